/* judge.c - conditions, then grounds, answered from the facts. */
#include "plan/judge.h"

#include "base/buffer.h"
#include "base/message.h"
#include "base/utf8.h"
#include "plan/known.h"
#include "plan/people.h"
#include "record/count.h"
#include "record/path.h"

#include <stdlib.h>
#include <string.h>

/* Longer values are cut: the place says where the rest stands. */
enum { VALUE_CHARACTERS = 40 };

const char *judge_assumed(const struct judge *judge, const char *name)
{
	const struct plan_assumption *assumption = judge->question->assumptions;

	while (assumption && strcmp(assumption->name, name) != 0)
		assumption = assumption->next;
	return assumption ? assumption->value : NULL;
}

void judge_turn(struct judge *judge, const struct xml_node *party,
	const struct xml_node *recipient, const struct xml_node **groups)
{
	const char *self = xml_attribute(xml_child(judge->root, "self"), "ref");
	size_t mine = 0;

	while (groups[mine])
		mine++;
	judge->party = party;
	judge->recipient = recipient;
	judge->groups = groups;
	judge->all_groups = mine == xml_count(judge->root, "group");
	judge->own = self && strcmp(self, xml_attribute(party, "id")) == 0;
	xpath_bind(judge->tree, "reporter", party);
	xpath_bind(judge->tree, "recipient", recipient);
}

bool judge_is_of(const struct judge *judge, const struct xml_node *node, const char *attribute)
{
	const char *party = xml_attribute(node, attribute);

	return party ? strcmp(party, xml_attribute(judge->party, "id")) == 0 : judge->own;
}

/* --- facts */

static void fact_append(
	struct plan_facts *facts, struct arena *arena, const struct plan_fact *fact)
{
	struct plan_fact *copy = facts->first;

	while (copy
		&& (strcmp(copy->text, fact->text) != 0
			|| copy->place.line != fact->place.line))
		copy = copy->next;
	if (copy)
		return;
	copy = arena_alloc(arena, sizeof *copy);
	*copy = *fact;
	copy->next = NULL;
	if (facts->last)
		facts->last->next = copy;
	else
		facts->first = copy;
	facts->last = copy;
}

void facts_add(struct plan_facts *facts, struct judge *judge, enum law_result result,
	const struct xml_node *node, const char *text)
{
	const char *path = node ? path_of(node, judge->arena) : NULL;

	fact_append(facts, judge->arena,
		&(struct plan_fact){result, text, path, xml_place(node), NULL});
}

/* Of FROM those that speak for RESULT. */
static void facts_join(struct plan_facts *to, struct judge *judge,
	const struct plan_facts *from, enum law_result result)
{
	for (const struct plan_fact *fact = from->first; fact; fact = fact->next)
		if (fact->result == result)
			fact_append(to, judge->arena, fact);
}

/* --- conditions */

static const char *text_shortened(struct arena *arena, const char *text)
{
	size_t length = strlen(text), at = 0, taken;

	for (size_t count = 0; at < length && count < VALUE_CHARACTERS; count++) {
		utf8_decode(text + at, length - at, &taken);
		at += taken;
	}
	return at < length ? arena_format(arena, "%.*s…", (int)at, text) : text;
}

/* A state in words, as far as there are some in the language. */
static const char *state_said(const struct judge *judge, const struct xml_node *node)
{
	const char *code = xml_trimmed(judge->arena, node);
	const struct terms *terms = judge->question->terms;
	const char *said = terms ? terms_find(terms, xml_name(node), code, "short") : NULL;

	if (!said && terms)
		said = terms_find(terms, xml_name(node), code, "report");
	return said ? said : arena_format(judge->arena, "%s %s", xml_name(node), code);
}

static const struct xml_node *enclosing(const struct xml_node *node, const char *name)
{
	while (node && !xml_is(node, name))
		node = xml_parent(node);
	return node;
}

static const char *group_name(const struct judge *judge, const struct xml_node *node)
{
	const struct xml_node *group = enclosing(node, "group");
	const char *name = xml_trimmed(judge->arena, xml_child(group, "name"));

	return name ? name : group ? xml_attribute(group, "id") : "";
}

