/* The notice to a person in its kinds: who gets which, and what is left for people to decide.
 */
#include "program.h"

#include <check.h>

Suite *individual_suite(void);

#define RECORD "tests/records/letters.xml"

/* The letters of kind -t WANTED from the record that SCRIPT changes; their names and texts. */
static struct run letters(const char *folder, const char *wanted, const char *script)
{
	return run_shell("sed \"%s\" " RECORD " >%s/r.xml; todoke make %s/r.xml -t %s -f text"
			 " --no-ledger -o %s/out; ls %s/out; cat %s/out/*",
		script, folder, folder, wanted, folder, folder, folder);
}

static const struct {
	const char *wanted, *script, *there[5], *gone[5];
} kinds[] = {
	{"individual", "",
		{"individual-one.txt\n", "individual-bereaved.txt\n", "individual-wrong.txt\n",
			"ご家族の方に、",
			"お届けした内容には、ほかの方の個人情報が含まれております"},
		{"第一報"}},
	/* Who received wrongly is told of nobody's data. */
	{"individual/receiver", "", {"書面などは、処分なさらずに", "個人情報が含まれて"},
		{"アレルギー", "お名前", "電子メールは、", "木犀", "芙蓉"}},
	{"individual/receiver", "s|misdelivery|missending|",
		{"電子メールは、添付ファイルとともに"}, {"書面などは"}},
	{"individual/guardian", "", {"芙蓉 桔梗様の個人情報について", "芙蓉 蓮　様"}, {"木犀"}},
	{"individual/mail", "", {"【重要】会員の皆様の", "このメールは、", "木犀 香　様\n"},
		{"謹啓", "〒999-0701", "記\n", "石蕗"}},
	{"individual/warning", "",
		{"2026年10月3日\n", "原因は、現在調査しております。", "（第一報）"},
		{"漏えいしたことを確認", "石蕗", "詰合せ"}},
	/* A release may name the kind: it is for those whom it fits. */
	{"individual", "s|id=.full. pack=.individual.|& variant='warning'|",
		{"individual-warning-one.txt", "individual-wrong.txt"}, {"warning-wrong.txt"}},
	/* The later notice names the first, and who sends it with us. */
	{"individual", "",
		{"2026年10月3日付けのお知らせの後に", "\nやまぼうし通信販売株式会社\n"},
		{NULL}},
	{"individual", "s| publishers=.shop host.||", {"株式会社はなみずき園芸"},
		{"やまぼうし"}},
	{"individual", "", {"花の種の詰合せ（500円分）をお送りいたします。"},
		{"補償", "賠償", "保険に加入"}},
	/* Whoever reads English gets the same kinds in English. */
	{"individual", "", {"individual-abroad.txt\n", "\nDear Maple Cedar,\n"},
		{"謹啓　Dear", "Maple Cedar様"}},
	{"individual/english", "s|id=.one. group|language='en' &|",
		{"individual-one.txt\n", "\nDear 木犀 香,\n"},
		{"individual-bereaved", "お詫び"}},
	{"individual", "s|as=.receiver.|& language='en'|",
		{"Please keep any documents without", "\nDear 石蕗 巌,\n"},
		{"書面などは", "Please delete any e-mail"}},
	{"individual/english", "s|as=.family.|& language='en'|",
		{"We are writing to you as a member of the family of 芙蓉 桔梗. ",
			"involving the personal data of 芙蓉 桔梗, which we handle.",
			"Notice and Apology Regarding Personal Data\n"},
		{"your personal data of"}},
	{"individual", "s|id=.full. pack=.individual.|& variant='warning'|",
		{"individual-warning-abroad.txt", "First Notice Regarding Your Personal Data"},
		{"english-abroad"}},
};

