/* letter_file.h - what the file of one letter is called.
 *
 * By the key of its row, by which people look for it: but a run must not stop for a key that
 * is no name for a file, and who sees the name of a file must not learn whose letter it is.
 */
#ifndef TODOKE_LETTERS_LETTER_FILE_H
#define TODOKE_LETTERS_LETTER_FILE_H

#include "base/arena.h"
#include "list/list.h"

/* The name, with ENDING (".pdf"), of the letter number INDEX from 0: the key; with that number
 * behind it when some system would not take it, as then two keys may come to be alike; that
 * number alone when the key is too long, or shows the person's name or address of mail. */
const char *letter_file_name(
	const struct list_row *row, size_t index, const char *ending, struct arena *arena);

#endif
