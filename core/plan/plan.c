/* plan.c - reporters, their duties, and what is done of them. */
#include "plan/plan.h"

#include "plan/judge.h"
#include "plan/known.h"
#include "record/path.h"
#include "record/when.h"

#include <string.h>

struct planning {
	struct judge judge;
	const struct plan_question *question;
	struct arena *arena;
	struct findings *findings;
	struct plan *plan;
};

static const char *child_text(
	const struct planning *planning, const struct xml_node *node, const char *name)
{
	return xml_trimmed(planning->arena, xml_child(node, name));
}

static const char *party_name(const struct planning *planning, const struct xml_node *party)
{
	const char *name = child_text(planning, party, "name");

	if (!name)
		name = child_text(planning, party, "alias");
	return name ? name : xml_attribute(party, "id");
}

static const struct xml_node *party_find(const struct planning *planning, const char *id)
{
	const struct xml_node *party = xml_child(planning->judge.root, "party");

	while (party && (!id || strcmp(xml_attribute(party, "id"), id) != 0))
		party = xml_next_same(party);
	return party;
}

static bool word_in(const char *words, const char *word)
{
	const size_t length = strlen(word);

	for (const char *at = words; at && (at = strstr(at, word)); at += length)
		if ((at == words || at[-1] == ' ') && (!at[length] || at[length] == ' '))
			return true;
	return false;
}

/* --- groups */

static const struct xml_node *handler_of(const struct xml_node *group, const char *party)
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
	const struct xml_node *handler = handler_of(group, party);
	const char *under = xml_attribute(handler, "under");

	if (upper)
		return under && strcmp(under, upper) == 0;
	return handler || (own && !xml_child(group, "handler"));
}

