/* wire.c - values, tasks and reports as bytes, and back.
 *
 * A number is eight bytes, a text or bytes a number (0: NULL, else size + 1), the
 * bytes and a NUL, so that what was sent can be lent as it lies.  It moves no
 * bytes between processes: that is runner.c's and child.c's.
 */
#include "job/wire.h"

#include "base/message.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* --- values */

void wire_number(struct buffer *to, size_t number)
{
	uint64_t wide = number;

	buffer_add(to, &wide, sizeof wide);
}

void wire_bytes(struct buffer *to, const char *bytes, size_t size)
{
	wire_number(to, bytes ? size + 1 : 0);
	if (!bytes)
		return;
	buffer_add(to, bytes, size);
	buffer_byte(to, '\0');
}

void wire_text(struct buffer *to, const char *text)
{
	wire_bytes(to, text, text ? strlen(text) : 0);
}

void wire_digest(struct buffer *to, const struct digest *digest)
{
	wire_text(to, digest->text);
}

/* The next SIZE bytes, or NULL when they are not there. */
static const char *wire_take(struct wire *wire, size_t size)
{
	const char *taken = wire->at;

	if (wire->broken || wire->left < size) {
		wire->broken = true;
		return NULL;
	}
	wire->at += size;
	wire->left -= size;
	return taken;
}

size_t wire_take_number(struct wire *wire)
{
	const char *bytes = wire_take(wire, sizeof(uint64_t));
	uint64_t wide = 0;

	if (bytes)
		memcpy(&wide, bytes, sizeof wide);
	return wide;
}

const char *wire_take_bytes(struct wire *wire, size_t *size)
{
	size_t length = wire_take_number(wire);
	const char *bytes = length ? wire_take(wire, length) : NULL;

	*size = bytes ? length - 1 : 0;
	if (bytes && bytes[*size] != '\0') {
		wire->broken = true;
		return NULL;
	}
	return bytes;
}

const char *wire_take_text(struct wire *wire)
{
	size_t size;
	const char *text = wire_take_bytes(wire, &size);

	if (text && strlen(text) != size) {
		wire->broken = true;
		return NULL;
	}
	return text;
}

bool wire_take_digest(struct wire *wire, struct digest *digest)
{
	const char *text = wire_take_text(wire);
	size_t digits = sizeof digest->text - 1;

	if (!text || strlen(text) != digits || strspn(text, "0123456789abcdef") != digits) {
		wire->broken = true;
		return false;
	}
	memcpy(digest->text, text, sizeof digest->text);
	return true;
}

/* --- the task */

/* Texts up to NULL. */
static void wire_list(struct buffer *to, const char *const *list)
{
	size_t count = 0;

	while (list && list[count])
		count++;
	wire_number(to, count);
	for (size_t i = 0; i < count; i++)
		wire_text(to, list[i]);
}

static const char *const *wire_take_list(struct wire *wire, struct arena *arena)
{
	size_t count = wire_take_number(wire);
	const char **list;

	if (count > wire->left / sizeof(uint64_t)) {
		wire->broken = true;
		count = 0;
	}
	list = arena_array(arena, count + 1, sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i] = wire_take_text(wire);
	return list;
}

void wire_task(struct buffer *to, const struct job_task *task, const struct job_limits *limits)
{
	wire_number(to, limits->seconds);
	wire_number(to, limits->memory_bytes);
	wire_text(to, task->home);
	wire_text(to, task->pack);
	wire_text(to, task->plugin);
	wire_text(to, task->language);
	wire_text(to, task->stage);
	wire_text(to, task->variant);
	wire_text(to, task->as_of);
	wire_text(to, task->draft);
	wire_text(to, task->encoding);
	wire_text(to, task->pdf);
	wire_text(to, task->record);
	wire_text(to, task->style);
	wire_text(to, task->window);
	wire_list(to, task->fonts);
	wire_list(to, task->font_paths);
	wire_list(to, task->phrases);
	wire_number(to, task->promised);
	wire_bytes(to, task->view, task->view_size);
	wire_number(to, task->ledger != NULL);
	wire_number(to, task->output_count);
	for (size_t i = 0; i < task->output_count; i++)
		wire_text(to, task->outputs[i].format);
}

