/* transcript.h - a form as the fields that somebody types over into a web form: 転記シート.
 *
 * Taken from the document's own rows, so that nothing is said twice: a row without rows in
 * it is a field.  What is known of the web form's field (its kind, how many characters it
 * takes) is data of the pack: template/options_book.h.  Writers: transcript_html.h, for the
 * screen, and transcript_document.h, for paper.
 */
#ifndef TODOKE_TRANSCRIPT_H
#define TODOKE_TRANSCRIPT_H

#include "document/document.h"
#include "template/options_book.h"
#include "transcript/characters.h"

struct transcript_field {
	const struct block *row;
	const struct block *heading;   /* of the part that it begins; or NULL */
	const char *label;             /* with the labels around it: "報告者　名称" */
	const char *value;             /* what to type, lines parted by '\n'; or "" */
	size_t characters;             /* of the value as a reader counts, line breaks too */
	size_t units;                  /* as a browser counts them for a limit: UTF-16 */
	size_t lines;                  /* 0 when there is nothing to type */
	const struct form_field *form; /* NULL: nothing is known */
	const struct doubt *doubts;
	struct transcript_field *next;
};

struct transcript {
	const struct document *document;
	const char *form; /* the name of the form to type into */
	struct transcript_field *first;
};

/* The sheet of DOCUMENT, which is finished; BOOK is what is known of the form, or NULL.
 * Everything lives in the document's arena.  NULL when it has no form.
 * Findings: a value that is longer than its field takes ("sheet-long"). */
struct transcript *transcript_new(const struct document *document,
	const struct options_book *book, const struct characters *characters,
	struct findings *findings);

/* The words that tell of a field, the same on screen and paper: its kind and how sure that
 * is; the length of the value and the limit; a doubtful character. */
char *transcript_kind_words(const struct transcript_field *field, struct arena *arena);
char *transcript_length_words(const struct transcript_field *field, struct arena *arena);
char *transcript_doubt_words(const struct doubt *doubt, struct arena *arena);

#endif
