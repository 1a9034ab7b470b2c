/* What is read back from finished PDF files, ours and hostile ones. */
#include "base/arena.h"
#include "pdf_made.h"
#include "pdf_opened.h"
#include "program.h"
#include "sheet.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

Suite *reading_suite(void);

static struct sheet sheet;

static void setup(void)
{
	sheet = sheet_new();
}

static void teardown(void)
{
	sheet_done(&sheet);
}

static void text_assert(struct pdf_reader *reader, const char *expected)
{
	struct buffer text = {0};

	ck_assert(pdf_reader_text(reader, &text));
	ck_assert_str_eq(text.data, expected);
	buffer_done(&text);
}

/* --- our own files */

START_TEST(text_is_what_was_put_in)
{
	static const char *const texts[] = {"𠮷野家 髙島 山﨑", "葛󠄀飾区と葛飾区",
		"か゚き゚く゚", "㈱①Ⅲ㎡〒", "AVATAR Wave fi ffl", "ﾊﾝｶｸ ｶﾞ", "渡邉󠄂 邊󠄁",
		"“引用”‘一’…—～", "\xEE\x80\x80"};
	struct buffer expected = {0};
	struct pdf_reader *reader;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		sheet_add(&sheet, NULL, "P", texts[i]);
		buffer_format(&expected, "%s\n", texts[i]);
	}
	reader = pdf_opened(sheet_write(&sheet, PDF_A3A_UA1));
	text_assert(reader, expected.data);
	pdf_closed(reader);
	buffer_done(&expected);
}
END_TEST

/* Without structure: a line for each run, as painted. */
START_TEST(untagged_text_is_read_as_it_is_painted)
{
	struct pdf_reader *reader;

	sheet_add(&sheet, NULL, "P", "一行目");
	sheet_text(&sheet, NULL, "- 1 -");
	sheet_add(&sheet, NULL, "P", "二行目");
	reader = pdf_opened(sheet_written(&sheet, PDF_A1B));
	ck_assert_ptr_null(pdf_reader_tree(reader));
	text_assert(reader, "一行目\n- 1 -\n二行目\n");
	pdf_closed(reader);
}
END_TEST

/* The run that says TEXT on page NUMBER. */
static const struct pdf_run *run_find(
	struct pdf_reader *reader, size_t number, const char *text)
{
	const struct pdf_page *page = pdf_reader_page(reader, number);
	const struct pdf_run *run = page ? page->first : NULL;

	while (run && strcmp(run->text, text) != 0)
		run = run->next;
	ck_assert_msg(run != NULL, "no run says %s", text);
	return run;
}

START_TEST(runs_stand_where_they_were_placed)
{
	struct pdf_reader *reader;
	const struct pdf_run *run;
	int32_t first = sheet.y;

	sheet_add(&sheet, NULL, "P", "一行目の文");
	sheet_text(&sheet, NULL, "- 1 -");
	sheet_page(&sheet);
	sheet_add(&sheet, NULL, "P", "二枚目");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	ck_assert_uint_eq(pdf_reader_pages(reader), 2);
	run = run_find(reader, 1, "一行目の文");
	ck_assert_int_eq(run->x, SHEET_LEFT);
	ck_assert_int_eq(run->y, first);
	ck_assert_int_le(abs(run->end_x - SHEET_LEFT - 5 * SHEET_SIZE), 2);
	ck_assert_int_eq(run->end_y, first);
	ck_assert_int_eq(run->size, SHEET_SIZE);
	ck_assert_ptr_nonnull(strstr(run->font, "+BIZUDMincho"));
	ck_assert(!run->artifact && !run->invisible);
	ck_assert_int_eq(run->content, 0);
	run = run_find(reader, 1, "- 1 -");
	ck_assert(run->artifact);
	ck_assert_int_eq(run->content, -1);
	run_find(reader, 2, "二枚目");
	ck_assert_int_eq(pdf_reader_page(reader, 1)->width, sheet.pages->first->width);
	ck_assert_int_eq(pdf_reader_page(reader, 1)->height, sheet.pages->first->height);
	ck_assert_ptr_null(pdf_reader_page(reader, 0));
	ck_assert_ptr_null(pdf_reader_page(reader, 3));
	pdf_closed(reader);
}
END_TEST

