/* pdf_volume.c - a file of many letters read back quickly.
 *
 * ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (the cross-reference stream).  Numbers out
 * of the file are checked against it before they are used.
 */
#include "reading/pdf_volume.h"

#include "reading/pdf_painter.h"
#include "reading/pdf_token.h"

#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_SIZE = 7, OBJECTS_MOST = 1 << 24, INFLATED_MOST = 1 << 28 };

/* In points: ISO 32000-1, table C.1. */
enum { SIDE_MOST = 14400 };

struct piece {
	const char *data;
	size_t size;
};

struct row {
	unsigned type;
	uint32_t where, index; /* an offset, or an object stream and the place in it */
};

/* An object stream, inflated. */
struct pack {
	struct piece bodies;
	size_t count;
	const uint32_t *offsets; /* of the bodies */
};

struct volume_font {
	uint32_t object;
	struct pdf_font font;
	struct volume_font *next;
};

struct pdf_volume {
	struct arena *arena;
	struct pdf_reader reader; /* for the painter: arena, findings, name */
	const char *bytes;
	size_t size;
	struct libdeflate_decompressor *inflater;
	struct row *rows;
	size_t row_count;
	struct pack **packs; /* by object; NULL: not read yet */
	uint32_t *pages;
	size_t page_count;
	struct pdf_volume_file facts;
	struct volume_font *fonts;
};

static bool fail(struct pdf_volume *volume, const char *reason)
{
	if (!volume->reader.failed)
		finding_add(volume->reader.findings, "pdf-unreadable",
			(struct place){volume->reader.name, 0, 0}, "reason", reason, NULL);
	volume->reader.failed = true;
	return false;
}

/* --- dictionaries */

/* SCAN behind the key NAME of the dictionary that BODY, without its outer << >>, is. */
static bool entry_find(
	struct piece body, const char *name, struct arena *arena, struct pdf_scan *scan)
{
	size_t depth = 0;
	struct pdf_token token;

	*scan = (struct pdf_scan){body.data, body.data + body.size, arena};
	do {
		token = pdf_token_next(scan);
		if (token.kind == TOKEN_DICTIONARY || token.kind == TOKEN_ARRAY)
			depth++;
		else if (depth
			 && (token.kind == TOKEN_DICTIONARY_END
				 || token.kind == TOKEN_ARRAY_END))
			depth--;
		else if (!depth && pdf_token_is(&token, TOKEN_NAME, name))
			return true;
	} while (token.kind != TOKEN_END && token.kind != TOKEN_WRONG);
	return false;
}

/* The number that stands next, at most LARGEST. */
static bool number_take(struct pdf_scan *scan, size_t largest, size_t *number)
{
	struct pdf_token token = pdf_token_next(scan);

	if (token.kind != TOKEN_NUMBER || token.number < 0 || token.number > (double)largest)
		return false;
	*number = (size_t)token.number;
	return true;
}

/* A reference that stands next; false at anything else, as the end of an array. */
static bool reference_take(struct pdf_scan *scan, uint32_t *object)
{
	size_t number, generation;
	struct pdf_token token;

	if (!number_take(scan, OBJECTS_MOST, &number) || !number_take(scan, 0, &generation))
		return false;
	token = pdf_token_next(scan);
	*object = (uint32_t)number;
	return pdf_token_is(&token, TOKEN_WORD, "R");
}

/* Whether all names in the dictionary BODY are among KNOWN, which NULL ends. */
static bool names_known(struct piece body, const char *const *known, struct arena *arena)
{
	struct pdf_scan scan = {body.data, body.data + body.size, arena};
	struct pdf_token token;

	while ((token = pdf_token_next(&scan)).kind != TOKEN_END && token.kind != TOKEN_WRONG) {
		const char *const *name = known;

		if (token.kind != TOKEN_NAME)
			continue;
		while (*name && strcmp(*name, token.text) != 0)
			name++;
		if (!*name)
			return false;
	}
	return true;
}

static bool entry_number(
	struct piece body, const char *name, struct arena *arena, size_t *number)
{
	struct pdf_scan scan;

	return entry_find(body, name, arena, &scan) && number_take(&scan, SIZE_MAX / 2, number);
}

