/* pdf_object.c - the objects of a PDF file: numbers, bodies, streams.
 *
 * What it knows of libharu's inside: Xref_Add owns an object and frees it when
 * it refuses it; the low-level calls note their failure in the error record;
 * positions in a file are int32_t.  Streams are deflated here, as they come, and
 * not by libharu as it writes: it would keep them whole until then, in pieces of
 * 4 kB, and needs a second object for each one's length.
 */
#include "output/pdf_syntax.h"
#include "output/pdf_table.h"

#include <hpdf_list.h>
#include <stdlib.h>
#include <string.h>

static void *object_memory(HPDF_UINT size)
{
	return memory_alloc(size);
}

/* libharu takes its memory in pieces of this size, and gives back all at once: there are sixty
 * entries of its table to a letter.  In a piece it aligns nothing; its entries, dictionaries
 * and lists are multiples of eight bytes. */
enum { POOL = 32 * 1024 };

/* libdeflate's levels; the quick one takes an eighth of the time for files a fifth larger. */
enum { LEVEL_USUAL = 6, LEVEL_HURRIED = 1 };

static struct libdeflate_compressor *deflater_new(int level)
{
	struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(level);

	if (!deflater)
		memory_out();
	return deflater;
}

static struct pdf_file *file_new(bool packed, struct libdeflate_compressor *deflater)
{
	struct pdf_file *file = memory_alloc(sizeof *file);

	*file = (struct pdf_file){.packed = packed, .arena = arena_new(), .deflater = deflater};
	HPDF_Error_Init(&file->error, NULL);
	file->memory = HPDF_MMgr_New(&file->error, POOL, object_memory, free);
	file->xref = HPDF_Xref_New(file->memory, 0);
	return file;
}

struct pdf_file *pdf_file_new(bool packed)
{
	return file_new(packed, deflater_new(LEVEL_USUAL));
}

void pdf_file_free(struct pdf_file *file)
{
	if (!file)
		return;
	buffer_done(&file->pack.index);
	buffer_done(&file->pack.bodies);
	if (!file->is_like)
		libdeflate_free_compressor(file->deflater);
	libdeflate_free_compressor(file->lent);
	HPDF_Xref_Free(file->xref);
	HPDF_MMgr_Free(file->memory);
	arena_free(file->arena);
	free(file);
}

void pdf_file_hurry(struct pdf_file *file)
{
	libdeflate_free_compressor(file->deflater);
	file->deflater = deflater_new(LEVEL_HURRIED);
}

uint32_t pdf_reserve(struct pdf_file *file)
{
	HPDF_List entries = file->xref->entries;
	HPDF_XrefEntry entry;

	if (entries->count >= HPDF_LIMIT_MAX_XREF_ELEMENT) {
		HPDF_SetError(&file->error, HPDF_XREF_COUNT_ERR, 0);
		return 0;
	}
	entry = HPDF_GetMem(file->memory, sizeof *entry);
	*entry = (HPDF_XrefEntry_Rec){.entry_typ = HPDF_IN_USE_ENTRY};
	/* the table would grow by 1,024 entries and be copied each time: double it */
	entries->items_per_block = entries->block_siz;
	HPDF_List_Add(entries, entry);
	return entries->count - 1;
}

static HPDF_STATUS text_write(HPDF_Stream stream, const char *text, size_t size)
{
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text, (HPDF_UINT)size);
}

/* libharu's write_fn: between << and >>. */
static HPDF_STATUS body_write(HPDF_Dict dictionary, HPDF_Stream stream)
{
	struct pdf_object *object = dictionary->attr;

	object->output = stream;
	return text_write(stream, object->is.body, object->is.body_size);
}

/* libharu's after_write_fn: behind the >>. */
static HPDF_STATUS stream_write(HPDF_Dict dictionary)
{
	static const char start[] = "\nstream\n", end[] = "\nendstream";
	const struct pdf_object *object = dictionary->attr;
	HPDF_STATUS status;

	if (!object->is.stream)
		return HPDF_OK;
	status = text_write(object->output, start, sizeof start - 1);
	if (status == HPDF_OK)
		status = pdf_output_digested(object->output, object->is.stream,
			object->is.stream_size, &object->digest);
	return status == HPDF_OK ? text_write(object->output, end, sizeof end - 1) : status;
}

/* A dictionary for the entry NUMBER. */
static HPDF_Dict entry_fill(struct pdf_file *file, uint32_t number)
{
	HPDF_Dict dictionary = HPDF_Dict_New(file->memory);

	dictionary->header.obj_id = number | HPDF_OTYPE_INDIRECT;
	dictionary->write_fn = body_write;
	dictionary->after_write_fn = stream_write;
	HPDF_Xref_GetEntry(file->xref, number)->obj = dictionary;
	return dictionary;
}

/* NUMBER as an object of its own; a number that is 0 had no room in the table. */
static void object_define(struct pdf_file *file, uint32_t number, const struct buffer *body,
	const char *stream, size_t stream_size)
{
	struct pdf_object *object;

	if (!number)
		return;
	object = arena_alloc(file->arena, sizeof *object);
	object->is =
		(struct pdf_defined){.body = arena_copy(file->arena, body->data, body->length),
			.stream = stream ? arena_copy(file->arena, stream, stream_size) : NULL,
			.body_size = body->length,
			.stream_size = stream_size};
	if (stream)
		object->digest = digest_bytes(stream, stream_size);
	entry_fill(file, number)->attr = object;
}

