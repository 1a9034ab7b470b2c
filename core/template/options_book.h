/* options_book.h - the option lists of an official form: urn:todoke:options:1.
 *
 * What a form lets one tick is data with dates and sources, because forms change and
 * their exact words are not always published: core/schema/options.xsd.  Each option says
 * by XPath when it is chosen.  Of lists with the same id, the one in force on the day of
 * the document is used.
 */
#ifndef TODOKE_OPTIONS_BOOK_H
#define TODOKE_OPTIONS_BOOK_H

#include "base/arena.h"
#include "base/finding.h"
#include "xml/xpath.h"

struct options_book;

struct form_option {
	const char *words;
	struct xpath *chosen; /* NULL: nothing in a record says so */
	struct xpath *remark; /* facts that stand in brackets after it, or NULL */
	struct place place;
	const struct form_option *next;
};

/* Reads the file PATH, which the schema in the file SCHEMA describes; NULL with findings. */
struct options_book *options_book_open(
	const char *path, const char *schema, struct arena *arena, struct findings *findings);
void options_book_free(struct options_book *book);

/* The options of LIST in force on DAY ("2026-11-19"; NULL: now, as far as is known); NULL
 * when there is no such list. */
const struct form_option *options_find(
	const struct options_book *book, const char *list, const char *day);

#endif
