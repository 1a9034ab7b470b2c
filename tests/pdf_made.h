/* pdf_made.h - PDF files put together by hand, sound and unsound ones, for tests.
 *
 * Zero-initialised ({0}) and given back by pdf_made_done.  Objects are numbered from
 * 1 in the order of adding; the first is the catalog.
 */
#ifndef TODOKE_TEST_PDF_MADE_H
#define TODOKE_TEST_PDF_MADE_H

#include "base/buffer.h"

struct pdf_made {
	struct buffer file;
	struct buffer table; /* the rows of its xref table */
	size_t count;
};

void pdf_made_object(struct pdf_made *made, const char *body);

/* DICTIONARY is the rest of its dictionary. */
void pdf_made_stream(
	struct pdf_made *made, const char *dictionary, const char *data, size_t size);

/* The table and the trailer. */
void pdf_made_end(struct pdf_made *made);
void pdf_made_done(struct pdf_made *made);

#endif