static void wire_take_outputs(struct wire *wire, struct arena *arena, struct job_task *task)
{
	size_t count = wire_take_number(wire);
	struct job_output *outputs;

	if (count > wire->left / sizeof(uint64_t)) {
		wire->broken = true;
		return;
	}
	outputs = arena_array(arena, count, sizeof *outputs);
	for (size_t i = 0; i < count; i++)
		outputs[i] = (struct job_output){wire_take_text(wire), WIRE_OUTPUTS + (int)i};
	task->outputs = outputs;
	task->output_count = count;
}

bool wire_take_task(struct wire *wire, struct arena *arena, struct job_task *task,
	struct job_limits *limits)
{
	*task = (struct job_task){0};
	limits->seconds = wire_take_number(wire);
	limits->memory_bytes = wire_take_number(wire);
	task->home = wire_take_text(wire);
	task->pack = wire_take_text(wire);
	task->plugin = wire_take_text(wire);
	task->language = wire_take_text(wire);
	task->stage = wire_take_text(wire);
	task->variant = wire_take_text(wire);
	task->as_of = wire_take_text(wire);
	task->draft = wire_take_text(wire);
	task->encoding = wire_take_text(wire);
	task->pdf = wire_take_text(wire);
	task->record = wire_take_text(wire);
	task->style = wire_take_text(wire);
	task->window = wire_take_text(wire);
	task->fonts = wire_take_list(wire, arena);
	task->font_paths = wire_take_list(wire, arena);
	task->phrases = wire_take_list(wire, arena);
	task->promised = wire_take_number(wire) != 0;
	task->view = wire_take_bytes(wire, &task->view_size);
	task->ledger = wire_take_number(wire) ? ledger_new(arena) : NULL;
	wire_take_outputs(wire, arena, task);
	return !wire->broken && !wire->left;
}

/* --- reports */

/* BODY after its header, which is done with. */
static void report_body(struct buffer *to, enum report_kind kind, struct buffer *body)
{
	struct report_header header = {.kind = kind};

	header.length = body->length <= UINT32_MAX ? (uint32_t)body->length : UINT32_MAX;
	buffer_add(to, &header, sizeof header);
	buffer_add(to, body->data, body->length);
	buffer_done(body);
}

static void wire_place(struct buffer *to, struct place place)
{
	wire_text(to, place.file);
	wire_number(to, place.line);
	wire_number(to, place.column);
}

static struct place wire_take_place(struct wire *wire)
{
	struct place place = {.file = wire_take_text(wire)};

	place.line = wire_take_number(wire);
	place.column = wire_take_number(wire);
	return place;
}

void report_finding(struct buffer *to, const struct finding *finding)
{
	struct buffer body = {0};
	size_t count = 0;

	while (finding->arguments[count])
		count++;
	wire_text(&body, finding->id);
	wire_number(&body, (size_t)finding->level);
	wire_text(&body, finding->wording);
	wire_place(&body, finding->place);
	wire_number(&body, count);
	for (size_t i = 0; i < count; i++)
		wire_text(&body, finding->arguments[i]);
	report_body(to, REPORT_FINDING, &body);
}

void report_fact(struct buffer *to, const struct ledger_entry *entry)
{
	struct buffer body = {0};

	wire_text(&body, entry->block);
	wire_text(&body, entry->kind);
	wire_number(&body, entry->page);
	wire_text(&body, entry->fact.path);
	wire_text(&body, entry->fact.type);
	wire_text(&body, entry->fact.value);
	wire_text(&body, entry->fact.unit);
	wire_text(&body, entry->fact.form);
	wire_text(&body, entry->fact.as_of);
	wire_place(&body, entry->fact.place);
	wire_text(&body, entry->text);
	report_body(to, REPORT_FACT, &body);
}

