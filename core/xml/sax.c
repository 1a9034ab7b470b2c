/* sax.c - libxml2's SAX parser, taught to note where every node begins.
 *
 * libxml2 builds the tree; we stand between its parser and its builder.  When
 * an element is announced the parser stands at the end of the start tag, and
 * since '<' can't occur in an attribute's value, the nearest '<' before is where
 * the tag begins.  Comments and processing instructions are dropped.
 */
#include "xml/sax.h"

#include "xml/malformed.h"

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t sax_offset(const struct sax *sax)
{
	long offset = xmlByteConsumed(sax->parser);

	if (offset < 0)
		return sax->cursor.offset;
	return (size_t)offset < sax->size ? (size_t)offset : sax->size;
}

size_t sax_tag(const struct sax *sax, size_t offset)
{
	const char *tag = memrchr(sax->data, '<', offset);

	return tag ? (size_t)(tag - sax->data) : 0;
}

void sax_refuse(struct sax *sax, const char *id, size_t offset, const char *const *pairs)
{
	struct cursor cursor = CURSOR_START;

	cursor_move(&cursor, sax->data, offset);
	finding_add_pairs(sax->findings, id,
		(struct place){sax->xml->file, cursor.line, cursor.column}, pairs);
	sax->refused = true;
	xmlStopParser(sax->parser);
}

static struct sax *sax_of(void *context)
{
	xmlParserCtxt *parser = context;

	return parser->_private;
}

/* NODE, just built, begins at OFFSET. */
static void sax_note(struct sax *sax, void *node, size_t offset)
{
	struct spot *spot = arena_alloc(sax->xml->arena, sizeof *spot);

	cursor_move(&sax->cursor, sax->data, offset);
	*spot = (struct spot){sax->cursor.line, sax->cursor.column};
	((xmlNode *)node)->_private = spot;
}

/* --- start tags.  Their attributes are well-formed, but the file may end after
 * any of them. */

static size_t skip_space(const char *data, size_t at)
{
	return at + strspn(data + at, " \t\r\n");
}

/* Over the next quoted value. */
static size_t skip_value(const char *data, size_t at)
{
	const char *close;

	at += strcspn(data + at, "\"'");
	close = data[at] ? strchr(data + at + 1, data[at]) : NULL;
	return close ? (size_t)(close - data) + 1 : at + strlen(data + at);
}

static bool is_namespace_declaration(const char *name, size_t length)
{
	return length >= 5 && memcmp(name, "xmlns", 5) == 0 && (length == 5 || name[5] == ':');
}

/* Notes the attributes of ELEMENT as written in the tag at OFFSET; gives where
 * the tag ends. */
static size_t sax_attributes(struct sax *sax, const xmlNode *element, size_t offset)
{
	const char *data = sax->data;
	xmlAttr *attribute = element->properties;
	size_t at = skip_space(data, offset + strcspn(data + offset, " \t\r\n/>"));

	while (data[at] && data[at] != '>' && data[at] != '/') {
		size_t length = strcspn(data + at, "= \t\r\n");

		if (attribute && !is_namespace_declaration(data + at, length)) {
			sax_note(sax, attribute, at);
			attribute = attribute->next;
		}
		at = skip_space(data, skip_value(data, at + length));
	}
	at += strcspn(data + at, ">");
	return data[at] ? at + 1 : at;
}

/* Attributes hold codes, ids and dates: white space around and runs of it within say
 * nothing (xs:token), and must not make a code or an id another one. */
static void attribute_tidy(xmlAttr *attribute)
{
	xmlNode *text = attribute->children;
	const char *from = text && text->content ? (const char *)text->content : "";
	char *tidy = memory_alloc(strlen(from) + 1), *to = tidy;

	for (const char *c = from + strspn(from, " \t\r\n"); *c;) {
		size_t space = strspn(c, " \t\r\n");

		c += space;
		if (space && *c)
			*to++ = ' ';
		if (*c)
			*to++ = *c++;
	}
	*to = '\0';
	if (strcmp(from, tidy) != 0)
		xmlNodeSetContent(text, (const xmlChar *)tidy);
	free(tidy);
}