/* A frame stands for a character that no face has: it says it, and where. */
START_TEST(drawn_character_is_read_too)
{
	struct pdf_reader *reader;
	const struct pdf_run *run;

	sheet_add(&sheet, NULL, "P", "前\xF0\x9F\xA6\x84後");
	reader = pdf_opened(sheet_write(&sheet, PDF_A3A_UA1));
	run = run_find(reader, 1, "\xF0\x9F\xA6\x84");
	ck_assert_int_gt(run->x, SHEET_LEFT + SHEET_SIZE);
	ck_assert_int_lt(run->x, SHEET_LEFT + 2 * SHEET_SIZE);
	ck_assert_ptr_null(run->font);
	text_assert(reader, "前\xF0\x9F\xA6\x84後\n");
	pdf_closed(reader);
}
END_TEST

START_TEST(text_follows_the_structure_not_the_painting)
{
	struct element *paragraph = sheet_add(&sheet, NULL, "P", "前の頁から、");
	struct pdf_reader *reader;

	sheet_add(&sheet, NULL, "P", "次の段落。");
	sheet_page(&sheet);
	sheet_text(&sheet, paragraph, "次の頁へ。");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	text_assert(reader, "前の頁から、次の頁へ。\n次の段落。\n");
	pdf_closed(reader);
}
END_TEST

START_TEST(tree_says_types_and_languages)
{
	struct element *figure = sheet_add(&sheet, NULL, "Figure", "☆");
	struct pdf_reader *reader;
	const struct pdf_node *node;

	figure->alternate = "星のしるし";
	sheet_add(&sheet, NULL, "P", "Notice")->language = "en";
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	node = pdf_reader_tree(reader);
	ck_assert_str_eq(node->type, "StructTreeRoot");
	node = pdf_node_after(node);
	ck_assert_str_eq(node->type, "Document");
	node = pdf_node_after(node);
	ck_assert_str_eq(node->type, "Figure");
	ck_assert_str_eq(node->alternate, "星のしるし");
	node = pdf_node_after(node);
	ck_assert_ptr_null(node->type);
	ck_assert_str_eq(node->text, "☆");
	ck_assert_uint_eq(node->page, 1);
	node = pdf_node_after(node);
	ck_assert_str_eq(node->language, "en");
	node = pdf_node_after(pdf_node_after(node));
	ck_assert_ptr_null(node);
	pdf_closed(reader);
}
END_TEST

START_TEST(attachment_and_metadata_come_back)
{
	struct attachment attachment = {.name = "報告.xml",
		.description = "機械で読めるデータ",
		.type = "application/xml",
		.relationship = "Source",
		.data = "<報告/>\n",
		.size = strlen("<報告/>\n")};
	const struct pdf_embedded *embedded;
	struct pdf_reader *reader;
	const char *metadata;
	size_t size;

	sheet.pages->attachments = &attachment;
	sheet.pages->title = "漏えい等の報告";
	sheet_add(&sheet, NULL, "P", "本文");
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	embedded = pdf_reader_attachments(reader);
	ck_assert_ptr_nonnull(embedded);
	ck_assert_str_eq(embedded->name, attachment.name);
	ck_assert_str_eq(embedded->type, attachment.type);
	ck_assert_str_eq(embedded->relationship, attachment.relationship);
	ck_assert_str_eq(embedded->description, attachment.description);
	ck_assert_str_eq(embedded->data, attachment.data);
	ck_assert_uint_eq(embedded->size, attachment.size);
	ck_assert_ptr_null(embedded->next);
	metadata = pdf_reader_metadata(reader, &size);
	ck_assert_ptr_nonnull(strstr(metadata, "漏えい等の報告"));
	ck_assert_str_eq(pdf_value(reader, "Info/Title"), sheet.pages->title);
	pdf_closed(reader);
}
END_TEST

struct search {
	const char *wanted;
	size_t strings, names, streams;
};

static void piece_search(void *context, const struct pdf_piece *piece)
{
	struct search *search = context;

	if (!memmem(piece->bytes, piece->length, search->wanted, strlen(search->wanted)))
		return;
	search->strings += piece->kind == PDF_STRING;
	search->names += piece->kind == PDF_NAME;
	search->streams += piece->kind == PDF_STREAM;
}

