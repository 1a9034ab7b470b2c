/* test_letters.c - letters in bulk: the right ones, once each, whatever happens meanwhile. */
#include "pdf_opened.h"
#include "program.h"

#include "base/buffer.h"
#include "reading/pdf_volume.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zbar.h>

Suite *letters_suite(void);

#define RECORD "templates/records/misdelivery.xml"
#define NAME "2026-007-individual"
#define HEAD "管理番号,氏名,郵便番号,住所1,住所2,会社,グループ\n"

static char *folder;

/* Rows of people who are not there, half of them with a second line of address. */
static void list_write(const char *name, size_t rows)
{
	static const char *const families[] = {"三日月", "汐見", "髙瀬", "𠮷野", "山﨑"};
	struct buffer text = {0}, path = {0};

	buffer_text(&text, HEAD);
	for (size_t i = 0; i < rows; i++)
		buffer_format(&text,
			"K%04zu,%s "
			"番号%zu,999-%04zu,水面県水面市港町%zu丁目%zu番,%s,,customer\n",
			i, families[i % 5], i, i + 1, i % 9 + 1, i % 30 + 1,
			i % 2 ? "コーポ若葉 203号" : "");
	buffer_format(&path, "%s/%s", folder, name);
	file_write(path.data, text.data);
	buffer_done(&text);
	buffer_done(&path);
}

static void setup(void)
{
	folder = folder_new();
}

static void teardown(void)
{
	folder_done(folder);
}

static void expect(const char *script, int status, const char *said)
{
	run_expect(run_shell("D=%s; R=" RECORD "; %s", folder, script), status, said);
}

/* The picture NAME of a page has a QR code that begins with TEXT. */
static void code_reads(const char *name, const char *text)
{
	struct buffer path = {0};
	size_t size;
	char *file;
	zbar_image_scanner_t *scanner = zbar_image_scanner_create();
	zbar_image_t *image = zbar_image_create();
	const zbar_symbol_t *symbol;
	unsigned width, height;
	int end = 0;

	buffer_format(&path, "%s/%s", folder, name);
	file = file_read(path.data, &size);
	ck_assert_msg(file && sscanf(file, "P5 %u %u 255%*c%n", &width, &height, &end) == 2,
		"%s", name);
	zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
	zbar_image_set_size(image, width, height);
	zbar_image_set_data(image, file + end, size - (size_t)end, NULL);
	ck_assert_int_ge(zbar_scan_image(scanner, image), 1);
	symbol = zbar_image_first_symbol(image);
	ck_assert_msg(strncmp(zbar_symbol_get_data(symbol), text, strlen(text)) == 0, "%s: %s",
		name, zbar_symbol_get_data(symbol));
	zbar_image_destroy(image);
	zbar_image_scanner_destroy(scanner);
	free(file);
	buffer_done(&path);
}

/* A second run with fewer people must not leave the letters of the first among its own. */
START_TEST(letters_of_a_run_before_do_not_stay_among_those_of_this_one)
{
	list_write("three.csv", 3);
	list_write("two.csv", 2);
	expect("todoke letters $R $D/three.csv --volume 1 -o $D/out"
	       " && todoke letters $R $D/two.csv --volume 1 -o $D/out --force",
		3, "out/2026-007-individual-0003-check.csv: error[letters-left-over]");
	expect("rm $D/out/*-0003*; todoke letters $R $D/two.csv --volume 1 -o $D/out --force"
	       " && ls $D/out | grep -c 000",
		0, "4\n");
}
END_TEST

/* Nobody would ever end that run, and the letters could not be filed. */
START_TEST(nor_does_a_run_of_mail_that_was_ended_before_its_first)
{
	list_write("list.csv", 3);
	expect("mkdir -p $D/out/.todoke-" NAME "-mail && touch $D/out/.todoke-" NAME
	       "-mail/journal && todoke letters $R $D/list.csv -o $D/out --force",
		3, "/.todoke-" NAME "-mail/journal: error[letters-left-over]");
	expect("rm -r $D/out/.todoke*; todoke letters $R $D/list.csv -o $D/out --force", 0,
		NULL);
}
END_TEST

START_TEST(rows_refused_by_a_run_before_are_not_those_of_this_one)
{
	list_write("right.csv", 2);
	expect("sed 's/999-0001/999/' $D/right.csv >$D/wrong.csv"
	       " && todoke letters $R $D/wrong.csv -o $D/out; ls $D/out",
		0, "refused.csv");
	expect("todoke letters $R $D/right.csv -o $D/out --force && ! test -e "
	       "$D/out/refused.csv",
		0, NULL);
}
END_TEST

START_TEST(a_variant_that_there_is_not_is_no_fault_of_the_rows)
{
	list_write("list.csv", 2);
	expect("todoke letters $R $D/list.csv --variant nonsense -o $D/out; S=$?;"
	       " test ! -e $D/out/refused.csv && exit $S",
		2, "error[variant-unknown]");
}
END_TEST

/* --- what the letters say */

