/* test_proof.c - files whose letters are wrong, each in another way: reading them back tells.
 *
 * The files are written as those of a run are, but by a hand that errs once.
 */
#include "program.h"
#include "said.h"

#include "layout/fonts.h"
#include "letters/proof.h"
#include "output/pdf_letters.h"
#include "xml/source.h"

#include <check.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

Suite *proof_suite(void);

#define RECORD "templates/records/misdelivery.xml"
#define HEAD "管理番号,氏名,郵便番号,住所1,住所2,グループ,対象項目\n"
#define ROWS                                                                                   \
	"1,汐見 遥,999-0001,水面県水面市港町1丁目1番,,customer,\n"               \
	"2,葛󠄀城 髙﨑,999-0456,水面県水面市港町2丁目2番,,customer,\n"        \
	"3,三日月 渉,999-0789,水面県水面市港町3丁目3番,,customer,\n"            \
	"4,若葉 灯,999-0999,水面県水面市港町4丁目4番,,customer,お名前\n"

enum { LETTERS = 4 };

/* A list with its letters laid out, as a run has them before it writes. */
static struct {
	char *folder;
	struct arena *arena;
	struct findings *findings, *found;
	struct schema *schema;
	struct font_library *fonts;
	struct record *record;
	struct list *list;
	struct list_reader *reader;
	struct job_task task;
	struct buffer source; /* of the record */
	struct kinds_question question;
	struct sheet_form form;
	struct volumes volumes;
	struct kinds *other;           /* of letters to the same people */
	struct list_row rows[LETTERS]; /* what they say stays */
	struct own_letter letters[LETTERS];
	bool padded; /* in the file each begins a sheet */
} made;

static bool call(void *data, const struct record *record, const struct kind *kind,
	struct kind_call *call)
{
	(void)data;
	*call = (struct kind_call){.variant = "letter",
		.draft = made.task.draft,
		.reader = view_reader_of(record, "individual", kind->stand_in)};
	return true;
}

static bool safe(void *data, const struct record *record, const struct kind *kind,
	const struct kind_call *call, const struct document *document,
	struct findings *findings)
{
	(void)data, (void)record, (void)kind, (void)call, (void)document, (void)findings;
	return true;
}

static bool view(void *data, const struct record *record, struct kind_call *call,
	struct buffer *to, struct findings *findings)
{
	(void)data, (void)findings;
	view_write(record, &call->reader, NULL, to);
	return true;
}

static void list_make(void)
{
	static const char *const groups[] = {"customer", NULL};
	static struct list_question question = {.home = TODOKE_BUILD "/share/todoke"};
	const char *path = arena_format(made.arena, "%s/list.csv", made.folder);

	question.path = path;
	question.groups = groups;
	file_write(path, HEAD ROWS);
	made.list = list_open(&question, made.findings);
	ck_assert_ptr_nonnull(made.list);
	ck_assert(list_survey(made.list, NULL, NULL, made.findings));
	made.reader = list_reader_new(made.list);
}

/* The row INDEX, in memory of its own. */
static struct list_row row_copy(size_t index)
{
	struct list_row row = *list_reader_row(made.reader, index, made.findings);

	for (size_t i = 0; i < LIST_FIELDS; i++)
		row.fields[i] = arena_text(made.arena, row.fields[i]);
	return row;
}

/* The letter of ROW as number NUMBER. */
static struct own_letter letter_of(const struct list_row *row, size_t number)
{
	const struct kind *kind = kinds_of(made.volumes.kinds, row);
	struct own_letter letter;

	ck_assert(kind_letter(
		made.volumes.kinds, kind, row, NULL, made.arena, made.findings, &letter));
	sheets_mark(&made.volumes.sheets, row, number, letter.pages, letter.mould->page_count);
	return letter;
}

