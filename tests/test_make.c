/* todoke make, end to end, as a user meets it. */
#include "made.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

Suite *make_suite(void);

#define RECORD "templates/records/misdelivery.xml"
#define LETTER "2026-007-individual-recipient"

/* The notice from the record changed by the sed SCRIPT. */
static struct made letter_made(const char *script)
{
	return made_new(RECORD, script, "-t individual -f pdf,xml,text");
}

/* The record changed by SCRIPT gives no document, exit status 2 and PART. */
static void refuses(const char *script, const char *part)
{
	struct made letter = letter_made(script);
	struct run list = run_shell("ls -A %s/out 2>/dev/null", letter.folder);

	ck_assert_msg(letter.run.status == 2, "%s: status %d\n%s", script, letter.run.status,
		letter.run.errors);
	has(letter.run.errors, part);
	ck_assert_str_eq(list.output, "");
	run_done(&list);
	made_done(&letter);
}

START_TEST(the_line_of_a_file_says_its_stage)
{
	char *folder = folder_new();
	struct run run = run_shell("todoke make templates/records/ransomware.xml -t ppc"
				   " --stage preliminary -f text -o %s/out",
		folder);

	has(run.output, "-ppc-preliminary.txt\t個人情報保護委員会への漏えい等報告 速報\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(one_line_for_each_file_and_they_are_private)
{
	char *folder = folder_new();
	struct run run = run_shell("todoke make " RECORD
				   " -f pdf,xml,text -o %s/out && stat -c %%a %s/out/*",
		folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, "/out/" LETTER ".pdf\t本人への通知");
	has(run.output, "/out/" LETTER ".xml\t");
	has(run.output, "/out/" LETTER ".txt\t");
	has(run.output, LETTER ".ledger.xml\t台帳(社内用");
	has(run.output, LETTER ".characters.txt\t確かめる文字");
	has(run.output, "600\n600\n600\n600\n600\n");
	has(run.errors, "note[glyph-fallback]: 文字「𠮷」");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(characters_to_look_at_are_listed)
{
	struct made letter = letter_made("s|𠮷野|&〓|");
	struct run list = run_shell(
		"cat %s/out/*.characters.txt; rm -r %s/out;"
		"todoke make %s/record.xml -t individual --no-ledger -o %s/out;"
		"ls %s/out",
		letter.folder, letter.folder, letter.folder, letter.folder, letter.folder);

	has(list.output, "扱い\t文字\t符号\t書体\tページ\t場所\n");
	has(list.output, "別の書体で印字した\t𠮷\tU+20BB7\tIPAmjMincho\t1\t");
	has(list.output, "文字化けの跡\t〓\tU+3013\t");
	has_not(list.output, ".characters.txt");
	run_done(&list);
	made_done(&letter);
}
END_TEST

START_TEST(further_fonts_are_tried_after_the_main_one)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"todoke make " RECORD " -t individual -o %s/a --font 'Noto Sans CJK JP';"
		"cp $(fc-match -f '%%{file}' IPAmjMincho) %s/own.ttf;"
		"todoke make " RECORD " -t individual -o %s/b --font-path %s/own.ttf",
		folder, folder, folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.errors, "書体 NotoSansCJKjp-Regular で印字しました");
	has(run.errors, "書体 IPAmjMincho で印字しました");
	run_done(&run);
	run = run_shell("todoke make " RECORD " -t individual -o %s/c --font NoSuchFont"
			" --font-path %s/a --font-path %s/none",
		folder, folder, folder);
	ck_assert_int_eq(run.status, 2);
	has(run.errors, "error[font-unknown]: 書体「NoSuchFont」が見つかりません");
	has(run.errors, "/a」に、使える書体がありません");
	has(run.errors, "/none」に、使える書体がありません");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* 当社 and お客様 are words of the record, everywhere in the letter. */
START_TEST(letter_speaks_of_its_sender_and_reader_as_the_record_says)
{
	struct made letter =
		letter_made("s|<postal-code>999-0123|<self-name>当院</self-name>&|;"
			    "s|<people>1人|<called>患者様</called>&|");

	ck_assert_msg(letter.run.status == 0, "%s", letter.run.errors);
	has(letter.text, "患者様の個人情報に関するお詫びとお知らせ");
	has(letter.text, "当院が取り扱う患者様の個人情報");
	has(letter.text, "当院の対応");
	has(letter.text, "患者様へのお願い");
	has(letter.text, "患者様の情報が悪用された事実は");
	made_done(&letter);
}
END_TEST

/* Without words of its own the kind of organisation and of group has some. */
START_TEST(letter_has_words_for_kinds_of_senders_and_readers)
{
	struct made letter = letter_made(
		"s|<postal-code>999-0123|<regime>public-body</regime>&|;"
		"s|id=\"customer\" kind=\"customer\"|id=\"customer\" kind=\"patient\"|");

	has(letter.text, "当機関が取り扱う患者様の個人情報");
	made_done(&letter);
}
END_TEST

/* What is done, under way and planned is told apart; what is not recorded drops. */
START_TEST(letter_tells_measures_states_and_periods)
{
	struct made letter = letter_made(
		"s|id=\"check\" status=\"done\"|id=\"check\" status=\"planned\"|;"
		"s|<leak as-of|<period id=\"p\" kind=\"sent\"><from>2026-11-12</from>"
		"<to>2026-11-16</to></period>&|;"
		"s|confirmed</leak>|&<viewing as-of=\"2026-11-17\">confirmed</viewing>|");

	ck_assert_msg(letter.run.status == 0, "%s", letter.run.errors);
	has(letter.text, "今後、次の対応を行う予定です。");
	has(letter.text, "送信された期間は、2026年11月12日から2026年11月16日までです。");
	has(letter.text, "これらの情報が第三者に閲覧されたことを確認しております。");
	has_not(letter.text, "次の対応を進めております");
	has_not(letter.text, "検討しております");
	made_done(&letter);
}
END_TEST

START_TEST(documents_may_be_listed_with_commas)
{
	char *folder = folder_new();
	struct run run = run_shell("todoke make " RECORD " -t individual,hello -f text -o %s"
				   " && ls %s/*.txt | wc -l",
		folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, "\n2\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* What is one's own and can't be used must not give way to the program's. */
static const struct {
	const char *prepare, *arguments, *message;
} own_faults[] = {
	{"true", "--packs $f/none", "/none: error[folder-unreadable]"},
	{"true", "--plugins $f/none", "/none: error[folder-unreadable]"},
	{"true", "--packs $f", "error[packs-none]"},
	{"for n in b a; do cp -R templates/individual $f/$n; done", "--packs $f",
		"/b/manifest.xml: error[pack-twice]: 文書「individual」が "},
};

START_TEST(faults_of_ones_own_packs_stop_all)
{
	char *folder = folder_new();
	struct run run =
		run_shell("f=%s; %s; todoke make " RECORD " -t individual -f text -o $f/out %s",
			folder, own_faults[_i].prepare, own_faults[_i].arguments);
	struct run list = run_shell("ls %s/out 2>/dev/null", folder);

	ck_assert_int_eq(run.status, 2);
	has(run.errors, own_faults[_i].message);
	ck_assert_str_eq(list.output, "");
	run_done(&run);
	run_done(&list);
	folder_done(folder);
}
END_TEST

START_TEST(packs_may_be_one_pack)
{
	char *folder = folder_new();
	struct run run = run_shell("cp -R templates/hello %s/mine && sed -i 's/id=\"hello\"/"
				   "id=\"mine\"/; /<plugin>/d' %s/mine/manifest.xml && todoke"
				   " packs --packs %s/mine",
		folder, folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, "mine\t");
	has(run.output, "individual\t");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(nothing_is_overwritten_without_force)
{
	char *folder = folder_new();
	struct run run = run_shell("echo mine >%s/" LETTER ".xml; todoke make " RECORD
				   " -f xml,text -o %s",
		folder, folder);
	struct run after = run_shell("cat %s/" LETTER ".xml; ls -A %s", folder, folder);
	struct run forced = run_shell("todoke make " RECORD " -f xml,text -o %s --force"
				      " && head -c 5 %s/" LETTER ".xml",
		folder, folder);

	ck_assert_int_eq(run.status, 2);
	has(run.errors, LETTER ".xml");
	has(run.errors, "--force");
	ck_assert_str_eq(after.output, "mine\n" LETTER ".xml\n");
	ck_assert_int_eq(forced.status, 0);
	has(forced.output, "<?xml");
	run_done(&run);
	run_done(&after);
	run_done(&forced);
	folder_done(folder);
}
END_TEST

START_TEST(each_letter_holds_one_person_only)
{
	struct made letter = letter_made(
		"s|<release|<addressee id=\"other\" group=\"customer\"><name>水無瀬 薫</name>"
		"<postal-code>999-0789</postal-code><address>水面県別府町七番地</address>"
		"</addressee><release|");
	struct run names = run_shell(
		"cd %s/out && grep -l 水無瀬 *.txt *.xml; grep -l 髙﨑 *.txt *.xml;"
		"for f in *.pdf; do pdftotext $f - | grep -o '水無瀬\\|髙﨑' | sort -u; done",
		letter.folder);

	ck_assert_msg(letter.run.status == 0, "%s", letter.run.errors);
	ck_assert_str_eq(names.output,
		"2026-007-individual-other.txt\n2026-007-individual-other.ledger.xml\n"
		"2026-007-individual-other.xml\n" LETTER ".txt\n" LETTER ".ledger.xml\n" LETTER
		".xml\n水無瀬\n髙﨑\n");
	run_done(&names);
	made_done(&letter);
}
END_TEST

START_TEST(what_is_internal_stays_inside)
{
	struct made letter = letter_made("s|<measure id=\"check\"|<measure id=\"secret\" "
					 "status=\"done\" for=\"internal\">"
					 "担当者Aを処分した</measure><measure id=\"check\"|");
	struct run grep = run_shell(
		"cd %s/out && grep -rl 処分 . ; pdftotext *.pdf - | grep 処分", letter.folder);

	ck_assert_msg(letter.run.status == 0, "%s", letter.run.errors);
	ck_assert_str_eq(grep.output, "");
	run_done(&grep);
	made_done(&letter);
}
END_TEST

START_TEST(no_letter_takes_the_place_of_another)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"mkdir -p %s/packs && cp -R templates/individual %s/packs/individual && sed -i "
		"'s/-{each}//' %s/packs/individual/manifest.xml && sed 's|<release|<addressee "
		"id=\"other\" group=\"customer\"><name>水無瀬 薫</name><postal-code>999-0789"
		"</postal-code><address>水面県別府町七番地</address></"
		"addressee><release|' " RECORD " >%s/r.xml && todoke make %s/r.xml -t "
		"individual -t individual --packs %s/packs"
		" -f text -o %s/out --force && false; grep -l 髙﨑 %s/out/*.txt",
		folder, folder, folder, folder, folder, folder, folder, folder);

	has(run.errors, "error[output-twice]");
	has(run.output, "/out/2026-007-individual.txt\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(a_finding_says_which_letters_it_is_about)
{
	struct made letter = letter_made(
		"s/<addressee id=\"recipient\"/<addressee id=\"other\" "
		"group=\"customer\"><name>水無瀬"
		" 薫<\\/name><postal-code>999-0789<\\/postal-code><address>水面県別府町七番地"
		"<\\/address><\\/addressee>&/; /<misuse/d; /<leak/d");

	has(letter.run.errors, " (2026-007-individual-other, +1)\n");
	made_done(&letter);
}
END_TEST

START_TEST(no_letter_goes_to_nobody)
{
	refuses("/<addressee/,/<\\/addressee/d", "「宛先」");
	refuses("s/<addressee /&for=\"internal\" /", "「宛先」");
}
END_TEST

START_TEST(blanks_in_attributes_change_nothing)
{
	struct made letter = letter_made(
		"s/<cause /<cause id=\"gone\" as-of=\"2026-11-16\">消えた原因。<\\/cause>"
		"<cause id=\"gone\" as-of=\" 2026-11-17\" change=\" withdraw \">消えた原因。"
		"<\\/cause>&/; s/group=\"customer\"/group=\"\\&#9;customer \"/");
	struct run grep = run_shell("grep -c 消えた原因 %s/out/" LETTER ".txt", letter.folder);

	has(letter.run.output, LETTER ".txt");
	ck_assert_str_eq(grep.output, "0\n");
	run_done(&grep);
	made_done(&letter);
}
END_TEST

START_TEST(what_is_not_excluded_is_told)
{
	static const char *const states[] = {"not-excluded", "open", "unknown", NULL};

	for (const char *const *state = states; *state; state++) {
		char script[100];
		struct made letter;

		snprintf(script, sizeof script, "s|>confirmed<|>%s<|", *state);
		letter = letter_made(script);
		ck_assert_msg(letter.run.status == 0, "%s: %s", *state, letter.run.errors);
		made_done(&letter);
	}
}
END_TEST

START_TEST(a_document_without_date_is_a_pdf_too)
{
	char *folder = folder_new();
	struct run run = run_shell("todoke make " RECORD " -t hello -o %s", folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, "2026-007-hello.pdf");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(a_full_pipe_is_noticed)
{
	struct run run = run_shell("todoke packs >/dev/full");

	ck_assert_int_eq(run.status, 3);
	run_done(&run);
}
END_TEST

START_TEST(a_template_cannot_ask_for_what_its_reader_may_not_see)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"mkdir -p %s/packs/nosy && sed 's/id=\"hello\"/id=\"nosy\"/; /<plugin>/d;"
		"s/>internal</>individual</' templates/hello/manifest.xml "
		">%s/packs/nosy/manifest.xml"
		" && echo '<template "
		"xmlns=\"urn:todoke:template:1\"><title>題</title><paragraph>"
		"<value select=\"measure[@id=&apos;check&apos;]\"/></paragraph></template>'"
		" >%s/packs/nosy/page.xml"
		" && sed 's/<measure id=\"check\"/& for=\"internal\"/' " RECORD " >%s/r.xml"
		" && todoke make %s/r.xml -t nosy --packs %s/packs -f text -o %s/out",
		folder, folder, folder, folder, folder, folder, folder);

	ck_assert_int_eq(run.status, 2);
	has(run.errors, "page.xml:1:");
	has(run.errors, "error[fact-absent]");
	has(run.errors, "この読み手に見せる記録にありません");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(a_missing_legal_item_is_named_with_its_article)
{
	refuses("/<cause/d", "規則10条、8条1項4号");
	refuses("/<misuse/d", "規則10条、8条1項5号");
	refuses("s|<cause id|<cause for=\"internal\" id|", "規則10条、8条1項4号");
}
END_TEST

START_TEST(the_envelope_is_checked)
{
	refuses("s|髙﨑</name>|髙﨑様</name>|", "敬称");
	refuses("/緑町/d", "住所");
}
END_TEST

START_TEST(a_character_without_glyph_is_found)
{
	refuses("s|髙﨑</name>|ก</name>|", "U+0E01");
}
END_TEST

START_TEST(rare_names_come_out_exact)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke make " RECORD " -f pdf -o %s && pdftotext -raw %s/" LETTER
			  ".pdf - | grep -c '葛\U000E0100城 髙﨑\\|𠮷野'",
			folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, "\n2\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(a_person_not_affected_gets_no_letter)
{
	struct made letter = letter_made("s|>confirmed<|>not-confirmed<|");

	ck_assert_int_eq(letter.run.status, 1);
	has(letter.run.errors, "individual/nobody-affected");
	ck_assert_str_eq(letter.run.output, "");
	made_done(&letter);
}
END_TEST

START_TEST(messages_come_in_two_languages)
{
	struct run japanese = run_shell("todoke make");
	struct run english = run_shell("todoke make --lang en");
	struct run from_environment = run_shell("LANG=en_US.UTF-8 todoke make");

	has(japanese.errors, "記録のファイルを指定してください");
	has(english.errors, "name the record");
	has(from_environment.errors, "name the record");
	ck_assert_int_eq(japanese.status, 3);
	run_done(&japanese);
	run_done(&english);
	run_done(&from_environment);
}
END_TEST

START_TEST(a_wrong_command_line_says_what_to_do)
{
	static const char *const wrong[] = {"todoke", "todoke fly", "todoke make a.xml b.xml",
		"todoke make a.xml -f docx", "todoke make --nonsense", "todoke make a.xml -o",
		"todoke make " RECORD " --as-of yesterday", "todoke --lang fr", NULL};

	for (const char *const *line = wrong; *line; line++) {
		struct run run = run_shell("%s", *line);

		ck_assert_msg(run.status == 3, "%s: status %d", *line, run.status);
		has(run.errors, "error[usage-");
		has_not(run.errors, "{");
		run_done(&run);
	}
}
END_TEST

START_TEST(findings_can_be_read_by_machines)
{
	char *folder = folder_new();
	struct run run = run_shell("sed '/<cause/d' " RECORD " >%s/r.xml; todoke make %s/r.xml"
				   " --json -o %s",
		folder, folder, folder);

	ck_assert_int_eq(strncmp(run.output, "[\n{\"level\":\"error\",\"id\":\"item-missing\",",
				 strlen("[\n{\"level\":\"error\",\"id\":\"item-missing\",")),
		0);
	ck_assert_str_eq(strstr(run.output, "}\n]"), "}\n]\n");
	ck_assert_str_eq(run.errors, "");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(the_installed_program_runs_from_anywhere)
{
	char *folder = folder_new();
	struct run run =
		run_shell("make -s install BUILD=" TODOKE_BUILD " PROGRAM=" TODOKE_PROGRAM
			  " PREFIX=/usr DESTDIR=$PWD/%s && record=$PWD/" RECORD
			  " && cd %s && usr/bin/todoke packs && usr/bin/todoke make $record"
			  " -f pdf,text -o out && ls out",
			folder, folder);

	ck_assert_msg(run.status == 0, "%s", run.errors);
	has(run.output, "individual\t本人への通知");
	has(run.output, LETTER ".pdf");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(a_full_disk_leaves_nothing)
{
	char *folder = folder_new();
	struct run run = run_shell(
		"(ulimit -f 1; todoke make " RECORD " -f pdf,text -o %s/out)", folder);
	struct run list = run_shell("ls -A %s/out", folder);

	ck_assert_int_ge(run.status, 2);
	ck_assert_str_ne(run.errors, "");
	ck_assert_str_eq(list.output, "");
	run_done(&run);
	run_done(&list);
	folder_done(folder);
}
END_TEST

Suite *make_suite(void)
{
	Suite *suite = suite_create("make");
	TCase *tests = tcase_create("make");

	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, one_line_for_each_file_and_they_are_private);
	tcase_add_test(tests, the_line_of_a_file_says_its_stage);
	tcase_add_test(tests, characters_to_look_at_are_listed);
	tcase_add_test(tests, further_fonts_are_tried_after_the_main_one);
	tcase_add_test(tests, letter_speaks_of_its_sender_and_reader_as_the_record_says);
	tcase_add_test(tests, letter_has_words_for_kinds_of_senders_and_readers);
	tcase_add_test(tests, letter_tells_measures_states_and_periods);
	tcase_add_test(tests, documents_may_be_listed_with_commas);
	tcase_add_loop_test(tests, faults_of_ones_own_packs_stop_all, 0,
		sizeof own_faults / sizeof *own_faults);
	tcase_add_test(tests, packs_may_be_one_pack);
	tcase_add_test(tests, nothing_is_overwritten_without_force);
	tcase_add_test(tests, each_letter_holds_one_person_only);
	tcase_add_test(tests, what_is_internal_stays_inside);
	tcase_add_test(tests, no_letter_takes_the_place_of_another);
	tcase_add_test(tests, a_finding_says_which_letters_it_is_about);
	tcase_add_test(tests, no_letter_goes_to_nobody);
	tcase_add_test(tests, blanks_in_attributes_change_nothing);
	tcase_add_test(tests, what_is_not_excluded_is_told);
	tcase_add_test(tests, a_document_without_date_is_a_pdf_too);
	tcase_add_test(tests, a_full_pipe_is_noticed);
	tcase_add_test(tests, a_template_cannot_ask_for_what_its_reader_may_not_see);
	tcase_add_test(tests, a_missing_legal_item_is_named_with_its_article);
	tcase_add_test(tests, the_envelope_is_checked);
	tcase_add_test(tests, a_character_without_glyph_is_found);
	tcase_add_test(tests, rare_names_come_out_exact);
	tcase_add_test(tests, a_person_not_affected_gets_no_letter);
	tcase_add_test(tests, messages_come_in_two_languages);
	tcase_add_test(tests, a_wrong_command_line_says_what_to_do);
	tcase_add_test(tests, findings_can_be_read_by_machines);
	tcase_add_test(tests, the_installed_program_runs_from_anywhere);
	tcase_add_test(tests, a_full_disk_leaves_nothing);
	suite_add_tcase(suite, tests);
	return suite;
}
