/* pdf_assert_metadata.c - rules about the XMP packet. */
#include "pdf_assertions.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "xml/xml.h"

#include <ctype.h>
#include <string.h>

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define EXTENSION "http://www.aiim.org/pdfa/ns/extension/"
#define SCHEMA "http://www.aiim.org/pdfa/ns/schema#"
#define PROPERTY "http://www.aiim.org/pdfa/ns/property#"
#define PDFA "http://www.aiim.org/pdfa/ns/id/"
#define PDFUA "http://www.aiim.org/pdfua/ns/id/"
#define DC "http://purl.org/dc/elements/1.1/"
#define XMP "http://ns.adobe.com/xap/1.0/"
#define PDF "http://ns.adobe.com/pdf/1.3/"

static bool is(const struct xml_node *node, const char *space, const char *name)
{
	return xml_is(node, name) && !strcmp(xml_namespace(node), space);
}

static const struct xml_node *child_of(
	const struct xml_node *node, const char *space, const char *name)
{
	const struct xml_node *child = xml_first_element(node);

	while (child && !is(child, space, name))
		child = xml_next_element(child);
	return child;
}

static const char *text_of(struct pdf_facts *facts, const struct xml_node *node)
{
	return node ? xml_trimmed(facts->arena, node) : "";
}

static const struct xml_node *rdf_of(struct pdf_facts *facts)
{
	const struct xml_node *root = facts->metadata ? xml_root(facts->metadata) : NULL;

	return is(root, "adobe:ns:meta/", "xmpmeta") ? child_of(root, RDF, "RDF") : NULL;
}

/* The property after PROPERTY, or the first: children of rdf:Description. */
static const struct xml_node *property_after(
	struct pdf_facts *facts, const struct xml_node *property)
{
	const struct xml_node *next = property ? xml_next_element(property) : NULL;
	const struct xml_node *description;

	if (next)
		return next;
	description = property ? xml_next_element(xml_parent(property))
			       : xml_first_element(rdf_of(facts));
	while (description && !xml_first_element(description))
		description = xml_next_element(description);
	return xml_first_element(description);
}

static const struct xml_node *property_find(
	struct pdf_facts *facts, const char *space, const char *name)
{
	const struct xml_node *property = property_after(facts, NULL);

	while (property && !is(property, space, name))
		property = property_after(facts, property);
	return property;
}

/* --- the packet */

bool metadata_is_there(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return *facts->packet && pdf_value_is(facts->reader, "/Metadata", "Root/Metadata/Type")
	       && pdf_value_is(facts->reader, "/XML", "Root/Metadata/Subtype");
}

/* The header's attribute ARGUMENT, which is out of use. */
bool packet_has_no(struct pdf_facts *facts, const char *argument)
{
	const char *header = strstr(facts->packet, "<?xpacket");
	const char *end = header ? strstr(header, "?>") : NULL;

	return end
	       && !memmem(header, (size_t)(end - header),
		       arena_format(facts->arena, " %s=", argument), strlen(argument) + 2);
}

bool packet_is_utf8(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return utf8_valid(facts->packet, facts->packet_size) == facts->packet_size
	       && strstr(facts->packet, "begin=\"\xEF\xBB\xBF\"");
}

bool metadata_is_xmp(struct pdf_facts *facts, const char *argument)
{
	const struct xml_node *description = xml_first_element(rdf_of(facts));

	(void)argument;
	if (!description)
		return false;
	for (; description; description = xml_next_element(description))
		if (!is(description, RDF, "Description"))
			return false;
	return true;
}

/* --- properties */

enum kind { TEXT, INTEGER, DATE, ALTERNATIVES, SEQUENCE, SCHEMAS };

/* Those of ours that the XMP Specification or ISO 19005 knows. */
static const struct known {
	const char *space, *name;
	enum kind kind;
} known[] = {{DC, "format", TEXT}, {DC, "title", ALTERNATIVES}, {DC, "creator", SEQUENCE},
	{DC, "description", ALTERNATIVES}, {DC, "language", SEQUENCE},
	{XMP, "CreateDate", DATE}, {XMP, "ModifyDate", DATE}, {XMP, "MetadataDate", DATE},
	{PDF, "Producer", TEXT}, {PDF, "Keywords", TEXT}, {PDFA, "part", INTEGER},
	{PDFA, "conformance", TEXT}, {EXTENSION, "schemas", SCHEMAS}};

