/* xml.c - XML files as trees in which every node knows its place. */
#include "xml/xml.h"

#include "base/buffer.h"
#include "xml/node.h"
#include "xml/sax.h"
#include "xml/source.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct xml_limits xml_limits_default = {.bytes = 16 * 1024 * 1024, .depth = 100};

static size_t limit_bytes(const struct xml_limits *limits)
{
	return limits->bytes < INT_MAX ? limits->bytes : INT_MAX;
}

static bool size_allowed(const char *name, size_t size, const struct xml_limits *limits,
	struct findings *findings)
{
	char text[32];

	if (size <= limit_bytes(limits))
		return true;
	snprintf(text, sizeof text, "%zu", limit_bytes(limits));
	finding_add(findings, "xml-large", (struct place){.file = name}, "limit", text, NULL);
	return false;
}

static struct xml *xml_new(const char *name)
{
	struct xml *xml = memory_alloc(sizeof *xml);

	*xml = (struct xml){.arena = arena_new()};
	xml->file = arena_text(xml->arena, name);
	return xml;
}

void xml_free(struct xml *xml)
{
	if (!xml)
		return;
	xmlFreeDoc(xml->document);
	arena_free(xml->arena);
	free(xml);
}

struct xml *xml_read(const char *name, const char *data, size_t size,
	const struct xml_limits *limits, struct findings *findings)
{
	size_t mark = source_mark(data, size);
	struct buffer bytes = {0}; /* ended by a NUL, which DATA may lack */
	struct sax sax = {.limit = limits->depth,
		.dense = limits->dense,
		.findings = findings,
		.cursor = CURSOR_START};
	bool whole;

	if (!size_allowed(name, size, limits, findings)
		|| !source_check(name, data, size, findings))
		return NULL;
	buffer_add(&bytes, data + mark, size - mark);
	sax.xml = xml_new(name);
	sax.data = bytes.data;
	sax.size = bytes.length;
	whole = sax_run(&sax);
	buffer_done(&bytes);
	if (whole)
		return sax.xml;
	xml_free(sax.xml);
	return NULL;
}

struct xml *xml_open(
	const char *path, const struct xml_limits *limits, struct findings *findings)
{
	struct buffer bytes = {0};
	struct xml *xml = NULL;

	if (source_load(path, limit_bytes(limits), &bytes, findings))
		xml = xml_read(
			path, bytes.data ? bytes.data : "", bytes.length, limits, findings);
	buffer_done(&bytes);
	return xml;
}

const struct xml_node *xml_root(const struct xml *xml)
{
	return xml ? node_from(xmlDocGetRootElement(xml->document)) : NULL;
}

struct place xml_place(const struct xml_node *node)
{
	const xmlNode *at = node_to(node);
	const struct spot *spot = at ? at->_private : NULL;
	const struct xml *xml = at && at->doc ? at->doc->_private : NULL;

	if (!xml)
		return (struct place){0};
	return place_of(xml, spot ? *spot : (struct spot){0});
}

/* --- what a node is */

static bool node_has_type(const struct xml_node *node, xmlElementType type)
{
	return node && node_to(node)->type == type;
}

bool xml_is_element(const struct xml_node *node)
{
	return node_has_type(node, XML_ELEMENT_NODE);
}

bool xml_is_text(const struct xml_node *node)
{
	return node_has_type(node, XML_TEXT_NODE);
}

bool xml_is_attribute(const struct xml_node *node)
{
	return node_has_type(node, XML_ATTRIBUTE_NODE);
}

const char *xml_name(const struct xml_node *node)
{
	return node ? (const char *)node_to(node)->name : NULL;
}

const char *xml_namespace(const struct xml_node *node)
{
	const xmlNode *at = node_to(node);

	if (!node)
		return NULL;
	if (!xml_is_element(node) && !xml_is_attribute(node))
		return "";
	return at->ns && at->ns->href ? (const char *)at->ns->href : "";
}

bool xml_is(const struct xml_node *node, const char *name)
{
	return xml_is_element(node) && strcmp(xml_name(node), name) == 0;
}

/* --- from node to node */

const struct xml_node *xml_parent(const struct xml_node *node)
{
	const xmlNode *parent = node ? node_to(node)->parent : NULL;

	return parent && parent->type == XML_ELEMENT_NODE ? node_from(parent) : NULL;
}

