/* options_book.h - the option lists and fields of an official form: urn:todoke:options:1.
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

/* What is known of a field of the form, besides its options. */
struct form_field {
	const char *type;   /* "line", "text", "date", "digits", "count", "one", "many" */
	const char *note;   /* what the form says beside it, or NULL */
	const char *source; /* of all this */
	const char *grade;  /* "A", "B", "C", as of options */
	size_t limit;       /* characters that it takes; 0: not known */
};

/* Reads the file PATH, which the schema in the file SCHEMA describes; NULL with findings. */
struct options_book *options_book_open(
	const char *path, const char *schema, struct arena *arena, struct findings *findings);
void options_book_free(struct options_book *book);

/* The options of LIST in force on DAY ("2026-11-19"; NULL: now, as far as is known); NULL
 * when there is no such list. */
const struct form_option *options_find(
	const struct options_book *book, const char *list, const char *day);

/* The field for rows of ROLE, in force on DAY as above; NULL when nothing is known of it. */
const struct form_field *field_find(
	const struct options_book *book, const char *role, const char *day);

/* The role of the field INDEX, in the order of the form and whenever in force; NULL past the
 * last.  One of several editions comes several times. */
const char *field_role(const struct options_book *book, size_t index);

/* The name of the form. */
const char *options_form(const struct options_book *book);

#endif
