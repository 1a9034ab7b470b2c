/* uses.c - which documents take a fact. */
#include "command/uses.h"

#include "base/folder.h"
#include "xml/xml.h"

#include <ctype.h>
#include <string.h>

/* --- expressions */

/* How many bytes of a name stand at TEXT; names of the record are ASCII. */
static size_t name_length(const char *text)
{
	size_t length = 0;

	if (!isalpha((unsigned char)*text) && *text != '_')
		return 0;
	while (isalnum((unsigned char)text[length])
		|| (text[length] && strchr("_-.", text[length])))
		length++;
	return length;
}

/* A function or an axis, not a step: count(, ancestor:: */
static bool is_called(const char *after)
{
	after += strspn(after, " \t\r\n");
	return *after == '(' || strncmp(after, "::", 2) == 0;
}

bool xpath_names(const char *expression, const char *name)
{
	bool wants_attribute = *name == '@';
	const char *wanted = name + wants_attribute;

	for (const char *at = expression; *at;) {
		size_t length = name_length(at);
		char before = at > expression ? at[-1] : ' ';

		if (length == strlen(wanted) && memcmp(at, wanted, length) == 0 && before != '$'
			&& (before == '@') == wants_attribute && !is_called(at + length))
			return true;
		if (!length && (*at == '\'' || *at == '"') && strchr(at + 1, *at))
			length = (size_t)(strchr(at + 1, *at) - at) + 1;
		at += length ? length : 1;
	}
	return false;
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
