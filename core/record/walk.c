/* walk.c - checks a tree against a schema: every mistake in one run.
 *
 * What stands below an unknown element is not looked at: it would only be one
 * mistake said many times.
 */
#include "record/walk.h"

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "record/choices.h"
#include "record/descent.h"
#include "record/order.h"

#include <string.h>

static const char SPACE[] = " \t\r\n";

/* Nobody reads more findings than this in one go. */
enum { MOST = 1000 };

struct walker {
	const struct schema *schema;
	struct findings *findings;
	struct arena *arena;
	size_t mistakes;
};

#define walker_find(walker, ...)                                                               \
	do {                                                                                   \
		(walker)->mistakes++;                                                          \
		finding_add((walker)->findings, __VA_ARGS__, NULL);                            \
	} while (0)

static bool is_full(const struct walker *walker)
{
	return walker->mistakes >= MOST;
}

/* Says that what was written is none of CHOICES: with the nearest, or all of them. */
static void report_unknown(struct walker *walker, const char *what, struct place place,
	const char *in, struct choices *choices)
{
	const char *id = arena_format(walker->arena, "%s-%s", what, choices_kind(choices));

	walker_find(walker, id, place, "name", choices->written, "in", in, "nearest",
		choices->nearest.name ? choices->nearest.name : "", "ja",
		choices->ja.length ? choices->ja.data : "", "en",
		choices->en.length ? choices->en.data : "");
	choices_done(choices);
}

/* Says that NAME, which WORDS explain, is missing in IN. */
static void report_missing(struct walker *walker, const char *id, const struct xml_node *in,
	const char *name, struct schema_words words)
{
	walker_find(walker, id, xml_place(in), "name", name, "in", xml_name(in), "ja",
		label_ja(walker->arena, words), "en", label_en(walker->arena, words));
}

/* --- text */

/* Where the first character that is no white space stands in the text NODE. */
static struct place text_place(const struct xml_node *node)
{
	struct place place = xml_place(node);

