/* release_order.c - releases in their order. */
#include "plan/release_order.h"

#include "plan/known.h"

#include <string.h>

/* Below, at or above zero as A is before, with or after B, as far as both say. */
static int start_compare(const struct clock_start *a, const struct clock_start *b)
{
	int64_t left = clock_begin(a), right = clock_begin(b);

	if (!a->bounded || !b->bounded || date_compare(a->first, a->last) != 0
		|| date_compare(b->first, b->last) != 0)
		return 0;
	if ((!a->timed || !b->timed) && date_compare(a->first, b->first) == 0)
		return 0;
	return (left > right) - (left < right);
}

/* --- the order */

/* The title of a document, the name of a desk, the party that was told. */
static const char *release_what(const struct planning *planning, const struct law_release *law,
	const struct xml_node *node)
{
	const struct xml_node *parent = xml_parent(node);
	const char *what = planning_text(planning, parent, "title");
	const struct xml_node *party = xml_is(parent, "event") ? planning_party(
					       planning, xml_attribute(parent, "party"))
							       : NULL;

	if (!what)
		what = planning_text(planning, parent, "name");
	if (!what && party)
		what = planning_party_name(planning, party);
	return what ? what : law->title;
}

/* What has no day at all comes last. */
static bool goes_before(const struct plan_release *a, const struct plan_release *b)
{
	if (a->when.bounded != b->when.bounded)
		return a->when.bounded;
	return a->when.bounded && clock_begin(&a->when) < clock_begin(&b->when);
}

static void release_insert(struct plan_release **first, struct plan_release *release)
{
	while (*first && !goes_before(release, *first))
		first = &(*first)->next;
	release->next = *first;
	*first = release;
}

struct plan_release *releases_plan(struct planning *planning)
{
	const struct law_release *law = planning->question->law->releases;
	struct plan_release *first = NULL;

	for (; law; law = law->next) {
		const struct xml_node **nodes = xpath_nodes(planning->judge.tree, law->select,
			planning->judge.root, planning->arena, law->place, planning->findings);

		for (; *nodes; nodes++) {
			struct plan_release *release =
				arena_alloc(planning->arena, sizeof *release);

			release->law = law;
			release->node = *nodes;
			release->what = release_what(planning, law, *nodes);
			release->when = known_start(&planning->judge, *nodes);
			release->embargo = xml_child(xml_parent(*nodes), "embargo");
			release->embargo_when = known_start(&planning->judge, release->embargo);
			release_insert(&first, release);
		}
	}
	return first;
}

/* --- findings */

static const struct plan_release *release_first(const struct plan *plan, const char *id)
{
	const struct plan_release *release = plan->releases;

	while (release && strcmp(release->law->id, id) != 0)
		release = release->next;
	return release;
}

static void afters_check(const struct plan *plan, const struct plan_release *release,
	struct arena *arena, struct findings *findings)
{
	const struct law_after *after = release->law->afters;

	for (; after; after = after->next) {
		const struct plan_release *other = release_first(plan, after->id);

		if (!other || start_compare(&release->when, &other->when) >= 0)
			continue;
		finding_add(findings, after->advised ? "plan-order-advised" : "plan-order",
			xml_place(release->node), "second", release->what, "second-day",
			xml_trimmed(arena, release->node), "first", other->law->title,
			"first-day", xml_trimmed(arena, other->node), "source", after->source,
			NULL);
	}
}

void release_order_check(
	const struct plan *plan, struct arena *arena, struct findings *findings)
{
	for (const struct plan_release *release = plan->releases; release;
		release = release->next) {
		if (release_first(plan, release->law->id) == release)
			afters_check(plan, release, arena, findings);
		if (release->embargo
			&& start_compare(&release->when, &release->embargo_when) < 0)
			finding_add(findings, "plan-embargo", xml_place(release->node), "value",
				xml_trimmed(arena, release->node), "other",
				xml_trimmed(arena, release->embargo), NULL);
	}
}
