/* test_mail_proof.c - folders of mail that are wrong, each in another way: reading them back
 * tells.
 *
 * The files are written as those of a run are, but by a hand that errs once: in a row, or in
 * the bytes of a file.
 */
#include "program.h"
#include "said.h"

#include "letters/mail_proof.h"
#include "output/bytes.h"
#include "xml/source.h"

#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *mail_proof_suite(void);

#define RECORD "tests/records/letters.xml"
#define HEAD "管理番号,氏名,グループ,対象項目,言語,保護者,会社名,メールアドレス,通知方法\n"
#define ROW_2 "2,葛󠄀城 髙﨑,members,,,,,b@example.jp,メール\n"
#define ROW_3 "3,三日月 渉,members,,,波戸 汀,,c@example.jp,メール\n"
#define ROW_4 "4,若葉 灯,members,お名前,,,,d..4.@example.ne.jp,メール\n"
#define ROW_5 "5,\"Maple \"\"M\"\" Cedar\",members,,en,,,e@example.jp,メール\n"
#define ROWS                                                                                                                      \
	"1,〜汐見 "                                                                                                            \
	"遥,members,,,,"                                                                                                         \
	"みなと～商店星見海岸通り第二支店お客様個人情報お問合せ特別対応専門部門,a@example.jp," \
	"メール\n" ROW_2 ROW_3 ROW_4 ROW_5

enum { MAILS = 5 };

/* The kinds of the list, as a run has them before it writes: once for all tests. */
static struct {
	char *folder;
	struct arena *arena;
	struct findings *findings;
	struct schema *schema;
	struct record *record;
	struct job_task task;
	struct buffer source; /* of the record */
	struct kinds_question question;
	struct kinds *kinds;
} common;

static struct {
	char *folder;
	struct arena *arena;
	struct findings *findings, *found;
	struct list *list, *erring;
	struct list_reader *reader, *erring_reader;
	struct post post;
} made;

