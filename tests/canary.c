/* canary.c - marking records, and saying plainly who may see which mark. */
#include "canary.h"

#include "base/words.h"
#include "record/descent.h"
#include "said.h"

#include <check.h>
#include <libxml/parser.h>
#include <string.h>

#define OPEN "〔"
#define CLOSE "〕"

/* What is being marked. */
struct marking {
	const struct schema *schema;
	unsigned long long *state;
	struct arena *arena;
	size_t odds;
	size_t marks;
};

const char *canary_audience(unsigned long long *state, struct arena *arena)
{
	const char *codes = "";

	while (!*codes)
		for (size_t i = 0; audience_code(i); i++)
			if (draw(state, 2))
				codes = arena_format(arena, "%s%s%s", codes, *codes ? " " : "",
					audience_code(i));
	return codes;
}

const char *canary_mark(struct arena *arena, size_t number)
{
	char *letters = arena_format(arena, "%zu", number);

	for (char *at = letters; *at; at++)
		*at = (char)(*at - '0' + 'a');
	return arena_format(arena, OPEN "%s" CLOSE, letters);
}

static const xmlChar *mark_new(struct marking *marking)
{
	return (const xmlChar *)canary_mark(marking->arena, marking->marks++);
}

static void audience_set_on(struct marking *marking, xmlNode *node)
{
	xmlSetProp(node, (const xmlChar *)"for",
		(const xmlChar *)canary_audience(marking->state, marking->arena));
}

/* NODE stated once more, later, and with a mark of its own. */
static void later_add(struct marking *marking, xmlNode *node, const struct schema_type *type)
{
	xmlNode *later = xmlCopyNode(node, 1);

	xmlSetProp(later, (const xmlChar *)"as-of", (const xmlChar *)CANARY_LATER);
	if (schema_attribute(type, "change"))
		xmlSetProp(later, (const xmlChar *)"change", (const xmlChar *)"update");
	if (draw(marking->state, 2))
		audience_set_on(marking, later);
	xmlNodeAddContent(later, mark_new(marking));
	xmlAddNextSibling(node, later);
}

static void unseen_add(struct marking *marking, xmlNode *node)
{
	xmlAddPrevSibling(node, xmlNewComment(mark_new(marking)));
	xmlAddPrevSibling(node, xmlNewPI((const xmlChar *)"editor", mark_new(marking)));
}

static bool is_free(const struct schema_type *type)
{
	return type->content == CONTENT_PROSE
	       || (type->content == CONTENT_TEXT && type->value == VALUE_TEXT
		       && strcmp(type->text->name, "text") == 0);
}

/* Is NODE, or the element behind it, a statement that has its day already? */
static bool is_restated(xmlNode *node)
{
	xmlNode *next = xmlNextElementSibling(node);

	return xmlHasProp(node, (const xmlChar *)"as-of")
	       || (next && xmlHasProp(next, (const xmlChar *)"as-of"));
}

static void node_mark(struct marking *marking, xmlNode *node)
{
	const struct schema_element *element =
		descent_declaration(marking->schema, (const void *)node);
	const struct schema_type *type = element ? element->type : NULL;

	if (!type || is_restated(node))
		return;
	if (node->parent->type == XML_ELEMENT_NODE && draw(marking->state, 8) == 0)
		unseen_add(marking, node);
	if (schema_attribute(type, "for") && draw(marking->state, marking->odds) == 0)
		audience_set_on(marking, node);
	if (!is_free(type))
		return;
	if (schema_attribute(type, "as-of") && draw(marking->state, 4) == 0)
		later_add(marking, node, type);
	xmlNodeAddContent(node, mark_new(marking));
}

static xmlNode *node_after(xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node && !node->next)
		node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent
									      : NULL;
	return node ? node->next : NULL;
}

const char *canary_record(const char *path, const struct schema *schema, size_t odds,
	unsigned long long *state, struct arena *arena)
{
	struct marking marking = {schema, state, arena, odds, 0};
	xmlDoc *document = xmlReadFile(path, NULL, XML_PARSE_NONET);
	xmlNode *node = xmlDocGetRootElement(document);
	const char *copy;
	xmlChar *text;
	int size;

	for (; node; node = node_after(node))
		if (node->type == XML_ELEMENT_NODE)
			node_mark(&marking, node);
	xmlDocDumpMemoryEnc(document, &text, &size, "UTF-8");
	copy = arena_copy(arena, (const char *)text, (size_t)size);
	xmlFree(text);
	xmlFreeDoc(document);
	return copy;
}