static void sax_too_deep(struct sax *sax, size_t offset)
{
	char limit[32];

	snprintf(limit, sizeof limit, "%zu", sax->limit);
	sax_refuse(sax, "xml-deep", offset, (const char *[]){"limit", limit, NULL});
}

static void sax_element_start(void *context, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
	int attribute_count, int defaulted_count, const xmlChar **attributes)
{
	struct sax *sax = sax_of(context);
	size_t offset = sax_tag(sax, sax_offset(sax));

	if (sax->refused)
		return;
	if (++sax->depth > sax->limit) {
		sax_too_deep(sax, offset);
		return;
	}
	xmlSAX2StartElementNs(context, name, prefix, uri, namespace_count, namespaces,
		attribute_count, defaulted_count, attributes);
	for (xmlAttr *a = sax->parser->node->properties; a; a = a->next)
		attribute_tidy(a);
	sax_note(sax, sax->parser->node, offset);
	sax->text = sax_attributes(sax, sax->parser->node, offset);
}

static void sax_element_end(
	void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct sax *sax = sax_of(context);

	xmlSAX2EndElementNs(context, name, prefix, uri);
	sax->text = sax_offset(sax);
	sax->depth--;
}

/* White space alone, between two tags. */
static bool is_blank(const struct sax *sax, const xmlChar *text, int length)
{
	const xmlNode *parent = sax->parser->node;

	if (parent && parent->last && parent->last->type == XML_TEXT_NODE)
		return false;
	while (length && strchr(" \t\r\n", text[length - 1]))
		length--;
	return !length;
}

static void sax_characters(void *context, const xmlChar *text, int length)
{
	struct sax *sax = sax_of(context);
	xmlNode *last;

	if (sax->dense && is_blank(sax, text, length))
		return;
	xmlSAX2Characters(context, text, length);
	last = sax->parser->node ? sax->parser->node->last : NULL;
	if (last && !last->_private)
		sax_note(sax, last, sax->text);
}

/* No document type: so no entities, nothing external, no entity bomb. */
static void sax_document_type(
	void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	struct sax *sax = sax_of(context);

	(void)name, (void)external, (void)system;
	if (!sax->refused)
		sax_refuse(
			sax, "xml-dtd", sax_tag(sax, sax_offset(sax)), (const char *[]){NULL});
}

static void sax_error(void *context, xmlError *error)
{
	malformed_report(sax_of(context), error);
}

static void sax_handlers(xmlSAXHandler *handlers)
{
	handlers->startElementNs = sax_element_start;
	handlers->endElementNs = sax_element_end;
	handlers->characters = sax_characters;
	handlers->ignorableWhitespace = sax_characters;
	handlers->cdataBlock = sax_characters;
	handlers->internalSubset = sax_document_type;
	handlers->comment = NULL;
	handlers->processingInstruction = NULL;
	handlers->serror = sax_error;
}

bool sax_run(struct sax *sax)
{
	/* Our own limits are lower than libxml2's where it matters. */
	const int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA
			    | XML_PARSE_HUGE | XML_PARSE_BIG_LINES;

	sax->parser = xmlNewParserCtxt();
	if (!sax->parser)
		memory_out();
	sax->parser->_private = sax;
	sax_handlers(sax->parser->sax);
	sax->xml->document =
		xmlCtxtReadMemory(sax->parser, sax->data, (int)sax->size, NULL, NULL, options);
	if (sax->xml->document)
		sax->xml->document->_private = sax->xml;
	else if (!sax->refused)
		sax_refuse(sax, "xml-malformed", 0, (const char *[]){"detail", "", NULL});
	xmlFreeParserCtxt(sax->parser);
	return !sax->refused;
}
