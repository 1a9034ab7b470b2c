/* names.h - the characters that the people of a list are written with.
 *
 * Of every character it is known in which row it came first, so that what a reader of the
 * print must know of it is said once for the whole list, before anything is printed.
 */
#ifndef TODOKE_LETTERS_NAMES_H
#define TODOKE_LETTERS_NAMES_H

#include "base/finding.h"
#include "layout/style.h"
#include "list/list.h"

struct names;

/* LIST is the name of the file, for places; lent. */
struct names *names_new(const char *list);
void names_free(struct names *names);

/* What of ROW may stand on its letter; whether a character of it is new. */
bool names_add(struct names *names, const struct list_row *row);

/* Sets every character in the faces that STYLE has for names; findings as of any letter. */
void names_check(
	const struct names *names, const struct page_style *style, struct findings *findings);

#endif
