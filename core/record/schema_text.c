/* schema_text.c - the simple types of a schema.
 *
 * Types may build on each other in any order; one that does so on itself is
 * refused.
 */
#include "record/schema_text.h"

#include "record/annotation.h"
#include "record/profile.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* One reading of all simple types. */
struct reading {
	struct schema_texts *texts;
	const struct xml_node *root;
	struct arena *arena;
	struct findings *findings;
	bool right;
};

static void reading_fail(
	struct reading *reading, const char *id, const struct xml_node *node, const char *name)
{
	finding_add(reading->findings, id, xml_place(node), "name", name, NULL);
	reading->right = false;
}

const struct schema_text *schema_texts_find(const struct schema_texts *texts, const char *name)
{
	static const struct schema_text string = {.name = "xs:string"};
	static const struct schema_text token = {.name = "xs:token", .is_token = true};

	if (strcmp(name, string.name) == 0)
		return &string;
	if (strcmp(name, token.name) == 0)
		return &token;
	for (size_t i = 0; i < texts->count; i++)
		if (texts->list[i].name && strcmp(texts->list[i].name, name) == 0)
			return &texts->list[i];
	return NULL;
}

/* A pattern must mean the same in XML Schema and in POSIX, for bytes and for
 * characters: ASCII, no escapes, no anchors, no "." but in brackets, no "[^". */
static bool pattern_is_plain(const char *pattern)
{
	bool bracket = false;

	for (const char *c = pattern; *c; c++) {
		if ((unsigned char)*c >= 0x80 || *c == '\\' || *c == '^' || *c == '$')
			return false;
		if (*c == '.' && !bracket)
			return false;
		bracket = *c == '[' || (bracket && *c != ']');
	}
	return true;
}

/* For bytes, which mean the same (pattern_is_plain): glibc takes them three times as fast as
 * characters, in whatever locale they are looked at later. */
static bool pattern_compile(struct schema_pattern *pattern)
{
	locale_t before;

	if (pattern->is_compiled)
		return true;
	before = uselocale(newlocale(LC_ALL_MASK, "C", (locale_t)0));
	pattern->is_compiled =
		regcomp(&pattern->compiled, pattern->source, REG_EXTENDED | REG_NOSUB) == 0;
	uselocale(before);
	return pattern->is_compiled;
}

static struct schema_pattern *pattern_read(struct reading *reading, const struct xml_node *node)
{
	const char *value = xml_attribute(node, "value");
	struct schema_pattern *pattern = arena_alloc(reading->arena, sizeof *pattern);

	pattern->source = arena_format(reading->arena, "^(%s)$", value);
	if (pattern_is_plain(value) && pattern_compile(pattern))
		return pattern;
	reading_fail(reading, "schema-pattern", node, value);
	return NULL;
}

static void codes_read(
	struct reading *reading, const struct xml_node *restriction, struct schema_text *text)
{
	size_t count = profile_count(restriction, "enumeration");
	const struct xml_node *node = profile_child(restriction, "enumeration");
	struct schema_code *codes = arena_array(reading->arena, count, sizeof *codes);

	if (!count)
		return;
	text->codes = codes;
	text->code_count = count;
	for (; node; node = profile_from(xml_next(node), "enumeration"), codes++) {
		codes->code = xml_attribute_text(reading->arena, node, "value");
		codes->words = annotation_words(node, reading->arena);
	}
}

static void facets_read(
	struct reading *reading, const struct xml_node *restriction, struct schema_text *text)
{
	const struct xml_node *pattern = profile_child(restriction, "pattern");
	const char *least = xml_attribute(profile_child(restriction, "minLength"), "value");

	codes_read(reading, restriction, text);
	if (pattern && text->pattern)
		reading_fail(
			reading, "schema-pattern", pattern, xml_attribute(pattern, "value"));
	else if (pattern)
		text->pattern = pattern_read(reading, pattern);
	if (least)
		text->least = strtoul(least, NULL, 10);
}

/* Fills TEXT from the simpleType NODE; false while what it builds on is not read. */
static bool text_read(
	struct reading *reading, const struct xml_node *node, struct schema_text *text)
{
	const struct xml_node *restriction = profile_child(node, "restriction");
	const struct xml_node *list = profile_child(node, "list");
	const char *base = restriction ? xml_attribute(restriction, "base")
				       : xml_attribute(list, "itemType");
	const struct schema_text *from = base ? schema_texts_find(reading->texts, base) : NULL;
	const char *example = annotation_text(node, "example", reading->arena);

	if (!from)
		return false;
	*text = *from;
	text->name = xml_attribute_text(reading->arena, node, "name");
	text->words = annotation_words(node, reading->arena);
	if (example)
		text->example = example;
	if (restriction) {
		facets_read(reading, restriction, text);
	} else {
		text->is_list = text->is_token = true;
		text->least = 0;
	}
	return true;
}

/* One more turn over those not yet read; the last that must wait, or NULL. */
static const struct xml_node *texts_turn(struct reading *reading)
{
	const struct xml_node *node = profile_child(reading->root, "simpleType"), *waits = NULL;

	for (size_t i = 0; i < reading->texts->count; i++) {
		struct schema_text *text = &reading->texts->list[i];

		if (!text->name && !text_read(reading, node, text))
			waits = node;
		node = profile_from(xml_next(node), "simpleType");
	}
	return waits;
}

static void twice_check(struct reading *reading)
{
	const struct xml_node *node = profile_child(reading->root, "simpleType");

	for (size_t i = 0; i < reading->texts->count; i++) {
		const struct schema_text *text = &reading->texts->list[i];

		if (text->name && schema_texts_find(reading->texts, text->name) != text)
			reading_fail(reading, "schema-twice", node, text->name);
		node = profile_from(xml_next(node), "simpleType");
	}
}

bool schema_texts_read(struct schema_texts *texts, const struct xml_node *root,
	struct arena *arena, struct findings *findings)
{
	struct reading reading = {texts, root, arena, findings, true};
	const struct xml_node *waits;

	texts->count = profile_count(root, "simpleType");
	texts->list = arena_array(arena, texts->count, sizeof *texts->list);
	waits = texts_turn(&reading);
	/* Every turn reads one at least, unless they wait for each other. */
	for (size_t i = 0; waits && i < texts->count; i++)
		waits = texts_turn(&reading);
	if (waits)
		reading_fail(&reading, "schema-type", waits, xml_attribute(waits, "name"));
	twice_check(&reading);
	return reading.right;
}

void schema_texts_done(struct schema_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++) {
		struct schema_pattern *pattern = texts->list[i].pattern;

		if (pattern && pattern->is_compiled)
			regfree(&pattern->compiled);
		if (pattern)
			pattern->is_compiled = false; /* others may build on it */
	}
}

bool schema_text_matches(const struct schema_text *text, const char *value)
{
	if (!text->pattern)
		return true;
	if (!pattern_compile(text->pattern))
		memory_out(); /* it was compiled when the schema was read first */
	return regexec(&text->pattern->compiled, value, 0, NULL, 0) == 0;
}
