/* style_xml.c - elements of a style file and their attributes, read strictly. */
#include "layout/style_xml.h"

#include "base/buffer.h"
#include "base/text.h"
#include "base/words.h"
#include "layout/length.h"

#include <stdlib.h>
#include <string.h>

/* NAMES as people read them: "mm, pt, em". */
static void names_join(struct buffer *text, const char *const *names)
{
	for (size_t i = 0; names[i]; i++)
		buffer_format(text, "%s%s", i ? ", " : "", names[i]);
}

/* NODE bears none of NAMES, which MESSAGE then lists. */
static void unknown_add(const struct xml_node *node, const char *message,
	const char *const *names, struct findings *findings)
{
	const struct xml_node *parent = xml_parent(node);
	struct buffer known = {0};

	names_join(&known, names);
	finding_add(findings, message, xml_place(node), "element", xml_name(parent), "name",
		xml_name(node), "known", known.data ? known.data : "", NULL);
	buffer_done(&known);
}

/* The index of the LENGTH bytes at WORD in NAMES; that of NULL when they lack it. */
static size_t name_find(const char *word, size_t length, const char *const *names)
{
	size_t i = 0;

	while (names[i] && !(strlen(names[i]) == length && memcmp(names[i], word, length) == 0))
		i++;
	return i;
}

static bool name_known(const struct xml_node *node, const char *const *names)
{
	return names[name_find(xml_name(node), strlen(xml_name(node)), names)] != NULL;
}

void attributes_check(
	const struct xml_node *element, const char *const *names, struct findings *findings)
{
	const struct xml_node *attribute = xml_first_attribute(element);

	for (; attribute; attribute = xml_next_attribute(attribute))
		if (!name_known(attribute, names))
			unknown_add(attribute, "style-attribute", names, findings);
}

void children_check(
	const struct xml_node *element, const char *const *names, struct findings *findings)
{
	const struct xml_node *child = xml_first(element);

	for (; child; child = xml_next(child))
		if (xml_is_element(child) && !name_known(child, names))
			unknown_add(child, "style-element", names, findings);
		else if (xml_is_text(child) && !text_blank(xml_content(child)))
			finding_add(findings, "style-text", xml_place(child), "element",
				xml_name(element), NULL);
}

static void missing_add(
	const struct xml_node *element, const char *name, struct findings *findings)
{
	finding_add(findings, "style-missing", xml_place(element), "element", xml_name(element),
		"attribute", name, NULL);
}

/* The value of NAME is not what it should be; EXPECTED says what that is. */
static void value_add(const struct xml_node *element, const char *name, const char *expected,
	struct findings *findings)
{
	const struct xml_node *attribute = xml_attribute_node(element, name);

	finding_add(findings, "style-value", xml_place(attribute), "attribute", name, "value",
		xml_content(attribute), "expected", expected, NULL);
}

static void choices_add(const struct xml_node *element, const char *name,
	const char *const *choices, struct findings *findings)
{
	struct buffer expected = {0};

	names_join(&expected, choices);
	value_add(element, name, expected.data, findings);
	buffer_done(&expected);
}

const char *attribute_text(
	const struct xml_node *element, const char *name, struct findings *findings)
{
	const char *text = xml_attribute(element, name);

	if (!text)
		missing_add(element, name, findings);
	return text ? text : "";
}

void attribute_length(const struct xml_node *element, const char *name, bool optional,
	int32_t em, int32_t *length, struct findings *findings)
{
	const char *text = xml_attribute(element, name);

	if (!text && !optional)
		missing_add(element, name, findings);
	if (text && !length_read(text, em, length))
		finding_add(findings, "style-length",
			xml_place(xml_attribute_node(element, name)), "attribute", name,
			"value", text, NULL);
}

int32_t attribute_number(const struct xml_node *element, const char *name, int32_t maximum,
	int32_t fallback, struct findings *findings)
{
	const char *text = xml_attribute(element, name);
	char expected[32];
	char *end;
	long number;

	if (!text)
		return fallback;
	number = strtol(text, &end, 10);
	if (*text >= '0' && *text <= '9' && !*end && number <= maximum)
		return (int32_t)number;
	snprintf(expected, sizeof expected, "0-%d", maximum);
	value_add(element, name, expected, findings);
	return fallback;
}

void attribute_colour(const struct xml_node *element, const char *name, uint32_t *colour,
	struct findings *findings)
{
	const char *text = xml_attribute(element, name);

	if (!text)
		return;
	if (*text == '#' && strlen(text) == strlen("#003366")
		&& strspn(text + 1, "0123456789abcdefABCDEF") == strlen("003366"))
		*colour = (uint32_t)strtoul(text + 1, NULL, 16);
	else
		value_add(element, name, "#000000-#ffffff", findings);
}

size_t attribute_choice(const struct xml_node *element, const char *name,
	const char *const *choices, struct findings *findings)
{
	const char *text = xml_attribute(element, name);
	size_t i = text ? name_find(text, strlen(text), choices) : 0;

	if (choices[i])
		return i;
	choices_add(element, name, choices, findings);
	return 0;
}

unsigned attribute_choices(const struct xml_node *element, const char *name,
	const char *const *choices, struct findings *findings)
{
	const char *text = xml_attribute(element, name);
	unsigned chosen = 0;
	size_t length;

	for (const char *word; text && (word = words_next(&text, &length));) {
		size_t i = name_find(word, length, choices);

		if (!choices[i]) {
			choices_add(element, name, choices, findings);
			return 0;
		}
		chosen |= 1u << i;
	}
	return chosen;
}
