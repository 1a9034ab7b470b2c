/* view.c - writing a view, and reading it back.
 *
 * On its way an element carries its place in the record as an attribute in a
 * namespace of our own (view:at="line:column"), which reading turns into the
 * node's place and takes away.
 */
#include "record/view.h"

#include "record/descent.h"
#include "record/path.h"
#include "record/sight.h"
#include "xml/node.h"

#include <stdlib.h>
#include <string.h>

#define NAMESPACE_VIEW "urn:todoke:view:1"

/* --- writing */

struct writer {
	struct sight sight;
	struct arena *arena;
	struct buffer *xml;
};

static void attributes_write(
	struct writer *writer, const struct xml_node *node, const struct schema_type *type)
{
	for (size_t i = 0; i < type->attribute_count; i++) {
		const struct schema_attribute *known = &type->attributes[i];
		const char *value =
			xml_trimmed(writer->arena, xml_attribute_node(node, known->name));

		if (value && known->refers)
			value = sight_reference(&writer->sight, value, writer->arena);
		if (value && strcmp(known->name, "for") != 0)
			buffer_attribute(writer->xml, known->name, value);
	}
}

/* An element in prose: a quotation, whose target may be withheld. */
static void quotation_write(struct writer *writer, const struct xml_node *node)
{
	const char *ref = xml_trimmed(writer->arena, xml_attribute_node(node, "ref"));
	struct place place = xml_place(node);

	buffer_format(writer->xml, "<%s", xml_name(node));
	view_place(writer->xml, place);
	if (ref && sight_path(&writer->sight, ref))
		buffer_attribute(writer->xml, "ref", ref);
	else
		buffer_attribute(writer->xml, "absent", "yes");
	buffer_text(writer->xml, "/>");
}

static void prose_write(struct writer *writer, const struct xml_node *node)
{
	for (const struct xml_node *part = xml_first(node); part; part = xml_next(part)) {
		if (xml_is_text(part))
			buffer_escape(writer->xml, xml_content(part));
		else if (xml_is_element(part))
			quotation_write(writer, part);
	}
}

static void element_write(struct writer *writer, const struct xml_node *node,
	const struct schema_element *element);

static void children_write(
	struct writer *writer, const struct xml_node *node, const struct schema_type *type)
{
	const struct schema *schema = record_schema(writer->sight.record);
	const struct xml_node *child = xml_first_element(node);

	for (; child; child = xml_next_element(child)) {
		const struct schema_element *element = descent_child(schema, type, child);

		if (element && sight_shows(&writer->sight, child, element))
			element_write(writer, child, element);
	}
}

/* No deeper than the schema is, for the record was checked against it. */
static void element_write(struct writer *writer, const struct xml_node *node,
	const struct schema_element *element)
{
	struct place place = xml_place(node);

	buffer_format(writer->xml, "<%s", xml_name(node));
	if (!xml_parent(node))
		buffer_attribute(writer->xml, "xmlns:view", NAMESPACE_VIEW);
	view_place(writer->xml, place);
	attributes_write(writer, node, element->type);
	if (!xml_parent(node) && writer->sight.reader.party)
		buffer_attribute(writer->xml, "reader", writer->sight.reader.party);
	buffer_byte(writer->xml, '>');
	if (element->type->content == CONTENT_PROSE)
		prose_write(writer, node);
	else if (element->type->content == CONTENT_TEXT)
		buffer_escape(writer->xml, xml_trimmed(writer->arena, node));
	else
		children_write(writer, node, element->type);
	buffer_format(writer->xml, "</%s>", xml_name(node));
}

struct view_reader view_reader_of(
	const struct record *record, const char *audience, const char *each)
{
	const struct xml_node *one =
		each ? path_id(record_root(record), each, strlen(each)) : NULL;
	struct view_reader reader = {0};
	const char *bad;
	size_t length;

	audience_read(audience, &reader.readers, &bad, &length);
	if (one && xml_is(one, "party")) {
		reader.party = each;
	} else {
		reader.addressee = each;
		reader.party = one ? xml_attribute(one, "party") : NULL;
	}
	return reader;
}

void view_write(const struct record *record, const struct view_reader *reader,
	const struct moment *as_of, struct buffer *xml)
{
	struct writer writer = {
		.sight = sight_of(record, reader, as_of), .arena = arena_new(), .xml = xml};

	element_write(&writer, record_root(record), schema_root(record_schema(record)));
	arena_free(writer.arena);
}

/* A quote in a text or a value is escaped, so this is the attribute and nothing else. */
#define PLACE " view:at=\""

struct digest view_digest(const struct buffer *xml)
{
	struct buffer said = {0};
	struct digest digest;
	const char *at = xml->data, *place;

	while ((place = strstr(at, PLACE))) {
		buffer_add(&said, at, (size_t)(place - at));
		at = strchr(place + strlen(PLACE), '"') + 1;
	}
	buffer_text(&said, at);
	digest = digest_bytes(said.data, said.length);
	buffer_done(&said);
	return digest;
}

void view_place(struct buffer *xml, struct place place)
{
	buffer_format(xml, PLACE "%zu:%zu\"", place.line, place.column);
}

/* --- reading */

/* Places take up some room beyond what the record does. */
static const struct xml_limits view_limits = {.bytes = 128 * 1024 * 1024, .depth = 100};

/* Takes view:at off ELEMENT and gives the place to it and what is in it. */
static void place_restore(xmlNode *element)
{
	xmlAttr *at =
		xmlHasNsProp(element, (const xmlChar *)"at", (const xmlChar *)NAMESPACE_VIEW);
	struct spot *spot = element->_private;
	const char *text = xml_content(node_from(at));
	char *end;

	if (!text)
		return;
	spot->line = strtoul(text, &end, 10);
	spot->column = *end == ':' ? strtoul(end + 1, NULL, 10) : 0;
	xmlRemoveProp(at);
	for (xmlAttr *other = element->properties; other; other = other->next)
		other->_private = spot;
	for (xmlNode *child = element->children; child; child = child->next)
		if (child->type == XML_TEXT_NODE)
			child->_private = spot;
}

struct xml *view_read(
	const char *data, size_t size, const char *file, struct findings *findings)
{
	struct xml *view = xml_read(file, data, size, &view_limits, findings);
	xmlNode *node = view ? xmlDocGetRootElement(view->document) : NULL, *root = node;

	while (node) {
		if (node->type == XML_ELEMENT_NODE)
			place_restore(node);
		if (node->children) {
			node = node->children;
			continue;
		}
		while (node != root && !node->next)
			node = node->parent;
		node = node == root ? NULL : node->next;
	}
	return view;
}

struct xml *view_open(const struct record *record, const struct view_reader *reader,
	const struct moment *as_of, struct findings *findings)
{
	struct buffer bytes = {0};
	struct xml *view;

	view_write(record, reader, as_of, &bytes);
	view = view_read(
		bytes.data, bytes.length, xml_place(record_root(record)).file, findings);
	buffer_done(&bytes);
	return view;
}
