/* pdf_assert_file.c - rules about the file, its catalog and its pages. */
#include "pdf_assertions.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The next of the words in *TEXT, which end at one of ENDS; NULL after the last. */
static const char *word_next(struct pdf_facts *facts, const char **text, const char *ends)
{
	const char *start = *text + strspn(*text, ends);
	size_t length = strcspn(start, ends);

	*text = start + length;
	return length ? arena_copy(facts->arena, start, length) : NULL;
}

static bool words_have_none(struct pdf_facts *facts, const struct words *words,
	const char *unwanted, const char *ends)
{
	const char *word;

	while ((word = word_next(facts, &unwanted, ends)))
		if (words_have(words, word))
			return false;
	return true;
}

bool never_key(struct pdf_facts *facts, const char *argument)
{
	return words_have_none(facts, &facts->keys, argument, " ");
}

bool never_name(struct pdf_facts *facts, const char *argument)
{
	return words_have_none(facts, &facts->names, argument, " ");
}

bool never_value(struct pdf_facts *facts, const char *argument)
{
	return words_have_none(facts, &facts->values, argument, ",");
}

bool never_operator(struct pdf_facts *facts, const char *argument)
{
	return words_have_none(facts, &facts->content.operators, argument, " ");
}

/* --- bytes */

#define RAW_ASSERTION(name, member)                                                            \
	bool name(struct pdf_facts *facts, const char *argument)                               \
	{                                                                                      \
		(void)argument;                                                                \
		return facts->raw.member;                                                      \
	}

RAW_ASSERTION(raw_header, header)
RAW_ASSERTION(raw_binary, binary)
RAW_ASSERTION(raw_ended, ended)
RAW_ASSERTION(raw_table, table_spaced)
RAW_ASSERTION(raw_objects, objects_spaced)
RAW_ASSERTION(raw_lengths, lengths)
RAW_ASSERTION(raw_streams, streams_spaced)
RAW_ASSERTION(raw_hexadecimal_even, hexadecimal_even)
RAW_ASSERTION(raw_hexadecimal_only, hexadecimal_only)
RAW_ASSERTION(raw_integers, integers)
RAW_ASSERTION(raw_reals, reals)
RAW_ASSERTION(raw_tiny_reals, no_tiny_reals)
RAW_ASSERTION(raw_strings, strings)
RAW_ASSERTION(raw_names, names)
RAW_ASSERTION(raw_names_utf8, names_utf8)

bool raw_inside(struct pdf_facts *facts, const char *argument)
{
	bool inside = facts->raw.streams_inside;
	size_t size;

	(void)argument;
	for (int i = 1; i < pdf_objects(facts->reader); i++)
		if (pdf_has(facts->reader, "Object/%d/F", i)
			&& pdf_data(facts->reader, &size, "Object/%d", i))
			inside = false;
	return inside;
}

/* --- trailer and objects */

bool trailer_has_id(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return pdf_count(facts->reader, "ID") == 2 && pdf_has(facts->reader, "ID/0");
}

bool trailer_is_plain(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return !pdf_has(facts->reader, "Encrypt");
}

bool objects_fit(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return pdf_objects(facts->reader) <= 8388607;
}

bool filters_are_allowed(struct pdf_facts *facts, const char *argument)
{
	static const char *const allowed[] = {"ASCIIHexDecode", "ASCII85Decode", "FlateDecode",
		"RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode", "DCTDecode", "JPXDecode"};

	(void)argument;
	for (size_t i = 0; i < facts->values.count; i++) {
		const char *value = facts->values.words[i];
		bool found = strncmp(value, "Filter ", 7) != 0;

		for (size_t at = 0; at < sizeof allowed / sizeof *allowed; at++)
			found = found || !strcmp(value + 7, allowed[at]);
		if (!found)
			return false;
	}
	return true;
}

/* --- catalog */

bool catalog_is_marked(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return pdf_value_is(facts->reader, "true", "Root/MarkInfo/Marked");
}

bool catalog_has_no_suspects(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return !pdf_value_is(facts->reader, "true", "Root/MarkInfo/Suspects");
}

bool catalog_has_tree(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return pdf_value_is(facts->reader, "<<", "Root/StructTreeRoot");
}

bool catalog_shows_title(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return pdf_value_is(facts->reader, "true", "Root/ViewerPreferences/DisplayDocTitle");
}

/* The standards ask for some language; nothing of ours is without one. */
bool catalog_has_language(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return pdf_has(facts->reader, "Root/Lang");
}

/* [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})* */
static bool is_language_tag(const char *text)
{
	for (bool first = true; first || *text == '-'; first = false) {
		size_t length = 0;

		text += !first;
		while (first ? isalpha((unsigned char)text[length])
			     : isalnum((unsigned char)text[length]))
			length++;
		if (length < 1 || length > 8)
			return false;
		text += length;
	}
	return !*text;
}

bool languages_are_tags(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	for (size_t i = 0; i < facts->languages.count; i++)
		if (!is_language_tag(facts->languages.words[i]))
			return false;
	return true;
}

/* --- pages */

