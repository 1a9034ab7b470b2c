/* known_names.h - the names of elements and attributes that a view can have, with the values
 * that they can have.
 *
 * For expressions in templates: one that names what no record and no view has is well formed,
 * and finds nothing for ever.  Names are looked at, not paths: party/leak passes.
 */
#ifndef TODOKE_KNOWN_NAMES_H
#define TODOKE_KNOWN_NAMES_H

#include "record/schema.h"

#include "base/arena.h"

struct known_names;

/* Of SCHEMAS, ended by NULL, which must outlive them; in ARENA. */
const struct known_names *known_names_new(
	const struct schema *const *schemas, struct arena *arena);

/* Whether EXPRESSION names nothing else, compares codes with none but theirs, and uses no
 * variable that documents do not have (template/binding.h); findings at PLACE. */
bool known_names_check(const struct known_names *known, const char *expression,
	struct place place, struct arena *arena, struct findings *findings);

#endif