void report_content(struct buffer *to, const struct digest *content)
{
	struct buffer body = {0};

	wire_digest(&body, content);
	report_body(to, REPORT_CONTENT, &body);
}

void report_font(struct buffer *to, const struct ledger_font *font)
{
	struct buffer body = {0};

	wire_text(&body, font->name);
	wire_text(&body, font->version);
	report_body(to, REPORT_FONT, &body);
}

enum report_state report_take(struct wire *wire, struct report *report)
{
	struct report_header header;

	if (wire->left < sizeof header)
		return REPORT_PARTIAL;
	memcpy(&header, wire->at, sizeof header);
	if (header.kind < REPORT_STARTED || header.kind > REPORT_ITEM
		|| header.length > WIRE_BYTES)
		return REPORT_BROKEN;
	if (wire->left - sizeof header < header.length)
		return REPORT_PARTIAL;
	report->kind = header.kind;
	report->body = (struct wire){.at = wire->at + sizeof header, .left = header.length};
	wire->at += sizeof header + header.length;
	wire->left -= sizeof header + header.length;
	return REPORT_WHOLE;
}

/* COUNT texts ended by NULL, to be freed; an argument is never NULL. */
static const char **arguments_take(struct wire *body, size_t count)
{
	const char **arguments;

	if (count % 2 || count > body->left / sizeof(uint64_t)) {
		body->broken = true;
		count = 0;
	}
	arguments = memory_alloc(memory_product(count + 1, sizeof *arguments));
	for (size_t i = 0; i < count; i++) {
		arguments[i] = wire_take_text(body);
		body->broken = body->broken || !arguments[i];
	}
	arguments[count] = NULL;
	return arguments;
}

bool report_take_finding(struct wire *body, struct findings *findings)
{
	const char *id = wire_take_text(body);
	size_t level = wire_take_number(body);
	const char *wording = wire_take_text(body);
	struct place place = wire_take_place(body);
	const char **arguments;
	enum level registered;
	bool whole;

	arguments = arguments_take(body, wire_take_number(body));
	whole = !body->broken && !body->left && id && level <= LEVEL_FATAL
		&& (wording || message_level(id, &registered));
	if (whole && wording)
		finding_add_worded(findings, id, (enum level)level, wording, place, arguments);
	else if (whole)
		finding_add_pairs(findings, id, place, arguments);
	free(arguments);
	return whole;
}

/* The next text, which a file of XML must be able to hold. */
static const char *wire_take_clean(struct wire *body)
{
	const char *text = wire_take_text(body);

	if (text && utf8_valid(text, strlen(text)) != strlen(text))
		body->broken = true;
	return text;
}

bool report_take_fact(struct wire *body, struct ledger *ledger)
{
	struct ledger_entry entry = {.block = wire_take_clean(body)};
	enum block_kind kind;

	entry.kind = wire_take_clean(body);
	entry.page = wire_take_number(body);
	entry.fact.path = wire_take_clean(body);
	entry.fact.type = wire_take_clean(body);
	entry.fact.value = wire_take_clean(body);
	entry.fact.unit = wire_take_clean(body);
	entry.fact.form = wire_take_clean(body);
	entry.fact.as_of = wire_take_clean(body);
	entry.fact.place = wire_take_place(body);
	entry.text = wire_take_clean(body);
	if (body->broken || body->left || !entry.block || !entry.kind || !entry.fact.path
		|| !entry.fact.type || !entry.text || !block_kind_find(entry.kind, &kind))
		return false;
	ledger_add(ledger, &entry);
	return true;
}

bool report_take_content(struct wire *body, struct ledger *ledger)
{
	return wire_take_digest(body, &ledger->content) && !body->left;
}

bool report_take_font(struct wire *body, struct ledger *ledger)
{
	const char *name = wire_take_clean(body);
	const char *version = wire_take_clean(body);

	if (body->broken || body->left || !name || !version)
		return false;
	ledger_add_font(ledger, name, version);
	return true;
}
