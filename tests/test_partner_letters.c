/* test_partner_letters.c - letters of a list to partners: each one's own, and to its desks. */
#include "program.h"

#include "base/buffer.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *partner_letters_suite(void);

#define PROCESSOR "templates/records/processor.xml"
#define PARTNERS "tests/records/partners.xml"
#define HEAD "管理番号,取引先,会社名,部署,役職,氏名,郵便番号,住所1,住所2,メール,通知方法\n"

static char *folder;

static void setup(void)
{
	folder = folder_new();
}

static void teardown(void)
{
	folder_done(folder);
}

/* The list of ROWS, each in all columns. */
static void list_write(const char *rows)
{
	struct buffer path = {0}, text = {0};

	buffer_format(&path, "%s/list.csv", folder);
	buffer_format(&text, HEAD "%s", rows);
	file_write(path.data, text.data);
	buffer_done(&path);
	buffer_done(&text);
}

/* Runs SCRIPT, where D is a folder with the list and R the record FILE, changed by the sed
 * script CHANGE. */
static struct run script_run(const char *file, const char *change, const char *script)
{
	return run_shell(
		"D=%s; R=$D/r.xml; sed \"%s\" %s >$R; %s", folder, change, file, script);
}

static void expect(
	const char *file, const char *change, const char *script, int status, const char *said)
{
	run_expect(script_run(file, change, script), status, said);
}

/* The text of the mail FILE. */
#define BODY "body() { sed '1,/^\\r*$/d' $1 | base64 -di | tr -d '\\r'; }; "

/* --- the letter that make makes */

/* Mail has no window, so that even the address is the record's when the row has no other. */
static const struct same {
	const char *file, *stage, *rows, *parties;
} same[] = {
	{PROCESSOR, "follow-up",
		"appliance,appliance,,お客様相談室,,,,,,a@example.jp,メール\n"
		"mail-order,もみじ台通信販売株式会社,,個人情報管理部,,,,,,b@example.jp,メール\n"
		"mutual-aid,,一般財団法人あおば台共済会,総務課,,,,,,c@example.jp,メール\n",
		"appliance mail-order mutual-aid"},
	{PROCESSOR, "preliminary", "mutual-aid,mutual-aid,,総務課,,,,,,c@example.jp,メール\n",
		"mutual-aid"},
	{PARTNERS, "preliminary",
		"store,store,,,仕入部 課長,水田 まりも,,,,d@example.jp,メール\n"
		"printer,printer,,品質管理部,,,,,,e@example.jp,メール\n"
		"packer,packer,,,,,,,,f@example.jp,メール\n",
		"store printer packer"},
};

START_TEST(a_partner_gets_the_letter_that_make_makes)
{
	struct buffer script = {0};

	list_write(same[_i].rows);
	buffer_format(&script,
		BODY "todoke make $R -t partner --stage %s -f text -o $D/made >/dev/null"
		     " && todoke letters $R $D/list.csv -t partner --stage %s -o $D/out "
		     "--from post@example.jp"
		     " && for p in %s; do body $D/out/*-mail-0001/$p.eml | diff "
		     "$D/made/*-$p.txt - || exit 9; done",
		same[_i].stage, same[_i].stage, same[_i].parties);
	expect(same[_i].file, "", script.data, 0, "拒否0");
	buffer_done(&script);
}
END_TEST

/* --- where it goes */

#define DESKS                                                                                                               \
	"相談,store,,お客様相談室,,,999-0210,水面県わかば台市本町一丁目1番1号,別館 3階,"          \
	"a@example.jp,メール\n"                                                                                          \
	"法務,store,みずたま書店株式会社,法務部,,,999-0211,水面県わかば台市本町二丁目2番2号," \
	"本館 9階,b@example.jp,メール\n"                                                                              \
	"担当,store,,仕入部,課長,鴨川 さやか,999-0212,水面県わかば台市本町三丁目3番3号,,"        \
	"c@example.jp,メール\n"

