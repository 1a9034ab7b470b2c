/* check_list.c - what is in one file of letters. */
#include "letters/check_list.h"

#include "base/arena.h"
#include "list/csv_out.h"

static void heading_write(struct csv_out *out)
{
	static const char *const headings[] = {"通し番号", "ファイル", "ファイル内の順",
		"先頭ページ", "ページ数", "用紙枚数", "照合番号", "名簿の行", "番号（キー）",
		"郵便番号", "宛名", "照合"};

	csv_out_heading(out, headings, sizeof headings / sizeof *headings);
}

const char *check_list_addressee(const struct list_row *row, struct arena *arena)
{
	static const enum list_field before[] = {LIST_COMPANY, LIST_DEPARTMENT, LIST_POSITION};
	const char *guardian = row->fields[LIST_GUARDIAN];
	const char *said = "";

	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (*row->fields[before[i]])
			said = arena_format(arena, "%s%s　", said, row->fields[before[i]]);
	return arena_format(arena, "%s%s　%s", said,
		*guardian ? guardian : row->fields[LIST_NAME], row->fields[LIST_HONORIFIC]);
}

size_t check_list_sheets(const struct check_list *list, size_t place)
{
	return list->duplex ? (list->pages[place] + 1) / 2 : list->pages[place];
}

/* The letter number PLACE of the file, which begins on page PAGE. */
static void letter_write(const struct check_list *list, const struct list_row *row,
	size_t place, size_t page, struct csv_out *out)
{
	struct arena *arena = arena_new();
	size_t pages = list->pages[place];

	csv_out_number(out, list->first + place + 1);
	csv_out_text(out, list->file);
	csv_out_number(out, place + 1);
	csv_out_number(out, list->scattered ? 1 : page);
	csv_out_number(out, pages);
	csv_out_number(out, check_list_sheets(list, place));
	csv_out_text(out, sheet_digest(row).text);
	csv_out_number(out, row->number);
	csv_out_text(out, row->fields[LIST_KEY]);
	csv_out_text(out, row->fields[LIST_POSTAL_CODE]);
	csv_out_text(out, check_list_addressee(row, arena));
	csv_out_text(out, "");
	csv_out_row(out);
	arena_free(arena);
}

bool check_list_write(const struct check_list *list, struct list_reader *reader, int fd,
	struct findings *findings)
{
	struct csv_out *out = csv_out_new(fd, list->csv, findings);
	size_t page = 1, place, lacking;

	heading_write(out);
	for (place = 0; place < list->count; place++) {
		const struct list_row *row =
			list_reader_row(reader, list->first + place, findings);

		if (!row)
			break;
		letter_write(list, row, place, page, out);
		page += list->pages[place];
	}
	return csv_out_close(out, &lacking) && place == list->count;
}
