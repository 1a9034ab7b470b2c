/* test_accounts.c - what the house gets beside its letters: every row is accounted for. */
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *accounts_suite(void);

#define RECORD "templates/records/misdelivery.xml"
#define HEAD "会員番号,氏名,郵便番号,住所1,送付停止\n"
#define ROWS                                                                                                      \
	"1,佐倉 遥,999-0001,水面県星見市本町1,\n2,若葉 灯様,999-0002,水面県星見市本町2,\n" \
	"3,海野 航,999-0003,水面県星見市本町3,1\n4,𠮷野 律,999-0004,水面県星見市本町4,\n"

/* The shell's SCRIPT in a folder with LIST as list.csv, in which it ends with STATUS. */
static char *run_with_list(const char *list, int status, const char *script)
{
	char *folder = folder_new(), *path;

	ck_assert_int_gt(asprintf(&path, "%s/list.csv", folder), 0);
	file_write(path, list);
	run_expect(run_shell("here=%s; %s", folder, script), status, NULL);
	free(path);
	return folder;
}

static char *run_in_folder(int status, const char *script)
{
	return run_with_list(HEAD ROWS, status, script);
}

static void file_has(const char *folder, const char *name, const char *part)
{
	char *path, *text;
	size_t size;

	ck_assert_int_gt(asprintf(&path, "%s/%s", folder, name), 0);
	text = file_read(path, &size);
	ck_assert_msg(text, "no %s", name);
	has(text, part);
	free(text);
	free(path);
}

START_TEST(every_row_is_in_one_list)
{
	char *folder = run_in_folder(1,
		"todoke letters " RECORD " $here/list.csv -o $here/out; s=$?; ls $here/out"
		" >$here/names; exit $s");

	file_has(folder, "names", "2026-007-individual-0001.pdf");
	file_has(folder, "out/refused.csv",
		"\"3\",\"氏名「若葉 灯様」に敬称「様」が付いています");
	file_has(folder, "out/refused.csv", ",2,若葉 灯様,999-0002,");
	file_has(folder, "out/held.csv", "\"4\",\"送付停止: 1（送付停止）\",3,海野 航,");
	file_has(folder, "out/2026-007-individual-register.csv",
		"\r\n1,2,\"1\",\"999-0001\",\"水面県星見市本町1\",\"\",\"\",\"\",\"\",\"\","
		"\"佐倉 遥\",");
	file_has(folder, "out/2026-007-individual-register.csv", /* to be filled in */
		",\"返戻の理由\",\"備考\"\r\n");
	file_has(folder, "out/2026-007-individual-register.csv",
		"\"日本語\",\"郵送\",\"\",\"\",\"\",\"\",\"\"\r\n");
	file_has(folder, "out/2026-007-individual-0001-check.csv",
		"\r\n2,\"2026-007-individual-0001.pdf\",2,2,1,1,\"");
	file_has(folder, "out/2026-007-individual-0001-check.csv",
		"\",5,\"4\",\"999-0004\",\"𠮷野 律　様\",\"\"\r\n");
	file_has(folder, "out/2026-007-individual-register.csv", "\r\n2,5,\"4\",\"999-0004\"");
	folder_done(folder);
}
END_TEST

START_TEST(rows_have_the_numbers_of_the_spreadsheet_everywhere)
{
	char *folder = run_in_folder(1,
		"printf '1,佐倉 "
		"遥,999-0001,\"水面県星見市\n本町1\",\n\n2,,999-0002,水面県星見市2,\n"
		"3,若葉 灯,999-0003,水面県星見市3,\n' | sed "
		"'1i会員番号,氏名,郵便番号,住所1,送付停止' "
		">$here/list.csv; todoke letters " RECORD
		" $here/list.csv -o $here/out --preview 9"
		" >$here/shown 2>$here/said; todoke letters " RECORD
		" $here/list.csv -o $here/out");

	file_has(folder, "said", "list.csv:4: warning[list-refused]");
	file_has(folder, "shown", "\n4  拒否");
	file_has(folder, "out/refused.csv", "\"4\",\"氏名も会社名もありません\"");
	file_has(folder, "out/2026-007-individual-register.csv", "\r\n2,5,\"3\",");
	file_has(folder, "out/2026-007-individual-0001-check.csv", "\",5,\"3\",");
	folder_done(folder);
}
END_TEST

