/* finding.c - the list of findings: collecting, sorting, printing.
 *
 * Wording and levels are message.c's; this file does not know any message.
 */
#include "base/finding.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/message.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct findings {
	struct arena *arena;
	struct finding *list;
	size_t count, capacity;
	const char *document;                        /* that findings are about now, or NULL */
	void (*pass)(const struct finding *finding); /* or NULL */
};

struct findings *findings_new(void)
{
	struct findings *findings = memory_alloc(sizeof *findings);

	*findings = (struct findings){.arena = arena_new()};
	return findings;
}

void findings_free(struct findings *findings)
{
	if (!findings)
		return;
	arena_free(findings->arena);
	free(findings->list);
	free(findings);
}

void findings_pass(struct findings *findings, void (*pass)(const struct finding *finding))
{
	findings->pass = pass;
}

static const char *const level_names[] = {"note", "warning", "error", "error"};

enum level level_named(const char *name)
{
	enum level level = LEVEL_NOTE;

	while (level < LEVEL_ERROR && strcmp(level_names[level], name) != 0)
		level++;
	return level;
}

void findings_about(struct findings *findings, const char *name)
{
	findings->document = arena_text(findings->arena, name);
}

/* A plugin or a broken file may put anything into an argument; a terminal and a JSON
 * reader get well-formed UTF-8 without control characters. */
static const char *text_tidy(struct arena *arena, const char *text)
{
	size_t length = strlen(text), taken;
	struct buffer tidy = {0};
	char bytes[4], *copy;

	for (size_t at = 0; at < length; at += taken) {
		uint32_t character = utf8_decode(text + at, length - at, &taken);

		if (character < 0x20 || (character >= 0x7F && character < 0xA0))
			character = ' ';
		buffer_add(&tidy, bytes, utf8_encode(character, bytes));
	}
	copy = arena_copy(arena, tidy.data, tidy.length);
	buffer_done(&tidy);
	return copy;
}

static const char *const *pairs_copy(struct arena *arena, const char *const *pairs)
{
	size_t count = 0;
	const char **copy;

	while (pairs[count])
		count++;
	copy = arena_array(arena, count + 1, sizeof *copy);
	for (size_t i = 0; i < count; i++)
		copy[i] = text_tidy(arena, pairs[i]);
	return copy;
}

static void finding_append(struct findings *findings, struct finding finding)
{
	if (findings->count == findings->capacity) {
		findings->capacity = findings->capacity ? findings->capacity * 2 : 16;
		findings->list = memory_resize(findings->list,
			memory_product(findings->capacity, sizeof *findings->list));
	}
	findings->list[findings->count++] = finding;
	if (findings->pass)
		findings->pass(&finding);
}

void finding_add_worded(struct findings *findings, const char *id, enum level level,
	const char *wording, struct place place, const char *const *names_values)
{
	struct finding finding = {.level = level, .place = place};

	finding.id = arena_text(findings->arena, id);
	finding.place.file = arena_text(findings->arena, place.file);
	finding.arguments = pairs_copy(findings->arena, names_values);
	finding.wording = arena_text(findings->arena, wording);
	finding.document = findings->document;
	finding_append(findings, finding);
}

void finding_add_pairs(struct findings *findings, const char *id, struct place place,
	const char *const *names_values)
{
	const char *unknown[] = {"id", id, NULL};
	enum level level = LEVEL_ERROR;

	if (message_level(id, &level))
		finding_add_worded(findings, id, level, NULL, place, names_values);
	else
		finding_add_worded(findings, "message-unknown", level, NULL, place, unknown);
}

void finding_add(struct findings *findings, const char *id, struct place place, ...)
{
	va_list arguments;
	size_t count = 0;
	const char **pairs;

	va_start(arguments, place);
	while (va_arg(arguments, const char *))
		count++;
	va_end(arguments);
	pairs = memory_alloc(memory_product(count + 1, sizeof *pairs));
	va_start(arguments, place);
	for (size_t i = 0; i <= count; i++)
		pairs[i] = va_arg(arguments, const char *);
	va_end(arguments);
	finding_add_pairs(findings, id, place, pairs);
	free(pairs);
}

size_t findings_count(const struct findings *findings, enum level at_least)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		count += findings->list[i].level >= at_least;
	return count;
}

int findings_status(const struct findings *findings)
{
	enum level worst = LEVEL_NOTE;

	for (size_t i = 0; i < findings->count; i++)
		if (findings->list[i].level > worst)
			worst = findings->list[i].level;
	return (int)worst;
}

const struct finding *findings_at(const struct findings *findings, size_t index)
{
	return index < findings->count ? &findings->list[index] : NULL;
}

const char *finding_argument(const struct finding *finding, const char *name)
{
	const char *const *pair = finding->arguments;

	while (pair[0] && strcmp(pair[0], name) != 0)
		pair += 2;
	return pair[0] ? pair[1] : "";
}

