/* vocabulary.c - reading what is known of headings and words. */
#include "list/vocabulary.h"

#include "list/fold.h"
#include "record/walk.h"
#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

const char *const list_field_names[LIST_FIELDS] = {"key", "name", "kana", "postal-code",
	"address-1", "address-2", "address-3", "company", "department", "position", "honorific",
	"language", "group", "items", "guardian", "channel", "gift", "mail", "party", "stop",
	"apart"};

/* Words of one meaning. */
struct words {
	const char *means;
	const char *const *written, *const *folded; /* ended by NULL */
	struct words *next;
};

static const char *folded(const char *text, struct arena *arena)
{
	struct buffer buffer = {0};
	const char *copy;

	fold_add(&buffer, text);
	copy = arena_copy(arena, buffer.length ? buffer.data : "", buffer.length);
	buffer_done(&buffer);
	return copy;
}

/* What marks a heading without belonging to it does not count: 氏名*, E-MAIL, mail_address. */
const char *vocabulary_heading(const char *heading, struct arena *arena)
{
	char *plain = arena_text(arena, folded(heading, arena)), *to = plain;
	static const char star[] = "※";

	for (const char *at = plain; *at;) {
		size_t skipped = strchr("-_*", *at) ? 1 : 0;

		if (!skipped && strncmp(at, star, strlen(star)) == 0)
			skipped = strlen(star);
		if (!skipped)
			*to++ = *at++;
		at += skipped;
	}
	*to = '\0';
	return plain;
}

/* The children of NODE called NAME, each through CHANGE (NULL: as they are). */
static const char *const *texts_read(const struct xml_node *node, const char *name,
	const char *(*change)(const char *, struct arena *), struct arena *arena)
{
	const char **texts = arena_array(arena, xml_count(node, name) + 1, sizeof *texts);
	size_t count = 0;

	for (node = xml_child(node, name); node; node = xml_next_same(node)) {
		texts[count] = xml_trimmed(arena, node);
		if (change)
			texts[count] = change(texts[count], arena);
		count++;
	}
	return texts;
}

static enum list_field field_named(const char *name)
{
	enum list_field field = 0;

	while (field < LIST_FIELDS && strcmp(list_field_names[field], name) != 0)
		field++;
	return field;
}

static void column_read(
	const struct xml_node *node, struct known_column *column, struct arena *arena)
{
	const char *part = xml_attribute(node, "part");

	*column = (struct known_column){
		.id = xml_attribute_text(arena, node, "id"),
		.field = field_named(xml_attribute(node, "field")),
		.part = part ? (unsigned)strtoul(part, NULL, 10) : 0,
		.names = texts_read(node, "name", vocabulary_heading, arena),
	};
}

static void words_read(
	struct vocabulary *vocabulary, const struct xml_node *node, struct arena *arena)
{
	static const char *const lists[WORD_LISTS] = {
		"honorific", "channel", "language", "sending", "empty", "refused", "total"};
	struct words *words = arena_alloc(arena, sizeof *words);
	const char *means = xml_attribute(node, "means");
	size_t list = 0;

	while (strcmp(lists[list], xml_attribute(node, "list")) != 0)
		list++; /* the schema knows no others */
	*words = (struct words){
		.means = arena_text(arena, means ? means : ""),
		.written = texts_read(node, "word", NULL, arena),
		.folded = texts_read(node, "word", folded, arena),
		.next = vocabulary->words[list],
	};
	vocabulary->words[list] = words;
}

static const struct vocabulary *vocabulary_read(
	const struct xml_node *root, struct arena *arena)
{
	struct vocabulary *vocabulary = arena_alloc(arena, sizeof *vocabulary);
	struct known_column *columns =
		arena_array(arena, xml_count(root, "column"), sizeof *columns);
	const struct xml_node *node = xml_child(root, "column");

	for (; node; node = xml_next_same(node))
		column_read(node, &columns[vocabulary->count++], arena);
	vocabulary->columns = columns;
	for (node = xml_child(root, "words"); node; node = xml_next_same(node))
		words_read(vocabulary, node, arena);
	return vocabulary;
}

const struct vocabulary *vocabulary_open(
	const char *home, struct arena *arena, struct findings *findings)
{
	const char *path = arena_format(arena, "%s/templates/lists/columns.xml", home);
	const char *schema = arena_format(arena, "%s/schema/columns.xsd", home);
	struct xml *xml = walk_open(path, schema, findings);
	const struct vocabulary *vocabulary = NULL;

	if (xml)
		vocabulary = vocabulary_read(xml_root(xml), arena);
	xml_free(xml);
	return vocabulary;
}

static bool is_among(const char *const *texts, const char *text)
{
	while (*texts && strcmp(*texts, text) != 0)
		texts++;
	return *texts != NULL;
}

const char *vocabulary_meaning(
	const struct vocabulary *vocabulary, enum word_list list, const char *text)
{
	const struct words *words;
	struct buffer plain = {0};

	for (words = vocabulary->words[list]; words; words = words->next)
		if (is_among(words->written, text))
			return words->means;
	fold_add(&plain, text);
	words = plain.length ? vocabulary->words[list] : NULL;
	while (words && !is_among(words->folded, plain.data))
		words = words->next;
	buffer_done(&plain);
	return words ? words->means : NULL;
}

const char *vocabulary_ending(
	const struct vocabulary *vocabulary, enum word_list list, const char *text)
{
	size_t length = strlen(text);

	for (const struct words *words = vocabulary->words[list]; words; words = words->next)
		for (const char *const *word = words->written; *word; word++) {
			size_t size = strlen(*word);

			if (size < length && strcmp(text + length - size, *word) == 0)
				return *word;
		}
	return NULL;
}
