/* pdf_attachment.c - files inside a PDF file (ISO 32000-1, 7.11; ISO 19005-3, 6.8). */
#include "output/pdf_attachment.h"

#include "output/pdf_syntax.h"

#include <stdlib.h>
#include <string.h>

/* An attachment in the file, with its key in the name tree. */
struct embedded {
	const char *key; /* as a PDF string */
	uint32_t number; /* of its file specification */
};

static uint32_t data_write(
	struct pdf_file *file, const struct attachment *attachment, const char *date)
{
	struct buffer body = {0};
	uint32_t number;

	buffer_text(&body, "/Type /EmbeddedFile\n/Subtype ");
	pdf_name(&body, attachment->type);
	buffer_format(&body, "\n/Params << /Size %zu", attachment->size);
	if (date) {
		buffer_text(&body, " /ModDate ");
		pdf_date(&body, date);
	}
	buffer_text(&body, " >>\n");
	number = pdf_stream(file, attachment->data, attachment->size, PDF_DEFLATE, &body);
	buffer_done(&body);
	return number;
}

static uint32_t specification_write(struct pdf_file *file, const struct attachment *attachment,
	const char *name, const char *date)
{
	uint32_t data = data_write(file, attachment, date), number;
	struct buffer body = {0};

	buffer_format(&body,
		"/Type /Filespec\n/F %s\n/UF %s\n/EF << /F %u 0 R /UF %u 0 R >>\n"
		"/AFRelationship ",
		name, name, data, data);
	pdf_name(&body, attachment->relationship);
	if (attachment->description) {
		buffer_text(&body, "\n/Desc ");
		pdf_text(&body, attachment->description, strlen(attachment->description));
	}
	number = pdf_dictionary(file, &body);
	buffer_done(&body);
	return number;
}

static struct embedded attachment_write(struct pdf_file *file,
	const struct attachment *attachment, const char *date, struct arena *arena)
{
	struct embedded embedded;
	struct buffer name = {0};

	pdf_text(&name, attachment->name, strlen(attachment->name));
	embedded.key = arena_text(arena, name.data);
	embedded.number = specification_write(file, attachment, name.data, date);
	buffer_done(&name);
	return embedded;
}

/* 7.9.6: keys are in the order of their bytes.  All are in one of two forms,
 * "(" before "<", and each of them sorts as its bytes do. */
static int embedded_compare(const void *left, const void *right)
{
	const struct embedded *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static void names_add(struct buffer *catalog, const struct embedded *embedded, size_t count)
{
	buffer_text(catalog, "/Names << /EmbeddedFiles << /Names [");
	for (size_t i = 0; i < count; i++)
		buffer_format(catalog, "%s %u 0 R\n", embedded[i].key, embedded[i].number);
	buffer_text(catalog, "] >> >>\n/AF [");
	for (size_t i = 0; i < count; i++)
		buffer_format(catalog, "%u 0 R ", embedded[i].number);
	buffer_text(catalog, "]\n");
}

void pdf_attachments_write(struct pdf_file *file, const struct pages *pages,
	struct buffer *catalog, struct arena *arena)
{
	struct embedded *embedded;
	size_t count = 0;

	for (const struct attachment *a = pages->attachments; a; a = a->next)
		count++;
	if (!count)
		return;
	embedded = arena_array(arena, count, sizeof *embedded);
	count = 0;
	for (const struct attachment *a = pages->attachments; a; a = a->next)
		embedded[count++] = attachment_write(file, a, pages->date, arena);
	qsort(embedded, count, sizeof *embedded, embedded_compare);
	names_add(catalog, embedded, count);
}
