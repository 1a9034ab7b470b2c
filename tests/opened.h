/* opened.h - lists of people that are written, opened and surveyed, for tests. */
#ifndef TODOKE_TEST_OPENED_H
#define TODOKE_TEST_OPENED_H

#include "base/finding.h"
#include "list/list.h"

#include <stdbool.h>
#include <stddef.h>

#define HEAD "会員番号,氏名,郵便番号,住所1,住所2,グループ\n"

struct opened {
	char *folder, *path;
	struct list_question question;
	struct findings *findings;
	struct list *list;
};

/* The file of SIZE BYTES that QUESTION is about. */
struct opened opened_new(const char *bytes, size_t size, struct list_question question);

/* OPENED must stay where it is from now on: its question is lent. */
void opened_read(struct opened *opened);

void opened_done(struct opened *opened);

/* Was the finding ID among what was said? */
bool opened_found(const struct opened *opened, const char *id);

void opened_counts(const struct opened *opened, size_t accepted, size_t refused, size_t stopped,
	size_t apart);

/* What the list TEXT in ENCODING becomes. */
char *list_converted(const char *text, const char *encoding, size_t *size);

/* The accepted row INDEX has VALUE in FIELD. */
void opened_field(
	const struct opened *opened, size_t index, enum list_field field, const char *value);

/* The rows of the list that are refused or, HELD, kept back. */
char *opened_excluded(const struct opened *opened, bool held, size_t *size);

/* The only row of a list with HEAD is refused because of REASON. */
void row_refused(const char *row, const char *reason);

/* It is accepted, and VALUE is in FIELD. */
void row_accepted(const char *row, enum list_field field, const char *value);

#endif