static const char *test_said(
	const struct judge *judge, const struct law_test *test, const struct xml_node *node)
{
	const char *pairs[] = {"group", group_name(judge, node), "value",
		text_shortened(judge->arena, xml_trimmed(judge->arena, node)), "said",
		state_said(judge, node), "id", path_nearest_id(node), NULL};
	struct buffer text = {0};
	const char *said;

	message_fill(&text, test->text, pairs);
	said = arena_copy(judge->arena, text.data, text.length);
	buffer_done(&text);
	return said;
}

static void test_run(struct judge *judge, const struct law_test *test,
	const struct xml_node *context, struct judge_answer *answer)
{
	const struct xml_node **nodes = xpath_nodes(
		judge->tree, test->select, context, judge->arena, test->place, judge->findings);

	if (*nodes && test->result > answer->result)
		answer->result = test->result;
	for (; *nodes && test->text; nodes++)
		facts_add(&answer->facts, judge, test->result, *nodes,
			test_said(judge, test, *nodes));
}

static bool condition_assumed(struct judge *judge, struct judge_answer *answer)
{
	const char *value = judge_assumed(judge, answer->condition->id);
	const char *text;

	if (!value)
		return false;
	answer->result = strcmp(value, "yes") == 0 ? LAW_APPEARS : LAW_NONE;
	text = law_say(judge->question->law, judge->arena,
		answer->result == LAW_APPEARS ? "assumed-yes" : "assumed-no", "title",
		answer->condition->title, NULL);
	facts_add(&answer->facts, judge, answer->result, NULL, text);
	return true;
}

/* Asked once for the same reporter, recipient and context. */
static const struct judge_answer *condition_ask(struct judge *judge,
	const struct law_condition *condition, const struct xml_node *context)
{
	struct judge_answer *answer = judge->answers;

	while (answer
		&& (answer->condition != condition || answer->context != context
			|| answer->reporter != judge->party
			|| answer->recipient != judge->recipient))
		answer = answer->next;
	if (answer)
		return answer;
	answer = arena_alloc(judge->arena, sizeof *answer);
	*answer = (struct judge_answer){
		.condition = condition,
		.context = context,
		.reporter = judge->party,
		.recipient = judge->recipient,
		.next = judge->answers,
	};
	judge->answers = answer;
	if (!condition_assumed(judge, answer))
		for (const struct law_test *test = condition->tests; test; test = test->next)
			test_run(judge, test, context, answer);
	return answer;
}

/* --- grounds of one context */

/* Whether LAW asks anything of groups. */
static bool asks_groups(const struct law_ground *law)
{
	bool asks = law->over != 0;

	for (size_t i = 0; law->conditions[i]; i++)
		asks = asks || law->conditions[i]->of_group;
	return asks;
}

/* All conditions of LAW that are of groups, or are not (OF_GROUP), for CONTEXT: the
 * weakest answer.  What speaks for it is added to FACTS. */
static enum law_result conditions_ask(struct judge *judge, const struct law_ground *law,
	bool of_group, const struct xml_node *context, struct plan_facts *facts)
{
	enum law_result weakest = LAW_APPEARS;

	for (size_t i = 0; law->conditions[i]; i++)
		if (law->conditions[i]->of_group == of_group) {
			const struct judge_answer *answer =
				condition_ask(judge, law->conditions[i], context);

			if (answer->result < weakest)
				weakest = answer->result;
		}
	for (size_t i = 0; law->conditions[i]; i++)
		if (law->conditions[i]->of_group == of_group) {
			const struct judge_answer *answer =
				condition_ask(judge, law->conditions[i], context);

			facts_join(facts, judge, &answer->facts, answer->result);
		}
	return weakest;
}

/* --- people */

/* The people of GROUP: assumed, or stated. */
static struct people group_people(
	const struct judge *judge, const struct law_ground *law, const struct xml_node *group)
{
	return people_read(xml_child(group, "people"), law->about, judge->arena);
}

