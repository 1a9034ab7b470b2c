/* step.c - clocks, and what is recorded as done. */
#include "plan/step.h"

#include "plan/known.h"
#include "record/path.h"

#include <string.h>

static bool word_in(const char *words, const char *word)
{
	const size_t length = strlen(word);

	for (const char *at = words; at && (at = strstr(at, word)); at += length)
		if ((at == words || at[-1] == ' ') && (!at[length] || at[length] == ' '))
			return true;
	return false;
}

static bool attribute_says(const struct xml_node *node, const char *name, const char *value)
{
	const char *text = xml_attribute(node, name);

	return text && strcmp(text, value) == 0;
}

/* --- clocks */

static bool ground_is(struct planning *planning, const struct plan_reporter *reporter,
	const char *id, enum law_result result)
{
	bool any = false;

	return planning_result(planning_grounds(planning, reporter, id, &any)) == result;
}

/* The first of the clocks from CLOCK on that runs. */
static const struct law_clock *clock_choose(struct planning *planning,
	const struct plan_reporter *reporter, const struct law_clock *clock)
{
	while (clock
		&& (!planning_in_force(planning, reporter, clock->force)
			|| (clock->ground
				&& !ground_is(planning, reporter, clock->ground, LAW_APPEARS))))
		clock = clock->next;
	return clock;
}

/* Was the ground of CLOCK known to apply later than the rest? Which term then runs, and
 * from when, no text says. */
static bool is_later(struct planning *planning, const struct plan_reporter *reporter,
	const struct law_clock *clock)
{
	const struct plan_ground *ground;
	bool any = false;

	if (!clock->ground || !reporter->known.bounded)
		return false;
	ground = planning_grounds(planning, reporter, clock->ground, &any);
	return ground && ground->known.bounded
	       && date_compare(ground->known.first, reporter->known.first) > 0;
}

/* A clock other than CLOCK, which runs, that may run instead: because its ground is
 * open, or that of CLOCK came later. */
static const struct law_clock *clock_alternative(struct planning *planning,
	const struct plan_reporter *reporter, const struct law_step *law,
	const struct law_clock *clock)
{
	const struct law_clock *other = law->clocks;

	if (is_later(planning, reporter, clock))
		return clock_choose(planning, reporter, clock->next);
	for (; other && other != clock; other = other->next)
		if (planning_in_force(planning, reporter, other->force) && other->ground
			&& ground_is(planning, reporter, other->ground, LAW_OPEN))
			return other;
	return NULL;
}

static int64_t figure(const struct xml_node *node, const char *name)
{
	const char *text = xml_attribute(node, name);
	int64_t value = 0;

	for (; text && *text >= '0' && *text <= '9' && value < 1000000; text++)
		value = value * 10 + (*text - '0');
	return value;
}

/* The term of CLOCK; of one that the record has, of TO, an <obligation>. */
static struct clock_term term_of(const struct law_clock *clock, const struct xml_node *to)
{
	if (clock->recorded)
		return (struct clock_term){.days = figure(to, "within-days"),
			.hours = figure(to, "within-hours"),
			.shifts = attribute_says(to, "closed", "next"),
			.from_next = attribute_says(to, "day-one", "next")};
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

/* What is dated after NOW is planned: it meets no deadline yet. */
static void done_add(
	struct planning *planning, const struct xml_node *node, struct plan_step *step)
{
	struct plan_done *done = arena_alloc(planning->arena, sizeof *done), **end;
	struct clock_start day = known_start(&planning->judge, node);
	const struct moment *now = planning->question->now;
	bool ahead = now && day.bounded && clock_begin(&day) > now->seconds;

	*done = (struct plan_done){
		.when = xml_trimmed(planning->arena, node),
		.path = path_of(node, planning->arena),
		.place = xml_place(node),
		.dated = day.bounded && date_compare(day.first, day.last) == 0,
		.first = day.first,
	};
	for (end = ahead ? &step->planned : &step->done; *end; end = &(*end)->next)
		if (strcmp((*end)->path, done->path) == 0)
			return;
	*end = done;
}

/* Is FILING one of PARTY, for this step? A report whose stage is not recorded is taken
 * for the first, one that serves as both is one of each (通則ガイドライン3-5-3-4 ※1). */
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
	if (!stage)
		return step == duty->steps;
	return strcmp(stage, step->id) == 0 || strcmp(stage, "combined") == 0;
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
	const struct plan_done *first = step->done ? step->done : step->planned;

	if (!step->due.exact || step->result != LAW_APPEARS)
		return;
	step->overdue = !step->done && now && now->seconds >= step->due.end;
	step->late = first && first->dated && date_compare(first->first, step->due.last) > 0;
}

static enum law_result step_result(struct planning *planning,
	const struct plan_reporter *reporter, const struct plan_duty *duty,
	const struct law_step *law)
{
	bool any = false;

	if (!law->grounds || duty->result < LAW_OPEN)
		return duty->result;
	return planning_result(planning_grounds(planning, reporter, law->grounds, &any));
}

/* When what runs by CLOCK is due. */
static struct due due_by(const struct planning *planning, const struct plan_reporter *reporter,
	const struct law_clock *clock, const struct xml_node *to)
{
	struct clock_start start = start_of(planning, reporter, clock, to);
	struct clock_term term = term_of(clock, to);

	return clock_due(&term, &start, planning->question->law->holidays);
}

static struct plan_step *step_plan(struct planning *planning,
	const struct plan_reporter *reporter, const struct plan_duty *duty,
	const struct law_step *law, const struct law_clock *clock)
{
	struct plan_step *step = arena_alloc(planning->arena, sizeof *step);

	step->law = law;
	step->clock = clock;
	step->words = clock->recorded ? planning_text(planning, duty->to, "term") : NULL;
	if (!step->words)
		step->words = clock->words;
	step->result = step_result(planning, reporter, duty, law);
	step->due = due_by(planning, reporter, clock, duty->to);
	step->other = clock_alternative(planning, reporter, law, clock);
	if (step->other)
		step->other_due = due_by(planning, reporter, step->other, duty->to);
	done_find(planning, duty->law, step);
	step_judge(planning, step);
	return step;
}

struct plan_step *steps_plan(struct planning *planning, const struct plan_reporter *reporter,
	const struct plan_duty *duty)
{
	struct plan_step *first = NULL, **end = &first;

	for (const struct law_step *law = duty->law->steps; law; law = law->next) {
		const struct law_clock *clock = clock_choose(planning, reporter, law->clocks);

		if (!clock)
			continue;
		*end = step_plan(planning, reporter, duty, law, clock);
		end = &(*end)->next;
	}
	return first;
}
