/* Transcription sheets: which fields, which values, and what to mind about them. */
#include "letter.h"
#include "program.h"

#include "transcript/transcript_document.h"
#include "transcript/transcript_html.h"

#include <check.h>
#include <string.h>

Suite *transcript_suite(void);

static struct letter letter;
static struct characters *characters;

static void setup(void)
{
	letter = letter_styled("official");
	letter.document->language = "ja";
	letter.document->record = "2026-007";
	characters = characters_open("templates/sheet/characters.xml",
		"core/schema/characters.xsd", letter.arena, letter.findings);
	ck_assert_ptr_nonnull(characters);
	letter_add(&letter, letter.root, BLOCK_TITLE, "報告");
}

static void teardown(void)
{
	characters_close(characters);
	letter_done(&letter);
}

/* --- characters */

/* TEXT has just the doubts of EXPECTED, "ab=c de=" (= and what to use). */
static void doubts_are(const char *text, const char *expected)
{
	const struct doubt *doubt = characters_doubt(characters, text, letter.arena);
	const char *list = "";

	for (; doubt; doubt = doubt->next)
		list = arena_format(letter.arena, "%s%s%s=%s", list, *list ? " " : "",
			doubt->character, doubt->use ? doubt->use : "");
	ck_assert_str_eq(list, expected);
}

START_TEST(characters_of_jis_are_no_doubt)
{
	doubts_are("令和8年、約2.7万人（3～5日）— A-1,\n株式会社\t〒999", "");
}
END_TEST

START_TEST(doubtful_characters_are_told_once)
{
	doubts_are("㈱髙﨑①と②、①", "㈱=株式会社 髙=高 﨑=崎 ①=(1) ②=(2)");
	doubts_are("ｶﾞｽ｡", "ｶﾞ=ガ ｽ=ス ｡=。");
	doubts_are("葛󠄀城𠮷", "葛󠄀=葛 𠮷=吉");
	doubts_are("鄧😀", "鄧= 😀=");
}
END_TEST

/* Every replacement is itself no doubt. */
START_TEST(replacements_are_sound)
{
	struct xml *xml = xml_open(
		"templates/sheet/characters.xml", &xml_limits_default, letter.findings);
	const struct xml_node *node = xml_child(xml_root(xml), "character");
	size_t count = 0;

	for (; node; node = xml_next_same(node), count++) {
		const char *character = xml_trimmed(letter.arena, node);

		doubts_are(xml_attribute(node, "use"), "");
		doubts_are(character, arena_format(letter.arena, "%s=%s", character,
					      xml_attribute(node, "use")));
	}
	ck_assert_uint_gt(count, 150);
	xml_free(xml);
}
END_TEST

/* --- fields */

static struct options_book *book_of(const char *fields)
{
	char *folder = folder_new();
	const char *path = arena_format(letter.arena, "%s/options.xml", folder);
	struct options_book *book;

	file_write(path, arena_format(letter.arena,
				 "<options xmlns='urn:todoke:options:1' form='フォーム'>"
				 "<list id='a' row='r' from='2022-04-01' source='s'>"
				 "<option grade='C'>甲</option></list>%s</options>",
				 fields));
	book = options_book_open(
		path, "core/schema/options.xsd", letter.arena, letter.findings);
	ck_assert_ptr_nonnull(book);
	folder_done(folder);
	return book;
}

static const struct transcript *transcript_of(const struct options_book *book)
{
	document_finish(letter.document, letter.findings);
	return transcript_new(letter.document, book, characters, letter.findings);
}

START_TEST(rows_are_fields)
{
	struct block *form = letter_add(&letter, letter.root, BLOCK_FORM, ""), *row, *list;
	const struct transcript_field *field;

	letter_heading(&letter, form, 1, "概要");
	row = letter_row(&letter, form, "(1)", "報告者", NULL);
	letter_row(&letter, row, NULL, "名称", "<株式会社>");
	row = letter_row(&letter, row, NULL, "所在地", "〒<999-0123>");
	letter_add(&letter, row, BLOCK_PARAGRAPH, "<水面県>");
	row = letter_row(&letter, form, "(2)", "事案", NULL);
	letter_choice(&letter, letter_add(&letter, row, BLOCK_CHOICES, ""), true, "漏えい");
	list = letter_add(&letter, row, BLOCK_LIST, "");
	letter_add(&letter, list, BLOCK_ITEM, "顧客");
	letter_add(&letter, list, BLOCK_ITEM, "従業員");
	letter_row(&letter, form, "(3)", "発生日", NULL);
	field = transcript_of(NULL)->first;
	ck_assert_str_eq(field->label, "報告者　名称");
	ck_assert_str_eq(field->value, "株式会社");
	ck_assert_ptr_nonnull(field->heading);
	field = field->next;
	ck_assert_str_eq(field->label, "報告者　所在地");
	ck_assert_str_eq(field->value, "〒999-0123\n水面県");
	ck_assert_uint_eq(field->lines, 2);
	ck_assert_ptr_null(field->heading);
	field = field->next;
	ck_assert_str_eq(field->value, "・顧客\n・従業員");
	field = field->next;
	ck_assert_str_eq(field->value, "");
	ck_assert_uint_eq(field->lines, 0);
	ck_assert_ptr_null(field->next);
}
END_TEST