/* Where the number of people stands, or should. */
static const struct xml_node *people_node(const struct judge *judge)
{
	const struct xml_node *total = xml_child(xml_child(judge->root, "total"), "people");
	const struct xml_node *group = judge->groups[0];

	if (judge->all_groups && total)
		return total;
	return xml_child(group, "people") ? xml_child(group, "people") : group;
}

/* 27,000人 */
static const char *figure_said(const struct judge *judge, int64_t number)
{
	const char *digits = arena_format(judge->arena, "%lld", (long long)number);
	struct buffer text = {0};
	const char *said;

	for (const char *digit = digits; *digit; digit++) {
		if (digit > digits && strlen(digit) % 3 == 0)
			buffer_byte(&text, ',');
		buffer_byte(&text, *digit);
	}
	said = arena_copy(judge->arena, text.data, text.length);
	buffer_done(&text);
	return said;
}

static const char *bounds_said(const struct judge *judge, struct people people)
{
	const char *id = !people.lowest && people.highest == COUNT_UNBOUNDED ? "people-unknown"
			 : people.lowest == people.highest                   ? "people-exactly"
			 : people.highest == COUNT_UNBOUNDED                 ? "people-at-least"
									     : "people-between";

	return law_say(judge->question->law, judge->arena, id, "lowest",
		figure_said(judge, people.lowest), "highest",
		figure_said(judge, people.highest), NULL);
}

/* The answer of a number of PEOPLE to the threshold of LAW. */
static enum law_result people_answer(struct judge *judge, const struct law_ground *law,
	struct people people, struct plan_ground *ground)
{
	const char *over = figure_said(judge, law->over);
	const struct xml_node *node =
		judge_assumed(judge, "people") ? NULL : people_node(judge);
	const char *id = "people-within";
	enum law_result result = LAW_NONE;

	if (people.lowest > law->over) {
		id = "people-over";
		result = LAW_APPEARS;
	} else if (people.highest == COUNT_UNBOUNDED) {
		id = "people-open";
		result = LAW_OPEN;
	} else if (people.highest > law->over) {
		id = "people-straddle";
		result = LAW_APPEARS;
		ground->straddles = true;
	}
	facts_add(&ground->facts, judge, result, node,
		law_say(judge->question->law, judge->arena, id, "over", over, "people",
			bounds_said(judge, people), NULL));
	return result;
}

/* --- grounds */

/* Groups by what their conditions said. */
struct tally {
	enum law_result best;
	struct plan_facts facts[LAW_APPEARS + 1];
	struct people certain, possible; /* of groups that appear; of those or open ones */
};

static void group_count(struct judge *judge, const struct law_ground *law,
	const struct xml_node *group, enum law_result result, struct tally *tally)
{
	struct people people = group_people(judge, law, group);

	if (result == LAW_APPEARS)
		tally->certain = people_join(tally->certain, people);
	if (result >= LAW_OPEN)
		tally->possible = people_join(tally->possible, people);
	if (result > tally->best)
		tally->best = result;
}

static struct tally groups_ask(struct judge *judge, const struct law_ground *law)
{
	struct tally tally = {0};

	for (const struct xml_node **group = judge->groups; *group; group++) {
		struct plan_facts facts = {0};
		enum law_result result = conditions_ask(judge, law, true, *group, &facts);

		facts_join(&tally.facts[result], judge, &facts, result);
		group_count(judge, law, *group, result, &tally);
	}
	return tally;
}

/* The total of the record, when it is the reporter's own: it knows of persons in
 * several groups. */
static struct people total_meet(
	const struct judge *judge, const struct law_ground *law, struct people people)
{
	const struct xml_node *total = xml_child(xml_child(judge->root, "total"), "people");
	const char *assumed = judge_assumed(judge, "people");

	if (assumed) {
		long long number = strtoll(assumed, NULL, 10);

		return (struct people){number, number, false};
	}
	if (!judge->all_groups || !total)
		return people;
	return people_meet(people_read(total, law->about, judge->arena), people);
}

