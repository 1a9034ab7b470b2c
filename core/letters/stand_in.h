/* stand_in.h - the person of whom the letter of a kind is made once: nobody.
 *
 * The job that builds a letter gets no row of the list, but an addressee whose every text is a
 * word that stands for what the row will say.  In the document that comes back such a word is
 * known by the fact's path and by itself.
 */
#ifndef TODOKE_LETTERS_STAND_IN_H
#define TODOKE_LETTERS_STAND_IN_H

#include "base/buffer.h"
#include "document/document.h"
#include "list/list.h"

/* The id of the stand-in for kind NUMBER. */
const char *stand_in_id(size_t number, struct arena *arena);

/* Adds an addressee of that id who has what ROW has, in the namespace of records. */
void stand_in_write(const struct list_row *row, const char *id, struct buffer *xml);

/* What of ROW the shape of its letter hangs on: rows with the same text get the same words
 * but for those that the stand-in stands for. */
void stand_in_shape(const struct list_row *row, struct buffer *text);

/* The field of ROW that LEAF, of the letter to the stand-in ID, stands for; LIST_FIELDS: none.
 */
enum list_field stand_in_field(
	const struct block *leaf, const char *id, const struct list_row *row);

/* Whether LEAF, which does, says one of the words. */
bool stand_in_stands(const struct block *leaf, const char *id);

/* Whether LEAF says something of the stand-in ID, whatever it is. */
bool stand_in_is(const struct block *leaf, const char *id);

#endif
