/* columns.h - what each column of one list means, by its heading. */
#ifndef TODOKE_COLUMNS_H
#define TODOKE_COLUMNS_H

#include "list/vocabulary.h"

#include <stdbool.h>

struct column {
	const char *heading;
	enum list_field field; /* LIST_FIELDS: it is not read */
	unsigned part;         /* as in struct known_column */
};

struct columns {
	struct column *of; /* the columns of the list, from left to right */
	size_t count;
	bool has[LIST_FIELDS];
};

/* How many of the HEADINGS (COUNT) mean something by MAPS or the VOCABULARY. */
size_t columns_known(const struct vocabulary *vocabulary, const char *const *headings,
	size_t count, const char *const *maps, struct arena *arena);

/* Of the HEADINGS (COUNT), with MAPS ("氏名=name", ended by NULL; or NULL) before what the
 * vocabulary knows; all in ARENA.  Notes say which column was taken for what and which are not
 * read; false with findings at PLACE when two columns mean the same, when a map names none,
 * and when there is no column of names or none to reach anybody by. */
bool columns_map(const struct vocabulary *vocabulary, const char *const *headings, size_t count,
	const char *const *maps, struct place place, struct columns *columns,
	struct arena *arena, struct findings *findings);

#endif
