/* fitting.h - whether every address has room in the envelope's window, before one is printed.
 *
 * Otherwise the last of a thousand volumes would stop for a long address, and the list would
 * have to be mended when most letters were made of it.
 */
#ifndef TODOKE_LETTERS_FITTING_H
#define TODOKE_LETTERS_FITTING_H

#include "letters/volume.h"

/* Looks at the rows FIRST to FIRST + COUNT - 1, read with READER.  Adds the errors that their
 * letters would have; false when a row can't be read. */
bool fitting_check(const struct volumes *volumes, struct list_reader *reader, size_t first,
	size_t count, struct findings *findings);

#endif
