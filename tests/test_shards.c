/* test_shards.c - a list that several machines share: what they leave is what one run leaves.
 */
#include "program.h"

#include "base/buffer.h"

#include <check.h>

Suite *shards_suite(void);

#define RECORD "templates/records/misdelivery.xml"
#define HEAD "管理番号,氏名,郵便番号,住所1,住所2,会社,グループ\n"
#define NAME "2026-007-individual"
/* Paper and mail; rows of each kind. */
#define BOTH "todoke letters $R $D/both.csv --volume 5 --from a@example.jp"

static char *folder;

/* Every second has a rare character. */
static void list_write(const char *name, size_t rows)
{
	struct buffer text = {0}, path = {0};

	buffer_text(&text, HEAD);
	for (size_t i = 0; i < rows; i++)
		buffer_format(&text,
			"K%04zu,%s 番号%zu,999-%04zu,水面県水面市港町%zu番,,,customer\n", i,
			i % 2 ? "𠮷野" : "汐見", i, i + 1, i % 30 + 1);
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

/* both.csv, and good/ with what one run makes of it: every kind of list is there. */
static void both_write(void)
{
	expect("{ echo "
	       "'管理番号,氏名,郵便番号,住所1,グループ,メールアドレス,通知方法,送付停止';"
	       " for i in $(seq 100 159); do case $i in *[02468]) by=メール;; *) by=郵送;; "
	       "esac;"
	       "  echo \"K$i,汐見 "
	       "番号$i,999-0099,水面県水面市$i,customer,k$i@example.jp,$by,\";"
	       " done; echo '1,汐見 一郎、汐見 花子,999-0098,水面県水面市1,customer,,郵送,';"
	       " echo '2,𠮷野 律,999-0097,水面県水面市2,customer,,郵送,';"
	       " echo '3,早瀬 凪,999-0096,水面県水面市3,customer,,郵送,停止';"
	       " echo '4,若葉 灯,999,水面県水面市4,customer,,郵送,'; } >$D/both.csv; " BOTH
	       " -o $D/good --list-pdf; ls $D/good",
		0, "doubtful.csv\nheld.csv\nrefused.csv\n");
}

START_TEST(machines_that_share_a_list_make_what_one_makes)
{
	both_write();
	expect("for n in 2 3 1; do " BOTH " --list-pdf --shard $n/3 -o $D/some --jobs $n"
	       " 2>$D/said$n; done; grep -q 'note.letters-shards-open.*2台.*1/3' $D/said2"
	       " && grep -q 'letters-shards-open.*1台.*1/3' $D/said3 && ! grep open $D/said1"
	       " && ls $D/good/*.ledger.xml && diff -r -x '*.journal' $D/good $D/some",
		0, NAME ".ledger.xml\n");
}
END_TEST

/* The ledger is there as soon as all of them lie in one folder, whoever looks. */
START_TEST(what_they_made_apart_is_put_together)
{
	both_write();
	expect("for n in 1 2 3; do " BOTH " --list-pdf --shard $n/3 -o $D/$n; done;"
	       " ls $D/? | grep -c 'summary\\|ledger'",
		1, "0\n");
	expect("mkdir $D/all && cp -r $D/1/* $D/3/* $D/all && " BOTH
	       " --list-pdf --shard 3/3 --resume -o $D/all",
		1, "1台の分（初めは --shard 2/3）");
	expect("cp -r $D/2/* $D/all && " BOTH " --list-pdf --shard 3/3 --resume -o $D/all"
	       "; diff -r -x '*.journal' $D/good $D/all && echo same",
		0, "same\n");
}
END_TEST

START_TEST(what_all_made_is_filed)
{
	list_write("list.csv", 6);
	expect("cp $R $D/i.xml; for n in 1 2 3; do todoke letters $D/i.xml $D/list.csv"
	       " --volume 2 --shard $n/3 -o $D/out || exit 9; done; todoke file $D/i.xml $D/out"
	       " --to 本人 --at 2026-11-19T10:00",
		1, "郵送6通");
	expect("todoke verify $D/i.xml $D/out", 0, "作った時のまま");
	expect("rm $D/out/*-0002.pdf; todoke verify $D/i.xml $D/out", 2, "package-missing");
}
END_TEST

START_TEST(what_is_forgotten_in_copying_is_told)
{
	both_write();
	expect("for n in 1 2; do " BOTH " --shard $n/2 -o $D/$n; done; mkdir $D/all;"
	       " cp -r $D/1/* $D/2/* $D/all; rm $D/all/*-mail-0002/*8.eml; " BOTH
	       " --shard 1/2 --resume -o $D/all",
		3, "--shard 2/2 の分の " NAME "-mail-0002 が");
	expect("ls $D/all/*.ledger.xml $D/all/*-summary*", 2, NULL);
	expect(BOTH " --shard 2/2 --resume -o $D/all; ls $D/all/*.ledger.xml", 0, NULL);
}
END_TEST

START_TEST(machines_that_share_a_list_of_nobody_say_the_same)
{
	expect("printf '氏名,郵便番号,住所\\n若葉 灯,999,水面県水面市4\\n' >$D/list.csv;"
	       " for n in 1 2; do todoke letters $R $D/list.csv --shard $n/2 -o $D/out"
	       " 2>$D/said$n; done; cmp $D/said1 $D/said2 && cat $D/said2",
		0, "letters-none");
}
END_TEST

/* Some of them even end before the others begin. */
START_TEST(machines_that_end_at_once_write_the_same)
{
	both_write();
	expect("for i in 1 2 3 4; do pids=; rm -rf $D/out; for n in 1 2 3; do"
	       " ./" TODOKE_PROGRAM " letters $R $D/both.csv --volume 5 --from a@example.jp"
	       " --list-pdf --jobs 1 --shard $n/3 -o $D/out >$D/made$n 2>$D/said$n &"
	       " pids=\"$pids $!\"; done; for p in $pids; do wait $p; [ $? -le 1 ] || { cat"
	       " $D/said?; exit 9; }; done;"
	       " diff -r -x '*.journal' $D/good $D/out || exit 8; done",
		0, NULL);
}
END_TEST

/* At any moment each of them is killed, and taken up again by a batch system. */
START_TEST(killed_they_go_on_where_they_were)
{
	both_write();
	expect("seed=7; kills=0; takes=400; round() { for n in 1 2 3; do"
	       "  ./" TODOKE_PROGRAM " letters $R $D/both.csv --volume 5 --from a@example.jp"
	       "   --list-pdf --jobs 1 --shard $n/3 --resume -o $D/out >$D/made$n 2>$D/said$n &"
	       "  eval \"p$n=$!\"; done; };"
	       " while [ $kills -lt 30 ]; do round; for p in $p1 $p2 $p3; do"
	       "  seed=$(( (seed * 1103515245 + 12345) % 2147483648 ));"
	       "  sleep 0.$(printf %03d $((seed / 65536 % takes)));"
	       "  kill -9 $p 2>/dev/null && kills=$((kills + 1)); wait $p 2>/dev/null; done;"
	       "  if ls $D/out/*.ledger.xml >/dev/null 2>&1; then"
	       "   [ -e $D/over ] && rm -r $D/out $D/over || :>$D/over; fi; done;"
	       " round; for p in $p1 $p2 $p3; do wait $p; [ $? -le 1 ] || { cat $D/said?; exit "
	       "9; };"
	       " done; diff -r -x '*.journal' $D/good $D/out && echo same",
		0, "same\n");
}
END_TEST

/* A setting of mail alone, which its letters on paper do not hang on. */
START_TEST(mail_that_is_another_is_refused_before_paper_is_made)
{
	both_write();
	expect(BOTH " --shard 1/2 -o $D/out; ls -AR $D/out >$D/before;"
		    " todoke letters $R $D/both.csv --volume 5 --from b@example.jp --shard 2/2"
		    " -o $D/out; s=$?; ls -AR $D/out | diff $D/before - || exit 9; exit $s",
		3, "-mail-1-of-2.journal: ");
	expect("cp -r $D/good $D/keep; todoke letters $R $D/both.csv --volume 5 --list-pdf"
	       " --from b@example.jp -o $D/good --resume; s=$?; diff -r $D/keep $D/good"
	       " || exit 9; exit $s",
		2, "letters-changed");
}
END_TEST

/* The ledger names the record and what the letters are made of: whoever writes it. */
START_TEST(machines_share_one_record_even_where_no_letter_shows_it)
{
	list_write("list.csv", 6);
	expect("todoke letters $R $D/list.csv --volume 2 --shard 1/2 -o $D/out; mkdir $D/other;"
	       " { cat $R; echo '<!-- later -->'; } >$D/other/misdelivery.xml;"
	       " todoke letters $D/other/misdelivery.xml $D/list.csv --volume 2 --shard 2/2"
	       " -o $D/out",
		3, "letters-shards");
	/* Where it lies is of no account. */
	expect("cp $R $D/other/misdelivery.xml; todoke letters $D/other/misdelivery.xml"
	       " $D/list.csv --volume 2 --shard 2/2 -o $D/out && ls $D/out/*.ledger.xml",
		0, NULL);
}
END_TEST

/* Or people would get two letters or none. */
START_TEST(machines_share_a_folder_only_for_one_list_in_one_way)
{
	static const char *const others[] = {"$D/list.csv --shard 2/3 --by-postal-code",
		"$D/list.csv --shard 2/3 --verify none", "$D/other.csv --shard 2/3",
		"$D/list.csv --shard 2/4", "$D/list.csv --shard 2/4 --resume",
		"$D/list.csv --shard 2/4 --force", "$D/list.csv", "$D/list.csv --resume"};

	list_write("other.csv", 40);
	expect("{ head -n 1 $D/other.csv; tail -n +2 $D/other.csv | tac; } >$D/list.csv;"
	       " todoke letters $R $D/list.csv --volume 10 --shard 1/3 -o $D/out",
		0, NULL);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct buffer script = {0};

		buffer_format(&script,
			"ls -A $D/out >$D/before; todoke letters $R --volume 10 %s -o $D/out"
			" 2>$D/said; S=$?; ls -A $D/out | diff $D/before - || exit 9; "
			"grep -q '/[^/]*-1-of-3.journal: .*letters-shards' $D/said || exit 8; "
			"exit $S",
			others[i]);
		expect(script.data, 3, NULL);
		buffer_done(&script);
	}
	expect("todoke letters $R $D/list.csv --volume 10 --shard 2/3 -o $D/out", 0, NULL);
}
END_TEST

