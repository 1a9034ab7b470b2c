/* finding.h - everything Todoke has to say, each with its place.
 *
 * A finding is a message id, a place and named arguments.  Level and article of
 * an id stand in one table (message.c), its wording in locales/.  Findings are
 * collected, sorted by place and printed together, as a compiler does:
 *
 *     record.xml:12:5: error[record-value]: ...
 */
#ifndef TODOKE_FINDING_H
#define TODOKE_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct buffer;

/* Where something stands.  LINE and COLUMN count from 1, COLUMN in characters;
 * 0 is "not known".  FILE is NULL when a finding has no file; it is lent, and
 * findings copy it. */
struct place {
	const char *file;
	size_t line, column;
};

enum level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR, LEVEL_FATAL };

/* NAME is "note", "warning" or "error". */
enum level level_named(const char *name);

struct findings; /* a growing list */

struct findings *findings_new(void);
void findings_free(struct findings *findings);

/* Adds the message ID at PLACE.  Then name, value pairs of strings up to NULL;
 * both are copied.  An id that the table lacks is itself reported as an error. */
void finding_add(struct findings *findings, const char *id, struct place place, ...)
	__attribute__((sentinel));

/* The same with the pairs in an array: NAMES_VALUES ends with NULL. */
void finding_add_pairs(struct findings *findings, const char *id, struct place place,
	const char *const *names_values);

/* A message that brings its level and WORDING along, in the language of messages
 * (those of a pack's plugin do); with {name}s like any other. */
void finding_add_worded(struct findings *findings, const char *id, enum level level,
	const char *wording, struct place place, const char *const *names_values);

size_t findings_count(const struct findings *findings, enum level at_least);

/* 0 clean or notes, 1 warnings, 2 errors, 3 could not run. */
int findings_status(const struct findings *findings);

/* Access in the order of adding, for tests and for passing findings on. */
struct finding {
	const char *id;
	enum level level;
	struct place place;
	const char *const *arguments; /* name, value, ..., NULL */
	const char *wording;          /* its own; NULL: that of its id */
	const char *document;         /* name of the one that it is about, or NULL */
	size_t others;                /* documents of which the same is said; after printing */
};
const struct finding *findings_at(const struct findings *findings, size_t index);

/* The value of its argument NAME; "" when it has none. */
const char *finding_argument(const struct finding *finding, const char *name);

/* Adds FINDING of others as it is, its wording too. */
void finding_add_again(struct findings *findings, const struct finding *finding);

/* The same with those of OTHERS that are errors. */
void findings_add_errors(struct findings *findings, const struct findings *others);

/* What is added from now on is about the document NAME; NULL: about none. */
void findings_about(struct findings *findings, const char *name);

/* Calls PASS with every finding from now on as it is added: what was found is
 * then not lost when the program ends right after. */
void findings_pass(struct findings *findings, void (*pass)(const struct finding *finding));

/* Sorted by file, line, column; findings that are the same are said once, with the first
 * document that they are about and how many others. */
void findings_print(struct findings *findings, FILE *to);
void findings_print_json(struct findings *findings, FILE *to);

/* The wording of one finding in the language set by message_language. */
void finding_format(const struct finding *finding, struct buffer *text);

#endif
