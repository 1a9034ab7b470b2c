/* xpath.h - XPath 1.0 over a tree of xml.h: for templates, manifests and rules.
 *
 * An expression is compiled once and evaluated often.  No extension functions,
 * no variables but those set here, bounded work.  A malformed expression is a
 * finding at the place where it was written.
 */
#ifndef TODOKE_XPATH_H
#define TODOKE_XPATH_H

#include "xml/xml.h"

struct xpath;      /* a compiled expression */
struct xpath_tree; /* what is needed to evaluate on one tree */

/* NULL when malformed (finding "xpath-malformed" at AT with the expression). */
struct xpath *xpath_new(const char *expression, struct place at, struct findings *findings);
void xpath_free(struct xpath *xpath);

/* TREE must outlive it. */
struct xpath_tree *xpath_tree_new(struct xml *tree);
void xpath_tree_free(struct xpath_tree *tree);

/* Binds $NAME to one node (NULL: an empty set) until bound again. */
void xpath_bind(struct xpath_tree *tree, const char *name, const struct xml_node *node);

/* The same to a string. */
void xpath_bind_text(struct xpath_tree *tree, const char *name, const char *text);

/* Nodes of the result in document order, copied into ARENA, ended by NULL.
 * A result that is no node set is an empty list and a finding at AT
 * ("xpath-no-nodes"), an evaluation that fails is "xpath-failed". */
const struct xml_node **xpath_nodes(struct xpath_tree *tree, const struct xpath *xpath,
	const struct xml_node *from, struct arena *arena, struct place at,
	struct findings *findings);

/* The result as XPath's boolean(), and in *NODES those that it rests on: those of the result,
 * as above; none when the result is no node set. */
bool xpath_grounds(struct xpath_tree *tree, const struct xpath *xpath,
	const struct xml_node *from, struct arena *arena, struct place at,
	struct findings *findings, const struct xml_node ***nodes);

/* The result as XPath's boolean(). */
bool xpath_true(struct xpath_tree *tree, const struct xpath *xpath, const struct xml_node *from,
	struct place at, struct findings *findings);

#endif
