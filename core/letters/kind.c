/* kind.c - letters that say the same, but for whose they are. */
#include "letters/kind_entry.h"

#include "base/hash.h"
#include "layout/layout.h"
#include "output/bytes.h"
#include "output/document_text.h"
#include "output/pdf_letters.h"

#include <string.h>

struct kinds *kinds_new(const struct kinds_question *question)
{
	struct arena *arena = arena_new();
	struct kinds *kinds = arena_alloc(arena, sizeof *kinds);

	kinds->question = question;
	kinds->arena = arena;
	return kinds;
}

void kinds_free(struct kinds *kinds)
{
	if (!kinds)
		return;
	for (struct kind_entry *entry = kinds->first; entry; entry = entry->next) {
		packed_done(&entry->tree);
		if (entry->owns_stock)
			pdf_stock_free(entry->kind.stock);
	}
	buffer_done(&kinds->shape);
	arena_free(kinds->arena);
}

size_t kinds_count(const struct kinds *kinds)
{
	return kinds->count;
}

const struct kind *kinds_next(const struct kinds *kinds, const struct kind *kind)
{
	const struct kind_entry *entry =
		kind ? ((const struct kind_entry *)kind)->next : kinds->first;

	return entry ? &entry->kind : NULL;
}

/* --- finding them */

/* Where entries of the shape that is looked for stand. */
static struct kind_entry **entry_place(struct kinds *kinds)
{
	return &kinds->places[hash_text(kinds->shape.data, kinds->shape.length) % KIND_PLACES];
}

static struct kind_entry *entry_add(struct kinds *kinds, const struct list_row *row)
{
	struct kind_entry *entry = arena_alloc(kinds->arena, sizeof *entry);
	struct kind_entry **place = entry_place(kinds);
	struct buffer addressee = {0};

	entry->kind.number = kinds->count++;
	entry->kind.stand_in = stand_in_id(entry->kind.number, kinds->arena);
	stand_in_write(row, entry->kind.stand_in, &addressee);
	entry->kind.addressee = arena_text(kinds->arena, addressee.data);
	entry->shape = arena_text(kinds->arena, kinds->shape.data);
	entry->kind.groups = arena_text(kinds->arena, row->fields[LIST_GROUP]);
	entry->kind.language = arena_text(kinds->arena, row->fields[LIST_LANGUAGE]);
	entry->kind.channel = arena_text(kinds->arena, row->fields[LIST_CHANNEL]);
	entry->kind.items = arena_text(kinds->arena, row->fields[LIST_ITEMS]);
	entry->kind.gift = arena_text(kinds->arena, row->fields[LIST_GIFT]);
	entry->kind.gifts = "";
	entry->kind.party = arena_text(kinds->arena, row->fields[LIST_PARTY]);
	entry->kind.line = row->number;
	entry->alike = *place;
	*place = entry;
	if (kinds->last)
		kinds->last->next = entry;
	else
		kinds->first = entry;
	kinds->last = entry;
	buffer_done(&addressee);
	return entry;
}

static struct kind_entry *entry_find(struct kinds *kinds, const struct list_row *row)
{
	struct kind_entry *entry;

	buffer_clear(&kinds->shape);
	stand_in_shape(row, &kinds->shape);
	entry = *entry_place(kinds);
	while (entry && strcmp(entry->shape, kinds->shape.data) != 0)
		entry = entry->alike;
	return entry;
}

void kinds_add(struct kinds *kinds, const struct list_row *row, size_t index, size_t rows)
{
	struct kind_entry *entry = entry_find(kinds, row);

	if (!entry) {
		entry = entry_add(kinds, row);
		entry->kind.first = index;
	}
	entry->kind.rows += rows;
}

const struct kind *kinds_of(struct kinds *kinds, const struct list_row *row)
{
	return &entry_find(kinds, row)->kind;
}

const char *kinds_list(const struct kinds *kinds)
{
	return kinds->question->list_file;
}

/* --- the letter of a row */