static struct search searched(struct pdf_reader *reader, const char *wanted)
{
	struct search search = {.wanted = wanted};

	ck_assert(pdf_reader_visit(reader, piece_search, &search));
	return search;
}

START_TEST(every_string_name_and_stream_is_seen)
{
	struct pdf_reader *reader;
	struct search search;

	sheet.pages->title = "件名の𠮷田";
	sheet_add(&sheet, NULL, "Figure", "☆")->alternate = "代わりの𠮷田";
	reader = pdf_opened(sheet_written(&sheet, PDF_A3A_UA1));
	search = searched(reader, "件名の𠮷田");
	ck_assert_uint_eq(search.strings, 1); /* Info; and XMP */
	ck_assert_uint_eq(search.streams, 1);
	ck_assert_uint_eq(searched(reader, "代わりの𠮷田").strings, 1);
	ck_assert_uint_ge(searched(reader, "BIZUDMincho").names, 3);
	ck_assert_uint_gt(searched(reader, "beginbfchar").streams, 0);
	search = searched(reader, "別人");
	ck_assert_uint_eq(search.strings + search.names + search.streams, 0);
	pdf_closed(reader);
}
END_TEST

START_TEST(finished_documents_say_what_their_text_says)
{
	struct run run = run_shell("todoke make templates/records/misdelivery.xml -t individual"
				   " -f pdf -o '%s' && mv '%s'/*.pdf '%s/made.pdf'",
		sheet.folder, sheet.folder, sheet.folder);
	struct pdf_reader *reader;
	struct buffer text = {0};

	run_done(&run);
	reader = pdf_opened(arena_format(sheet.arena, "%s/made.pdf", sheet.folder));
	ck_assert(pdf_reader_text(reader, &text));
	ck_assert_ptr_nonnull(strstr(text.data, "個人情報"));
	ck_assert_ptr_null(strstr(text.data, "\xEF\xBF\xBD"));
	ck_assert_ptr_null(pdf_reader_attachments(reader));
	buffer_done(&text);
	pdf_closed(reader);
}
END_TEST

/* --- files of others */

#define CATALOG "<< /Type /Catalog /Pages 2 0 R >>"
#define PAGES "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
#define PAGE                                                                                   \
	"<< /Type /Page /Parent 2 0 R /MediaBox [10 20 110 220] /Contents 4 0 R"               \
	" /Resources << /Font << /A 5 0 R >> /XObject << /X 6 0 R /Y 7 0 R >> >> >>"
#define FONT                                                                                   \
	"<< /Type /Font /Subtype /TrueType /BaseFont /Plain /FirstChar 65 /LastChar 66"        \
	" /Widths [500 750] /ToUnicode 8 0 R >>"
#define CMAP "2 beginbfrange <41> <42> <0061> <43> <44> [<D842DFB7> <00780079>] endbfrange"

/* The finished file, read; its bytes live as long as the sheet. */
static struct pdf_reader *made_read(struct pdf_made *made, struct findings *findings)
{
	struct pdf_reader *reader;
	char *bytes;

	pdf_made_end(made);
	bytes = arena_copy(sheet.arena, made->file.data, made->file.length);
	reader = pdf_reader_open_bytes(bytes, made->file.length, "made.pdf", findings);
	pdf_made_done(made);
	return reader;
}

/* Such a page with CONTENT and two forms; NULL when it can't be read. */
static struct pdf_reader *page_made(const char *content, const char *form_dictionary,
	const char *form, struct findings *findings)
{
	struct pdf_made made = {0};

	pdf_made_object(&made, CATALOG);
	pdf_made_object(&made, PAGES);
	pdf_made_object(&made, PAGE);
	pdf_made_stream(&made, "", content, strlen(content));
	pdf_made_object(&made, FONT);
	pdf_made_stream(&made, form_dictionary, form, strlen(form));
	pdf_made_stream(&made, "/Type /XObject /Subtype /Form", "(B) Tj", 6);
	pdf_made_stream(&made, "", CMAP, strlen(CMAP));
	return made_read(&made, findings);
}

static const struct pdf_run *first_run(struct pdf_reader *reader)
{
	ck_assert_ptr_nonnull(reader);
	ck_assert_ptr_nonnull(pdf_reader_page(reader, 1));
	return pdf_reader_page(reader, 1)->first;
}

