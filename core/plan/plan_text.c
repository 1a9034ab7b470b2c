/* plan_text.c - tables and chains of reasons in columns. */
#include "plan/plan_text.h"

#include "base/width.h"
#include "plan/said.h"
#include "record/path.h"

#include <string.h>

enum { COLUMNS = 6 };

struct table_row {
	const char *cells[COLUMNS];
	struct table_row *next;
};

struct table {
	struct table_row *first, **end;
	size_t widths[COLUMNS];
};

/* A fact that was written. */
struct said_fact {
	const struct plan_fact *fact;
	struct said_fact *next;
};

struct writer {
	struct said said;
	struct said_fact *facts; /* of the reporter */
	struct arena *arena;
	struct buffer *to;
};

static const char *phrase(const struct writer *writer, const char *id)
{
	return law_say(writer->said.law, writer->arena, id, NULL);
}

static void line(struct writer *writer, int depth, const char *text)
{
	buffer_format(writer->to, "%*s%s\n", depth * 2, "", text);
}

/* --- the table */

static void table_add(struct writer *writer, struct table *table, const char *const *cells)
{
	struct table_row *row = arena_alloc(writer->arena, sizeof *row);

	for (size_t i = 0; i < COLUMNS; i++) {
		size_t width = text_width(cells[i]);

		row->cells[i] = cells[i];
		if (width > table->widths[i])
			table->widths[i] = width;
	}
	*table->end = row;
	table->end = &row->next;
}

static void table_write(struct writer *writer, const struct table *table)
{
	for (const struct table_row *row = table->first; row; row = row->next) {
		size_t last = COLUMNS - 1;

		while (last > 0 && !*row->cells[last])
			last--;
		buffer_text(writer->to, "  ");
		for (size_t i = 0; i < last; i++)
			text_pad(writer->to, row->cells[i], table->widths[i] + 2);
		buffer_text(writer->to, row->cells[last]);
		buffer_byte(writer->to, '\n');
	}
}

static void duty_rows(struct writer *writer, struct table *table, const struct plan_duty *duty)
{
	const char *recipient = duty->recipient;
	const char *result = said_duty_result(&writer->said, duty);

	for (const struct plan_step *step = duty->steps; step; step = step->next) {
		const char *left = said_left(&writer->said, step);
		const char *due = said_due(&writer->said, step);

		if (!said_shows(duty, step))
			continue;
		table_add(writer, table,
			(const char *const[COLUMNS]){recipient, step->law->title, result, due,
				left ? left : "", said_done(&writer->said, step)});
		recipient = "";
	}
}

static void reporter_table(struct writer *writer, const struct plan_reporter *reporter)
{
	struct table table = {.end = &table.first};

	table_add(writer, &table,
		(const char *const[COLUMNS]){phrase(writer, "head-recipient"),
			phrase(writer, "head-step"), phrase(writer, "head-result"),
			phrase(writer, "head-due"), phrase(writer, "head-left"),
			phrase(writer, "head-done")});
	for (const struct plan_duty *duty = reporter->duties; duty; duty = duty->next)
		duty_rows(writer, &table, duty);
	if (table.first->next)
		table_write(writer, &table);
	else
		line(writer, 1, phrase(writer, "table-empty"));
}

/* --- reasons */

/* Is what FACT says written already? */
static bool is_said(struct writer *writer, const struct plan_fact *fact)
{
	struct said_fact *said = writer->facts;

	for (; said; said = said->next)
		if (said->fact->place.line == fact->place.line
			&& strcmp(said->fact->text, fact->text) == 0)
			return true;
	said = arena_alloc(writer->arena, sizeof *said);
	*said = (struct said_fact){fact, writer->facts};
	writer->facts = said;
	return false;
}

static void fact_write(struct writer *writer, int depth, const struct plan_fact *fact)
{
	static const char signs[] = {' ', '-', '?', '+'};

	line(writer, depth,
		arena_format(writer->arena, fact->path ? "%c %s  (%s)" : "%c %s%s",
			signs[fact->result], fact->text,
			said_place(&writer->said, fact->place, fact->path)));
}

/* Each fact once for each reporter: of those said above, only that they were. */
static void facts_write(struct writer *writer, int depth, const struct plan_facts *facts)
{
	bool repeated = false;

	for (const struct plan_fact *fact = facts->first; fact; fact = fact->next) {
		if (is_said(writer, fact))
			repeated = true;
		else
			fact_write(writer, depth, fact);
	}
	if (repeated)
		line(writer, depth, phrase(writer, "said-above"));
}

static void ground_write(struct writer *writer, const struct plan_ground *ground)
{
	line(writer, 2,
		arena_format(writer->arena, "%s: %s%s%s", ground->law->title,
			said_result(&writer->said, ground->result),
			ground->result == LAW_APPEARS && !ground->recorded
					&& strncmp(ground->law->id, "rules-", 6) == 0
				? phrase(writer, "unrecorded")
				: "",
			ground->law->presumed ? phrase(writer, "presumed") : ""));
	facts_write(writer, 3, &ground->facts);
	if (ground->known.bounded)
		line(writer, 3,
			law_say(writer->said.law, writer->arena, "ground-known", "day",
				said_date(&writer->said, ground->known.first), NULL));
}