const struct xml_node *xml_first(const struct xml_node *node)
{
	return xml_is_element(node) ? node_from(node_to(node)->children) : NULL;
}

const struct xml_node *xml_next(const struct xml_node *node)
{
	return node && !xml_is_attribute(node) ? node_from(node_to(node)->next) : NULL;
}

static const struct xml_node *element_from(const struct xml_node *node)
{
	while (node && !xml_is_element(node))
		node = xml_next(node);
	return node;
}

const struct xml_node *xml_first_element(const struct xml_node *node)
{
	return element_from(xml_first(node));
}

const struct xml_node *xml_next_element(const struct xml_node *node)
{
	return element_from(xml_next(node));
}

static const struct xml_node *named_from(const struct xml_node *node, const char *name)
{
	while (node && !xml_is(node, name))
		node = xml_next(node);
	return node;
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
	return named_from(xml_first(node), name);
}

const struct xml_node *xml_next_same(const struct xml_node *node)
{
	return xml_is_element(node) ? named_from(xml_next(node), xml_name(node)) : NULL;
}

size_t xml_count(const struct xml_node *node, const char *name)
{
	size_t count = 0;

	for (node = xml_child(node, name); node; node = xml_next_same(node))
		count++;
	return count;
}

const struct xml_node *xml_following(const struct xml_node *node)
{
	if (xml_first_element(node))
		return xml_first_element(node);
	while (node && !xml_next_element(node))
		node = xml_parent(node);
	return xml_next_element(node);
}

/* --- attributes */

const struct xml_node *xml_first_attribute(const struct xml_node *element)
{
	return xml_is_element(element) ? node_from(node_to(element)->properties) : NULL;
}

const struct xml_node *xml_next_attribute(const struct xml_node *attribute)
{
	return xml_is_attribute(attribute) ? node_from(node_to(attribute)->next) : NULL;
}

const struct xml_node *xml_attribute_node(const struct xml_node *element, const char *name)
{
	const struct xml_node *attribute = xml_first_attribute(element);

	while (attribute
		&& (*xml_namespace(attribute) || strcmp(xml_name(attribute), name) != 0))
		attribute = xml_next_attribute(attribute);
	return attribute;
}

const char *xml_attribute(const struct xml_node *element, const char *name)
{
	return xml_content(xml_attribute_node(element, name));
}

bool xml_attribute_is(const struct xml_node *element, const char *name, const char *value)
{
	const char *stated = xml_attribute(element, name);

	return stated && value && strcmp(stated, value) == 0;
}

char *xml_attribute_text(struct arena *arena, const struct xml_node *element, const char *name)
{
	return arena_text(arena, xml_attribute(element, name));
}

/* --- text */

const char *xml_content(const struct xml_node *node)
{
	const xmlNode *at = node_to(node);

	/* Without entities a value is one text node, or none when it is empty. */
	if (xml_is_attribute(node))
		at = at->children;
	else if (!xml_is_text(node))
		return NULL;
	return at && at->content ? (const char *)at->content : "";
}

/* The node after AT in document order within TOP. */
static const xmlNode *node_after(const xmlNode *at, const xmlNode *top)
{
	if (at->type == XML_ELEMENT_NODE && at->children)
		return at->children;
	while (at != top && !at->next)
		at = at->parent;
	return at == top ? NULL : at->next;
}

char *xml_text(struct arena *arena, const struct xml_node *node)
{
	struct buffer text = {0};
	char *copy;

	if (!node)
		return NULL;
	if (!xml_is_element(node))
		return arena_text(arena, xml_content(node));
	for (const xmlNode *at = node_to(node); at; at = node_after(at, node_to(node)))
		if (at->type == XML_TEXT_NODE)
			buffer_text(&text, (const char *)at->content);
	copy = arena_copy(arena, text.data, text.length);
	buffer_done(&text);
	return copy;
}

char *xml_trimmed(struct arena *arena, const struct xml_node *node)
{
	char *text = xml_text(arena, node);
	size_t length;

	if (!text)
		return NULL;
	text += strspn(text, " \t\r\n");
	length = strlen(text);
	while (length && strchr(" \t\r\n", text[length - 1]))
		length--;
	text[length] = '\0';
	return text;
}