/* The letter says it as it is; and the register, read again, still knows who it was. */
START_TEST(a_spreadsheet_takes_no_cell_for_a_formula)
{
	char *folder = run_with_list("会員番号,氏名,郵便番号,住所1\n"
				     "=HYPERLINK(\"x\"),汐見 遥,999-0001,水面県水面市港町1\n"
				     "2,+三日月 渉,999-0002,水面県水面市港町2\n"
				     "'=3,若葉 灯,999-0003,水面県水面市港町3\n",
		2,
		"todoke letters " RECORD " $here/list.csv -o $here/out >$here/said 2>&1;"
		" pdftotext $here/out/*-0001.pdf $here/letters.txt;"
		" cat $here/out/*-check.csv >$here/check;"
		" cat $here/out/*-register.csv >$here/register;"
		" todoke letters " RECORD " $here/list.csv --after $here/out -o $here/again"
		" >$here/after 2>&1");

	file_has(folder, "check", "\"'=HYPERLINK(\"\"x\"\")\"");
	file_has(folder, "register", "\"'+三日月 渉\"");
	file_has(folder, "register", "\"''=3\"");
	file_has(folder, "out/doubtful.csv", "2,\"会員番号\",\"'=HYPERLINK(");
	file_has(folder, "out/doubtful.csv", "3,\"氏名\",\"'+三日月 渉\"");
	file_has(folder, "letters.txt", "\n+ 三日月 渉");
	file_has(folder, "after", "3行 = 受付0 + 拒否3");
	folder_done(folder);
}
END_TEST

/* Each of these rows is right in form. */
START_TEST(doubtful_rows_get_their_letter_and_are_told)
{
	static const char *const doubts[] = {
		"2,\"氏名\",\"汐見 遥（死亡）\",\"亡くなった方の書き込み",
		"3,\"建物\",\"転居先不明\",\"届かない住所",
		"4,\"氏名\",\"山田太郎・花子\",\"二人の名前",
		"5,\"氏名\",\"テスト\",\"試しの行",
		"6,\"住所1\",\"水面県水面市港町\",\"住所に番地がありません",
		"7,\"住所1\",\"水面市港町6\",\"住所に都道府県がありません",
		"8,\"建物\",\"1月2日\",\"表計算ソフトが",
		"9,\"建物\",\"2-Jan\",\"表計算ソフトが",
		"10,\"建物\",\"44197\",\"表計算ソフトが",
		"11,\"氏名\",\"ｼｵﾐ 遥\",\"半角カナ",
		"12,\"郵便番号\",\"999-0012\",\"郵便番号が全角",
		"13,\"氏名\",\"早瀬様 光\",\"氏名の中に敬称",
		"16,\"会員番号\",\"1.2E+10\",\"表計算ソフトが番号を指数",
	};
	char *folder = run_with_list(
		"会員番号,氏名,郵便番号,住所1,建物,会社名\n"
		"1,汐見 遥（死亡）,999-0001,水面県水面市港町1,\n"
		"2,三日月 渉,999-0002,水面県水面市港町2,転居先不明\n"
		"3,山田太郎・花子,999-0003,水面県水面市港町3,\n"
		"4,テスト,999-0004,水面県水面市港町4,\n"
		"5,若葉 灯,999-0005,水面県水面市港町,\n"
		"6,早瀬 律,999-0006,水面市港町6,\n"
		"7,若葉 律,999-0007,水面県水面市港町7,1月2日\n"
		"8,若葉 光,999-0008,水面県水面市港町8,2-Jan\n"
		"9,若葉 凪,999-0009,水面県水面市港町9,44197\n"
		"10,ｼｵﾐ 遥,999-0010,水面県水面市港町10,\n"
		"11,汐見 凪,９９９－００１２,水面県水面市港町11,\n"
		"12,早瀬様 光,999-0013,水面県水面市港町12,\n"
		"13,ジョン・スミス,999-0014,水面県水面市港町13,101\n"
		"14,Testa Maria,999-0015,神奈川県水面市一番町15-2,県営住宅2-1 203号\n"
		"1.2E+10,若葉 音,999-0016,水面県水面市港町16,\n"
		"17,,999-0017,水面県水面市港町17,,三日月・汐見法律事務所\n",
		1,
		"todoke letters " RECORD " $here/list.csv -o $here/out >$here/said 2>&1;"
		" s=$?; wc -l <$here/out/doubtful.csv >$here/lines; exit $s");

	for (size_t i = 0; i < sizeof doubts / sizeof *doubts; i++)
		file_has(folder, "out/doubtful.csv", doubts[i]);
	file_has(folder, "lines", "14\n");
	file_has(folder, "said", "受付16（うち疑わしい行13）");
	file_has(folder, "said", "list.csv:8: warning[list-doubtful]: 3行を確かめて");
	folder_done(folder);
}
END_TEST

/* The old address of somebody under protection would be a new leak, before the row that is held
 * back or behind it, now or in rows that are mended; who gets the letter of a child, too. */
