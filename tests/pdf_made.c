/* pdf_made.c - PDF files put together by hand, for tests. */
#include "pdf_made.h"

static void object_begin(struct pdf_made *made)
{
	if (!made->count)
		buffer_text(&made->file, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
	buffer_format(&made->table, "%010zu 00000 n \n", made->file.length);
	buffer_format(&made->file, "%zu 0 obj\n", ++made->count);
}

void pdf_made_object(struct pdf_made *made, const char *body)
{
	object_begin(made);
	buffer_text(&made->file, body);
	buffer_text(&made->file, "\nendobj\n");
}

void pdf_made_stream(
	struct pdf_made *made, const char *dictionary, const char *data, size_t size)
{
	object_begin(made);
	buffer_format(&made->file, "<< %s /Length %zu >>\nstream\n", dictionary, size);
	buffer_add(&made->file, data, size);
	buffer_text(&made->file, "\nendstream\nendobj\n");
}

void pdf_made_end(struct pdf_made *made)
{
	size_t table = made->file.length;

	buffer_format(&made->file,
		"xref\n0 %zu\n0000000000 65535 f \n%strailer\n<< /Size %zu /Root 1 0 R >>\n"
		"startxref\n%zu\n%%%%EOF\n",
		made->count + 1, made->table.data, made->count + 1, table);
}

void pdf_made_done(struct pdf_made *made)
{
	buffer_done(&made->file);
	buffer_done(&made->table);
}