START_TEST(a_machine_that_is_at_it_or_was_killed_counts_too)
{
	list_write("list.csv", 40);
	expect("N=$D/out/.todoke-2026-007-individual-1-of-3;"
	       " todoke letters $R $D/list.csv --volume 10 --shard 1/3 -o $D/out"
	       " && mkdir $N && mv $D/out/*.journal $N/journal"
	       " && todoke letters $R $D/list.csv --volume 10 --duplex --shard 2/3 -o $D/out",
		3, ".todoke-2026-007-individual-1-of-3/journal: ");
	expect("ls -A $D/out | grep '^.todoke'", 0, "-1-of-3\n");
	expect("ls -A $D/out | grep -e '-2-of-3' -e '-0002'", 1, NULL);
	/* A journal that can't be read may be anybody's. */
	expect("N=$D/out/.todoke-2026-007-individual-1-of-3; ln -sf nowhere $N/journal;"
	       " todoke letters $R $D/list.csv --volume 10 --shard 2/3 -o $D/out",
		3, "-1-of-3/journal: ");
	/* It had not begun. */
	expect("N=$D/out/.todoke-2026-007-individual-1-of-3; rm -r $D/out; mkdir -p $N;"
	       " : >$N/journal;"
	       " todoke letters $R $D/list.csv --volume 10 --duplex --shard 2/3 -o $D/out",
		0, NULL);
}
END_TEST