START_TEST(the_name_of_somebody_held_back_is_told)
{
	char *folder = run_with_list("会員番号,氏名,保護者,郵便番号,住所,送付停止\n"
				     "1,早瀬　律,,999-0001,水面県水面市港町1,\n"
				     "2,若葉 灯,早瀬律,999-0002,水面県水面市港町2,\n"
				     "3,早瀬 津,,999-0003,水面県水面市港町3,\n"
				     "4,早瀬 律,,999-0004,水面県水面市港町4,停止\n"
				     "5,早瀬 律,,999-0004,水面県水面市港町4番地,\n"
				     "6,汐見 凪,早瀬 律,999-0006,水面県水面市港町6,別送\n"
				     "7,汐見凪,早瀬 律,999-0007,水面県水面市港町7,\n"
				     "8,早瀬律,,999-00,水面県水面市港町8,\n",
		1,
		"cd $here; L='todoke letters '$OLDPWD/" RECORD
		"; $L list.csv -o out >said 2>&1; s=$?; $L list.csv -o out --preview 1 >seen "
		"2>&1;"
		" wc -l <out/doubtful.csv >lines; sed -i s/999-00,/999-0008,/ out/refused.csv;"
		" $L out/refused.csv -o more >again 2>&1; exit $s");

	file_has(folder, "out/doubtful.csv",
		"2,\"氏名\",\"早瀬　律\","
		"\"送付停止・別送の5行目の人と同じ氏名です");
	file_has(folder, "out/doubtful.csv",
		"3,\"保護者\",\"早瀬律\",\"送付停止・別送の5行目の人と同じ");
	file_has(folder, "out/doubtful.csv",
		"8,\"保護者\",\"早瀬 律\",\"送付停止・別送の5行目の人と同じ");
	file_has(folder, "lines", "4\n");
	file_has(folder, "said", "list.csv:2: warning[list-doubtful]: 3行を確かめて");
	file_has(folder, "said", "受付4（うち疑わしい行3） + 拒否2 + 送付停止1 + 別送1");
	file_has(folder, "seen", "paper    送付停止・別送の5行目の人と同じ");
	file_has(folder, "more/doubtful.csv",
		"\"早瀬律\",\"前の発送で送付停止・別送とした人（前の held.csv "
		"の2行目）と同じ氏名");
	file_has(folder, "again", "受付1（うち疑わしい行1） + 拒否1 + 送付停止0 + 別送0");
	folder_done(folder);
}
END_TEST

/* A spreadsheet takes the cell alone that has nothing but 1-2, of an address in several. */
START_TEST(a_house_number_of_its_own_cell_may_be_a_date)
{
	char *folder = run_with_list("氏名,郵便番号,都道府県,市区町村,番地\n"
				     "汐見 遥,999-0001,水面県,水面市港町,1月2日\n"
				     "若葉 灯,999-0002,水面県,水面市港町,2-Jan\n"
				     "早瀬 律,999-0003,水面県,水面市港町,2-3\n",
		1,
		"todoke letters " RECORD " $here/list.csv -o $here/out >$here/said 2>&1;"
		" s=$?; wc -l <$here/out/doubtful.csv >$here/lines; exit $s");

	file_has(folder, "out/doubtful.csv",
		"2,\"都道府県\",\"水面県水面市港町1月2日\",\"表計算ソフトが");
	file_has(folder, "out/doubtful.csv", "3,\"都道府県\",\"水面県水面市港町2-Jan\"");
	file_has(folder, "lines", "3\n");
	folder_done(folder);
}
END_TEST

/* The record says 1人. */
START_TEST(more_letters_than_people_are_told)
{
	char *folder = run_in_folder(1,
		"todoke letters " RECORD " $here/list.csv -o $here/out >$here/said 2>&1;"
		" s=$?; sed 's/1人/約2人/' " RECORD " >$here/two.xml;"
		" todoke letters $here/two.xml $here/list.csv -o $here/two >$here/less 2>&1;"
		" grep -c letters-people $here/less >$here/count; exit $s");

	file_has(folder, "said",
		": note[letters-people]: グループ「customer」への書状とメールは2通で、"
		"記録の本人の数（1人）より");
	file_has(folder, "count", "0");
	folder_done(folder);
}
END_TEST

START_TEST(what_was_made_is_on_one_page_to_sign)
{
	char *folder = run_in_folder(1,
		"todoke letters " RECORD " $here/list.csv -o $here/out; s=$?;"
		" pdftotext -layout $here/out/*-summary.pdf $here/page; exit $s");

	file_has(folder, "out/2026-007-individual-summary.txt",
		"受付：2行\nうち疑わしい行：0行（doubtful.csv）\n拒否：1行（refused."
		"csv）\n送付停止：1行（held.csv）\n");
	file_has(folder, "out/2026-007-individual-summary.txt",
		"顧客（customer）\t本人への通知(書状)"
		"\t郵送\t日本語\t2通\n合計\t―\t―\t―\t2通\n");
	file_has(folder, "out/2026-007-individual-summary.txt",
		"すべての書状を、できたPDFから読み返し、名簿の行と一致した。");
	file_has(folder, "out/2026-007-individual-summary.txt",
		"文面の種類のすべてについて、出す前に探し");
	file_has(folder, "page", "承認者");
	folder_done(folder);
}
END_TEST

