/* known.c - days of knowledge. */
#include "plan/known.h"

#include "record/anchor.h"
#include "record/when.h"

#include <string.h>

struct clock_start known_start(const struct judge *judge, const struct xml_node *node)
{
	struct findings *findings = findings_new(); /* check has said them */
	struct clock_start start = {0};
	struct when when = {0};

	start.bounded = node
			&& anchor_bounds(judge->root, node, &start.first, &start.last)
				   == ANCHOR_BOUNDED;
	if (start.bounded && when_read(node, judge->arena, &when, findings)
		&& when.state == WHEN_STATED
		&& (when.precision == WHEN_HOUR || when.precision == WHEN_MINUTE)) {
		start.timed = true;
		start.hour = when.hour;
		start.minute = when.precision == WHEN_MINUTE ? when.minute : 0;
		start.zone = when.zone;
	}
	findings_free(findings);
	return start;
}

/* Takes NODE's date where it is earlier than what was found. */
static void earliest_take(const struct judge *judge, const struct xml_node *node,
	struct clock_start *start, const struct xml_node **found)
{
	struct clock_start other = known_start(judge, node);

	if (!*found || (other.bounded && !start->bounded)
		|| (other.bounded && date_compare(other.first, start->first) < 0)) {
		*start = other;
		*found = node;
	}
}

static bool event_is(const struct xml_node *event, const char *kind)
{
	return strcmp(xml_attribute(event, "kind"), kind) == 0;
}

/* The earliest event KIND of the party. */
static void events_take(const struct judge *judge, const char *kind, struct clock_start *start,
	const struct xml_node **found)
{
	const struct xml_node *event = xml_child(judge->root, "event");

	for (; event; event = xml_next_same(event)) {
		const char *aspect = xml_attribute(event, "aspect");

		if (event_is(event, kind) && judge_is_of(judge, event, "party")
			&& xml_child(event, "when")
			&& (!aspect || strcmp(aspect, "no-leak") != 0))
			earliest_take(judge, xml_child(event, "when"), start, found);
	}
}

/* Being told by somebody else. */
static void notices_take(
	const struct judge *judge, struct clock_start *start, const struct xml_node **found)
{
	const struct xml_node *event = xml_child(judge->root, "event");

	for (; event; event = xml_next_same(event))
		if ((event_is(event, "notice") || event_is(event, "contact"))
			&& xml_attribute(event, "party") && judge_is_of(judge, event, "party")
			&& xml_child(event, "when"))
			earliest_take(judge, xml_child(event, "when"), start, found);
}

void known_basis(struct judge *judge, const struct xml_node *basis, struct plan_ground *ground)
{
	const struct xml_node *known = xml_child(basis, "known");

	if (known)
		earliest_take(judge, known, &ground->known, &ground->known_node);
}

static void bases_take(
	const struct judge *judge, struct clock_start *start, const struct xml_node **found)
{
	const struct xml_node *basis = xml_child(judge->root, "basis");

	for (; basis; basis = xml_next_same(basis))
		if (judge_is_of(judge, basis, "party") && xml_child(basis, "known"))
			earliest_take(judge, xml_child(basis, "known"), start, found);
}

static void known_assumed(struct judge *judge, struct plan_reporter *reporter)
{
	const char *value = judge_assumed(judge, "known");
	struct date date;

	if (!value || !judge->own || !day_read(&value, &date))
		return;
	reporter->known = (struct clock_start){.bounded = true, .first = date, .last = date};
	reporter->known_node = NULL;
}

void known_find(struct judge *judge, struct plan_reporter *reporter)
{
	events_take(judge, "discovery", &reporter->discovered, &reporter->discovered_node);
	if (!reporter->discovered_node)
		events_take(
			judge, "awareness", &reporter->discovered, &reporter->discovered_node);
	if (!reporter->discovered_node && !judge->own)
		notices_take(judge, &reporter->discovered, &reporter->discovered_node);
	reporter->known = reporter->discovered;
	reporter->known_node = reporter->discovered_node;
	bases_take(judge, &reporter->known, &reporter->known_node);
	known_assumed(judge, reporter);
}
