/* sheet.c - pages made by hand, to be written as PDF, for tests. */
#include "sheet.h"

#include "layout/characters.h"

#include "program.h"

#include <check.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct sheet sheet_new(void)
{
	struct sheet sheet = {.arena = arena_new(), .findings = findings_new()};

	sheet.library = font_library_new();
	sheet.faces[0] = font_find(sheet.library, "BIZ UDMincho", 400);
	sheet.faces[1] = font_find(sheet.library, "IPAmjMincho", 400);
	sheet.faces[2] = font_find(sheet.library, "Noto Serif CJK JP", 400);
	ck_assert(sheet.faces[0] && sheet.faces[1] && sheet.faces[2]);
	sheet.pages = pages_new(sheet.arena, "お詫びとお知らせ", "ja");
	sheet.pages->date = "2026-11-16T09:00:00+09:00";
	sheet.folder = folder_new();
	sheet_page(&sheet);
	return sheet;
}

void sheet_done(struct sheet *sheet)
{
	folder_done(sheet->folder);
	font_library_free(sheet->library);
	findings_free(sheet->findings);
	arena_free(sheet->arena);
}

void sheet_face(struct sheet *sheet, const char *family)
{
	sheet->faces[0] = font_find(sheet->library, family, 400);
	sheet->faces[1] = NULL;
	ck_assert(sheet->faces[0] != NULL);
}

void sheet_page(struct sheet *sheet)
{
	sheet->page = page_add(sheet->pages, 595276, 841890);
	sheet->y = 80000;
}

void sheet_text(struct sheet *sheet, struct element *element, const char *text)
{
	const struct text_style style = {.faces = sheet->faces, .size = SHEET_SIZE};
	const struct text_run run = {.text = text, .length = strlen(text), .style = &style};
	const struct paragraph_options options = {.width = SHEET_WIDTH, .align = ALIGN_JUSTIFY};
	struct lines lines = paragraph_set(&run, 1, &options, sheet->arena, sheet->findings);

	for (size_t i = 0; i < lines.count; i++)
		sheet_glyphs(
			sheet, element, SHEET_LEFT, lines.line[i].glyphs, lines.line[i].count);
}

void sheet_glyphs(struct sheet *sheet, struct element *element, int32_t x,
	const struct placed_glyph *glyphs, size_t count)
{
	page_line(sheet->pages, sheet->page, element, x, sheet->y, false,
		&(struct line){.glyphs = glyphs, .count = count});
	sheet->y += SHEET_LEADING;
}

struct element *sheet_add(
	struct sheet *sheet, struct element *parent, const char *type, const char *text)
{
	struct element *element =
		element_add(sheet->pages, parent ? parent : sheet->pages->root, type);

	if (text)
		sheet_text(sheet, element, text);
	return element;
}

static void list_add(struct sheet *sheet)
{
	static const char *const items[][2] = {{"1.", "お名前"}, {"2.", "ご住所"}};
	struct element *list = sheet_add(sheet, NULL, "L", NULL);

	list->numbering = "Decimal";
	for (size_t i = 0; i < 2; i++) {
		struct element *item = sheet_add(sheet, list, "LI", NULL);

		sheet_add(sheet, item, "Lbl", items[i][0]);
		sheet_add(sheet, item, "LBody", items[i][1]);
	}
}

static void table_add(struct sheet *sheet)
{
	static const char *const cells[3][2] = {
		{"項目", "内容"}, {"窓口", "お客様相談室"}, {"電話", "0120-000-000"}};
	struct element *table = sheet_add(sheet, NULL, "Table", NULL);

	for (size_t row = 0; row < 3; row++) {
		struct element *tr = sheet_add(sheet, table, "TR", NULL);

		page_rule(sheet->pages, sheet->page, NULL, SHEET_LEFT, sheet->y - 13000, 300000,
			500, 400);
		for (size_t column = 0; column < 2; column++) {
			bool head = row == 0 || column == 0;
			struct element *cell =
				sheet_add(sheet, tr, head ? "TH" : "TD", cells[row][column]);

			if (head)
				cell->scope = row == 0 ? "Column" : "Row";
		}
	}
}

void sheet_letter(struct sheet *sheet)
{
	sheet_add(sheet, NULL, "P", "コーポ𠮷野　葛󠄀城 髙﨑 様");
	sheet_add(sheet, NULL, "H1", "お詫びとお知らせ");
	sheet_add(sheet, NULL, "P",
		"当社が2026年11月12日に発送した「定期点検のご案内」1通を、誤って別のお客様宛て"
		"の"
		"封筒に入れてお届けしたことが、11月16日、受け取られた方からのご連絡により判明い"
		"た"
		"しました。Todoke & Co. <support>\n以上です。");
	sheet_add(sheet, NULL, "H2", "対象となる情報");
	list_add(sheet);
	sheet_add(sheet, NULL, "H2", "お問い合わせ");
	table_add(sheet);
	sheet_text(sheet, NULL, "- 1 -");
}

const char *sheet_write(struct sheet *sheet, enum pdf_edition edition)
{
	const char *path = arena_format(sheet->arena, "%s/sheet.pdf", sheet->folder);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	ck_assert_int_ge(fd, 0);
	characters_check(sheet->pages, sheet->findings);
	pdf_write(sheet->pages, edition, fd, sheet->findings);
	close(fd);
	return path;
}

const char *sheet_written(struct sheet *sheet, enum pdf_edition edition)
{
	const char *path = sheet_write(sheet, edition);

	if (findings_count(sheet->findings, LEVEL_ERROR)) {
		findings_print(sheet->findings, stderr);
		ck_abort_msg("the PDF was not written");
	}
	return path;
}

bool sheet_finds(const struct sheet *sheet, const char *id)
{
	const struct finding *finding;

	for (size_t i = 0; (finding = findings_at(sheet->findings, i)); i++)
		if (!strcmp(finding->id, id))
			return true;
	return false;
}
