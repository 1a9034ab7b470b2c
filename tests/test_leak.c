/* test_leak.c - what readers may not learn is found in finished files, and nothing else is. */
#include "program.h"

#include <check.h>

Suite *leak_suite(void);

#define RECORD "templates/records/ransomware.xml"
#define CHECK "todoke leakcheck $here/f --record " RECORD " --audience "

static void expect(int status, const char *said, const char *script)
{
	char *folder = folder_new();

	run_expect(run_shell("here=%s; %s", folder, script), status, said);
	folder_done(folder);
}

START_TEST(a_report_to_the_commission_is_no_letter)
{
	expect(2, "authority-desk/telephone",
		"todoke make " RECORD " -t ppc --stage final --as-of 2027-01-08 -f pdf -o $here"
		" 2>/dev/null; todoke leakcheck $here/*.pdf --record " RECORD
		" --audience individual");
	expect(0, "見つかりませんでした",
		"todoke make " RECORD " -t ppc --stage final --as-of 2027-01-08 -f pdf -o $here"
		" 2>/dev/null; todoke leakcheck $here/*.pdf --record " RECORD
		" --audience ppc --as-of 2027-01-08");
}
END_TEST

START_TEST(a_hidden_fact_is_found_in_every_form)
{
	expect(2, "ransom/amount", "echo 要求は300万円であった >$here/f; " CHECK "public");
	expect(2, "ransom/amount", "echo 要求は3,000,000円であった >$here/f; " CHECK "public");
	expect(2, "ransom/amount",
		"echo 要求は３００\xe3\x80\x80万円 >$here/f; " CHECK "public");
	expect(2, "contact/name", "echo '<p>汐<b>見</b> 遥</p>' >$here/f; " CHECK "public");
	expect(2, "contact/name", "echo '<!-- 汐見　遥 -->' >$here/f; " CHECK "public");
	expect(2, "contact/name", "echo '&#x6C50;&#35211; &#x9065;' >$here/f; " CHECK "public");
	expect(2, "contact/name",
		"echo 担当 汐見 遥 | iconv -f utf-8 -t iso-2022-jp >$here/f; " CHECK "public");
	expect(2, "contact/name",
		"echo 担当 汐見 遥 | iconv -f utf-8 -t cp932 >$here/f; " CHECK "public");
	expect(2, "ppc-first/number", "echo r08-00000 >$here/f; " CHECK "public");
}
END_TEST

START_TEST(what_is_open_or_another_figure_is_no_leak)
{
	expect(0, "見つかりません",
		"echo 最大26,312人 白波瀬 渉 氏名 >$here/f; " CHECK "public");
	expect(0, "見つかりません", "echo 13,000,000円 1300万円 >$here/f; " CHECK "public");
	expect(0, "見つかりません", "echo 300万円 汐見 遥 >$here/f; " CHECK "internal");
	expect(0, "見つかりません", ": >$here/f; " CHECK "public");
	/* the day of a report for the house, and of what anybody may know */
	expect(0, "見つかりません",
		"echo 2026年9月28日現在 令和8年9月28日 >$here/f; todoke leakcheck $here/f"
		" --record templates/records/insider.xml --audience public");
}
END_TEST

/* 100% of the page's style is a width; of its text it is a fact. */
START_TEST(a_page_s_own_style_says_nothing)
{
#define HIDE                                                                                   \
	"sed 's|<event id=.cut.|<event id=\"x\" kind=\"other\" for=\"internal\">"              \
	"<when>2026-11-16</when><what>max-width: 100%</what></event>&|' " RECORD               \
	" >$here/r.xml; todoke make $here/r.xml -t public --stage preliminary"                 \
	" --as-of 2026-11-18 -f html -o $here/out"
	expect(0, "public-preliminary", HIDE);
	expect(2, "x/what",
		HIDE " >/dev/null 2>&1; sed 's|<h1|<p>max-width: 100%</p>&|' $here/out/*.html"
		     " >$here/f; todoke leakcheck $here/f --record $here/r.xml"
		     " --audience public");
}
END_TEST

START_TEST(what_was_learned_later_is_hidden_before)
{
	expect(2, "former/people",
		"echo 約1,400人 退職者の名簿に記載された方 >$here/f; " CHECK
		"ppc --as-of 2026-11-19");
	expect(0, "見つかりません",
		"echo 約1,400人 退職者の名簿に記載された方 >$here/f; " CHECK
		"ppc --as-of 2026-12-04");
}
END_TEST

START_TEST(one_partner_learns_nothing_of_another)
{
	expect(2, "青嶺ガス株式会社",
		"echo 青嶺ガス株式会社 >$here/f; " CHECK "partner --for kotori");
	expect(2, "aomine-customers/people",
		"echo 8,870人 >$here/f; " CHECK "partner --for kotori");
	expect(0, "見つかりません",
		"echo ことり水道管理株式会社 7,420人 ガスではない >$here/f; " CHECK
		"partner --for kotori");
}
END_TEST

