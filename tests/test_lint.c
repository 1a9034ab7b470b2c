/* Wrong words, each with a near miss that is none: tests/lint/words.table. */
#include "lint/lint.h"
#include "lint/named.h"
#include "lint/promise.h"
#include "program.h"
#include "said.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

struct linted {
	struct arena *arena;
	struct findings *findings;
	struct document *document;
	bool promised;
	const char *unlinted;
};

static struct linted linted_new(void)
{
	struct linted linted = {arena_new(), findings_new(), NULL, false, NULL};

	linted.document = document_new(linted.arena);
	return linted;
}

static void linted_done(struct linted *linted)
{
	findings_free(linted->findings);
	arena_free(linted->arena);
}

static void words_add(struct linted *linted, struct block *in, const char *text, size_t length)
{
	if (!length)
		return;
	block_words(linted->document, in, arena_copy(linted->arena, text, length));
	in->last->source = (struct place){"template", 5, 2};
}

/* TEXT, in which <...> is text of the record, as a block of KIND. */
static void linted_add(struct linted *linted, enum block_kind kind, const char *text)
{
	const struct fact fact = {.path = "cause", .type = "text", .place = {"record", 7, 3}};
	struct block *block = block_add(linted->document, linted->document->root, kind);
	const char *open;

	for (; (open = strchr(text, '<')); text = strchr(open, '>') + 1) {
		words_add(linted, block, text, (size_t)(open - text));
		block_fact(linted->document, block, &fact,
			arena_copy(linted->arena, open + 1,
				(size_t)(strchr(open, '>') - open - 1)));
	}
	words_add(linted, block, text, strlen(text));
}

/* VIEW: what the readers may see, as XML. */
static void linted_look(struct linted *linted, const char *audience, const char *view)
{
	struct rulebook *rulebook = rulebook_open(
		arena_format(linted->arena, "locales/%s/lint.xml",
			linted->document->language ? linted->document->language : "ja"),
		"core/schema/lint.xsd", linted->arena, linted->findings);
	struct xml *xml = tree(view);

	ck_assert_ptr_nonnull(rulebook);
	lint_document(&(struct lint_question){
		.rulebook = rulebook,
		.document = linted->document,
		.view = xml_root(xml),
		.audience = audience,
		.promised = linted->promised,
		.unlinted = linted->unlinted,
		.findings = linted->findings,
	});
	rulebook_close(rulebook);
	xml_free(xml);
}

/* "lint-word record; ..." */
static const char *linted_said(const struct linted *linted)
{
	const char *text = "-";

	for (size_t i = 0; i < findings_count(linted->findings, LEVEL_NOTE); i++) {
		const struct finding *finding = findings_at(linted->findings, i);

		text = arena_format(linted->arena, "%s%s%s %s", i ? text : "", i ? "; " : "",
			finding->id, finding->place.file);
	}
	return text;
}

static void row_check(const char *audience, const char *expected, const char *text)
{
	struct linted linted = linted_new();

	for (char *rest = arena_text(linted.arena, text), *part; (part = strsep(&rest, "|"));)
		linted_add(&linted, BLOCK_PARAGRAPH, part);
	linted.promised = true;
	linted_look(&linted, audience, "<incident/>");
	ck_assert_msg(strcmp(linted_said(&linted), expected) == 0, "%s: %.300s: %.600s",
		audience, text, linted_said(&linted));
	linted_done(&linted);
}

START_TEST(words_and_near_misses)
{
	char *table = file_read("tests/lint/words.table", NULL), *rest = table;
	size_t rows = 0;

	for (char *line; (line = strtok_r(rest, "\n", &rest));) {
		char *audience, *expected;

		if (*line == '#')
			continue;
		audience = strsep(&line, "\t");
		expected = strsep(&line, "\t");
		ck_assert_ptr_nonnull(line);
		row_check(audience, expected, line);
		rows++;
	}
	ck_assert_uint_gt(rows, 50);
	free(table);
}
END_TEST

/* The findings about TEXT for the public when VIEW is what may be seen. */
static void seen_check(const char *view, bool promised, const char *text, const char *expected)
{
	struct linted linted = linted_new();

	linted.promised = promised;
	linted_add(&linted, BLOCK_PARAGRAPH, text);
	linted_look(&linted, "public", view);
	ck_assert_msg(strcmp(linted_said(&linted), expected) == 0, "%.300s: %.600s", text,
		linted_said(&linted));
	linted_done(&linted);
}

