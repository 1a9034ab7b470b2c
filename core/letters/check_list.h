/* check_list.h - 封入照合リスト: what is in one file of letters, for those who put it into
 * envelopes.
 *
 * A row for each letter: its number, where in the file it is, how many sheets it has, what the
 * code on them says (sheet.h), its key and who it is to; no address, and nothing of what the
 * letter says.
 */
#ifndef TODOKE_LETTERS_CHECK_LIST_H
#define TODOKE_LETTERS_CHECK_LIST_H

#include "letters/sheet.h"
#include "list/list.h"

struct check_list {
	const char *file;    /* name of the letters' */
	bool scattered;      /* it is a folder of a file for each */
	bool duplex;         /* a sheet has two pages */
	size_t first, count; /* letters of the list */
	const size_t *pages; /* of each of them */
	const char *csv;     /* encoding */
	const char *all;     /* name of the register of all letters, mail too */
	size_t mail;         /* letters there that are mail */
};

/* Who gets the letter of ROW, as the window says it in several lines: company, department,
 * position, name and honorific; and the sheets of that in PLACE. */
const char *check_list_addressee(const struct list_row *row, struct arena *arena);
size_t check_list_sheets(const struct check_list *list, size_t place);

/* Writes the list, its rows read with READER, to FD; false with findings. */
bool check_list_write(const struct check_list *list, struct list_reader *reader, int fd,
	struct findings *findings);

#endif
