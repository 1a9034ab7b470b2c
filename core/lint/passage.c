/* passage.c - the running texts of a document, each with where its parts come from. */
#include "lint/passage.h"

#include "base/buffer.h"
#include "base/text.h"
#include "base/words.h"

#include <string.h>

#define NAMES                                                                                  \
	"name kana alias self-name called address building company department position "       \
	"telephone fax mail form number mark title label honorific"

/* A passage on its way. */
struct collecting {
	struct buffer text, parts;
};

static void part_add(struct collecting *collecting, const struct block *leaf)
{
	const struct passage_part part = {collecting->text.length, leaf};

	buffer_add(&collecting->parts, &part, sizeof part);
	buffer_text(&collecting->text, leaf->text);
}

/* Nests no deeper than the template does. */
static void words_collect(struct collecting *collecting, const struct block *block)
{
	for (const struct block *child = block->first; child; child = child->next)
		if (block_is_leaf(child))
			part_add(collecting, child);
		else if (child->kind != BLOCK_READING)
			words_collect(collecting, child);
}

static bool says_something(const char *text)
{
	return text && !text_blank(text);
}

static void passage_add(struct buffer *list, const struct block *block, struct arena *arena)
{
	struct collecting collecting = {0};

	words_collect(&collecting, block);
	if (says_something(collecting.text.data)) {
		const struct passage passage = {
			.block = block,
			.text = arena_text(arena, collecting.text.data),
			.parts = (const void *)arena_copy(
				arena, collecting.parts.data, collecting.parts.length),
			.part_count = collecting.parts.length / sizeof(struct passage_part),
		};

		buffer_add(list, &passage, sizeof passage);
	}
	buffer_done(&collecting.text);
	buffer_done(&collecting.parts);
}

static void passages_collect(
	struct buffer *list, const struct block *block, struct arena *arena)
{
	if (block->kind == BLOCK_CHOICE && !block->chosen)
		return;
	if (block_may_contain(block->kind, BLOCK_WORDS)) {
		passage_add(list, block, arena);
		return;
	}
	for (const struct block *child = block->first; child; child = child->next)
		passages_collect(list, child, arena);
}

struct passages passages_read(const struct block *root, struct arena *arena)
{
	struct buffer list = {0};
	struct passages passages;

	passages_collect(&list, root, arena);
	passages = (struct passages){
		.list = (const void *)arena_copy(
			arena, list.data ? list.data : "", list.length),
		.count = list.length / sizeof(struct passage),
	};
	buffer_done(&list);
	return passages;
}

static const struct passage_part *part_at(const struct passage *passage, size_t at)
{
	const struct passage_part *part = passage->parts;

	for (size_t i = 1; i < passage->part_count && passage->parts[i].from <= at; i++)
		part = &passage->parts[i];
	return part;
}

const struct block *passage_leaf(const struct passage *passage, const char *at)
{
	return part_at(passage, (size_t)(at - passage->text))->leaf;
}

bool leaf_is_name(const struct block *leaf)
{
	const char *path = leaf->kind == BLOCK_FACT ? leaf->fact->path : NULL;
	const char *last = path ? strrchr(path, '/') : NULL;

	return path && words_hold(NAMES, last ? last + 1 : path);
}

bool leaf_is_prose(const struct block *leaf)
{
	return leaf->kind == BLOCK_FACT && strcmp(leaf->fact->type, "text") == 0
	       && !leaf_is_name(leaf);
}

struct place leaf_place(const struct block *leaf)
{
	if (leaf->kind == BLOCK_FACT && words_hold("text count", leaf->fact->type))
		return leaf->fact->place;
	while (leaf && !leaf->source.file)
		leaf = leaf->parent;
	return leaf ? leaf->source : (struct place){0};
}

const char *blanks_skip(const char *at)
{
	for (;; at += strlen("　")) {
		at += strspn(at, " \t\r\n");
		if (strncmp(at, "　", strlen("　")) != 0)
			return at;
	}
}

bool passage_says(const struct passage *passage, const char *words)
{
	const char *text = blanks_skip(passage->text);
	size_t size;

	for (const char *word; (word = words_next(&words, &size));)
		if (strncmp(text, word, size) == 0 && !*blanks_skip(text + size))
			return true;
	return false;
}

/* --- sentences */

static bool takes(const char **at, const char *piece)
{
	size_t length = strlen(piece);

	if (strncmp(*at, piece, length) != 0)
		return false;
	*at += length;
	return true;
}

static bool takes_any(const char **at, const char *const *pieces)
{
	for (; *pieces; pieces++)
		if (takes(at, *pieces))
			return true;
	return false;
}

/* Where the sentence that begins at AT ends; *ENDED: by 。 */
static const char *sentence_end(const char *at, bool *ended)
{
	static const char *const opening[] = {"（", "「", "『", "【", "(", NULL};
	static const char *const closing[] = {"）", "」", "』", "】", ")", NULL};
	size_t depth = 0;

	*ended = false;
	while (*at && !*ended)
		if (takes_any(&at, opening))
			depth++;
		else if (takes_any(&at, closing))
			depth -= depth > 0;
		else if (!depth && takes(&at, "。"))
			*ended = true;
		else
			at++;
	return at;
}

bool sentence_next(const struct passage *passage, struct sentence *sentence)
{
	sentence->from = sentence->from ? sentence->from + sentence->length : passage->text;
	sentence->length =
		(size_t)(sentence_end(sentence->from, &sentence->ended) - sentence->from);
	return sentence->length > 0;
}

/* How much of SENTENCE comes from the part with INDEX. */
static size_t share_of(
	const struct passage *passage, const struct sentence *sentence, size_t index)
{
	size_t from = passage->parts[index].from;
	size_t to = index + 1 < passage->part_count ? passage->parts[index + 1].from
						    : strlen(passage->text);
	size_t first = (size_t)(sentence->from - passage->text);
	size_t last = first + sentence->length;

	from = from < first ? first : from;
	to = to > last ? last : to;
	return to > from ? to - from : 0;
}

const struct block *sentence_leaf(
	const struct passage *passage, const struct sentence *sentence)
{
	size_t most = 0;

	for (size_t i = 1; i < passage->part_count; i++)
		if (share_of(passage, sentence, i) > share_of(passage, sentence, most))
			most = i;
	return passage->parts[most].leaf;
}