/* The blocks of a letter; NULL: without. */
static void letter_look(const char *opening, const char *closing, const char *expected)
{
	struct linted linted = linted_new();

	if (opening)
		linted_add(&linted, BLOCK_OPENING, opening);
	linted_add(&linted, BLOCK_PARAGRAPH, "2026年11月16日に書類を誤って送りました。");
	if (closing)
		linted_add(&linted, BLOCK_CLOSING, closing);
	linted_look(&linted, "individual", "<incident/>");
	ck_assert_msg(strcmp(linted_said(&linted), expected) == 0, "%s-%s: %.600s", opening,
		closing, linted_said(&linted));
	linted_done(&linted);
}

START_TEST(openings_and_closings_are_pairs)
{
	letter_look("謹啓", "謹白", "-");
	letter_look("謹啓", "敬具", "letter-pair template");
	letter_look("謹啓", NULL, "letter-half template");
	letter_look(NULL, "謹白", "letter-half template");
	letter_look("一筆申し上げます", "かしこ", "letter-opening template");
	letter_look(NULL, NULL, "-");
}
END_TEST

/* 確認されていない is not ない, in a template either. */
START_TEST(no_sentence_says_more_than_the_record)
{
	static const char feared[] =
		"<incident><group id='g'><leak>%s</leak></group></incident>";
	static const char denial[] = "お客様の情報の漏えいはありません。";
	static const struct {
		const char *leak, *text, *expected;
	} rows[] = {
		{"open", denial, "denial-contradicts template"},
		{"not-confirmed", denial, "denial-contradicts template"},
		{"suspected", "<個人情報の漏えいはありません。>", "denial-contradicts record"},
		{"denied", denial, "-"},
		{"undisclosed", denial, "denial-unfounded template"},
		{"suspected", "本日現在、漏えいの事実は確認されておりません。", "-"},
		{"suspected", "クレジットカード情報の漏えいはありません。", "-"},
	};
	struct arena *arena = arena_new();

	seen_check("<incident><misuse>denied</misuse></incident>", true, "悪用はありません。",
		"-");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		seen_check(arena_format(arena, feared, rows[i].leak), true, rows[i].text,
			rows[i].expected);
	arena_free(arena);
}
END_TEST

START_TEST(what_is_promised_is_in_the_record)
{
	static const char none[] = "<incident/>";
	static const char text[] = "調査が終わりましたら、改めてお知らせいたします。";

	seen_check(none, false, text, "lint-promise template");
	seen_check(none, true, text, "-");
	seen_check(none, false, "9月1日に、改めてお知らせいたしました。", "-");
	seen_check(none, false, "新たな事実が判明した場合は、改めてお知らせいたします。", "-");
}
END_TEST

START_TEST(what_is_assured_is_in_the_record)
{
	static const char text[] = "パスワードをお尋ねすることはありません。";

	seen_check("<incident/>", true, text, "lint-assurance template");
	seen_check("<incident/>", true, "<パスワードをお尋ねすることはありません。>", "-");
	seen_check(
		"<incident><request>お電話でお尋ねすることはありません。</request></incident>",
		true, text, "-");
}
END_TEST

/* A promised day is printed when the record shows it to the readers. */
START_TEST(a_promised_day_needs_its_approval)
{
	static const struct fact due = {.path = "p/due", .type = "date"};
	static const struct fact released = {
		.path = "r/date", .type = "date", .value = "2026-11-20"};

	for (int shown = 0; shown < 2; shown++) {
		struct linted linted = linted_new();
		struct block *root = linted.document->root, *block;

		block_fact(linted.document, block_add(linted.document, root, BLOCK_DATE),
			&released, "2026年11月20日");
		block = block_add(linted.document, root, BLOCK_PARAGRAPH);
		block_fact(linted.document, block, &due, "2026年12月18日");
		block_words(linted.document, block, "までにお知らせいたします。");
		linted.promised = true;
		linted_look(&linted, "public",
			shown ? "<incident><promise "
				"id='p'><due>2026-12-18</due></promise></incident>"
			      : "<incident/>");
		ck_assert_uint_eq(findings_count(linted.findings, LEVEL_NOTE), !shown);
		linted_done(&linted);
	}
}
END_TEST

