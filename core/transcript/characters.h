/* characters.h - which characters of a text a web form may refuse, and what to write then.
 *
 * May be refused: what is not in JIS X 0208, which is all that older forms and the
 * systems behind them know.  Replacements are data: templates/sheet/characters.xml.
 * Nothing is replaced here; a person decides.
 */
#ifndef TODOKE_CHARACTERS_H
#define TODOKE_CHARACTERS_H

#include "base/arena.h"
#include "base/finding.h"

struct characters;

/* One that may be refused. */
struct doubt {
	const char *character; /* with what belongs to it: selector, sound mark */
	const char *codes;     /* "U+845B U+E0100" */
	const char *use;       /* instead; NULL: nothing is proposed */
	struct doubt *next;
};

/* Reads the file PATH, which the schema in the file SCHEMA describes; NULL with findings. */
struct characters *characters_open(
	const char *path, const char *schema, struct arena *arena, struct findings *findings);
void characters_close(struct characters *characters);

/* The doubtful characters of TEXT, each once, in order; NULL when there are none. */
struct doubt *characters_doubt(
	const struct characters *characters, const char *text, struct arena *arena);

#endif
