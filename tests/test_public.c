/* The public announcement, end to end: what a journalist, a lawyer and a customer would see. */
#include "made.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

Suite *public_suite(void);

#define RANSOMWARE "templates/records/ransomware.xml"
#define SHOP "tests/public/announcements.xml"

/* What was made of a record that the sed SCRIPT changed, with ARGUMENTS. */
static struct made make(const char *script, const char *record, const char *arguments)
{
	return made_new(record, script, "%s -f text", arguments);
}

static const char *after(const char *text, const char *part)
{
	const char *at = strstr(text, part);

	ck_assert_msg(at != NULL, "no %s (here) in:\n%.600s", part, text);
	return at + strlen(part);
}

/* --- its order and its words */

START_TEST(facts_come_first_then_the_apology_then_the_scope)
{
	static const char *const parts[] = {"お客様・関係者各位", "代表取締役社長　白波瀬 渉",
		"漏えいのおそれについて（第1報）", "暗号化されたことを確認いたしました。",
		"深くお詫び申し上げます。", "1　対象となる情報", "2　二次被害",
		"3　お客様へのお願い", "経緯", "原因", "当社の対応", "今後のお知らせ",
		"お問い合わせ窓口"};
	struct made made = make("", RANSOMWARE, "-t public --stage preliminary");
	const char *at = made.text;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		at = after(at, parts[i]);
	has_not(after(made.text, "お詫び申し上げます"), "お詫び");
	made_done(&made);
}
END_TEST

START_TEST(what_is_not_for_the_public_is_not_in_it)
{
	static const char *const words[] = {"身代金", "VPN", "みちしるべ", "つばめ", "青嶺",
		"ことり水道", "かえで", "R08-", "300万円", "汐見", "渡邉", "法的責任", "補償",
		"賠償", "万全", "漏洩", "恐れ"};
	static const char *const stages[] = {"preliminary", "follow-up", "final"};
	char arguments[64];

	for (size_t i = 0; i < 3; i++) {
		struct made made;

		snprintf(arguments, sizeof arguments, "-t public --stage %s", stages[i]);
		made = make("", RANSOMWARE, arguments);
		has(made.text, "株式会社しらなみ検針サービス");
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			has_not(made.text, words[k]);
		made_done(&made);
	}
}
END_TEST

START_TEST(earlier_announcements_are_listed)
{
	struct made first = make("", RANSOMWARE, "-t public --stage preliminary");
	struct made last = make("", RANSOMWARE, "-t public --stage final");
	const char *list = after(last.text, "これまでの公表");

	has_not(first.text, "これまでの公表");
	has(list, "・2026年11月18日　不正アクセスによる個人情報の漏えいのおそれについて（第1報"
		  "）");
	has(list, "・2026年12月11日　不正アクセスによる個人情報の漏えいのおそれについて（第2報"
		  "）");
	has_not(list, "最終報");
	made_done(&first);
	made_done(&last);
}
END_TEST

START_TEST(what_changed_since_is_told_with_its_reason)
{
	struct made last = make("", RANSOMWARE, "-t public --stage final");
	struct made right = make("", SHOP, "-t public --stage follow-up --as-of 2026-09-10");

	has(last.text, "対象となる方の数	最大約28,400人	最大26,312人	"
		       "バックアップとの照合を終え");
	has(after(right.text, "訂正の内容"), "約4,200人	約4,600人	退会された方のうち");
	made_done(&last);
	made_done(&right);
}
END_TEST

START_TEST(an_untitled_follow_up_is_numbered)
{
	struct made second = make("/id=\"web-second\"/,/release>/{/<title/d}", RANSOMWARE,
		"-t public --stage follow-up");
	struct made third = make("s/subject=\"service\"//;s/ variant=\"correction\"//;"
				 "s/ corrects=\"first\"//",
		SHOP, "-t public --stage follow-up");

	has(second.text,
		"ファイルサーバーへの不正アクセスと暗号化に関するお知らせとお詫び（第2報）");
	has(third.text, "通販サイトへの不正アクセスに関するお知らせとお詫び（第3報）");
	made_done(&second);
	made_done(&third);
}
END_TEST

START_TEST(certainty_and_its_day_are_told)
{
	struct made made = make("", RANSOMWARE, "-t public --stage follow-up");

	has(made.text, "2026年12月4日現在、外部に漏えいしたおそれがあります。");
	has(made.text, "持ち出された事実は確認されておりません。");
	has(made.text, "2026年12月4日現在、対象となる方の数は、最大約28,400人です。");
	made_done(&made);
}
END_TEST

START_TEST(an_open_count_says_what_comes_next)
{
	struct made made =
		make("s/約4,200人/調査中/", SHOP, "-t public/notice --stage preliminary");

	has(made.text, "人数：調査中（判明しましたら、改めてお知らせいたします）");
	made_done(&made);
}
END_TEST