START_TEST(the_page_to_sign_calls_groups_by_their_names)
{
	char *folder = run_with_list("会員番号,氏名,郵便番号,住所,グループ\n"
				     "1,汐見 遥,999-0001,水面県水面市港町1,own、staff\n",
		0,
		"todoke letters templates/records/ransomware.xml $here/list.csv -o $here/out");

	file_has(folder, "out/2026-021-individual-summary.txt",
		"当社が直接契約する検針先のお客様（own）と、");
	file_has(folder, "out/2026-021-individual-summary.txt", "（一通で2グループ）\t");
	folder_done(folder);
}
END_TEST

START_TEST(a_list_that_holds_nothing_says_what_it_lacks)
{
	folder_done(run_in_folder(0,
		": >$here/empty.csv; printf '氏名,住所\n' >$here/head.csv;"
		"printf '会員番号,氏名,住所,建物\n1,汐見 遥\n2,若葉 灯,水面県1\n' "
		">$here/short.csv;"
		"all() { todoke letters " RECORD " $here/$1 -o $here/out $2 2>&1; };"
		"all empty.csv | grep -q list-empty && all head.csv | grep -q list-rows-none &&"
		"all short.csv | grep -q '列が2しかありません（見出しは4列）' &&"
		"all short.csv '--volume 0' | grep -q -e '--volume には'"));
}
END_TEST

START_TEST(lists_come_as_pages_on_request)
{
	char *folder = run_in_folder(1,
		"todoke letters " RECORD " $here/list.csv -o $here/out --list-pdf; s=$?;"
		" pdftotext -layout $here/out/*-check.pdf $here/check;"
		" pdftotext -layout $here/out/*-register.pdf $here/register;"
		" grep -c -E '^ *2 +2 +1 +[0-9]{20} +5 +4 +𠮷野' $here/check >$here/rows;"
		" exit $s");

	file_has(folder, "check", "𠮷野 律");
	file_has(folder, "rows", "1\n"); /* row 5 of the list */
	file_has(folder, "check", "（2 通、通し番号 1 から 2 まで）");
	file_has(folder, "register", "水面県星見市本町 4");
	folder_done(folder);
}
END_TEST

/* Nobody can put a letter in its envelope who reads no more than 総務部 御中. */
START_TEST(lists_call_the_addressee_as_the_window_does)
{
	char *folder = run_with_list(
		"氏名,郵便番号,住所,会社名,部署,役職\n"
		",999-0001,水面県水面市港町1,株式会社架空汐見,総務部,\n"
		"早瀬 律,999-0002,水面県水面市港町2,有限会社架空若葉,,部長\n",
		0,
		"todoke letters " RECORD
		" $here/list.csv -o $here/out --list-pdf; s=$?; cat $here/out/*-check.csv"
		" >$here/csv; for i in check register; do pdftotext -raw $here/out/*-$i.pdf - |"
		" sed 's, ,,g;s,　,,g' | tr -d '\n' >$here/$i; done; exit $s");

	file_has(folder, "csv", "\"株式会社架空汐見　総務部　御中\"");
	file_has(folder, "csv", "\"有限会社架空若葉　部長　早瀬 律　様\"");
	file_has(folder, "check", "株式会社架空汐見総務部御中");
	file_has(folder, "register", "有限会社架空若葉部長早瀬律様");
	file_has(folder, "register", "通し番号1から2まで、すべて郵送）");
	file_has(folder, "register", "customer");
	folder_done(folder);
}
END_TEST

START_TEST(a_wrong_encoding_of_lists_names_its_option)
{
	char *folder = run_in_folder(3,
		"todoke letters " RECORD " $here/list.csv -o $here/out --csv foo 2>$here/said");

	file_has(folder, "said", "--csv に指定できるのは");
	folder_done(folder);
}
END_TEST

/* Who has only the paper must not take it for all. */
START_TEST(the_register_on_paper_says_where_mail_is)
{
	char *folder = run_with_list("氏名,郵便番号,住所,メールアドレス,通知方法\n"
				     "汐見 遥,999-0001,水面県星見市本町1,,郵送\n"
				     "若葉 灯,,,a@example.jp,メール\n",
		0,
		"todoke letters " RECORD " $here/list.csv --from b@example.jp"
		" --at 2026-11-18T09:00 -o $here/out --list-pdf; s=$?;"
		" pdftotext $here/out/*-register.pdf - | tr -d ' \n' >$here/register; exit $s");

	file_has(folder, "register",
		"ほかにメールで送る1通があります。この紙にはなく、"
		"2026-007-individual-register.csvにあります。");
	folder_done(folder);
}
END_TEST

START_TEST(a_list_without_a_right_row_says_why)
{
	char *folder = run_with_list("氏名,住所,group\n"
				     "佐倉 遥,星見市1,gold\n",
		2, "todoke letters " RECORD " $here/list.csv -o $here/out");

	file_has(folder, "out/refused.csv", "\"2\",\"グループ「gold」");
	folder_done(folder);
}
END_TEST