START_TEST(each_desk_is_addressed_by_its_row)
{
	list_write(DESKS);
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/out --from post@example.jp", 0,
		"受付3（うち疑わしい行0）");
	expect(PARTNERS, "", BODY "body $D/out/*/法務.eml", 0,
		"〒999-0211\n水面県わかば台市本町二丁目2番2号\n本館 9階\nみずたま書店株式会社\n"
		"法務部　御中\n");
	expect(PARTNERS, "",
		BODY
		"body $D/out/*/担当.eml | diff tests/letters/partner-desk.txt - && echo same",
		0, "same");
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/out --resume "
		"--from post@example.jp; grep -c 'みずたま書店.*\"store\",\"contacts\"' "
		"$D/out/*-register.csv",
		0, "3");
	expect(PARTNERS, "", "cat $D/out/*-summary.txt", 0,
		"みずたま書店株式会社（store）、仕入のご担当の方（contacts）\tご担当者の情報な"
		"どが対象となる取引先への通知\tメール\t日本"
		"語"
		"\t3通\n");
}
END_TEST

START_TEST(the_page_to_sign_names_each_moment_of_the_record_once)
{
	list_write("appliance,appliance,,,,,,,,a@example.jp,メール\n"
		   "mail-order,mail-order,,,,,,,,b@example.jp,メール\n"
		   "mutual-aid,mutual-aid,,,,,,,,c@example.jp,メール\n");
	expect(PROCESSOR, "/second-appliance/s/2026-11-17/2026-11-18/",
		"todoke letters $R $D/list.csv -t partner --stage follow-up -o $D/out "
		"--from post@example.jp && cat $D/out/*-summary.txt",
		0, "：2026-11-18、2026-11-17\n");
}
END_TEST

START_TEST(in_an_envelope_s_window_too)
{
	list_write("法務,store,,法務部,,鴨川 さやか,999-0211,水面県わかば台市本町二丁目2番2号,"
		   "本館 9階,,郵送\n");
	expect(PARTNERS, "s| channels=.mail.||",
		"todoke letters $R $D/list.csv -t partner --window naga3-90x45 -o $D/out"
		" && pdftotext -l 1 -x 0 -y 0 -W 300 -H 120 $D/out/*-0001.pdf - | tr -d ' \n'",
		0, "みずたま書店株式会社法務部鴨川さやか様");
	expect(PARTNERS, "", "cat $D/out/*-check.csv", 0,
		"\"みずたま書店株式会社　法務部　鴨川 さやか　様\"");
}
END_TEST

/* --- rows that get none */

static const struct refused {
	const char *row, *reason;
} refused[] = {
	{"1,stroe,,,,,,,,a@example.jp,メール\n",
		"「stroe」は、記録の関係者（party）の id "
		"でも名称でもありません。store ではありませんか"},
	{"1,しろつめ草,,,,,,,,a@example.jp,メール\n",
		"記録に、その関係者と、情報が対象となる"
		"グループの handler を書き足してください"},
	{"1,,株式会社どこにもない,,,,,,,a@example.jp,メール\n",
		"会社名「株式会社どこにもない」は、記録の関係者"},
	{"1,,,,,鴨川 さやか,,,,a@example.jp,メール\n", "どの取引先か分かりません"},
	{"1,store,こだま梱包資材株式会社,,,,,,,a@example.jp,メール\n",
		"会社名「こだま梱包資材株式会社」が、取引先 store "
		"の記録の名称「みずたま書店株式"
		"会社」と異なります"},
	{"1,forensics,,,,,,,,a@example.jp,メール\n",
		"取引先 forensics（株式会社あしあと調査）に、この文書はありません"},
	{"1,company,,,,,,,,a@example.jp,メール\n", "この文書はありません"},
	{"1,store,,,,,999-0210,水面県わかば台市本町一丁目,,,郵送\n",
		"通知方法が郵送ですが、記録の release では、取引先 store にメールで送る"},
	{"1,publisher,,,,,,,,a@example.jp,メール\n",
		"取引先 publisher にメールで送ることになっていません（post）"},
};

START_TEST(a_row_without_a_letter_says_why)
{
	list_write(refused[_i].row);
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/out --from post@example.jp; "
		"s=$?;"
		" cat $D/out/refused.csv; exit $s",
		2, refused[_i].reason);
}
END_TEST

