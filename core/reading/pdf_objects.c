/* pdf_objects.c - the objects of a file of our own, found quickly.
 *
 * ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (the cross-reference stream).  Numbers out
 * of the file are checked against it before they are used.
 */
#include "reading/pdf_objects.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_SIZE = 7, OBJECTS_MOST = 1 << 24, INFLATED_MOST = 1 << 28 };

struct pdf_objects_row {
	unsigned type;
	uint32_t where, index; /* an offset, or an object stream and the place in it */
};

/* An object stream, inflated. */
struct pdf_objects_pack {
	struct pdf_bytes bodies;
	size_t count;
	const uint32_t *offsets; /* of the bodies */
};

static bool fail(struct pdf_objects *objects, const char *reason)
{
	objects->wrong = reason;
	return false;
}

/* --- dictionaries */

/* SCAN behind the key NAME of the dictionary that BODY, without its outer << >>, is. */
bool pdf_entry_find(
	struct pdf_bytes body, const char *name, struct arena *arena, struct pdf_scan *scan)
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
bool pdf_reference_take(struct pdf_scan *scan, uint32_t *object)
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
bool pdf_names_known(struct pdf_bytes body, const char *const *known, struct arena *arena)
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

bool pdf_entry_number(
	struct pdf_bytes body, const char *name, struct arena *arena, size_t *number)
{
	struct pdf_scan scan;

	return pdf_entry_find(body, name, arena, &scan)
	       && number_take(&scan, SIZE_MAX / 2, number);
}

bool pdf_entry_reference(
	struct pdf_bytes body, const char *name, struct arena *arena, uint32_t *object)
{
	struct pdf_scan scan;

	return pdf_entry_find(body, name, arena, &scan) && pdf_reference_take(&scan, object);
}

/* --- objects */

/* The dictionary, and the data if it is a stream, of the object at OFFSET. */
static bool plain_object(struct pdf_objects *objects, size_t offset, struct pdf_bytes *body,
	struct pdf_bytes *data)
{
	static const char mark[] = "\nstream\n";
	const char *end = objects->bytes + objects->size, *start, *behind, *over;
	struct arena *scratch;
	size_t length = 0;
	bool known;

	if (offset >= objects->size)
		return false;
	start = memmem(objects->bytes + offset, objects->size - offset, "<<", 2);
	behind = start ? memmem(start, (size_t)(end - start), mark, strlen(mark)) : NULL;
	over = start ? memmem(start, (size_t)((behind ? behind : end) - start), "endobj", 6)
		     : NULL;
	if (over) { /* no stream */
		*data = (struct pdf_bytes){NULL, 0};
		*body = (struct pdf_bytes){start + 2, (size_t)(over - start) - 2};
		return true;
	}
	if (!behind)
		return false;
	*body = (struct pdf_bytes){start + 2, (size_t)(behind - start) - 2};
	scratch = arena_new();
	known = pdf_entry_number(*body, "Length", scratch, &length);
	arena_free(scratch);
	*data = (struct pdf_bytes){behind + strlen(mark), length};
	return known && length <= (size_t)(end - data->data);
}

bool pdf_objects_inflate(struct pdf_objects *objects, struct pdf_bytes packed,
	struct arena *arena, struct pdf_bytes *plain)
{
	size_t room = packed.size * 8 + 256;
	enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
	char *to = NULL;

	for (; result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= INFLATED_MOST; room *= 2) {
		to = memory_resize(to, room);
		result = libdeflate_zlib_decompress(
			objects->inflater, packed.data, packed.size, to, room, &plain->size);
	}
	if (result == LIBDEFLATE_SUCCESS)
		plain->data = arena_copy(arena, to, plain->size);
	free(to);
	return result == LIBDEFLATE_SUCCESS;
}

