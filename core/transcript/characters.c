/* characters.c - which characters of a text a web form may refuse. */
#include "transcript/characters.h"

#include "base/buffer.h"
#include "base/encoding.h"
#include "record/walk.h"
#include "text/cluster.h"

#include <string.h>

struct replacement {
	const char *character, *use;
	struct replacement *next;
};

struct characters {
	struct encoding *jis; /* ISO-2022-JP: ASCII and JIS X 0208 */
	struct replacement *first;
};

static void replacements_read(
	struct characters *characters, const struct xml_node *root, struct arena *arena)
{
	struct replacement **end = &characters->first;

	for (const struct xml_node *node = xml_child(root, "character"); node;
		node = xml_next_same(node)) {
		*end = arena_alloc(arena, sizeof **end);
		(*end)->character = xml_trimmed(arena, node);
		(*end)->use = xml_attribute_text(arena, node, "use");
		end = &(*end)->next;
	}
}

struct characters *characters_open(
	const char *path, const char *schema, struct arena *arena, struct findings *findings)
{
	struct xml *xml = walk_open(path, schema, findings);
	struct characters *characters = NULL;

	if (xml) {
		characters = arena_alloc(arena, sizeof *characters);
		characters->jis = encoding_open("iso-2022-jp");
		replacements_read(characters, xml_root(xml), arena);
	}
	xml_free(xml);
	return characters;
}

void characters_close(struct characters *characters)
{
	if (characters)
		encoding_close(characters->jis);
}

/* The longest that TEXT begins with: a letter before the same letter without its mark. */
static const struct replacement *replacement_find(
	const struct characters *characters, const char *text)
{
	const struct replacement *found = NULL;
	size_t length = 0;

	for (const struct replacement *entry = characters->first; entry; entry = entry->next) {
		size_t size = strlen(entry->character);

		if (size > length && strncmp(text, entry->character, size) == 0) {
			found = entry;
			length = size;
		}
	}
	return found;
}

/* Without a replacement of its own a form of a character may go back to that character. */
static const char *base_of(
	const struct characters *characters, const struct cluster *cluster, struct arena *arena)
{
	struct cluster base = cluster_read(cluster->text, cluster->length);
	size_t length;

	if (!base.selector)
		return NULL;
	length = encoding_reach(characters->jis, base.text, base.length);
	return length ? arena_copy(arena, base.text, length) : NULL;
}

static void doubt_add(struct doubt **list, const char *text, size_t length, const char *use,
	struct arena *arena)
{
	struct doubt *doubt;
	struct buffer codes = {0};
	char *character = arena_copy(arena, text, length);

	for (; *list; list = &(*list)->next)
		if (strcmp((*list)->character, character) == 0)
			return;
	for (size_t at = 0; at < length;) {
		struct cluster cluster = cluster_read(text + at, length - at);

		if (at)
			buffer_byte(&codes, ' ');
		cluster_codes(cluster, &codes);
		at += cluster.length;
	}
	doubt = arena_alloc(arena, sizeof *doubt);
	*doubt = (struct doubt){character, arena_text(arena, codes.data), use, NULL};
	buffer_done(&codes);
	*list = doubt;
}

struct doubt *characters_doubt(
	const struct characters *characters, const char *text, struct arena *arena)
{
	struct doubt *first = NULL;
	size_t left = strlen(text), taken;

	for (; left > 0; text += taken, left -= taken) {
		struct cluster cluster = cluster_read(text, left);
		const struct replacement *replacement;

		taken = cluster.length;
		if (*text == '\n' || *text == '\t'
			|| encoding_reach(characters->jis, text, taken) == taken)
			continue;
		replacement = replacement_find(characters, text);
		if (replacement && strlen(replacement->character) > taken)
			taken = strlen(replacement->character);
		doubt_add(&first, text, taken,
			replacement && strlen(replacement->character) == taken
				? replacement->use
				: base_of(characters, &cluster, arena),
			arena);
	}
	return first;
}