/* --- the rows that were refused, mended */

#define MEND                                                                                   \
	"todoke letters " RECORD " $here/list.csv -o $here/out --csv cp932; "                  \
	"sed -i 's/,若葉 灯様/,若葉 灯/' $here/out/refused.csv;"                        \
	"printf '5,,90,𠮷野　律,9990004,水面県星見市本町４,\n"                   \
	"6,,3,海野 航,999-0009,水面県星見市新町9,\n"                                \
	"7,,91,海野 航,999-0003,水面県星見市本町3,\n' >>$here/out/refused.csv; "

START_TEST(mended_rows_give_nobody_a_second_letter)
{
	char *folder =
		run_in_folder(1, MEND "todoke letters " RECORD
				      " $here/out/refused.csv -o $here/again >$here/said 2>&1");

	file_has(folder, "said", "letters-after-found");
	file_has(folder, "said", "名簿4行 = 受付1（うち疑わしい行0） + 拒否3");
	file_has(folder, "again/refused.csv",
		"\"3\",\"前の発送で送った人です（発送台帳の3行目）");
	file_has(folder, "again/refused.csv",
		"\"4\",\"前の発送で送付停止・別送とした人と同じ番号（キー）です");
	file_has(folder, "again/refused.csv",
		"\"5\",\"前の発送で送付停止・別送とした人です（前の held.csv の2行目）");
	folder_done(folder);
}
END_TEST

START_TEST(mended_rows_elsewhere_need_the_folder_of_the_first_run)
{
	char *folder = run_in_folder(1, MEND
		"mv $here/out/refused.csv $here/mended.csv;"
		"todoke letters " RECORD
		" $here/mended.csv --preview 9 -o $here/again >$here/one 2>&1;"
		"todoke letters " RECORD " $here/mended.csv --after $here/out -o $here/again "
		">$here/two 2>&1");

	file_has(folder, "one", "letters-after-unknown");
	file_has(folder, "two", "名簿4行 = 受付1（うち疑わしい行0） + 拒否3");
	folder_done(folder);
}
END_TEST

START_TEST(the_register_of_the_first_run_is_not_replaced)
{
	folder_done(run_in_folder(3,
		MEND "todoke letters " RECORD
		     " $here/out/refused.csv -o $here/out --force 2>$here/said;"
		     " s=$?; grep -q letters-after-same $here/said && exit $s"));
	folder_done(run_in_folder(3,
		MEND "mkdir $here/out/.todoke-2026-007-individual; todoke letters " RECORD
		     " $here/out/refused.csv -o $here/again 2>$here/said;"
		     " s=$?; grep -q letters-after-unfinished $here/said && exit $s"));
	folder_done(run_in_folder(3, /* only another letter's register is there */
		MEND "mv $here/out/2026-007-individual-register.csv "
		     "$here/out/2026-008-individual-register.csv; todoke letters " RECORD
		     " $here/list.csv -o $here/again --after $here/out 2>$here/said;"
		     " s=$?; grep -q letters-after-none $here/said && exit $s"));
	folder_done(run_in_folder(3, "mkdir $here/empty; todoke letters " RECORD
				     " $here/list.csv -o $here/out --after $here/empty"));
}
END_TEST

/* One run of several: the register has all rows already. */
START_TEST(who_waits_for_another_run_has_no_letter_yet)
{
	static const char *const first[] = {
		"todoke letters " RECORD " $here/list.csv -o $here/out --volume 1 --shard 1/2",
		"printf '会員番号,氏名,郵便番号,住所,メール,通知方法\n"
		"1,佐倉 遥,999-0001,水面県星見市本町1,,郵送\n"
		"2,若葉 灯,,,akari@example.jp,メール\n' >$here/list.csv; todoke letters " RECORD
		" $here/list.csv -o $here/out --from post@example.jp;"
		" cat $here/out/*-mail.journal && rm $here/out/*-mail.journal",
		"todoke letters " RECORD " $here/list.csv -o $here/out;"
		" mkdir $here/out/.todoke-2026-007-individual-mail",
		"todoke letters " RECORD " $here/list.csv -o $here/out; rm $here/out/*.journal",
	};

	for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
		char *script;

		ck_assert_int_gt(
			asprintf(&script,
				"{ %s; } >&2; todoke letters " RECORD
				" $here/list.csv --after $here/out -o $here/again"
				" 2>$here/said; s=$?; cat $here/said >&2;"
				" grep -q letters-after-unfinished $here/said && exit $s",
				first[i]),
			0);
		folder_done(run_in_folder(3, script));
		free(script);
	}
}
END_TEST

