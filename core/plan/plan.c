/* plan.c - reporters, their duties, and what is done of them. */
#include "plan/plan.h"

#include "plan/exemption.h"
#include "plan/known.h"
#include "plan/planning.h"
#include "plan/release_order.h"
#include "plan/step.h"

#include <string.h>

const char *planning_text(
	const struct planning *planning, const struct xml_node *node, const char *name)
{
	return xml_trimmed(planning->arena, xml_child(node, name));
}

const char *planning_party_name(const struct planning *planning, const struct xml_node *party)
{
	const char *name = planning_text(planning, party, "name");

	if (!name)
		name = planning_text(planning, party, "alias");
	return name ? name : xml_attribute(party, "id");
}

const struct xml_node *planning_party(const struct planning *planning, const char *id)
{
	const struct xml_node *party = xml_child(planning->judge.root, "party");

	while (party && (!id || strcmp(xml_attribute(party, "id"), id) != 0))
		party = xml_next_same(party);
	return party;
}

/* --- groups */

const struct xml_node *group_handler(const struct xml_node *group, const char *party)
{
	const struct xml_node *handler = xml_child(group, "handler");

	while (handler && strcmp(xml_attribute(handler, "ref"), party) != 0)
		handler = xml_next_same(handler);
	return handler;
}

/* Does PARTY handle GROUP, under UPPER when that is not NULL? */
static bool handles(
	const struct xml_node *group, const char *party, bool own, const char *upper)
{
	const struct xml_node *handler = group_handler(group, party);
	const char *under = xml_attribute(handler, "under");

	if (upper)
		return under && strcmp(under, upper) == 0;
	return handler || (own && !xml_child(group, "handler"));
}

const struct xml_node **planning_groups(
	const struct planning *planning, const char *party, bool own, const char *upper)
{
	const struct xml_node *root = planning->judge.root, *group = xml_child(root, "group");
	const struct xml_node **groups =
		arena_array(planning->arena, xml_count(root, "group") + 1, sizeof *groups);
	size_t count = 0;

	for (; group; group = xml_next_same(group))
		if (handles(group, party, own, upper))
			groups[count++] = group;
	return groups;
}

/* --- what is in force */

/* The day whose law applies: that of knowledge, else now; false when neither is known,
 * and all that is in force at last applies. */
static bool law_day(
	const struct planning *planning, const struct plan_reporter *reporter, struct date *day)
{
	int minutes;

	if (reporter->known.bounded)
		*day = reporter->known.last;
	else if (planning->question->now)
		*day = clock_date(planning->question->now->seconds, ZONE_JAPAN, &minutes);
	else
		return false;
	return true;
}

bool planning_in_force(const struct planning *planning, const struct plan_reporter *reporter,
	struct law_force force)
{
	struct date day;

	if (law_day(planning, reporter, &day))
		return law_in_force(force, day);
	return force.until.year == 9999;
}

static bool regime_fits(enum law_regime regime, const struct plan_reporter *reporter)
{
	return regime == REGIME_ANY || (regime == REGIME_PUBLIC) == reporter->public_body;
}

/* --- grounds */

struct plan_ground *planning_grounds(struct planning *planning,
	const struct plan_reporter *reporter, const char *ids, bool *any_in_force)
{
	struct plan_ground *first = NULL, **end = &first;
	char *rest = arena_text(planning->arena, ids), *id;
	struct date day;
	bool known = law_day(planning, reporter, &day);

	while ((id = strsep(&rest, " "))) {
		const struct law_ground *law =
			law_ground(planning->question->law, id, known ? &day : NULL);

		if (!law || !regime_fits(law->regime, reporter))
			continue;
		*any_in_force = true;
		*end = judge_ground(&planning->judge, law);
		end = &(*end)->next;
	}
	return first;
}

enum law_result planning_result(const struct plan_ground *ground)
{
	enum law_result best = LAW_NONE;

	for (; ground; ground = ground->next)
		if (ground->result > best)
			best = ground->result;
	return best;
}

/* --- duties */

static void addressees_note(
	struct planning *planning, const struct plan_reporter *reporter, struct plan_duty *duty)
{
	const struct law_addressee *addressee = duty->law->addressees;

	for (; addressee; addressee = addressee->next) {
		const struct xml_node **nodes =
			xpath_nodes(planning->judge.tree, addressee->when, planning->judge.root,
				planning->arena, addressee->place, planning->findings);

		if (*nodes && planning_in_force(planning, reporter, addressee->force))
			facts_add(&duty->notes, &planning->judge, LAW_CONFIRM, *nodes,
				addressee->text);
	}
}

static const char *recipient_name(
	const struct planning *planning, const struct law_duty *law, const struct xml_node *to)
{
	const char *name = planning_text(planning, to, "name");
	const struct xml_node *party = planning_party(planning, xml_attribute(to, "to"));

	if (!to)
		return law->recipient;
	if (xml_is(to, "party"))
		return planning_party_name(planning, to);
	if (party)
		return planning_party_name(planning, party);
	return name ? name : law->recipient;
}

/* A start that may be before or after the law came into force. */
static void force_note(
	struct planning *planning, const struct plan_reporter *reporter, struct plan_duty *duty)
{
	const struct date from = duty->law->force.from;