START_TEST(and_in_english)
{
	list_write(refused[4].row);
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/out --from post@example.jp "
		"--lang "
		"en",
		2, "is not what the record calls the partner store: \"みずたま書店株式会社\"");
}
END_TEST

START_TEST(columns_have_english_names_and_others)
{
	expect(PARTNERS, "",
		"printf 'Partner,Organization,Department,Contact person,e-mail\\n"
		"store,,,水田 まりも,a@example.jp\\n' >$D/a.csv"
		" && printf "
		"'相手先,仕入先名,メール\\nstore,みずたま書店株式会社,a@example.jp\\n' "
		">$D/b.csv"
		" && todoke letters $R $D/a.csv -t partner -o $D/a --from post@example.jp"
		" && todoke letters $R $D/b.csv -t partner -o $D/b --from post@example.jp "
		"--map "
		"相手先=party --map 仕入先名=company",
		0, "仕入先名=company");
}
END_TEST

/* --- nobody else's */

#define EVERYBODY                                                                                             \
	"publisher,publisher,,,,,999-0331,水面県ひなた市本町四丁目5番6号,,,郵送\n"            \
	"board,board,,学校教育課,,,999-0332,水面県なぎさ市浜町一丁目1番1号,,,郵送\n"     \
	"printer,printer,,品質管理部,,,999-0333,水面県ほたる市川町二丁目2番2号,,,郵送\n" \
	"store,store,,,,水田 まりも,999-0334,水面県みずたま市池町三丁目3番3号,,,郵送\n" \
	"packer,packer,,,,,999-0335,水面県こだま市山町四丁目4番4号,,,郵送\n"

/* What belongs to each of EVERYBODY. */
static const struct own {
	const char *party;
	const char *words[7];
} own[] = {
	{"publisher", {"ひなたぼし出版", "ひなた市", "連名", "読者アンケート", "約840人"}},
	{"board", {"なぎさ市教育委員会", "浜町", "貴委員会", "学力調査", "126人", "児童"}},
	{"printer", {"ほたるび印刷", "ほたる市", "会報の宛名の印刷", "いつ消去したか"}},
	{"store", {"みずたま書店", "池町", "水田まりも", "7人", "仕入の価格表"}},
	{"packer", {"こだま梱包資材", "山町", "対象に含まれておりません"}},
};

enum { OWN = sizeof own / sizeof *own };

/* TEXT, of one letter, has the words of own[MINE] and of no other. */
static void letter_is_own(const char *text, size_t mine)
{
	for (size_t i = 0; i < OWN; i++)
		for (size_t j = 0; j < 7 && own[i].words[j]; j++) {
			if (i == mine)
				has(text, own[i].words[j]);
			else
				has_not(text, own[i].words[j]);
		}
}

/* The pages of letter NUMBER of the volume, by its list, without white space but between
 * names. */
static char *volume_letter(size_t number)
{
	struct run run =
		run_shell("cd %s/out && sed -n '%zup' *-check.csv | tr -d '\"' | "
			  "(IFS=, read -r _ _ _ first pages _"
			  " && pdftotext -f $first -l $((first + pages - 1)) *-0001.pdf -"
			  " | tr -d ' \\n')",
			folder, number + 2);
	char *text = strdup(run.output);

	ck_assert_msg(*text, "letter %zu: %s", number, run.errors);
	run_done(&run);
	return text;
}

START_TEST(no_letter_of_a_volume_tells_of_another_partner)
{
	list_write(EVERYBODY);
	expect(PARTNERS, "s| channels=.mail.||",
		"todoke letters $R $D/list.csv -t partner -o $D/out;"
		" todoke letters $R $D/list.csv -t partner -o $D/each --one-each >$D/said 2>&1;"
		" for p in publisher board printer store packer; do todoke leakcheck "
		"$D/each/*-0001/$p.pdf --record $R --audience partner --for $p --as-of "
		"2026-11-12 "
		"|| exit 9; done",
		0, "受付5");
	for (size_t i = 0; i < OWN; i++) {
		struct run run = run_shell("pdftotext %s/each/*-0001/%s.pdf - | tr -d ' \\n'",
			folder, own[i].party);
		char *text = volume_letter(i);

		letter_is_own(text, i);
		letter_is_own(run.output, i);
		free(text);
		run_done(&run);
	}
}
END_TEST

