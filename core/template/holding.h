/* holding.h - what a view has of an item that a manifest requires.
 *
 * make refuses a document by it, the board shows it: one answer for both.
 */
#ifndef TODOKE_HOLDING_H
#define TODOKE_HOLDING_H

#include "template/pack.h"
#include "xml/xpath.h"

enum holding {
	HOLDING_NONE,
	HOLDING_OPEN, /* the record says that some of it is still 調査中 */
	HOLDING_STATED,
};

/* What TREE of VIEW, with $stage bound, has of ITEM; NODES (in ARENA, ended by NULL) are
 * what that rests on, where some are open those alone.  An expression that fails, with a
 * finding, holds nothing. */
enum holding holding_of(struct xpath_tree *tree, const struct xml *view,
	const struct requirement *item, struct arena *arena, struct findings *findings,
	const struct xml_node ***nodes);

#endif