static enum law_result threshold_answer(struct judge *judge, const struct law_ground *law,
	const struct tally *tally, struct plan_ground *ground)
{
	struct people certain = total_meet(judge, law, tally->certain);
	struct people possible = total_meet(judge, law, tally->possible);

	if (tally->best < LAW_OPEN)
		return tally->best;
	if (tally->best == LAW_APPEARS && certain.highest > law->over)
		return people_answer(judge, law, certain, ground);
	if (possible.highest > law->over) {
		facts_add(&ground->facts, judge, LAW_OPEN, people_node(judge),
			law_say(judge->question->law, judge->arena, "people-possible", "over",
				figure_said(judge, law->over), "people",
				bounds_said(judge, possible), NULL));
		return LAW_OPEN;
	}
	return people_answer(judge, law, possible, ground);
}

static enum law_result groups_answer(
	struct judge *judge, const struct law_ground *law, struct plan_ground *ground)
{
	struct tally tally;

	if (!judge->groups[0]) {
		facts_add(&ground->facts, judge, LAW_OPEN, judge->root,
			law_say(judge->question->law, judge->arena, "no-groups", NULL));
		return LAW_OPEN;
	}
	tally = groups_ask(judge, law);
	facts_join(&ground->facts, judge, &tally.facts[tally.best], tally.best);
	return law->over ? threshold_answer(judge, law, &tally, ground) : tally.best;
}

static enum law_result basis_result(struct judge *judge, const struct xml_node *basis)
{
	const struct xml_node *status = xml_child(basis, "status");
	const char *state = status ? xml_trimmed(judge->arena, status) : "confirmed";

	if (strcmp(state, "denied") == 0)
		return LAW_CONFIRM;
	return strcmp(state, "confirmed") == 0 || strcmp(state, "suspected") == 0
			       || strcmp(state, "not-excluded") == 0
		       ? LAW_APPEARS
		       : LAW_OPEN;
}

/* What the people who judged wrote of GROUND in BASIS, if that is what it is about. */
static void basis_join(
	struct judge *judge, const struct xml_node *basis, struct plan_ground *ground)
{
	const char *of = xml_attribute(basis, "law");
	const bool same = strcmp(of, ground->law->id) == 0;
	const bool implied = ground->law->also && strcmp(of, ground->law->also) == 0;
	enum law_result result = basis_result(judge, basis);

	if ((!same && !(implied && result != LAW_CONFIRM))
		|| !judge_is_of(judge, basis, "party"))
		return;
	ground->recorded = true;
	if (result > ground->result && result != LAW_CONFIRM)
		ground->result = result;
	facts_add(&ground->facts, judge, result, basis,
		law_say(judge->question->law, judge->arena,
			result == LAW_APPEARS ? "basis-recorded"
			: result == LAW_OPEN  ? "basis-open"
					      : "basis-denied",
			"id", xml_attribute(basis, "id"), NULL));
	if (same && result != LAW_CONFIRM)
		known_basis(judge, basis, ground);
}

/* All that the record says of GROUND: of the law, and of the Privacy Mark's rules. */
static void bases_join(struct judge *judge, struct plan_ground *ground)
{
	const struct xml_node *basis = xml_child(judge->root, "basis");

	for (; basis; basis = xml_next_same(basis))
		basis_join(judge, basis, ground);
	for (basis = xml_child(judge->root, "mark-basis"); basis; basis = xml_next_same(basis))
		basis_join(judge, basis, ground);
}

struct plan_ground *judge_ground(struct judge *judge, const struct law_ground *law)
{
	struct plan_ground *ground = arena_alloc(judge->arena, sizeof *ground);
	struct plan_facts facts = {0};
	enum law_result once = conditions_ask(judge, law, false, judge->root, &facts);

	ground->law = law;
	ground->result = once;
	if (once >= LAW_OPEN && asks_groups(law)) {
		enum law_result groups = groups_answer(judge, law, ground);

		if (groups < once)
			ground->result = groups;
	}
	if (ground->result == once || ground->result >= LAW_OPEN)
		facts_join(&ground->facts, judge, &facts, once);
	bases_join(judge, ground);
	return ground;
}
