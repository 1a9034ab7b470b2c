/* row_reading.h - a row while it is read; for row.c, row_field.c and row_party.c alone.
 *
 * row.c takes a row apart and judges it, row_field.c makes of each field what it means,
 * row_party.c tells which of the record's parties it is about.
 */
#ifndef TODOKE_ROW_READING_H
#define TODOKE_ROW_READING_H

#include "list/cells.h"
#include "list/row.h"

#include <stdbool.h>

enum { REASON_WORDS = 8 };

struct row_reader {
	const struct list *list;
	struct cells cells;
	struct list_row row;
	char *room; /* for what is not as it stands in a cell */
	size_t room_used, room_size, groups_size;
	bool is_person;                 /* is named, not only a company */
	bool *groups;                   /* of the question, those of this row */
	const struct list_party *party; /* in a list of partners; or NULL */
	const char *company;            /* as the row has it; of a known party filled in */
	struct arena *said;             /* for the reason; NULL: it has none */
	const char *reason[REASON_WORDS + 1];
};

/* Puts LENGTH bytes of TEXT behind what was put there last for this row; row_put_end gives what
 * was put since START, the room_used of then. */
void row_put(struct row_reader *reader, const char *text, size_t length);
const char *row_put_end(struct row_reader *reader, size_t start);

/* The row is refused because of ID, with name, value pairs up to NULL; the first reason
 * counts.  Or because of what stands in FIELD. */
void row_refuse(struct row_reader *reader, const char *id, ...) __attribute__((sentinel));
void row_refuse_value(
	struct row_reader *reader, const char *id, enum list_field field, const char *value);

/* What people call the column of FIELD. */
const char *row_heading(const struct row_reader *reader, enum list_field field);

/* CELL without white space around it, in place. */
const char *row_trim(const char *cell);

/* --- row_field.c: each makes its field in the row what list.h says, or refuses the row */

/* A word of LIST as what it means; FALLBACK when nothing stands there. */
void field_word(struct row_reader *reader, enum list_field field, enum word_list list,
	const char *fallback, const char *fault);

/* What is marked as empty, 「なし」, is. */
void field_empty(struct row_reader *reader, enum list_field field);

/* Anything but a word that says no keeps the letter back: OUTCOME, or what the word says. */
void field_sending(struct row_reader *reader, enum list_field field, enum list_outcome outcome);

void field_address(struct row_reader *reader);
void field_postal(struct row_reader *reader);
void field_groups(struct row_reader *reader);
void field_items(struct row_reader *reader);
void field_gift(struct row_reader *reader);
void field_key(struct row_reader *reader);

/* --- row_party.c: for a list of partners; nothing otherwise */

/* Finds whose row it is, and fills in what the record knows: its company, its groups.  Before
 * it is settled who gets the letter. */
void party_take(struct row_reader *reader);

/* Refuses the row when no such partner gets the letter, or another than it says. */
void party_check(struct row_reader *reader);

/* Refuses it for groups that do not concern the partner, and for a channel that is not the
 * record's. */
void party_means_check(struct row_reader *reader);

#endif