/* What is typed by hand can't be pruned. */
START_TEST(a_name_typed_into_prose_stops_the_letters)
{
	list_write("appliance,appliance,,,,,,,,a@example.jp,メール\n");
	expect(PROCESSOR, "s|<measure id=.plain-shut.[^>]*>|&もみじ台通信販売のものを含め、|",
		"todoke letters $R $D/list.csv -t partner --stage preliminary -o $D/out --from "
		"post@example.jp; s=$?; ls -d $D/out/*.eml $D/out/*mail*; exit $s",
		2,
		"list.csv:2: error[leak-found]: この読み手（partner）に見せてはならない事実");
}
END_TEST

/* --- groups */

#define TWO_GROUPS                                                                             \
	"s|<handler id=.pupils-board. ref=.board.|<handler id='pb' ref='publisher'|;"          \
	"s|under=.board.|under='publisher'|"

#define SUB_PROCESSOR                                                                          \
	";s|<handler id=.members-printer.|<handler id='sub' ref='publisher'"                   \
	" role='sub-processor' under='printer'/>&|"
#define QUOTES_PUPILS                                                                          \
	";s|<request id=.mails. for=.partner.>|&<v ref='pupils/people'/>の方について、|"

START_TEST(a_desk_reads_of_the_groups_of_its_row)
{
	expect(PARTNERS, TWO_GROUPS,
		"printf '管理番号,取引先,部署,グループ,住所\\n"
		"1,publisher,編集部,readers,水面県\\n2,publisher,学校部,pupils,水面県\\n"
		"3,publisher,総務部,,水面県\\n4,publisher,経理部,contacts,水面県\\n' "
		">$D/list.csv"
		" && todoke letters $R $D/list.csv -t partner -o $D/out --one-each;"
		" cat $D/out/refused.csv",
		0,
		"グループ「contacts」は、取引先 publisher のものではありません（記録で handler "
		"に "
		"publisher があるグループ: readers pupils）");
	expect(PARTNERS, "",
		"pdftotext $D/out/*-0001/1.pdf - | tr -d ' ' | grep -q 約840人"
		" && ! pdftotext $D/out/*-0001/1.pdf - | tr -d ' ' | grep 126人"
		" && ! pdftotext $D/out/*-0001/2.pdf - | tr -d ' ' | grep 約840人"
		" && pdftotext $D/out/*-0001/3.pdf - | tr -d ' ' | grep -e 約840人 -e 126人 | "
		"tr '\\n' ' '",
		0, "約840人 126人");
}
END_TEST

/* Of fewer groups there may be another document, or none; or it may quote what is not there. */
START_TEST(a_row_of_groups_without_a_letter_is_refused_alone)
{
	expect(PARTNERS, TWO_GROUPS SUB_PROCESSOR QUOTES_PUPILS,
		"printf '管理番号,取引先,部署,グループ,住所\n"
		"1,publisher,編集部,pupils,水面県1\n2,publisher,会員部,members,水面県2\n"
		"3,publisher,総務部,,水面県3\n4,publisher,読者部,readers,水面県4\n' "
		">$D/list.csv"
		" && todoke letters $R $D/list.csv -t partner -o $D/out",
		1, "受付2（うち疑わしい行0） + 拒否2");
	expect(PARTNERS, "", "grep '^\"3' $D/out/refused.csv", 0,
		"グループの列のグループだけでは、この取引先への書状を作れません: ");
	expect(PARTNERS, "", "grep '^\"5' $D/out/refused.csv", 0,
		"。列を空にすると、この取引先のすべてのグループについての書状になります");
}
END_TEST