/* As a part of the object stream that is being filled. */
struct buffer *pdf_body_begin(struct pdf_file *file, uint32_t number)
{
	struct pdf_pack *pack = &file->pack;
	char *start = buffer_room(&pack->index, 2 * (PDF_INTEGER_MOST + 1)), *at = start;

	pack->numbers[pack->count++] = number;
	at = pdf_integer_put(at, number);
	*at++ = ' ';
	at = pdf_integer_put(at, pack->bodies.length);
	*at++ = ' ';
	pack->index.length += (size_t)(at - start);
	buffer_add(&pack->bodies, "<<", 2);
	return &pack->bodies;
}

void pdf_body_end(struct pdf_file *file)
{
	buffer_add(&file->pack.bodies, ">>", 2);
	if (file->pack.count == PACK_OBJECTS)
		pdf_pack_flush(file);
}

void pdf_pack_flush(struct pdf_file *file)
{
	struct pdf_pack *pack = &file->pack;
	size_t first = pack->index.length;
	uint32_t stream;

	if (!pack->count)
		return;
	buffer_add(&pack->index, pack->bodies.data, pack->bodies.length);
	stream = pdf_stream_format(file, pack->index.data, pack->index.length, PDF_DEFLATE,
		"/Type /ObjStm /N %zu /First %zu\n", pack->count, first);
	for (size_t i = 0; i < pack->count; i++) {
		*HPDF_Xref_GetEntry(file->xref, pack->numbers[i]) =
			(HPDF_XrefEntry_Rec){.entry_typ = PDF_PACKED,
				.byte_offset = stream,
				.gen_no = (HPDF_UINT16)i};
	}
	buffer_clear(&pack->index);
	buffer_clear(&pack->bodies);
	pack->count = 0;
}

void pdf_define(struct pdf_file *file, uint32_t number, const struct buffer *body)
{
	if (file->packed && number) {
		buffer_add(pdf_body_begin(file, number), body->data, body->length);
		pdf_body_end(file);
	} else {
		object_define(file, number, body, NULL, 0);
	}
}

uint32_t pdf_dictionary(struct pdf_file *file, const struct buffer *body)
{
	uint32_t number = pdf_reserve(file);

	pdf_define(file, number, body);
	return number;
}

char *pdf_deflate(struct pdf_file *file, const void *data, size_t *size)
{
	size_t room = libdeflate_zlib_compress_bound(file->deflater, *size);
	char *packed = memory_alloc(room);

	*size = libdeflate_zlib_compress(file->deflater, data, *size, packed, room);
	return packed;
}

uint32_t pdf_stream(struct pdf_file *file, const void *data, size_t size,
	enum pdf_filter filter, const struct buffer *rest)
{
	uint32_t number = pdf_reserve(file);
	struct buffer body = {0};
	char *packed = NULL;

	if (size > INT32_MAX) {
		HPDF_SetError(&file->error, HPDF_INVALID_PARAMETER, 0);
		return number;
	}
	if (filter == PDF_DEFLATE)
		data = packed = pdf_deflate(file, data, &size);
	if (filter != PDF_PLAIN)
		buffer_text(&body, "/Filter /FlateDecode\n");
	buffer_text(&body, "/Length ");
	pdf_integer(&body, size);
	buffer_byte(&body, '\n');
	if (rest)
		buffer_add(&body, rest->data, rest->length);
	object_define(file, number, &body, data, size);
	free(packed);
	buffer_done(&body);
	return number;
}

uint32_t pdf_dictionary_format(struct pdf_file *file, const char *format, ...)
{
	struct buffer body = {0};
	va_list arguments;
	uint32_t number;

	va_start(arguments, format);
	buffer_vformat(&body, format, arguments);
	va_end(arguments);
	number = pdf_dictionary(file, &body);
	buffer_done(&body);
	return number;
}

uint32_t pdf_stream_format(struct pdf_file *file, const void *data, size_t size,
	enum pdf_filter filter, const char *format, ...)
{
	struct buffer body = {0};
	va_list arguments;
	uint32_t number;

	va_start(arguments, format);
	buffer_vformat(&body, format, arguments);
	va_end(arguments);
	number = pdf_stream(file, data, size, filter, &body);
	buffer_done(&body);
	return number;
}

bool pdf_defined(const struct pdf_file *model, uint32_t number, struct pdf_defined *object)
{
	HPDF_Dict known;

	if (number >= model->xref->entries->count)
		return false;
	known = HPDF_Xref_GetEntry(model->xref, number)->obj;
	*object = ((const struct pdf_object *)known->attr)->is;
	return true;
}

struct pdf_file *pdf_file_like(struct pdf_file *model)
{
	struct pdf_file *file;

	if (!model->lent)
		model->lent = deflater_new(LEVEL_HURRIED);
	file = file_new(true, model->lent);
	file->is_like = true;
	for (HPDF_UINT i = 1; i < model->xref->entries->count; i++) {
		HPDF_Dict known = HPDF_Xref_GetEntry(model->xref, i)->obj;
		uint32_t number = pdf_reserve(file);

		if (number)
			entry_fill(file, number)->attr = known->attr;
	}
	return file;
}
