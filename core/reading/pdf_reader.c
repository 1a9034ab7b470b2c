/* pdf_reader.c - opening and closing. */
#include "reading/pdf_reader.h"

#include "reading/pdf_source.h"
#include "xml/source.h"

#include <stdlib.h>

/* PDF positions are int32_t for many a reader, our own writer among them. */
enum { FILE_LARGEST = INT32_MAX };

static struct pdf_reader *reader_new(const char *name, struct findings *findings)
{
	struct pdf_reader *reader = memory_alloc(sizeof *reader);

	*reader = (struct pdf_reader){.arena = arena_new(), .findings = findings};
	reader->name = arena_text(reader->arena, name);
	return reader;
}

void pdf_reader_prepare(void)
{
	struct arena *arena = arena_new();
	const char *reason;

	qpdf_load(arena, &reason);
	arena_free(arena);
}

/* READER, or NULL when its bytes are no good. */
static struct pdf_reader *reader_start(struct pdf_reader *reader)
{
	const char *reason;

	reader->qpdf = qpdf_load(reader->arena, &reason);
	if (!reader->qpdf)
		source_fail(reader, reason);
	else if (source_rehearse(reader) && source_open(reader))
		return reader;
	pdf_reader_close(reader);
	return NULL;
}

struct pdf_reader *pdf_reader_open(const char *path, struct findings *findings)
{
	struct pdf_reader *reader = reader_new(path, findings);

	if (!source_load(path, FILE_LARGEST, &reader->own, findings)) {
		pdf_reader_close(reader);
		return NULL;
	}
	reader->bytes = reader->own.data;
	reader->size = reader->own.length;
	return reader_start(reader);
}

struct pdf_reader *pdf_reader_open_bytes(
	const char *bytes, size_t size, const char *name, struct findings *findings)
{
	struct pdf_reader *reader = reader_new(name, findings);

	reader->bytes = bytes;
	reader->size = size;
	return reader_start(reader);
}

void pdf_reader_close(struct pdf_reader *reader)
{
	if (!reader)
		return;
	if (reader->file)
		reader->qpdf->cleanup(&reader->file);
	buffer_done(&reader->own);
	arena_free(reader->arena);
	free(reader);
}

const char *pdf_reader_bytes(const struct pdf_reader *reader, size_t *size)
{
	*size = reader->size;
	return reader->bytes;
}

size_t pdf_reader_pages(const struct pdf_reader *reader)
{
	return reader->page_count;
}