static bool entry_reference(
	struct piece body, const char *name, struct arena *arena, uint32_t *object)
{
	struct pdf_scan scan;

	return entry_find(body, name, arena, &scan) && reference_take(&scan, object);
}

/* --- objects */

/* The dictionary, and the data if it is a stream, of the object at OFFSET. */
static bool plain_object(
	struct pdf_volume *volume, size_t offset, struct piece *body, struct piece *data)
{
	static const char mark[] = "\nstream\n";
	const char *end = volume->bytes + volume->size, *start, *behind, *over;
	struct arena *scratch;
	size_t length = 0;
	bool known;

	if (offset >= volume->size)
		return false;
	start = memmem(volume->bytes + offset, volume->size - offset, "<<", 2);
	over = start ? memmem(start, (size_t)(end - start), "endobj", 6) : NULL;
	behind = start ? memmem(start, (size_t)(end - start), mark, strlen(mark)) : NULL;
	if (!over)
		return false;
	if (!behind || over < behind) { /* no stream */
		*data = (struct piece){NULL, 0};
		*body = (struct piece){start + 2, (size_t)(over - start) - 2};
		return true;
	}
	*body = (struct piece){start + 2, (size_t)(behind - start) - 2};
	scratch = arena_new();
	known = entry_number(*body, "Length", scratch, &length);
	arena_free(scratch);
	*data = (struct piece){behind + strlen(mark), length};
	return known && length <= (size_t)(end - data->data);
}

static bool inflate_all(struct pdf_volume *volume, struct piece packed, struct arena *arena,
	struct piece *plain)
{
	size_t room = packed.size * 8 + 256;
	enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
	char *to = NULL;

	for (; result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= INFLATED_MOST; room *= 2) {
		to = memory_resize(to, room);
		result = libdeflate_zlib_decompress(
			volume->inflater, packed.data, packed.size, to, room, &plain->size);
	}
	if (result == LIBDEFLATE_SUCCESS)
		plain->data = arena_copy(arena, to, plain->size);
	free(to);
	return result == LIBDEFLATE_SUCCESS;
}

static bool pack_index(
	struct pack *pack, struct piece plain, size_t first, size_t count, struct arena *arena)
{
	struct pdf_scan scan = {plain.data, plain.data + first, arena};
	uint32_t *offsets = arena_array(arena, count + 1, sizeof *offsets);
	size_t number, offset;

	pack->bodies = (struct piece){plain.data + first, plain.size - first};
	pack->count = count;
	pack->offsets = offsets;
	for (size_t i = 0; i < count; i++) {
		if (!number_take(&scan, OBJECTS_MOST, &number)
			|| !number_take(&scan, pack->bodies.size, &offset))
			return false;
		offsets[i] = (uint32_t)offset;
	}
	offsets[count] = (uint32_t)pack->bodies.size;
	return true;
}

static const struct pack *pack_find(struct pdf_volume *volume, uint32_t object)
{
	struct arena *arena = volume->arena;
	struct piece body, data, plain;
	struct pack *pack;
	size_t first, count;

	if (object >= volume->row_count || volume->rows[object].type != 1)
		return NULL;
	if (volume->packs[object])
		return volume->packs[object];
	pack = arena_alloc(arena, sizeof *pack);
	if (!plain_object(volume, volume->rows[object].where, &body, &data)
		|| !inflate_all(volume, data, volume->arena, &plain)
		|| !entry_number(body, "First", arena, &first) || first > plain.size
		|| !entry_number(body, "N", arena, &count) || count > plain.size
		|| !pack_index(pack, plain, first, count, arena))
		return NULL;
	volume->packs[object] = pack;
	return pack;
}

/* The dictionary of OBJECT without << and >>, and its stream's data. */
static bool object_find(
	struct pdf_volume *volume, uint32_t object, struct piece *body, struct piece *data)
{
	const struct row *row = object < volume->row_count ? &volume->rows[object] : NULL;
	const struct pack *pack;

