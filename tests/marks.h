/* marks.h - looking at laid out pages, for tests. */
#ifndef TODOKE_TEST_MARKS_H
#define TODOKE_TEST_MARKS_H

#include "layout/page.h"

/* The text of MARK, in the arena of PAGES. */
char *mark_text(const struct pages *pages, const struct mark *mark);

/* Where a glyph ends on its line; where a mark starts and ends on its page. */
int32_t glyph_end(const struct placed_glyph *glyph);
int32_t mark_start(const struct mark *mark);
int32_t mark_end(const struct mark *mark);

/* The first line on PAGE, or on all pages, that begins with TEXT; or NULL. */
const struct mark *page_find(
	const struct pages *pages, const struct page *page, const char *text);
const struct mark *mark_find(const struct pages *pages, const char *text);

/* MARK itself or the next after it that is text and no artifact; the first and the
 * last such of a page. */
const struct mark *text_next(const struct mark *mark);
const struct mark *text_first(const struct page *page);
const struct mark *text_last(const struct page *page);

/* Whether MARK is in the document's first element, the address. */
bool in_address(const struct pages *pages, const struct mark *mark);

const char *mark_type(const struct mark *mark);

/* All text that is no artifact, in the order of the marks. */
char *pages_text(const struct pages *pages);

#endif
