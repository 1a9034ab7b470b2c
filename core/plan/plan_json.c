/* plan_json.c - a plan as JSON: codes and ISO dates beside the words. */
#include "plan/plan_json.h"

#include "plan/said.h"
#include "record/path.h"

#include <string.h>

struct writer {
	struct said said;
	struct buffer *to;
};

/* ,"name":"value"; nothing when VALUE is NULL.  After "{" the comma is left out. */
static void member_name(struct writer *writer, const char *name)
{
	if (writer->to->data[writer->to->length - 1] != '{')
		buffer_byte(writer->to, ',');
	buffer_json(writer->to, name);
	buffer_byte(writer->to, ':');
}

static void member(struct writer *writer, const char *name, const char *value)
{
	if (!value)
		return;
	member_name(writer, name);
	buffer_json(writer->to, value);
}

static void member_true(struct writer *writer, const char *name, bool value)
{
	if (!value)
		return;
	member_name(writer, name);
	buffer_text(writer->to, "true");
}

static void member_date(struct writer *writer, const char *name, struct date date)
{
	if (date.year)
		member(writer, name,
			arena_format(writer->said.arena, "%04d-%02d-%02d", date.year,
				date.month, date.day));
}

static void list_begin(struct writer *writer, const char *name)
{
	member_name(writer, name);
	buffer_byte(writer->to, '[');
}

static void item_begin(struct writer *writer)
{
	if (writer->to->data[writer->to->length - 1] != '[')
		buffer_byte(writer->to, ',');
	buffer_text(writer->to, "\n{");
}

static void place_write(struct writer *writer, struct place place, const char *path)
{
	if (!path)
		return;
	member(writer, "path", path);
	member_name(writer, "line");
	buffer_format(writer->to, "%zu", place.line);
	member_name(writer, "column");
	buffer_format(writer->to, "%zu", place.column);
}

static void facts_write(struct writer *writer, const char *name, const struct plan_facts *facts)
{
	list_begin(writer, name);
	for (const struct plan_fact *fact = facts->first; fact; fact = fact->next) {
		item_begin(writer);
		member(writer, "for", result_code(fact->result));
		member(writer, "text", fact->text);
		place_write(writer, fact->place, fact->path);
		buffer_byte(writer->to, '}');
	}
	buffer_byte(writer->to, ']');
}

static void ground_write(struct writer *writer, const struct plan_ground *ground)
{
	item_begin(writer);
	member(writer, "id", ground->law->id);
	member(writer, "title", ground->law->title);
	member(writer, "article", ground->law->article);
	member(writer, "source", ground->law->source);
	member(writer, "result", result_code(ground->result));
	member_true(writer, "presumed", ground->law->presumed);
	member_true(writer, "recorded", ground->recorded);
	member_true(writer, "straddles", ground->straddles);
	if (ground->known.bounded)
		member_date(writer, "known", ground->known.first);
	facts_write(writer, "facts", &ground->facts);
	buffer_byte(writer->to, '}');
}

static void due_write(struct writer *writer, const struct due *due)
{
	int minutes;
	struct date date;

	if (due->kind < DUE_DAYS)
		return;
	member_date(writer, "from", due->from);
	member_date(writer, "counted", due->counted);
	member_date(writer, "due", due->last);
	member(writer, "closed", due->closed);
	date = clock_date(due->end, 0, &minutes);
	member(writer, "over-at",
		arena_format(writer->said.arena, "%04d-%02d-%02dT%02d:%02d:00Z", date.year,
			date.month, date.day, minutes / 60, minutes % 60));
}

static void done_write(struct writer *writer, const char *name, const struct plan_done *done)
{
	list_begin(writer, name);
	for (; done; done = done->next) {
		item_begin(writer);
		member(writer, "when", done->when);
		place_write(writer, done->place, done->path);
		buffer_byte(writer->to, '}');
	}
	buffer_byte(writer->to, ']');
}