static int text_compare(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* All that stands on the first page of letter NUMBER of LETTERS in the file NAME, with its
 * places, sorted by them. */
static char *page_text(const char *name, size_t number, size_t letters)
{
	struct buffer path = {0}, all = {0};
	struct pdf_reader *reader;
	const struct pdf_page *page;
	char *lines[1000];
	size_t count = 0;

	buffer_format(&path, "%s/%s", folder, name);
	reader = pdf_opened(path.data);
	page = pdf_reader_page(reader, pdf_reader_pages(reader) / letters * (number - 1) + 1);
	for (const struct pdf_run *run = page->first; run && count < 1000; run = run->next) {
		struct buffer line = {0};

		buffer_format(&line, "%7d %7d %7d %d %.*s\n", run->y, run->x, run->size,
			run->artifact, (int)run->length, run->text);
		lines[count++] = line.data;
	}
	qsort(lines, count, sizeof *lines, text_compare);
	for (size_t i = 0; i < count; i++) {
		buffer_text(&all, lines[i]);
		free(lines[i]);
	}
	pdf_closed(reader);
	buffer_done(&path);
	return all.data;
}

/* The letter that make lays out as a whole, to the same person. */
static void letters_are_alike(const char *options)
{
	struct buffer script = {0};
	char *one, *other;

	buffer_format(&script,
		"todoke make $R -t individual -f pdf -o $D/one %s"
		" && printf '%s%s' >$D/list.csv && todoke letters $R $D/list.csv -o $D/all "
		"--marks none %s"
		" && mv $D/one/*.pdf $D/one.pdf && mv $D/all/*-0001.pdf $D/all.pdf",
		options, "管理番号,氏名,郵便番号,住所1,住所2,グループ\\n",
		"1,汐見 遥,999-0001,水面県水面市港町1丁目,,customer\\n"
		"2,葛󠄀城 "
		"髙﨑,999-0456,水面県みなも台市緑町四丁目5番6号,コーポ𠮷野 "
		"203号,customer\\n",
		options);
	expect(script.data, 0, NULL);
	one = page_text("one.pdf", 1, 1);
	other = page_text("all.pdf", 2, 2);
	ck_assert_str_eq(one, other);
	free(one);
	free(other);
	buffer_done(&script);
}

START_TEST(a_letter_in_bulk_is_the_letter_that_make_makes)
{
	letters_are_alike("");
}
END_TEST

START_TEST(with_a_barcode_too)
{
	letters_are_alike("--window naga3-110x50-barcode");
}
END_TEST

/* Its addressee stands in the text as well: every letter is laid out whole. */
START_TEST(and_a_vertical_one)
{
	letters_are_alike("--style vertical");
}
END_TEST

START_TEST(an_envelope_without_a_window_gets_them_too)
{
	letters_are_alike("--window kaku2");
}
END_TEST

/* --- marks for machines */

START_TEST(every_sheet_says_which_it_is)
{
	list_write("list.csv", 3);
	expect("todoke letters $R $D/list.csv --style vertical --marks code,bars -o $D/out"
	       " && pdftoppm -r 200 -gray $D/out/*-0001.pdf $D/page && ls $D/page*",
		0, NULL);
	code_reads("page-1.pgm", "000000010102");
	code_reads("page-2.pgm", "000000010202");
	code_reads("page-6.pgm", "000000030202");
}
END_TEST

START_TEST(marks_stand_where_the_house_says)
{
	list_write("list.csv", 2);
	expect("sed 's/module=\"0.33mm\"/module=\"0.5mm\"/; s/left=\"6mm\"/left=\"1mm\"/;"
	       " s/<bars .*>//' templates/marks/standard.xml >$D/ours.xml"
	       " && todoke letters $R $D/list.csv --style vertical --marks $D/ours.xml -o "
	       "$D/out"
	       " && pdftoppm -r 200 -gray $D/out/*-0001.pdf $D/page",
		0, NULL);
	code_reads("page-1.pgm", "000000010102");
	expect("todoke letters $R $D/list.csv --marks code,$D/ours.xml -o $D/out --resume", 2,
		"letters-changed");
	expect("todoke letters $R $D/list.csv --marks bars,$D/ours.xml -o $D/other", 3,
		"usage-marks");
	expect("sed 's/length=\"10mm\"/length=\"0mm\"/; s/<code /<kode /'"
	       " templates/marks/standard.xml >$D/bad.xml;"
	       " todoke letters $R $D/list.csv --marks bars,$D/bad.xml -o $D/other",
		2, "marks-length");
}
END_TEST

START_TEST(printed_on_both_sides_each_letter_begins_a_sheet)
{
	list_write("list.csv", 3);
	expect("todoke letters $R $D/list.csv --duplex -o $D/out"
	       " && pdfinfo $D/out/*-0001.pdf | grep Pages && qpdf --check $D/out/*-0001.pdf "
	       ">/dev/null"
	       " && pdftotext -f 2 -l 2 $D/out/*-0001.pdf - | wc -w",
		0, "6\n0\n");
}
END_TEST

/* --- a file each */

START_TEST(one_file_for_each_is_called_by_its_key_and_has_nobody_elses_glyphs)
{
	list_write("list.csv", 12);
	expect("todoke letters $R $D/list.csv --one-each --volume 5 -o $D/out && ls $D/out/*/",
		0, "K0003.pdf\nK0004.pdf\n");
	expect("cd $D/out/*-0001 && qpdf --check K0003.pdf >/dev/null && pdffonts K0003.pdf", 0,
		"IPAmjMincho");
	expect("cd $D/out/*-0001 && ! pdffonts K0002.pdf | grep IPAmj", 0, NULL);
}
END_TEST

/* A key that is no name for a file, or tells whose letter it is, stops nobody's letter. */
START_TEST(a_file_has_a_good_name_whatever_the_key_is)
{
	expect("printf '%s\\n' '管理番号,氏名,郵便番号,住所1,メール,グループ,通知方法' "
	       "A/1,三日月\\ 遥,999-0001,水面県水面市港町1,,customer, "
	       "A-1,汐見\\ 凪,999-0002,水面県水面市港町2,,customer, "
	       "Com1,髙瀬\\ 律,999-0003,水面県水面市港町3,,customer, "
	       "7-山﨑灯,山﨑\\ 灯,999-0004,水面県水面市港町4,,customer, "
	       "$(printf あ%.0s $(seq 90)),𠮷野\\ 航,999-0005,水面県水面市港町5,,customer, "
	       "nagi@example.jp,汐見\\ 渚,,,nagi@example.jp,customer,メール "
	       "a?,汐見\\ 灯,,,akari@example.jp,customer,メール >$D/list.csv;"
	       " todoke letters $R $D/list.csv --one-each --from a@example.jp -o $D/out"
	       " && cd $D/out/*-individual-0001 && echo *",
		0,
		"A-1-00000001.pdf A-1.pdf Com1-00000003.pdf letter-00000004.pdf "
		"letter-00000005.pdf");
	expect("cd $D/out/*-mail-0001 && echo *", 0, "a--00000007.eml letter-00000006.eml");
}
END_TEST

/* --- nothing is lost */

START_TEST(cores_that_share_a_list_find_what_is_first_in_it)
{
	expect("awk 'BEGIN { print \"管理番号,氏名,郵便番号,住所1,住所2,会社,グループ\";"
	       "  for (i = 1; i <= 2200; i++)"
	       "    printf \"K%d,%s 番号%d,999-0001,水面県水面市港町1番,%s,%s,customer\\n\","
	       "      i, i == 1500 || i == 2150 ? \"𠮷野\" : \"汐見\", i,"
	       "      i % 2 ? \"\" : \"コーポ若葉 203号\","
	       "      i == 1200 || i == 2199 ? \"みなも商会\" : \"\" }' >$D/list.csv; "
	       "L=$D/list.csv;"
	       " for n in 1 4; do todoke letters $R $L --volume 2200 --verify none --jobs $n"
	       "  -o $D/$n 2>$D/said$n || exit 9; done; cmp $D/said1 $D/said4 && diff -r $D/1 "
	       "$D/4"
	       " && grep -q 'list.csv:1501: .*𠮷' $D/said4; S=$?; cat $D/said4; exit $S",
		0, "𠮷");
}
END_TEST

START_TEST(a_run_that_was_made_is_not_made_again_unasked)
{
	list_write("list.csv", 30);
	expect("todoke letters $R $D/list.csv -o $D/out && todoke letters $R $D/list.csv -o "
	       "$D/out",
		2, "letters-made");
	expect("rm $D/out/*-0001.pdf && todoke letters $R $D/list.csv -o $D/out --resume"
	       " && ls $D/out/*0001.pdf",
		0, NULL);
	expect("sed -i 's/三日月 番号0/三日月 番号九/' $D/list.csv"
	       " && todoke letters $R $D/list.csv -o $D/out --resume",
		2, "letters-changed");
	expect("todoke letters $R $D/list.csv -o $D/out --force", 0, NULL);
}
END_TEST

/* Two orders of a list, or two readings of it, are never mixed in one folder: a person would
 * get two letters and another none. */
START_TEST(a_run_goes_on_only_with_the_same_rows_in_the_same_order)
{
	expect("{ printf '管理番号,氏名,郵便番号,住所1,住所2,グループ\\n';"
	       " for i in $(seq 10 49); do"
	       "  echo \"K$i,汐見 番号$i,999-00$((99 - i)),水面県水面市$i,港町$i,customer\"; "
	       "done; }"
	       " >$D/list.csv"
	       " && todoke letters $R $D/list.csv --volume 10 -o $D/out"
	       " && rm $D/out/*-0003.pdf $D/out/*-0003-check.csv",
		0, NULL);
	expect("todoke letters $R $D/list.csv --volume 10 -o $D/out --by-postal-code --resume",
		2, "letters-changed");
	expect("todoke letters $R $D/list.csv --volume 10 -o $D/out --map 住所2=address-1"
	       " --map 住所1=address-2 --resume",
		2, "letters-changed");
	expect("todoke letters $R $D/list.csv --volume 10 -o $D/out --csv cp932 --resume", 2,
		"letters-changed");
	expect("todoke letters $R $D/list.csv --volume 10 -o $D/out --resume", 0, NULL);
}
END_TEST

/* Of paper and mail, good/ as of a run that went well, both.csv its list. */
static void both_write(void)
{
	expect("{ echo '管理番号,氏名,郵便番号,住所1,グループ,メールアドレス,通知方法';"
	       " for i in $(seq 100 399); do case $i in *[02468]) by=メール;; *) by=郵送;; "
	       "esac;"
	       "  echo \"K$i,汐見 番号$i,999-0099,水面県水面市$i,customer,k$i@example.jp,$by\";"
	       " done; } >$D/both.csv && todoke letters $R $D/both.csv --volume 10"
	       " --from a@example.jp -o $D/good",
		0, NULL);
}

/* SCRIPT ends with STATUS and leaves all of out/ as it was, hidden folders too. */
static void leaves_all(const char *script, int status, const char *said)
{
	struct buffer whole = {0};

	buffer_format(&whole,
		"rm -rf $D/kept; cp -r $D/out $D/kept; ls -AR $D/out >$D/before; %s; s=$?;"
		" ls -AR $D/out | diff $D/before - && diff -r $D/kept $D/out || exit 9; exit "
		"$s",
		script);
	expect(whole.data, status, said);
	buffer_done(&whole);
}

START_TEST(a_run_that_is_refused_leaves_all_as_it_was)
{
	both_write();
	expect("cp -r $D/good $D/out", 0, NULL);
	leaves_all("todoke letters $R $D/both.csv --volume 10 --from a@example.jp -o $D/out", 2,
		"letters-made");
	leaves_all("sed s/番号398/番号九/ $D/both.csv >$D/other.csv; todoke letters $R"
		   " $D/other.csv --volume 10 --from a@example.jp -o $D/out --resume",
		2, "letters-changed");
	/* It would have been at the mail only, when all paper is made. */
	leaves_all("todoke letters $R $D/both.csv --volume 10 --from b@example.jp -o $D/out "
		   "--resume",
		2, "letters-changed");
	/* One that was ended. */
	expect("N=" NAME "; cd $D/out && mkdir .todoke-$N .todoke-$N-mail"
	       " && mv $N.journal .todoke-$N/journal && mv $N-mail.journal "
	       ".todoke-$N-mail/journal",
		0, NULL);
	leaves_all("todoke letters $R $D/both.csv --volume 10 --from a@example.jp -o $D/out", 2,
		"letters-unfinished");
	leaves_all("todoke letters $R $D/other.csv --volume 10 --from a@example.jp -o $D/out "
		   "--resume",
		2, "letters-changed");
	/* Somebody is at the mail: nor is paper made anew. */
	leaves_all("flock $D/out/.todoke-" NAME "-mail/journal ./" TODOKE_PROGRAM
		   " letters $R $D/other.csv --volume 10 --from a@example.jp -o $D/out --force",
		2, "letters-busy");
	expect("todoke letters $R $D/both.csv --volume 10 --from a@example.jp -o $D/out "
	       "--resume"
	       " && diff -r $D/good $D/out",
		0, NULL);
}
END_TEST

/* refused.csv is called the same whatever is sent: who of the one list got no letter must not
 * be lost for the other's. */
START_TEST(lists_of_two_incidents_do_not_share_a_folder)
{
	list_write("list.csv", 3);
	expect("sed 's/id=\"2026-007\"/id=\"2026-008\"/' $R >$D/other.xml"
	       " && sed 's/K0001,[^,]*,/K0001,,/' $D/list.csv >$D/faulty.csv"
	       " && todoke letters $R $D/faulty.csv -o $D/out",
		1, "拒否1");
	leaves_all("todoke letters $D/other.xml $D/faulty.csv -o $D/out", 3,
		"out/2026-007-individual.journal: error[letters-lists-mixed]");
	leaves_all("todoke letters $D/other.xml $D/list.csv -o $D/out --resume", 3,
		"letters-lists-mixed");
	leaves_all("todoke letters $D/other.xml $D/list.csv -o $D/out --force", 3,
		"letters-lists-mixed");
	expect("todoke letters $R $D/faulty.csv -o $D/out --force", 1, "拒否1");
	expect("mkdir $D/out/.todoke-0; : >$D/out/.todoke-0/new-1; todoke letters $R "
	       "$D/faulty.csv"
	       " -o $D/out --force",
		1, "拒否1");
	/* Without such lists there is nothing to confuse. */
	expect("todoke letters $R $D/list.csv -o $D/two && todoke letters $D/other.xml "
	       "$D/list.csv -o $D/two",
		0, NULL);
	leaves_all("rm -r $D/out; mv $D/two $D/out; rm -r $D/kept; cp -r $D/out $D/kept;"
		   " ls -AR $D/out >$D/before;"
		   " todoke letters $D/other.xml $D/faulty.csv -o $D/out --force",
		3, "letters-lists-mixed");
}
END_TEST

/* From its first letter on, a run that begins anew is not taken for the one before; until then
 * that one is as good as it was. */
START_TEST(one_that_is_ended_as_it_begins_anew_is_not_the_one_before)
{
	both_write();
	expect("sed s/汐見/海野/ $D/both.csv >$D/other.csv; cp -r $D/good $D/out;"
	       " ./" TODOKE_PROGRAM " letters $R $D/other.csv --volume 1 --from a@example.jp"
	       "  --jobs 1 --force -o $D/out >$D/made 2>&1 &"
	       " while [ -e $D/out/" NAME ".ledger.xml ]; do sleep 0.01; done;"
	       " kill -9 $!; wait $! 2>/dev/null;"
	       " ls $D/out | grep summary || todoke verify $R $D/out",
		2, "package-unfinished");
	expect("todoke letters $R $D/both.csv --after $D/out -o $D/again", 3,
		"letters-after-unfinished");
	expect("todoke letters $R $D/other.csv --volume 1 --from a@example.jp -o $D/out "
	       "--resume;"
	       " todoke letters $R $D/other.csv --volume 1 --from a@example.jp -o $D/fresh;"
	       " diff -r $D/fresh $D/out && echo same",
		0, "same\n");
}
END_TEST

/* What people wrote in the register is worth more than that it is as it was made. */
START_TEST(lists_that_people_write_in_stay_when_files_come_again)
{
	list_write("list.csv", 30);
	expect("todoke letters $R $D/list.csv -o $D/out && cp -r $D/out $D/good"
	       " && echo 返戻 >>$D/out/" NAME "-register.csv && rm $D/out/*-0001.pdf"
	       " && todoke letters $R $D/list.csv -o $D/out --resume"
	       " && grep 返戻 $D/out/*-register.csv && cmp $D/good/*.ledger.xml "
	       "$D/out/*.ledger.xml"
	       " && rm $D/out/*-register.csv && todoke letters $R $D/list.csv -o $D/out "
	       "--resume"
	       " && diff -r $D/good $D/out && echo same",
		0, "same\n");
}
END_TEST

/* KILLS times, at any moment of the time that a run takes, or will when the machine gets
 * busier: what comes out is what an undisturbed run makes. */
static void killed(const char *kills, const char *options)
{
	struct buffer script = {0};

	buffer_format(&script,
		"begun=$(date +%%s%%N)\n"
		"todoke letters $R $D/list.csv --volume 10 %s -o $D/good || exit 9\n"
		"takes=$(( ($(date +%%s%%N) - begun) / 1000000 )); kills=0; late=0; seed=7\n"
		"while [ $kills -lt %s ]; do\n"
		"  seed=$(( (seed * 1103515245 + 12345) %% 2147483648 ))\n"
		"  after=$(( seed / 65536 %% takes + 1 ))\n"
		"  ./" TODOKE_PROGRAM
		" letters $R $D/list.csv --volume 10 %s -o $D/out --resume"
		" >$D/said 2>&1 &\n"
		"  sleep $((after / 1000)).$(printf %%03d $((after %% 1000)))\n"
		"  if kill -9 $! 2>/dev/null; then kills=$((kills + 1)); wait $! 2>/dev/null\n"
		"    if ls $D/out/*-0001* >/dev/null 2>&1; then late=$((late + 1))\n"
		"    elif [ $late -eq 0 ]; then takes=$((takes * 9 / 8 + 1)); fi\n"
		"  else wait $! || { cat $D/said; exit 8; }; diff -r $D/good $D/out || exit 7\n"
		"    rm -r $D/out; fi\n"
		"done\n"
		"todoke letters $R $D/list.csv --volume 10 %s -o $D/out --resume"
		" && diff -r $D/good $D/out && [ $late -gt 0 ]",
		options, kills, options, options);
	expect(script.data, 0, NULL);
	buffer_done(&script);
}

START_TEST(killed_it_goes_on_where_it_was)
{
	list_write("list.csv", 200);
	killed("80", "");
}
END_TEST

START_TEST(killed_with_a_file_each_it_goes_on_too)
{
	list_write("list.csv", 60);
	killed("20", "--one-each");
}
END_TEST

START_TEST(a_full_disk_is_said_and_gone_on_from)
{
	list_write("list.csv", 200);
	expect("todoke letters $R $D/list.csv --volume 100 -o $D/good &&"
	       " (ulimit -f 90; ! todoke letters $R $D/list.csv --volume 100 -o $D/out) &&"
	       " todoke letters $R $D/list.csv --volume 100 -o $D/out --resume"
	       " && diff -r $D/good $D/out",
		0, "output-failed");
}
END_TEST

/* Before the first file is there nobody knows how long it takes. */
START_TEST(no_time_is_promised_before_the_first_file)
{
	if (!terminal_is_there("no_time_is_promised_before_the_first_file"))
		return;
	list_write("list.csv", 2000);
	expect("script -qec \"$(realpath " TODOKE_PROGRAM
	       ") letters $R $D/list.csv --volume 2000"
	       " -o $D/out\" $D/typed </dev/null >$D/shown; grep -c 'うち0通' $D/shown;"
	       " grep -c ^名簿2000行 $D/shown",
		0, "0\n1\n");
}
END_TEST

START_TEST(two_runs_at_once_do_not_meet)
{
	list_write("list.csv", 2000);
	expect("todoke letters $R $D/list.csv --volume 10 -o $D/good || exit 9;"
	       " ./" TODOKE_PROGRAM
	       " letters $R $D/list.csv --volume 10 --jobs 1 -o $D/out >$D/made 2>$D/said &"
	       " while ! ls $D/out/*-0*.pdf >/dev/null 2>&1; do sleep 0.01; done;"
	       " kill -STOP $!;" /* or it may be done before the others begin */
	       " todoke letters $R $D/list.csv --volume 10 -o $D/out --resume >$D/none; echo "
	       "second $?;"
	       " todoke letters $R $D/list.csv --volume 10 -o $D/out --force >$D/none; echo "
	       "third $?;"
	       " kill -CONT $!; wait $!; echo first $?; diff -r $D/good $D/out && echo same",
		0, "second 2\nthird 2\nfirst 0\nsame");
}
END_TEST

START_TEST(a_folder_that_vanishes_ends_it_with_a_finding)
{
	list_write("list.csv", 2000);
	expect("./" TODOKE_PROGRAM
	       " letters $R $D/list.csv --volume 10 --jobs 1 -o $D/out >$D/made 2>$D/said &"
	       " while ! ls $D/out/*-0*.pdf >/dev/null 2>&1; do sleep 0.01; done;"
	       " rm -rf $D/out; wait $!; echo status $?; grep -c output-failed $D/said;"
	       " rm -rf $D/out; todoke letters $R $D/list.csv --volume 1000 -o $D/out --resume"
	       " && ls $D/out/*-000?.pdf | wc -l",
		0, "status 3\n1\n");
}
END_TEST

/* GONE vanishes as soon as it is there, while the letters of both.csv are made. */
static void vanishes(const char *gone)
{
	struct buffer script = {0};

	buffer_format(&script,
		"gone=%s; rm -rf $D/out; ./" TODOKE_PROGRAM
		" letters $R $D/both.csv --volume 10 --jobs 1 --from a@example.jp -o $D/out"
		" >$D/made 2>$D/said & while ! ls $D/out/$gone >/dev/null 2>&1; do sleep 0.01;"
		" done; rm -r $D/out/$gone; wait $!; echo status $?;"
		" grep -q 'letters-gone.*--resume' $D/said && ! ls $D/out/*ledger.xml "
		"2>/dev/null"
		" && ! ls $D/out/*summary* 2>/dev/null && echo missed;"
		" todoke letters $R $D/both.csv --volume 10 --from a@example.jp -o $D/out "
		"--resume"
		" >$D/made; diff -r $D/good $D/out && echo same",
		gone);
	expect(script.data, 0, "status 3\nmissed\nsame\n");
	buffer_done(&script);
}

/* Somebody tidies up, or a program that looks for viruses takes a file away. */
START_TEST(files_that_vanish_while_others_are_made_are_missed)
{
	both_write();
	vanishes("'*-0001.pdf'");
	vanishes("'*-mail-0001'");
	vanishes("'*-mail-0001/K104.eml'");
	vanishes("'*-0001-check.csv'");
	vanishes("'*-register.csv'");
}
END_TEST

START_TEST(files_that_vanish_come_again_and_changed_ones_too)
{
	list_write("list.csv", 60);
	expect("todoke letters $R $D/list.csv --volume 10 -o $D/good"
	       " && cp -r $D/good $D/out && rm $D/out/*-0002.pdf $D/out/*-0003-check.csv"
	       " && truncate -s -1 $D/out/*-0005.pdf && truncate -s 0 $D/out/*-0006.pdf"
	       " && todoke letters $R $D/list.csv --volume 10 -o $D/out --resume"
	       " && diff -r $D/good $D/out && echo same",
		0, "same");
}
END_TEST

/* What comes from Ctrl-C on a terminal comes from a shutdown as SIGTERM. */
START_TEST(ctrl_c_ends_it_cleanly)
{
	list_write("list.csv", 2000);
	expect("./" TODOKE_PROGRAM
	       " letters $R $D/list.csv --volume 10 --jobs 1 -o $D/out 2>$D/said &"
	       " while ! ls $D/out/*-0*.pdf >/dev/null 2>&1; do sleep 0.01; done;"
	       " kill -TERM $!; wait $!; echo status $?; grep letters-interrupted $D/said"
	       " && todoke letters $R $D/list.csv --volume 10 -o $D/out --resume"
	       " && ls $D/out/*-0*.pdf | wc -l",
		0, "200");
}
END_TEST

/* --- each person's own */

START_TEST(each_letter_has_the_items_of_its_row_and_no_others)
{
	expect("printf '管理番号,氏名,郵便番号,住所1,グループ,対象項目\\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,customer,お名前\\n"
	       "2,三日月 渉,999-0002,水面県水面市港町2丁目,customer,inspection\\n"
	       "3,若葉 灯,999-0003,水面県水面市港町3丁目,customer,\\n' >$D/list.csv"
	       " && todoke letters $R $D/list.csv -o $D/out && mv $D/out/*-0001.pdf $D/all.pdf"
	       " && for p in 1 2 3; do pdftotext -f $p -l $p $D/all.pdf - | grep '^・'"
	       " | grep -c 'お名前\\|ご住所\\|点検日'; done | tr -d '\\n'",
		0, "113");
}
END_TEST

/* Two tokens, of 500 and 1,000 yen, in the record; rows ask for one, the other or none. */
START_TEST(each_letter_has_the_gift_of_its_row_and_no_other)
{
	expect("sed 's#<gift id=\"token\">#<gift id=\"larger\"><name>苗の詰合せ</name>"
	       "<value>1,000円</value><approved>2026-10-09</approved>"
	       "<unneeded for=\"individual\">保険に加入していないため。</unneeded></gift>&#'"
	       " tests/records/letters.xml >$D/r.xml && printf "
	       "'管理番号,氏名,郵便番号,住所1,金額\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,500\n"
	       "2,三日月 渉,999-0002,水面県水面市港町2丁目,\n"
	       "3,若葉 灯,999-0003,水面県水面市港町3丁目,\"1,000円\"\n"
	       "4,𠮷野 律,999-0004,水面県水面市港町4丁目,300\n' >$D/list.csv"
	       "; todoke letters $D/r.xml $D/list.csv -o $D/out; mv $D/out/*-0001.pdf "
	       "$D/all.pdf"
	       " && for p in 1 2 3 4 5 6; do pdftotext -f $p -l $p $D/all.pdf - 2>/dev/null"
	       " | tr -d ' \n'"
	       " | grep -oE '種の詰合せ（500円分）|苗の詰合せ（1,000円分）|汐見|三日月|若葉'"
	       "; done | tr '\\n' ' '; grep -c ',300' $D/out/refused.csv",
		0, "汐見 種の詰合せ（500円分） 三日月 若葉 苗の詰合せ（1,000円分） 1\n");
	expect("grep '^お詫びの品' $D/out/*-summary.txt", 0,
		"お詫びの品：500円（花の種の詰合せ）　1通\nお詫びの品：なし　1通\n"
		"お詫びの品：1,000円（苗の詰合せ）　1通\n");
}
END_TEST

/* Of two gifts each was most likely meant to get one. */
START_TEST(that_all_get_all_gifts_is_told)
{
	expect("sed 's#<gift id=\"token\">#<gift id=\"larger\"><name>苗の詰合せ</name>"
	       "<value>1,000円</value><approved>2026-10-09</approved>"
	       "<unneeded for=\"individual\">保険に加入していないため。</unneeded></gift>&#'"
	       " tests/records/letters.xml >$D/r.xml; printf '氏名,郵便番号,住所\n"
	       "汐見 遥,999-0001,水面県水面市港町1丁目\n"
	       "三日月 渉,999-0002,水面県水面市港町2丁目\n' >$D/list.csv;"
	       " todoke letters tests/records/letters.xml $D/list.csv -o $D/one 2>&1"
	       " | grep -c letters-gifts",
		1, NULL);
	expect("todoke letters $D/r.xml $D/list.csv -o $D/out --force", 1,
		"記録にある品のすべて（1,"
		"000円（苗の詰合せ）、500円（花の種の詰合せ））を、2通の");
	expect("grep '^お詫びの品' $D/out/*-summary.txt", 0,
		"お詫びの品：1,000円（苗の詰合せ）、500円（花の種の詰合せ）　2通\n");
}
END_TEST

/* Printing house and approvers must know how many to put in; a list need not name them. */
START_TEST(gifts_of_the_record_are_counted_in_the_summary)
{
	expect("printf '氏名,郵便番号,住所,メールアドレス,通知方法\n"
	       "汐見 遥,999-0001,水面県水面市港町1丁目,,郵送\n"
	       "三日月 渉,,,w@example.jp,メール\n' >$D/list.csv; todoke letters"
	       " tests/records/letters.xml $D/list.csv --from a@example.jp -o $D/out >&2;"
	       " grep '^お詫びの品' $D/out/*-summary.txt",
		0, "お詫びの品：500円（花の種の詰合せ）　2通\n");
	list_write("list.csv", 3);
	expect("todoke letters $R $D/list.csv -o $D/none >&2; grep -c お詫びの品"
	       " $D/none/*-summary.txt",
		1, "0");
}
END_TEST

/* That something is being looked into is so for everybody, and nobody's own. */
START_TEST(an_item_that_is_open_is_said_to_be_so_in_every_letter)
{
	expect("sed 's#<item id=\"address\"#<item id=\"phone\" kind=\"telephone\" "
	       "state=\"open\" as-of=\"2026-11-17\">お電話番号</item>&#' $R >$D/r.xml"
	       " && printf '管理番号,氏名,郵便番号,住所1,グループ,対象項目\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,customer,お名前\n"
	       "2,三日月 渉,999-0002,水面県水面市港町2丁目,customer,\n"
	       "3,若葉 灯,999-0003,水面県水面市港町3丁目,customer,phone\n' >$D/list.csv"
	       "; todoke letters $D/r.xml $D/list.csv -o $D/out; mv $D/out/*-0001.pdf "
	       "$D/all.pdf"
	       " && for p in 1 2; do pdftotext -f $p -l $p $D/all.pdf - | tr -d ' \n'"
	       " | grep -oE "
	       "'・お名前|・ご住所|・お電話番号|お電話番号が含まれるかどうかは、調査中'"
	       "; done | tr '\\n' ' '; grep -c 若葉 $D/out/refused.csv",
		0,
		"・お名前 お電話番号が含まれるかどうかは、調査中 "
		"・お名前 ・ご住所 お電話番号が含まれるかどうかは、調査中 1\n");
}
END_TEST

START_TEST(rows_that_no_letter_can_answer_are_refused_and_others_get_theirs)
{
	expect("printf '管理番号,氏名,郵便番号,住所1,グループ,対象項目,言語,お詫びの品\\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,customer,預金の残高,,\\n"
	       "2,三日月 渉,999-0002,水面県水面市港町2丁目,customer,,en,\\n"
	       "3,若葉 灯,999-0003,水面県水面市港町3丁目,customer,お名前,ja,\\n"
	       "4,早瀬 光,999-0004,水面県水面市港町4丁目,customer,,,500円\\n' >$D/list.csv"
	       " && todoke letters $R $D/list.csv -o $D/out",
		1, "4行 = 受付1（うち疑わしい行0） + 拒否3");
	expect("cat $D/out/refused.csv", 0,
		"\"2\",\"対象項目「預金の残高」は、この方のグループ");
	expect("cat $D/out/refused.csv", 0,
		"\"3\",\"言語「en」の書状に、その言語の言葉のない文が残ります");
	expect("cat $D/out/refused.csv", 0, "\"5\",\"お詫びの品（500円）は");
}
END_TEST

/* What a row calls an item by, Japanese or English, is the same item in either language. */
START_TEST(rows_in_english_get_their_letters_in_english)
{
	expect("printf '管理番号,氏名,郵便番号,住所1,グループ,対象項目,言語,保護者\\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,members,お名前,ja,\\n"
	       "2,Maple Cedar,999-0002,水面県水面市港町2丁目,members,お名前,en,\\n"
	       "3,Elm Cedar,999-0003,水面県水面市港町3丁目,members,record of allergies,en,"
	       "Rowan Cedar\\n' >$D/list.csv && todoke letters tests/records/letters.xml"
	       " $D/list.csv -o $D/out",
		0, "受付3（うち疑わしい行0） + 拒否0");
	expect("pdftotext -f 3 -l 3 $D/out/*-0001.pdf -", 0, "\nMaple Cedar 様\n");
	expect("pdftotext -f 3 -l 3 $D/out/*-0001.pdf -", 0, "\nDear Maple Cedar,\n");
	expect("pdftotext -f 3 -l 3 $D/out/*-0001.pdf - | grep -ce '^• *name' -e allerg", 0,
		"1\n");
	expect("pdftotext -f 5 -l 5 $D/out/*-0001.pdf - | tr '\\n' ' '", 0,
		"Dear Rowan Cedar, We are writing to you as the parent or guardian of Elm "
		"Cedar. ");
	expect("pdftotext -f 5 -l 5 $D/out/*-0001.pdf - | grep -ce '^• *name' -e '^• *record "
	       "of'",
		0, "1\n");
	expect("cat $D/out/*-summary.txt", 0, "本人への通知(英語の書状)\t郵送\t英語\t2通");
}
END_TEST

START_TEST(a_list_of_which_no_row_can_be_answered_says_so)
{
	expect("printf '管理番号,氏名,郵便番号,住所1,グループ,言語\\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,customer,en\\n' >$D/list.csv"
	       " && todoke letters $R $D/list.csv -o $D/out",
		2, "letters-none");
	expect("todoke letters $R $D/list.csv -o $D/out --force", 2, "1行 = 受付0 + 拒否1");
	expect("cat $D/out/refused.csv", 0, "言語「en」の書状に、");
}
END_TEST

START_TEST(help_says_what_letters_takes_and_no_more)
{
	expect("todoke letters --help", 0, "--after DIR");
	expect("todoke letters --help | grep -c -- '--ics\\|--holidays\\|--audience'", 1, "0");
	expect("todoke --help | grep -c -- '--volume'", 1, "0");
}
END_TEST

START_TEST(a_document_that_is_to_no_person_is_refused)
{
	list_write("list.csv", 2);
	expect("todoke letters $R $D/list.csv -t public -o $D/out", 2, "letters-nobody");
	expect("test ! -e $D/out", 0, NULL);
}
END_TEST

/* --- before anything is printed */

START_TEST(a_character_that_no_face_has_keeps_nobody_else_waiting)
{
	expect("printf '"
	       "管理番号,氏名,郵便番号,住所1,グループ\\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,customer\\n"
	       "2,汐見 \U0003FFFD,999-0001,水面県水面市港町1丁目,customer\\n"
	       "3,汐見 \U0003FFFD,999-0001,水面県水面市港町𿿽丁目,customer\\n"
	       "4,𠮷野 葛\U000E0100,999-0001,水面県水面市港町1丁目,customer\\n' >$D/list.csv"
	       " && todoke letters $R $D/list.csv -o $D/out; s=$?; cat $D/out/refused.csv; "
	       "exit $s",
		1, "受付2（うち疑わしい行0） + 拒否2 + ");
	expect("cat $D/out/refused.csv", 0,
		"\"3\",\"氏名の文字「\U0003FFFD U+3FFFD」を印字できる書体がありません");
	expect("todoke letters $R $D/list.csv -o $D/out --resume 2>&1", 1, "受付2");
}
END_TEST

START_TEST(a_sheet_for_a_few_lines_is_told)
{
	list_write("list.csv", 3);
	expect("awk '/<request id=\"susp/{for(i=0;i<4;i++)printf \"<request "
	       "id=\\\"r%d\\\">心当たりの"
	       "ない電話がありましたら、お知らせください。</request>\\n\",i}{print}' $R"
	       " >$D/record.xml && todoke letters $D/record.xml $D/list.csv -o $D/out",
		0, "letters-last-page]: 3通の書状は、最後のページが多くて5行");
	expect("todoke letters $D/record.xml $D/list.csv -o $D/both --duplex 2>&1"
	       " | grep -c letters-last-page",
		1, "0");
}
END_TEST

START_TEST(every_place_of_a_rare_character_is_told_before_printing)
{
	expect("printf '管理番号,氏名,郵便番号,住所1,グループ\\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,customer\\n"
	       "2,𠮷野 律,999-0001,水面県水面市港町1丁目,customer\\n"
	       "3,汐見 凪,999-0001,水面県水面市𠮷田2丁目,customer\\n' >$D/list.csv"
	       " && todoke letters $R $D/list.csv -o $D/out; s=$?; cat $D/out/*-names.csv; "
	       "exit $s",
		0, "1種の文字を、印字の前に確かめてください");
	expect("cat $D/out/*-names.csv", 0,
		"\r\n3,\"氏名\",\"𠮷\",\"U+20BB7\",\"別の書体で印字した\",\"IPAmjMincho\","
		"\"𠮷野 律\"");
	expect("cat $D/out/*-names.csv", 0, "\r\n4,\"住所1\",\"𠮷\",");
}
END_TEST

/* The guardians' letters have a style with fewer faces, which only their rows tell. */
START_TEST(a_character_that_only_another_style_lacks_is_told)
{
	expect("mkdir $D/p && cp -r templates/individual $D/p"
	       " && mkdir -p $D/p/individual/styles"
	       " && sed '/IPAmj/d; /Noto/d' templates/styles/letter.xml"
	       "  >$D/p/individual/styles/plain.xml"
	       " && sed -i '/variant "
	       "id=\"guardian\"/,/<.variant>/s|</variant>|<style>plain</style></variant>|'"
	       "  $D/p/individual/manifest.xml"
	       " && printf '管理番号,氏名,郵便番号,住所1,グループ,保護者\\n"
	       "1,汐見 遥,999-0001,水面県水面市港町1丁目,customer,\\n"
	       "2,𠮷野 律,999-0001,水面県水面市港町1丁目,customer,𠮷野 凪\\n' >$D/list.csv"
	       " && todoke letters $R $D/list.csv --packs $D/p -o $D/out",
		2, "list.csv:3: error[glyph-missing]");
	expect("cat $D/out/*-unprintable.csv", 0, "\"𠮷\",\"U+20BB7\",\"印字できない\"");
	expect("sed -i 2d $D/list.csv; todoke letters $R $D/list.csv --packs $D/p -o "
	       "$D/stopped;"
	       " s=$?; ls $D/stopped; exit $s",
		2, "2026-007-individual-unprintable.csv\n");
	expect("cat $D/stopped/*", 0, "2,\"氏名\",\"𠮷\",\"U+20BB7\",\"印字できない\"");
}
END_TEST

/* --- what is read back */

static struct pdf_volume *volume_opened(
	const char *path, char **bytes, size_t *size, struct findings *findings)
{
	struct buffer whole = {0};

	buffer_format(&whole, "%s/%s", folder, path);
	*bytes = file_read(whole.data, size);
	buffer_done(&whole);
	ck_assert_ptr_nonnull(*bytes);
	return pdf_volume_open(*bytes, *size, path, findings);
}

START_TEST(a_volume_read_quickly_says_what_is_in_it)
{
	struct findings *findings = findings_new();
	struct arena *arena = arena_new();
	struct buffer text = {0};
	struct pdf_page page = {0};
	struct pdf_volume *volume;
	size_t size;
	char *bytes;

	list_write("list.csv", 5);
	expect("todoke letters $R $D/list.csv -o $D/out && mv $D/out/*-0001.pdf $D/all.pdf", 0,
		NULL);
	volume = volume_opened("all.pdf", &bytes, &size, findings);
	ck_assert_ptr_nonnull(volume);
	ck_assert_uint_eq(pdf_volume_pages(volume), 5);
	ck_assert(pdf_volume_paint(volume, 4, 0, arena, &page));
	for (const struct pdf_run *run = page.first; run; run = run->next)
		buffer_add(&text, run->text, run->length);
	ck_assert_str_eq(
		text.data, "〒999-0004水面県水面市港町4丁目4番コーポ若葉 203号𠮷野 番号3　様");
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
	pdf_volume_close(volume);
	buffer_done(&text);
	arena_free(arena);
	free(bytes);
	findings_free(findings);
}
END_TEST

/* One glyph, two ways to write it: the file says in words of its own which it was. */
START_TEST(a_name_that_its_glyphs_do_not_tell_is_read_back_too)
{
	expect("printf '管理番号,氏名,郵便番号,住所1,グループ\n"
	       "1,汐見 각,999-0001,水面県水面市港町1丁目,customer\n"
	       "2,汐見 \341\204\200\341\205\241\341\206\250,999-0002,"
	       "水面県水面市港町2丁目,customer\n' >$D/list.csv"
	       " && todoke letters $R $D/list.csv -o $D/out",
		0, NULL);
}
END_TEST

/* Whatever bytes have changed: another text or a finding, and no harm. */
START_TEST(a_damaged_volume_is_told)
{
	struct findings *findings = findings_new();
	size_t size;
	char *bytes;

	list_write("list.csv", 3);
	expect("todoke letters $R $D/list.csv -o $D/out && mv $D/out/*-0001.pdf $D/all.pdf", 0,
		NULL);
	pdf_volume_close(volume_opened("all.pdf", &bytes, &size, findings));
	for (size_t i = 1; i < 400; i++) {
		size_t at = i * 2654435761u % size;
		struct pdf_volume *volume;
		struct arena *arena = arena_new();
		struct pdf_page painted = {0};

		bytes[at] = (char)(bytes[at] ^ 0x55);
		volume = pdf_volume_open(bytes, i % 7 ? size : at, "all.pdf", findings);
		for (size_t page = 1; volume && page <= pdf_volume_pages(volume); page++)
			pdf_volume_paint(volume, page, 0, arena, &painted);
		pdf_volume_close(volume);
		arena_free(arena);
	}
	ck_assert_uint_gt(findings_count(findings, LEVEL_ERROR), 0);
	free(bytes);
	findings_free(findings);
}
END_TEST

START_TEST(a_list_that_changes_meanwhile_stops_the_run)
{
	list_write("list.csv", 3000);
	expect("./" TODOKE_PROGRAM
	       " letters $R $D/list.csv --volume 10 --jobs 1 -o $D/out 2>$D/said &"
	       " while ! ls $D/out/*.pdf >/dev/null 2>&1; do sleep 0.01; done;"
	       " printf 9 | dd of=$D/list.csv bs=1 seek=$(($(stat -c %s $D/list.csv) - 40))"
	       " conv=notrunc 2>/dev/null; wait $!; echo status $?; cat $D/said",
		0, "list-changed");
}
END_TEST

START_TEST(an_address_too_large_for_the_window_stops_it_before_the_first_letter)
{
	list_write("list.csv", 50);
	expect("for i in 1 2; do printf \"X$i,汐見 "
	       "遥$i,999-0001,%s,%s,株式会社みなも台総合ハウスケアサービス,customer\\n\""
	       " 水面県北水面郡若葉町大字原字若葉台東三丁目1234番地の5678先国道沿い"
	       " メゾン・ド・ミナモグランドレジデンス若葉台ガーデンタワー弐番館 1234号室;"
	       " done >>$D/list.csv; todoke letters $R $D/list.csv --volume 5 -o $D/out; s=$?;"
	       " ls $D/out/*0001.pdf; exit $s",
		2, "list.csv:53");
}
END_TEST

Suite *letters_suite(void)
{
	Suite *suite = suite_create("letters");
	TCase *tests = tcase_create("letters"), *kills = tcase_create("kills");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, letters_of_a_run_before_do_not_stay_among_those_of_this_one);
	tcase_add_test(tests, nor_does_a_run_of_mail_that_was_ended_before_its_first);
	tcase_add_test(tests, a_variant_that_there_is_not_is_no_fault_of_the_rows);
	tcase_add_test(tests, rows_refused_by_a_run_before_are_not_those_of_this_one);
	tcase_add_test(tests, a_letter_in_bulk_is_the_letter_that_make_makes);
	tcase_add_test(tests, with_a_barcode_too);
	tcase_add_test(tests, and_a_vertical_one);
	tcase_add_test(tests, an_envelope_without_a_window_gets_them_too);
	tcase_add_test(tests, every_sheet_says_which_it_is);
	tcase_add_test(tests, marks_stand_where_the_house_says);
	tcase_add_test(tests, printed_on_both_sides_each_letter_begins_a_sheet);
	tcase_add_test(
		tests, one_file_for_each_is_called_by_its_key_and_has_nobody_elses_glyphs);
	tcase_add_test(tests, a_file_has_a_good_name_whatever_the_key_is);
	tcase_add_test(tests, a_volume_read_quickly_says_what_is_in_it);
	tcase_add_test(tests, a_name_that_its_glyphs_do_not_tell_is_read_back_too);
	tcase_add_test(tests, a_damaged_volume_is_told);
	tcase_add_test(tests, a_list_that_changes_meanwhile_stops_the_run);
	tcase_add_test(tests, each_letter_has_the_items_of_its_row_and_no_others);
	tcase_add_test(tests, each_letter_has_the_gift_of_its_row_and_no_other);
	tcase_add_test(tests, that_all_get_all_gifts_is_told);
	tcase_add_test(tests, gifts_of_the_record_are_counted_in_the_summary);
	tcase_add_test(tests, an_item_that_is_open_is_said_to_be_so_in_every_letter);
	tcase_add_test(tests, rows_that_no_letter_can_answer_are_refused_and_others_get_theirs);
	tcase_add_test(tests, rows_in_english_get_their_letters_in_english);
	tcase_add_test(tests, a_list_of_which_no_row_can_be_answered_says_so);
	tcase_add_test(tests, help_says_what_letters_takes_and_no_more);
	tcase_add_test(tests, a_document_that_is_to_no_person_is_refused);
	tcase_add_test(
		tests, an_address_too_large_for_the_window_stops_it_before_the_first_letter);
	tcase_add_test(tests, cores_that_share_a_list_find_what_is_first_in_it);
	tcase_add_test(tests, a_run_that_was_made_is_not_made_again_unasked);
	tcase_add_test(tests, a_run_goes_on_only_with_the_same_rows_in_the_same_order);
	tcase_add_test(tests, a_run_that_is_refused_leaves_all_as_it_was);
	tcase_add_test(tests, lists_of_two_incidents_do_not_share_a_folder);
	tcase_add_test(tests, one_that_is_ended_as_it_begins_anew_is_not_the_one_before);
	tcase_add_test(tests, lists_that_people_write_in_stay_when_files_come_again);
	tcase_add_test(tests, a_full_disk_is_said_and_gone_on_from);
	tcase_add_test(tests, no_time_is_promised_before_the_first_file);
	tcase_add_test(tests, two_runs_at_once_do_not_meet);
	tcase_add_test(tests, a_folder_that_vanishes_ends_it_with_a_finding);
	tcase_add_test(tests, files_that_vanish_while_others_are_made_are_missed);
	tcase_add_test(tests, files_that_vanish_come_again_and_changed_ones_too);
	tcase_add_test(tests, ctrl_c_ends_it_cleanly);
	tcase_add_test(tests, a_sheet_for_a_few_lines_is_told);
	tcase_add_test(tests, every_place_of_a_rare_character_is_told_before_printing);
	tcase_add_test(tests, a_character_that_no_face_has_keeps_nobody_else_waiting);
	tcase_add_test(tests, a_character_that_only_another_style_lacks_is_told);
	suite_add_tcase(suite, tests);
	tcase_add_checked_fixture(kills, setup, teardown);
	tcase_set_timeout(kills, 300); /* as long as eighty runs on a busy machine */
	tcase_add_test(kills, killed_it_goes_on_where_it_was);
	tcase_add_test(kills, killed_with_a_file_each_it_goes_on_too);
	suite_add_tcase(suite, kills);
	return suite;
}
