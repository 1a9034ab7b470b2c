/* terms.c - the words for codes, read from one XML file per language. */
#include "template/terms.h"

#include "xml/xml.h"

#include <string.h>

struct term {
	const char *type, *code, *style, *word;
	const struct term *next;
};

struct terms {
	const struct term *first;
};

static const struct term *term_read(
	const struct xml_node *node, const struct term *next, struct arena *arena)
{
	struct term *term = arena_alloc(arena, sizeof *term);
	const char *style = xml_attribute(node, "style");

	term->type = xml_attribute_text(arena, xml_parent(node), "id");
	term->code = xml_attribute_text(arena, node, "code");
	term->style = arena_text(arena, style ? style : "");
	term->word = xml_trimmed(arena, node);
	term->next = next;
	return term;
}

const struct terms *terms_open(const char *path, struct arena *arena, struct findings *findings)
{
	struct xml *xml = xml_open(path, &xml_limits_default, findings);
	struct terms *terms = arena_alloc(arena, sizeof *terms);
	const struct xml_node *type, *term;

	if (!xml)
		return NULL;
	for (type = xml_child(xml_root(xml), "type"); type; type = xml_next_same(type))
		for (term = xml_child(type, "term"); term; term = xml_next_same(term))
			if (xml_attribute(type, "id") && xml_attribute(term, "code"))
				terms->first = term_read(term, terms->first, arena);
	xml_free(xml);
	return terms;
}

const char *terms_find(
	const struct terms *terms, const char *type, const char *code, const char *style)
{
	for (const struct term *term = terms->first; term; term = term->next)
		if (strcmp(term->type, type) == 0 && strcmp(term->code, code) == 0
			&& strcmp(term->style, style) == 0)
			return term->word;
	return NULL;
}