	if (!row || row->type == 0)
		return fail(volume, "object");
	if (row->type == 1)
		return plain_object(volume, row->where, body, data) || fail(volume, "object");
	pack = pack_find(volume, row->where);
	if (!pack || row->index >= pack->count
		|| pack->offsets[row->index + 1] < pack->offsets[row->index] + 2)
		return fail(volume, "object stream");
	*body = (struct piece){pack->bodies.data + pack->offsets[row->index] + 2,
		pack->offsets[row->index + 1] - pack->offsets[row->index] - 2};
	*data = (struct piece){NULL, 0};
	return true;
}

/* --- opening */

/* Behind the last "startxref". */
static bool table_start(const struct pdf_volume *volume, size_t *start)
{
	static const char word[] = "startxref\n";
	size_t tail = volume->size < 64 ? volume->size : 64;
	const char *at = volume->bytes + volume->size - tail;

	at = memmem(at, tail, word, strlen(word));
	if (!at)
		return false;
	*start = 0;
	for (at += strlen(word); at < volume->bytes + volume->size && *at >= '0' && *at <= '9';
		at++)
		*start = *start * 10 + (size_t)(*at - '0');
	return *start < volume->size;
}

/* Rows of [1 4 2] bytes behind the predictor PNG Up. */
static void rows_read(struct pdf_volume *volume, const unsigned char *bytes, size_t count)
{
	unsigned char above[ROW_SIZE] = {0};

	for (size_t i = 0; i < count; i++, bytes += 1 + ROW_SIZE) {
		for (size_t k = 0; k < ROW_SIZE; k++)
			above[k] = (unsigned char)(above[k] + bytes[1 + k]);
		volume->rows[i] = (struct row){above[0],
			(uint32_t)above[1] << 24 | (uint32_t)above[2] << 16
				| (uint32_t)above[3] << 8 | above[4],
			(uint32_t)above[5] << 8 | above[6]};
	}
}

static bool table_read(struct pdf_volume *volume, uint32_t *root)
{
	struct piece body, data, plain;
	size_t start, count;

	if (!table_start(volume, &start) || !plain_object(volume, start, &body, &data)
		|| !entry_number(body, "Size", volume->arena, &count) || count > OBJECTS_MOST
		|| !entry_reference(body, "Root", volume->arena, root)
		|| !entry_reference(body, "Info", volume->arena, &volume->facts.info)
		|| !inflate_all(volume, data, volume->arena, &plain)
		|| plain.size != count * (1 + ROW_SIZE))
		return fail(volume, "cross-reference stream");
	volume->row_count = count;
	volume->rows = arena_array(volume->arena, count, sizeof *volume->rows);
	volume->packs = arena_array(volume->arena, count, sizeof(struct pack *));
	rows_read(volume, (const unsigned char *)plain.data, count);
	return true;
}

static bool pages_read(struct pdf_volume *volume, uint32_t root)
{
	static const char *const known[] = {"Type", "Catalog", "Pages", "Lang", "Metadata",
		"OutputIntents", "ViewerPreferences", "DisplayDocTitle", "Direction", "R2L",
		"MarkInfo", "Marked", "StructTreeRoot", NULL};
	struct piece body, data;
	struct pdf_scan scan;
	uint32_t tree;
	size_t count;

	if (!object_find(volume, root, &body, &data)
		|| !entry_reference(body, "Metadata", volume->arena, &volume->facts.metadata)
		|| !entry_reference(body, "Pages", volume->arena, &tree))
		return fail(volume, "catalogue");
	volume->facts.plain = names_known(body, known, volume->arena);
	if (!object_find(volume, tree, &body, &data)
		|| !entry_number(body, "Count", volume->arena, &count)
		|| count > volume->row_count || !entry_find(body, "Kids", volume->arena, &scan)
		|| pdf_token_next(&scan).kind != TOKEN_ARRAY)
		return fail(volume, "page tree");
	volume->pages = arena_array(volume->arena, count, sizeof *volume->pages);
	while (volume->page_count < count
		&& reference_take(&scan, &volume->pages[volume->page_count]))
		volume->page_count++;
	return volume->page_count == count || fail(volume, "page tree");
}