static const struct known *known_find(const struct xml_node *property)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (is(property, known[i].space, known[i].name))
			return &known[i];
	return NULL;
}

static const struct xml_node *first_schema(struct pdf_facts *facts)
{
	const struct xml_node *schemas = property_find(facts, EXTENSION, "schemas");

	return child_of(child_of(schemas, RDF, "Bag"), RDF, "li");
}

static const struct xml_node *first_declared(const struct xml_node *schema)
{
	return child_of(child_of(child_of(schema, SCHEMA, "property"), RDF, "Seq"), RDF, "li");
}

/* What an extension schema says of PROPERTY. */
static const struct xml_node *declaration_find(
	struct pdf_facts *facts, const struct xml_node *property)
{
	const struct xml_node *schema = first_schema(facts), *declared;

	for (; schema; schema = xml_next_same(schema)) {
		if (strcmp(text_of(facts, child_of(schema, SCHEMA, "namespaceURI")),
			    xml_namespace(property)))
			continue;
		for (declared = first_declared(schema); declared;
			declared = xml_next_same(declared))
			if (xml_is(property,
				    text_of(facts, child_of(declared, PROPERTY, "name"))))
				return declared;
	}
	return NULL;
}

bool properties_are_known(struct pdf_facts *facts, const char *argument)
{
	const struct xml_node *property = property_after(facts, NULL);

	(void)argument;
	for (; property; property = property_after(facts, property))
		if (!known_find(property) && !declaration_find(facts, property))
			return false;
	return true;
}

static bool is_integer(const char *text)
{
	text += *text == '-' || *text == '+';
	return *text && strspn(text, "0123456789") == strlen(text);
}

/* 2026-11-16T09:00:00+09:00 */
static bool is_date(const char *text)
{
	static const char shape[] = "0000-00-00T00:00:00+00:00";

	for (size_t i = 0; i < sizeof shape; i++) {
		bool right = shape[i] == '0'   ? isdigit((unsigned char)text[i]) != 0
			     : shape[i] == '+' ? text[i] == '+' || text[i] == '-'
					       : text[i] == shape[i];

		if (!right)
			return false;
	}
	return true;
}

static bool is_alternatives(const struct xml_node *property)
{
	const struct xml_node *item = child_of(child_of(property, RDF, "Alt"), RDF, "li");

	for (const struct xml_node *i = item; i; i = xml_next_element(i)) {
		const struct xml_node *language = xml_first_attribute(i);

		if (!language || strcmp(xml_name(language), "lang") != 0)
			return false;
	}
	return item != NULL;
}

static bool is_of_kind(struct pdf_facts *facts, const struct xml_node *property, enum kind kind)
{
	const char *text = text_of(facts, property);

	switch (kind) {
	case INTEGER:
		return is_integer(text);
	case DATE:
		return is_date(text);
	case ALTERNATIVES:
		return is_alternatives(property);
	case SEQUENCE:
		return child_of(child_of(property, RDF, "Seq"), RDF, "li") != NULL;
	case SCHEMAS:
		return child_of(property, RDF, "Bag") != NULL;
	default:
		return *text && !xml_first_element(property);
	}
}

/* Of declared ones we use integers and texts. */
static enum kind kind_of(struct pdf_facts *facts, const struct xml_node *property)
{
	const struct known *it = known_find(property);
	const struct xml_node *declared = declaration_find(facts, property);

	if (it)
		return it->kind;
	return !strcmp(text_of(facts, child_of(declared, PROPERTY, "valueType")), "Integer")
		       ? INTEGER
		       : TEXT;
}

bool properties_are_typed(struct pdf_facts *facts, const char *argument)
{
	const struct xml_node *property = property_after(facts, NULL);

	(void)argument;
	for (; property; property = property_after(facts, property))
		if (!is_of_kind(facts, property, kind_of(facts, property)))
			return false;
	return true;
}

/* --- extension schemas (ISO 19005-3, 6.6.2.3.3) */

static bool fields_are(const struct xml_node *node, const char *space, const char *names)
{
	for (const struct xml_node *c = xml_first_element(node); c; c = xml_next_element(c))
		if (strcmp(xml_namespace(c), space) != 0 || !strstr(names, xml_name(c)))
			return false;
	return true;
}