/* A manifest takes rules out, by their id. */
START_TEST(a_pack_says_which_rules_do_not_hold)
{
	struct linted linted = linted_new();

	linted_add(&linted, BLOCK_PARAGRAPH, "お詫び申し上げます。");
	linted.unlinted = "lint-apology-early lint-silent-cause";
	linted_look(&linted, "public", "<incident/>");
	ck_assert_str_eq(linted_said(&linted), "-");
	linted_done(&linted);
}
END_TEST

/* What a form leaves unticked is not said; a company is called what it is called. */
START_TEST(what_is_not_looked_at)
{
	const struct fact name = {.path = "vendor/name", .type = "text"};
	struct linted linted = linted_new();
	struct block *block;

	linted_add(&linted, BLOCK_CHOICE, "その他（　）");
	block = block_add(linted.document, linted.document->root, BLOCK_LINE);
	block_fact(linted.document, block, &name, "株式会社漏洩対策");
	linted_look(&linted, "public", "<incident/>");
	ck_assert_str_eq(linted_said(&linted), "-");
	linted_done(&linted);
}
END_TEST

START_TEST(a_malformed_rulebook_says_where)
{
	static const char text[] =
		"<lint xmlns='urn:todoke:lint:1'><words id='lint-word' for='public' advice='a'"
		" source='s'><pattern>(</pattern></words></lint>";
	struct linted linted = linted_new();
	char *folder = folder_new();
	char *path = arena_format(linted.arena, "%s/lint.xml", folder);
	const char *where;

	file_write(path, text);
	rulebook_close(
		rulebook_open(path, "core/schema/lint.xsd", linted.arena, linted.findings));
	where = said(linted.findings, linted.arena);
	ck_assert_str_eq(where, "1:90 lint-pattern");
	folder_done(folder);
	linted_done(&linted);
}
END_TEST

/* A record that is as it should be, but for FROM, which is now TO; made for the persons. */
static struct run made_with(const char *folder, const char *from, const char *to)
{
	return run_shell("sed 's/%s/%s/' templates/records/misdelivery.xml >%s/record.xml &&"
			 " todoke make %s/record.xml -t individual -f text -o %s/out",
		from, to, folder, folder, folder);
}

