/* pdf_save.c - a PDF file on its way to disk: objects, table, trailer.
 *
 * Without packed objects libharu writes it all; with them the table must be a
 * cross-reference stream (7.5.8), which libharu does not know.
 */
#include "base/digest.h"
#include "output/pdf_syntax.h"
#include "output/pdf_table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes on their way to the descriptor. */
struct output {
	int fd, error; /* errno of the first failure */
	size_t used, total;
	struct digesting *digest;
	uint32_t root, info;
	unsigned char bytes[64 * 1024];
};

/* Empties the buffer to the descriptor; false once anything has failed. */
static bool output_flush(struct output *output)
{
	size_t done = 0;

	while (done < output->used && !output->error) {
		ssize_t written = write(output->fd, output->bytes + done, output->used - done);

		if (written > 0)
			done += (size_t)written;
		else if (written == 0)
			output->error = EIO;
		else if (errno != EINTR)
			output->error = errno;
	}
	output->used = 0;
	return !output->error;
}

static HPDF_STATUS output_take(struct output *output, const unsigned char *data, size_t size)
{
	output->total += size;
	if (output->total > INT32_MAX)
		output->error = EFBIG;
	while (size && !output->error) {
		size_t room = sizeof output->bytes - output->used;
		size_t part = size < room ? size : room;

		memcpy(output->bytes + output->used, data, part);
		output->used += part;
		data += part;
		size -= part;
		if (part == room)
			output_flush(output);
	}
	return output->error ? HPDF_FILE_IO_ERROR : HPDF_OK;
}

/* libharu's write_fn of the whole file. */
static HPDF_STATUS output_write(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT size)
{
	struct output *output = stream->attr;

	digesting_add(output->digest, data, size);
	return output_take(output, data, size);
}

/* Its place is counted as HPDF_Stream_Write does. */
HPDF_STATUS pdf_output_digested(
	HPDF_Stream stream, const void *data, size_t size, const struct digest *digest)
{
	struct output *output = stream->attr;

	digesting_add(output->digest, digest->text, sizeof digest->text);
	stream->size += (HPDF_UINT)size;
	return output_take(output, data, size);
}

static HPDF_STATUS text_write(HPDF_Stream stream, const struct buffer *text)
{
	return HPDF_Stream_Write(
		stream, (const HPDF_BYTE *)text->data, (HPDF_UINT)text->length);
}

/* The trailer's entries; ID is known only here, where all else is written. */
static void trailer_add(struct buffer *body, const struct output *output)
{
	const struct digest id = digesting_end(output->digest);

	buffer_format(body, "/Root %u 0 R\n/Info %u 0 R\n/ID [<%.32s><%.32s>]\n", output->root,
		output->info, id.text, id.text);
}

/* libharu's write_fn for the trailer. */
static HPDF_STATUS trailer_write(HPDF_Dict trailer, HPDF_Stream stream)
{
	struct buffer body = {0};
	HPDF_STATUS status;

	(void)trailer;
	trailer_add(&body, stream->attr);
	status = text_write(stream, &body);
	buffer_done(&body);
	return status;
}

/* The entry as a row of the cross-reference stream, after the one before: what
 * they have in common becomes 0 (the predictor PNG Up of 7.4.4.4). */
enum { ROW_SIZE = 7 };

static unsigned char *row_put(
	unsigned char *to, const HPDF_XrefEntry_Rec *entry, unsigned char *above)
{
	unsigned char type = entry->entry_typ == PDF_PACKED          ? 2
			     : entry->entry_typ == HPDF_IN_USE_ENTRY ? 1
								     : 0;
	const unsigned char row[ROW_SIZE] = {type, (unsigned char)(entry->byte_offset >> 24),
		(unsigned char)(entry->byte_offset >> 16),
		(unsigned char)(entry->byte_offset >> 8), (unsigned char)entry->byte_offset,
		(unsigned char)(entry->gen_no >> 8), (unsigned char)entry->gen_no};

	*to++ = 2;
	for (size_t i = 0; i < ROW_SIZE; i++) {
		*to++ = (unsigned char)(row[i] - above[i]);
		above[i] = row[i];
	}
	return to;
}

/* All entries, and last the one of the table itself, which starts at START. */
static void rows_add(struct buffer *rows, struct pdf_file *file, HPDF_UINT start)
{
	const HPDF_XrefEntry_Rec own = {.entry_typ = HPDF_IN_USE_ENTRY, .byte_offset = start};
	unsigned char above[ROW_SIZE] = {0};
	const HPDF_List entries = file->xref->entries;
	size_t size = ((size_t)entries->count + 1) * (1 + ROW_SIZE);
	unsigned char *to = (unsigned char *)buffer_room(rows, size);

	for (HPDF_UINT i = 0; i < entries->count; i++)
		to = row_put(to, entries->obj[i], above);
	row_put(to, &own, above);
	rows->length += size;
}

