/* walk.c - checks a tree against a schema: every mistake in one run.
 *
 * What stands below an unknown element is not looked at: it would only be one
 * mistake said many times.
 */
#include "record/walk.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "record/descent.h"
#include "record/nearest.h"
#include "record/order.h"

#include <string.h>

static const char SPACE[] = " \t\r\n";

struct walker {
	const struct schema *schema;
	struct findings *findings;
	struct arena *arena;
	bool valid;
};

#define walker_find(walker, ...)                                                               \
	do {                                                                                   \
		(walker)->valid = false;                                                       \
		finding_add((walker)->findings, __VA_ARGS__, NULL);                            \
	} while (0)

/* --- words for findings */

/* What a documentation begins with, up to its first full stop, is a name. */
static const char *label(struct walker *walker, const char *words, const char *stop)
{
	const char *end = words ? strstr(words, stop) : NULL;

	if (!words)
		return "";
	return end ? arena_copy(walker->arena, words, (size_t)(end - words)) : words;
}

static const char *label_ja(struct walker *walker, struct schema_words words)
{
	return label(walker, words.ja, "。");
}

static const char *label_en(struct walker *walker, struct schema_words words)
{
	return label(walker, words.en, ".");
}

/* A list of names for people, in both languages. */
struct choices {
	struct buffer ja, en;
};

static void choices_add(struct walker *walker, struct choices *choices, const char *name,
	struct schema_words words)
{
	buffer_text(&choices->ja, choices->ja.length ? "、" : "");
	buffer_text(&choices->ja, name);
	if (words.ja)
		buffer_format(&choices->ja, "（%s）", label_ja(walker, words));
	buffer_text(&choices->en, choices->en.length ? ", " : "");
	buffer_text(&choices->en, name);
	if (words.en)
		buffer_format(&choices->en, " (%s)", label_en(walker, words));
}

static void choices_done(struct choices *choices)
{
	buffer_done(&choices->ja);
	buffer_done(&choices->en);
}

/* Says that NAME is none of CHOICES: with the NEAREST, or with all there are. */
static void report_unknown(struct walker *walker, const char *kind, struct place place,
	const char *name, const char *in, const struct nearest *nearest,
	struct choices *choices)
{
	const char *end = nearest->name ? "similar" : choices->ja.length ? "unknown" : "none";
	const char *id = arena_format(walker->arena, "%s-%s", kind, end);

	walker_find(walker, id, place, "name", name, "in", in, "nearest",
		nearest->name ? nearest->name : "", "ja",
		choices->ja.length ? choices->ja.data : "", "en",
		choices->en.length ? choices->en.data : "");
	choices_done(choices);
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

static bool is_blank(const char *text)
{
	return !text[strspn(text, SPACE)];
}

/* White space as xs:token has it: none around, one blank between words. */
static char *token(struct arena *arena, const char *text)
{
	char *copy = arena_alloc(arena, strlen(text) + 1), *end = copy;

	for (text += strspn(text, SPACE); *text; text += strspn(text, SPACE)) {
		size_t length = strcspn(text, SPACE);

		if (end != copy)
			*end++ = ' ';
		memcpy(end, text, length);
		end += length;
		text += length;
	}
	return copy;
}

static void code_check(struct walker *walker, const struct schema_text *text, const char *value,
	const char *in, struct place place)
{
	struct nearest nearest = {0};
	struct choices choices = {0};

	if (schema_code(text, value, strlen(value)))
		return;
	for (size_t i = 0; i < text->code_count; i++) {
		const struct schema_code *code = &text->codes[i];

		nearest_try(&nearest, value, code->code, label_ja(walker, code->words));
		choices_add(walker, &choices, code->code, code->words);
	}
	report_unknown(walker, "value", place, value, in, &nearest, &choices);
}

/* One value: not a list of them. */
static void value_check(struct walker *walker, const struct schema_text *text,
	const char *value, const char *in, struct place place)
{
	if (text->code_count)
		code_check(walker, text, value, in, place);
	else if (text->pattern && regexec(text->pattern, value, 0, NULL, 0) != 0)
		walker_find(walker, text->example ? "value-pattern" : "value-malformed", place,
			"value", value, "in", in, "example",
			text->example ? text->example : "");
}

/* Checks VALUE, which stands in the element or attribute IN. */
static void text_check(struct walker *walker, const struct schema_text *text, const char *value,
	const char *in, struct place place)
{
	size_t length = 0;
	char *rest, *word;

	if (text->is_token)
		value = token(walker->arena, value);
	if (text->is_list) {
		for (word = strtok_r((char *)(uintptr_t)value, " ", &rest); word;
			word = strtok_r(NULL, " ", &rest), length++)
			value_check(walker, text, word, in, place);
	} else {
		length = utf8_count(value, strlen(value));
	}
	if (length < text->least)
		walker_find(walker, "value-empty", place, "in", in);
	else if (!text->is_list)
		value_check(walker, text, value, in, place);
}

/* --- attributes */

static void attribute_unknown(
	struct walker *walker, const struct schema_type *type, const struct xml_node *attribute)
{
	struct nearest nearest = {0};
	struct choices choices = {0};