	for (const char *c = xml_content(node); *c && strchr(SPACE, *c); c++) {
		place.column++;
		if (*c == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	return place;
}

/* White space as xs:token has it: none around, one blank between words. */
static char *token(struct arena *arena, const char *text)
{
	char *copy = arena_alloc(arena, strlen(text) + 1), *end = copy;
	size_t length;

	for (const char *word; (word = words_next(&text, &length));) {
		if (end != copy)
			*end++ = ' ';
		memcpy(end, word, length);
		end += length;
	}
	return copy;
}

static void code_check(struct walker *walker, const struct schema_text *text, const char *value,
	const char *in, struct place place)
{
	struct choices choices = {.written = value};

	if (schema_code(text, value, strlen(value)))
		return;
	for (size_t i = 0; i < text->code_count; i++)
		choices_add(&choices, text->codes[i].code, text->codes[i].words, walker->arena);
	report_unknown(walker, "value", place, in, &choices);
}

/* One value: not a list of them. */
static void value_check(struct walker *walker, const struct schema_text *text,
	const char *value, const char *in, struct place place)
{
	if (text->code_count)
		code_check(walker, text, value, in, place);
	else if (!schema_text_matches(text, value))
		walker_find(walker, text->example ? "value-pattern" : "value-malformed", place,
			"value", value, "in", in, "example",
			text->example ? text->example : "");
}

/* Checks VALUE, which stands in the element or attribute IN. */
static void text_check(struct walker *walker, const struct schema_text *text, const char *value,
	const char *in, struct place place)
{
	char *plain =
		text->is_token ? token(walker->arena, value) : arena_text(walker->arena, value);
	size_t length = utf8_count(plain, strlen(plain));
	char *rest, *word;

	if (text->is_list) {
		length = 0;
		for (word = strtok_r(plain, " ", &rest); word;
			word = strtok_r(NULL, " ", &rest), length++)
			value_check(walker, text, word, in, place);
	}
	if (length < text->least)
		walker_find(walker, "value-empty", place, "in", in);
	else if (!text->is_list)
		value_check(walker, text, plain, in, place);
}

/* --- attributes */

static void attribute_unknown(
	struct walker *walker, const struct schema_type *type, const struct xml_node *attribute)
{
	struct choices choices = {.written = xml_name(attribute)};

	for (size_t i = 0; i < type->attribute_count; i++)
		choices_add(&choices, type->attributes[i].name, type->attributes[i].words,
			walker->arena);
	report_unknown(walker, "attribute", xml_place(attribute),
		xml_name(xml_parent(attribute)), &choices);
}

static void attributes_check(
	struct walker *walker, const struct schema_type *type, const struct xml_node *element)
{
	const struct xml_node *attribute = xml_first_attribute(element);

	for (; attribute && !is_full(walker); attribute = xml_next_attribute(attribute)) {
		const struct schema_attribute *known =
			*xml_namespace(attribute) ? NULL
						  : schema_attribute(type, xml_name(attribute));

		if (known)
			text_check(walker, known->text, xml_content(attribute), known->name,
				xml_place(attribute));
		else
			attribute_unknown(walker, type, attribute);
	}
	for (size_t i = 0; i < type->attribute_count; i++) {
		const struct schema_attribute *known = &type->attributes[i];

		if (known->required && !xml_attribute(element, known->name))
			report_missing(walker, "attribute-missing", element, known->name,
				known->words);
	}
}

/* --- elements */

static void element_unknown(
	struct walker *walker, const struct schema_type *type, const struct xml_node *element)
{
	struct choices choices = {.written = xml_name(element)};

	for (size_t i = 0; i < type->element_count; i++)
		choices_add(&choices, type->elements[i].name, type->elements[i].words,
			walker->arena);
	report_unknown(
		walker, "element", xml_place(element), xml_name(xml_parent(element)), &choices);
}

static void child_unknown(
	struct walker *walker, const struct schema_type *type, const struct xml_node *child)
{
	if (strcmp(xml_namespace(child), schema_namespace(walker->schema)) != 0)
		walker_find(walker, "element-namespace", xml_place(child), "name",
			xml_name(child), "namespace", schema_namespace(walker->schema));
	else
		element_unknown(walker, type, child);
}

/* The children that are known, in their order, with the rank of each in the type. */
struct row {
	const struct xml_node **nodes;
	size_t *ranks;
	size_t count;
};

static struct row row_read(
	struct walker *walker, const struct schema_type *type, const struct xml_node *element)
{
	const struct xml_node *child = xml_first_element(element);
	struct row row = {0};
	size_t count = 0;

	for (; child; child = xml_next_element(child))
		count++;
	row.nodes = arena_array(walker->arena, count, sizeof *row.nodes);
	row.ranks = arena_array(walker->arena, count, sizeof *row.ranks);
	for (child = xml_first_element(element); child; child = xml_next_element(child)) {
		const struct schema_element *known = descent_child(walker->schema, type, child);

		if (!known)
			continue;
		row.nodes[row.count] = child;
		row.ranks[row.count++] = (size_t)(known - type->elements);
	}
	return row;
}

/* Says where the child number AT belongs: before the first in order that outranks
 * it, or, when it comes too early, after the last that does not. */
static void report_order(
	struct walker *walker, const struct row *row, const bool *faults, size_t at)
{
	const struct xml_node *child = row->nodes[at];
	const char *id = "element-early";
	size_t other = at;

	for (size_t i = at + 1; i < row->count; i++)
		if (!faults[i] && row->ranks[i] <= row->ranks[at])
			other = i;
	for (size_t i = at; i-- > 0;)
		if (!faults[i] && row->ranks[i] > row->ranks[at]) {
			other = i;
			id = "element-late";
		}
	walker_find(walker, id, xml_place(child), "name", xml_name(child), "other",
		xml_name(row->nodes[other]), "in", xml_name(xml_parent(child)));
}

static void order_check(
	struct walker *walker, const struct schema_type *type, const struct row *row)
{
	const bool *faults =
		order_faults(walker->arena, row->ranks, row->count, type->element_count);

	for (size_t i = 0; i < row->count && !is_full(walker); i++)
		if (faults[i])
			report_order(walker, row, faults, i);
}

static void occurrences_check(struct walker *walker, const struct schema_type *type,
	const struct xml_node *element, const struct row *row)
{
	size_t *counts = arena_array(walker->arena, type->element_count, sizeof *counts);

	for (size_t i = 0; i < row->count; i++)
		if (counts[row->ranks[i]]++ == type->elements[row->ranks[i]].most)
			walker_find(walker, "element-repeated", xml_place(row->nodes[i]),
				"name", xml_name(row->nodes[i]), "in", xml_name(element));
	for (size_t i = 0; i < type->element_count; i++) {
		const struct schema_element *known = &type->elements[i];

		if (counts[i] < known->least)
			report_missing(
				walker, "element-missing", element, known->name, known->words);
	}
}

/* Text where the type of its element allows none: blanks are right only between
 * elements. */
static void stray_text_check(
	struct walker *walker, const struct schema_type *type, const struct xml_node *text)
{
	const char *in = xml_name(xml_parent(text));

	if (type->content == CONTENT_EMPTY)
		walker_find(walker, "text-in-empty", xml_place(text), "in", in);
	else if (type->content == CONTENT_ELEMENTS && !text_blank(xml_content(text)))
		walker_find(walker, "text-misplaced", text_place(text), "in", in);
}

static void children_check(
	struct walker *walker, const struct schema_type *type, const struct xml_node *element)
{
	const struct row row = row_read(walker, type, element);
	const struct xml_node *child = xml_first(element);

	if (type->content == CONTENT_ANY)
		return;
	for (; child && !is_full(walker); child = xml_next(child)) {
		if (xml_is_text(child))
			stray_text_check(walker, type, child);
		else if (!descent_child(walker->schema, type, child))
			child_unknown(walker, type, child);
	}
	if (type->content != CONTENT_ELEMENTS)
		return;
	order_check(walker, type, &row);
	occurrences_check(walker, type, element, &row);
}

static void element_check(
	struct walker *walker, const struct schema_type *type, const struct xml_node *element)
{
	attributes_check(walker, type, element);
	children_check(walker, type, element);
	if (type->content == CONTENT_TEXT && !xml_first_element(element))
		text_check(walker, type->text, xml_text(walker->arena, element),
			xml_name(element), xml_place(element));
}

/* --- the whole tree */

static void elements_check(struct walker *walker, const struct xml_node *root)
{
	struct descent descent = descent_start(walker->schema, root);

	while (!is_full(walker) && descent_next(&descent))
		element_check(walker, descent.element->type, descent.node);
	descent_done(&descent);
}

static bool root_check(struct walker *walker, const struct xml_node *root)
{
	const struct schema_element *known = schema_root(walker->schema);

	if (!xml_is(root, known->name))
		walker_find(walker, "root-unexpected", xml_place(root), "name", xml_name(root),
			"expected", known->name, "ja", label_ja(walker->arena, known->words),
			"en", label_en(walker->arena, known->words));
	else if (strcmp(xml_namespace(root), schema_namespace(walker->schema)) != 0)
		walker_find(walker, "root-namespace", xml_place(root), "name", xml_name(root),
			"namespace", schema_namespace(walker->schema));
	return !walker->mistakes;
}

bool walk(const struct xml *xml, const struct schema *schema, struct findings *findings)
{
	struct walker walker = {.schema = schema, .findings = findings, .arena = arena_new()};

	if (root_check(&walker, xml_root(xml)))
		elements_check(&walker, xml_root(xml));
	if (is_full(&walker))
		walker_find(&walker, "walk-stopped",
			(struct place){.file = xml_place(xml_root(xml)).file});
	arena_free(walker.arena);
	return !walker.mistakes;
}

struct xml *walk_open(const char *path, const char *schema, struct findings *findings)
{
	struct xml *xml = xml_open(path, &xml_limits_default, findings);
	struct schema *loaded = xml ? schema_load(schema, findings) : NULL;
	bool valid = loaded && walk(xml, loaded, findings);

	schema_free(loaded);
	if (valid)
		return xml;
	xml_free(xml);
	return NULL;
}
