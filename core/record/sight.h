/* sight.h - what some readers may see of a record, as it stood at a moment.
 *
 * Answers for one node at a time and changes nothing; view.h writes it all out.
 */
#ifndef TODOKE_SIGHT_H
#define TODOKE_SIGHT_H

#include "record/audience.h"
#include "record/moment.h"
#include "record/record.h"

struct sight {
	const struct record *record;
	audience_set readers;
	const struct moment *as_of;       /* NULL: all that is stated */
	bool one_person;                  /* for the eyes of one person: */
	const struct xml_node *addressee; /* this one, or nobody known */
};

/* ADDRESSEE is an id, or NULL: not for one person. */
struct sight sight_of(const struct record *record, audience_set readers,
	const struct moment *as_of, const char *addressee);

/* May NODE, an element, be seen?  ELEMENT is its declaration. */
bool sight_shows(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element);

/* The element of a fact path, or of an id, when it may be seen; else NULL. */
const struct xml_node *sight_path(const struct sight *sight, const char *path);

/* The VALUE of a reference, one or more ids, without those that may not be seen;
 * NULL when none is left. */
const char *sight_reference(const struct sight *sight, const char *value, struct arena *arena);

#endif
