/* sheet.h - marks on every sheet for machines that fold and insert.
 *
 * A QR code of digits alone says which letter of the list it is, which of its sheets, and the
 * digest of the row that it was made of, so that a machine can see that sheets belong together
 * and that none is missing: 8 digits, 2 of 2 for the sheet, 20.  Bars at the right edge
 * say the same, roughly, to machines that read nothing else (OMR).
 */
#ifndef TODOKE_LETTERS_SHEET_H
#define TODOKE_LETTERS_SHEET_H

#include "code/matrix_series.h"
#include "layout/page.h"
#include "layout/style.h"
#include "letters/sheet_form.h"
#include "list/list.h"

enum sheet_marks { SHEET_CODE = 1, SHEET_BARS = 2 };

struct sheets {
	unsigned marks;                    /* of enum sheet_marks */
	struct sheet_form form;            /* has them */
	bool duplex;                       /* a sheet has two pages */
	const struct matrix_series *codes; /* of many letters; NULL: each by itself */
};

/* For codes of sheets, in ARENA. */
const struct matrix_series *sheet_codes(struct arena *arena);

/* Adds the marks of the letter NUMBER (from 1), made of ROW, to OWN, which gets as many pages
 * as LETTER_PAGES.  In memory of the pages. */
void sheets_mark(const struct sheets *sheets, const struct list_row *row, size_t number,
	struct pages *own, size_t letter_pages);

/* Whether the marks have room on PAGES, those of the letter, and are not seen through the
 * window of STYLE; else a finding. */
bool sheets_fit(const struct sheets *sheets, const struct pages *pages,
	const struct page_style *style, struct findings *findings);

/* What the code says of the row: the first 64 bits of its digest, 20 digits and a NUL. */
struct sheet_digest {
	char text[21];
};
struct sheet_digest sheet_digest(const struct list_row *row);

#endif
