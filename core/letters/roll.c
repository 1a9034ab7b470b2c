/* roll.c - a list of letters as a table on paper. */
#include "letters/roll.h"

#include "document/document.h"
#include "letters/paper.h"

struct writing {
	const struct check_list *list;
	struct document *document;
	struct block *table;
};

static void cells_add(struct writing *writing, enum block_kind kind, struct block *in,
	const char *const *texts)
{
	for (; *texts; texts++)
		block_words(writing->document, block_add(writing->document, in, kind), *texts);
}

static const char *number(const struct writing *writing, size_t value)
{
	return arena_format(writing->document->arena, "%zu", value);
}

static const char *address_of(const struct writing *writing, const struct list_row *row)
{
	return arena_format(writing->document->arena, "%s %s %s", row->fields[LIST_ADDRESS_1],
		row->fields[LIST_ADDRESS_2], row->fields[LIST_ADDRESS_3]);
}

/* The letter in PLACE of the file, whose first page is PAGE. */
static void letter_add(struct writing *writing, const struct list_row *row, size_t place,
	size_t page, bool is_register)
{
	const struct check_list *list = writing->list;
	struct arena *arena = writing->document->arena;
	struct block *line = block_add(writing->document, writing->table, BLOCK_TABLE_ROW);
	const char *letter = number(writing, list->first + place + 1);
	const char *key = arena_text(arena, row->fields[LIST_KEY]);
	const char *name = check_list_addressee(row, arena);

	if (is_register)
		cells_add(writing, BLOCK_CELL, line,
			(const char *const[]){letter, key, name,
				arena_text(arena, row->fields[LIST_POSTAL_CODE]),
				address_of(writing, row),
				arena_text(arena, row->fields[LIST_GROUP]), "　", "　", NULL});
	else
		cells_add(writing, BLOCK_CELL, line,
			(const char *const[]){letter, number(writing, page),
				number(writing, check_list_sheets(list, place)),
				arena_text(arena, sheet_digest(row).text),
				number(writing, row->number), key, name, "□", NULL});
}

/* Long addresses leave no room for names, were the columns as wide as what they hold asks. */
static void columns_weigh(struct block *table, const size_t *shares)
{
	for (struct block *column = table->first; column; column = column->next)
		column->weight = *shares++;
}

static void head_add(struct writing *writing, bool is_register)
{
	static const char *const checks[] = {"通し番号", "先頭ページ", "用紙", "照合番号",
		"名簿の行", "番号（キー）", "宛名", "照合", NULL};
	static const char *const registered[] = {"通し番号", "番号（キー）", "宛名", "郵便番号",
		"住所", "グループ", "発送日", "返戻日", NULL};
	static const size_t shares[] = {10, 11, 19, 10, 22, 12, 8, 8};
	struct document *document = writing->document;
	struct block *title = block_add(document, document->root, BLOCK_TITLE);
	struct block *file = block_add(document, document->root, BLOCK_PARAGRAPH);

	block_words(document, title, is_register ? "発送台帳" : "封入照合リスト");
	block_words(document, file,
		arena_format(document->arena, "%s（%zu通、通し番号%zuから%zuまで%s）",
			writing->list->file, writing->list->count, writing->list->first + 1,
			writing->list->first + writing->list->count,
			is_register ? "、すべて郵送" : ""));
	if (is_register && writing->list->mail)
		block_words(document, block_add(document, document->root, BLOCK_PARAGRAPH),
			arena_format(document->arena,
				"ほかにメールで送る%zu通があります。この紙にはなく、%"
				"sにあります。",
				writing->list->mail, writing->list->all));
	writing->table = block_add(document, document->root, BLOCK_TABLE);
	cells_add(writing, BLOCK_COLUMN, writing->table, is_register ? registered : checks);
	if (is_register)
		columns_weigh(writing->table, shares);
}

static bool letters_add(struct writing *writing, bool is_register, struct list_reader *reader,
	struct findings *findings)
{
	const struct check_list *list = writing->list;
	size_t page = 1;

	for (size_t place = 0; place < list->count; place++) {
		const struct list_row *row =
			list_reader_row(reader, list->first + place, findings);

		if (!row)
			return false;
		letter_add(writing, row, place, list->scattered ? 1 : page, is_register);
		page += list->pages[place];
	}
	return true;
}

bool roll_write(const struct check_list *list, bool is_register,
	const struct paper_setting *setting, const char *record, struct list_reader *reader,
	int fd, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct findings *own = findings_new();
	struct writing writing = {list, paper_new(record, arena), NULL};
	bool done;

	head_add(&writing, is_register);
	done = letters_add(&writing, is_register, reader, own);
	document_finish(writing.document, own);
	done = done && paper_save(writing.document, setting, fd, own);
	/* What is to be said of characters and lengths was said of the letters. */
	findings_add_errors(findings, own);
	findings_free(own);
	arena_free(arena);
	return done;
}