struct pdf_volume *pdf_volume_open(
	const char *bytes, size_t size, const char *name, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct pdf_volume *volume = arena_alloc(arena, sizeof *volume);
	uint32_t root;

	*volume = (struct pdf_volume){.arena = arena,
		.reader = {.arena = arena, .findings = findings, .name = name},
		.bytes = bytes,
		.size = size,
		.inflater = libdeflate_alloc_decompressor()};
	if (!volume->inflater)
		memory_out();
	if (table_read(volume, &root) && pages_read(volume, root))
		return volume;
	pdf_volume_close(volume);
	return NULL;
}

void pdf_volume_close(struct pdf_volume *volume)
{
	if (!volume)
		return;
	libdeflate_free_decompressor(volume->inflater);
	arena_free(volume->arena);
}

size_t pdf_volume_pages(const struct pdf_volume *volume)
{
	return volume->page_count;
}

size_t pdf_volume_objects(const struct pdf_volume *volume)
{
	return volume->row_count;
}

struct pdf_volume_file pdf_volume_file(const struct pdf_volume *volume)
{
	return volume->facts;
}

bool pdf_volume_holds(struct pdf_volume *volume, uint32_t object, const char *body,
	size_t body_size, const char *stream, size_t stream_size)
{
	struct piece own, data;

	if (!object_find(volume, object, &own, &data) || own.size < body_size + 1
		|| *own.data != '\n' || data.size != stream_size)
		return false;
	return memcmp(own.data + 1, body, body_size) == 0
	       && (!stream_size || memcmp(data.data, stream, stream_size) == 0);
}

/* --- pages */

static bool stream_object(
	struct piece page, size_t index, struct arena *scratch, uint32_t *object)
{
	struct pdf_scan scan;

	if (!entry_find(page, "Contents", scratch, &scan)
		|| pdf_token_next(&scan).kind != TOKEN_ARRAY)
		return false;
	for (size_t i = 0; i <= index; i++)
		if (!reference_take(&scan, object))
			return false;
	return true;
}

bool pdf_volume_page(struct pdf_volume *volume, size_t number, struct pdf_volume_page *page)
{
	static const char *const known[] = {"Type", "Page", "Parent", "MediaBox", "Resources",
		"Contents", "StructParents", NULL};
	struct arena *scratch = arena_new();
	struct piece body, data;
	uint32_t object;
	bool found = number >= 1 && number <= volume->page_count
		     && object_find(volume, volume->pages[number - 1], &body, &data);

	page->streams = 0;
	if (found) {
		page->plain = names_known(body, known, scratch);
		while (stream_object(body, page->streams, scratch, &object))
			page->streams++;
	}
	arena_free(scratch);
	return found;
}

bool pdf_volume_stream(struct pdf_volume *volume, size_t number, size_t index,
	struct pdf_volume_stream *stream)
{
	struct arena *scratch = arena_new();
	struct piece body, data;
	bool found = number >= 1 && number <= volume->page_count
		     && object_find(volume, volume->pages[number - 1], &body, &data)
		     && stream_object(body, index, scratch, &stream->object)
		     && object_find(volume, stream->object, &body, &data) && data.data;

	arena_free(scratch);
	if (found) {
		stream->data = data.data;
		stream->size = data.size;
	}
	return found;
}

/* MediaBox, from 0 0 on. */
static bool size_read(struct piece body, struct arena *scratch, struct pdf_page *page)
{
	struct pdf_scan scan;
	double sides[4];

	if (!entry_find(body, "MediaBox", scratch, &scan)
		|| pdf_token_next(&scan).kind != TOKEN_ARRAY)
		return false;
	for (size_t i = 0; i < 4; i++) {
		struct pdf_token token = pdf_token_next(&scan);

		if (token.kind != TOKEN_NUMBER || token.number < 0 || token.number > SIDE_MOST)
			return false;
		sides[i] = token.number;
	}
	page->width = (int32_t)lround(sides[2] * 1000);
	page->height = (int32_t)lround(sides[3] * 1000);
	return sides[0] == 0 && sides[1] == 0;
}