const struct block *kind_address(const struct kinds *kinds, const struct kind *kind,
	const struct list_row *row, struct arena *arena)
{
	const struct person person = {row, kinds->question->list_file, kind->stand_in};
	const struct block *address = block_child(kind->document->root, BLOCK_ADDRESS);

	return address ? person_block(&person, address, arena) : NULL;
}

static struct document person_document(
	const struct person *person, const struct document *document, struct arena *arena)
{
	struct document own = *document;

	own.arena = arena;
	own.root = person_block(person, document->root, arena);
	return own;
}

struct document kind_document(const struct kinds *kinds, const struct kind *kind,
	const struct list_row *row, struct arena *arena)
{
	const struct person person = {row, kinds->question->list_file, kind->stand_in};

	return person_document(&person, kind->document, arena);
}

static bool letter_lay_whole(const struct kind *kind, const struct person *person,
	struct arena *arena, struct findings *findings, struct own_letter *letter)
{
	struct document document = person_document(person, kind->document, arena);

	letter->pages = layout_document(&document, kind->style, arena, findings);
	letter->mould =
		letter->pages ? pdf_mould_blank(kind->stock, letter->pages, arena) : NULL;
	return letter->pages;
}

bool kind_letter(const struct kinds *kinds, const struct kind *kind, const struct list_row *row,
	struct ladder *ladder, struct arena *arena, struct findings *findings,
	struct own_letter *letter)
{
	const struct person person = {row, kinds->question->list_file, kind->stand_in};

	if (kind->whole)
		return letter_lay_whole(kind, &person, arena, findings, letter);
	letter->mould = kind->mould;
	letter->pages = layout_address(person_block(&person, kind->address, arena),
		kind->document->language, kind->style, ladder, arena, findings);
	return true;
}

/* The letter to the stand-in itself. */
static bool specimen_lay(const struct kind *kind, struct arena *arena,
	struct findings *findings, struct own_letter *letter)
{
	letter->mould = kind->mould;
	letter->pages = kind->whole
				? layout_document(kind->document, kind->style, arena, findings)
				: layout_address(kind->address, kind->document->language,
					kind->style, NULL, arena, findings);
	if (kind->whole && letter->pages)
		letter->mould = pdf_mould_blank(kind->stock, letter->pages, arena);
	return letter->pages;
}

static bool specimen_add(
	const struct kind *kind, struct pdf_letters *letters, struct arena *arena)
{
	struct findings *useless = findings_new(); /* what is to be said of the stand-in */
	struct own_letter letter;
	bool done = specimen_lay(kind, arena, useless, &letter);

	if (done)
		pdf_letters_add(letters, letter.mould, letter.pages, false);
	findings_free(useless);
	return done;
}

/* One file for the kinds from *ENTRY on that share its stock; of many kinds one for some: all
 * in one would take more memory than any file of letters. */
static bool specimen_file(const struct kind_entry **entry, int fd, struct findings *findings)
{
	struct pdf_stock *stock = (*entry)->kind.stock;
	struct pdf_letters *letters = pdf_letters_new(stock);
	struct arena *arena = arena_new();
	bool done = true;

	for (size_t i = 0; i < KIND_BATCH && *entry && done && (*entry)->kind.stock == stock;
		i++, *entry = (*entry)->next)
		done = specimen_add(&(*entry)->kind, letters, arena);
	done = done && pdf_letters_save(letters, fd, findings);
	pdf_letters_free(letters);
	arena_free(arena);
	return done;
}

/* Of mail the text. */
static bool specimen_text(const struct kinds *kinds, int fd, struct findings *findings)
{
	struct buffer text = {0};
	bool done;

	for (const struct kind_entry *entry = kinds->first; entry; entry = entry->next)
		document_text(entry->kind.document, &text);
	done = bytes_write(&text, fd, findings);
	buffer_done(&text);
	return done;
}

bool kinds_specimen(const struct kinds *kinds, int fd, struct findings *findings)
{
	const struct kind_entry *entry = kinds->first;
	bool done = true;

	if (kinds->question->mail)
		return specimen_text(kinds, fd, findings);
	while (entry && done)
		done = specimen_file(&entry, fd, findings);
	return done;
}