/* Many partners that the record does not name, in one. */
#define COLLECTIVE                                                                             \
	"s|<party id=.store. role=.customer.><name>みずたま書店株式会社|"            \
	"<party id='store' role='customer' collective='yes'><name>お取引先各社|;"        \
	"s| channels=.mail.||; /<business-data/d; /<person id=.store-contact/d"

START_TEST(partners_whom_the_record_does_not_name_are_told_without_numbers)
{
	expect(PARTNERS, COLLECTIVE,
		"printf '管理番号,会社名,氏名,郵便番号,住所1\\n"
		"1,みずたま書店株式会社,,999-0210,水面県わかば市一丁目1番\\n"
		"2,つゆくさ文具店,露草 しずく,999-0211,水面県わかば市二丁目2番\\n"
		"3,,露草 あさひ,999-0211,水面県わかば市二丁目2番\\n"
		"4,こだま梱包資材株式会社,,999-0212,水面県わかば市三丁目3番\\n"
		"5,こだま梱包資材株式会杜,,999-0212,水面県わかば市三丁目4番\\n' >$D/list.csv;"
		"todoke letters $R $D/list.csv -t partner -o $D/out --one-each; cut -d, -f1,2 "
		"$D/out/refused.csv | tr '\\n' ' '",
		0,
		"\"4\",\"会社名がありません。取引先 store "
		"は、いくつもの取引先をまとめた関係者なの"
		"で、宛名の会社名が要ります\" "
		"\"6\",\"会社名「こだま梱包資材株式会杜」は、記録の"
		"関係者（party）の id "
		"でも名称でもありません。こだま梱包資材株式会社 ではありませんか\"");
	expect(PARTNERS, "",
		"cd $D/out/*-0001 && pdftotext 2.pdf - | tr -d ' \\n' && ! pdftotext 2.pdf - | "
		"tr "
		"-d ' ' | grep -e 7人 -e みずたま -e お取引先各社",
		0, "つゆくさ文具店露草しずく様");
	expect(PARTNERS, "", "cd $D/out/*-0001 && pdftotext 1.pdf - | tr -d ' \\n'", 0,
		"みずたま書店株式会社御中");
	expect(PARTNERS, "", "cd $D/out/*-0001 && pdftotext 4.pdf -", 0,
		"対象に含まれておりません");
}
END_TEST

/* A group of two partners' people counts the other's, too. */
START_TEST(a_number_of_two_partners_is_told_to_neither)
{
	struct run run = script_run(PARTNERS,
		"s|<handler id=.contacts-store.*|&<handler id='c2' ref='packer' "
		"role='customer'/>|; s| variant=.not-affected.||",
		"todoke make $R -t partner -f text -o $D/out >/dev/null; cat "
		"$D/out/*-client-*.txt");

	ck_assert_int_eq(run.status, 0);
	has(run.output, "仕入のご担当の方");
	has(run.output, "みずたま書店株式会社");
	has(run.output, "こだま梱包資材株式会社");
	has_not(run.output, "7人");
	run_done(&run);
}
END_TEST

/* --- what goes out */

START_TEST(each_partner_s_own_sample_is_approved)
{
	list_write("store,store,,,,,,,,a@example.jp,メール\n");
	expect(PARTNERS, "",
		"todoke make $R -t partner -o $D/made >/dev/null;"
		" find $D/made -type f ! -name '*-store.*' -delete;"
		" todoke approve $R $D/made --by manager --role privacy-manager --at "
		"2026-11-12T10:00"
		" && todoke letters $R $D/list.csv -t partner -o $D/out --from post@example.jp "
		"--final",
		0, "受付1");
	list_write("printer,printer,,,,,,,,a@example.jp,メール\n");
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/other --from post@example.jp "
		"--final",
		2, "final-un");
}
END_TEST

