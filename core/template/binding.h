/* binding.h - the variables that expressions of manifests and templates know.
 *
 * $stage and $variant are ids ("" when there are none), $tone is the pack's own ("" when it
 * has but one), $release is the document's release in the view: the last one with a date at
 * the stage, of those that suit the variant best (pack_release_rank, command/release.h).
 * $reporters are the ids of who reports by it, each between spaces: all of a joint report,
 * those for whom another hands it in, else the record's self.
 */
#ifndef TODOKE_BINDING_H
#define TODOKE_BINDING_H

#include "template/pack.h"
#include "xml/xpath.h"

/* Binds all of them in TREE, of VIEW, for the document of PACK at STAGE (NULL: none). */
void binding_set(struct xpath_tree *tree, const struct xml *view, const struct pack *pack,
	const char *stage, struct arena *arena);

#endif
