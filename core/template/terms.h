/* terms.h - the words for codes: locales/LANGUAGE/terms.xml (urn:todoke:terms:1).
 *
 * A code has one word for every style it is printed in ("noun", "predicate"...).
 */
#ifndef TODOKE_TERMS_H
#define TODOKE_TERMS_H

#include "base/arena.h"
#include "base/finding.h"

struct terms;

/* Reads the file PATH; NULL with findings when it can't be used. */
const struct terms *terms_open(
	const char *path, struct arena *arena, struct findings *findings);

/* The word for CODE of TYPE in STYLE ("" is the plain one); NULL when there is none. */
const char *terms_find(
	const struct terms *terms, const char *type, const char *code, const char *style);

#endif