START_TEST(a_house_words_its_apology_itself)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"printf '<phrases xmlns=\"urn:todoke:phrases:1\"><block pack=\"public\""
		" name=\"apology\">皆様に心よりお詫び申し上げます。</block></phrases>'"
		" >%s/p.xml; todoke make " RANSOMWARE " -t public --stage preliminary --phrases"
		" %s/p.xml -f text -o %s/out; cat %s/out/*.txt",
		folder, folder, folder, folder);

	has(run.output, "おそれがあります。\n\n皆様に心よりお詫び申し上げます。\n");
	has_not(run.output, "ご迷惑とご心配");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- which of its kinds */

START_TEST(the_kind_follows_from_the_facts)
{
	static const struct {
		const char *script, *arguments, *kind;
	} cases[] = {
		{"", "--stage preliminary", "preliminary-notice"},
		{"", "--stage preliminary", "preliminary-disclosure"},
		{"", "--stage follow-up --as-of 2026-09-10", "follow-up-correction"},
		{"", "--stage follow-up", "follow-up-restored"},
		{"", "--stage final", "final-no-leak"},
		{"s/variant=\"correction\"/variant=\"withdrawal\"/",
			"--stage follow-up --as-of 2026-09-10", "follow-up-withdrawal"},
		{"s/kind=\"address\"/kind=\"card\"/", "--stage preliminary",
			"preliminary-card"},
		{"s/約4,[26]00人/12人/;s/unauthorised-access/missending/",
			"--stage preliminary", "preliminary-small"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char arguments[100];
		struct made made;

		snprintf(arguments, sizeof arguments, "-t public %s", cases[i].arguments);
		made = make(cases[i].script, SHOP, arguments);
		ck_assert_msg(strstr(made.run.output, cases[i].kind), "%s: %.600s%.600s",
			cases[i].kind, made.run.output, made.run.errors);
		made_done(&made);
	}
}
END_TEST

START_TEST(a_small_mistake_takes_one_page)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke make templates/records/wrong-list.xml -t public -f pdf"
			  " -o %s && pdfinfo %s/*.pdf",
			folder, folder);

	has(run.output, "preliminary-small.pdf");
	has(run.output, "Pages:           1\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(a_company_that_is_not_listed_discloses_nothing)
{
	struct made made = make("/<listing/d", SHOP, "-t public --stage preliminary");

	has_not(made.run.output, "disclosure");
	made_done(&made);
}
END_TEST

/* --- in English */

START_TEST(the_english_twin_is_a_marked_reference)
{
	struct made made = make("", SHOP, "-t public/english --stage final");
	const char *at = after(made.text, "Akanegumo Bunko Co., Ltd.");

	at = after(at, "This is a reference translation.");
	at = after(at, "We sincerely apologize");
	has(at, "As of October 9, 2026, the information has not been confirmed to have been"
		" leaked");
	has(at, "approximately 4,600 people");
	has_not(made.text, "あ");
	ck_assert_msg(made.run.status == 0, "%.600s", made.run.errors);
	made_done(&made);
}
END_TEST

/* Nobody translates for the house: without English words there is no twin, and what lacks
 * them is told. */
START_TEST(what_nobody_translated_is_not_translated)
{
	struct made none =
		make("/<overview.*language=\"en\"/d", SHOP, "-t public --stage preliminary");
	struct made half =
		make("/<request.*language=\"en\"/d", SHOP, "-t public --stage preliminary");

	has_not(none.run.output, "english");
	has(half.run.output, "english");
	has(half.run.errors, "fact-untranslated");
	made_done(&none);
	made_done(&half);
}
END_TEST

/* The approval of the Japanese is none of the English. */
START_TEST(the_english_twin_has_an_approval_of_its_own)
{
	char *folder = folder_new();
	struct run run =
		run_shell("cp " SHOP " %s/r.xml && cd %s && todoke make r.xml -t public"
			  " --stage final -f text -o out && todoke approve r.xml out"
			  "/*no-leak.txt out/*disclosure.txt --by legal --role legal"
			  " --at 2026-10-09T09:00 >approved; todoke make r.xml -t"
			  " public/no-leak --stage final --final -f text --force -o"
			  " out; echo ja $?; todoke make r.xml -t public/english"
			  " --stage final --final -f text --force -o out; echo en $?",
			folder, folder);

	has(run.output, "ja 0");
	has_not(run.output, "en 0");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* --- nothing leaked? */

START_TEST(that_none_was_found_can_not_be_announced_while_a_leak_is_feared)
{
	const char *script = "s/update\" ground=\"report\">not-confirmed<\\/leak/"
			     "update\" ground=\"report\">suspected<\\/leak/";
	struct made named = make(script, SHOP, "-t public/no-leak --stage final");
	struct made unnamed = make(script, SHOP, "-t public --stage final");

	has(named.run.errors, "error[public/leak-feared]");
	ck_assert_ptr_null(named.text);
	has(unnamed.run.output, "final-notice");
	has(unnamed.text, "外部に漏えいしたおそれがあります。");
	made_done(&named);
	made_done(&unnamed);
}
END_TEST

START_TEST(not_confirmed_is_not_none)
{
	struct made made = make("", SHOP, "-t public --stage final");

	has(made.text, "2026年10月9日現在、通販サイトの会員の情報が外部に漏えいした事実は"
		       "確認されておりません。");
	has_not(made.text, "漏えいはありません");
	has_not(made.text, "漏えいしていないこと");
	made_done(&made);
}
END_TEST

/* Interview 12: none had leaked, said the announcement; a year later the persons were told
 * that it was feared.  What was said then can be made as of then, and no more afterwards. */
START_TEST(an_announcement_of_none_does_not_outlive_the_fear)
{
	const char *script =
		"s/<release id=\"no-leak\"/& pack=\"public\" stage=\"final\"/;"
		"/<desk /,/<opens/s/<\\/name>/&<telephone>0120-000-000<\\/telephone>/;"
		"/<event id=\"told\"/i<event id=\"asked\" kind=\"investigation\">"
		"<when>2024年<\\/when><what>委託先の記録を調べました。<\\/what><\\/event>";
	struct made then = make(script, "tests/records/jnsa-12.xml",
		"-t public/no-leak --stage final --as-of 2024-12-31");
	struct made now = make(script, "tests/records/jnsa-12.xml",
		"-t public/no-leak --stage final --as-of 2025-12-31");

	has(then.text, "外部に漏えいしていないことを確認しております。");
	has(now.run.errors, "error[public/leak-feared]");
	ck_assert_ptr_null(now.text);
	made_done(&then);
	made_done(&now);
}
END_TEST

/* The same, typed by hand into the lead. */
START_TEST(a_denial_typed_by_hand_is_found)
{
	struct made made = make("s/お客様の個人情報が漏えいしたおそれがあります"
				"/お客様の個人情報の漏えいはありません/g",
		RANSOMWARE, "-t public --stage final");

	has(made.run.errors, "error[denial-contradicts]");
	ck_assert_int_eq(made.run.status, 2);
	made_done(&made);
}
END_TEST

/* --- what else it says of the record */

START_TEST(findings_name_what_a_reader_would_stumble_over)
{
	static const struct {
		const char *script, *arguments, *finding;
	} cases[] = {
		{"s/調査を進めております。/&お客様にお知らせします。/", "--stage preliminary",
			"note[public/lead-long]"},
		{"s/<misuse as-of=\"2026-10-09\">not-confirmed/"
		 "<misuse as-of=\"2026-10-09\">open/",
			"--stage final", "warning[public/open-at-last]"},
		{"/id=\"first\"/,/release>/d;s/ "
		 "corrects=\"first\"//;s/variant=\"correction\"//",
			"--stage follow-up --as-of 2026-09-10",
			"warning[public/nothing-followed]"},
		{"s/ corrects=\"first\"//", "--stage follow-up --as-of 2026-09-10",
			"error[item-missing]"},
		{"/<desk /,/desk>/d", "--stage preliminary", "error[item-missing]"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char arguments[100];
		struct made made;

		snprintf(arguments, sizeof arguments, "-t public %s", cases[i].arguments);
		made = make(cases[i].script, SHOP, arguments);
		ck_assert_msg(strstr(made.run.errors, cases[i].finding), "%s: %.600s",
			cases[i].finding, made.run.errors);
		made_done(&made);
	}
}
END_TEST

START_TEST(a_joint_publisher_whom_the_public_may_not_know_is_named)
{
	struct made hidden = make("s/id=\"first\"/& publishers=\"company forensics\"/", SHOP,
		"-t public --stage preliminary");
	struct made known = make("s/id=\"first\"/& publishers=\"company forensics\"/;"
				 "s/<party id=\"forensics\"/& for=\"ppc public\"/",
		SHOP, "-t public --stage preliminary");

	has(hidden.run.errors, "warning[publisher-hidden]");
	has_not(hidden.text, "うみねこ");
	has_not(known.run.errors, "publisher-hidden");
	has(known.text, "代表取締役社長　茜 紡\n\n株式会社うみねこ解析");
	made_done(&hidden);
	made_done(&known);
}
END_TEST

/* The list of earlier announcements is the record's; what the log knows besides is told. */
START_TEST(what_was_published_and_is_not_listed_is_told)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"cp " SHOP " %s/r.xml && cd %s && todoke make r.xml -t public/notice --stage"
		" preliminary -f text -o out && todoke approve r.xml out/*.txt --by legal "
		"--role"
		" legal --at 2026-09-08T09:00 && todoke file r.xml out/*.txt --to 公表 --at"
		" 2026-09-08T10:00; todoke check r.xml -t public 2>&1 >seen | grep -c unlisted;"
		" sed -i '/id=\"first\"/,/release>/d;s/ corrects=\"first\"//' r.xml;"
		" todoke check r.xml -t public 2>&1 >seen | grep -c published-unlisted",
		folder, folder);

	has(run.output, "\n0\n1\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(the_record_itself_is_clean)
{
	struct run run = run_shell("todoke check " SHOP);

	ck_assert_msg(run.status == 0, "%.600s", run.errors);
	run_done(&run);
}
END_TEST

/* --- records of real incidents */

#define DESK                                                                                   \
	"<desk id=\"the-desk\"><name>窓口<\\/name><telephone>0120-000-000<\\/telephone>"     \
	"<\\/desk>"

/* None has the number of a desk, nor a day; two tell of the ransom.  That is said, and nothing
 * else. */
START_TEST(interviews_say_what_they_lack)
{
	struct run run = run_shell(
		"mkdir -p build/interviews; for r in tests/records/jnsa-*.xml; do"
		" for s in preliminary follow-up final; do todoke make $r -t public --stage $s"
		" -f text --force -o build/interviews 2>&1 | grep 'error\\['"
		" | grep -Ev 'item-missing|jnsa-0[69].*lint-forbidden'; done; done; rm -r "
		"build/interviews");

	ck_assert_msg(strcmp(run.output, "") == 0, "%.600s", run.output);
	run_done(&run);
}
END_TEST

/* All but those two, of which an announcement must not be made as they are. */
START_TEST(interviews_with_a_desk_and_a_day_can_be_announced)
{
	struct run run = run_shell(
		"mkdir -p build/announced; for r in tests/records/jnsa-*.xml; do"
		" sed '0,/<event /s//" DESK
		"<event /;0,/<\\(conflict\\|reason\\|ground\\|insurance"
		"\\|inquiry\\|promise\\|financial-loss\\)[ >]/s//<release id=\"the-day\" "
		"pack=\"public\""
		" stage=\"preliminary\"><date>2026-11-01<\\/date><\\/release>&/' $r"
		" >build/announced/r.xml; todoke make build/announced/r.xml -t public/notice"
		" --stage preliminary -f text --force -o build/announced | grep -c '\\.txt'; "
		"done;"
		" rm -r build/announced");

	ck_assert_msg(strcmp(run.output, "1\n1\n1\n1\n1\n0\n1\n1\n0\n1\n1\n1\n1\n") == 0,
		"%.600s%.600s", run.output, run.errors);
	run_done(&run);
}
END_TEST

Suite *public_suite(void)
{
	Suite *suite = suite_create("public");
	TCase *tests = tcase_create("public");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, facts_come_first_then_the_apology_then_the_scope);
	tcase_add_test(tests, what_is_not_for_the_public_is_not_in_it);
	tcase_add_test(tests, earlier_announcements_are_listed);
	tcase_add_test(tests, what_changed_since_is_told_with_its_reason);
	tcase_add_test(tests, an_untitled_follow_up_is_numbered);
	tcase_add_test(tests, certainty_and_its_day_are_told);
	tcase_add_test(tests, an_open_count_says_what_comes_next);
	tcase_add_test(tests, a_house_words_its_apology_itself);
	tcase_add_test(tests, the_kind_follows_from_the_facts);
	tcase_add_test(tests, a_small_mistake_takes_one_page);
	tcase_add_test(tests, a_company_that_is_not_listed_discloses_nothing);
	tcase_add_test(tests, the_english_twin_is_a_marked_reference);
	tcase_add_test(tests, what_nobody_translated_is_not_translated);
	tcase_add_test(tests, the_english_twin_has_an_approval_of_its_own);
	tcase_add_test(tests, that_none_was_found_can_not_be_announced_while_a_leak_is_feared);
	tcase_add_test(tests, not_confirmed_is_not_none);
	tcase_add_test(tests, an_announcement_of_none_does_not_outlive_the_fear);
	tcase_add_test(tests, a_denial_typed_by_hand_is_found);
	tcase_add_test(tests, findings_name_what_a_reader_would_stumble_over);
	tcase_add_test(tests, a_joint_publisher_whom_the_public_may_not_know_is_named);
	tcase_add_test(tests, what_was_published_and_is_not_listed_is_told);
	tcase_add_test(tests, the_record_itself_is_clean);
	tcase_add_test(tests, interviews_say_what_they_lack);
	tcase_add_test(tests, interviews_with_a_desk_and_a_day_can_be_announced);
	suite_add_tcase(suite, tests);
	return suite;
}