bool canary_next(const char **text, size_t *number)
{
	const char *mark = strstr(*text, OPEN);

	if (!mark)
		return false;
	*text = mark + strlen(OPEN);
	for (*number = 0; **text >= 'a' && **text <= 'j'; ++*text)
		*number = *number * 10 + (size_t)(**text - 'a');
	return true;
}

size_t canary_count(const char *text)
{
	size_t count = 0, number;

	while (canary_next(&text, &number))
		count++;
	return count;
}

const char *canary_of(const struct xml_node *node, struct arena *arena)
{
	const char *mark;

	if (xml_first_element(node) && !xml_is(xml_first_element(node), "v"))
		return NULL;
	mark = strstr(xml_text(arena, node), OPEN);
	return mark ? arena_copy(
		       arena, mark, (size_t)(strstr(mark, CLOSE) - mark) + strlen(CLOSE))
		    : NULL;
}

/* Is NODE the party that reports? */
static bool is_self(const struct xml_node *node)
{
	const struct xml_node *self = xml_child(xml_parent(node), "self");

	return xml_is(node, "party") && xml_is(xml_parent(node), "incident")
	       && strcmp(xml_attribute(node, "id"), xml_attribute(self, "ref")) == 0;
}

static bool is_own(const struct xml_node *node, const char *party)
{
	return is_self(node)
	       || (party && xml_is(node, "party")
		       && strcmp(xml_attribute(node, "id"), party) == 0);
}

audience_set canary_meant(
	const struct schema *schema, const struct xml_node *node, const char *party)
{
	audience_set set = AUDIENCE_ALL;

	for (; node; node = xml_parent(node)) {
		const char *codes = xml_attribute(node, "for"), *bad;
		audience_set meant = AUDIENCE_ALL;
		size_t length;

		if (codes)
			ck_assert_msg(audience_read(codes, &meant, &bad, &length), "%s", codes);
		else if (!is_own(node, party))
			meant = descent_declaration(schema, node)->audience;
		set &= meant;
	}
	return set;
}

static bool is_later(const struct xml_node *node)
{
	const char *as_of = node ? xml_attribute(node, "as-of") : NULL;

	return as_of && strcmp(as_of, CANARY_LATER) == 0;
}

bool canary_stated(const struct xml_node *node, bool cut)
{
	return cut ? !is_later(node) : is_later(node) || !is_later(xml_next_element(node));
}

bool canary_is_party_s(
	const struct schema *schema, const struct xml_node *node, const char *party)
{
	for (; node; node = xml_parent(node)) {
		const struct xml_node *handler = xml_child(node, "handler");

		if (xml_is(node, "party") && strcmp(xml_attribute(node, "id"), party) != 0
			&& !is_self(node)
			&& !(canary_meant(schema, node, NULL) & AUDIENCE_PUBLIC))
			return false;
		if (!xml_is(node, "group"))
			continue;
		while (handler && strcmp(xml_attribute(handler, "ref"), party) != 0)
			handler = xml_next_same(handler);
		if (!handler)
			return false;
	}
	return true;
}

/* The addressee ID in the record of NODE, or NULL. */
static const struct xml_node *addressee_of(const struct xml_node *node, const char *id)
{
	while (xml_parent(node))
		node = xml_parent(node);
	node = xml_child(node, "addressee");
	while (node && (!id || strcmp(xml_attribute(node, "id"), id) != 0))
		node = xml_next_same(node);
	return node;
}

bool canary_is_addressee_s(const struct xml_node *node, const char *addressee)
{
	const struct xml_node *person = addressee_of(node, addressee);
	const char *own = person ? xml_attribute(person, "group") : NULL;

	for (; node; node = xml_parent(node)) {
		const char *groups = xml_is(node, "group") ? xml_attribute(node, "id")
							   : xml_attribute(node, "group");

		if (xml_is(node, "addressee") && node != person)
			return false;
		if (addressee && groups && !words_meet(own ? own : "", groups))
			return false;
	}
	return true;
}
