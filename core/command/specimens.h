/* specimens.h - the documents of the starter records, as trees: to see where a pack prints
 * what, before anybody's facts are there.
 *
 * A starter record says by its releases which documents it is for.  What can't be made of one
 * is left out without a word: the tests see to the starter records.
 */
#ifndef TODOKE_SPECIMENS_H
#define TODOKE_SPECIMENS_H

#include "command/command.h"
#include "document/document.h"
#include "template/pack.h"
#include "xml/xpath.h"

struct specimen {
	const struct pack *pack; /* of a variant, where there are some */
	struct document *document;
	struct xml *view;
	struct xpath_tree *tree; /* of the view; $stage and $variant are bound */
	struct specimen *next;
};

/* One for each record, pack, stage and variant, in this order; in the command's arena but for
 * view and tree. */
struct specimen *specimens_make(const struct command *command, const struct pack **catalog);
void specimens_done(struct specimen *specimens);

/* Where the documents of the pack ID print what the expression SELECT finds in their views: a
 * row of a form, the one that tells most of it, else a leaf; NULL when none does.  What is
 * found itself goes before what stands in it. */
const struct block *specimens_find(const struct specimen *specimens, const char *id,
	const char *select, struct arena *arena, struct findings *findings);

#endif
