/* pdf_image.c - pictures as image XObjects. */
#include "output/pdf_image.h"

/* JPEG goes in as the file is; its filter reads it (7.4.8).  Gray and RGB are those of the
 * output intent, and nothing is smoothed (ISO 19005-3, 6.2.8). */
uint32_t pdf_image_write(struct pdf_file *file, const struct picture *picture)
{
	return pdf_stream_format(file, picture->data, picture->size,
		picture->jpeg ? PDF_PLAIN : PDF_DEFLATE,
		"/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n/ColorSpace "
		"/Device%s\n/BitsPerComponent 8\n%s",
		picture->width, picture->height, picture->gray ? "Gray" : "RGB",
		picture->jpeg ? "/Filter /DCTDecode\n" : "");
}

void pdf_images_write(struct pdf_file *file, const struct pages *pages, struct buffer *body)
{
	if (!pages->pictures)
		return;
	buffer_text(body, "/XObject << ");
	for (const struct page_picture *use = pages->pictures; use; use = use->next)
		buffer_format(body, "/Im%zu %u 0 R ", use->index,
			pdf_image_write(file, use->picture));
	buffer_text(body, ">>\n");
}
