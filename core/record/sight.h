/* sight.h - what some readers may see of a record, as it stood at a moment.
 *
 * Answers for one node at a time and changes nothing; view.h writes it all out.
 */
#ifndef TODOKE_SIGHT_H
#define TODOKE_SIGHT_H

#include "record/audience.h"
#include "record/moment.h"
#include "record/record.h"

/* Who reads; view.h says what follows from it. */
struct view_reader {
	audience_set readers;
	const char *addressee; /* id of the one person who reads, or NULL */
	const char *party;     /* id of the one partner who reads, or NULL */
};

struct sight {
	const struct record *record;
	struct view_reader reader;
	const struct moment *as_of;       /* NULL: all that is stated */
	const struct xml_node *addressee; /* of the reader; NULL: nobody known */
};

struct sight sight_of(const struct record *record, const struct view_reader *reader,
	const struct moment *as_of);

/* May NODE, an element, be seen?  ELEMENT is its declaration. */
bool sight_shows(const struct sight *sight, const struct xml_node *node,
	const struct schema_element *element);

/* Whom NODE, an element of the record, and all that it stands in are meant for. */
audience_set sight_meant(const struct record *record, const struct xml_node *node);

/* The element of a fact path, or of an id, when it may be seen; else NULL. */
const struct xml_node *sight_path(const struct sight *sight, const char *path);

/* The VALUE of a reference, one or more ids, without those that may not be seen;
 * NULL when none is left. */
const char *sight_reference(const struct sight *sight, const char *value, struct arena *arena);

#endif