START_TEST(field_knows_its_form)
{
	struct options_book *book = book_of(
		"<field role='name' type='line' limit='4' grade='C' from='2022-04-01'"
		" source='画面' note='略さずに書く'/>"
		"<field role='all' type='text' grade='A' from='2022-04-01' source='条文'/>");
	struct block *form = letter_add(&letter, letter.root, BLOCK_FORM, ""), *row;
	const struct transcript *sheet;
	const struct transcript_field *field;

	letter_row(&letter, form, NULL, "名称", "𠮷野家具")->role = "name";
	row = letter_row(&letter, form, NULL, "その他", NULL);
	row->role = "all";
	letter_row(&letter, row, NULL, "備考", "なし");
	letter_row(&letter, form, NULL, "余談", "なし");
	sheet = transcript_of(book);
	field = sheet->first;
	ck_assert_str_eq(sheet->form, "フォーム");
	ck_assert_str_eq(transcript_kind_words(field, letter.arena),
		"一行の文字。略さずに書く。【推定】画面と照らし合わせてください。出典: 画面");
	ck_assert_str_eq(transcript_length_words(field, letter.arena),
		"4字（𠮷や異体字を2字以上に数える画面では5字）。上限4字を超えています");
	ck_assert_ptr_nonnull(letter_finding(&letter, "sheet-long"));
	ck_assert_str_eq(
		transcript_kind_words(field->next, letter.arena), "自由記述。出典: 条文");
	ck_assert_str_eq(transcript_length_words(field->next, letter.arena),
		"2字。上限は確認できていません");
	ck_assert_ptr_null(field->next->next->form);
	options_book_free(book);
}
END_TEST

START_TEST(letter_has_nothing_to_transcribe)
{
	struct run run = run_shell("todoke make templates/records/misdelivery.xml"
				   " -t individual -f sheet -o build/none; ls build/none");

	ck_assert_ptr_nonnull(strstr(run.errors, "error[sheet-none]: 「お客様の個人情報"));
	ck_assert_str_eq(run.output, "");
	run_done(&run);
}
END_TEST

START_TEST(each_document_comes_in_the_formats_that_it_can)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke make templates/records/ransomware.xml -t ppc,individual"
			  " -f pdf,sheet,sheet-pdf -o %s; ls %s | grep -v ledger",
			folder, folder);

	has(run.errors, "note[sheet-left-out]: 「");
	has_not(run.errors, "sheet-none");
	has(run.output, "2026-021-individual-first-recipient.pdf\n");
	has(run.output, "2026-021-ppc-final.sheet.html\n");
	has(run.output, "2026-021-ppc-final.sheet.pdf\n");
	has_not(run.output, "recipient.sheet");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* Every row of the report has a known field, and no field is without a row. */
START_TEST(every_row_of_the_report_is_a_known_field)
{
	struct run run =
		run_shell("sed -n 's/.*<field role=\"\\([a-z-]*\\)\".*/\\1/p' "
			  "templates/ppc/options.xml | "
			  "sort >build/fields; grep -ho '<row[^>]* role=\"[a-z-]*\"' "
			  "templates/ppc/*.xml templates/common/*.xml"
			  " | sed 's/.*role=\"//;s/\"//' | sort -u | diff build/fields - "
			  "&& uniq -d build/fields");

	ck_assert_str_eq(run.output, "");
	run_done(&run);
}
END_TEST

/* --- outputs */

START_TEST(values_are_escaped)
{
	const char hostile[] = "</textarea><script>alert(1)</script>&\"";
	struct block *form = letter_add(&letter, letter.root, BLOCK_FORM, "");
	struct block *row = letter_row(&letter, form, NULL, "名称", "");
	struct buffer css = {0}, html = {0};

	block_words(letter.document, row->last, hostile);
	block_words(letter.document, row->first, hostile);
	buffer_text(&css, "p { margin: 0 }");
	transcript_html(transcript_of(NULL), &css, &css, &html);
	ck_assert_ptr_nonnull(strstr(html.data, "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/"
						"script&gt;&amp;&quot;</textarea>"));
	ck_assert_ptr_null(strstr(html.data, "<script>alert"));
	buffer_done(&css);
	buffer_done(&html);
}
END_TEST

START_TEST(paper_says_the_same)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke make templates/records/ransomware.xml -t ppc --stage final -f"
			  " sheet,sheet-pdf -o %s >&2; qpdf --check %s/*.sheet.pdf >&2;"
			  "xmllint --noout %s/*.sheet.html; pdftotext %s/*.sheet.pdf - | tr -d "
			  "'\\n ' | sed 's/　//g'",
			folder, folder, folder, folder);

	ck_assert_ptr_nonnull(strstr(run.output, "名称株式会社しらなみ検針サービス"));
	ck_assert_ptr_nonnull(strstr(run.output, "13字。上限13字"));
	ck_assert_ptr_nonnull(strstr(run.output, "転記した"));
	ck_assert_ptr_nonnull(strstr(run.output, "送信の控え受付番号"));
	ck_assert_msg(
		strstr(run.errors, "No syntax or stream encoding errors"), "%s", run.errors);
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *transcript_suite(void)
{
	Suite *suite = suite_create("transcript");
	TCase *tests = tcase_create("transcript");

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, characters_of_jis_are_no_doubt);
	tcase_add_test(tests, doubtful_characters_are_told_once);
	tcase_add_test(tests, replacements_are_sound);
	tcase_add_test(tests, rows_are_fields);
	tcase_add_test(tests, field_knows_its_form);
	tcase_add_test(tests, letter_has_nothing_to_transcribe);
	tcase_add_test(tests, each_document_comes_in_the_formats_that_it_can);
	tcase_add_test(tests, every_row_of_the_report_is_a_known_field);
	tcase_add_test(tests, values_are_escaped);
	tcase_add_test(tests, paper_says_the_same);
	suite_add_tcase(suite, tests);
	return suite;
}