START_TEST(a_plain_run_is_not_shared_afterwards)
{
	list_write("list.csv", 40);
	expect("todoke letters $R $D/list.csv --volume 10 -o $D/out"
	       " && todoke letters $R $D/list.csv --volume 10 --shard 2/3 --resume -o $D/out",
		3, "2026-007-individual.journal: ");
	expect("ls -A $D/out | grep todoke", 1, NULL);
}
END_TEST

START_TEST(only_the_machine_that_writes_the_list_of_characters_announces_it)
{
	list_write("list.csv", 8);
	expect("for n in 1 2; do todoke letters $R $D/list.csv --volume 4 --shard $n/2 -o $D/$n"
	       " >$D/made 2>$D/said$n || exit 9; ls $D/$n | grep -c names.csv;"
	       " grep -c 'letters-names.*individual-names.csv' $D/said$n; done; true",
		0, "1\n1\n0\n0\n");
}
END_TEST

Suite *shards_suite(void)
{
	Suite *suite = suite_create("shards");
	TCase *tests = tcase_create("shards"), *kills = tcase_create("kills");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, machines_that_share_a_list_make_what_one_makes);
	tcase_add_test(tests, what_they_made_apart_is_put_together);
	tcase_add_test(tests, what_all_made_is_filed);
	tcase_add_test(tests, what_is_forgotten_in_copying_is_told);
	tcase_add_test(tests, machines_that_share_a_list_of_nobody_say_the_same);
	tcase_add_test(tests, machines_that_end_at_once_write_the_same);
	tcase_add_test(tests, mail_that_is_another_is_refused_before_paper_is_made);
	tcase_add_test(tests, machines_share_one_record_even_where_no_letter_shows_it);
	tcase_add_test(tests, machines_share_a_folder_only_for_one_list_in_one_way);
	tcase_add_test(tests, a_machine_that_is_at_it_or_was_killed_counts_too);
	tcase_add_test(tests, a_plain_run_is_not_shared_afterwards);
	tcase_add_test(tests, only_the_machine_that_writes_the_list_of_characters_announces_it);
	suite_add_tcase(suite, tests);
	tcase_add_checked_fixture(kills, setup, teardown);
	tcase_set_timeout(kills, 300);
	tcase_add_test(kills, killed_they_go_on_where_they_were);
	suite_add_tcase(suite, kills);
	return suite;
}