static void done_write(
	struct writer *writer, const char *phrase_id, const struct plan_done *done)
{
	for (; done; done = done->next)
		line(writer, 3,
			law_say(writer->said.law, writer->arena, phrase_id, "when", done->when,
				"place", said_place(&writer->said, done->place, done->path),
				NULL));
}

static void step_write(struct writer *writer, const struct plan_reporter *reporter,
	const struct plan_duty *duty, const struct plan_step *step)
{
	const char *counting = said_counting(&writer->said, reporter, step);

	if (!said_shows(duty, step))
		return;
	line(writer, 2,
		arena_format(writer->arena, "%s %s%s%s [%s]%s", step->law->title, step->words,
			step->due.kind < DUE_DAYS ? "" : ": ",
			step->due.kind < DUE_DAYS ? "" : said_due(&writer->said, step),
			step->clock->source,
			step->clock->presumed ? phrase(writer, "presumed") : ""));
	if (counting)
		line(writer, 3, counting);
	if (step->other)
		line(writer, 3, said_other(&writer->said, step));
	done_write(writer, "done-at", step->done);
	done_write(writer, "planned-at", step->planned);
}

static void duty_write(struct writer *writer, const struct plan_reporter *reporter,
	const struct plan_duty *duty, size_t number)
{
	line(writer, 1,
		arena_format(writer->arena, "%zu. %s %s [%s]", number, duty->law->title,
			duty->to ? duty->recipient : "", duty->law->article));
	line(writer, 2, said_conclusion(&writer->said, duty));
	for (const struct plan_ground *ground = duty->grounds; ground; ground = ground->next)
		ground_write(writer, ground);
	for (const struct plan_step *step = duty->steps; step; step = step->next)
		step_write(writer, reporter, duty, step);
	facts_write(writer, 2, &duty->notes);
}

static bool is_quiet(const struct plan_duty *duty)
{
	return !duty->in_force || duty->result < LAW_OPEN;
}

static void quiet_facts(struct writer *writer, const struct plan_duty *duty)
{
	if (said_is_report(duty)) {
		for (const struct plan_ground *ground = duty->grounds; ground;
			ground = ground->next)
			ground_write(writer, ground);
		return;
	}
	for (const struct plan_ground *ground = duty->grounds; ground; ground = ground->next)
		if (ground->result == LAW_CONFIRM)
			for (const struct plan_fact *fact = ground->facts.first; fact;
				fact = fact->next)
				if (!is_said(writer, fact))
					fact_write(writer, 3, fact);
}

static const char *listed(struct writer *writer, const char *list, const char *title)
{
	return arena_format(
		writer->arena, "%s%s%s", list, *list ? phrase(writer, "comma") : "", title);
}

static void list_write(struct writer *writer, const char *id, const char *duties)
{
	if (*duties)
		line(writer, 2,
			law_say(writer->said.law, writer->arena, id, "duties", duties, NULL));
}

/* Duties that the record shows nothing of: what to make sure of, and the rest in lists. */
static void quiet_write(struct writer *writer, const struct plan_reporter *reporter)
{
	const char *none = "", *before = "";

	line(writer, 1, phrase(writer, "quiet"));
	for (const struct plan_duty *duty = reporter->duties; duty; duty = duty->next) {
		if (!is_quiet(duty))
			continue;
		if (!duty->in_force) {
			before = listed(writer, before, duty->law->title);
		} else if (duty->result == LAW_NONE && !said_is_report(duty)) {
			none = listed(writer, none, duty->law->title);
		} else {
			line(writer, 2,
				arena_format(writer->arena, "%s [%s]: %s", duty->law->title,
					duty->law->article,
					said_duty_result(&writer->said, duty)));
			quiet_facts(writer, duty);
		}
	}
	list_write(writer, "none-of", none);
	list_write(writer, "before-of", before);
	line(writer, 2, phrase(writer, "quiet-judge"));
}

static void reporter_head(struct writer *writer, const struct plan_reporter *reporter)
{
	line(writer, 0,
		law_say(writer->said.law, writer->arena,
			reporter->own ? "reporter" : "reporter-other", "name", reporter->name,
			"regime",
			phrase(writer,
				reporter->public_body ? "regime-public" : "regime-private"),
			NULL));
	line(writer, 1, said_known(&writer->said, reporter));
	if (reporter->known_node)
		line(writer, 2,
			said_place(&writer->said, xml_place(reporter->known_node),
				path_of(reporter->known_node, writer->arena)));
	buffer_byte(writer->to, '\n');
}

static bool any_quiet(const struct plan_reporter *reporter)
{
	const struct plan_duty *duty = reporter->duties;

	while (duty && !is_quiet(duty))
		duty = duty->next;
	return duty != NULL;
}

