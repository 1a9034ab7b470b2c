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

enum { NAMES_FIELDS = 10 };

/* What of a row stands on its letter. */
extern const enum list_field names_fields[NAMES_FIELDS];

/* Sets the character TEXT in the faces that STYLE has for names: findings as of the letter to
 * somebody called so, at SOURCE. */
void names_lay(const char *text, struct place source, const struct page_style *style,
	struct findings *findings);

struct names;

/* LIST is the name of the file, for places; lent. */
struct names *names_new(const char *list);
void names_free(struct names *names);

/* What of ROW may stand on its letter; whether a character of it is new. */
bool names_add(struct names *names, const struct list_row *row);

/* Sets every character in the faces that STYLE has for names; findings as of any letter, the
 * first few of a sort one by one. */
void names_check(
	struct names *names, const struct page_style *style, struct findings *findings);

/* How many of them somebody must look at. */
size_t names_remarkable(const struct names *names);

/* Writes where these stand in COUNT letters of LIST from FIRST on, each place a row of CSV in
 * ENCODING (LACKING: csv_out.h), to FD; false with findings. */
bool names_write(const struct names *names, const struct list *list, size_t first, size_t count,
	const char *encoding, int fd, size_t *lacking, struct findings *findings);

#endif