	if (!reporter->known.bounded || date_compare(reporter->known.first, from) >= 0
		|| date_compare(reporter->known.last, from) < 0)
		return;
	facts_add(&duty->notes, &planning->judge, LAW_CONFIRM, reporter->known_node,
		law_say(planning->question->law, planning->arena, "force-straddles", "from",
			arena_format(planning->arena, "%04d-%02d-%02d", from.year, from.month,
				from.day),
			NULL));
}

static struct plan_duty *duty_plan(struct planning *planning,
	const struct plan_reporter *reporter, const struct law_duty *law,
	const struct xml_node *to)
{
	struct plan_duty *duty = arena_alloc(planning->arena, sizeof *duty);
	const char *upper = to && xml_is(to, "party") ? xml_attribute(to, "id") : NULL;

	judge_turn(&planning->judge, reporter->party, to,
		planning_groups(planning, reporter->id, reporter->own, upper));
	duty->law = law;
	duty->to = to;
	duty->recipient = recipient_name(planning, law, to);
	if (planning_in_force(planning, reporter, law->force))
		duty->grounds =
			planning_grounds(planning, reporter, law->grounds, &duty->in_force);
	duty->result = planning_result(duty->grounds);
	duty->steps = steps_plan(planning, reporter, duty);
	if (duty->result >= LAW_OPEN) {
		addressees_note(planning, reporter, duty);
		force_note(planning, reporter, duty);
	}
	return duty;
}

/* One for each to whom it is owed. */
static struct plan_duty **duties_plan(struct planning *planning,
	const struct plan_reporter *reporter, const struct law_duty *law,
	struct plan_duty **end)
{
	const struct xml_node **to;

	judge_turn(&planning->judge, reporter->party, NULL,
		planning_groups(planning, reporter->id, reporter->own, NULL));
	if (!law->each) {
		*end = duty_plan(planning, reporter, law, NULL);
		return &(*end)->next;
	}
	to = xpath_nodes(planning->judge.tree, law->each, planning->judge.root, planning->arena,
		law->place, planning->findings);
	for (; *to; to++) {
		*end = duty_plan(planning, reporter, law, *to);
		end = &(*end)->next;
	}
	return end;
}

/* --- reporters */

static struct plan_reporter *reporter_plan(
	struct planning *planning, const struct xml_node *party, bool own)
{
	struct plan_reporter *reporter = arena_alloc(planning->arena, sizeof *reporter);
	const char *regime = planning_text(planning, party, "regime");
	const struct law_duty *law = planning->question->law->duties;
	struct plan_duty **end = &reporter->duties;

	reporter->party = party;
	reporter->id = xml_attribute(party, "id");
	reporter->name = planning_party_name(planning, party);
	reporter->own = own;
	reporter->public_body = regime && strcmp(regime, "public-body") == 0;
	judge_turn(&planning->judge, party, NULL,
		planning_groups(planning, reporter->id, own, NULL));
	known_find(&planning->judge, reporter);
	for (; law; law = law->next)
		if ((own || !law->own) && regime_fits(law->regime, reporter))
			end = duties_plan(planning, reporter, law, end);
	return reporter;
}

static bool is_handler(const struct planning *planning, const char *party)
{
	const struct xml_node *group = xml_child(planning->judge.root, "group");

	for (; group; group = xml_next_same(group))
		if (group_handler(group, party))
			return true;
	return false;
}

static void reporters_plan(struct planning *planning)
{
	const char *self = xml_attribute(xml_child(planning->judge.root, "self"), "ref");
	const struct xml_node *party = planning_party(planning, self);
	struct plan_reporter **end = &planning->plan->reporters;

	if (!party)
		return;
	*end = reporter_plan(planning, party, true);
	end = &(*end)->next;
	for (party = xml_child(planning->judge.root, "party"); party;
		party = xml_next_same(party)) {
		const char *id = xml_attribute(party, "id");

		if (strcmp(id, self) == 0 || !is_handler(planning, id))
			continue;
		*end = reporter_plan(planning, party, false);
		end = &(*end)->next;
	}
}

/* --- the whole */

const struct plan *plan_new(
	const struct plan_question *question, struct arena *arena, struct findings *findings)
{
	struct planning planning = {
		.judge = {.question = question,
			.arena = arena,
			.findings = findings,
			.tree = xpath_tree_new(question->view),
			.root = xml_root(question->view)},
		.question = question,
		.arena = arena,
		.findings = findings,
		.plan = arena_alloc(arena, sizeof(struct plan)),
	};

	planning.plan->question = question;
	reporters_plan(&planning);
	exemptions_judge(&planning);
	planning.plan->releases = releases_plan(&planning);
	xpath_tree_free(planning.judge.tree);
	return planning.plan;
}

bool plan_may_assume(const struct law *law, const struct plan_assumption *assumption)
{
	const char *value = assumption->value;
	struct date date;

	if (strcmp(assumption->name, "people") == 0)
		return *value && strlen(value) <= 12
		       && value[strspn(value, "0123456789")] == '\0';
	if (strcmp(assumption->name, "known") == 0)
		return day_read(&value, &date) && !*value;
	return law_condition(law, assumption->name)
	       && (strcmp(value, "yes") == 0 || strcmp(value, "no") == 0);
}
