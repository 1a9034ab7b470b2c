/* names.c - the characters that the people of a list are written with. */
#include "letters/names.h"

#include "base/hash.h"
#include "layout/layout.h"
#include "output/character_report.h"
#include "text/cluster.h"

#include <string.h>

enum { CAPACITY_FIRST = 4096 };

/* A character, by the first row that has it. */
struct entry {
	const char *text;
	size_t length, line;
	struct entry *next; /* in the order of the rows */
};

struct names {
	struct arena *arena;
	const char *list;
	struct entry **entries; /* a hash table */
	size_t count, capacity; /* a power of two */
	struct entry *first, *last;
};

struct names *names_new(const char *list)
{
	struct arena *arena = arena_new();
	struct names *names = arena_alloc(arena, sizeof *names);

	*names = (struct names){.arena = arena, .list = list, .capacity = CAPACITY_FIRST};
	names->entries = arena_array(arena, names->capacity, sizeof *names->entries);
	return names;
}

void names_free(struct names *names)
{
	if (names)
		arena_free(names->arena);
}

/* Where the entry of TEXT is or belongs. */
static struct entry **entry_place(const struct names *names, const char *text, size_t length)
{
	size_t mask = names->capacity - 1, at = hash_text(text, length) & mask;

	while (names->entries[at]
		&& (names->entries[at]->length != length
			|| memcmp(names->entries[at]->text, text, length) != 0))
		at = (at + 1) & mask;
	return &names->entries[at];
}

static void names_grow(struct names *names)
{
	names->capacity *= 2;
	names->entries = arena_array(names->arena, names->capacity, sizeof *names->entries);
	for (struct entry *entry = names->first; entry; entry = entry->next)
		*entry_place(names, entry->text, entry->length) = entry;
}

static void character_add(
	struct names *names, const char *text, size_t length, const struct list_row *row)
{
	struct entry **place = entry_place(names, text, length), *entry;

	if (*place)
		return;
	entry = *place = arena_alloc(names->arena, sizeof *entry);
	*entry = (struct entry){
		arena_copy(names->arena, text, length), length, row->number, NULL};
	if (names->last)
		names->last->next = entry;
	else
		names->first = entry;
	names->last = entry;
	if (++names->count * 2 > names->capacity)
		names_grow(names);
}

bool names_add(struct names *names, const struct list_row *row)
{
	static const enum list_field fields[] = {LIST_NAME, LIST_GUARDIAN, LIST_POSTAL_CODE,
		LIST_ADDRESS_1, LIST_ADDRESS_2, LIST_ADDRESS_3, LIST_COMPANY, LIST_DEPARTMENT,
		LIST_POSITION, LIST_HONORIFIC};
	size_t before = names->count;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const char *text = row->fields[fields[i]];
		size_t left = strlen(text);

		while (left) {
			size_t length = cluster_read(text, left).length;

			character_add(names, text, length, row);
			text += length;
			left -= length;
		}
	}
	return names->count > before;
}

/* A letter that says nothing but the character, as a name. */
static void character_lay(const struct names *names, const struct entry *entry,
	const struct page_style *style, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct document *document = document_new(arena);
	struct block *address = block_add(document, document->root, BLOCK_ADDRESS);
	struct block *line = block_add(document, address, BLOCK_LINE);

	document->language = "ja";
	line->role = "name";
	line->source = (struct place){names->list, entry->line, 0};
	block_words(document, line, entry->text);
	layout_document(document, style, arena, findings);
	arena_free(arena);
}

/* Such a letter lacks an address, and whatever else one must have. */
void names_check(
	const struct names *names, const struct page_style *style, struct findings *findings)
{
	struct findings *all = findings_new();
	const struct finding *finding;

	for (const struct entry *entry = names->first; entry; entry = entry->next)
		character_lay(names, entry, style, all);
	for (size_t i = 0; (finding = findings_at(all, i)); i++)
		if (character_finding(finding->id))
			finding_add_again(findings, finding);
	findings_free(all);
}
