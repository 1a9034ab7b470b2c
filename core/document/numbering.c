/* numbering.c - numbers of headings and of lists in lists, by depth. */
#include "document/numbering.h"

#include "base/buffer.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"

#include <string.h>

static const char kana[] =
	"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
	"ヤユヨラリルレロワヲン";

enum { KANA_BYTES = 3, ALPHABET = 26, ENCLOSED = 20, HEADING_DEPTHS = 6 };

enum { KANA_COUNT = (sizeof kana - 1) / KANA_BYTES };

static void decimal_put(struct buffer *to, size_t count, const char *first)
{
	(void)first;
	buffer_format(to, "%zu", count);
}

static void character_put(struct buffer *to, uint32_t character)
{
	char bytes[4];

	buffer_add(to, bytes, utf8_encode(character, bytes));
}

static void wide_put(struct buffer *to, size_t count, const char *first)
{
	if (count >= 10)
		wide_put(to, count / 10, first);
	character_put(to, 0xff10 + (uint32_t)(count % 10));
}

/* After the last comes the first twice: ン, アア. */
static void kana_put(struct buffer *to, size_t count, const char *first)
{
	if (count > KANA_COUNT)
		kana_put(to, (count - 1) / KANA_COUNT, first);
	buffer_add(to, kana + (count - 1) % KANA_COUNT * KANA_BYTES, KANA_BYTES);
}

static void letter_put(struct buffer *to, size_t count, const char *first)
{
	if (count > ALPHABET)
		letter_put(to, (count - 1) / ALPHABET, first);
	buffer_byte(to, (char)(*first + (char)((count - 1) % ALPHABET)));
}

/* Of those in circles and in brackets there are twenty. */
static void enclosed_put(struct buffer *to, size_t count, const char *first)
{
	size_t taken;

	if (count <= ENCLOSED)
		character_put(
			to, utf8_decode(first, strlen(first), &taken) + (uint32_t)count - 1);
	else
		buffer_format(to, "(%zu)", count);
}

static const struct counter {
	const char *first;
	void (*put)(struct buffer *to, size_t count, const char *first);
} counters[] = {{"1", decimal_put}, {"１", wide_put}, {"①", enclosed_put}, {"⑴", enclosed_put},
	{"ア", kana_put}, {"a", letter_put}, {"A", letter_put}};

/* What counts in the LENGTH bytes of SAMPLE, and where; NULL: nothing does. */
static const struct counter *counter_find(const char *sample, size_t length, const char **at)
{
	for (size_t i = 0; i < length; i++)
		for (size_t c = 0; c < sizeof counters / sizeof *counters; c++) {
			size_t size = strlen(counters[c].first);

			if (i + size <= length
				&& memcmp(sample + i, counters[c].first, size) == 0) {
				*at = sample + i;
				return &counters[c];
			}
		}
	return NULL;
}

bool numbering_is_valid(const char *numbering)
{
	const char *at;
	size_t length;
	bool any = false;

	for (const char *sample; (sample = words_next(&numbering, &length)); any = true)
		if (!counter_find(sample, length, &at))
			return false;
	return any;
}

/* The sample for DEPTH, or the last. */
static const char *sample_find(const char *numbering, size_t depth, size_t *length)
{
	const char *sample = words_next(&numbering, length);

	for (size_t size; depth > 1; depth--) {
		const char *next = words_next(&numbering, &size);

		if (!next)
			break;
		sample = next;
		*length = size;
	}
	return sample;
}

char *numbering_format(struct arena *arena, const char *numbering, size_t depth, size_t count)
{
	size_t length;
	const char *sample = sample_find(numbering, depth, &length), *at = sample;
	const struct counter *counter = counter_find(sample, length, &at);
	struct buffer number = {0};
	const char *rest;
	char *copy;

	buffer_add(&number, sample, (size_t)(at - sample));
	counter->put(&number, count, counter->first);
	rest = at + strlen(counter->first);
	buffer_add(&number, rest, (size_t)(sample + length - rest));
	copy = arena_copy(arena, number.data, number.length);
	buffer_done(&number);
	return copy;
}

/* --- lists */

/* Lists nest no deeper than the template does. */
static void list_number(
	struct document *document, struct block *list, const char *numbering, size_t depth)
{
	size_t count = 0;

	for (struct block *child = list->first; child; child = child->next)
		if (child->kind == BLOCK_LIST)
			list_number(document, child,
				child->numbering ? child->numbering : numbering, depth + 1);
		else if (numbering)
			child->number =
				numbering_format(document->arena, numbering, depth, ++count);
}

/* --- headings */

static void heading_number(struct document *document, struct block *heading, const char *number)
{
	struct block *first = heading->first, *last = heading->last;

	block_truncate(heading, NULL);
	block_words(document, heading,
		arena_format(document->arena, "%s%s", number,
			text_same(document->language, "en") ? " " : "\u3000"));
	heading->first->next = first;
	heading->last = last;
}

/* So that none is skipped when a part falls away. */
static void headings_number(
	struct document *document, const struct block *in, const char *numbering, size_t depths)
{
	size_t counts[HEADING_DEPTHS + 1] = {0};

	for (struct block *child = in->first; child; child = child->next) {
		if (child->kind != BLOCK_HEADING || child->level > depths)
			continue;
		heading_number(document, child,
			numbering_format(document->arena, numbering, child->level,
				++counts[child->level]));
		memset(counts + child->level + 1, 0,
			(HEADING_DEPTHS - child->level) * sizeof *counts);
	}
}

static void block_number(struct document *document, struct block *block)
{
	if (block_is_leaf(block))
		return;
	if (block->kind == BLOCK_LIST) {
		list_number(document, block, block->numbering, 1);
		return;
	}
	if (block->kind == BLOCK_PARTICULARS)
		headings_number(document, block, "1", 1);
	for (struct block *child = block->first; child; child = child->next)
		block_number(document, child);
}

void document_number(struct document *document)
{
	const struct block *root = document->root;

	if (root->numbering)
		headings_number(document, root, root->numbering, HEADING_DEPTHS);
	block_number(document, document->root);
}
