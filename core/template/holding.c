/* holding.c - what a view has of a required item. */
#include "template/holding.h"

#include "record/wording.h"

#include <string.h>

static bool is_code_open(const char *code)
{
	return code && strcmp(code, "open") == 0;
}

/* Does the record say of NODE that it is being looked into?  「不明」 is an answer. */
static bool is_open(const struct xml_node *node, struct arena *arena)
{
	static const char *const names[] = {"certainty", "status", "state"};
	const char *content;

	if (xml_is_attribute(node))
		return is_code_open(xml_content(node));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is_code_open(xml_attribute(node, names[i])))
			return true;
	if (xml_first_element(node))
		return false;
	content = xml_trimmed(arena, node);
	return content
	       && (is_code_open(content)
		       || wording_state(wording_plain(arena, content)) == WORDING_OPEN);
}

/* Moves the open ones to the front of NODES and ends it there, if there are any. */
static bool keep_open(const struct xml_node **nodes, struct arena *arena)
{
	size_t kept = 0;

	for (size_t i = 0; nodes[i]; i++)
		if (is_open(nodes[i], arena))
			nodes[kept++] = nodes[i];
	if (kept)
		nodes[kept] = NULL;
	return kept > 0;
}

enum holding holding_of(struct xpath_tree *tree, const struct xml *view,
	const struct requirement *item, struct arena *arena, struct findings *findings,
	const struct xml_node ***nodes)
{
	struct xpath *select = xpath_new(item->select, item->place, findings);
	bool truth = select
		     && xpath_grounds(
			     tree, select, xml_root(view), arena, item->place, findings, nodes);

	xpath_free(select);
	if (!truth)
		return HOLDING_NONE;
	return keep_open(*nodes, arena) ? HOLDING_OPEN : HOLDING_STATED;
}