/* The words of a record are told where they stand in it; the letter is made all the same. */
START_TEST(a_wrong_word_is_told_where_it_was_written)
{
	char *folder = folder_new();
	struct run run = made_with(folder, "により判明", "により漏洩が判明");

	ck_assert_int_eq(run.status, 1);
	has(run.errors,
		"record.xml:20:2: warning[lint-notation]: 「漏洩」は「漏えい」と書きます");
	has(run.output, "individual");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(what_must_not_go_out_is_not_made)
{
	char *folder = folder_new();
	struct run run = made_with(folder, "により判明", "により○○が判明");

	ck_assert_int_eq(run.status, 2);
	has(run.errors, "record.xml:20:2: error[lint-leftover]: 「○○」が残っています");
	has_not(run.output, "individual");
	run_done(&run);
	folder_done(folder);
}
END_TEST

static struct record *record_of(struct linted *linted, struct schema *schema, const char *text)
{
	struct record *record =
		record_read("r.xml", text, strlen(text), schema, linted->findings);

	ck_assert_msg(record, "%.600s", said(linted->findings, linted->arena));
	return record;
}

/* --- names */

static const struct {
	const char *text;     /* of the record */
	const char *audience; /* who reads it and may not know the name; NULL: nobody */
} named[] = {
	{"<overview id='o' for='public'>みちしるべ解析に調査を依頼しました。</overview>",
		"public"},
	{"<overview id='o' for='public'>株式会社　みちしるべ解析に依頼しました。</overview>",
		"public"},
	{"<overview id='o' for='public'>外部の調査会社に依頼しました。</overview>", NULL},
	{"<overview id='o' for='ppc'>みちしるべ解析に調査を依頼した。</overview>", NULL},
	{"<overview id='o' for='public'>架空商事株式会社のお知らせです。</overview>", NULL},
	{"<overview id='o' for='public'>丘の上配送をご利用の皆様へ。</overview>", NULL},
	{"<overview id='o' for='individual'>担当の見本花子が確認しました。</overview>",
		"individual"},
	{"<overview id='o' for='individual'>見本市の会場です。</overview>", NULL},
	{"<overview id='o' for='partner'>青嶺ガスの情報をお預かりしています。</overview>",
		"partner"},
	{"<overview id='o' for='public'>LockBit 3.0の攻撃です。</overview>", "public"},
	{"<overview id='o' for='public'>委託先のシステムの不具合です。</overview>", NULL},
	{"<overview id='o' for='public'>YamabikoVPNの脆弱性です。</overview>", "public"},
	{"<overview id='o' for='public'>業務用サーバーを停止しました。</overview>", NULL},
};

/* Partners of one incident are others to each other. */
START_TEST(texts_name_nobody_who_is_hidden)
{
	static const char record[] =
		"<incident xmlns='urn:todoke:incident:1' id='i'><self ref='c'/>"
		"<party id='c'><name>架空商事株式会社</name></party>"
		"<party id='v'><name>株式会社みちしるべ解析</name></party>"
		"<party id='a'><name>青嶺ガス株式会社</name></party>"
		"<party id='b'><name>ことり水道株式会社</name></party>"
		"<party id='d' for='public individual partner'><name>丘の上配送</name></party>"
		"<person id='p'><name>見本　花子</name></person>%s"
		"<group id='g' kind='customer'><handler id='h1' ref='a' "
		"role='controller'/></group>"
		"<group id='g2' kind='customer'><handler id='h2' ref='b' "
		"role='controller'/></group>"
		"<attack id='k1'><name>LockBit 3.0</name></attack>"
		"<attack id='k2'><name>委託先のシステム</name></attack>"
		"<system id='s1' kind='vpn'><name>YamabikoVPN</name></system>"
		"<system id='s2' kind='server'><name>業務用サーバー</name></system></incident>";
	struct linted linted = linted_new();
	struct schema *schema = schema_load("core/schema/incident.xsd", linted.findings);
	struct record *read =
		record_of(&linted, schema, arena_format(linted.arena, record, named[_i].text));

	named_find(read, linted.findings);
	ck_assert_uint_eq(
		findings_count(linted.findings, LEVEL_NOTE), named[_i].audience ? 1 : 0);
	if (named[_i].audience)
		ck_assert_str_eq(
			said_argument(linted.findings, 0, "audience"), named[_i].audience);
	record_free(read);
	schema_free(schema);
	linted_done(&linted);
}
END_TEST

/* Of the readers' own text make says the same, and the document is not made. */
START_TEST(a_name_typed_by_hand_does_not_go_out)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"cd %s && sed -e 's/により判明/により株式会社みちしるべ解析が判明/' -e"
		" 's,<person ,<party id=\"v\"><name>株式会社みちしるべ解析</name></party>&,'"
		" $OLDPWD/templates/records/misdelivery.xml >r.xml &&"
		" todoke make r.xml -t individual -f text -o out",
		folder);

	ck_assert_msg(run.status == 2, "%d %.600s", run.status, run.errors);
	has(run.errors, "warning[lint-named]");
	has(run.errors, "株式会社みちしるべ解析");
	has_not(run.output, "individual");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- promises */

/* ATTRIBUTES and CONTENT of a promise; whether it is owned; how many findings. */
static const struct {
	const char *attributes, *content;
	bool owned;
	size_t findings;
} promises[] = {
	{"owner='p'", "<due>2026-12-18</due>", true, 0},
	{"owner='p'", "", false, 1},
	{"", "<due>2026-12-18</due>", false, 1},
	{"", "<kept>yes</kept>", false, 0},
	{"owner='p'", "<due>2026-12-18</due><kept>yes</kept>", false, 0},
};

START_TEST(a_promise_has_somebody_who_keeps_it)
{
	struct linted linted = linted_new();
	struct schema *schema = schema_load("core/schema/incident.xsd", linted.findings);
	struct record *record = record_of(&linted, schema,
		arena_format(linted.arena,
			"<incident xmlns='urn:todoke:incident:1' id='i'><self ref='c'/>"
			"<party id='c'><name>甲社</name></party><person id='p'><name>見本 花子"
			"</name></person><promise id='m' kind='report' "
			"%s>%s</promise></incident>",
			promises[_i].attributes, promises[_i].content));

	promises_find(record, linted.findings);
	ck_assert_uint_eq(findings_count(linted.findings, LEVEL_NOTE), promises[_i].findings);
	ck_assert_int_eq(promises_owned(record), promises[_i].owned);
	record_free(record);
	schema_free(schema);
	linted_done(&linted);
}
END_TEST

