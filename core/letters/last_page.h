/* last_page.h - letters whose last page holds a few lines only: a sheet of paper for each. */
#ifndef TODOKE_LETTERS_LAST_PAGE_H
#define TODOKE_LETTERS_LAST_PAGE_H

#include "letters/kind.h"

/* How many lines the last of PAGES has, when they are few and alone take a sheet; else 0.  With
 * DUPLEX a sheet has two pages. */
size_t last_page_lines(const struct pages *pages, bool duplex);

/* Tells once how many letters of KINDS, which are built, need a sheet more for that. */
void last_page_tell(const struct kinds *kinds, struct findings *findings);

#endif