static const struct xml_node **groups_of(
	const struct planning *planning, const char *party, bool own, const char *upper)
{
	const struct xml_node *first = xml_child(planning->judge.root, "group"), *group;
	const struct xml_node **groups;
	size_t count = 0;

	for (group = first; group; group = xml_next_same(group))
		count++;
	groups = arena_array(planning->arena, count + 1, sizeof *groups);
	count = 0;
	for (group = first; group; group = xml_next_same(group))
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

static bool in_force(const struct planning *planning, const struct plan_reporter *reporter,
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

static struct plan_ground *grounds_judge(struct planning *planning,
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

static enum law_result grounds_result(const struct plan_ground *ground)
{
	enum law_result best = LAW_NONE;

	for (; ground; ground = ground->next)
		if (ground->result > best)
			best = ground->result;
	return best;
}

static const struct plan_ground *ground_appears(
	const struct plan_ground *ground, const char *id)
{
	while (ground && (strcmp(ground->law->id, id) != 0 || ground->result != LAW_APPEARS))
		ground = ground->next;
	return ground;
}

/* --- clocks */

static const struct law_clock *clock_choose(const struct planning *planning,
	const struct plan_reporter *reporter, const struct plan_ground *grounds,
	const struct law_clock *clock)
{
	while (clock
		&& (!in_force(planning, reporter, clock->force)
			|| (clock->ground && !ground_appears(grounds, clock->ground))))
		clock = clock->next;
	return clock;
}

static int64_t figure(const struct xml_node *node, const char *name)
{
	const char *text = xml_attribute(node, name);
	int64_t value = 0;

	for (; text && *text >= '0' && *text <= '9' && value < 1000000; text++)
		value = value * 10 + (*text - '0');
	return value;
}

static bool attribute_is(const struct xml_node *node, const char *name, const char *value)
{
	const char *text = xml_attribute(node, name);

	return text && strcmp(text, value) == 0;
}

/* The term of CLOCK; of one that the record has, of TO, an <obligation>. */
static struct clock_term term_of(const struct law_clock *clock, const struct xml_node *to)
{
	if (clock->recorded)
		return (struct clock_term){.days = figure(to, "days"),
			.hours = figure(to, "hours"),
			.shifts = attribute_is(to, "closed", "next"),
			.from_next = attribute_is(to, "count", "from-next")};
	return (struct clock_term){
		clock->first, clock->days, clock->hours, clock->shifts, false};
}

static struct clock_start start_of(const struct planning *planning,
	const struct plan_reporter *reporter, const struct law_clock *clock,
	const struct xml_node *to)
{
	const struct xml_node *stated = clock->recorded ? xml_child(to, "starts") : NULL;

	if (stated)
		return known_start(&planning->judge, stated);
	return clock->from_discovery && reporter->discovered.bounded ? reporter->discovered
								     : reporter->known;
}

/* --- what is done */

static void done_add(
	struct planning *planning, const struct xml_node *node, struct plan_step *step)
{
	struct plan_done *done = arena_alloc(planning->arena, sizeof *done), **end;
	struct clock_start day = known_start(&planning->judge, node);

	*done = (struct plan_done){
		.when = xml_trimmed(planning->arena, node),
		.path = path_of(node, planning->arena),
		.place = xml_place(node),
		.dated = day.bounded && date_compare(day.first, day.last) == 0,
		.first = day.first,
	};
	for (end = &step->done; *end; end = &(*end)->next)
		if (strcmp((*end)->path, done->path) == 0)
			return;
	*end = done;
}

/* Is FILING one of PARTY, for this step? A report whose stage is not recorded is taken
 * for the first. */
static bool filing_fits(const struct planning *planning, const struct xml_node *filing,
	const struct law_duty *duty, const struct law_step *step)
{
	const char *reporters = xml_attribute(filing, "reporters");
	const char *stage = xml_attribute(filing, "stage");
	const char *how = xml_attribute(filing, "how");

	if (!duty->filed || !word_in(duty->filed, xml_attribute(filing, "kind"))
		|| (how && strcmp(how, "report") != 0))
		return false;
	if (reporters ? !word_in(reporters, xml_attribute(planning->judge.party, "id"))
		      : !planning->judge.own)
		return false;
	return stage ? strcmp(stage, step->id) == 0 : step == duty->steps;
}

static void done_find(
	struct planning *planning, const struct law_duty *duty, struct plan_step *step)
{
	const struct xml_node *filing = xml_child(planning->judge.root, "filing");
	const struct xml_node **nodes;

	for (; filing; filing = xml_next_same(filing))
		if (xml_child(filing, "when") && filing_fits(planning, filing, duty, step->law))
			done_add(planning, xml_child(filing, "when"), step);
	if (!step->law->done)
		return;
	nodes = xpath_nodes(planning->judge.tree, step->law->done, planning->judge.root,
		planning->arena, step->law->place, planning->findings);
	for (; *nodes; nodes++)
		done_add(planning, *nodes, step);
}

/* --- steps */

/* Whether what is due at DUE is done, and when. */
static void step_judge(const struct planning *planning, struct plan_step *step)
{
	const struct moment *now = planning->question->now;

	if (!step->due.exact || step->result != LAW_APPEARS)
		return;
	step->overdue = !step->done && now && now->seconds >= step->due.end;
	step->late = step->done && step->done->dated
		     && date_compare(step->done->first, step->due.last) > 0;
}

static enum law_result step_result(struct planning *planning,
	const struct plan_reporter *reporter, const struct plan_duty *duty,
	const struct law_step *law)
{
	bool any = false;

	if (!law->grounds || duty->result < LAW_OPEN)
		return duty->result;
	return grounds_result(grounds_judge(planning, reporter, law->grounds, &any));
}

static struct plan_step *steps_plan(struct planning *planning,
	const struct plan_reporter *reporter, const struct plan_duty *duty)
{
	struct plan_step *first = NULL, **end = &first;

	for (const struct law_step *law = duty->law->steps; law; law = law->next) {
		const struct law_clock *clock =
			clock_choose(planning, reporter, duty->grounds, law->clocks);
		struct plan_step *step;
		struct clock_start start;
		struct clock_term term;

		if (!clock)
			continue;
		step = arena_alloc(planning->arena, sizeof *step);
		start = start_of(planning, reporter, clock, duty->to);
		term = term_of(clock, duty->to);
		step->law = law;
		step->clock = clock;
		step->words = clock->recorded ? child_text(planning, duty->to, "term") : NULL;
		if (!step->words)
			step->words = clock->words;
		step->result = step_result(planning, reporter, duty, law);
		step->due = clock_due(&term, &start, planning->question->law->holidays);
		done_find(planning, duty->law, step);
		step_judge(planning, step);
		*end = step;
		end = &step->next;
	}
	return first;
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

		if (*nodes && in_force(planning, reporter, addressee->force))
			facts_add(&duty->notes, &planning->judge, LAW_CONFIRM, *nodes,
				addressee->text);
	}
}

static const char *recipient_name(
	const struct planning *planning, const struct law_duty *law, const struct xml_node *to)
{
	const char *name = child_text(planning, to, "name");
	const struct xml_node *party = party_find(planning, xml_attribute(to, "to"));

	if (!to)
		return law->recipient;
	if (xml_is(to, "party"))
		return party_name(planning, to);
	if (party)
		return party_name(planning, party);
	return name ? name : law->recipient;
}

static struct plan_duty *duty_plan(struct planning *planning,
	const struct plan_reporter *reporter, const struct law_duty *law,
	const struct xml_node *to)
{
	struct plan_duty *duty = arena_alloc(planning->arena, sizeof *duty);
	const char *upper = to && xml_is(to, "party") ? xml_attribute(to, "id") : NULL;

	judge_turn(&planning->judge, reporter->party, to,
		groups_of(planning, reporter->id, reporter->own, upper));
	duty->law = law;
	duty->to = to;
	duty->recipient = recipient_name(planning, law, to);
	if (in_force(planning, reporter, law->force))
		duty->grounds =
			grounds_judge(planning, reporter, law->grounds, &duty->in_force);
	duty->result = grounds_result(duty->grounds);
	duty->steps = steps_plan(planning, reporter, duty);
	if (duty->result >= LAW_OPEN)
		addressees_note(planning, reporter, duty);
	return duty;
}

/* One for each to whom it is owed. */
static struct plan_duty **duties_plan(struct planning *planning,
	const struct plan_reporter *reporter, const struct law_duty *law,
	struct plan_duty **end)
{
	const struct xml_node **to;

	judge_turn(&planning->judge, reporter->party, NULL,
		groups_of(planning, reporter->id, reporter->own, NULL));
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
	const char *regime = child_text(planning, party, "regime");
	const struct law_duty *law = planning->question->law->duties;
	struct plan_duty **end = &reporter->duties;

	reporter->party = party;
	reporter->id = xml_attribute(party, "id");
	reporter->name = party_name(planning, party);
	reporter->own = own;
	reporter->public_body = regime && strcmp(regime, "public-body") == 0;
	judge_turn(&planning->judge, party, NULL, groups_of(planning, reporter->id, own, NULL));
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
		if (handler_of(group, party))
			return true;
	return false;
}

static void reporters_plan(struct planning *planning)
{
	const char *self = xml_attribute(xml_child(planning->judge.root, "self"), "ref");
	const struct xml_node *party = party_find(planning, self);
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

/* --- exemption by a notice to the controllers (法26条1項ただし書) */

static const struct plan_duty *duty_to(
	const struct plan_reporter *reporter, const char *id, const char *party)
{
	const struct plan_duty *duty = reporter->duties;

	while (duty
		&& (strcmp(duty->law->id, id) != 0 || !duty->to
			|| !attribute_is(duty->to, "id", party)))
		duty = duty->next;
	return duty;
}

/* Whether the controller PARTY owes a report itself: the exemption needs that. */
static enum law_result owes_report(const struct plan *plan, const char *party)
{
	const struct plan_reporter *reporter = plan->reporters;
	enum law_result best = LAW_NONE;

	while (reporter && strcmp(reporter->id, party) != 0)
		reporter = reporter->next;
	for (const struct plan_duty *duty = reporter ? reporter->duties : NULL; duty;
		duty = duty->next)
		if (strncmp(duty->law->id, "ppc", 3) == 0 && duty->result > best)
			best = duty->result;
	return best;
}

/* What GROUP, handled by REPORTER, says to its exemption by the duty ID. */
static enum law_result group_exempt(struct planning *planning,
	const struct plan_reporter *reporter, const struct xml_node *group,
	struct plan_duty *duty)
{
	const struct law *law = planning->question->law;
	const char *upper = xml_attribute(handler_of(group, reporter->id), "under");
	const struct plan_duty *notice =
		upper ? duty_to(reporter, duty->law->exempt, upper) : NULL;
	const char *name;

	if (!notice)
		return LAW_NONE;
	name = notice->recipient;
	if (!notice->steps || !notice->steps->done) {
		facts_add(&duty->notes, &planning->judge, LAW_OPEN, notice->to,
			law_say(law, planning->arena, "exempt-untold", "name", name, NULL));
		return LAW_OPEN;
	}
	if (owes_report(planning->plan, upper) != LAW_APPEARS) {
		facts_add(&duty->notes, &planning->judge, LAW_OPEN, notice->to,
			law_say(law, planning->arena, "exempt-unclear", "name", name, NULL));
		return LAW_OPEN;
	}
	facts_add(&duty->notes, &planning->judge, LAW_APPEARS, notice->to,
		law_say(law, planning->arena, "exempt-told", "name", name, "when",
			notice->steps->done->when, NULL));
	return LAW_APPEARS;
}

/* Every group must be exempt; one's own data never is. */
static void exemption_judge(
	struct planning *planning, const struct plan_reporter *reporter, struct plan_duty *duty)
{
	const struct xml_node **group = groups_of(planning, reporter->id, reporter->own, NULL);
	enum law_result weakest = LAW_APPEARS;
	bool any_entrusted = false;

	for (; *group; group++) {
		enum law_result result = group_exempt(planning, reporter, *group, duty);

		any_entrusted = any_entrusted || result != LAW_NONE;
		if (result < weakest)
			weakest = result;
	}
	if (!any_entrusted)
		return;
	if (weakest == LAW_NONE)
		facts_add(&duty->notes, &planning->judge, LAW_CONFIRM, reporter->party,
			law_say(planning->question->law, planning->arena, "exempt-partly",
				NULL));
	duty->exempt = weakest;
}

static void exemptions_judge(struct planning *planning)
{
	struct plan_reporter *reporter = planning->plan->reporters;

	for (; reporter; reporter = reporter->next)
		for (struct plan_duty *duty = reporter->duties; duty; duty = duty->next)
			if (duty->law->exempt && duty->result >= LAW_OPEN)
				exemption_judge(planning, reporter, duty);
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