void finding_add_again(struct findings *findings, const struct finding *finding)
{
	finding_add_worded(findings, finding->id, finding->level, finding->wording,
		finding->place, finding->arguments);
}

void findings_add_errors(struct findings *findings, const struct findings *others)
{
	const struct finding *finding;

	for (size_t i = 0; (finding = findings_at(others, i)); i++)
		if (finding->level >= LEVEL_ERROR)
			finding_add_again(findings, finding);
}

void finding_format(const struct finding *finding, struct buffer *text)
{
	if (finding->wording)
		message_fill(text, finding->wording, finding->arguments);
	else
		message_format(text, finding->id, finding->arguments);
}

static int text_compare(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int size_compare(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int arguments_compare(const char *const *a, const char *const *b)
{
	for (; *a && *b; a++, b++)
		if (strcmp(*a, *b) != 0)
			return strcmp(*a, *b);
	return (*a != NULL) - (*b != NULL);
}

static int finding_compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = text_compare(a->place.file, b->place.file);

	if (!order)
		order = size_compare(a->place.line, b->place.line);
	if (!order)
		order = size_compare(a->place.column, b->place.column);
	if (!order)
		order = strcmp(a->id, b->id);
	return order ? order : arguments_compare(a->arguments, b->arguments);
}

static int said_compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = finding_compare(a, b);

	return order ? order : text_compare(a->document, b->document);
}

static void findings_sort(struct findings *findings)
{
	const char *document;
	size_t kept = 0;

	if (!findings->count)
		return;
	qsort(findings->list, findings->count, sizeof *findings->list, said_compare);
	document = findings->list[0].document;
	for (size_t i = 1; i < findings->count; i++) {
		struct finding *last = &findings->list[kept], *next = &findings->list[i];

		if (finding_compare(last, next) != 0)
			findings->list[++kept] = *next;
		else if (text_compare(document, next->document) != 0)
			last->others++;
		document = next->document;
	}
	findings->count = kept + 1;
}

/* file:line:col: as far as they are known. */
static void place_print(const struct place *place, FILE *to)
{
	if (!place->file)
		return;
	fprintf(to, "%s:", place->file);
	if (place->line)
		fprintf(to, "%zu:", place->line);
	if (place->line && place->column)
		fprintf(to, "%zu:", place->column);
	fputc(' ', to);
}

static void document_print(const struct finding *finding, FILE *to)
{
	if (finding->document && finding->others)
		fprintf(to, " (%s, +%zu)", finding->document, finding->others);
	else if (finding->document)
		fprintf(to, " (%s)", finding->document);
}

void findings_print(struct findings *findings, FILE *to)
{
	struct buffer text = {0};

	findings_sort(findings);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->list[i];

		buffer_clear(&text);
		finding_format(finding, &text);
		place_print(&finding->place, to);
		fprintf(to, "%s[%s]: %s", level_names[finding->level], finding->id, text.data);
		document_print(finding, to);
		fputc('\n', to);
	}
	buffer_done(&text);
}

static void json_finding(const struct finding *finding, struct buffer *json)
{
	struct buffer text = {0};

	finding_format(finding, &text);
	buffer_format(json, "{\"level\":\"%s\",\"id\":\"%s\"", level_names[finding->level],
		finding->id);
	if (finding->place.file) {
		buffer_text(json, ",\"file\":");
		buffer_json(json, finding->place.file);
		buffer_format(json, ",\"line\":%zu,\"column\":%zu", finding->place.line,
			finding->place.column);
	}
	if (finding->document) {
		buffer_text(json, ",\"document\":");
		buffer_json(json, finding->document);
		buffer_format(json, ",\"others\":%zu", finding->others);
	}
	buffer_text(json, ",\"arguments\":{");
	for (const char *const *pair = finding->arguments; pair[0] && pair[1]; pair += 2) {
		buffer_text(json, pair == finding->arguments ? "" : ",");
		buffer_json(json, pair[0]);
		buffer_byte(json, ':');
		buffer_json(json, pair[1]);
	}
	buffer_text(json, "},\"text\":");
	buffer_json(json, text.data ? text.data : "");
	buffer_byte(json, '}');
	buffer_done(&text);
}

void findings_print_json(struct findings *findings, FILE *to)
{
	struct buffer json = {0};

	findings_sort(findings);
	buffer_byte(&json, '[');
	for (size_t i = 0; i < findings->count; i++) {
		buffer_text(&json, i ? ",\n" : "\n");
		json_finding(&findings->list[i], &json);
	}
	buffer_text(&json, findings->count ? "\n]\n" : "]\n");
	fwrite(json.data, 1, json.length, to);
	buffer_done(&json);
}