/* ISO 32000-1, 9.4: what each operator does to the place of the text. */
START_TEST(operators_place_the_text)
{
	static const struct {
		const char *content, *text;
		int32_t x, y, end_x;
	} cases[] = {
		{"BT /A 10 Tf 1 0 0 1 20 120 Tm (AB) Tj ET", "ab", 10000, 100000, 22500},
		{"BT /A 10 Tf 20 120 Td [(A) -1000 (B)] TJ ET", "ab", 10000, 100000, 32500},
		{"q 2 0 0 2 0 0 cm BT /A 10 Tf 10 60 Td (A) Tj ET Q", "a", 10000, 100000,
			20000},
		{"BT /A 10 Tf 2 Tc 20 120 Td (AB) Tj ET", "ab", 10000, 100000, 26500},
		{"BT /A 10 Tf 50 Tz 20 120 Td (AB) Tj ET", "ab", 10000, 100000, 16250},
		{"BT /A 10 Tf 20 100 Td 5 Ts (A) Tj ET", "a", 10000, 115000, 15000},
		{"BT /A 10 Tf 12 TL 20 120 Td T* (A) ' ET", "a", 10000, 124000, 15000},
		{"BT /A 10 Tf 20 120 TD 0 -12 TD (A) Tj ET", "a", 10000, 112000, 15000},
		{"BT /A 10 Tf 20 132 Td 12 TL 3 1 (AB) \" ET", "ab", 10000, 100000, 24500},
		{"BT /A 10 Tf 20 120 Td <4344> Tj ET", "𠮷xy", 10000, 100000, 10000},
		{"BT /A 10 Tf 20 120 Td (\\101\\\n\\)) Tj ET", "a\xEF\xBF\xBD", 10000, 100000,
			15000},
		{"/Span << /ActualText (x) >> BDC BT /A 10 Tf 20 120 Td (A) Tj (B) Tj ET EMC",
			"x", 10000, 100000, 22500},
		{"BI /W 1 /H 1 ID (x) Tj EI BT /A 10 Tf 20 120 Td (A) Tj ET", "a", 10000,
			100000, 15000},
	};
	struct pdf_reader *reader = page_made(cases[_i].content, "", "", sheet.findings);
	const struct pdf_run *run = first_run(reader);

	ck_assert_ptr_nonnull(run);
	ck_assert_str_eq(run->text, cases[_i].text);
	ck_assert_int_eq(run->x, cases[_i].x);
	ck_assert_int_eq(run->y, cases[_i].y);
	ck_assert_int_eq(run->end_x, cases[_i].end_x);
	ck_assert_ptr_null(run->next);
	pdf_reader_close(reader);
}
END_TEST

START_TEST(forms_are_read_wherever_they_are_painted)
{
	struct pdf_reader *reader =
		page_made("/P << /MCID 0 >> BDC q 1 0 0 1 30 40 cm /X Do Q EMC"
			  " q 1 0 0 1 0 50 cm /X Do Q",
			"/Type /XObject /Subtype /Form /Matrix [1 0 0 1 5 0]"
			" /Resources << /Font << /A 5 0 R >> >>",
			"/Span << /MCID 7 >> BDC BT /A 10 Tf (A) Tj ET EMC", sheet.findings);
	const struct pdf_run *run = first_run(reader);

	ck_assert_str_eq(run->text, "a");
	ck_assert_int_eq(run->x, 25000);
	ck_assert_int_eq(run->y, 180000);
	ck_assert_int_eq(run->content, 0);
	ck_assert_int_eq(run->next->x, -5000);
	ck_assert_int_eq(run->next->content, -1);
	text_assert(reader, "a\na\n");
	pdf_reader_close(reader);
}
END_TEST

START_TEST(invisible_text_is_read_and_told)
{
	struct pdf_reader *reader =
		page_made("BT /A 10 Tf 3 Tr (A) Tj ET", "", "", sheet.findings);

	ck_assert(first_run(reader)->invisible);
	pdf_reader_close(reader);
}
END_TEST

/* --- hostile files */

/* Whether READER, which is then closed, was refused with its finding. */
static bool was_refused(struct pdf_reader *reader)
{
	bool refused = !reader && sheet_finds(&sheet, "pdf-unreadable");

	pdf_reader_close(reader);
	return refused;
}

