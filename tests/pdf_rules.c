/* pdf_rules.c - what PDF/A-3a and PDF/UA-1 ask of our files, rule by rule. */
#include "pdf_rules.h"

#include "base/buffer.h"
#include "pdf_content_reader.h"
#include "pdf_tree_reader.h"

#include <check.h>
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the file */

static bool header_is_right(struct pdf_reader *reader)
{
	size_t size;
	const char *bytes = pdf_reader_bytes(reader, &size);

	if (size < 15 || strncmp(bytes, "%PDF-1.7\n%", 10) != 0)
		return false;
	for (size_t i = 10; i < 14; i++)
		if ((unsigned char)bytes[i] <= 127)
			return false;
	return bytes[14] == '\n';
}

static bool end_is_right(struct pdf_reader *reader)
{
	size_t size;
	const char *bytes = pdf_reader_bytes(reader, &size);

	return size > 7 && strcmp(bytes + size - 7, "\n%%EOF\n") == 0;
}

static bool identifier_is_there(struct pdf_reader *reader)
{
	return pdf_count(reader, "ID") == 2 && !pdf_has(reader, "Encrypt");
}

static bool streams_are_inside(struct pdf_reader *reader)
{
	return !pdf_has(reader, "Page/0/Contents/F")
	       && pdf_has(reader, "Page/0/Contents/Length");
}

static bool resources_are_own(struct pdf_reader *reader)
{
	for (size_t i = 0; i < pdf_reader_pages(reader); i++)
		if (!pdf_has(reader, "Page/%zu/Resources/Font", i))
			return false;
	return true;
}

/* --- colour */

static bool intent_is_srgb(struct pdf_reader *reader)
{
	size_t size;
	const char *profile = pdf_data(reader, &size, "Root/OutputIntents/0/DestOutputProfile");

	return pdf_count(reader, "Root/OutputIntents") == 1
	       && pdf_value_is(reader, "/GTS_PDFA1", "Root/OutputIntents/0/S")
	       && pdf_has(reader, "Root/OutputIntents/0/OutputConditionIdentifier")
	       && pdf_number(reader, "Root/OutputIntents/0/DestOutputProfile/N") == 3 && profile
	       && size > 128 && memcmp(profile + 12, "mntrRGB ", 8) == 0
	       && memcmp(profile + 36, "acsp", 4) == 0;
}

/* --- fonts */

enum { FONT_PATH = 128 };

/* Whether HOLDS is true of every font of the first page's resources, which all
 * pages share. */
static bool all_fonts(
	struct pdf_reader *reader, bool (*holds)(struct pdf_reader *reader, const char *font))
{
	const char *key;
	char path[FONT_PATH];

	for (size_t i = 0; (key = pdf_key(reader, i, "Page/0/Resources/Font")); i++) {
		snprintf(path, sizeof path, "Page/0/Resources/Font/%s", key);
		if (!holds(reader, path))
			return false;
	}
	return true;
}

static bool is_truetype(struct pdf_reader *reader, const char *font)
{
	return pdf_value_is(reader, "/CIDFontType2", "%s/DescendantFonts/0/Subtype", font);
}

static bool font_is_embedded(struct pdf_reader *reader, const char *font)
{
	if (is_truetype(reader, font))
		return pdf_has(reader, "%s/DescendantFonts/0/FontDescriptor/FontFile2", font);
	return pdf_value_is(reader, "/CIDFontType0C",
		"%s/DescendantFonts/0/FontDescriptor/FontFile3/Subtype", font);
}

static bool font_is_composite(struct pdf_reader *reader, const char *font)
{
	return pdf_value_is(reader, "/Type0", "%s/Subtype", font)
	       && (pdf_value_is(reader, "/Identity-H", "%s/Encoding", font)
		       || pdf_value_is(reader, "/Identity-V", "%s/Encoding", font))
	       && pdf_has(reader, "%s/DescendantFonts/0/CIDSystemInfo/Registry", font);
}

static bool font_has_map(struct pdf_reader *reader, const char *font)
{
	size_t size;

	return !is_truetype(reader, font)
	       || pdf_data(reader, &size, "%s/DescendantFonts/0/CIDToGIDMap", font);
}

static bool font_has_no_set(struct pdf_reader *reader, const char *font)
{
	return !pdf_has(reader, "%s/DescendantFonts/0/FontDescriptor/CIDSet", font);
}

static bool font_has_tag(struct pdf_reader *reader, const char *font)
{
	const char *name = pdf_value(reader, "%s/DescendantFonts/0/BaseFont", font);
	const char *whole = pdf_value(reader, "%s/BaseFont", font);

	for (size_t i = 1; i <= 6; i++)
		if (!isupper((unsigned char)name[i]))
			return false;
	return name[7] == '+' && strncmp(name, whole, strlen(name)) == 0
	       && pdf_value_is(
		       reader, name, "%s/DescendantFonts/0/FontDescriptor/FontName", font);
}