/* Of others in the record the table alone: their reasons are theirs. */
static void reporter_write(struct writer *writer, const struct plan_reporter *reporter)
{
	size_t number = 0;

	writer->facts = NULL;
	buffer_byte(writer->to, '\n');
	reporter_head(writer, reporter);
	reporter_table(writer, reporter);
	if (!reporter->own)
		return;
	buffer_byte(writer->to, '\n');
	for (const struct plan_duty *duty = reporter->duties; duty; duty = duty->next)
		if (!is_quiet(duty))
			duty_write(writer, reporter, duty, ++number);
	if (any_quiet(reporter))
		quiet_write(writer, reporter);
}

/* 発信順序表 */
static void releases_write(struct writer *writer, const struct plan *plan)
{
	struct table table = {.end = &table.first};

	if (!plan->releases)
		return;
	buffer_byte(writer->to, '\n');
	line(writer, 0, phrase(writer, "releases"));
	for (const struct plan_release *release = plan->releases; release;
		release = release->next)
		table_add(writer, &table,
			(const char *const[COLUMNS]){said_time(&writer->said, release),
				release->law->title,
				strcmp(release->what, release->law->title) == 0 ? ""
										: release->what,
				said_embargo(&writer->said, release),
				said_place(&writer->said, xml_place(release->node),
					path_of(release->node, writer->arena)),
				""});
	table_write(writer, &table);
}

void plan_text(const struct plan *plan, struct arena *arena, struct buffer *to)
{
	const struct plan_question *question = plan->question;
	struct writer writer = {{question->law, question, arena}, NULL, arena, to};
	const struct xml_node *root = xml_root(question->view);
	const char *title = xml_trimmed(arena, xml_child(root, "title"));

	line(&writer, 0,
		arena_format(arena, "%s %s", xml_attribute(root, "id"), title ? title : ""));
	for (const struct plan_reporter *reporter = plan->reporters; reporter;
		reporter = reporter->next)
		reporter_write(&writer, reporter);
	releases_write(&writer, plan);
	buffer_byte(to, '\n');
	for (const struct law_pending *pending = question->law->pendings; pending;
		pending = pending->next)
		line(&writer, 0, pending->text);
	line(&writer, 0, phrase(&writer, "proposal"));
}

/* --- what changes */

static const struct plan_duty *duty_same(
	const struct plan_reporter *reporter, const struct plan_duty *duty)
{
	const struct plan_duty *other = reporter->duties;

	while (other && (other->law != duty->law || other->to != duty->to))
		other = other->next;
	return other;
}

static bool change_write(
	struct writer *writer, const char *title, const char *before, const char *after)
{
	if (strcmp(before, after) == 0)
		return false;
	line(writer, 2, arena_format(writer->arena, "%s: %s => %s", title, before, after));
	return true;
}

static bool duty_changes(struct writer *writer, const struct plan_reporter *reporter,
	const struct plan_duty *before, const struct plan_duty *after)
{
	const char *name =
		arena_format(writer->arena, "%s: %s", reporter->name, before->law->title);
	bool any = change_write(writer, name, said_duty_result(&writer->said, before),
		said_duty_result(&writer->said, after));
	const struct plan_step *new = after->steps;
	const struct plan_ground *ground = after->grounds;

	for (const struct plan_ground *old = before->grounds; old && ground;
		old = old->next, ground = ground->next)
		any |= change_write(writer,
			arena_format(writer->arena, "%s: %s", name, old->law->title),
			said_result(&writer->said, old->result),
			said_result(&writer->said, ground->result));
	if (is_quiet(before) && is_quiet(after))
		return any;
	for (const struct plan_step *old = before->steps; old && new;
		old = old->next, new = new->next)
		any |= change_write(writer,
			arena_format(writer->arena, "%s %s", name, old->law->title),
			said_due(&writer->said, old), said_due(&writer->said, new));
	return any;
}

void plan_text_changes(const struct plan *plan, const struct plan *other, struct arena *arena,
	struct buffer *to)
{
	const struct plan_question *question = other->question;
	struct writer writer = {{question->law, question, arena}, NULL, arena, to};
	const struct plan_reporter *before = plan->reporters, *after = other->reporters;
	bool any = false;

	buffer_byte(to, '\n');
	line(&writer, 0, phrase(&writer, "what-if"));
	for (const struct plan_assumption *assumed = question->assumptions; assumed;
		assumed = assumed->next)
		line(&writer, 1, arena_format(arena, "%s = %s", assumed->name, assumed->value));
	for (; before && after; before = before->next, after = after->next)
		for (const struct plan_duty *duty = before->duties; duty; duty = duty->next) {
			const struct plan_duty *same = duty_same(after, duty);

			if (same)
				any |= duty_changes(&writer, before, duty, same);
		}
	if (!any)
		line(&writer, 2, phrase(&writer, "what-if-same"));
}
