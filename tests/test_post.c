/* test_post.c - those of a list who are told by mail get one message each, the others paper. */
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *post_suite(void);

#define RECORD "templates/records/misdelivery.xml"
#define LETTERS                                                                                \
	"todoke letters " RECORD " $here/list.csv --packs $here/packs --from a@example.jp"     \
	" -o $here/out "

static const char list[] = "会員番号,氏名,郵便番号,住所1,メールアドレス,通知方法\n"
			   "1,佐倉 遥,999-0001,水面県星見市本町1,a@example.jp,郵送\n"
			   "2,若葉 灯,,,b@example.jp,メール\n"
			   "3,髙瀬 律,999-0003,水面県星見市本町3,c@example.jp,メール\n";

/* The letter's pack, to be changed, and the list. */
static char *folder_prepare(void)
{
	char *folder = folder_new(), *path;

	run_expect(run_shell("mkdir %s/packs && cp -r templates/individual %s/packs", folder,
			   folder),
		0, NULL);
	ck_assert_int_gt(asprintf(&path, "%s/list.csv", folder), 0);
	file_write(path, list);
	free(path);
	return folder;
}

static void expect(const char *folder, int status, const char *said, const char *script)
{
	run_expect(run_shell("here=%s; %s", folder, script), status, said);
}

START_TEST(each_goes_the_way_the_list_says)
{
	char *folder = folder_prepare();

	expect(folder, 0, "。3通を", LETTERS "--mail iso-2022-jp");
	expect(folder, 0, "letters-mail-date-none", LETTERS "--mail iso-2022-jp --force 2>&1");
	expect(folder, 0, "3.eml: note[letters-mail-wider]: 1通の",
		LETTERS "--mail iso-2022-jp --force 2>&1");
	expect(folder, 1, "", LETTERS "--force 2>&1 | grep letters-mail-wider");
	expect(folder, 0, "", LETTERS "--mail iso-2022-jp --force 2>&1");
	expect(folder, 0, "2.eml\n3.eml\n", "ls $here/out/*-mail-0001");
	expect(folder, 0, "メールの読み返し：すべてのメールを、できたファイルから読み返し、",
		"cat $here/out/*-summary.txt");
	expect(folder, 0, "佐倉 遥", "pdftotext -q $here/out/*-0001.pdf -");
	expect(folder, 1, "", "pdftotext -q $here/out/*-0001.pdf - | grep -q 若葉");
	expect(folder, 0, "若葉 灯　様",
		"iconv -f iso-2022-jp -t utf-8 $here/out/*-mail-0001/2.eml");
	expect(folder, 0, "\n <b@example.jp>\r\n", "cat $here/out/*-mail-0001/2.eml");
	expect(folder, 1, "", "grep -q c@example.jp $here/out/*-mail-0001/2.eml");
	expect(folder, 0, "charset=UTF-8", "cat $here/out/*-mail-0001/3.eml");
	expect(folder, 0, "髙瀬 律　様",
		"sed '1,/^\\r$/d' $here/out/*-mail-0001/3.eml | tr -d '\\r' | base64 -d");
	folder_done(folder);
}
END_TEST

/* So is whom it is from; and no honorific, which English has none of that fits all. */
START_TEST(mail_in_english_is_in_english_from_its_head_on)
{
	char *folder = folder_new();

	expect(folder, 0, "受付2（うち疑わしい行0） + 拒否0",
		"printf '管理番号,氏名,住所1,グループ,言語,メールアドレス,通知方法\\n"
		"1,佐倉 遥,,members,,a@example.jp,メール\\n"
		"2,Maple Cedar,,members,en,b@example.jp,メール\\n' >$here/list.csv; "
		"todoke letters tests/records/letters.xml $here/list.csv"
		" --from a@example.jp -o $here/out");
	expect(folder, 0,
		"From: \"Hanamizuki Gardening Co., Ltd.\"\r\n <a@example.jp>\r\n"
		"To: \"Maple Cedar\"\r\n <b@example.jp>\r\n"
		"Subject: [DRAFT] Important: Notice and Apology Regarding Your Personal "
		"Data\r\n",
		"cat $here/out/*-mail-0001/2.eml");
	expect(folder, 0, "\r\nContent-Language: en\r\n", "cat $here/out/*-mail-0001/2.eml");
	expect(folder, 0, "Dear Maple Cedar,",
		"sed '1,/^\\r$/d' $here/out/*-mail-0001/2.eml | tr -d '\\r' | base64 -d");
	expect(folder, 0, "\r\nContent-Language: ja\r\n", "cat $here/out/*-mail-0001/1.eml");
	folder_done(folder);
}
END_TEST

START_TEST(mail_that_was_lost_is_made_again_the_same)
{
	char *folder = folder_prepare();

	expect(folder, 0, "。3通を", LETTERS "--at 2026-11-19T10:00");
	expect(folder, 0, "Date: Thu, 19 Nov 2026 10:00:00 +0900",
		"cat $here/out/*-mail-0001/2.eml");
	expect(folder, 0, "。3通を",
		"cp -r $here/out $here/good; rm $here/out/*-mail-0001/3.eml; " LETTERS
		"--at 2026-11-19T10:00 --resume");
	expect(folder, 0, "", "diff -r $here/good $here/out");
	folder_done(folder);
}
END_TEST

START_TEST(mail_needs_a_sender_and_words)
{
	char *folder = folder_prepare();

	expect(folder, 3, "letters-mail-from-missing",
		"todoke letters " RECORD " $here/list.csv --packs $here/packs -o $here/out");
	expect(folder, 3, "letters-mail-from]", LETTERS "--from 'a@example.jp, b@example.jp'");
	expect(folder, 2, "letters-mail-variant",
		"sed -i 's/\"mail\"/\"post\"/; s/ mail / post /'"
		" $here/packs/individual/manifest.xml; " LETTERS);
	expect(folder, 1, "", "ls $here/out 2>/dev/null | grep -q .");
	folder_done(folder);
}
END_TEST

Suite *post_suite(void)
{
	Suite *suite = suite_create("post");
	TCase *tests = tcase_create("post");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, each_goes_the_way_the_list_says);
	tcase_add_test(tests, mail_in_english_is_in_english_from_its_head_on);
	tcase_add_test(tests, mail_that_was_lost_is_made_again_the_same);
	tcase_add_test(tests, mail_needs_a_sender_and_words);
	suite_add_tcase(suite, tests);
	return suite;
}