bool boxes_fit(struct pdf_facts *facts, const char *argument)
{
	static const char *const boxes[] = {
		"MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"};
	struct pdf_reader *reader = facts->reader;

	(void)argument;
	for (size_t page = 0; page < pdf_reader_pages(reader); page++)
		for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
			for (size_t at = 0; at < 2; at++) {
				double size = fabs(atof(pdf_value(reader, "Page/%zu/%s/%zu",
							   page, boxes[i], at + 2))
						   - atof(pdf_value(reader, "Page/%zu/%s/%zu",
							   page, boxes[i], at)));

				if (pdf_has(reader, "Page/%zu/%s", page, boxes[i])
					&& (size < 3 || size > 14400))
					return false;
			}
	return true;
}

bool pages_have_resources(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	for (size_t i = 0; i < pdf_reader_pages(facts->reader); i++)
		if (!pdf_has(facts->reader, "Page/%zu/Resources", i))
			return false;
	return true;
}

bool pages_have_tabs(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	for (size_t i = 0; i < pdf_reader_pages(facts->reader); i++)
		if (pdf_has(facts->reader, "Page/%zu/Annots", i)
			&& !pdf_value_is(facts->reader, "/S", "Page/%zu/Tabs", i))
			return false;
	return true;
}

/* --- attachments: every dictionary with EF, and every AF */

typedef bool object_check(struct pdf_facts *facts, int object);

static bool specifications_are(struct pdf_facts *facts, object_check *check)
{
	for (int i = 1; i < pdf_objects(facts->reader); i++)
		if (pdf_has(facts->reader, "Object/%d/EF", i) && !check(facts, i))
			return false;
	return true;
}

/* [-\w+.]+/[-\w+.]+ */
static bool is_media_type(const char *text)
{
	static const char *const letters =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.";
	size_t first = strspn(text, letters);
	size_t second = text[first] == '/' ? strspn(text + first + 1, letters) : 0;

	return first && second && !text[first + 1 + second];
}

static bool has_type(struct pdf_facts *facts, int object)
{
	const char *type = pdf_value(facts->reader, "Object/%d/EF/F/Subtype", object);

	return *type == '/' && is_media_type(type + 1);
}

static bool has_names(struct pdf_facts *facts, int object)
{
	const char *plain = pdf_value(facts->reader, "Object/%d/F", object);
	const char *unicode = pdf_value(facts->reader, "Object/%d/UF", object);

	return *plain && strcmp(plain, "null") != 0 && *unicode && strcmp(unicode, "null") != 0;
}

static bool has_relationship(struct pdf_facts *facts, int object)
{
	return *pdf_value(facts->reader, "Object/%d/AFRelationship", object) == '/';
}

static bool is_associated(struct pdf_facts *facts, int object)
{
	for (size_t i = 0; i < pdf_count(facts->reader, "Root/AF"); i++)
		if (pdf_object(facts->reader, "Root/AF/%zu", i) == object)
			return true;
	return false;
}

bool attachments_have_types(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return specifications_are(facts, has_type);
}

bool attachments_have_names(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return specifications_are(facts, has_names);
}

bool attachments_are_related(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return specifications_are(facts, has_relationship);
}

bool attachments_are_associated(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return specifications_are(facts, is_associated);
}

/* --- annotations */

typedef bool annotation_check(struct pdf_facts *facts, const char *path);

static bool annotations_hold(struct pdf_facts *facts, annotation_check *check)
{
	struct pdf_reader *reader = facts->reader;

	for (size_t page = 0; page < pdf_reader_pages(reader); page++)
		for (size_t i = 0; i < pdf_count(reader, "Page/%zu/Annots", page); i++)
			if (!check(facts,
				    arena_format(facts->arena, "Page/%zu/Annots/%zu", page, i)))
				return false;
	return true;
}

/* Of all kinds only links are written; every rule about others then holds. */
static bool is_link(struct pdf_facts *facts, const char *path)
{
	return pdf_value_is(facts->reader, "/Link", "%s/Subtype", path);
}

static bool has_flags(struct pdf_facts *facts, const char *path)
{
	return pdf_number(facts->reader, "%s/F", path) >= 0;
}

/* Print set; Invisible, Hidden, NoView, ToggleNoView not (12.5.3). */
static bool is_printed(struct pdf_facts *facts, const char *path)
{
	long flags = pdf_number(facts->reader, "%s/F", path);

	return flags >= 0 && (flags & (1 | 2 | 4 | 32 | 256)) == 4;
}

static bool is_told(struct pdf_facts *facts, const char *path)
{
	const char *contents = pdf_value(facts->reader, "%s/Contents", path);

	return *contents && strcmp(contents, "null") != 0;
}

/* 14.7.4.4: StructParent leads by the ParentTree to a Link. */
static bool is_in_link(struct pdf_facts *facts, const char *path)
{
	struct pdf_reader *reader = facts->reader;
	long key = pdf_number(reader, "%s/StructParent", path);
	size_t count = pdf_count(reader, "Root/StructTreeRoot/ParentTree/Nums");

	for (size_t i = 0; key >= 0 && i + 1 < count; i += 2)
		if (pdf_number(reader, "Root/StructTreeRoot/ParentTree/Nums/%zu", i) == key)
			return pdf_value_is(reader, "/Link",
				"Root/StructTreeRoot/ParentTree/Nums/%zu/S", i + 1);
	return false;
}

bool annotations_are_known(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return annotations_hold(facts, is_link);
}

bool annotations_have_flags(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return annotations_hold(facts, has_flags);
}

bool annotations_are_printed(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return annotations_hold(facts, is_printed);
}

bool annotations_are_told(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return annotations_hold(facts, is_told);
}

bool links_are_tagged(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return annotations_hold(facts, is_in_link);
}
