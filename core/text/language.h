/* language.h - which parts of a text are in another language than the rest.
 *
 * Todoke writes Japanese and English, and people quote one in the other; nobody says where.
 * Of words that could be either (names, figures, product names) it says nothing: they are
 * read in the language around them.
 */
#ifndef TODOKE_LANGUAGE_H
#define TODOKE_LANGUAGE_H

#include <stddef.h>

/* How many bytes at the start of TEXT (LENGTH bytes, at least one), which is in AROUND ("ja",
 * "en"), are in one language: in *LANGUAGE, NULL for that of AROUND.  Other languages around
 * are left as they are. */
size_t language_stretch(
	const char *text, size_t length, const char *around, const char **language);

#endif
