/* style_places.h - where page styles and envelopes are found.
 *
 * A name is looked for beside the record, in the pack and in the program, in this order:
 * so a company's own "letter" goes before the program's.  A name with a slash in it or with
 * the ending .xml is the path of a file.
 */
#ifndef TODOKE_STYLE_PLACES_H
#define TODOKE_STYLE_PLACES_H

#include "base/arena.h"
#include "base/finding.h"

struct style_places {
	const char *record;    /* the record's file; NULL: none */
	const char *pack;      /* the pack's folder; NULL: none */
	const char *templates; /* the program's */
};

/* The file that NAME is of KIND, "styles" or "windows": KIND/NAME.xml in the first place
 * that has it.  Where none has, the program's, for the finding that it is missing. */
const char *style_place(const struct style_places *places, const char *kind, const char *name,
	struct arena *arena);

/* The program's own. */
const char *style_place_program(const struct style_places *places, const char *kind,
	const char *name, struct arena *arena);

/* What else NAME could be, the program's own, when there is no file of KIND called so. */
void style_place_told(const struct style_places *places, const char *kind, const char *name,
	struct arena *arena, struct findings *findings);

/* FILE as the file FROM refers to it: beside FROM. */
const char *path_beside(const char *from, const char *file, struct arena *arena);

#endif
