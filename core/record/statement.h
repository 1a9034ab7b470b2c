/* statement.h - what a view says, element by element, so that two views can be compared.
 *
 * A statement is an element under its fact path (path.h) with what stands in it itself.
 * as-of, change, reason and ground tell of the statement, not of the fact.
 */
#ifndef TODOKE_STATEMENT_H
#define TODOKE_STATEMENT_H

#include "base/arena.h"
#include "xml/xml.h"

struct statement {
	const char *path;
	size_t order; /* in its view, from 0 */
	const struct xml_node *node;
	const char *text;       /* in no element below, spaces around it cut */
	const char *attributes; /* of the fact, name=value, parted by spaces */
};

struct statements {
	struct statement *first; /* sorted by path, then by order */
	size_t count;
};

/* All elements of VIEW, which lends the nodes; the rest lives in ARENA. */
struct statements statements_of(const struct xml *view, struct arena *arena);

/* Do both say the same? */
bool statement_equal(const struct statement *one, const struct statement *other);

/* The next pair of statements of the same path, or one that has no other (the other is
 * NULL); both NULL at the end.  Begins with {0}. */
struct statement_pair {
	const struct statement *before, *now;
	size_t before_next, now_next;
};
bool statements_next(const struct statements *before, const struct statements *now,
	struct statement_pair *pair);

#endif
