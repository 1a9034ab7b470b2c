/* test_letters_rules.c - every finished file of letters, however they are asked for, is a
 * PDF/A-3a and PDF/UA-1 file, as what todoke make writes is. */
#include "pdf_rules.h"
#include "program.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *letters_rules_suite(void);

#define LIST                                                                                            \
	"key,name,postal-code,address-1,address-2,group,channel,mail\n"                                 \
	"A-1,水田 一葉,999-0456,水面県みなも台市緑町四丁目5番6号,,customer,paper,\n" \
	"A-2,葛󠄀城 "                                                                               \
	"髙﨑,999-0457,水面県みなも台市緑町一丁目2番3号,コーポ𠮷野 "             \
	"203号,customer,"                                                                              \
	"paper,\n"                                                                                      \
	"A-3,三日月 灯,999-0458,水面県みなも台市青葉二丁目7番1号,,customer,paper,\n" \
	"A-4,Nạmo Phạm,999-0459,水面県みなも台市青葉二丁目7番2号,,customer,paper,\n"

static const struct {
	const char *options;
	const char *files;  /* how many there are at least */
	const char *broken; /* NULL: no rule */
} ways[] = {
	{"", "2", NULL},
	{"--volume 1", "5", NULL},
	{"--volume 3", "3", NULL},
	{"--one-each", "5", NULL},
	{"--one-each --marks none", "5", NULL},
	{"--marks code,bars --duplex", "2", NULL},
	{"--window naga3-110x50-barcode", "2", NULL},
	{"--window naga3-110x50-barcode --one-each --duplex", "5", NULL},
	{"--style vertical", "2", NULL},
	{"--style vertical --one-each", "5", NULL},
	/* A logo is read before the address, and painted behind it with what all share. */
	{"--style tests/gallery/styles/letter-letterhead.xml", "2", "PDF 14.8.2.3-1"},
	{"--list-pdf", "4", NULL},
	{"--preview 2", "1", NULL},
};

/* Lists and the summary, which have no logo, keep every rule in any case. */
static void file_assert(const char *path, const char *known)
{
	char *broken = pdf_rules_broken(path);

	ck_assert_msg(!*broken || (known && strcmp(broken, known) == 0), "%s breaks %s", path,
		broken);
	free(broken);
}

START_TEST(each_file_keeps_every_rule)
{
	char *folder = folder_new(), *path = NULL, *rest = NULL;
	struct run run;

	run = run_shell("cd '%s' && printf '%%s' '" LIST "' >list.csv", folder);
	run_done(&run);
	run = run_shell("D='%s'; todoke letters templates/records/misdelivery.xml $D/list.csv "
			"-o $D/out %s >&2 && test $(find $D/out -name '*.pdf' | wc -l) -ge %s"
			" && find $D/out -name '*.pdf'",
		folder, ways[_i].options, ways[_i].files);
	ck_assert_msg(run.status == 0, "%s: %.900s", ways[_i].options, run.errors);
	for (path = strtok_r(run.output, "\n", &rest); path; path = strtok_r(NULL, "\n", &rest))
		file_assert(path, ways[_i].broken);
	run_done(&run);
	folder_done(folder);
}
END_TEST

Suite *letters_rules_suite(void)
{
	Suite *suite = suite_create("letters_rules");
	TCase *files = tcase_create("files");

	tcase_set_timeout(files, 60);
	tcase_add_loop_test(
		files, each_file_keeps_every_rule, 0, (int)(sizeof ways / sizeof *ways));
	suite_add_tcase(suite, files);
	return suite;
}