static bool fonts_are_embedded(struct pdf_reader *reader)
{
	return all_fonts(reader, font_is_embedded);
}

static bool fonts_are_composite(struct pdf_reader *reader)
{
	return all_fonts(reader, font_is_composite);
}

static bool fonts_have_maps(struct pdf_reader *reader)
{
	return all_fonts(reader, font_has_map);
}

static bool fonts_have_no_set(struct pdf_reader *reader)
{
	return all_fonts(reader, font_has_no_set);
}

static bool fonts_have_tags(struct pdf_reader *reader)
{
	return all_fonts(reader, font_has_tag);
}

/* --- codes shown */

struct codes {
	struct pdf_reader *reader;
	bool without_notdef, with_glyph, with_text;
};

static bool code_has_glyph(struct pdf_reader *reader, const char *font, uint32_t code)
{
	size_t size;
	const char *map = pdf_data(
		reader, &size, "Page/0/Resources/Font/%s/DescendantFonts/0/CIDToGIDMap", font);

	return !map || (2 * code + 1 < size && (map[2 * code] || map[2 * code + 1]));
}

/* ISO 19005-3, 6.2.11.7.2: neither 0 nor a byte order mark. */
static bool code_has_text(struct pdf_reader *reader, const char *font, uint32_t code)
{
	size_t size;
	const char *map = pdf_data(reader, &size, "Page/0/Resources/Font/%s/ToUnicode", font);
	const char *entry;
	char start[16];

	snprintf(start, sizeof start, "\n<%04X> <", code);
	entry = map ? strstr(map, start) : NULL;
	if (!entry)
		return false;
	for (entry += strlen(start); isxdigit((unsigned char)*entry); entry += 4)
		if (!strncmp(entry, "0000", 4) || !strncmp(entry, "FEFF", 4)
			|| !strncmp(entry, "FFFE", 4))
			return false;
	return entry[-1] != '<';
}

static void code_check(void *context, const char *font, uint32_t code)
{
	struct codes *codes = context;

	codes->without_notdef = codes->without_notdef && code != 0;
	codes->with_glyph = codes->with_glyph && code_has_glyph(codes->reader, font, code);
	codes->with_text = codes->with_text && code_has_text(codes->reader, font, code);
}

static struct codes codes_read(struct pdf_reader *reader)
{
	struct codes codes = {reader, true, true, true};

	for (size_t i = 0; i < pdf_reader_pages(reader); i++)
		page_content_read(reader, i, code_check, &codes);
	return codes;
}

static bool codes_are_no_notdef(struct pdf_reader *reader)
{
	return codes_read(reader).without_notdef;
}

static bool codes_have_glyphs(struct pdf_reader *reader)
{
	return codes_read(reader).with_glyph;
}

static bool codes_have_text(struct pdf_reader *reader)
{
	return codes_read(reader).with_text;
}

/* --- metadata */

static bool metadata_has(struct pdf_reader *reader, const char *text)
{
	size_t size;
	const char *metadata = pdf_data(reader, &size, "Root/Metadata");

	return metadata && strstr(metadata, text);
}

static bool metadata_is_there(struct pdf_reader *reader)
{
	return pdf_value_is(reader, "/Metadata", "Root/Metadata/Type")
	       && pdf_value_is(reader, "/XML", "Root/Metadata/Subtype")
	       && metadata_has(reader, "<?xpacket begin=\"\xEF\xBB\xBF\" id=");
}

static bool metadata_identifies_pdfa(struct pdf_reader *reader)
{
	return metadata_has(reader, "<pdfaid:part>3</pdfaid:part>")
	       && metadata_has(reader, "<pdfaid:conformance>A</pdfaid:conformance>");
}

static bool metadata_identifies_pdfua(struct pdf_reader *reader)
{
	return metadata_has(reader, "<pdfuaid:part>1</pdfuaid:part>");
}

