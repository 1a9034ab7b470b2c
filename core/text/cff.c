/* cff.c - what a PDF must know of a CFF font program (Adobe TN 5176). */
#include "text/cff.h"

#include "text/reader.h"

enum { OPERANDS = 48 }; /* of one operator at most: TN 5176, appendix B */
enum { STANDARD_STRINGS = 391 };
enum { OPERATOR_CHARSET = 15, OPERATOR_CHARSTRINGS = 17, OPERATOR_ROS = 0x0C1E };

/* An INDEX (clause 5): OBJECT counts from OFFSETS. */
struct index {
	size_t count, offset_size, offsets, objects;
};

struct top_dict {
	bool cid_keyed;
	int32_t registry, ordering, supplement; /* registry and ordering are SIDs */
	int32_t charset, charstrings;
};

/* Where OBJECT starts; object COUNT is the end of the last one. */
static size_t index_object(struct reader *reader, const struct index *index, size_t object)
{
	if (object > index->count || !index->count) {
		reader->failed = true;
		return 0;
	}
	reader_seek(reader, index->offsets + object * index->offset_size);
	return index->objects + reader_number(reader, index->offset_size);
}

/* Reads the INDEX that stands here and goes behind it. */
static struct index index_read(struct reader *reader)
{
	struct index index = {0};

	index.count = reader_number(reader, 2);
	if (!index.count)
		return index;
	index.offset_size = reader_number(reader, 1);
	if (index.offset_size < 1 || index.offset_size > 4)
		reader->failed = true;
	if (reader->failed)
		return index;
	index.offsets = reader->at;
	index.objects = index.offsets + (index.count + 1) * index.offset_size - 1;
	reader_seek(reader, index_object(reader, &index, index.count));
	return index;
}

static void real_skip(struct reader *reader)
{
	uint32_t byte;

	do
		byte = reader_number(reader, 1);
	while (!reader->failed && (byte & 0x0F) != 0x0F && byte >> 4 != 0x0F);
}

/* The operand that starts with FIRST (table 3); a real number counts as 0. */
static int32_t operand_read(struct reader *reader, uint32_t first)
{
	int32_t value = (int32_t)first;

	if (first == 28)
		return reader_signed(reader);
	if (first == 29)
		return (int32_t)reader_number(reader, 4);
	if (first == 30) {
		real_skip(reader);
		return 0;
	}
	if (first <= 246)
		return value - 139;
	if (first <= 250)
		return (value - 247) * 256 + (int32_t)reader_number(reader, 1) + 108;
	return -(value - 251) * 256 - (int32_t)reader_number(reader, 1) - 108;
}

static void operator_take(struct top_dict *top, uint32_t operator, const int32_t * operands)
{
	switch (operator) {
	case OPERATOR_CHARSET:
		top->charset = operands[0];
		break;
	case OPERATOR_CHARSTRINGS:
		top->charstrings = operands[0];
		break;
	case OPERATOR_ROS:
		top->cid_keyed = true;
		top->registry = operands[0];
		top->ordering = operands[1];
		top->supplement = operands[2];
		break;
	default:
		break;
	}
}

static struct top_dict top_dict_read(struct reader *reader, size_t end)
{
	struct top_dict top = {0};
	int32_t operands[OPERANDS] = {0};
	size_t count = 0;

	while (!reader->failed && reader->at < end) {
		uint32_t byte = reader_number(reader, 1);

		if (byte >= 28) {
			int32_t operand = operand_read(reader, byte);

			if (count < OPERANDS)
				operands[count++] = operand;
			continue;
		}
		if (byte == 12)
			byte = byte << 8 | reader_number(reader, 1);
		operator_take(&top, byte, operands);
		count = 0;
	}
	return top;
}

/* The text of string SID, which for a ROS is never one of the standard strings. */
static const char *string_read(
	struct reader *reader, const struct index *strings, int32_t sid, struct arena *arena)
{
	size_t start, end;

	if (sid < STANDARD_STRINGS) {
		reader->failed = true;
		return "";
	}
	start = index_object(reader, strings, (size_t)sid - STANDARD_STRINGS);
	end = index_object(reader, strings, (size_t)sid - STANDARD_STRINGS + 1);
	if (reader->failed || start > end || end > reader->size) {
		reader->failed = true;
		return "";
	}
	return arena_copy(arena, (const char *)reader->data + start, end - start);
}

/* CIDS of all glyphs after .notdef, by a charset of FORMAT (clause 13). */
static void charset_fill(struct reader *reader, uint32_t format, uint32_t *cids, size_t count)
{
	size_t glyph = 1;

	if (format > 2)
		reader->failed = true;
	while (!reader->failed && glyph < count) {
		uint32_t cid = reader_number(reader, 2);
		uint32_t more = format ? reader_number(reader, format) : 0;

		for (size_t i = 0; i <= more && glyph < count; i++)
			cids[glyph++] = cid++;
	}
}

/* A CID-keyed font without a charset of its own has CIDs equal to its glyphs. */
static const uint32_t *charset_read(
	struct reader *reader, const struct top_dict *top, size_t count, struct arena *arena)
{
	uint32_t *cids = arena_array(arena, count, sizeof *cids);

	if (top->charset <= 2) {
		for (size_t i = 0; i < count; i++)
			cids[i] = (uint32_t)i;
		return cids;
	}
	reader_seek(reader, (size_t)top->charset);
	charset_fill(reader, reader_number(reader, 1), cids, count);
	return cids;
}

bool cff_read(const unsigned char *data, size_t size, struct arena *arena, struct cff *cff)
{
	struct reader reader = {.data = data, .size = size};
	struct index dicts, strings;
	struct top_dict top;
	size_t end;

	reader_skip(&reader, 2);
	reader_seek(&reader, reader_number(&reader, 1));
	index_read(&reader); /* names */
	dicts = index_read(&reader);
	strings = index_read(&reader);
	end = index_object(&reader, &dicts, 1);
	reader_seek(&reader, index_object(&reader, &dicts, 0));
	top = top_dict_read(&reader, end);
	if (reader.failed || top.charstrings <= 0)
		return false;
	reader_seek(&reader, (size_t)top.charstrings);
	*cff = (struct cff){.glyph_count = reader_number(&reader, 2)};
	if (!top.cid_keyed)
		return !reader.failed;
	cff->registry = string_read(&reader, &strings, top.registry, arena);
	cff->ordering = string_read(&reader, &strings, top.ordering, arena);
	cff->supplement = top.supplement;
	cff->cids = charset_read(&reader, &top, cff->glyph_count, arena);
	return !reader.failed;
}
