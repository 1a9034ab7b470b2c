/* pdf_page.c - a page of a PDF file: its box, its content, and the text in it. */
#include "reading/pdf_painter.h"

#include <math.h>
#include <stdlib.h>

/* 7.8.2: a stream, or several that are read as one with white space between. */
static bool content_add(struct pdf_reader *reader, qpdf_oh stream, struct buffer *to)
{
	size_t size;
	char *data = source_data(reader, stream, &size);

	if (!data)
		return source_fail(reader, "a page's content can't be decoded");
	buffer_add(to, data, size);
	buffer_byte(to, '\n');
	free(data);
	return true;
}

static bool content_read(struct pdf_reader *reader, qpdf_oh page, struct buffer *to)
{
	qpdf_oh contents = source_key(reader, page, "/Contents");
	int count = source_count(reader, contents);

	if (reader->qpdf->oh_is_stream(reader->file, contents))
		return content_add(reader, contents, to);
	for (int i = 0; i < count; i++)
		if (!content_add(reader,
			    reader->qpdf->oh_get_array_item(reader->file, contents, i), to))
			return false;
	return true;
}

/* A length in thousandths of a point. */
static int32_t edge(double points)
{
	return points < 2e6 ? (int32_t)lround(points * 1000) : INT32_MAX;
}

/* 14.11.2: corners in any order. */
static void box_read(struct pdf_reader *reader, qpdf_oh object, double *sides)
{
	qpdf_oh box = source_inherited(reader, object, "/MediaBox");

	for (int i = 0; i < 4; i++)
		sides[i] = i < source_count(reader, box) ? source_number(reader,
				   reader->qpdf->oh_get_array_item(reader->file, box, i))
							 : 0;
}

static const struct pdf_page *page_read(struct pdf_reader *reader, size_t index)
{
	qpdf_oh object = source_object(reader, reader->pages[index]);
	struct pdf_page *page = arena_alloc(reader->arena, sizeof *page);
	const struct pdf_resources *resources =
		pdf_resources_read(reader, source_inherited(reader, object, "/Resources"));
	struct buffer content = {0};
	double sides[4];

	box_read(reader, object, sides);
	page->width = edge(fabs(sides[2] - sides[0]));
	page->height = edge(fabs(sides[3] - sides[1]));
	if (content_read(reader, object, &content) && content.length)
		pdf_page_paint(reader, page, fmin(sides[0], sides[2]), fmax(sides[1], sides[3]),
			resources, &content);
	buffer_done(&content);
	source_release(reader);
	return source_sound(reader) ? page : NULL;
}

const struct pdf_page *pdf_reader_page(struct pdf_reader *reader, size_t number)
{
	if (number < 1 || number > reader->page_count)
		return NULL;
	if (!reader->texts[number - 1])
		reader->texts[number - 1] = page_read(reader, number - 1);
	return reader->texts[number - 1];
}