static bool metadata_declares_pdfua(struct pdf_reader *reader)
{
	return metadata_has(reader, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>")
	       && metadata_has(reader, "<pdfaProperty:name>part</pdfaProperty:name>")
	       && metadata_has(
		       reader, "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>")
	       && metadata_has(
		       reader, "<pdfaProperty:category>internal</pdfaProperty:category>");
}

static bool metadata_has_title(struct pdf_reader *reader)
{
	struct buffer title = {0};
	bool has;

	buffer_text(&title, "<rdf:li xml:lang=\"x-default\">");
	buffer_escape(&title, pdf_value(reader, "Info/Title"));
	buffer_text(&title, "</rdf:li>");
	has = metadata_has(reader, "<dc:title>") && metadata_has(reader, title.data);
	buffer_done(&title);
	return has;
}

/* D:20261116090000+09'00' as 2026-11-16T09:00:00+09:00. */
static bool metadata_has_date(struct pdf_reader *reader)
{
	const char *d = pdf_value(reader, "Info/CreationDate");
	struct buffer date = {0};
	bool has = false;

	if (strlen(d) == 23 && pdf_value_is(reader, d, "Info/ModDate")) {
		buffer_format(&date, ">%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%.3s:%.2s</xmp:CreateDate>",
			d + 2, d + 6, d + 8, d + 10, d + 12, d + 14, d + 16, d + 20);
		has = metadata_has(reader, date.data);
	}
	buffer_done(&date);
	return has;
}

/* --- catalog */

static bool catalog_is_marked(struct pdf_reader *reader)
{
	return pdf_value_is(reader, "true", "Root/MarkInfo/Marked")
	       && !pdf_has(reader, "Root/MarkInfo/Suspects");
}

static bool catalog_has_tree(struct pdf_reader *reader)
{
	return pdf_value_is(reader, "/StructTreeRoot", "Root/StructTreeRoot/Type")
	       && !pdf_has(reader, "Root/StructTreeRoot/RoleMap");
}

static bool catalog_shows_title(struct pdf_reader *reader)
{
	return pdf_value_is(reader, "true", "Root/ViewerPreferences/DisplayDocTitle");
}

static bool catalog_has_language(struct pdf_reader *reader)
{
	const char *language = pdf_value(reader, "Root/Lang");

	return isalpha((unsigned char)language[0]) && isalpha((unsigned char)language[1])
	       && strspn(language,
			  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789")
			  == strlen(language);
}

static bool catalog_has_no_actions(struct pdf_reader *reader)
{
	static const char *const forbidden[] = {"AA", "OpenAction", "AcroForm", "Requirements",
		"NeedsRendering", "OCProperties", "Names/AlternatePresentations",
		"Names/JavaScript"};

	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
		if (pdf_has(reader, "Root/%s", forbidden[i]))
			return false;
	return true;
}

/* --- attachments */

static bool attachment_is_right(struct pdf_reader *reader, size_t at)
{
	const char *type = pdf_value(reader, "Root/AF/%zu/EF/F/Subtype", at);

	return pdf_has(reader, "Root/AF/%zu/F", at) && pdf_has(reader, "Root/AF/%zu/UF", at)
	       && *pdf_value(reader, "Root/AF/%zu/AFRelationship", at) == '/'
	       && strchr(type + 1, '/')
	       && pdf_has(reader, "Root/AF/%zu/EF/F/Params/ModDate", at);
}

static bool attachments_are_associated(struct pdf_reader *reader)
{
	size_t count = pdf_count(reader, "Root/AF");

	for (size_t i = 0; i < count; i++)
		if (!attachment_is_right(reader, i))
			return false;
	return pdf_count(reader, "Root/Names/EmbeddedFiles/Names") == 2 * count;
}

/* --- content and structure */

static bool pages_are_marked(struct pdf_reader *reader)
{
	for (size_t i = 0; i < pdf_reader_pages(reader); i++) {
		struct page_content content = page_content_read(reader, i, NULL, NULL);

		if (!content.balanced || !content.all_marked || content.nested)
			return false;
	}
	return true;
}

static bool pages_lead_to_tree(struct pdf_reader *reader)
{
	struct tree tree = tree_read(reader);
	size_t contents = 0;

	for (size_t i = 0; i < pdf_reader_pages(reader); i++) {
		struct page_content content = page_content_read(reader, i, NULL, NULL);

		if (pdf_number(reader, "Page/%zu/StructParents", i) != (long)i
			|| pdf_count(
				   reader, "Root/StructTreeRoot/ParentTree/Nums/%zu", 2 * i + 1)
				   != content.ids
			|| !content.in_order)
			return false;
		contents += content.ids;
	}
	return tree.owned && tree.contents == contents;
}

static bool pages_have_no_forms(struct pdf_reader *reader)
{
	return !pdf_has(reader, "Page/0/Resources/XObject");
}

static bool pages_have_tab_order(struct pdf_reader *reader)
{
	for (size_t i = 0; i < pdf_reader_pages(reader); i++)
		if (pdf_has(reader, "Page/%zu/Annots", i)
			&& !pdf_value_is(reader, "/S", "Page/%zu/Tabs", i))
			return false;
	return true;
}

static bool pages_have_right_size(struct pdf_reader *reader)
{
	for (size_t i = 0; i < pdf_reader_pages(reader); i++)
		for (size_t at = 2; at < 4; at++) {
			double length = atof(pdf_value(reader, "Page/%zu/MediaBox/%zu", i, at));

			if (length < 3 || length > 14400)
				return false;
		}
	return true;
}

static bool tree_has_parents(struct pdf_reader *reader)
{
	return tree_read(reader).parents;
}

static bool tree_contains_rightly(struct pdf_reader *reader)
{
	return tree_read(reader).containment;
}

static bool tree_has_headings(struct pdf_reader *reader)
{
	return tree_read(reader).headings;
}

static bool tree_has_columns(struct pdf_reader *reader)
{
	return tree_read(reader).columns;
}

static bool tree_has_scopes(struct pdf_reader *reader)
{
	return tree_read(reader).scopes;
}

static bool tree_has_alternates(struct pdf_reader *reader)
{
	return tree_read(reader).described;
}

static bool tree_is_in_order(struct pdf_reader *reader)
{
	return tree_read(reader).in_order;
}

static const struct pdf_rule rules[] = {
	{"A 6.1.2", "header 1.7, then four bytes above 127", header_is_right},
	{"A 6.1.3", "trailer with ID, no Encrypt", identifier_is_there},
	{"A 6.1.3", "nothing after the end-of-file marker", end_is_right},
	{"A 6.1.7.1", "streams in the file, with Length", streams_are_inside},
	{"A 6.1.13", "pages from 3 to 14,400 units", pages_have_right_size},
	{"A 6.2.2", "every page has the resources it uses", resources_are_own},
	{"A 6.2.3", "one output intent, its profile really RGB", intent_is_srgb},
	{"A 6.2.11.3.1", "composite fonts with Identity-H or -V", fonts_are_composite},
	{"A 6.2.11.3.2", "a TrueType font has a CIDToGIDMap", fonts_have_maps},
	{"A 6.2.11.4.1", "fonts are embedded", fonts_are_embedded},
	{"A 6.2.11.4.1", "every code shown has a glyph", codes_have_glyphs},
	{"A 6.2.11.4.2", "no CIDSet that could be incomplete", fonts_have_no_set},
	{"A 6.2.11.7.2", "every code shown has its Unicode text", codes_have_text},
	{"A 6.2.11.8", ".notdef is never shown", codes_are_no_notdef},
	{"9.6.4", "names of subsets have their tag, everywhere the same", fonts_have_tags},
	{"A 6.4, 6.5, 6.10, 6.11", "no actions, forms, requirements", catalog_has_no_actions},
	{"A 6.6.2.1", "metadata stream", metadata_is_there},
	{"A 6.6.2.3.1", "pdfuaid is declared as an extension", metadata_declares_pdfua},
	{"A 6.6.2.3", "dates in Info and XMP are the same", metadata_has_date},
	{"A 6.6.4", "pdfaid part 3, conformance A", metadata_identifies_pdfa},
	{"A 6.7.2.2", "Marked, no Suspects", catalog_is_marked},
	{"A 6.7.3.3", "structure tree, no roles to map", catalog_has_tree},
	{"A 6.7.4", "Lang is a language", catalog_has_language},
	{"A 6.8", "attachments: F, UF, AFRelationship, AF, MIME, ModDate",
		attachments_are_associated},
	{"UA 5", "pdfuaid part 1", metadata_identifies_pdfua},
	{"UA 7.1", "all content tagged or artifact, never within each other", pages_are_marked},
	{"UA 7.1", "title in XMP and Info", metadata_has_title},
	{"UA 7.1", "DisplayDocTitle", catalog_shows_title},
	{"UA 7.1", "every element knows its parent", tree_has_parents},
	{"UA 7.2", "tables, rows, lists and items contain what they may",
		tree_contains_rightly},
	{"UA 7.2", "rows of a table have equally many cells", tree_has_columns},
	{"UA 7.3", "figures have alternate text", tree_has_alternates},
	{"UA 7.4.2", "H1 first, no level skipped", tree_has_headings},
	{"UA 7.5", "TH has a Scope", tree_has_scopes},
	{"UA 7.18.3", "pages with annotations have Tabs S", pages_have_tab_order},
	{"UA 7.20", "no marked content in shared forms", pages_have_no_forms},
	{"14.7.4.4", "ParentTree leads from each content to its element", pages_lead_to_tree},
	{"14.8.2.3", "content is painted in reading order", tree_is_in_order},
};

const struct pdf_rule *pdf_rule(size_t index)
{
	return index < sizeof rules / sizeof *rules ? &rules[index] : NULL;
}

void pdf_rules_assert(const char *path)
{
	struct pdf_reader *reader = pdf_opened(path);
	const struct pdf_rule *rule;

	for (size_t i = 0; (rule = pdf_rule(i)); i++)
		ck_assert_msg(
			rule->holds(reader), "%s: %s: %s", path, rule->clause, rule->text);
	pdf_closed(reader);
}
