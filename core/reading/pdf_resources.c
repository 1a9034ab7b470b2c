/* pdf_resources.c - the fonts and forms that a content stream names. */
#include "reading/pdf_resources.h"

#include <stdlib.h>
#include <string.h>

/* What was read of an object; by its number. */
struct kept {
	int number;
	const void *font, *form, *resources; /* one of them */
	struct kept *next;
};

enum { CACHE_BUCKETS = 1024 };

struct pdf_cache {
	struct kept *buckets[CACHE_BUCKETS];
	int depth; /* of forms in forms */
};

static struct kept *kept_find(struct pdf_reader *reader, int number)
{
	struct kept *kept;

	if (!reader->cache)
		reader->cache = arena_alloc(reader->arena, sizeof *reader->cache);
	kept = reader->cache->buckets[number % CACHE_BUCKETS];
	while (kept && kept->number != number)
		kept = kept->next;
	return kept;
}

/* A direct object has number 0 and is never found again. */
static struct kept *kept_add(struct pdf_reader *reader, int number)
{
	struct kept *kept = arena_alloc(reader->arena, sizeof *kept);
	struct kept **bucket = &reader->cache->buckets[number % CACHE_BUCKETS];

	kept->number = number;
	if (number) {
		kept->next = *bucket;
		*bucket = kept;
	}
	return kept;
}

/* The entry for OBJECT; a new one is empty. */
static struct kept *kept_of(struct pdf_reader *reader, qpdf_oh object)
{
	int number = reader->qpdf->oh_get_object_id(reader->file, object);
	struct kept *kept = kept_find(reader, number);

	return kept ? kept : kept_add(reader, number);
}

/* --- fonts */

static double item_number(struct pdf_reader *reader, qpdf_oh array, int at)
{
	return source_number(reader, reader->qpdf->oh_get_array_item(reader->file, array, at));
}

static void width_set(struct pdf_font *font, uint32_t code, double width)
{
	struct pdf_code *entry = pdf_code_at(&font->codes, code);

	entry->width = width;
	entry->has_width = true;
}

static void height_set(struct pdf_font *font, uint32_t code, double height)
{
	struct pdf_code *entry = pdf_code_at(&font->codes, code);

	entry->height = height;
	entry->has_height = true;
}

typedef void metric_set(struct pdf_font *font, uint32_t code, double value);

static uint32_t code_limit(double code)
{
	return code >= 0 && code < CODES ? (uint32_t)code : CODES;
}

/* 9.7.4.3: "c [m m m]" or "first last m"; W2 has three numbers for each m. */
static void metrics_read(struct pdf_reader *reader, struct pdf_font *font, qpdf_oh array,
	int step, metric_set *set)
{
	int count = source_count(reader, array), at = 0;

	while (at + 1 < count) {
		uint32_t code = code_limit(item_number(reader, array, at));
		qpdf_oh second = reader->qpdf->oh_get_array_item(reader->file, array, at + 1);
		int members = source_count(reader, second);

		if (reader->qpdf->oh_is_array(reader->file, second)) {
			for (int i = 0; i < members && code < CODES; i += step)
				set(font, code++, item_number(reader, second, i));
			at += 2;
		} else {
			uint32_t last = code_limit(source_number(reader, second));

			for (; at + 2 < count && code <= last && code < CODES; code++)
				set(font, code, item_number(reader, array, at + 2));
			at += 2 + step;
		}
	}
}

static void composite_read(struct pdf_reader *reader, struct pdf_font *font, qpdf_oh object)
{
	const char *encoding = source_text(reader, source_key(reader, object, "/Encoding"));
	qpdf_oh descendants = source_key(reader, object, "/DescendantFonts"), part;

	font->code_size = 2;
	font->vertical = encoding && *encoding && encoding[strlen(encoding) - 1] == 'V';
	if (!source_count(reader, descendants))
		return;
	part = reader->qpdf->oh_get_array_item(reader->file, descendants, 0);
	if (reader->qpdf->oh_is_number(reader->file, source_key(reader, part, "/DW")))
		font->width = source_number(reader, source_key(reader, part, "/DW"));
	if (source_count(reader, source_key(reader, part, "/DW2")) == 2)
		font->height = item_number(reader, source_key(reader, part, "/DW2"), 1);
	metrics_read(reader, font, source_key(reader, part, "/W"), 1, width_set);
	metrics_read(reader, font, source_key(reader, part, "/W2"), 3, height_set);
}

static void simple_read(struct pdf_reader *reader, struct pdf_font *font, qpdf_oh object)
{
	qpdf_oh widths = source_key(reader, object, "/Widths");
	uint32_t first =
		code_limit(source_number(reader, source_key(reader, object, "/FirstChar")));
	int count = source_count(reader, widths);

	font->code_size = 1;
	font->width = 0;
	for (int i = 0; i < count && first + (uint32_t)i < CODE_BLOCK; i++)
		width_set(font, first + (uint32_t)i, item_number(reader, widths, i));
}

