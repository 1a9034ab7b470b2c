/* uses.c - which documents take a fact. */
#include "command/uses.h"

#include "base/folder.h"
#include "xml/xml.h"
#include "xml/xpath_word.h"

#include <string.h>

/* --- expressions */

bool xpath_names(const char *expression, const char *name)
{
	enum xpath_word_kind wanted = *name == '@' ? XPATH_ATTRIBUTE : XPATH_ELEMENT;
	struct xpath_words words = {.at = expression};

	name += *name == '@';
	for (;;) {
		struct xpath_word word = xpath_word_next(&words);

		if (word.kind == XPATH_END)
			return false;
		if (word.kind == wanted && word.length == strlen(name)
			&& memcmp(word.text, name, word.length) == 0)
			return true;
	}
}

/* --- files */

/* The expression that NODE, of a template or manifest, holds and that names NAME. */
static const char *expression_of(
	const struct xml_node *node, const char *name, struct arena *arena)
{
	static const char *const holders[] = {"select", "test", "chosen", "concerns", NULL};

	for (const char *const *holder = holders; *holder; holder++) {
		const char *expression = xml_attribute(node, *holder);

		if (expression && xpath_names(expression, name))
			return expression;
	}
	/* Of a manifest: the element of which each has its document. */
	if (xml_is(node, "each") && !xml_attribute(node, "select")
		&& strcmp(xml_trimmed(arena, node), name) == 0)
		return name;
	return NULL;
}

static void file_write(const char *folder, const char *id, const char *file, const char *name,
	struct buffer *text, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct xml *xml = xml_open(
		arena_format(arena, "%s/%s", folder, file), &xml_limits_default, findings);

	for (const struct xml_node *node = xml_root(xml); node; node = xml_following(node)) {
		const char *expression = expression_of(node, name, arena);

		if (expression)
			buffer_format(text, "%s/%s:%zu: %s\n", id, file, xml_place(node).line,
				expression);
	}
	xml_free(xml);
	arena_free(arena);
}

void uses_write(const char *folder, const char *id, const char *name, struct buffer *text,
	struct findings *findings)
{
	struct arena *arena = arena_new();

	for (const char **file = folder_xml(folder, arena, findings); *file; file++)
		file_write(folder, id, *file, name, text, findings);
	arena_free(arena);
}