bool extension_is_closed(struct pdf_facts *facts, const char *argument)
{
	const struct xml_node *schema = first_schema(facts), *declared;

	(void)argument;
	for (; schema; schema = xml_next_same(schema)) {
		if (!fields_are(schema, SCHEMA, "schema namespaceURI prefix property"))
			return false;
		for (declared = first_declared(schema); declared;
			declared = xml_next_same(declared))
			if (!fields_are(
				    declared, PROPERTY, "name valueType category description"))
				return false;
	}
	return true;
}

bool extension_has_bag(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return first_schema(facts) != NULL;
}

bool extension_schema_has(struct pdf_facts *facts, const char *argument)
{
	const struct xml_node *schema = first_schema(facts);

	for (; schema; schema = xml_next_same(schema)) {
		const struct xml_node *field = child_of(schema, SCHEMA, argument);

		if (!strcmp(argument, "property") ? !first_declared(schema)
						  : !*text_of(facts, field))
			return false;
	}
	return true;
}

/* A value of ARGUMENT that is allowed: of those with few, it must be one of them. */
static bool field_is_right(struct pdf_facts *facts, const char *field, const char *text)
{
	(void)facts;
	if (!strcmp(field, "category"))
		return !strcmp(text, "internal") || !strcmp(text, "external");
	if (!strcmp(field, "valueType"))
		return !strcmp(text, "Integer") || !strcmp(text, "Text");
	return *text;
}

bool extension_property_has(struct pdf_facts *facts, const char *argument)
{
	const struct xml_node *schema = first_schema(facts), *declared;

	for (; schema; schema = xml_next_same(schema))
		for (declared = first_declared(schema); declared;
			declared = xml_next_same(declared))
			if (!field_is_right(facts, argument,
				    text_of(facts, child_of(declared, PROPERTY, argument))))
				return false;
	return true;
}

/* --- names and identification */

bool metadata_never_uses(struct pdf_facts *facts, const char *argument)
{
	return !strstr(facts->packet, argument);
}

/* "pdfaid http://...": this prefix and no other is bound to this namespace. */
bool prefix_is(struct pdf_facts *facts, const char *argument)
{
	const char *space = strchr(argument, ' ') + 1;
	const char *bound = arena_format(facts->arena, "xmlns:%.*s=\"%s\"",
		(int)(space - argument - 1), argument, space);
	const char *at = facts->packet;
	size_t bindings = 0, right = 0;

	while ((at = strstr(at, arena_format(facts->arena, "=\"%s\"", space)))) {
		bindings++;
		at++;
	}
	for (at = facts->packet; (at = strstr(at, bound)); at++)
		right++;
	return bindings == right;
}

/* "pdfa part 3": the property is there, and says this; "pdfa": it is there. */
bool identification_is(struct pdf_facts *facts, const char *argument)
{
	char *words = arena_text(facts->arena, argument), *rest = NULL;
	const char *space = !strcmp(strtok_r(words, " ", &rest), "pdfa") ? PDFA : PDFUA;
	const char *name = strtok_r(NULL, " ", &rest), *value = strtok_r(NULL, " ", &rest);
	const struct xml_node *property = property_find(facts, space, name ? name : "part");

	return property && (!value || !strcmp(text_of(facts, property), value));
}

bool metadata_has_title(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return *text_of(facts, property_find(facts, DC, "title"));
}

/* --- Info says the same */

bool titles_agree(struct pdf_facts *facts, const char *argument)
{
	const struct xml_node *title = property_find(facts, DC, "title");
	const struct xml_node *item = child_of(child_of(title, RDF, "Alt"), RDF, "li");

	(void)argument;
	return pdf_value_is(facts->reader, text_of(facts, item), "Info/Title");
}

/* D:20261116090000+09'00' as 2026-11-16T09:00:00+09:00. */
bool dates_agree(struct pdf_facts *facts, const char *argument)
{
	const char *d = pdf_value(facts->reader, "Info/CreationDate"), *date;

	(void)argument;
	if (strlen(d) != 23 || !pdf_value_is(facts->reader, d, "Info/ModDate"))
		return !strcmp(d, "null") && !property_find(facts, XMP, "CreateDate");
	date = arena_format(facts->arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%.3s:%.2s", d + 2,
		d + 6, d + 8, d + 10, d + 12, d + 14, d + 16, d + 20);
	return !strcmp(date, text_of(facts, property_find(facts, XMP, "CreateDate")))
	       && !strcmp(date, text_of(facts, property_find(facts, XMP, "ModifyDate")));
}
