/* node.h - how the nodes of xml.h are made; for core/xml and core/record alone.
 *
 * A struct xml_node is libxml2's own xmlNode (or xmlAttr, which begins alike)
 * under another name; its _private points to a struct spot.
 */
#ifndef TODOKE_NODE_H
#define TODOKE_NODE_H

#include "xml/xml.h"

#include <libxml/tree.h>
#include <stdint.h>

/* Line and column of a node, both from 1. */
struct spot {
	size_t line, column;
};

struct xml {
	xmlDoc *document;
	struct arena *arena;
	const char *file;
};

static inline const struct xml_node *node_from(const void *libxml)
{
	return libxml;
}

static inline xmlNode *node_to(const struct xml_node *node)
{
	return (xmlNode *)(uintptr_t)node;
}

static inline struct place place_of(const struct xml *xml, struct spot spot)
{
	return (struct place){xml->file, spot.line, spot.column};
}

#endif