static HPDF_STATUS table_write(struct pdf_file *file, HPDF_Stream stream)
{
	HPDF_UINT number = file->xref->entries->count, start = stream->size;
	struct buffer rows = {0}, text = {0};
	size_t size;
	char *packed;
	HPDF_STATUS status;

	rows_add(&rows, file, start);
	size = rows.length;
	packed = pdf_deflate(file, rows.data, &size);
	buffer_format(&text,
		"%u 0 obj\n<</Type /XRef\n/Size %u\n/W [1 4 2]\n/Filter /FlateDecode\n"
		"/DecodeParms << /Predictor 12 /Columns %d >>\n/Length %zu\n",
		number, number + 1, ROW_SIZE, size);
	trailer_add(&text, stream->attr);
	buffer_text(&text, ">>\nstream\n");
	buffer_add(&text, packed, size);
	buffer_format(&text, "\nendstream\nendobj\nstartxref\n%u\n%%%%EOF\n", start);
	status = text_write(stream, &text);
	free(packed);
	buffer_done(&rows);
	buffer_done(&text);
	return status;
}

static HPDF_STATUS entry_write(HPDF_XrefEntry entry, HPDF_UINT number, HPDF_Stream stream)
{
	struct buffer start = {0};
	HPDF_STATUS status;

	entry->byte_offset = stream->size;
	pdf_integer(&start, number);
	buffer_text(&start, " 0 obj\n");
	status = text_write(stream, &start);
	buffer_done(&start);
	if (status == HPDF_OK)
		status = HPDF_Obj_WriteValue(entry->obj, stream, NULL);
	return status == HPDF_OK ? HPDF_Stream_WriteStr(stream, "\nendobj\n") : status;
}

/* What is not packed, and the table. */
static HPDF_STATUS packed_write(struct pdf_file *file, HPDF_Stream stream)
{
	for (HPDF_UINT i = 1; i < file->xref->entries->count; i++) {
		HPDF_XrefEntry entry = HPDF_Xref_GetEntry(file->xref, i);
		HPDF_STATUS status = entry->obj ? entry_write(entry, i, stream) : HPDF_OK;

		if (status != HPDF_OK)
			return status;
	}
	return table_write(file, stream);
}

/* 7.5.2: four bytes above 127 tell programs that the file is binary. */
static HPDF_STATUS header_write(const char *version, HPDF_Stream stream)
{
	struct buffer header = {0};
	HPDF_STATUS status;

	buffer_format(&header, "%%PDF-%s\n%%\267\276\255\252\n", version);
	status = text_write(stream, &header);
	buffer_done(&header);
	return status;
}

/* A number that was reserved and never defined would be written as null. */
static void entries_check(struct pdf_file *file)
{
	for (HPDF_UINT i = 1; i < file->xref->entries->count; i++) {
		const HPDF_XrefEntry entry = HPDF_Xref_GetEntry(file->xref, i);

		if (!entry->obj && entry->entry_typ == HPDF_IN_USE_ENTRY)
			HPDF_SetError(&file->error, HPDF_INVALID_OBJECT, i);
	}
}

static HPDF_STATUS file_write(struct pdf_file *file, const char *version, HPDF_Stream stream)
{
	HPDF_STATUS status;

	pdf_pack_flush(file);
	entries_check(file);
	if (file->error.error_no)
		return file->error.error_no;
	status = header_write(version, stream);
	if (status != HPDF_OK)
		return status;
	if (file->packed)
		return packed_write(file, stream);
	file->xref->trailer->write_fn = trailer_write;
	return HPDF_Xref_WriteToStream(file->xref, stream, NULL);
}

static void failure_find(const struct pdf_file *file, HPDF_STATUS status,
	const struct output *output, struct findings *findings)
{
	char number[32], detail[32];
	const struct place nowhere = {0};

	if (output->error) {
		finding_add(findings, "output-failed", nowhere, "reason",
			strerror(output->error), NULL);
		return;
	}
	snprintf(number, sizeof number, "0x%04lX",
		(unsigned long)(file->error.error_no ? file->error.error_no : status));
	snprintf(detail, sizeof detail, "%lu", (unsigned long)file->error.detail_no);
	finding_add(findings, "pdf-failed", nowhere, "number", number, "detail", detail, NULL);
}

bool pdf_file_save(struct pdf_file *file, const char *version, uint32_t root, uint32_t info,
	int fd, struct findings *findings)
{
	struct output *output = memory_alloc(sizeof *output);
	HPDF_Stream stream = HPDF_CallbackWriter_New(file->memory, output_write, output);
	HPDF_STATUS status;
	bool complete;

	*output = (struct output){
		.fd = fd, .digest = digesting_new(), .root = root, .info = info};
	status = file_write(file, version, stream);
	complete = status == HPDF_OK && output_flush(output);
	if (!complete)
		failure_find(file, status, output, findings);
	HPDF_Stream_Free(stream);
	digesting_free(output->digest);
	free(output);
	return complete;
}