/* A document may have no place for whom the list names, and a partner may get several. */
START_TEST(what_else_a_partner_gets_is_told)
{
	list_write("1,publisher,,法務部,,,999-0331,水面県ひなた市本町四丁目5番6号,,,郵送\n"
		   "2,publisher,,,,日向 葵,999-0331,水面県ひなた市本町四丁目5番6号,,,郵送\n");
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/out 2>&1 | grep 同意書", 0,
		"list.csv:2: warning[letters-besides]: この書状（委託元への通知）のほかに"
		"「連名報告の同意書」もある取引先があります（publisher が最初）。"
		"todoke make -t partner/joint-consent で");
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/o2 2>&1 | grep -c 同意書", 0,
		"1\n");
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner/joint-consent -o $D/out2", 2,
		"letters-unaddressed");
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner/cover -o $D/out3 && ls $D/out3", 0,
		"-partner-cover-preliminary-0001.pdf");
}
END_TEST

/* A desk is known again by company, department and address, however the letter put them. */
START_TEST(a_desk_that_has_its_letter_gets_no_second)
{
	list_write("1,store,,仕入部,,,,,,a@example.jp,メール\n"
		   "2,store,,,,,,,,b@example.jp,メール\n");
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/out --from post@example.jp"
		" && sed -i 's/^1,/7,/; s/^2,/8,/; $ a 9,store,,法務部,,,,,,"
		"c@example.jp,メール' $D/list.csv"
		" && todoke letters $R $D/list.csv -t partner -o $D/again --from "
		"post@example.jp --after $D/out; cat $D/again/refused.csv; ls "
		"$D/again/*mail-0001",
		0, "受付1（うち疑わしい行0） + 拒否2");
}
END_TEST

START_TEST(a_preview_shows_the_rows_as_they_are_read)
{
	list_write("1,,みずたま書店株式会社,,,,,,,a@example.jp,メール\n");
	expect(PARTNERS, "",
		"todoke letters $R $D/list.csv -t partner -o $D/out --preview 5 --from "
		"post@example.jp",
		0, "a@example.jp  store\n");
}
END_TEST

/* The release goes by post and by mail; each letter by one of them. */
START_TEST(a_letter_says_the_way_that_it_goes)
{
	expect("templates/records/ransomware.xml", "",
		BODY "todoke letters $R templates/lists/partners.csv -t partner --stage final"
		     " --from a@example.jp -o $D/out >&2;"
		     " pdftotext -layout $D/out/*-0001.pdf $D/text;"
		     " tr -d ' ' <$D/text | grep 送付の方法 | sort -u;"
		     " for m in $D/out/*/*.eml; do body $m | grep 送付の方法; done | sort -u",
		0, "送付の方法郵送\n送付の方法\t電子メール\n");
}
END_TEST

Suite *partner_letters_suite(void)
{
	Suite *suite = suite_create("partner_letters");
	TCase *tests = tcase_create("partner_letters");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, a_partner_gets_the_letter_that_make_makes, 0,
		sizeof same / sizeof *same);
	tcase_add_test(tests, each_desk_is_addressed_by_its_row);
	tcase_add_test(tests, the_page_to_sign_names_each_moment_of_the_record_once);
	tcase_add_test(tests, in_an_envelope_s_window_too);
	tcase_add_loop_test(
		tests, a_row_without_a_letter_says_why, 0, sizeof refused / sizeof *refused);
	tcase_add_test(tests, and_in_english);
	tcase_add_test(tests, columns_have_english_names_and_others);
	tcase_add_test(tests, no_letter_of_a_volume_tells_of_another_partner);
	tcase_add_test(tests, a_name_typed_into_prose_stops_the_letters);
	tcase_add_test(tests, a_desk_reads_of_the_groups_of_its_row);
	tcase_add_test(tests, a_row_of_groups_without_a_letter_is_refused_alone);
	tcase_add_test(tests, partners_whom_the_record_does_not_name_are_told_without_numbers);
	tcase_add_test(tests, a_number_of_two_partners_is_told_to_neither);
	tcase_add_test(tests, each_partner_s_own_sample_is_approved);
	tcase_add_test(tests, what_else_a_partner_gets_is_told);
	tcase_add_test(tests, a_desk_that_has_its_letter_gets_no_second);
	tcase_add_test(tests, a_preview_shows_the_rows_as_they_are_read);
	tcase_add_test(tests, a_letter_says_the_way_that_it_goes);
	suite_add_tcase(suite, tests);
	return suite;
}
