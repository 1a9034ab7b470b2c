/* board_pending.c - approvals, promises and deadlines still to come. */
#include "board/board_pending.h"

#include "base/message.h"
#include "base/text.h"
#include "log/approval.h"
#include "log/frozen.h"
#include "record/when.h"

#include <string.h>

/* The text of the fact NAME in NODE as it stands; NULL when there is none. */
static const char *fact_text(const struct board_question *question, const struct xml_node *node,
	const char *name, struct arena *arena)
{
	const struct xml_node *fact = xml_child(node, name);

	if (fact)
		fact = observation_newest(
			record_observations(question->record), fact, question->as_of);
	return fact ? xml_trimmed(arena, fact) : NULL;
}

/* --- approvals */

static const char *role_word(const struct record *record, const char *code)
{
	const struct schema_text *roles = schema_text(record_schema(record), "approval-role");
	const struct schema_code *role = schema_code(roles, code, strlen(code));

	return strcmp(message_language_chosen(), "ja") == 0 ? role->words.ja : role->words.en;
}

static const char *person_name(
	const struct board_question *question, const char *id, struct arena *arena)
{
	const struct xml_node *person =
		id ? path_id(record_root(question->record), id, strlen(id)) : NULL;
	const char *name = person ? fact_text(question, person, "name", arena) : NULL;

	return name ? name : id;
}

/* An approval of what has changed since then is none. */
static bool gives(const struct record *record, const struct log_entry *entry,
	const struct xml_node *approval)
{
	const char *person = xml_attribute(approval, "person");
	const struct log_document *document = entry->documents;

	while (document && !approval_asked(approval, document))
		document = document->next;
	if (entry->kind != LOG_APPROVED || !document || !frozen_current(record, document))
		return false;
	return person ? text_same(entry->by, person)
		      : text_same(entry->role, xml_attribute(approval, "role"));
}

static const struct log_entry *given_find(
	const struct board_question *question, const struct xml_node *approval)
{
	const struct log_entry *found = NULL;

	for (const struct log_entry *entry = question->log->first; entry; entry = entry->next)
		if (gives(question->record, entry, approval))
			found = entry;
	return found;
}

/* The title of the document that APPROVAL is for; the pack's id when that is unknown. */
static const char *document_title(
	const struct board_question *question, const struct xml_node *approval)
{
	const char *id = xml_attribute(approval, "pack");
	const char *own = xml_attribute(approval, "variant");
	const struct pack *const *pack = question->packs;
	const struct variant *variant;

	while (*pack && !text_same((*pack)->id, id))
		pack++;
	if (!*pack)
		return id;
	variant = own ? pack_variant_find(*pack, own) : NULL;
	return variant ? variant->pack->title : (*pack)->title;
}

struct board_approval *approvals_pending(
	const struct board_question *question, struct arena *arena)
{
	const struct xml_node *node = xml_child(record_root(question->record), "approval");
	struct board_approval *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		struct board_approval *approval = arena_alloc(arena, sizeof *approval);
		const char *role = xml_attribute(node, "role");

		*approval = (struct board_approval){
			.id = xml_attribute(node, "id"),
			.title = document_title(question, node),
			.role = role_word(question->record, role),
			.role_code = role,
			.person = person_name(question, xml_attribute(node, "person"), arena),
			.when = fact_text(question, node, "when", arena),
			.given = given_find(question, node),
			.place = xml_place(node),
		};
		*end = approval;
		end = &approval->next;
	}
	return first;
}

/* --- promises */

/* The time from now to the end of the last day that the promise PROMISE may be kept. */
static const char *promise_left(const struct board_question *question,
	const struct xml_node *promise, struct arena *arena)
{
	const struct plan_question *asked = question->plan->question;
	const struct said said = {asked->law, asked, arena};
	const struct xml_node *due = xml_child(promise, "due");
	struct findings *known = findings_new(); /* nothing new: the record was checked */
	const char *left = NULL;
	struct when when;

	if (due)
		due = observation_newest(
			record_observations(question->record), due, question->as_of);
	if (due && when_read(due, arena, &when, known) && when.state == WHEN_STATED
		&& when.last.year)
		left = said_until(
			&said, ((int64_t)date_number(when.last) + 1) * 86400 - ZONE_JAPAN * 60);
	findings_free(known);
	return left;
}

static enum board_kept kept_of(const char *stated)
{
	if (text_same(stated, "yes"))
		return KEPT_YES;
	return text_same(stated, "no") ? KEPT_NO : KEPT_OPEN;
}

struct board_promise *promises_pending(
	const struct board_question *question, struct arena *arena)
{
	const struct xml_node *node = xml_child(record_root(question->record), "promise");
	struct board_promise *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		struct board_promise *promise = arena_alloc(arena, sizeof *promise);
		enum board_kept kept = kept_of(fact_text(question, node, "kept", arena));

		*promise = (struct board_promise){
			.id = xml_attribute(node, "id"),
			.what = fact_text(question, node, "what", arena),
			.due = fact_text(question, node, "due", arena),
			.left = kept == KEPT_YES ? NULL : promise_left(question, node, arena),
			.kept = kept,
			.place = xml_place(node),
		};
		*end = promise;
		end = &promise->next;
	}
	return first;
}

/* --- deadlines */

static bool is_due(const struct plan_duty *duty, const struct plan_step *step)
{
	return duty->in_force && step->result >= LAW_OPEN && step->due.kind >= DUE_DAYS
	       && !step->done && said_shows(duty, step);
}

/* A report that is final and preliminary at once is both. */
static bool is_filed(const struct board_question *question, const struct plan_duty *duty,
	const struct plan_step *step)
{
	const struct log_wanted one = {.pack = duty->law->id, .stage = step->law->id};
	const struct log_wanted both = {.pack = duty->law->id, .stage = "combined"};

	return log_filed(question->log, &one) || log_filed(question->log, &both);
}

struct board_due *dues_pending(const struct board_question *question, struct arena *arena)
{
	const struct plan *plan = question->plan;
	const struct said said = {plan->question->law, plan->question, arena};
	const struct plan_reporter *own = plan->reporters;
	struct board_due *first = NULL, **end = &first;

	for (const struct plan_duty *duty = own ? own->duties : NULL; duty; duty = duty->next)
		for (const struct plan_step *step = duty->steps; step; step = step->next) {
			struct board_due *due;

			if (!is_due(duty, step) || is_filed(question, duty, step))
				continue;
			due = arena_alloc(arena, sizeof *due);
			*due = (struct board_due){duty, step, said_last(&said, step),
				said_left(&said, step), NULL};
			*end = due;
			end = &due->next;
		}
	return first;
}