START_TEST(english_has_lints_of_its_own)
{
	struct linted linted = linted_new();

	linted.document->language = "en";
	linted_add(&linted, BLOCK_PARAGRAPH,
		"CVE-2024-12345 was used against us by [insert name].");
	linted_add(
		&linted, BLOCK_PARAGRAPH, "We apologise. No misuse was confirmed as of then.");
	linted_look(&linted, "public", "<incident/>");
	ck_assert_str_eq(
		linted_said(&linted), "lint-leftover template; lint-forbidden template");
	linted_done(&linted);
}
END_TEST

/* --- before any document is made */

START_TEST(check_tells_wrong_words_of_texts)
{
	char *folder = folder_new();
	struct run run = run_shell("cd %s && sed -e 's/により判明/により漏洩が判明/' -e"
				   " 's/点検のご案内/FortiGate点検のご案内/'"
				   " $OLDPWD/templates/records/misdelivery.xml >r.xml &&"
				   " todoke check r.xml",
		folder);

	ck_assert_int_eq(run.status, 1);
	has(run.errors, "r.xml:20:2: warning[lint-notation]");
	has(run.errors, "r.xml:20:2: warning[lint-readable]: 「FortiGate」を、individual に");
	has_not(run.errors, "lint-punctuation");
	run_done(&run);
	folder_done(folder);
}
END_TEST

#define DENIAL "個人情報の漏えいはありません。なお、"

/* A company said on the web that nothing had leaked, while it was still feared, and told the
 * persons concerned three weeks later. */
START_TEST(nobody_says_that_nothing_leaked_and_tells_persons_later)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"cd %s && sed -e '/as-of=\"2026-11-18\">suspected/d' -e "
		"'s/外部への送信の痕跡は、これまでの調査では確認されておりませんが、/" DENIAL
		"/' -e "
		"'s/"
		"外部の専門機関の調査では外部への送信の痕跡は確認されませんでしたが、/" DENIAL
		"/' $OLDPWD/templates/records/ransomware.xml >r.xml &&"
		" todoke make r.xml -t public --stage preliminary -f text -o out;"
		" todoke check r.xml",
		folder);

	has(run.errors, "error[denial-unfounded]: 「漏えいはありません」");
	has(run.errors, "error[denial-contradicts]: 公表や本人への文に「漏えいはありません」");
	has_not(run.output, "public-preliminary.txt");
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *lint_suite(void);

Suite *lint_suite(void)
{
	Suite *suite = suite_create("lint");
	TCase *cases = tcase_create("words");

	tcase_add_test(cases, words_and_near_misses);
	tcase_add_test(cases, openings_and_closings_are_pairs);
	tcase_add_test(cases, no_sentence_says_more_than_the_record);
	tcase_add_test(cases, what_is_promised_is_in_the_record);
	tcase_add_test(cases, what_is_assured_is_in_the_record);
	tcase_add_test(cases, a_promised_day_needs_its_approval);
	tcase_add_test(cases, a_pack_says_which_rules_do_not_hold);
	tcase_add_test(cases, what_is_not_looked_at);
	tcase_add_test(cases, a_wrong_word_is_told_where_it_was_written);
	tcase_add_test(cases, what_must_not_go_out_is_not_made);
	tcase_add_test(cases, a_malformed_rulebook_says_where);
	tcase_add_loop_test(
		cases, texts_name_nobody_who_is_hidden, 0, (int)(sizeof named / sizeof *named));
	tcase_add_loop_test(cases, a_promise_has_somebody_who_keeps_it, 0,
		(int)(sizeof promises / sizeof *promises));
	tcase_add_test(cases, english_has_lints_of_its_own);
	tcase_add_test(cases, check_tells_wrong_words_of_texts);
	tcase_add_test(cases, nobody_says_that_nothing_leaked_and_tells_persons_later);
	tcase_add_test(cases, a_name_typed_by_hand_does_not_go_out);
	suite_add_tcase(suite, cases);
	return suite;
}
