/* pdf_image.h - pictures as image XObjects (ISO 32000-1, 8.9.5). */
#ifndef TODOKE_PDF_IMAGE_H
#define TODOKE_PDF_IMAGE_H

#include "layout/page.h"
#include "output/pdf_object.h"

/* The image XObject of PICTURE. */
uint32_t pdf_image_write(struct pdf_file *file, const struct picture *picture);

/* Adds the /XObject entry of a resource dictionary with all pictures of PAGES to BODY:
 * /Im0, /Im1 ...; nothing when there are none. */
void pdf_images_write(struct pdf_file *file, const struct pages *pages, struct buffer *body);

#endif