static void step_write(struct writer *writer, const struct plan_step *step)
{
	item_begin(writer);
	member(writer, "id", step->law->id);
	member(writer, "title", step->law->title);
	member(writer, "article", step->law->article);
	member(writer, "result", result_code(step->result));
	member(writer, "term", step->words);
	member(writer, "source", step->clock->source);
	member_true(writer, "presumed", step->clock->presumed);
	due_write(writer, &step->due);
	member_true(writer, "overdue", step->overdue);
	member_true(writer, "late", step->late);
	member(writer, "left", said_left(&writer->said, step));
	if (step->other)
		member(writer, "or", said_other(&writer->said, step));
	done_write(writer, "done", step->done);
	done_write(writer, "planned", step->planned);
	buffer_byte(writer->to, '}');
}

static void duty_write(struct writer *writer, const struct plan_duty *duty)
{
	item_begin(writer);
	member(writer, "id", duty->law->id);
	member(writer, "title", duty->law->title);
	member(writer, "recipient", duty->recipient);
	if (duty->to)
		member(writer, "to", xml_attribute(duty->to, "id"));
	member(writer, "article", duty->law->article);
	member(writer, "strength", strength_code(duty->law->strength));
	member(writer, "result", duty->in_force ? result_code(duty->result) : "not-in-force");
	if (duty->exempt != LAW_NONE)
		member(writer, "exempt", result_code(duty->exempt));
	member(writer, "conclusion", said_conclusion(&writer->said, duty));
	list_begin(writer, "grounds");
	for (const struct plan_ground *ground = duty->grounds; ground; ground = ground->next)
		ground_write(writer, ground);
	buffer_byte(writer->to, ']');
	list_begin(writer, "steps");
	for (const struct plan_step *step = duty->steps; step; step = step->next)
		if (said_shows(duty, step))
			step_write(writer, step);
	buffer_byte(writer->to, ']');
	facts_write(writer, "notes", &duty->notes);
	buffer_byte(writer->to, '}');
}

static void reporter_write(struct writer *writer, const struct plan_reporter *reporter)
{
	item_begin(writer);
	member(writer, "id", reporter->id);
	member(writer, "name", reporter->name);
	member_true(writer, "own", reporter->own);
	member(writer, "regime", reporter->public_body ? "public" : "private");
	if (reporter->known.bounded) {
		member_date(writer, "known", reporter->known.first);
		member_date(writer, "known-latest", reporter->known.last);
	}
	if (reporter->known_node)
		place_write(writer, xml_place(reporter->known_node),
			path_of(reporter->known_node, writer->said.arena));
	list_begin(writer, "duties");
	for (const struct plan_duty *duty = reporter->duties; duty; duty = duty->next)
		duty_write(writer, duty);
	buffer_text(writer->to, "]}");
}

static void release_write(struct writer *writer, const struct plan_release *release)
{
	item_begin(writer);
	member(writer, "kind", release->law->id);
	member(writer, "title", release->law->title);
	member(writer, "what", release->what);
	member(writer, "when", said_time(&writer->said, release));
	if (release->embargo)
		member(writer, "embargo", said_embargo(&writer->said, release));
	place_write(
		writer, xml_place(release->node), path_of(release->node, writer->said.arena));
	buffer_byte(writer->to, '}');
}

static void plan_write(struct writer *writer, const struct plan *plan)
{
	list_begin(writer, "reporters");
	for (const struct plan_reporter *reporter = plan->reporters; reporter;
		reporter = reporter->next)
		reporter_write(writer, reporter);
	buffer_byte(writer->to, ']');
	list_begin(writer, "releases");
	for (const struct plan_release *release = plan->releases; release;
		release = release->next)
		release_write(writer, release);
	buffer_byte(writer->to, ']');
}

void plan_json(const struct plan *plan, const struct plan *other, struct arena *arena,
	struct buffer *to)
{
	const struct plan_question *question = plan->question;
	struct writer writer = {{question->law, question, arena}, to};

	buffer_byte(to, '{');
	member(&writer, "record", xml_attribute(xml_root(question->view), "id"));
	plan_write(&writer, plan);
	if (other) {
		member_name(&writer, "assumed");
		buffer_byte(to, '{');
		for (const struct plan_assumption *assumed = other->question->assumptions;
			assumed; assumed = assumed->next)
			member(&writer, assumed->name, assumed->value);
		plan_write(&writer, other);
		buffer_byte(to, '}');
	}
	buffer_text(to, "}\n");
}
