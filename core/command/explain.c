/* explain.c - todoke explain: what an element or attribute of the record means.
 *
 * A name may be declared in several places; places that say the same are told of
 * once.  --html writes all of it as one page (explain_html.c).
 */
#include "base/buffer.h"
#include "command/catalog.h"
#include "command/command.h"
#include "command/explain_html.h"
#include "command/explain_words.h"
#include "command/samples.h"
#include "command/uses.h"
#include "record/choices.h"
#include "record/record.h"
#include "record/schema_path.h"

#include <string.h>

/* More places than this of one element are counted, not listed. */
enum { MOST_PLACES = 12 };

struct explaining {
	const struct command *command;
	const struct schema *schema;
	const struct schema_path *paths;
	struct sample *samples;
	struct arena *arena;
	const char *language;
	struct buffer text;
};

/* --- lines */

static void line_add(struct explaining *explaining, enum word word, const char *value)
{
	buffer_format(&explaining->text, "%s:%s%s\n",
		words_in(explain_words[word], explaining->language), *value ? " " : "", value);
}

static void line_add_words(
	struct explaining *explaining, enum word word, struct schema_words value)
{
	line_add(explaining, word, words_in(value, explaining->language));
}

static void codes_add(struct explaining *explaining, const struct schema_text *text)
{
	if (!text || !text->code_count)
		return;
	line_add(explaining, WORD_VALUES, "");
	for (size_t i = 0; i < text->code_count; i++)
		buffer_format(&explaining->text, "  %s\t%s\n", text->codes[i].code,
			words_in(text->codes[i].words, explaining->language));
}

/* Where the name of PATH or ATTRIBUTE stands in the packs. */
static void uses_add(struct explaining *explaining, const char *name)
{
	const struct command *command = explaining->command;
	struct buffer uses = {0};

	for (const struct pack **pack = catalog_load(command); pack && *pack; pack++)
		uses_write((*pack)->folder, (*pack)->id, name, &uses, command->findings);
	uses_write(arena_format(command->arena, "%s/templates/common", command->home), "common",
		name, &uses, command->findings);
	line_add_words(explaining, WORD_USES,
		uses.length ? (struct schema_words){"", ""} : explain_words[WORD_NO_USES]);
	for (char *rest = uses.data, *line; (line = strsep(&rest, "\n"));)
		if (*line)
			buffer_format(&explaining->text, "  %s\n", line);
	buffer_format(&explaining->text, "  (%s)\n",
		words_in(explain_words[WORD_USES_HOW], explaining->language));
	buffer_done(&uses);
}

/* --- elements */

/* Do both places say the same of their element? */
static bool same_said(const struct schema_path *a, const struct schema_path *b)
{
	return a->element->type == b->element->type && a->audience == b->audience
	       && a->element->least == b->element->least && a->element->most == b->element->most
	       && strcmp(a->element->name, b->element->name) == 0
	       && strcmp(words_in(a->element->words, "ja"), words_in(b->element->words, "ja"))
			  == 0;
}

static bool is_meant(const struct explaining *explaining, const struct schema_path *path,
	const char *subject)
{
	struct schema_words both = path->element->words;

	return schema_path_ends(path, subject)
	       || strcmp(label_ja(explaining->arena, both), subject) == 0
	       || strcmp(label_en(explaining->arena, both), subject) == 0;
}

/* All places from PATH on that SUBJECT means and that say the same. */
static void places_add(
	struct explaining *explaining, const struct schema_path *path, const char *subject)
{
	const struct schema_path *first = path;
	size_t count = 0;

	for (; path; path = path->next) {
		if (!same_said(first, path) || !is_meant(explaining, path, subject))
			continue;
		if (count++ < MOST_PLACES)
			line_add(explaining, WORD_WHERE, path->text);
	}
	if (count > MOST_PLACES)
		buffer_format(&explaining->text, "  … +%zu\n", count - MOST_PLACES);
}

static void attributes_add(struct explaining *explaining, const struct schema_type *type)
{
	if (!type->attribute_count)
		return;
	line_add(explaining, WORD_ATTRIBUTES, "");
	for (size_t i = 0; i < type->attribute_count; i++) {
		const struct schema_attribute *attribute = &type->attributes[i];

		buffer_format(&explaining->text, "  %s\t%s", attribute->name,
			words_in(attribute->words, explaining->language));
		if (attribute->required)
			buffer_format(&explaining->text, " [%s]",
				words_in(explain_words[WORD_REQUIRED], explaining->language));
		buffer_byte(&explaining->text, '\n');
	}
}