START_TEST(runs_of_all_shards_are_an_earlier_run)
{
	char *folder = run_in_folder(1,
		"for i in 1 2; do todoke letters " RECORD
		" $here/list.csv -o $here/out --volume 1 --shard $i/2; done; cp -r $here/out "
		"$here/old; mkdir $here/old/.todoke-2026-007-individual-preview;"
		" echo '9,早瀬 凪,999-0009,水面県星見市本町9,' >>$here/list.csv; todoke "
		"letters " RECORD
		" $here/list.csv --after $here/old -o $here/again 2>$here/said");

	file_has(folder, "again/refused.csv", "前の発送で送った人です（発送台帳の2行目）");
	file_has(folder, "again/2026-007-individual-register.csv", "早瀬 凪");
	folder_done(folder);
}
END_TEST

/* Put together from two folders: the register is of the first shard's list. */
START_TEST(shards_of_two_lists_are_no_earlier_run)
{
	char *folder = run_in_folder(3,
		"todoke letters " RECORD " $here/list.csv -o $here/old --volume 1 --shard 1/2;"
		" sed -i s/佐倉/桜/ $here/list.csv; todoke letters " RECORD
		" $here/list.csv -o $here/other --volume 1 --shard 2/2; mv $here/other/* "
		"$here/old; todoke letters " RECORD
		" $here/list.csv --after $here/old -o $here/again 2>$here/said");

	file_has(folder, "said", "-2-of-2.journal: ");
	file_has(folder, "said", "-1-of-2.journal と");
	file_has(folder, "said", "letters-after-mixed");
	folder_done(folder);
}
END_TEST

/* The list has a wrong group everywhere: only those who must get no letter are known. */
START_TEST(who_was_held_back_stays_so_when_nobody_got_a_letter)
{
	static const char *const ways[] = {
		"$here/out/refused.csv", "$here/mended.csv --after $here/out"};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		char *script, *folder;

		ck_assert_int_gt(
			asprintf(&script,
				"sed -i '1s/$/,グループ/; 2,$s/$/,gold/; 2,$s/灯様/灯/'"
				" $here/list.csv; todoke letters " RECORD
				" $here/list.csv -o $here/out >&2;"
				" echo '6,,9,海野　航,9990003,水面県星見市本町３,,customer'"
				" >>$here/out/refused.csv;"
				" sed -i s/,gold/,customer/ $here/out/refused.csv;"
				" cp $here/out/refused.csv $here/mended.csv;"
				" todoke letters " RECORD " %s -o $here/again >$here/said 2>&1",
				ways[i]),
			0);
		folder = run_in_folder(1, script);
		file_has(folder, "said", "名簿4行 = 受付3（うち疑わしい行0） + 拒否1");
		file_has(folder, "again/refused.csv",
			"\"5\",\"前の発送で送付停止・別送とした人です（前の held.csv "
			"の2行目）");
		folder_done(folder);
		free(script);
	}
}
END_TEST

START_TEST(what_can_not_be_read_of_an_earlier_run_is_not_passed_over)
{
	static const char *const names[] = {"held.csv", "2026-007-individual-register.csv"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *script;

		ck_assert_int_gt(
			asprintf(&script,
				MEND "rm $here/out/%s; ln -s %s $here/out/%s;"
				     "for how in $here/out/refused.csv \"$here/list.csv "
				     "--after $here/out\"; do todoke letters " RECORD
				     " $how -o $here/again 2>$here/said; s=$?;"
				     " grep -q '%s: .*.list-unreadable'"
				     " $here/said || exit 9; done; exit $s",
				names[i], names[i], names[i], names[i]),
			0);
		folder_done(run_in_folder(3, script));
		free(script);
	}
}
END_TEST

START_TEST(rows_without_a_key_are_not_known_by_one_later)
{
	char *folder = run_in_folder(0,
		"printf '氏名,住所\n佐倉 遥,水面県星見市本町1\n' >$here/first.csv;"
		"printf '会員番号,氏名,住所\n0000002,若葉 灯,水面県星見市本町2\n"
		"3,佐倉 遥,水面県星見市本町1\n' >$here/later.csv;"
		"todoke letters " RECORD
		" $here/first.csv -o $here/out >&2; todoke letters " RECORD
		" $here/later.csv --after $here/out -o $here/again 2>$here/said >$here/counts; "
		"true");

	file_has(folder, "out/2026-007-individual-register.csv", "\r\n1,2,\"\",\"\",");
	file_has(folder, "counts", "名簿2行 = 受付1（うち疑わしい行0） + 拒否1");
	file_has(folder, "again/refused.csv",
		"\"3\",\"前の発送で送った人です（発送台帳の2行目）");
	folder_done(folder);
}
END_TEST

START_TEST(a_check_list_that_vanished_comes_again)
{
	char *folder = run_in_folder(0,
		"todoke letters " RECORD
		" $here/list.csv -o $here/out >/dev/null 2>&1; cp -r $here/out"
		" $here/good; rm $here/out/*-check.csv; todoke letters " RECORD
		" $here/list.csv -o $here/out --resume >/dev/null 2>&1;"
		" diff -r $here/good $here/out -x '*.journal' -x '*.ledger.xml'");

	folder_done(folder);
}
END_TEST