static bool pack_index(struct pdf_objects_pack *pack, struct pdf_bytes plain, size_t first,
	size_t count, struct arena *arena)
{
	struct pdf_scan scan = {plain.data, plain.data + first, arena};
	uint32_t *offsets = arena_array(arena, count + 1, sizeof *offsets);
	size_t number, offset;

	pack->bodies = (struct pdf_bytes){plain.data + first, plain.size - first};
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

static const struct pdf_objects_pack *pack_find(struct pdf_objects *objects, uint32_t object)
{
	struct arena *arena = objects->arena;
	struct pdf_bytes body, data, plain;
	struct pdf_objects_pack *pack;
	size_t first, count;

	if (object >= objects->row_count || objects->rows[object].type != 1)
		return NULL;
	if (objects->packs[object])
		return objects->packs[object];
	pack = arena_alloc(arena, sizeof *pack);
	if (!plain_object(objects, objects->rows[object].where, &body, &data)
		|| !pdf_objects_inflate(objects, data, objects->arena, &plain)
		|| !pdf_entry_number(body, "First", arena, &first) || first > plain.size
		|| !pdf_entry_number(body, "N", arena, &count) || count > plain.size
		|| !pack_index(pack, plain, first, count, arena))
		return NULL;
	objects->packs[object] = pack;
	return pack;
}

/* The dictionary of OBJECT without << and >>, and its stream's data. */
bool pdf_objects_find(struct pdf_objects *objects, uint32_t object, struct pdf_bytes *body,
	struct pdf_bytes *data)
{
	const struct pdf_objects_row *row =
		object < objects->row_count ? &objects->rows[object] : NULL;
	const struct pdf_objects_pack *pack;

	if (!row || row->type == 0)
		return fail(objects, "object");
	if (row->type == 1)
		return plain_object(objects, row->where, body, data) || fail(objects, "object");
	pack = pack_find(objects, row->where);
	if (!pack || row->index >= pack->count
		|| pack->offsets[row->index + 1] < pack->offsets[row->index] + 2)
		return fail(objects, "object stream");
	*body = (struct pdf_bytes){pack->bodies.data + pack->offsets[row->index] + 2,
		pack->offsets[row->index + 1] - pack->offsets[row->index] - 2};
	*data = (struct pdf_bytes){NULL, 0};
	return true;
}

/* --- opening */

/* Behind the last "startxref". */
static bool table_start(const struct pdf_objects *objects, size_t *start)
{
	static const char word[] = "startxref\n";
	size_t tail = objects->size < 64 ? objects->size : 64;
	const char *at = objects->bytes + objects->size - tail;

	at = memmem(at, tail, word, strlen(word));
	if (!at)
		return false;
	*start = 0;
	for (at += strlen(word);
		at < objects->bytes + objects->size && *at >= '0' && *at <= '9'; at++)
		*start = *start * 10 + (size_t)(*at - '0');
	return *start < objects->size;
}

/* Rows of [1 4 2] bytes behind the predictor PNG Up. */
static void rows_read(struct pdf_objects *objects, const unsigned char *bytes, size_t count)
{
	unsigned char above[ROW_SIZE] = {0};

	for (size_t i = 0; i < count; i++, bytes += 1 + ROW_SIZE) {
		for (size_t k = 0; k < ROW_SIZE; k++)
			above[k] = (unsigned char)(above[k] + bytes[1 + k]);
		objects->rows[i] = (struct pdf_objects_row){above[0],
			(uint32_t)above[1] << 24 | (uint32_t)above[2] << 16
				| (uint32_t)above[3] << 8 | above[4],
			(uint32_t)above[5] << 8 | above[6]};
	}
}

bool pdf_objects_read(struct pdf_objects *objects, uint32_t *root)
{
	struct pdf_bytes body, data, plain;
	size_t start, count;

	if (!table_start(objects, &start) || !plain_object(objects, start, &body, &data)
		|| !pdf_entry_number(body, "Size", objects->arena, &count)
		|| count > OBJECTS_MOST
		|| !pdf_entry_reference(body, "Root", objects->arena, root)
		|| !pdf_entry_reference(body, "Info", objects->arena, &objects->info)
		|| !pdf_objects_inflate(objects, data, objects->arena, &plain)
		|| plain.size != count * (1 + ROW_SIZE))
		return fail(objects, "cross-reference stream");
	objects->row_count = count;
	objects->rows = arena_array(objects->arena, count, sizeof *objects->rows);
	objects->packs = arena_array(objects->arena, count, sizeof(struct pdf_objects_pack *));
	rows_read(objects, (const unsigned char *)plain.data, count);
	return true;
}
