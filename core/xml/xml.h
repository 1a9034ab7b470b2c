/* xml.h - XML files as trees in which every node knows its place.
 *
 * The record, templates, manifests, schemas, styles and rules are all read
 * here, by libxml2's SAX parser.  Refused, with a finding: document type
 * definitions (so no entities, no external files, no entity bombs), encodings
 * other than UTF-8, control characters, files above the limits.  Nothing is
 * ever fetched.  libxml2 is seen by core/xml and core/record alone.
 *
 * Nodes are lent by their tree and die with it.  Functions that take a node
 * accept NULL and then return NULL, so that they can be chained.
 */
#ifndef TODOKE_XML_H
#define TODOKE_XML_H

#include "base/arena.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

struct xml;      /* one file in memory */
struct xml_node; /* an element, a text or an attribute of it */

struct xml_limits {
	size_t bytes; /* the largest file */
	size_t depth; /* the deepest nesting of elements */
	bool dense;   /* texts of white space alone are left out: for files without prose */
};
extern const struct xml_limits xml_limits_default; /* 16 MiB, 100 levels */

/* Reads the file PATH, or SIZE bytes at DATA under the name NAME.  NULL when
 * it can't be used; FINDINGS then says why and where. */
struct xml *xml_open(
	const char *path, const struct xml_limits *limits, struct findings *findings);
struct xml *xml_read(const char *name, const char *data, size_t size,
	const struct xml_limits *limits, struct findings *findings);
void xml_free(struct xml *xml);

const struct xml_node *xml_root(const struct xml *xml);

/* Where the node begins: '<' of an element, first letter of an attribute's
 * name, first character of a text. */
struct place xml_place(const struct xml_node *node);

/* Names without prefix; "" as namespace when there is none. */
const char *xml_name(const struct xml_node *node);
const char *xml_namespace(const struct xml_node *node);
bool xml_is_element(const struct xml_node *node);
bool xml_is_text(const struct xml_node *node);
bool xml_is_attribute(const struct xml_node *node);

/* Element with local name NAME (in any namespace). */
bool xml_is(const struct xml_node *node, const char *name);

const struct xml_node *xml_parent(const struct xml_node *node);
const struct xml_node *xml_first(const struct xml_node *node); /* any kind of child */
const struct xml_node *xml_next(const struct xml_node *node);
const struct xml_node *xml_first_element(const struct xml_node *node);
const struct xml_node *xml_next_element(const struct xml_node *node);
/* The first child element NAME, and the next sibling of the same name as NODE. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
const struct xml_node *xml_next_same(const struct xml_node *node);
size_t xml_count(const struct xml_node *node, const char *name); /* such children */

/* The element after NODE in document order, in NODE or after it. */
const struct xml_node *xml_following(const struct xml_node *node);

/* Attributes without namespace: value (lent; NULL when absent) and node. */
const char *xml_attribute(const struct xml_node *element, const char *name);
/* Whether ELEMENT has the attribute NAME with VALUE; false for a VALUE of NULL. */
bool xml_attribute_is(const struct xml_node *element, const char *name, const char *value);
const struct xml_node *xml_attribute_node(const struct xml_node *element, const char *name);
const struct xml_node *xml_first_attribute(const struct xml_node *element);
const struct xml_node *xml_next_attribute(const struct xml_node *attribute);

/* A copy of that value in ARENA; NULL when absent. */
char *xml_attribute_text(struct arena *arena, const struct xml_node *element, const char *name);

/* The text of a text node or the value of an attribute, as it is; lent. */
const char *xml_content(const struct xml_node *node);

/* All text in NODE and below, copied into ARENA; never NULL for a node. */
char *xml_text(struct arena *arena, const struct xml_node *node);

/* The same with leading and trailing white space cut and the rest kept. */
char *xml_trimmed(struct arena *arena, const struct xml_node *node);

#endif
