/* malformed.c - what libxml2's parser objects to, in our words.
 *
 * Its own English text is the last resort, for what hardly anybody meets.
 */
#include "xml/malformed.h"

#include <stdio.h>
#include <string.h>

/* BACK to or AHEAD to the nearest MARK from where the parser stopped; HERE when
 * that is the place itself. */
enum pointer { HERE, BACK, AHEAD };

static const struct complaint {
	int code;
	const char *id;
	enum pointer pointer;
	const char *mark;
} complaints[] = {
	{XML_ERR_DOCUMENT_EMPTY, "xml-no-root", HERE, ""},
	{XML_ERR_DOCUMENT_END, "xml-after-root", HERE, ""},
	{XML_ERR_UNDECLARED_ENTITY, "xml-entity", BACK, "&"},
	{XML_WAR_UNDECLARED_ENTITY, "xml-entity", BACK, "&"},
	{XML_ERR_ENTITYREF_SEMICOL_MISSING, "xml-ampersand", BACK, "&"},
	{XML_ERR_INVALID_CHARREF, "xml-character", BACK, "&"},
	{XML_ERR_INVALID_DEC_CHARREF, "xml-character", BACK, "&"},
	{XML_ERR_INVALID_HEX_CHARREF, "xml-character", BACK, "&"},
	{XML_ERR_INVALID_CHAR, "xml-character", HERE, ""},
	{XML_ERR_ATTRIBUTE_REDEFINED, "xml-attribute-twice", BACK, "<"},
	{XML_NS_ERR_ATTRIBUTE_REDEFINED, "xml-attribute-twice", BACK, "<"},
	{XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "xml-attribute-value", HERE, ""},
	{XML_ERR_ATTRIBUTE_NOT_STARTED, "xml-quote", HERE, ""},
	{XML_ERR_ATTRIBUTE_NOT_FINISHED, "xml-quote-open", BACK, "<"},
	{XML_ERR_LT_IN_ATTRIBUTE, "xml-less-than", HERE, ""},
	{XML_ERR_SPACE_REQUIRED, "xml-space", HERE, ""},
	{XML_ERR_GT_REQUIRED, "xml-tag-open", BACK, "<"},
	{XML_ERR_COMMENT_NOT_FINISHED, "xml-comment-open", BACK, "<!--"},
	{XML_ERR_HYPHEN_IN_COMMENT, "xml-comment-hyphen", HERE, ""},
	{XML_ERR_CDATA_NOT_FINISHED, "xml-cdata-open", BACK, "<![CDATA["},
	{XML_ERR_MISPLACED_CDATA_END, "xml-cdata-end", AHEAD, "]]>"},
	{XML_ERR_PI_NOT_FINISHED, "xml-instruction", BACK, "<?"},
	{XML_ERR_XMLDECL_NOT_FINISHED, "xml-declaration", BACK, "<"},
	{XML_ERR_VERSION_MISSING, "xml-declaration", BACK, "<"},
	{XML_ERR_STRING_NOT_STARTED, "xml-declaration", BACK, "<"},
	{XML_ERR_STRING_NOT_CLOSED, "xml-declaration", BACK, "<"},
	{XML_ERR_RESERVED_XML_NAME, "xml-declaration-late", BACK, "<"},
	{XML_NS_ERR_UNDEFINED_NAMESPACE, "xml-prefix", BACK, "<"},
	{XML_NS_ERR_QNAME, "xml-colon", BACK, "<"},
	{XML_NS_ERR_COLON, "xml-colon", BACK, "<"},
};

static const struct complaint *complaint_find(int code)
{
	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++)
		if (complaints[i].code == code)
			return &complaints[i];
	return NULL;
}

/* Where the complaint points to when the parser stopped at OFFSET. */
static size_t complaint_offset(
	const struct complaint *complaint, const char *data, size_t size, size_t offset)
{
	size_t length = strlen(complaint->mark);
	const char *ahead = NULL;

	if (complaint->pointer == AHEAD)
		ahead = memmem(data + offset, size - offset, complaint->mark, length);
	if (ahead)
		return (size_t)(ahead - data);
	for (size_t at = offset; complaint->pointer == BACK && at-- > 0;)
		if (size - at >= length && memcmp(data + at, complaint->mark, length) == 0)
			return at;
	return offset;
}

/* The tag that was opened and not closed, and where that was. */
static void report_open_tag(
	struct sax *sax, const char *id, size_t offset, const char *opened, const char *closed)
{
	const xmlNode *node = sax->parser->node;
	const struct spot *spot = node ? node->_private : NULL;
	char line[32], column[32];

	snprintf(line, sizeof line, "%zu", spot ? spot->line : 0);
	snprintf(column, sizeof column, "%zu", spot ? spot->column : 0);
	sax_refuse(sax, id, offset,
		(const char *[]){"opened", opened ? opened : "", "line", line, "column", column,
			"closed", closed ? closed : "", NULL});
}

/* libxml2 asks for a name after "&", after "<" and within a tag alike. */
static void report_name(struct sax *sax, size_t offset)
{
	char before = offset ? sax->data[offset - 1] : '\0';
	const char *id = "xml-tag-open";

	if (before == '&')
		id = "xml-ampersand";
	else if (before == '<')
		id = "xml-name";
	sax_refuse(sax, id, before == '&' ? offset - 1 : sax_tag(sax, offset),
		(const char *[]){NULL});
}

static void report_other(struct sax *sax, const xmlError *error)
{
	const char *message = error->message ? error->message : "";
	char *detail = arena_copy(sax->xml->arena, message, strcspn(message, "\n"));

	sax_refuse(sax, "xml-malformed", sax_offset(sax),
		(const char *[]){"detail", detail, NULL});
}

static void report_complaint(
	struct sax *sax, const struct complaint *complaint, const xmlError *error)
{
	sax_refuse(sax, complaint->id,
		complaint_offset(complaint, sax->data, sax->size, sax_offset(sax)),
		(const char *[]){"name", error->str1 ? error->str1 : "", NULL});
}

void malformed_report(struct sax *sax, const xmlError *error)
{
	const struct complaint *complaint = complaint_find(error->code);

	if (error->code == XML_ERR_NO_MEMORY)
		memory_out();
	if (sax->refused || error->level < XML_ERR_ERROR)
		return;
	if (error->code == XML_ERR_TAG_NAME_MISMATCH)
		report_open_tag(sax, "xml-tag-mismatch", sax_tag(sax, sax_offset(sax)),
			error->str1, error->str2);
	else if (error->code == XML_ERR_TAG_NOT_FINISHED)
		report_open_tag(sax, "xml-tag-unclosed", sax_offset(sax), error->str1, NULL);
	else if (error->code == XML_ERR_NAME_REQUIRED)
		report_name(sax, sax_offset(sax));
	else if (complaint)
		report_complaint(sax, complaint, error);
	else
		report_other(sax, error);
}