static void letters_lay(const char *style, const char *window)
{
	list_make();
	made.fonts = font_library_new();
	made.schema = schema_load("core/schema/incident.xsd", made.findings);
	ck_assert(source_load(RECORD, xml_limits_default.bytes, &made.source, made.findings));
	made.record = record_read(
		RECORD, made.source.data, made.source.length, made.schema, made.findings);
	made.task = (struct job_task){.home = TODOKE_BUILD "/share/todoke",
		.pack = "templates/individual",
		.language = "ja",
		.record = RECORD,
		.style = style,
		.window = window};
	made.question = (struct kinds_question){.task = &made.task,
		.call = call,
		.view = view,
		.safe = safe,
		.record = made.record,
		.source = &made.source,
		.list_file = "list.csv",
		.sheets = &made.volumes.sheets,
		.fonts = made.fonts,
		.processes = 2};
	ck_assert(sheet_form_open("templates/marks/standard.xml", &made.form, made.findings));
	made.volumes = (struct volumes){kinds_new(&made.question), made.list,
		{.marks = SHEET_CODE | SHEET_BARS, .form = made.form}};
	for (size_t i = 0; i < LETTERS; i++) {
		made.rows[i] = row_copy(i);
		kinds_add(made.volumes.kinds, &made.rows[i], i, 1);
	}
	ck_assert_msg(kinds_build(made.volumes.kinds, made.findings), "%s",
		said(made.findings, made.arena));
	for (size_t i = 0; i < LETTERS; i++)
		made.letters[i] = letter_of(&made.rows[i], i + 1);
}

static void setup(void)
{
	memset(&made, 0, sizeof made);
	made.folder = folder_new();
	made.arena = arena_new();
	made.findings = findings_new();
	made.found = findings_new();
}

static void teardown(void)
{
	kinds_free(made.other);
	kinds_free(made.volumes.kinds);
	list_reader_free(made.reader);
	list_free(made.list);
	font_library_free(made.fonts);
	record_free(made.record);
	buffer_done(&made.source);
	schema_free(made.schema);
	findings_free(made.findings);
	findings_free(made.found);
	arena_free(made.arena);
	folder_done(made.folder);
}

/* What reading back says of the file that has COUNT of the letters, by their indices in ORDER:
 * "line id page", or "" when it finds nothing. */
static const char *file_read_back(const struct kinds *kinds, const size_t *order, size_t count)
{
	char *path = arena_format(made.arena, "%s/letters.pdf", made.folder);
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct pdf_letters *letters = pdf_letters_new(kinds_next(kinds, NULL)->stock);
	bool holds;

	for (size_t i = 0; i < count; i++)
		pdf_letters_add(letters, made.letters[order[i]].mould,
			made.letters[order[i]].pages, made.padded);
	ck_assert(pdf_letters_save(letters, fd, made.findings));
	pdf_letters_free(letters);
	holds = proof_volume(&made.volumes, PROOF_EVERY, made.reader, 0, LETTERS, fd,
		"letters.pdf", made.found);
	close(fd);
	ck_assert_uint_eq(findings_count(made.found, LEVEL_NOTE), holds ? 0 : 1);
	if (holds)
		return "";
	ck_assert_str_eq(said_argument(made.found, 0, "file"), "letters.pdf");
	return arena_format(made.arena, "%zu %s %s", findings_at(made.found, 0)->place.line,
		findings_at(made.found, 0)->id, said_argument(made.found, 0, "page"));
}

static const char *read_back(void)
{
	return file_read_back(made.volumes.kinds, (const size_t[]){0, 1, 2, 3}, LETTERS);
}

START_TEST(right_letters_are_right)
{
	letters_lay(NULL, NULL);
	ck_assert_str_eq(read_back(), "");
}
END_TEST

/* As the summary of a run says: in a file and in a folder of files alike. */
START_TEST(a_sample_is_the_first_the_last_and_one_in_a_hundred)
{
	for (size_t i = 0; i < 250; i++) {
		ck_assert(proof_takes(PROOF_EVERY, i, 250));
		ck_assert(!proof_takes(PROOF_NONE, i, 250));
		ck_assert(proof_takes(PROOF_SAMPLE, i, 250)
			  == (i == 0 || i == 100 || i == 200 || i == 249));
	}
}
END_TEST

/* --- whose it is */

START_TEST(a_window_that_shows_somebody_else)
{
	letters_lay(NULL, NULL);
	made.letters[1].pages->first->first = made.letters[2].pages->first->first;
	ck_assert_str_eq(read_back(), "3 letters-proof 2");
	has(said_argument(made.found, 0, "found"), "三日月");
	has(said_argument(made.found, 0, "wanted"), "髙﨑");
}
END_TEST

/* What the letter says in a field of row 3, and where that is found. */
static const struct {
	enum list_field field;
	const char *text, *found;
} fields[] = {
	{LIST_NAME, "三日月 渉", "3 letters-proof 2"}, /* of another, over the right address */
	{LIST_NAME, "葛󠄀城 高﨑",
		"3 letters-proof 2"},                  /* a character that only looks alike */
	{LIST_NAME, "葛城 髙﨑", "3 letters-proof 2"}, /* a selector that was lost */
	{LIST_POSTAL_CODE, "999-0457", "3 letters-proof 2"},
	{LIST_ADDRESS_1, "水面県水面市港町2丁目", "3 letters-proof 2"}, /* its end is lost */
	{LIST_KEY, "20", "3 letters-proof-marks 2"}, /* no letter says it, but its code */
};

