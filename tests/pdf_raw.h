/* pdf_raw.h - a PDF file as its bytes stand there, below what a reader of objects
 * sees (ISO 32000-1, 7.2 to 7.5), for tests. */
#ifndef TODOKE_TEST_PDF_RAW_H
#define TODOKE_TEST_PDF_RAW_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether it all is so. */
struct pdf_raw {
	bool header, binary;   /* %PDF-1.n at byte 0; then four bytes above 127 */
	bool ended;            /* nothing but an end of line after the last %%EOF */
	bool table_spaced;     /* xref, an end of line, two numbers */
	bool objects_spaced;   /* "1 0 obj", endobj: ends of lines around them */
	bool lengths;          /* Length is that of the data */
	bool streams_spaced;   /* ends of lines behind stream and before endstream */
	bool streams_inside;   /* no F, FFilter, FDecodeParms */
	bool hexadecimal_even; /* strings in < > */
	bool hexadecimal_only;
	bool integers, reals, no_tiny_reals, strings, names; /* limits of ISO 19005-3, 6.1.13 */
	bool names_utf8;
};

/* All of them true, to begin with. */
struct pdf_raw pdf_raw_new(void);

/* Reads the whole file. */
void pdf_raw_read(struct pdf_raw *raw, const char *bytes, size_t size);

/* The limits and the strings in SIZE more BYTES of objects or operators. */
void pdf_raw_tokens(struct pdf_raw *raw, const char *bytes, size_t size);

#endif