START_TEST(lists_come_in_the_encoding_that_is_asked_for)
{
	char *folder =
		run_in_folder(1, "todoke letters " RECORD
				 " $here/list.csv -o $here/out --csv cp932 2>$here/said");

	file_has(folder, "said", "letters-csv-lacks");
	file_has(folder, "out/2026-007-individual-register.csv", "&#x20BB7;\x96\xEC");
	folder_done(folder);
}
END_TEST

START_TEST(nothing_is_overwritten_unasked)
{
	char *folder =
		run_in_folder(3, "mkdir -p $here/out && echo mine >$here/out/refused.csv;"
				 " todoke letters " RECORD " $here/list.csv -o $here/out");

	file_has(folder, "out/refused.csv", "mine\n");
	folder_done(folder);
}
END_TEST

START_TEST(the_list_says_its_encoding)
{
	folder_done(run_in_folder(
		1, "todoke letters " RECORD " $here/list.csv -o $here/out --encoding utf-8"));
	folder_done(run_in_folder(
		3, "todoke letters " RECORD " $here/list.csv -o $here/out --encoding latin-1"));
	folder_done(run_in_folder(3,
		"iconv -f utf-8 -t utf-16 $here/list.csv >$here/16.csv;"
		" todoke letters " RECORD " $here/16.csv -o $here/out --encoding euc-jp"));
	folder_done(run_in_folder(
		3, "todoke make " RECORD " -o $here/out -f text --encoding euc-jp"));
}
END_TEST

START_TEST(a_preview_calls_nobody_accepted_who_gets_no_letter)
{
	char *folder = run_in_folder(1, "printf "
					"'5,佐倉　遥,999-0001,水面県星見市本町１,\\n6,海野航,"
					"9990003,水面県星見市本町3,\\n'"
					" >>$here/list.csv; todoke letters " RECORD
					" $here/list.csv -o $here/out --preview 9 >$here/said");

	file_has(folder, "said", "6  拒否      5");
	file_has(folder, "said", "2行目と同じ人です");
	file_has(folder, "said", "7  拒否      6");
	file_has(folder, "said", "送付停止・別送の4行目と同じ人です");
	file_has(folder, "said",
		"名簿6行 = 受付2（うち疑わしい行0） + 拒否3 + 送付停止1 + 別送0");
	folder_done(folder);
}
END_TEST

START_TEST(a_preview_shows_rows_and_first_letters)
{
	char *folder = run_in_folder(1,
		"todoke letters " RECORD " $here/list.csv -o $here/out --preview 3 >$here/said"
		" && exit 9; (ls $here/out; echo end) >$here/names;"
		" todoke letters " RECORD
		" $here/list.csv -o $here/out --preview 1 >$here/one");

	file_has(folder, "said",
		"2  受付      1    佐倉 遥    999-0001     水面県星見市本町1  様         ja    "
		"    customer  paper\n");
	file_has(folder, "said", "3  拒否      2    若葉 灯様");
	file_has(folder, "said", "4  送付停止");
	file_has(folder, "names",
		"2026-007-individual-preview-0001-check.csv\n2026-007-individual-preview-0001."
		"pdf\nend\n");
	file_has(folder, "one", "。1通を");
	folder_done(folder);
}
END_TEST

/* Whatever else was said, the counts and where to look next stand at the end. */
START_TEST(what_to_look_at_next_is_said_last)
{
	char *folder = run_in_folder(0,
		"todoke letters " RECORD " $here/list.csv -o $here/out >$here/all 2>&1;"
		" tail -n 6 $here/all >$here/end;"
		" todoke letters " RECORD " $here/list.csv -o $here/out 2>&1 | tail -n 1"
		" >$here/again; todoke letters " RECORD
		" $here/list.csv -o $here/json --json 2>$here/said | head -c 2 >$here/machine;"
		" sed -i '/,1$/d' $here/list.csv;"
		" todoke letters " RECORD
		" $here/list.csv -o $here/first --preview 1 2>&1 | tail -n 1 >$here/preview;"
		" sed 's/送付停止/通知方法,メール/; s/,$/,メール,a@example.jp/' $here/list.csv"
		" >$here/mail.csv; todoke letters " RECORD
		" $here/mail.csv -o $here/mail 2>&1 | tail -n 1 >$here/none; true");

	file_has(folder, "end",
		"名簿4行 = 受付2（うち疑わしい行0） + 拒否1 + 送付停止1 + 別送0。2通を、");
	file_has(folder, "end", "/out で、次に見るもの:\n");
	file_has(folder, "end", "\n  refused.csv                      拒否した1行と理由。");
	file_has(folder, "end", "\n  held.csv  ");
	file_has(folder, "end", "\n  2026-007-individual-names.csv  ");
	file_has(folder, "end", "\n  2026-007-individual-summary.pdf  発送内容の確認書。");
	file_has(folder, "again", "今回は、書状を作り終えていません。");
	file_has(folder, "machine", "[\n");
	file_has(folder, "said", "で、次に見るもの:\n");
	file_has(folder, "preview", "1通を、見本としてフォルダ ");
	file_has(folder, "none", "今回は、書状を作り終えていません。");
	folder_done(folder);
}
END_TEST