START_TEST(each_kind_says_what_it_is_for)
{
	char *folder = folder_new();
	struct run run = letters(folder, kinds[_i].wanted, kinds[_i].script);

	for (size_t i = 0; i < 5 && kinds[_i].there[i]; i++)
		has(run.output, kinds[_i].there[i]);
	for (size_t i = 0; i < 5 && kinds[_i].gone[i]; i++)
		has_not(run.output, kinds[_i].gone[i]);
	has_not(run.errors, "error");
	has_not(run.errors, "lint");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* Nobody gets a letter that is half in Japanese; what lacks words is told at its place. */
START_TEST(what_has_no_english_stops_the_english_letter)
{
	char *folder = folder_new();
	struct run run = letters(folder, "individual/english",
		"/<overview.* language=.en./d; /<hours language/d");

	has(run.errors, "r.xml:39:2: error[letter-untranslated]: 「");
	has(run.errors, "error[letter-untranslated]: 「平日の午前9時から午後5時まで」に en");
	has_not(run.errors, "「木犀 香」");
	has_not(run.output, "abroad.txt");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* What is open is said to be so, not whether it is included; a period is one of exposure only
 * where the record says so. */
START_TEST(english_is_as_sure_as_the_record)
{
	char *folder = folder_new();
	struct run run = letters(folder, "individual/english",
		"s|<leak as-of=.2026-10-02|"
		"<item id='open' as-of='2026-10-12' state='open'>調査中</item>"
		"<item id='phone' kind='telephone' as-of='2026-10-12' "
		"state='unknown'>電話</item>"
		"<item id='phone' kind='telephone' as-of='2026-10-12' state='unknown' "
		"language='en'>telephone number</item>"
		"<period id='days' kind='exposed'><from>2026-10-01</from><to>2026-10-02</to>"
		"</period>&|; s|<misuse as-of=.2026-10-12.>not-confirmed|"
		"<misuse as-of='2026-10-12'>suspected|");

	has(run.output, "it is under investigation whether other information is included.\n");
	has(run.output, "it is not known whether the following is included: telephone number.");
	has(run.output, "\nPeriod concerned: from October 1, 2026 to October 2, 2026.\n");
	has(run.output, "\nAs of October 12, 2026, for some of the persons concerned, the "
			"information may have been misused.\n");
	has_not(run.output, "- telephone");
	run_done(&run);
	run = run_shell("todoke make " RECORD
			" -t individual/english -f pdf --no-ledger --window"
			" naga3-90x45-sender -o %s/pdf && pdftotext %s/pdf/*.pdf -",
		folder, folder);
	has(run.output, "株式会社はなみずき園芸\n"); /* where the post sends it back to */
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(a_sentence_without_its_moment_begins_with_a_capital)
{
	char *folder = folder_new();
	struct run run = letters(folder, "individual/english",
		"s|<misuse as-of=.2026-10-12.>not-confirmed|<misuse>confirmed|");
	has(run.output, "\nFor some of the persons concerned, misuse of the information has ");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* As in Japanese: the article of whom it is, where todoke plan sees the duty. */
START_TEST(the_article_is_cited_in_english)
{
	static const char *const articles[][2] = {
		{"s|x|x|", "Article 26(2) of the Act on the Protection of Personal Information "
			   "of Japan, Hanamizuki"},
		{"s|kind=.sensitive.|kind='my-number'|",
			"In accordance with Article 29-4(2) of the Act on the Use of Numbers"},
		{"s|</name>|&|; /<party id=.shop.>/,/<.party>/s|<postal-code>|"
		 "<regime>public-body</regime>&|",
			"In accordance with Article 68(2) of the Act on the Protection"},
		{"s|kind=.sensitive.|kind='other'|", "\nHanamizuki Gardening Co., Ltd. is "},
	};

	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
		char *folder = folder_new();
		struct run run = letters(folder, "individual/english", articles[i][0]);

		has(run.output, articles[i][1]);
		run_done(&run);
		folder_done(folder);
	}
}
END_TEST

/* The law is the reason of a letter only where todoke plan sees, or can't exclude, the duty. */
START_TEST(the_law_is_cited_where_it_asks_for_the_notice)
{
	static const char law[] = "個人情報の保護に関する法律に基づいて";
	char *folder = folder_new();
	struct run own =
		run_shell("todoke make templates/records/misdelivery.xml -t individual -f text"
			  " --no-ledger -o %s && cat %s/*.txt && rm %s/*",
			folder, folder, folder);
	struct run owed =
		run_shell("todoke make templates/records/ransomware.xml -t individual -f text"
			  " --no-ledger -o %s && cat %s/*.txt",
			folder, folder);

	has(own.output, "発生した事故をお知らせするものです。");
	has_not(own.output, law);
	has(owed.output, law);
	run_done(&own);
	run_done(&owed);
	folder_done(folder);
}
END_TEST

/* It is read days or weeks later. */
START_TEST(a_letter_says_as_of_when_it_speaks)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke make " RECORD " -t individual/mail --as-of 2026-10-14"
			  " -f text --no-ledger -o %s && cat %s/*.txt",
			folder, folder);

	has(run.output, "このメールの内容は、2026年10月14日現在で判明していることに");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* What people must decide first. */
static const struct {
	const char *wanted, *script, *said, *gone;
} undecided[] = {
	{"individual/guardian", "/family-decided/d",
		"error[individual/family-undecided]: 要配慮個人情報「アレルギーの記録」を",
		"桔梗"},
	{"individual/guardian", "/family-decided/d; /sensitive/d",
		"note[individual/family-age]: 保護者・ご家族に宛てています", "アレルギー"},
	{"individual", "/<approved>/d",
		"error[individual/gift-unapproved]: お詫びの品「花の種の詰合せ」に、決裁の日",
		"詰合せ"},
	{"individual", "/<unneeded/d", "保険会社の承諾の日（consented）か、要らない理由",
		"詰合せ"},
	{"individual", "s|id=.wrong.|& group='members'|",
		"error[individual/receiver-group]: 誤って受け取られた方「石蕗 巌」に", "石蕗"},
	{"individual/guardian", "/<concerning>/d", "誰の情報か（addressee/concerning）",
		"桔梗"},
};

START_TEST(what_people_decide_is_asked_for)
{
	char *folder = folder_new();
	struct run run = letters(folder, undecided[_i].wanted, undecided[_i].script);

	has(run.errors, undecided[_i].said);
	has_not(run.output, undecided[_i].gone);
	run_done(&run);
	folder_done(folder);
}
END_TEST

#define UNAFFECTED "tests/records/not-affected.xml"

/* Never by itself, and only while every state of the person's data says so. */
START_TEST(not_affected_is_said_when_asked_and_true)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke make " UNAFFECTED
			  " -f text --no-ledger -o %s/a; ls %s/a; todoke make " UNAFFECTED
			  " -t individual/not-affected -f text --no-ledger -o %s/b; cat %s/b/*;"
			  "sed 's|not-confirmed</leak>|suspected</leak>|' " UNAFFECTED
			  " >%s/r.xml; todoke"
			  " make %s/r.xml -t individual/not-affected -f text --no-ledger -o "
			  "%s/c; ls %s/c",
			folder, folder, folder, folder, folder, folder, folder, folder);

	has(run.output,
		"2026年10月12日現在の調査では、竜胆 青様の情報は、対象に含まれておりません。");
	has_not(run.output, "お名前");
	has_not(run.output, "individual-safe.txt");
	has_not(run.output, "/c/2026");
	has(run.errors, "warning[individual/nobody-affected]");
	has(run.errors,
		"warning[variant-unfit]: 「対象に含まれていない方へのお知らせ(書状)」に当たる");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(card_data_ask_for_monitoring_and_reissue)
{
	char *folder = folder_new();
	struct run run = run_shell("sed 's/kind=\"card-[a-z]*\"/kind=\"emergency\"/' "
				   "templates/records/shop-card.xml"
				   " >%s/r.xml; todoke make %s/r.xml -t individual -f text -o "
				   "%s/a >&2; cat %s/a/*.txt",
		folder, folder, folder, folder);

	has(run.errors, "card-measures");
	has_not(run.output, "クレジットカードについて");
	run_done(&run);
	run = run_shell("todoke make templates/records/shop-card.xml -t individual -f text -o"
			" %s/b >&2; cat %s/b/*.txt",
		folder, folder);
	has_not(run.errors, "card-measures");
	has(run.output, "クレジットカードについて");
	run_done(&run);
	folder_done(folder);
}
END_TEST

/* Who can't be reached is told in public, of what the public may know. */
START_TEST(a_publication_can_stand_for_the_notice)
{
	static const char record[] = "templates/records/shop-card.xml";
	char *folder = folder_new();
	struct run run = run_shell(
		"todoke make %s -t public/substitute -f text --no-ledger -o %s/a && cat %s/a/*;"
		"sed '/<request/d' %s >%s/r.xml; todoke make %s/r.xml -t public/substitute"
		" -f text --no-ledger -o %s/b; ls %s/b",
		record, folder, folder, record, folder, folder, folder, folder);

	has(run.output, "個人情報の保護に関する法律に基づく通知に代えて");
	has(run.output, "下記の窓口でお確かめいただけます");
	has(run.output, "セキュリティコード");
	has_not(run.output, "茅野");
	has_not(run.output, "/b/2026");
	has(run.errors, "「通知に代わる公表: 本人が取り得る措置」");
	run_done(&run);
	folder_done(folder);
}
END_TEST

START_TEST(mail_can_be_sent_in_the_encoding_of_mail)
{
	char *folder = folder_new();
	struct run run =
		run_shell("todoke make " RECORD " -t individual/mail -f text --encoding"
			  " iso-2022-jp --no-ledger -o %s; iconv -f iso-2022-jp -t utf-8"
			  " %s/*-mail-one.txt",
			folder, folder);

	has(run.output, "木犀 香　様\n");
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *individual_suite(void)
{
	Suite *suite = suite_create("individual");
	TCase *tests = tcase_create("individual");

	tcase_add_loop_test(
		tests, each_kind_says_what_it_is_for, 0, sizeof kinds / sizeof *kinds);
	tcase_add_loop_test(tests, what_people_decide_is_asked_for, 0,
		sizeof undecided / sizeof *undecided);
	tcase_add_test(tests, what_has_no_english_stops_the_english_letter);
	tcase_add_test(tests, english_is_as_sure_as_the_record);
	tcase_add_test(tests, a_sentence_without_its_moment_begins_with_a_capital);
	tcase_add_test(tests, the_article_is_cited_in_english);
	tcase_add_test(tests, the_law_is_cited_where_it_asks_for_the_notice);
	tcase_add_test(tests, a_letter_says_as_of_when_it_speaks);
	tcase_add_test(tests, not_affected_is_said_when_asked_and_true);
	tcase_add_test(tests, a_publication_can_stand_for_the_notice);
	tcase_add_test(tests, card_data_ask_for_monitoring_and_reissue);
	tcase_add_test(tests, mail_can_be_sent_in_the_encoding_of_mail);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return suite;
}
