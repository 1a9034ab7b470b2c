/* pdf.h - pages as a PDF file.
 *
 * PDF/A-3a and PDF/UA-1: tagged, fonts embedded as subsets, exact text.  The
 * same pages give the same bytes: no clock, no user, no path enters the file.
 * libharu is seen by the pdf*.c files alone.
 */
#ifndef TODOKE_PDF_H
#define TODOKE_PDF_H

#include "base/finding.h"
#include "layout/page.h"

#include <stdbool.h>

/* Which standard the file claims and keeps to. */
enum pdf_edition {
	PDF_A3A_UA1, /* ISO 19005-3 level A and ISO 14289-1: the default */
	PDF_A1B      /* ISO 19005-1 level B: no tags, no attachments */
};

/* The edition called "a-3a" or "a-1b"; false, and EDITION as it was, for another NAME. */
bool pdf_edition_find(const char *name, enum pdf_edition *edition);

/* Writes PAGES to the descriptor FD, from where it stands.  False when it could
 * not be written completely; FINDINGS then says why: "output-failed" with the
 * system's reason, "pdf-failed" with libharu's numbers, or what is wrong with the
 * fonts, the date, the colour profile, the pages. */
bool pdf_write(
	const struct pages *pages, enum pdf_edition edition, int fd, struct findings *findings);

#endif
