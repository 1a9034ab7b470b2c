/* The pages of tests/gallery: each file shows a feature, and anyone can add one.
 *
 * A file is a template that needs no record.  It is set in the style of its name in
 * tests/gallery/styles, in the one whose name its own begins with (vertical-letter.xml in
 * "vertical"), else in "official"; it must give no warning, hold to the rules for accessible
 * archives, and read back as it was put in, and its layout must be that of the .trace beside
 * it (make golden writes it).  PDFs and traces stay in the build's folder gallery/, to be
 * looked at; make gallery adds a sheet of all pages.
 */
#include "letter.h"
#include "marks.h"
#include "pdf_rules.h"
#include "program.h"

#include "output/document_html.h"
#include "output/document_xml.h"
#include "output/pdf.h"
#include "output/trace.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GALLERY "tests/gallery"
#define SHOWN TODOKE_BUILD "/gallery"

Suite *gallery_suite(void);

static char *names[1000]; /* without ".xml" */
static int name_count;

static int is_page(const struct dirent *entry)
{
	const char *end = strrchr(entry->d_name, '.');

	return end && end != entry->d_name && strcmp(end, ".xml") == 0;
}

static void names_find(void)
{
	struct dirent **entries;
	int count = scandir(GALLERY, &entries, is_page, alphasort);

	for (int i = 0; i < count; i++) {
		if (name_count < 1000)
			names[name_count++] = strndup(entries[i]->d_name,
				strlen(entries[i]->d_name) - strlen(".xml"));
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

static const char *style_of(const char *name)
{
	static const char *const styles[] = {"letter", "notice", "vertical"};

	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (strncmp(name, styles[i], strlen(styles[i])) == 0)
			return styles[i];
	return "official";
}

static struct letter page_open(const char *name)
{
	char *own;
	struct letter letter;

	ck_assert_int_gt(asprintf(&own, GALLERY "/styles/%s.xml", name), 0);
	letter = letter_styled(access(own, F_OK) == 0 ? own : style_of(name));
	letter.document->style = style_of(name);
	free(own);
	letter_expand(&letter, arena_format(letter.arena, GALLERY "/%s.xml", name));
	letter.document->pack = letter.document->pack_version = letter.document->record = "x";
	letter_lay(&letter);
	letter.pages->date = "2026-11-19T00:00:00+09:00";
	return letter;
}

START_TEST(pages_are_without_fault)
{
	struct letter letter = page_open(names[_i]);
	char *path = arena_format(letter.arena, SHOWN "/%s.pdf", names[_i]);
	int file;

	if (findings_count(letter.findings, LEVEL_WARNING)) {
		findings_print(letter.findings, stderr);
		ck_abort_msg("%s has faults", names[_i]);
	}
	file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	ck_assert_msg(file >= 0, "%s", path);
	ck_assert(pdf_write(letter.pages, PDF_A3A_UA1, file, letter.findings));
	close(file);
	pdf_rules_assert(path);
	letter_done(&letter);
}
END_TEST

START_TEST(layouts_are_as_expected)
{
	struct letter letter = page_open(names[_i]);
	struct buffer trace = {0};
	struct run run;

	trace_write(letter.document, letter.pages, &trace);
	file_write(arena_format(letter.arena, SHOWN "/%s.trace", names[_i]), trace.data);
	run = run_shell(
		"diff -u " GALLERY "/%s.trace " SHOWN "/%s.trace", names[_i], names[_i]);
	ck_assert_msg(run.status == 0, "%s is laid out otherwise (make golden):\n%.2000s%.500s",
		names[_i], run.output, run.errors);
	run_done(&run);
	buffer_done(&trace);
	letter_done(&letter);
}
END_TEST

START_TEST(pages_are_valid_as_xml_and_html)
{
	struct letter letter = page_open(names[_i]);
	char *folder = folder_new();
	char *xml_path = arena_format(letter.arena, "%s/page.xml", folder);
	char *html_path = arena_format(letter.arena, "%s/page.html", folder);
	struct buffer xml = {0}, html = {0}, css = {0};
	struct run run;

	document_xml(letter.document, "UTF-8", &xml);
	document_html(letter.document, &css, &html);
	file_write(xml_path, xml.data);
	file_write(html_path, html.data);
	run = run_shell("xmllint --noout --schema core/schema/document.xsd %s"
			" && xmllint --noout --nonet %s",
		xml_path, html_path);
	ck_assert_msg(run.status == 0, "%s: %s", names[_i], run.errors);
	run_done(&run);
	buffer_done(&xml);
	buffer_done(&html);
	buffer_done(&css);
	folder_done(folder);
	letter_done(&letter);
}
END_TEST

Suite *gallery_suite(void)
{
	Suite *suite = suite_create("gallery");
	TCase *tests = tcase_create("gallery");
	struct run run = run_shell("mkdir -p " SHOWN);

	run_done(&run);
	names_find();
	tcase_set_timeout(tests, 30);
	tcase_add_loop_test(tests, pages_are_without_fault, 0, name_count);
	tcase_add_loop_test(tests, layouts_are_as_expected, 0, name_count);
	tcase_add_loop_test(tests, pages_are_valid_as_xml_and_html, 0, name_count);
	suite_add_tcase(suite, tests);
	return suite;
}