START_TEST(every_corner_of_a_pdf_is_searched)
{
	expect(2, "contact/name",
		"todoke make templates/records/misdelivery.xml -t individual -f pdf -o $here"
		" 2>/dev/null; printf '汐見 遥' >$here/note.txt;"
		" qpdf $here/2026-007-individual-recipient.pdf --add-attachment $here/note.txt "
		"--"
		" $here/f; " CHECK "public");
	expect(2, "contact/name",
		"todoke make templates/records/misdelivery.xml -t individual -f pdf -o $here"
		" 2>/dev/null; printf x >$here/note.txt;"
		" qpdf $here/2026-007-individual-recipient.pdf --add-attachment $here/note.txt"
		" --description='汐見 遥' -- $here/f; " CHECK "public");
	expect(2, "contact/name",
		"printf '%%PDF-1.4\\n1 0 obj\\n<</Type/Catalog/Pages 2 0 R>>\\nendobj\\n2 0 "
		"obj\\n"
		"<</Type/Pages/Kids[3 0 R]/Count 1>>\\nendobj\\n3 0 obj\\n<</Type/Page/Parent "
		"2 0"
		" R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>\\nendobj\\n4 0 "
		"obj\\n<</Length"
		" 17>>\\nstream\\n%% 汐見 遥 .....\\nendstream\\nendobj\\ntrailer\\n<</Root 1 0"
		" R/Size 5>>\\n' >$here/raw; qpdf $here/raw $here/f 2>/dev/null; " CHECK
		"public");
}
END_TEST

START_TEST(the_machine_is_not_told_of)
{
	expect(2, "leak-chatter",
		"pwd >$here/f; cp " RECORD " r-$$.xml; todoke leakcheck $here/f"
		" --record r-$$.xml --audience public; s=$?; rm r-$$.xml;"
		" exit $s");
}
END_TEST

/* The words of packs are no secret, but those of a plugin are not known beforehand. */
START_TEST(a_document_that_leaks_is_not_made)
{
	expect(2, "leak-found",
		"mkdir -p $here/p/shout; echo '<pack xmlns=\"urn:todoke:pack:1\" id=\"shout\""
		" version=\"1\"><title language=\"ja\">x</title><title "
		"language=\"en\">x</title>"
		"<audience>public</audience><basis>x</basis><language>ja</language>"
		"<style>official</style><dates>western</dates><template>t.xml</template>"
		"<file>{record}-{pack}</file></pack>' >$here/p/shout/manifest.xml;"
		" echo '<template "
		"xmlns=\"urn:todoke:template:1\"><title>x</title><paragraph>300"
		"<if test=\"1\">万円</if></paragraph></template>' >$here/p/shout/t.xml;"
		" todoke make " RECORD " -t shout --packs $here/p -o $here/out; s=$?;"
		" ls $here/out; exit $s");
}
END_TEST

/* A list of people in ENCODING, the file's text SAID. */
#define LIST(encoding)                                                                                          \
	"printf '氏名,区分,住所\\r\\n\"花山 ð ®·子\",顧客,水面県花町一丁目\\r\\n小川 " \
	"泉,顧客,\"水面県\\n"                                                                             \
	"川町二丁目\"\\n' | iconv -f utf-8 -t " encoding " >$here/l.csv; "
#define LISTED                                                                                 \
	"todoke leakcheck $here/f --record " RECORD " --audience public --list $here/l.csv"

START_TEST(nobody_of_the_list_is_in_a_file)
{
	expect(2, "l.csv:2", LIST("utf-8") "echo 花山ð ®·子様 >$here/f; " LISTED);
	expect(2, "l.csv:3", LIST("utf-16") "echo 水面県川町二丁目 >$here/f; " LISTED);
	expect(2, "l.csv:3",
		"printf '氏名\ta\n\n小川 泉\t1\n' | iconv -f utf-8 -t cp932"
		" >$here/l.csv; echo 小川　泉 >$here/f; " LISTED);
	expect(2, "l.csv:2",
		"printf '氏名;a\n小川 泉;1\n' | iconv -f utf-8 -t euc-jp >$here/l.csv;"
		" echo 小川　泉 >$here/f; " LISTED " --encoding euc-jp");
	expect(0, "見つかりません", LIST("utf-8") "echo 顧客 小川 >$here/f; " LISTED);
	expect(2, "list-columns", "echo a,b >$here/l.csv; echo >$here/f; " LISTED);
	expect(3, "list-encoding-unsure",
		"printf '氏名\n\377\377\n' >$here/l.csv; echo >$here/f; " LISTED);
}
END_TEST

START_TEST(what_cannot_be_searched_is_not_called_clean)
{
	expect(2, "leak-unreadable", "echo x | gzip >$here/f; " CHECK "public");
	expect(2, "leak-unreadable", "printf '\\000\\001\\377\\330' >$here/f; " CHECK "public");
	expect(2, "contact/name",
		"echo 担当 汐見 遥 | iconv -f utf-8 -t utf-16 >$here/f; " CHECK "public");
}
END_TEST

START_TEST(usage_is_told)
{
	expect(3, "leak-record", "echo >$here/f; todoke leakcheck $here/f --audience public");
	expect(3, "usage-audience",
		"echo >$here/f; todoke leakcheck $here/f --record " RECORD
		" --audience friends");
	expect(2, "package-unreadable",
		"todoke leakcheck $here/none --record " RECORD " --audience public");
}
END_TEST

Suite *leak_suite(void)
{
	Suite *suite = suite_create("leak");
	TCase *tests = tcase_create("leak");

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_report_to_the_commission_is_no_letter);
	tcase_add_test(tests, a_hidden_fact_is_found_in_every_form);
	tcase_add_test(tests, what_is_open_or_another_figure_is_no_leak);
	tcase_add_test(tests, a_page_s_own_style_says_nothing);
	tcase_add_test(tests, what_was_learned_later_is_hidden_before);
	tcase_add_test(tests, one_partner_learns_nothing_of_another);
	tcase_add_test(tests, every_corner_of_a_pdf_is_searched);
	tcase_add_test(tests, the_machine_is_not_told_of);
	tcase_add_test(tests, a_document_that_leaks_is_not_made);
	tcase_add_test(tests, nobody_of_the_list_is_in_a_file);
	tcase_add_test(tests, what_cannot_be_searched_is_not_called_clean);
	tcase_add_test(tests, usage_is_told);
	return suite;
}