static bool bytes_are_refused(const char *bytes, size_t size)
{
	return was_refused(pdf_reader_open_bytes(bytes, size, "bad.pdf", sheet.findings));
}

static bool made_is_refused(const char *const *bodies, size_t count)
{
	struct pdf_made made = {0};

	for (size_t i = 0; i < count; i++)
		pdf_made_object(&made, bodies[i]);
	return was_refused(made_read(&made, sheet.findings));
}

START_TEST(what_is_no_pdf_is_refused)
{
	struct pdf_reader *reader;

	ck_assert(bytes_are_refused("", 0));
	ck_assert(bytes_are_refused("%PDF-1.7\n", 9));
	ck_assert(bytes_are_refused("todoke", 6));
	reader = pdf_reader_open("/no/such/file.pdf", sheet.findings);
	ck_assert_ptr_null(reader);
	ck_assert(sheet_finds(&sheet, "file-missing"));
}
END_TEST

START_TEST(truncated_file_is_refused)
{
	size_t size;
	char *bytes;

	sheet_letter(&sheet);
	bytes = file_read(sheet_written(&sheet, _i ? PDF_A1B : PDF_A3A_UA1), &size);
	for (size_t part = 0; part < 40; part++)
		ck_assert(bytes_are_refused(bytes, size * part / 40));
	ck_assert(bytes_are_refused(bytes, size - 8));
	free(bytes);
}
END_TEST

/* Whatever a damaged file says, reading it comes to an end. */
START_TEST(damaged_bytes_do_no_harm)
{
	size_t size, read = 0;
	unsigned random = 12345;
	char *bytes;

	sheet_letter(&sheet);
	bytes = file_read(sheet_written(&sheet, _i ? PDF_A1B : PDF_A3A_UA1), &size);
	for (size_t i = 0; i < 60; i++) {
		char *damaged = arena_copy(sheet.arena, bytes, size);
		struct pdf_reader *reader;

		for (size_t hits = 0; hits < 1 + i % 8; hits++) {
			random = random * 1103515245 + 12345;
			damaged[random % size] = (char)(random >> 16);
		}
		reader = pdf_reader_open_bytes(damaged, size, "bad.pdf", sheet.findings);
		read += reader != NULL;
		ck_assert(reader || sheet_finds(&sheet, "pdf-unreadable"));
		pdf_reader_close(reader);
	}
	ck_assert_uint_lt(read, 60);
	free(bytes);
}
END_TEST