	for (size_t i = 0; i < type->attribute_count; i++) {
		const struct schema_attribute *known = &type->attributes[i];

		nearest_try(&nearest, xml_name(attribute), known->name,
			label_ja(walker, known->words));
		choices_add(walker, &choices, known->name, known->words);
	}
	report_unknown(walker, "attribute", xml_place(attribute), xml_name(attribute),
		xml_name(xml_parent(attribute)), &nearest, &choices);
}

static void attributes_check(
	struct walker *walker, const struct schema_type *type, const struct xml_node *element)
{
	const struct xml_node *attribute = xml_first_attribute(element);

	for (; attribute; attribute = xml_next_attribute(attribute)) {
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
			walker_find(walker, "attribute-missing", xml_place(element), "name",
				known->name, "in", xml_name(element), "ja",
				label_ja(walker, known->words), "en",
				label_en(walker, known->words));
	}
}

/* --- elements */

static void element_unknown(
	struct walker *walker, const struct schema_type *type, const struct xml_node *element)
{
	struct nearest nearest = {0};
	struct choices choices = {0};

	for (size_t i = 0; i < type->element_count; i++) {
		const struct schema_element *known = &type->elements[i];

		nearest_try(&nearest, xml_name(element), known->name,
			label_ja(walker, known->words));
		choices_add(walker, &choices, known->name, known->words);
	}
	report_unknown(walker, "element", xml_place(element), xml_name(element),
		xml_name(xml_parent(element)), &nearest, &choices);
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

	for (size_t i = 0; i < row->count; i++)
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
			walker_find(walker, "element-missing", xml_place(element), "name",
				known->name, "in", xml_name(element), "ja",
				label_ja(walker, known->words), "en",
				label_en(walker, known->words));
	}
}

static void children_check(
	struct walker *walker, const struct schema_type *type, const struct xml_node *element)
{
	const bool text = type->content == CONTENT_TEXT || type->content == CONTENT_PROSE;
	const struct row row = row_read(walker, type, element);

	for (const struct xml_node *child = xml_first(element); child;
		child = xml_next(child)) {
		if (xml_is_element(child) && !descent_child(walker->schema, type, child))
			child_unknown(walker, type, child);
		else if (xml_is_text(child) && !text && !is_blank(xml_content(child)))
			walker_find(walker, "text-misplaced", text_place(child), "in",
				xml_name(element));
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

	while (descent_next(&descent))
		element_check(walker, descent.element->type, descent.node);
	descent_done(&descent);
}

static bool root_check(struct walker *walker, const struct xml_node *root)
{
	const struct schema_element *known = schema_root(walker->schema);

	if (!xml_is(root, known->name))
		walker_find(walker, "root-unexpected", xml_place(root), "name", xml_name(root),
			"expected", known->name, "ja", label_ja(walker, known->words), "en",
			label_en(walker, known->words));
	else if (strcmp(xml_namespace(root), schema_namespace(walker->schema)) != 0)
		walker_find(walker, "root-namespace", xml_place(root), "name", xml_name(root),
			"namespace", schema_namespace(walker->schema));
	return walker->valid;
}

bool walk(const struct xml *xml, const struct schema *schema, struct findings *findings)
{
	struct walker walker = {
		.schema = schema, .findings = findings, .arena = arena_new(), .valid = true};

	if (root_check(&walker, xml_root(xml)))
		elements_check(&walker, xml_root(xml));
	arena_free(walker.arena);
	return walker.valid;
}

bool walk_file(const struct xml *xml, const char *path, struct findings *findings)
{
	struct schema *schema = schema_load(path, findings);
	bool valid = schema && walk(xml, schema, findings);

	schema_free(schema);
	return valid;
}