START_TEST(a_letter_that_is_not_its_row_s)
{
	struct list_row row;

	letters_lay(NULL, NULL);
	row = made.rows[1];
	row.fields[fields[_i].field] = fields[_i].text;
	made.letters[1] = letter_of(&row, 2);
	ck_assert_str_eq(read_back(), fields[_i].found);
}
END_TEST

/* --- which and how many */

/* The letters of a file, and what is found. */
static const struct {
	size_t order[LETTERS + 1], count;
	const char *found, *pages;
} orders[] = {
	{{0, 2, 3}, 3, "3 letters-proof 2", NULL},
	{{0, 1, 2}, 3, "5 letters-proof-missing 4", NULL},
	{{0, 1, 1, 2, 3}, 5, "4 letters-proof 3", NULL},
	{{0, 1, 2, 3, 1}, 5, "0 letters-proof-pages ", "5"},
	{{0, 2, 1, 3}, 4, "3 letters-proof 2", NULL},
};

START_TEST(letters_that_are_missing_too_many_or_in_the_wrong_order)
{
	letters_lay(NULL, NULL);
	ck_assert_str_eq(file_read_back(made.volumes.kinds, orders[_i].order, orders[_i].count),
		orders[_i].found);
	if (orders[_i].pages)
		ck_assert_str_eq(said_argument(made.found, 0, "found"), orders[_i].pages);
}
END_TEST

START_TEST(an_empty_page_that_is_missing_or_is_one_too_many)
{
	letters_lay(NULL, NULL);
	made.volumes.sheets.duplex = made.padded = true;
	ck_assert_str_eq(read_back(), "");
	made.padded = false;
	ck_assert_str_eq(read_back(), "2 letters-proof-more 2");
	findings_free(made.found);
	made.found = findings_new();
	made.volumes.sheets.duplex = false;
	made.padded = true;
	ck_assert_str_eq(read_back(), "3 letters-proof-kind 2");
}
END_TEST

/* --- what the letter says */

START_TEST(the_items_of_somebody_else)
{
	letters_lay(NULL, NULL);
	made.letters[1].mould = made.letters[3].mould;
	ck_assert_str_eq(read_back(), "3 letters-proof-kind 2");
}
END_TEST

START_TEST(words_of_another_outside_of_the_page)
{
	struct mark *mark;

	letters_lay(NULL, NULL);
	mark = made.letters[1].pages->first->last;
	while (mark->next)
		mark = mark->next;
	mark->next = arena_alloc(made.arena, sizeof *mark);
	*mark->next = *made.letters[2].pages->first->first;
	mark->next->x = -1000000;
	mark->next->next = NULL;
	ck_assert_str_eq(read_back(), "3 letters-proof 2");
}
END_TEST

START_TEST(metadata_of_other_letters)
{
	letters_lay(NULL, NULL);
	made.task.draft = "見本";
	made.other = kinds_new(&made.question);
	for (size_t i = 0; i < LETTERS; i++)
		kinds_add(made.other, &made.rows[i], i, 1);
	ck_assert(kinds_build(made.other, made.findings));
	ck_assert_str_eq(file_read_back(made.other, (const size_t[]){0, 1, 2, 3}, LETTERS),
		"0 letters-proof-file ");
}
END_TEST

/* --- marks for machines */

START_TEST(a_code_with_another_number)
{
	letters_lay(NULL, NULL);
	made.letters[1] = letter_of(&made.rows[1], 3);
	ck_assert_str_eq(read_back(), "3 letters-proof-marks 2");
}
END_TEST

START_TEST(a_code_twice_or_not_at_all)
{
	struct mark *mark;

	letters_lay(NULL, NULL);
	sheets_mark(&made.volumes.sheets, &made.rows[1], 2, made.letters[1].pages, 1);
	ck_assert_str_eq(read_back(), "3 letters-proof-marks 2");
	findings_free(made.found);
	made.found = findings_new();
	for (mark = made.letters[1].pages->first->first; mark->next->kind != MARK_SHAPE;)
		mark = mark->next;
	mark->next = NULL;
	ck_assert_str_eq(read_back(), "3 letters-proof-marks 2");
}
END_TEST