static void elements_add(struct explaining *explaining, const struct schema_type *type)
{
	if (!type->element_count)
		return;
	line_add(explaining, WORD_ELEMENTS, "");
	for (size_t i = 0; i < type->element_count; i++)
		buffer_format(&explaining->text, "  %s\t%s\n", type->elements[i].name,
			words_in(type->elements[i].words, explaining->language));
}

static void element_explain(
	struct explaining *explaining, const struct schema_path *path, const char *subject)
{
	const struct schema_element *element = path->element;
	const struct schema_type *type = element->type;
	const char *example = sample_line(explaining->samples, path, explaining->arena);

	buffer_format(&explaining->text, "%s<%s> %s\n", explaining->text.length ? "\n" : "",
		element->name, words_in(element->words, explaining->language));
	places_add(explaining, path, subject);
	line_add_words(explaining, WORD_OFTEN, words_often(path, explaining->arena));
	line_add_words(explaining, WORD_CONTENT, words_content(type));
	line_add_words(explaining, WORD_AUDIENCE,
		words_audience(explaining->schema, path->audience, explaining->arena));
	codes_add(explaining, type->text);
	attributes_add(explaining, type);
	elements_add(explaining, type);
	if (!example && type->text)
		example = type->text->example;
	if (example)
		line_add(explaining, WORD_EXAMPLE, example);
}

/* Whether a place before PATH has said it. */
static bool was_said(const struct explaining *explaining, const struct schema_path *path,
	const char *subject)
{
	const struct schema_path *before = explaining->paths;

	while (before != path
		&& (!same_said(before, path) || !is_meant(explaining, before, subject)))
		before = before->next;
	return before != path;
}

static bool elements_explain(struct explaining *explaining, const char *subject)
{
	const char *name = NULL;

	for (const struct schema_path *path = explaining->paths; path; path = path->next)
		if (is_meant(explaining, path, subject)
			&& !was_said(explaining, path, subject)) {
			element_explain(explaining, path, subject);
			name = path->element->name;
		}
	if (name)
		uses_add(explaining, name);
	return name != NULL;
}

/* --- attributes */

/* The attribute NAME ("@unit") at PATH, when OWNER ("group/people", or "") means it. */
static const struct schema_attribute *attribute_at(
	const struct schema_path *path, const char *owner, const char *name)
{
	if (*owner && !schema_path_ends(path, owner))
		return NULL;
	return schema_attribute(path->element->type, name + 1);
}

static bool same_attribute(const struct schema_attribute *a, const struct schema_attribute *b)
{
	return a && b && a->text == b->text && a->required == b->required
	       && strcmp(words_in(a->words, "ja"), words_in(b->words, "ja")) == 0
	       && strcmp(a->refers ? a->refers : "", b->refers ? b->refers : "") == 0;
}

/* The names of all elements with an attribute like the one at FIRST, once each. */
static const char *carriers(const struct explaining *explaining,
	const struct schema_path *first, const char *owner, const char *name)
{
	const struct schema_attribute *attribute = attribute_at(first, owner, name);
	const char *list = " "; /* each name between spaces */

	for (const struct schema_path *path = first; path; path = path->next) {
		const char *entry =
			arena_format(explaining->arena, " %s ", path->element->name);

		if (same_attribute(attribute, attribute_at(path, owner, name))
			&& !strstr(list, entry))
			list = arena_format(explaining->arena, "%s%s", list, entry + 1);
	}
	return arena_copy(explaining->arena, list + 1, strlen(list) - 2);
}

static void attribute_explain(struct explaining *explaining, const struct schema_path *path,
	const char *owner, const char *name)
{
	const struct schema_attribute *attribute = attribute_at(path, owner, name);

	buffer_format(&explaining->text, "%s%s %s\n", explaining->text.length ? "\n" : "", name,
		words_in(attribute->words, explaining->language));
	line_add(explaining, WORD_CARRIERS, carriers(explaining, path, owner, name));
	line_add_words(explaining, WORD_OFTEN,
		explain_words[attribute->required ? WORD_REQUIRED : WORD_OPTIONAL]);
	line_add_words(explaining, WORD_CONTENT, attribute->text->words);
	if (attribute->refers)
		line_add(explaining, WORD_REFERS, attribute->refers);
	codes_add(explaining, attribute->text);
	if (attribute->text->example)
		line_add(explaining, WORD_EXAMPLE, attribute->text->example);
}

static bool attributes_explain(
	struct explaining *explaining, const char *owner, const char *name)
{
	bool found = false;

