/* plan_xml.c - the words of a plan as elements. */
#include "plan/plan_xml.h"

#include "plan/said.h"
#include "record/view.h"

struct writer {
	struct said said;
	struct buffer *to;
};

static void open_tag(struct writer *writer, const char *name, struct place place)
{
	buffer_format(writer->to, "<%s", name);
	view_place(writer->to, place);
}

static void attribute_true(struct writer *writer, const char *name, bool value)
{
	if (value)
		buffer_attribute(writer->to, name, "yes");
}

/* <name>text</name>; nothing for NULL or "". */
static void words(struct writer *writer, const char *name, struct place place, const char *text)
{
	if (!text || !*text)
		return;
	open_tag(writer, name, place);
	buffer_byte(writer->to, '>');
	buffer_escape(writer->to, text);
	buffer_format(writer->to, "</%s>", name);
}

static void facts_write(struct writer *writer, const char *name, const struct plan_facts *facts)
{
	for (const struct plan_fact *fact = facts->first; fact; fact = fact->next) {
		open_tag(writer, name, fact->place);
		buffer_attribute(writer->to, "result", result_code(fact->result));
		buffer_byte(writer->to, '>');
		words(writer, "text", fact->place, fact->text);
		words(writer, "path", fact->place, fact->path);
		buffer_format(writer->to, "</%s>", name);
	}
}

static void ground_write(
	struct writer *writer, struct place place, const struct plan_ground *ground)
{
	open_tag(writer, "ground", place);
	buffer_attribute(writer->to, "code", ground->law->id);
	buffer_attribute(writer->to, "result", result_code(ground->result));
	attribute_true(writer, "recorded", ground->recorded);
	attribute_true(writer, "presumed", ground->law->presumed);
	buffer_byte(writer->to, '>');
	words(writer, "title", place, ground->law->title);
	words(writer, "source", place, ground->law->source);
	words(writer, "verdict", place, said_result(&writer->said, ground->result));
	if (ground->known.bounded)
		words(writer, "known", xml_place(ground->known_node),
			said_date(&writer->said, ground->known.first));
	facts_write(writer, "fact", &ground->facts);
	buffer_text(writer->to, "</ground>");
}

static void step_write(struct writer *writer, const struct plan_reporter *reporter,
	struct place place, const struct plan_step *step)
{
	const struct plan_done *first = step->done ? step->done : step->planned;

	open_tag(writer, "step", place);
	buffer_attribute(writer->to, "code", step->law->id);
	buffer_attribute(writer->to, "result", result_code(step->result));
	attribute_true(writer, "presumed", step->clock->presumed);
	buffer_byte(writer->to, '>');
	words(writer, "title", place, step->law->title);
	words(writer, "words", place, step->words);
	words(writer, "source", place, step->clock->source);
	words(writer, "due", place, said_due(&writer->said, step));
	words(writer, "counting", place, said_counting(&writer->said, reporter, step));
	if (step->other)
		words(writer, "other", place, said_other(&writer->said, step));
	words(writer, "left", place, said_left(&writer->said, step));
	words(writer, "done", first ? first->place : place, said_done(&writer->said, step));
	buffer_text(writer->to, "</step>");
}

static void duty_write(struct writer *writer, const struct plan_reporter *reporter,
	const struct plan_duty *duty)
{
	const struct place place = xml_place(duty->to ? duty->to : reporter->party);

	open_tag(writer, "duty", place);
	buffer_attribute(writer->to, "code", duty->law->id);
	buffer_attribute(writer->to, "strength", strength_code(duty->law->strength));
	buffer_attribute(writer->to, "result",
		duty->in_force ? result_code(duty->result) : "not-in-force");
	attribute_true(writer, "report", said_is_report(duty));
	buffer_byte(writer->to, '>');
	words(writer, "title", place, duty->law->title);
	words(writer, "recipient", place, duty->recipient);
	words(writer, "article", place, duty->law->article);
	words(writer, "verdict", place, said_duty_result(&writer->said, duty));
	words(writer, "conclusion", place, said_conclusion(&writer->said, duty));
	for (const struct plan_ground *ground = duty->grounds; ground; ground = ground->next)
		ground_write(writer, place, ground);
	for (const struct plan_step *step = duty->steps; step; step = step->next)
		if (said_shows(duty, step))
			step_write(writer, reporter, place, step);
	facts_write(writer, "point", &duty->notes);
	buffer_text(writer->to, "</duty>");
}

static void reporter_write(struct writer *writer, const struct plan_reporter *reporter)
{
	const struct place place = xml_place(reporter->party);

	open_tag(writer, "reporter", place);
	attribute_true(writer, "own", reporter->own);
	buffer_byte(writer->to, '>');
	words(writer, "name", place, reporter->name);
	words(writer, "known", reporter->known_node ? xml_place(reporter->known_node) : place,
		said_known(&writer->said, reporter));
	for (const struct plan_duty *duty = reporter->duties; duty; duty = duty->next)
		duty_write(writer, reporter, duty);
	buffer_text(writer->to, "</reporter>");
}

static void release_write(struct writer *writer, const struct plan_release *release)
{
	const struct place place = xml_place(release->node);

	open_tag(writer, "going-out", place);
	buffer_byte(writer->to, '>');
	words(writer, "time", place, said_time(&writer->said, release));
	words(writer, "title", place, release->law->title);
	words(writer, "what", place, release->what);
	words(writer, "embargo", place, said_embargo(&writer->said, release));
	buffer_text(writer->to, "</going-out>");
}

void plan_xml(const struct plan *plan, struct arena *arena, struct buffer *to)
{
	const struct plan_question *question = plan->question;
	const struct place place = xml_place(xml_root(question->view));
	struct writer writer = {{question->law, question, arena}, to};

	open_tag(&writer, "plan", place);
	buffer_byte(to, '>');
	for (const struct plan_reporter *reporter = plan->reporters; reporter;
		reporter = reporter->next)
		reporter_write(&writer, reporter);
	for (const struct plan_release *release = plan->releases; release;
		release = release->next)
		release_write(&writer, release);
	for (const struct law_pending *pending = question->law->pendings; pending;
		pending = pending->next)
		words(&writer, "pending", place, pending->text);
	words(&writer, "proposal", place, law_say(question->law, arena, "proposal", NULL));
	buffer_text(to, "</plan>");
}