static struct mark *barcode_of(size_t letter)
{
	struct mark *mark = made.letters[letter].pages->first->first;

	while (mark && mark->kind != MARK_SHAPE)
		mark = mark->next;
	return mark;
}

START_TEST(a_barcode_of_another_address)
{
	letters_lay(NULL, "naga3-110x50-barcode");
	ck_assert_str_eq(read_back(), "");
	barcode_of(1)->rectangles = barcode_of(2)->rectangles;
	ck_assert_str_eq(read_back(), "3 letters-proof-marks 3");
}
END_TEST

/* --- letters laid out whole */

static bool in_window(const struct pages *pages, const struct mark *mark)
{
	const struct element *element = mark->element;

	while (element && element != pages->addressed)
		element = element->parent;
	return element;
}

/* Letter 2, laid out whole, but that the name in its window, or elsewhere, is that of letter 3.
 */
static void name_exchange(bool window)
{
	struct list_row row = made.rows[1];
	struct own_letter other;
	struct mark *mark = made.letters[1].pages->first->first;

	row.fields[LIST_NAME] = made.rows[2].fields[LIST_NAME];
	other = letter_of(&row, 2);
	for (const struct mark *from = other.pages->first->first; mark && from;
		mark = mark->next, from = from->next)
		if (mark->kind == MARK_GLYPHS
			&& in_window(made.letters[1].pages, mark) == window) {
			mark->glyphs = from->glyphs;
			mark->count = from->count;
		}
}

START_TEST(a_salutation_of_another_than_in_the_window)
{
	letters_lay("vertical", NULL);
	ck_assert_str_eq(read_back(), "");
	name_exchange(false);
	ck_assert_str_eq(read_back(), "3 letters-proof 3");
}
END_TEST

START_TEST(a_window_with_another_than_in_the_salutation)
{
	letters_lay("vertical", NULL);
	name_exchange(true);
	ck_assert_str_eq(read_back(), "3 letters-proof 3");
}
END_TEST

START_TEST(a_second_sheet_of_another_letter)
{
	letters_lay("vertical", NULL);
	made.letters[1].pages->first->next = made.letters[3].pages->first->next;
	ck_assert_str_eq(read_back(), "3 letters-proof-marks 4");
}
END_TEST

/* --- files that somebody else has written since */

START_TEST(a_file_with_an_attachment)
{
	int fd;

	letters_lay(NULL, NULL);
	ck_assert_str_eq(read_back(), "");
	run_expect(run_shell("cd %s && qpdf --object-streams=generate --add-attachment list.csv"
			     " -- letters.pdf other.pdf",
			   made.folder),
		0, NULL);
	fd = open(arena_format(made.arena, "%s/other.pdf", made.folder), O_RDONLY | O_CLOEXEC);
	ck_assert(!proof_volume(&made.volumes, PROOF_EVERY, made.reader, 0, LETTERS, fd,
		"letters.pdf", made.found));
	close(fd);
	ck_assert_str_eq(findings_at(made.found, 0)->place.file, "letters.pdf");
}
END_TEST

Suite *proof_suite(void)
{
	Suite *suite = suite_create("proof");
	TCase *tests = tcase_create("proof");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, right_letters_are_right);
	tcase_add_test(tests, a_sample_is_the_first_the_last_and_one_in_a_hundred);
	tcase_add_test(tests, a_window_that_shows_somebody_else);
	tcase_add_loop_test(
		tests, a_letter_that_is_not_its_row_s, 0, sizeof fields / sizeof *fields);
	tcase_add_loop_test(tests, letters_that_are_missing_too_many_or_in_the_wrong_order, 0,
		sizeof orders / sizeof *orders);
	tcase_add_test(tests, an_empty_page_that_is_missing_or_is_one_too_many);
	tcase_add_test(tests, the_items_of_somebody_else);
	tcase_add_test(tests, words_of_another_outside_of_the_page);
	tcase_add_test(tests, metadata_of_other_letters);
	tcase_add_test(tests, a_code_with_another_number);
	tcase_add_test(tests, a_code_twice_or_not_at_all);
	tcase_add_test(tests, a_barcode_of_another_address);
	tcase_add_test(tests, a_salutation_of_another_than_in_the_window);
	tcase_add_test(tests, a_window_with_another_than_in_the_salutation);
	tcase_add_test(tests, a_second_sheet_of_another_letter);
	tcase_add_test(tests, a_file_with_an_attachment);
	suite_add_tcase(suite, tests);
	return suite;
}
