/* pdf_volume.c - a file of many letters read back quickly. */
#include "reading/pdf_volume.h"

#include "reading/pdf_objects.h"
#include "reading/pdf_painter.h"

#include <math.h>
#include <string.h>

/* In points: ISO 32000-1, table C.1. */
enum { SIDE_MOST = 14400 };

struct volume_font {
	uint32_t object;
	struct pdf_font font;
	struct volume_font *next;
};

struct pdf_volume {
	struct arena *arena;
	struct pdf_reader reader; /* for the painter: arena, findings, name */
	struct pdf_objects objects;
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

/* As in pdf_objects.h. */
static bool object_find(struct pdf_volume *volume, uint32_t object, struct pdf_bytes *body,
	struct pdf_bytes *data)
{
	return pdf_objects_find(&volume->objects, object, body, data)
	       || fail(volume, volume->objects.wrong);
}

/* --- opening */

static bool pages_read(struct pdf_volume *volume, uint32_t root)
{
	static const char *const known[] = {"Type", "Catalog", "Pages", "Lang", "Metadata",
		"OutputIntents", "ViewerPreferences", "DisplayDocTitle", "Direction", "R2L",
		"MarkInfo", "Marked", "StructTreeRoot", NULL};
	struct pdf_bytes body, data;
	struct pdf_scan scan;
	uint32_t tree;
	size_t count;

	if (!object_find(volume, root, &body, &data)
		|| !pdf_entry_reference(
			body, "Metadata", volume->arena, &volume->facts.metadata)
		|| !pdf_entry_reference(body, "Pages", volume->arena, &tree))
		return fail(volume, "catalogue");
	volume->facts.info = volume->objects.info;
	volume->facts.plain = pdf_names_known(body, known, volume->arena);
	if (!object_find(volume, tree, &body, &data)
		|| !pdf_entry_number(body, "Count", volume->arena, &count)
		|| count > volume->objects.row_count
		|| !pdf_entry_find(body, "Kids", volume->arena, &scan)
		|| pdf_token_next(&scan).kind != TOKEN_ARRAY)
		return fail(volume, "page tree");
	volume->pages = arena_array(volume->arena, count, sizeof *volume->pages);
	while (volume->page_count < count
		&& pdf_reference_take(&scan, &volume->pages[volume->page_count]))
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
		.objects = {.arena = arena,
			.bytes = bytes,
			.size = size,
			.inflater = libdeflate_alloc_decompressor()}};
	if (!volume->objects.inflater)
		memory_out();
	if (!pdf_objects_read(&volume->objects, &root))
		fail(volume, volume->objects.wrong);
	else if (pages_read(volume, root))
		return volume;
	pdf_volume_close(volume);
	return NULL;
}

void pdf_volume_close(struct pdf_volume *volume)
{
	if (!volume)
		return;
	libdeflate_free_decompressor(volume->objects.inflater);
	arena_free(volume->arena);
}

size_t pdf_volume_pages(const struct pdf_volume *volume)
{
	return volume->page_count;
}

size_t pdf_volume_objects(const struct pdf_volume *volume)
{
	return volume->objects.row_count;
}

struct pdf_volume_file pdf_volume_file(const struct pdf_volume *volume)
{
	return volume->facts;
}

bool pdf_volume_holds(struct pdf_volume *volume, uint32_t object, const char *body,
	size_t body_size, const char *stream, size_t stream_size)
{
	struct pdf_bytes own, data;

	if (!object_find(volume, object, &own, &data) || own.size < body_size + 1
		|| *own.data != '\n' || data.size != stream_size)
		return false;
	return memcmp(own.data + 1, body, body_size) == 0
	       && (!stream_size || memcmp(data.data, stream, stream_size) == 0);
}

/* --- pages */

static bool stream_object(
	struct pdf_bytes page, size_t index, struct arena *scratch, uint32_t *object)
{
	struct pdf_scan scan;

	if (!pdf_entry_find(page, "Contents", scratch, &scan)
		|| pdf_token_next(&scan).kind != TOKEN_ARRAY)
		return false;
	for (size_t i = 0; i <= index; i++)
		if (!pdf_reference_take(&scan, object))
			return false;
	return true;
}

bool pdf_volume_page(struct pdf_volume *volume, size_t number, struct pdf_volume_page *page)
{
	static const char *const known[] = {"Type", "Page", "Parent", "MediaBox", "Resources",
		"Contents", "StructParents", NULL};
	struct arena *scratch = arena_new();
	struct pdf_bytes body, data;
	uint32_t object;
	bool found = number >= 1 && number <= volume->page_count
		     && object_find(volume, volume->pages[number - 1], &body, &data);

	page->streams = 0;
	if (found) {
		page->plain = pdf_names_known(body, known, scratch);
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
	struct pdf_bytes body, data;
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
static bool size_read(struct pdf_bytes body, struct arena *scratch, struct pdf_page *page)
{
	struct pdf_scan scan;
	double sides[4];

	if (!pdf_entry_find(body, "MediaBox", scratch, &scan)
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
	struct pdf_bytes body, data, plain;
	uint32_t map;

	while (font && font->object != object)
		font = font->next;
	if (font)
		return &font->font;
	if (!object_find(volume, object, &body, &data)
		|| !pdf_entry_reference(body, "ToUnicode", volume->arena, &map)
		|| !object_find(volume, map, &body, &data)
		|| !pdf_objects_inflate(&volume->objects, data, volume->arena, &plain))
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
static bool font_is_used(struct pdf_bytes content, struct pdf_token name)
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
static bool fonts_name(struct pdf_volume *volume, struct pdf_bytes body,
	struct pdf_bytes content, struct arena *scratch, struct pdf_resources *resources)
{
	struct pdf_scan scan;
	struct pdf_token token;
	uint32_t object;

	if (!pdf_entry_find(body, "Font", scratch, &scan)
		|| pdf_token_next(&scan).kind != TOKEN_DICTIONARY)
		return false;
	while ((token = pdf_token_next(&scan)).kind == TOKEN_NAME) {
		struct pdf_named *named = arena_alloc(scratch, sizeof *named);

		if (!pdf_reference_take(&scan, &object))
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
static bool resources_read(struct pdf_volume *volume, struct pdf_bytes page,
	struct pdf_bytes content, struct arena *scratch, struct pdf_resources *resources)
{
	struct pdf_bytes body, data;
	uint32_t object;

	return pdf_entry_reference(page, "Resources", scratch, &object)
	       && object_find(volume, object, &body, &data)
	       && fonts_name(volume, body, content, scratch, resources);
}

static bool content_paint(struct pdf_volume *volume, const struct pdf_resources *resources,
	struct pdf_bytes plain, struct pdf_page *page)
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
	struct arena *arena, struct pdf_bytes *plain)
{
	static const char filter[] = "/Filter";
	struct pdf_bytes body;

	return object_find(volume, stream->object, &body, plain)
	       && (!memmem(body.data, body.size, filter, strlen(filter))
		       || pdf_objects_inflate(&volume->objects, *plain, arena, plain));
}

bool pdf_volume_paint(struct pdf_volume *volume, size_t number, size_t index,
	struct arena *arena, struct pdf_page *page)
{
	struct pdf_resources resources = {0};
	struct pdf_volume_stream stream;
	struct pdf_bytes body, data, plain;
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