static const struct pdf_font *font_find(struct pdf_volume *volume, uint32_t object)
{
	struct volume_font *font = volume->fonts;
	struct piece body, data, plain;
	uint32_t map;

	while (font && font->object != object)
		font = font->next;
	if (font)
		return &font->font;
	if (!object_find(volume, object, &body, &data)
		|| !entry_reference(body, "ToUnicode", volume->arena, &map)
		|| !object_find(volume, map, &body, &data)
		|| !inflate_all(volume, data, volume->arena, &plain))
		return NULL;
	font = arena_alloc(volume->arena, sizeof *font);
	font->object = object;
	font->font = (struct pdf_font){.name = "", .code_size = 2, .width = 1000};
	font->font.codes.arena = volume->arena;
	pdf_code_map_read(&font->font.codes, plain.data, plain.size);
	font->next = volume->fonts;
	volume->fonts = font;
	return &font->font;
}

/* Whether NAME stands in CONTENT as a font's does: "/P1 ". */
static bool font_is_used(struct piece content, struct pdf_token name)
{
	const char *at = content.data, *end = at + content.size;

	while ((at = memmem(at, (size_t)(end - at), name.text, name.length))) {
		if (at > content.data && at[-1] == '/' && at + name.length < end
			&& at[name.length] == ' ')
			return true;
		at++;
	}
	return false;
}

/* The fonts of the dictionary BODY that CONTENT names; only these are read. */
static bool fonts_name(struct pdf_volume *volume, struct piece body, struct piece content,
	struct arena *scratch, struct pdf_resources *resources)
{
	struct pdf_scan scan;
	struct pdf_token token;
	uint32_t object;

	if (!entry_find(body, "Font", scratch, &scan)
		|| pdf_token_next(&scan).kind != TOKEN_DICTIONARY)
		return false;
	while ((token = pdf_token_next(&scan)).kind == TOKEN_NAME) {
		struct pdf_named *named = arena_alloc(scratch, sizeof *named);

		if (!reference_take(&scan, &object))
			return false;
		if (!font_is_used(content, token))
			continue;
		*named = (struct pdf_named){
			.name = arena_copy(scratch, token.text, token.length),
			.font = font_find(volume, object),
			.next = resources->fonts};
		if (!named->font)
			return false;
		resources->fonts = named;
	}
	return true;
}

/* The resources of PAGE that CONTENT needs. */
static bool resources_read(struct pdf_volume *volume, struct piece page, struct piece content,
	struct arena *scratch, struct pdf_resources *resources)
{
	struct piece body, data;
	uint32_t object;

	return entry_reference(page, "Resources", scratch, &object)
	       && object_find(volume, object, &body, &data)
	       && fonts_name(volume, body, content, scratch, resources);
}

static bool content_paint(struct pdf_volume *volume, const struct pdf_resources *resources,
	struct piece plain, struct pdf_page *page)
{
	struct buffer content = {0};
	bool painted;

	buffer_add(&content, plain.data, plain.size);
	painted = pdf_page_paint(
		&volume->reader, page, 0, (double)page->height / 1000, resources, &content);
	buffer_done(&content);
	return painted;
}

/* STREAM as it was before it was deflated, if it was. */
static bool stream_plain(struct pdf_volume *volume, const struct pdf_volume_stream *stream,
	struct arena *arena, struct piece *plain)
{
	static const char filter[] = "/Filter";
	struct piece body;

	return object_find(volume, stream->object, &body, plain)
	       && (!memmem(body.data, body.size, filter, strlen(filter))
		       || inflate_all(volume, *plain, arena, plain));
}

bool pdf_volume_paint(struct pdf_volume *volume, size_t number, size_t index,
	struct arena *arena, struct pdf_page *page)
{
	struct pdf_resources resources = {0};
	struct pdf_volume_stream stream;
	struct piece body, data, plain;
	bool done = pdf_volume_stream(volume, number, index, &stream)
		    && object_find(volume, volume->pages[number - 1], &body, &data)
		    && size_read(body, arena, page)
		    && stream_plain(volume, &stream, arena, &plain)
		    && resources_read(volume, body, plain, arena, &resources);

	volume->reader.arena = arena;
	done = done && content_paint(volume, &resources, plain, page);
	volume->reader.arena = volume->arena;
	return done || fail(volume, "content");
}