static bool call(void *data, const struct record *record, const struct kind *kind,
	struct kind_call *call)
{
	(void)data;
	*call = (struct kind_call){
		.variant = strcmp(kind->language, "en") == 0 ? "english-mail" : "mail",
		.draft = common.task.draft,
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

/* The list of ROWS in the file NAME of FOLDER, read. */
static struct list *list_of(const char *folder, const char *name, const char *rows)
{
	static const char *const groups[] = {"members", NULL};
	struct arena *arena = common.arena;
	struct list_question *question = arena_alloc(arena, sizeof *question);
	const char *path = arena_format(arena, "%s/%s", folder, name);
	struct list *list;

	*question = (struct list_question){
		.home = TODOKE_BUILD "/share/todoke", .path = path, .groups = groups};
	file_write(path, arena_format(arena, "%s%s", HEAD, rows));
	list = list_open(question, common.findings);
	ck_assert_ptr_nonnull(list);
	ck_assert(list_survey(list, NULL, NULL, common.findings));
	ck_assert_msg(list_counts(list)->mail == list_counts(list)->rows, "%s",
		said(common.findings, arena));
	return list;
}

static void kinds_make(struct list_reader *reader)
{
	common.schema = schema_load("core/schema/incident.xsd", common.findings);
	ck_assert(
		source_load(RECORD, xml_limits_default.bytes, &common.source, common.findings));
	common.record = record_read(RECORD, common.source.data, common.source.length,
		common.schema, common.findings);
	common.task = (struct job_task){.home = TODOKE_BUILD "/share/todoke",
		.pack = "templates/individual",
		.language = "ja",
		.draft = "案",
		.record = RECORD};
	common.question = (struct kinds_question){.task = &common.task,
		.call = call,
		.view = view,
		.safe = safe,
		.mail = true,
		.record = common.record,
		.source = &common.source,
		.list_file = "list.csv",
		.processes = 2};
	common.kinds = kinds_new(&common.question);
	for (size_t i = 0; i < MAILS; i++)
		kinds_add(common.kinds, list_reader_row(reader, i, common.findings), i, 1);
	ck_assert_msg(kinds_build(common.kinds, common.findings), "%s",
		said(common.findings, common.arena));
}

static void common_setup(void)
{
	struct list_reader *reader;
	struct list *list;

	memset(&common, 0, sizeof common);
	common.folder = folder_new();
	common.arena = arena_new();
	common.findings = findings_new();
	list = list_of(common.folder, "kinds.csv", ROWS);
	reader = list_reader_new(list);
	kinds_make(reader);
	list_reader_free(reader);
	list_free(list);
}

static void common_teardown(void)
{
	kinds_free(common.kinds);
	record_free(common.record);
	buffer_done(&common.source);
	schema_free(common.schema);
	findings_free(common.findings);
	arena_free(common.arena);
	folder_done(common.folder);
}

static void setup(void)
{
	memset(&made, 0, sizeof made);
	made.folder = folder_new();
	made.arena = arena_new();
	made.findings = findings_new();
	made.found = findings_new();
	made.post = (struct post){.from = "privacy@example.jp",
		.from_name = "花水木園芸株式会社〜本店¥",
		.from_name_english = "Hanamizuki Gardening Co., Ltd.",
		.encoding = "utf-8"};
	made.list = list_of(made.folder, "list.csv", ROWS);
	made.reader = list_reader_new(made.list);
}

static void teardown(void)
{
	list_reader_free(made.reader);
	list_free(made.list);
	list_reader_free(made.erring_reader);
	list_free(made.erring);
	findings_free(made.findings);
	findings_free(made.found);
	arena_free(made.arena);
	folder_done(made.folder);
}

static const char *mail_path(const char *name)
{
	return arena_format(made.arena, "%s/mail/%s", made.folder, name);
}

/* Writes the mails of the rows of READER, from POST; the folder. */
static int mails_write(const struct post *post, struct list_reader *reader)
{
	size_t letters;
	int folder;

	run_expect(run_shell("rm -rf %s/mail && mkdir %s/mail", made.folder, made.folder), 0,
		NULL);
	folder = open(mail_path("."), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert(post_write(
		post, common.kinds, reader, 0, MAILS, folder, &letters, made.findings));
	return folder;
}

/* What reading back says of FOLDER, which is closed: "line id", or "". */
static const char *read_back(int folder, enum proof_extent extent)
{
	const struct mail_proof proof = {
		&made.post, common.kinds, extent, made.reader, 0, MAILS};
	bool holds;

	findings_free(made.found);
	made.found = findings_new();
	holds = mail_proof_holds(&proof, folder, "mail", made.found);
	close(folder);
	ck_assert_uint_eq(findings_count(made.found, LEVEL_NOTE), holds ? 0 : 1);
	if (holds)
		return "";
	return arena_format(made.arena, "%zu %s", findings_at(made.found, 0)->place.line,
		findings_at(made.found, 0)->id);
}

START_TEST(right_mail_is_right)
{
	static const char *const encodings[] = {"utf-8", "iso-2022-jp", "cp932"};

	made.post.encoding = encodings[_i];
	ck_assert_str_eq(read_back(mails_write(&made.post, made.reader), PROOF_EVERY), "");
	made.post.date = "Thu, 19 Nov 2026 10:00:00 +0900";
	ck_assert_str_eq(read_back(mails_write(&made.post, made.reader), PROOF_EVERY), "");
}
END_TEST

/* --- a row that was mistaken for another */

/* What stood in the list when the mail of row 2 was written, and what is found. */
static const struct {
	const char *row, *found, *field;
} rows[] = {
	{"2,葛󠄀城 髙﨑,members,,,,,c2@example.jp,メール\n", "3 letters-proof-mail",
		"To"},
	{"2,葛󠄀城 髙﨑,members,,,,,b@example.jp.invalid,メール\n",
		"3 letters-proof-mail", "To"},
	{"2,三日月 渉,members,,,,,b@example.jp,メール\n", "3 letters-proof-mail", "To"},
	{"2,葛󠄀城 高﨑,members,,,,,b@example.jp,メール\n", /* that only looks alike */
		"3 letters-proof-mail", "To"},
	{"2,葛城 髙﨑,members,,,,,b@example.jp,メール\n", /* a selector that was lost */
		"3 letters-proof-mail", "To"},
	{"2,葛󠄀城 髙﨑,members,お名前,,,,b@example.jp,メール\n", /* the items of
									       * row 4
									       */
		"3 letters-proof-mail-text", ""},
	{"2,葛󠄀城 髙﨑,members,,en,,,b@example.jp,メール\n", "3 letters-proof-mail",
		"From"},
	{"2,葛󠄀城 髙﨑,members,,,波戸 汀,,b@example.jp,メール\n",
		"3 letters-proof-mail", "To"},
};

START_TEST(mail_that_is_another_row_s)
{
	made.erring = list_of(made.folder, "erring.csv",
		arena_format(made.arena, "%.*s%s" ROW_3 ROW_4 ROW_5,
			(int)(strchr(ROWS, '\n') + 1 - ROWS), ROWS, rows[_i].row));
	made.erring_reader = list_reader_new(made.erring);
	ck_assert_str_eq(read_back(mails_write(&made.post, made.erring_reader), PROOF_EVERY),
		rows[_i].found);
	ck_assert_str_eq(said_argument(made.found, 0, "file"), "mail/2.eml");
	ck_assert_str_eq(said_argument(made.found, 0, "field"), rows[_i].field);
	ck_assert_str_ne(
		said_argument(made.found, 0, "found"), said_argument(made.found, 0, "wanted"));
}
END_TEST

START_TEST(mail_that_is_from_another_or_of_another_day)
{
	struct post post = made.post;

	post.from = "sales@example.jp";
	ck_assert_str_eq(read_back(mails_write(&post, made.reader), PROOF_EVERY),
		"2 letters-proof-mail");
	ck_assert_str_eq(said_argument(made.found, 0, "field"), "From");
	post = made.post;
	post.from_name = "別の会社";
	ck_assert_str_eq(read_back(mails_write(&post, made.reader), PROOF_EVERY),
		"2 letters-proof-mail");
	post = made.post;
	post.date = "Thu, 19 Nov 2026 10:00:00 +0900";
	ck_assert_str_eq(read_back(mails_write(&post, made.reader), PROOF_EVERY),
		"2 letters-proof-mail");
	ck_assert_str_eq(said_argument(made.found, 0, "field"), "Date");
}
END_TEST

/* --- bytes that went wrong */

/* In the mail of row 2 FROM, or its end, is replaced by TO. */
static void mail_change(const char *from, const char *to)
{
	char *bytes = file_read(mail_path("2.eml"), NULL);
	const char *at = from ? strstr(bytes, from) : bytes + strlen(bytes);

	ck_assert_msg(at, "no \"%s\" in %.600s", from, bytes);
	file_write(mail_path("2.eml"), arena_format(made.arena, "%.*s%s%s", (int)(at - bytes),
					       bytes, to, at + (from ? strlen(from) : 0)));
	free(bytes);
}

#define FORM "3 letters-proof-mail-form"

static const struct {
	const char *encoding, *from, *to, *found;
} changes[] = {
	{"utf-8", "Subject:", "Bcc: z@example.jp\r\nSubject:", FORM},
	{"utf-8", "Subject:", "Cc: z@example.jp\r\nSubject:", FORM},
	{"utf-8", "Subject:", "To: z@example.jp\r\nSubject:", FORM},
	{"utf-8", "Subject:", "X-List: 2\r\nSubject:", FORM},
	{"utf-8", "<b@example.jp>", "<b@example.jp>, <z@example.jp>", FORM},
	{"utf-8", "<b@example.jp>", "<b@example.jp,z@example.jp>", FORM},
	{"utf-8", "<b@example.jp>", "<b@example.jp> (c@example.jp)", FORM},
	{"utf-8", "To: ", "To: z@example.jp, ", FORM},
	{"utf-8", "To: ", "To: members: ", FORM},
	{"utf-8", "<b@example.jp>", "<b@exa@mple.jp>", FORM},
	{"utf-8", "<b@example.jp>", "", FORM},
	{"utf-8", "<b@example.jp>", "<\"b\"@example.jp>", ""},        /* the same */
	{"utf-8", "\r\n <b@example.jp>", "\r\n<b@example.jp>", FORM}, /* folded wrongly */
	{"utf-8", "\r\n <b@example.jp>", "\n <b@example.jp>", FORM},
	{"utf-8", "\r\n <b@example.jp>", "\r\n \r\n <b@example.jp>", FORM},
	{"utf-8", "\r\n <b@example.jp>", "\r\n\r\n <b@example.jp>", FORM},
	{"utf-8", "\r\n <b@example.jp>", " <b@example.jp>", ""}, /* folded otherwise */
	{"utf-8", "=?UTF-8?B?", "=?UTF-8?Q?", FORM},
	{"utf-8", "=?UTF-8?B?", "=?UTF-8?B?!", FORM},
	{"utf-8", "Subject: =?UTF-8?B?", "Subject: x =?UTF-8?B?", "3 letters-proof-mail"},
	{"utf-8", "Message-ID: <", "Message-ID: <0", "3 letters-proof-mail"},
	{"utf-8", "Content-Language: ja", "Content-Language: en", "3 letters-proof-mail"},
	{"utf-8", "text/plain; charset=UTF-8", "multipart/mixed; boundary=x", FORM},
	{"utf-8", "text/plain", "text/html", FORM},
	{"utf-8", "charset=UTF-8", "charset=Windows-31J", FORM},
	{"utf-8", "charset=UTF-8", "charset=UTF-8; name=a.txt", FORM},
	{"utf-8", "Encoding: base64", "Encoding: 8bit", FORM},
	{"utf-8", "MIME-Version: 1.0\r\n", "", FORM},
	{"utf-8", NULL, "44GC\r\n", NULL}, /* behind base64 that is padded, or not */
	{"utf-8", NULL, "\r\n", FORM},
	{"utf-8", NULL, "--x\r\n", FORM},
	{"iso-2022-jp", NULL, "Further words.\r\n", "3 letters-proof-mail-text"},
	{"iso-2022-jp", NULL, "\r\n", "3 letters-proof-mail-text"},
	{"iso-2022-jp", NULL, "Not ended.", FORM},
	{"iso-2022-jp", NULL, "\xE3\x81\x82\r\n", FORM},
	{"iso-2022-jp", NULL, ">b\r\n", FORM},
	{"iso-2022-jp", NULL, "\x1B[2J\r\n", FORM},
	{"iso-2022-jp", "delsp=yes", "delsp=no", FORM},
};

START_TEST(a_file_that_was_changed)
{
	int folder;
	const char *said;

	made.post.encoding = changes[_i].encoding;
	/* Whose every character JIS has. */
	if (strcmp(made.post.encoding, "utf-8") != 0) {
		list_reader_free(made.reader);
		list_free(made.list);
		made.list = list_of(made.folder, "list.csv",
			"1,汐見 遥,members,,,,,a@example.jp,メール\n"
			"2,渚 凪,members,,,,,b@example.jp,メール\n" ROW_3 ROW_4 ROW_5);
		made.reader = list_reader_new(made.list);
	}
	folder = mails_write(&made.post, made.reader);
	mail_change(changes[_i].from, changes[_i].to);
	said = read_back(folder, PROOF_EVERY);
	if (changes[_i].found)
		ck_assert_str_eq(said, changes[_i].found);
	else
		ck_assert_msg(strncmp(said, "3 letters-proof-mail-", 21) == 0, "%s", said);
}
END_TEST

/* --- which files there are */

static const struct {
	const char *command, *every, *sample;
} folders[] = {
	{"mv 2.eml x && mv 3.eml 2.eml && mv x 3.eml", "3 letters-proof-mail", ""},
	{"rm 2.eml", "3 letters-proof-mail-missing", "0 letters-proof-mail-folder"},
	{"cp 3.eml 2.eml", "3 letters-proof-mail", ""},
	{"cp 3.eml 6.eml", "0 letters-proof-mail-folder", "0 letters-proof-mail-folder"},
	{"mv 2.eml ../2.eml && ln -s ../2.eml 2.eml", "3 letters-proof-mail-missing", ""},
	{": > 2.eml", FORM, ""},
	/* Another's text under the right address. */
	{"sed -n '1,/^\\r$/p' 2.eml > x && sed '1,/^\\r$/d' 3.eml >> x && mv x 2.eml",
		"3 letters-proof-mail-text", ""},
	{": > 1.eml", "2 letters-proof-mail-form", "2 letters-proof-mail-form"},
	{": > 5.eml", "6 letters-proof-mail-form", "6 letters-proof-mail-form"},
};

START_TEST(files_that_are_missing_too_many_or_exchanged)
{
	int folder = mails_write(&made.post, made.reader);

	run_expect(run_shell("cd %s/mail && %s", made.folder, folders[_i].command), 0, NULL);
	ck_assert_str_eq(read_back(dup(folder), PROOF_EVERY), folders[_i].every);
	ck_assert_str_eq(read_back(dup(folder), PROOF_SAMPLE), folders[_i].sample);
	ck_assert_str_eq(read_back(folder, PROOF_NONE), "");
}
END_TEST

Suite *mail_proof_suite(void)
{
	Suite *suite = suite_create("mail_proof");
	TCase *tests = tcase_create("mail_proof");

	tcase_add_unchecked_fixture(tests, common_setup, common_teardown);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, right_mail_is_right, 0, 3);
	tcase_add_loop_test(tests, mail_that_is_another_row_s, 0, sizeof rows / sizeof *rows);
	tcase_add_test(tests, mail_that_is_from_another_or_of_another_day);
	tcase_add_loop_test(
		tests, a_file_that_was_changed, 0, sizeof changes / sizeof *changes);
	tcase_add_loop_test(tests, files_that_are_missing_too_many_or_exchanged, 0,
		sizeof folders / sizeof *folders);
	suite_add_tcase(suite, tests);
	return suite;
}