START_TEST(loops_are_refused)
{
	static const char *const trees[][4] = {
		{CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>", "null", "null"},
		{CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Pages /Kids [2 0 R] /Count 1 >>", "null"},
		{CATALOG, "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>",
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", "null"},
		{"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R >>", PAGES,
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
			"<< /S /P /K 4 0 R >>"},
	};

	ck_assert(made_is_refused(trees[_i], 4));
}
END_TEST

START_TEST(form_that_paints_itself_is_refused)
{
	ck_assert(was_refused(page_made("/X Do",
		"/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >>",
		"/X Do /X Do", sheet.findings)));
}
END_TEST

/* A chain of LENGTH objects, each leading to the next by FORMAT. */
static bool chain_is_refused(const char *first, const char *format, size_t length)
{
	const char **bodies = arena_array(sheet.arena, length + 2, sizeof *bodies);

	bodies[0] = first;
	for (size_t i = 1; i <= length; i++)
		bodies[i] = arena_format(sheet.arena, format, i + 2);
	bodies[length + 1] = "<< /Type /Page /MediaBox [0 0 9 9] >>";
	return made_is_refused(bodies, length + 2);
}

START_TEST(depths_are_refused)
{
	ck_assert(chain_is_refused(
		CATALOG, "<< /Type /Pages /Kids [%zu 0 R] /Count 1 >>", 20000));
	ck_assert(
		chain_is_refused(CATALOG, "<< /Length %zu 0 R >>\nstream\n\nendstream", 20000));
}
END_TEST

START_TEST(nested_arrays_are_refused)
{
	struct buffer body = {0};

	for (size_t i = 0; i < 100000; i++)
		buffer_byte(&body, '[');
	ck_assert(made_is_refused((const char *const[]){CATALOG, PAGES,
					  "<< /Type /Page /MediaBox [0 0 9 9] >>", body.data},
		4));
	buffer_done(&body);
}
END_TEST

/* A megabyte of spaces, deflated so that it may follow itself. */
static size_t spaces_deflate(char *packed, size_t room)
{
	enum { PLAIN = 1 << 20 };
	z_stream deflater = {0};
	char *spaces = memory_alloc(PLAIN);

	memset(spaces, ' ', PLAIN);
	deflateInit2(&deflater, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
	deflater.next_in = (Bytef *)spaces;
	deflater.avail_in = PLAIN;
	deflater.next_out = (Bytef *)packed;
	deflater.avail_out = (uInt)room;
	ck_assert_int_eq(deflate(&deflater, Z_FULL_FLUSH), Z_OK);
	deflateEnd(&deflater);
	free(spaces);
	return deflater.total_out;
}

/* Four gigabytes in some kilobytes: as a page's content, and as objects. */
START_TEST(bombs_are_refused)
{
	static const char *const dictionaries[] = {"/Filter [/FlateDecode /FlateDecode]",
		"/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]"};
	struct pdf_made made = {0};
	struct buffer inner = {0};
	char chunk[4096], *outer;
	size_t size = spaces_deflate(chunk, sizeof chunk);
	uLong packed;

	buffer_text(&inner, "\x78\xDA");
	for (size_t i = 0; i < 4096; i++)
		buffer_add(&inner, chunk, size);
	packed = compressBound(inner.length);
	outer = memory_alloc(packed);
	ck_assert_int_eq(
		compress((Bytef *)outer, &packed, (Bytef *)inner.data, inner.length), Z_OK);
	ck_assert_uint_lt(packed, 100000);
	pdf_made_object(&made, CATALOG);
	pdf_made_object(&made, PAGES);
	pdf_made_object(&made, "<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R >>");
	pdf_made_stream(&made, dictionaries[_i], outer, packed);
	ck_assert(was_refused(made_read(&made, sheet.findings)));
	free(outer);
	buffer_done(&inner);
}
END_TEST

START_TEST(password_is_asked_of_nobody)
{
	struct run run;

	sheet_letter(&sheet);
	run = run_shell("qpdf --encrypt user owner 256 -- '%s' '%s/locked.pdf'",
		sheet_written(&sheet, PDF_A3A_UA1), sheet.folder);
	ck_assert_int_eq(run.status, 0);
	run_done(&run);
	ck_assert(was_refused(pdf_reader_open(
		arena_format(sheet.arena, "%s/locked.pdf", sheet.folder), sheet.findings)));
}
END_TEST

Suite *reading_suite(void)
{
	Suite *suite = suite_create("reading");
	TCase *tests = tcase_create("reading");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, text_is_what_was_put_in);
	tcase_add_test(tests, untagged_text_is_read_as_it_is_painted);
	tcase_add_test(tests, runs_stand_where_they_were_placed);
	tcase_add_test(tests, drawn_character_is_read_too);
	tcase_add_test(tests, text_follows_the_structure_not_the_painting);
	tcase_add_test(tests, tree_says_types_and_languages);
	tcase_add_test(tests, attachment_and_metadata_come_back);
	tcase_add_test(tests, every_string_name_and_stream_is_seen);
	tcase_add_test(tests, finished_documents_say_what_their_text_says);
	tcase_add_loop_test(tests, operators_place_the_text, 0, 13);
	tcase_add_test(tests, forms_are_read_wherever_they_are_painted);
	tcase_add_test(tests, invisible_text_is_read_and_told);
	tcase_add_test(tests, what_is_no_pdf_is_refused);
	tcase_add_loop_test(tests, truncated_file_is_refused, 0, 2);
	tcase_add_loop_test(tests, damaged_bytes_do_no_harm, 0, 2);
	tcase_add_loop_test(tests, loops_are_refused, 0, 4);
	tcase_add_test(tests, form_that_paints_itself_is_refused);
	tcase_add_test(tests, depths_are_refused);
	tcase_add_test(tests, nested_arrays_are_refused);
	tcase_add_loop_test(tests, bombs_are_refused, 0, 2);
	tcase_add_test(tests, password_is_asked_of_nobody);
	suite_add_tcase(suite, tests);
	return suite;
}