	for (const struct schema_path *path = explaining->paths; path; path = path->next) {
		const struct schema_attribute *attribute = attribute_at(path, owner, name);
		const struct schema_path *before = explaining->paths;

		while (before != path
			&& !same_attribute(attribute, attribute_at(before, owner, name)))
			before = before->next;
		if (attribute && before == path) {
			attribute_explain(explaining, path, owner, name);
			found = true;
		}
	}
	if (found)
		uses_add(explaining, name);
	return found;
}

/* --- what is meant */

/* SUBJECT is "@unit", "group/people/@unit" or names of elements. */
static bool subject_explain(struct explaining *explaining, const char *subject)
{
	const char *at = strchr(subject, '@');
	size_t length = at ? (size_t)(at - subject) : 0;

	if (!at)
		return elements_explain(explaining, subject);
	if (length && subject[length - 1] == '/')
		length--;
	return attributes_explain(
		explaining, arena_copy(explaining->arena, subject, length), at);
}

static size_t names_count(const char *subject)
{
	size_t count = 1;

	while ((subject = strchr(subject, '/'))) {
		subject++;
		count++;
	}
	return count;
}

static void nearest_try_attributes(
	struct nearest *nearest, const char *subject, const struct schema_type *type)
{
	for (size_t i = 0; i < type->attribute_count; i++)
		nearest_try(nearest, subject + 1, type->attributes[i].name, NULL);
}

/* Says that SUBJECT is unknown, with the nearest right name, or else with the places
 * of its last name. */
static void unknown_say(const struct explaining *explaining, const char *subject)
{
	const char *last = strrchr(subject, '/') ? strrchr(subject, '/') + 1 : subject;
	size_t count = names_count(subject);
	struct nearest nearest = {0};
	const char *places = "";

	for (const struct schema_path *path = explaining->paths; path; path = path->next) {
		if (*subject == '@')
			nearest_try_attributes(&nearest, subject, path->element->type);
		else
			nearest_try(&nearest, subject, schema_path_tail(path, count),
				label_ja(explaining->arena, path->element->words));
		if (strcmp(path->element->name, last) == 0)
			places = arena_format(explaining->arena, "%s%s%s", places,
				*places ? ", " : "", path->text);
	}
	finding_add(explaining->command->findings,
		nearest.name ? "explain-similar"
		: *places    ? "explain-elsewhere"
			     : "explain-unknown",
		(struct place){0}, "name", subject, "nearest", nearest.name ? nearest.name : "",
		"places", places, "prefix", *subject == '@' ? "@" : "", NULL);
}

/* --- in a record */

/* What the record says at SUBJECT, a path of a fact; the place it stands at in the
 * schema, or NULL. */
static const char *record_explain(
	struct explaining *explaining, const struct record *record, const char *subject)
{
	const struct xml_node *node = record_find(record, subject, NULL);
	const struct schema_path *path = explaining->paths;
	struct place place = xml_place(node);

	while (path && !schema_path_holds(path, node))
		path = path->next;
	if (!path)
		return NULL;
	line_add(explaining, WORD_RECORD,
		arena_format(explaining->arena, "%s:%zu:%zu: %s", place.file, place.line,
			place.column,
			path->element->type->content == CONTENT_ELEMENTS
				? ""
				: xml_trimmed(explaining->arena, node)));
	return arena_format(explaining->arena, "/%s", path->text);
}

static void explain(struct explaining *explaining, const char *subject)
{
	const struct command *command = explaining->command;
	const char *file = command->options->record, *path = NULL;
	struct record *record =
		file ? record_open(file, explaining->schema, command->findings) : NULL;

	if (record)
		path = record_explain(explaining, record, subject);
	if ((!file || record) && !subject_explain(explaining, path ? path : subject))
		unknown_say(explaining, subject);
	record_free(record);
}

void command_explain(const struct command *command)
{
	const struct options *options = command->options;
	struct schema *schema = command_schema(command);
	struct explaining explaining = {
		.command = command,
		.schema = schema,
		.arena = command->arena,
		.language = options->language,
	};

	if (schema) {
		explaining.paths = schema_paths(schema, command->arena);
		explaining.samples = samples_load(command);
	}
	if (schema && options->html)
		explain_html(schema, explaining.paths, explaining.samples, command->arena,
			&explaining.text);
	else if (schema && options->subject && *options->subject)
		explain(&explaining, options->subject);
	else if (schema)
		finding_add(command->findings, "explain-nothing", (struct place){0}, NULL);
	command_output(command, &explaining.text);
	samples_done(explaining.samples);
	buffer_done(&explaining.text);
	schema_free(schema);
}