/* A file has room for all of an address; a terminal for what fits into its lines. */
START_TEST(a_preview_is_cut_for_a_terminal_alone)
{
#define LONG_PREVIEW                                                                           \
	"$program letters " RECORD " $here/list.csv -o $here/out --preview 9 2>$here/errors"
	char *folder;

	if (!terminal_is_there("a_preview_is_cut_for_a_terminal_alone"))
		return;
	folder = run_in_folder(0,
		"printf '氏名,住所,郵便番号\n佐倉 遥,水面県星見市大字若宮字東浜一丁目2番地の3,"
		"999-0001\n葛\363\240\204\200城 灯,星見市1,999-0002\n'"
		" >$here/list.csv; program=$(realpath " TODOKE_PROGRAM "); " LONG_PREVIEW
		" >$here/file;"
		" script -qec \"stty cols 80; " LONG_PREVIEW "\" $here/terminal >$here/shown"
		" </dev/null; true");

	file_has(folder, "file", "  水面県星見市大字若宮字東浜一丁目2番地の3  様");
	file_has(folder, "shown", "  水面県星…   様");
	file_has(folder, "shown", "葛\xf3\xa0\x84\x80城 灯  999-0002  星見市1     様");
	folder_done(folder);
}
END_TEST

START_TEST(a_letter_without_postal_code_is_told)
{
	char *folder = run_with_list("氏名,住所\n"
				     "佐倉 遥,星見市1\n",
		0, "todoke letters " RECORD " $here/list.csv -o $here/out 2>$here/said; true");

	file_has(folder, "said", "list-postal-code-none");
	file_has(folder, "out/2026-007-individual-0001.pdf", "%PDF");
	folder_done(folder);
}
END_TEST

Suite *accounts_suite(void)
{
	Suite *suite = suite_create("accounts");
	TCase *tests = tcase_create("accounts");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, every_row_is_in_one_list);
	tcase_add_test(tests, rows_have_the_numbers_of_the_spreadsheet_everywhere);
	tcase_add_test(tests, a_spreadsheet_takes_no_cell_for_a_formula);
	tcase_add_test(tests, doubtful_rows_get_their_letter_and_are_told);
	tcase_add_test(tests, the_name_of_somebody_held_back_is_told);
	tcase_add_test(tests, a_house_number_of_its_own_cell_may_be_a_date);
	tcase_add_test(tests, more_letters_than_people_are_told);
	tcase_add_test(tests, what_was_made_is_on_one_page_to_sign);
	tcase_add_test(tests, the_page_to_sign_calls_groups_by_their_names);
	tcase_add_test(tests, a_list_that_holds_nothing_says_what_it_lacks);
	tcase_add_test(tests, lists_come_as_pages_on_request);
	tcase_add_test(tests, lists_call_the_addressee_as_the_window_does);
	tcase_add_test(tests, a_wrong_encoding_of_lists_names_its_option);
	tcase_add_test(tests, the_register_on_paper_says_where_mail_is);
	tcase_add_test(tests, a_list_without_a_right_row_says_why);
	tcase_add_test(tests, mended_rows_give_nobody_a_second_letter);
	tcase_add_test(tests, mended_rows_elsewhere_need_the_folder_of_the_first_run);
	tcase_add_test(tests, the_register_of_the_first_run_is_not_replaced);
	tcase_add_test(tests, who_waits_for_another_run_has_no_letter_yet);
	tcase_add_test(tests, runs_of_all_shards_are_an_earlier_run);
	tcase_add_test(tests, shards_of_two_lists_are_no_earlier_run);
	tcase_add_test(tests, who_was_held_back_stays_so_when_nobody_got_a_letter);
	tcase_add_test(tests, what_can_not_be_read_of_an_earlier_run_is_not_passed_over);
	tcase_add_test(tests, rows_without_a_key_are_not_known_by_one_later);
	tcase_add_test(tests, a_check_list_that_vanished_comes_again);
	tcase_add_test(tests, lists_come_in_the_encoding_that_is_asked_for);
	tcase_add_test(tests, nothing_is_overwritten_unasked);
	tcase_add_test(tests, the_list_says_its_encoding);
	tcase_add_test(tests, a_preview_calls_nobody_accepted_who_gets_no_letter);
	tcase_add_test(tests, a_preview_shows_rows_and_first_letters);
	tcase_add_test(tests, what_to_look_at_next_is_said_last);
	tcase_add_test(tests, a_preview_is_cut_for_a_terminal_alone);
	tcase_add_test(tests, a_letter_without_postal_code_is_told);
	suite_add_tcase(suite, tests);
	return suite;
}
