/* gifts.c - tokens of apology that a letter speaks of. */
#include "letters/gifts.h"

#include "record/moment.h"

#include <string.h>

/* The gift whose name is at PATH of RECORD, as its value and name; NULL: PATH is of another
 * fact. */
static const char *gift_worded(const struct record *record, const char *path,
	const struct moment *as_of, struct arena *arena)
{
	const struct xml_node *name = record_find(record, path, as_of), *value;
	const char *words;

	if (!name || !xml_is(name, "name") || !xml_is(xml_parent(name), "gift"))
		return NULL;
	words = xml_trimmed(arena, name);
	path = arena_copy(arena, path, (size_t)(strrchr(path, '/') - path));
	value = record_find(record, arena_format(arena, "%s/value", path), as_of);
	return value ? arena_format(arena, "%s（%s）", xml_trimmed(arena, value), words)
		     : words;
}

const char *gifts_of(const struct document *document, const struct record *record,
	const char *as_of, struct arena *arena)
{
	const struct block *block = document->root;
	struct moment moment;
	const struct moment *cut = moment_of(as_of, &moment);
	const char *gifts = "";

	for (; block; block = block_after(block)) {
		const char *gift = block->kind == BLOCK_FACT
					   ? gift_worded(record, block->fact->path, cut, arena)
					   : NULL;

		if (gift)
			gifts = arena_format(arena, "%s%s%s", gifts, *gifts ? "\n" : "", gift);
	}
	return gifts;
}

const char *gifts_listed(const char *gifts, struct arena *arena)
{
	const char *listed = "";
	size_t length;

	for (; *gifts; gifts += length + (gifts[length] == '\n')) {
		length = strcspn(gifts, "\n");
		listed = arena_format(
			arena, "%s%s%.*s", listed, *listed ? "、" : "", (int)length, gifts);
	}
	return listed;
}

void gifts_check(
	const char *list, const struct letters_counts *counts, struct findings *findings)
{
	for (size_t i = 0; i < counts->gift_count; i++) {
		const struct gift_tally *tally = &counts->gifts[i];

		if (strchr(tally->gifts, '\n'))
			finding_add(findings, "letters-gifts-several",
				(struct place){list, 0, 0}, "letters",
				arena_format(counts->arena, "%zu", tally->letters), "gifts",
				gifts_listed(tally->gifts, counts->arena), NULL);
	}
}
