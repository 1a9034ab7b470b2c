/* names.c - the characters that the people of a list are written with. */
#include "letters/names.h"

#include "base/hash.h"
#include "base/message.h"
#include "base/utf8.h"
#include "layout/layout.h"
#include "list/csv_out.h"
#include "output/character_report.h"
#include "text/cluster.h"

#include <string.h>

/* TOLD: findings of one sort; a list may have hundreds. */
enum { CAPACITY_FIRST = 4096, PLANE = 0x10000, TOLD = 5 };

/* A character, by the first row that has it. */
struct entry {
	const char *text;
	size_t length, line;
	const char *became, *code, *font; /* when somebody must look at it; else NULL */
	struct entry *next;               /* in the order of the rows */
};

struct names {
	struct arena *arena;
	const char *list;
	struct entry **entries; /* a hash table */
	size_t count, capacity; /* a power of two */
	struct entry *first, *last;
	size_t remarkable;
	unsigned char begins[PLANE / 8]; /* a bit for what these begin with */
};

const enum list_field names_fields[NAMES_FIELDS] = {LIST_NAME, LIST_GUARDIAN, LIST_POSTAL_CODE,
	LIST_ADDRESS_1, LIST_ADDRESS_2, LIST_ADDRESS_3, LIST_COMPANY, LIST_DEPARTMENT,
	LIST_POSITION, LIST_HONORIFIC};

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
	*entry = (struct entry){.text = arena_copy(names->arena, text, length),
		.length = length,
		.line = row->number};
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
	size_t before = names->count;

	for (size_t i = 0; i < NAMES_FIELDS; i++) {
		const char *text = row->fields[names_fields[i]];
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

/* A letter that says nothing but the character lacks whatever else one must have. */
void names_lay(const char *text, struct place source, const struct page_style *style,
	struct findings *findings)
{
	struct arena *arena = arena_new();
	struct document *document = document_new(arena);
	struct block *address = block_add(document, document->root, BLOCK_ADDRESS);
	struct block *line = block_add(document, address, BLOCK_LINE);

	document->language = "ja";
	line->role = "name";
	line->source = source;
	block_words(document, line, text);
	layout_document(document, style, arena, findings);
	arena_free(arena);
}

/* How often ID is among FINDINGS. */
static size_t told_count(const struct findings *findings, const char *id)
{
	const struct finding *finding;
	size_t count = 0;

	for (size_t i = 0; (finding = findings_at(findings, i)); i++)
		count += strcmp(finding->id, id) == 0;
	return count;
}

static void entry_remark(
	struct names *names, struct entry *entry, const struct finding *finding)
{
	size_t taken;
	uint32_t first = utf8_decode(entry->text, entry->length, &taken);

	names->remarkable += !entry->became;
	entry->became = character_became(finding->id);
	entry->code = arena_text(names->arena, finding_argument(finding, "code"));
	entry->font = arena_text(names->arena, finding_argument(finding, "font"));
	if (first < PLANE)
		names->begins[first / 8] |= (unsigned char)(1u << first % 8);
}

static void entry_check(struct names *names, struct entry *entry,
	const struct page_style *style, struct findings *findings)
{
	struct findings *all = findings_new();
	const struct finding *finding;

	names_lay(entry->text, (struct place){names->list, entry->line, 0}, style, all);
	for (size_t i = 0; (finding = findings_at(all, i)); i++) {
		if (!character_finding(finding->id))
			continue;
		if (entry->became == character_became(finding->id))
			continue; /* so it is in the style before, too */
		entry_remark(names, entry, finding);
		if (told_count(findings, finding->id) < TOLD)
			finding_add_again(findings, finding);
	}
	findings_free(all);
}

void names_check(struct names *names, const struct page_style *style, struct findings *findings)
{
	for (struct entry *entry = names->first; entry; entry = entry->next)
		entry_check(names, entry, style, findings);
}

size_t names_remarkable(const struct names *names)
{
	return names->remarkable;
}

/* --- where they stand */

struct writing {
	const struct names *names;
	const struct list *list;
	struct csv_out *out;
};

/* Whether one of them may stand in TEXT: nearly none does. */
static bool text_may(const struct names *names, const char *text)
{
	size_t left = strlen(text), taken;

	for (; left; text += taken, left -= taken) {
		uint32_t character = utf8_decode(text, left, &taken);

		if (character >= PLANE || names->begins[character / 8] >> character % 8 & 1)
			return true;
	}
	return false;
}

static void message_write(struct csv_out *out, const char *id)
{
	struct buffer said = {0};

	message_format(&said, id, (const char *const[]){NULL});
	csv_out_text(out, said.data);
	buffer_done(&said);
}

static void heading_write(struct csv_out *out)
{
	static const char *const headings[] = {"名簿の行", "列", "文字", "符号", "扱い", "書体",
		"書かれているもの", "番号（キー）", "確認"};

	csv_out_heading(out, headings, sizeof headings / sizeof *headings);
}

static void entry_write(const struct writing *writing, const struct entry *entry,
	const struct list_row *row, enum list_field field)
{
	struct csv_out *out = writing->out;

	csv_out_number(out, row->number);
	csv_out_text(out, list_heading_usual(writing->list, field));
	csv_out_text(out, entry->text);
	csv_out_text(out, entry->code);
	message_write(out, entry->became);
	csv_out_text(out, entry->font);
	csv_out_text(out, row->fields[field]);
	csv_out_text(out, row->fields[LIST_KEY]);
	csv_out_text(out, "");
	csv_out_row(out);
}

static void field_write(
	const struct writing *writing, const struct list_row *row, enum list_field field)
{
	const char *text = row->fields[field];
	size_t left = strlen(text), length;

	for (; left; text += length, left -= length) {
		const struct entry *entry;

		length = cluster_read(text, left).length;
		entry = *entry_place(writing->names, text, length);
		if (entry && entry->became)
			entry_write(writing, entry, row, field);
	}
}

bool names_write(const struct names *names, const struct list *list, size_t first, size_t count,
	const char *encoding, int fd, size_t *lacking, struct findings *findings)
{
	const struct writing writing = {names, list, csv_out_new(fd, encoding, findings)};
	struct list_reader *reader = list_reader_new(list);
	const struct list_row *row = NULL;
	bool written, read = true;

	heading_write(writing.out);
	for (size_t index = first; read && index < first + count; index++) {
		row = list_reader_row(reader, index, findings);
		read = row;
		for (size_t i = 0; row && i < NAMES_FIELDS; i++)
			if (text_may(names, row->fields[names_fields[i]]))
				field_write(&writing, row, names_fields[i]);
	}
	list_reader_free(reader);
	written = csv_out_close(writing.out, lacking);
	return read && written;
}