static const struct pdf_font *font_read(struct pdf_reader *reader, qpdf_oh object)
{
	struct kept *kept = kept_of(reader, object);
	const char *subtype;
	struct pdf_font *font;
	size_t size;
	char *map;

	if (kept->font)
		return kept->font;
	font = arena_alloc(reader->arena, sizeof *font);
	kept->font = font;
	font->codes.arena = reader->arena;
	font->name = source_text(reader, source_key(reader, object, "/BaseFont"));
	font->width = 1000; /* 9.7.4.3: what holds when DW and DW2 say nothing */
	font->height = -1000;
	subtype = source_text(reader, source_key(reader, object, "/Subtype"));
	if (subtype && !strcmp(subtype, "Type0"))
		composite_read(reader, font, object);
	else
		simple_read(reader, font, object);
	map = source_data(reader, source_key(reader, object, "/ToUnicode"), &size);
	if (map)
		pdf_code_map_read(&font->codes, map, size);
	free(map);
	return font;
}

/* --- forms */

static void matrix_read(struct pdf_reader *reader, qpdf_oh array, double *matrix)
{
	const double identity[] = {1, 0, 0, 1, 0, 0};
	bool given = source_count(reader, array) == 6;

	for (int i = 0; i < 6; i++)
		matrix[i] = given ? item_number(reader, array, i) : identity[i];
}

static const struct pdf_form *form_read(struct pdf_reader *reader, qpdf_oh object)
{
	const char *subtype = source_text(reader, source_key(reader, object, "/Subtype"));
	struct kept *kept = kept_of(reader, object);
	struct pdf_form *form;
	qpdf_oh own;
	char *data;

	if (kept->form || !subtype || strcmp(subtype, "Form") != 0)
		return kept->form;
	if (reader->cache->depth == PDF_DEPTH) {
		source_fail(reader, "forms in forms are too deep");
		return NULL;
	}
	form = arena_alloc(reader->arena, sizeof *form);
	kept->form = form; /* first of all: a form may name itself */
	matrix_read(reader, source_key(reader, object, "/Matrix"), form->matrix);
	data = source_data(reader, object, &form->size);
	form->data = arena_copy(reader->arena, data ? data : "", form->size);
	free(data);
	own = source_key(reader, object, "/Resources");
	reader->cache->depth++;
	if (reader->qpdf->oh_is_dictionary(reader->file, own))
		form->resources = pdf_resources_read(reader, own);
	reader->cache->depth--;
	return form;
}

/* --- resources */

typedef void member_read(struct pdf_reader *reader, qpdf_oh object, struct pdf_named *named);

static void font_member(struct pdf_reader *reader, qpdf_oh object, struct pdf_named *named)
{
	named->font = font_read(reader, object);
}

static void form_member(struct pdf_reader *reader, qpdf_oh object, struct pdf_named *named)
{
	named->form = form_read(reader, object);
}

static void list_member(struct pdf_reader *reader, qpdf_oh object, struct pdf_named *named)
{
	qpdf_oh id = source_key(reader, object, "/MCID");

	named->content = reader->qpdf->oh_is_integer(reader->file, id)
				 ? (long)reader->qpdf->oh_get_int_value(reader->file, id)
				 : -1;
	named->actual = source_text(reader, source_key(reader, object, "/ActualText"));
}

/* The members of a dictionary.  libqpdf has one place for its iteration: all keys
 * are taken before any of the members is looked at. */
static struct pdf_named *members_read(
	struct pdf_reader *reader, qpdf_oh dictionary, member_read *read)
{
	struct pdf_named *first = NULL;

	if (!reader->qpdf->oh_is_dictionary(reader->file, dictionary))
		return NULL;
	reader->qpdf->oh_begin_dict_key_iter(reader->file, dictionary);
	while (reader->qpdf->oh_dict_more_keys(reader->file)) {
		struct pdf_named *named = arena_alloc(reader->arena, sizeof *named);

		named->name =
			arena_text(reader->arena, reader->qpdf->oh_dict_next_key(reader->file));
		named->next = first;
		first = named;
	}
	for (struct pdf_named *named = first; named; named = named->next) {
		read(reader, reader->qpdf->oh_get_key(reader->file, dictionary, named->name),
			named);
		named->name++;
	}
	return first;
}

const struct pdf_resources *pdf_resources_read(struct pdf_reader *reader, qpdf_oh object)
{
	struct kept *kept = kept_of(reader, object);
	struct pdf_resources *resources;

	if (kept->resources)
		return kept->resources;
	resources = arena_alloc(reader->arena, sizeof *resources);
	kept->resources = resources;
	resources->fonts =
		members_read(reader, source_key(reader, object, "/Font"), font_member);
	resources->forms =
		members_read(reader, source_key(reader, object, "/XObject"), form_member);
	resources->properties =
		members_read(reader, source_key(reader, object, "/Properties"), list_member);
	return resources;
}

const struct pdf_named *pdf_named_find(const struct pdf_named *names, const char *name)
{
	while (names && strcmp(names->name, name) != 0)
		names = names->next;
	return names;
}
