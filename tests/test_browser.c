/* Pages in a real browser: the copy button really copies, the keyboard reaches everything,
 * what was noted is still there, and nobody is left out. */
#include "browser.h"
#include "program.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *browser_suite(void);

static struct browser *browser;
static char *folder, *judge;

/* A record whose reporter and overview hold what is hard to copy. */
#define AWKWARD "株式会社𠮷野家具①　葛󠄀城支店"

static void setup(void)
{
	struct run run;

	browser = browser_new();
	folder = folder_new();
	judge = file_read("tests/accessibility.js", NULL);
	run = run_shell("sed 's/株式会社しらなみ検針サービス/" AWKWARD "/'"
			" templates/records/ransomware.xml >%s/record.xml;"
			"todoke make %s/record.xml -t ppc,pmark --stage final -f "
			"sheet,sheet-pdf,html,xml -o %s",
		folder, folder, folder);
	ck_assert_msg(run.status <= 1, "%s", run.errors);
	run_done(&run);
}

static void teardown(void)
{
	browser_done(browser);
	folder_done(folder);
	free(judge);
}

static void page_open(const char *name)
{
	char *path;

	ck_assert(asprintf(&path, "%s/%s", folder, name) > 0);
	browser_open(browser, path);
	free(path);
}

/* Copies by each button in turn and pastes into a field of our own: "" when every value
 * came through. */
static void every_value_is_copied(void)
{
	char *count =
		browser_value(browser, "document.querySelectorAll('.field .copy').length");
	char expression[512];
	int buttons = atoi(count);

	free(count);
	ck_assert_int_gt(buttons, 20);
	free(browser_value(browser, "(function () { var field = "
				    "document.createElement('textarea'); field.id = 'paste';"
				    " document.body.append(field); }())"));
	for (int i = 0; i < buttons; i++) {
		snprintf(expression, sizeof expression,
			"(window.button = document.querySelectorAll('.field "
			".copy')[%d]).focus()",
			i);
		free(browser_value(browser, expression));
		browser_key(browser, i % 2 ? "Enter" : " ");
		browser_wait(browser, "window.button.dataset.copied === 'yes'");
		free(browser_value(browser, "(paste.value = '', paste.focus())"));
		browser_paste(browser);
		browser_says(browser,
			"paste.value === document.getElementById(button.dataset.value).value"
			" && paste.value !== ''",
			"true");
	}
}

START_TEST(copy_button_copies_each_value)
{
	page_open(_i ? "2026-021-pmark-final.sheet.html" : "2026-021-ppc-final.sheet.html");
	browser_says(browser, "String(!!navigator.clipboard)", "true");
	every_value_is_copied();
}
END_TEST

/* Every form has its sheet: the common form for ransomware, the forms of public bodies and of
 * My Number. */
START_TEST(sheets_of_all_forms_copy)
{
	static const char *const forms[][2] = {
		{"hospital.xml -t common-form", "2026-083-common-form-ransomware-preliminary"},
		{"school-public.xml -t ppc --stage final", "2026-061-ppc-public-final"},
		{"my-number.xml -t ppc --stage final", "2026-090-ppc-number-final"},
	};
	struct run run = run_shell(
		"todoke make templates/records/%s -f sheet -o %s", forms[_i][0], folder);
	char *name;

	ck_assert_msg(run.status <= 1, "%.600s", run.errors);
	run_done(&run);
	ck_assert(asprintf(&name, "%s.sheet.html", forms[_i][1]) > 0);
	page_open(name);
	every_value_is_copied();
	free(name);
}
END_TEST

/* As where the page is no secure context. */
START_TEST(copy_button_copies_without_the_clipboard_interface)
{
	page_open("2026-021-ppc-final.sheet.html");
	free(browser_value(
		browser, "Object.defineProperty(navigator, 'clipboard', {value: undefined})"));
	every_value_is_copied();
}
END_TEST

START_TEST(refused_copy_leaves_the_value_selected)
{
	page_open("2026-021-ppc-final.sheet.html");
	free(browser_value(browser,
		"(navigator.clipboard.writeText = function () { return Promise.reject(1); },"
		" document.execCommand = function () { return false; },"
		" document.querySelector('.copy').click())"));
	browser_wait(browser, "said.textContent.startsWith('コピーできません')");
	browser_says(browser,
		"(function (area) { return area.className + area.selectionStart"
		" + (area.selectionEnd === area.value.length); }(document.activeElement))",
		"value0true");
}
END_TEST

/* The value on the sheet is the record's, and the XML's. */
START_TEST(value_is_the_record_s)
{
	struct run run = run_shell("grep -c '" AWKWARD "' %s/2026-021-ppc-final.xml", folder);

	ck_assert_int_ne(atoi(run.output), 0);
	run_done(&run);
	page_open("2026-021-ppc-final.sheet.html");
	browser_says(browser,
		"Array.from(document.querySelectorAll('.field')).find(f => "
		"f.querySelector('h3')"
		".textContent === '報告者　名称').querySelector('textarea').value",
		AWKWARD);
	browser_says(browser,
		"Array.from(document.querySelectorAll('.field')).find(f => "
		"f.querySelector('h3')"
		".textContent === '報告者　名称').querySelector('[id^=about]').innerText.trim()"
		".replace(/\\n+/g, '\\n')",
		"14字（𠮷や異体字を2字以上に数える画面では17字）。上限は確認できていません\n"
		"「𠮷」（U+20BB7）は受け付けられないことがあります。代わりの案: 吉\n"
		"「①」（U+2460）は受け付けられないことがあります。代わりの案: (1)\n"
		"「葛󠄀」（U+845B "
		"U+E0100）は受け付けられないことがあります。代わりの案: "
		"葛");
	browser_says(browser,
		"Array.from(document.querySelectorAll('textarea.value')).some(a => "
		"a.value.includes('\\n'))",
		"true");
}
END_TEST

static bool is_true(const char *expression)
{
	char *value = browser_value(browser, expression);
	bool answer = strcmp(value, "true") == 0;

	free(value);
	return answer;
}

/* Tab alone comes by every control, in the order of the page, and Space ticks. */
START_TEST(keyboard_reaches_everything)
{
	char *count;

	page_open("2026-021-ppc-final.sheet.html");
	free(browser_value(browser,
		"window.controls = Array.from(document.querySelectorAll('input, "
		"textarea, button'))"));
	count = browser_value(browser, "controls.length");
	browser_key(browser, "Tab");
	for (int i = 0; i < atoi(count); i++) {
		char index[16];

		snprintf(index, sizeof index, "%d", i);
		browser_says(
			browser, "controls.indexOf(window.at = document.activeElement)", index);
		/* A date has a stop for each of its parts. */
		do
			browser_key(browser, "Tab");
		while (is_true("document.activeElement === window.at"));
	}
	free(count);
	free(browser_value(browser, "document.querySelector('.done').focus()"));
	browser_key(browser, " ");
	browser_says(browser, "document.querySelector('.done').checked", "true");
	browser_says(
		browser, "progress.textContent.includes('のうち1件を転記しました')", "true");
}
END_TEST

/* The box that says whether the field HEADED so is transcribed. */
#define DONE(headed)                                                                           \
	"Array.from(document.querySelectorAll('.field')).find(f =>"                            \
	" f.querySelector('h3').textContent === '" headed "').querySelector('.done')"

START_TEST(ticks_and_receipt_are_still_there)
{
	page_open("2026-021-ppc-final.sheet.html");
	free(browser_value(browser,
		"(" DONE("報告年月日") ".click(), receipt.focus(),"
				       " document.execCommand('insertText', false, "
				       "'R08-00000-3'), receipt.blur())"));
	browser_open(browser, NULL);
	browser_says(browser, DONE("報告年月日") ".checked", "true");
	browser_says(browser, DONE("報告者　名称") ".checked", "false");
	browser_says(browser, "receipt.value", "R08-00000-3");
	browser_says(browser, "JSON.stringify(localStorage).includes('株式会社')", "false");
	free(browser_value(browser, "document.getElementById('export').click()"));
	browser_says(browser,
		"note.value.split('\\n').slice(0, 2).join() + "
		"note.value.includes('■報告年月日')"
		" + note.value.includes('□報告者　名称')",
		"転記シート　個人データの漏えい等に関する報告書（確報）,受付番号: R08-00000-3"
		"truetrue");
	/* Not to be kept: gone. */
	free(browser_value(browser, "keep.click()"));
	browser_says(browser, "localStorage.length", "0");
	browser_open(browser, NULL);
	browser_says(browser, "receipt.value", "");
}
END_TEST

static void nobody_is_left_out(const char *name)
{
	static const int widths[] = {1280, 320};

	page_open(name);
	for (int i = 0; i < 4; i++) {
		char *wrong;

		browser_screen(browser, widths[i / 2], i % 2);
		wrong = browser_value(browser, judge);
		ck_assert_msg(!*wrong, "%s, %d pixels%s:\n%s", name, widths[i / 2],
			i % 2 ? ", dark" : "", wrong);
		free(wrong);
	}
}

START_TEST(pages_are_accessible)
{
	struct run run = run_shell(
		"todoke make templates/records/misdelivery.xml -t individual -f html -o %s",
		folder);

	ck_assert_int_eq(run.status, 0);
	run_done(&run);
	nobody_is_left_out("2026-021-ppc-final.sheet.html");
	nobody_is_left_out("2026-021-pmark-final.sheet.html");
	nobody_is_left_out("2026-021-ppc-final.html");
	nobody_is_left_out("2026-007-individual-recipient.html");
}
END_TEST

/* The judge finds what it is there to find. */
START_TEST(judge_is_not_blind)
{
	char *wrong, *path;

	ck_assert(asprintf(&path, "%s/bad.html", folder) > 0);
	file_write(path, "<!DOCTYPE html><html><body><h1>a</h1><h3>b</h3>"
			 "<p style='color: #999; background: #fff'>c</p><input id='i'>"
			 "<button aria-label='x'>y</button><table><tr><th>d</th></tr></table>"
			 "<div style='width: 2000px'>e</div></body></html>");
	browser_open(browser, path);
	wrong = browser_value(browser, judge);
	ck_assert(strstr(wrong, "1.4.3 contrast 2.85: p"));
	ck_assert(strstr(wrong, "1.3.1 heading: b"));
	ck_assert(strstr(wrong, "4.1.2 no name: input#i"));
	ck_assert(strstr(wrong, "2.5.3 x for y"));
	ck_assert(strstr(wrong, "1.3.1 th without scope"));
	ck_assert(strstr(wrong, "2.4.2, 3.1.1"));
	ck_assert(strstr(wrong, "1.4.10 wider"));
	free(wrong);
	free(path);
}
END_TEST

/* Nothing is fetched, and what gets into the page does not run. */
START_TEST(policy_holds)
{
	page_open("2026-021-ppc-final.sheet.html");
	browser_says(browser,
		"(function () { var script = document.createElement('script');"
		" script.textContent = 'window.ran = true'; document.body.append(script);"
		" return String(window.ran); }())",
		"undefined");
	browser_says(browser,
		"fetch('https://example.invalid/').then(() => 'fetched', () => 'refused')",
		"refused");
	browser_says(browser, "performance.getEntriesByType('resource').length", "0");
}
END_TEST

Suite *browser_suite(void)
{
	Suite *suite = suite_create("browser");
	TCase *tests = tcase_create("browser");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, copy_button_copies_each_value, 0, 2);
	tcase_add_loop_test(tests, sheets_of_all_forms_copy, 0, 3);
	tcase_add_test(tests, copy_button_copies_without_the_clipboard_interface);
	tcase_add_test(tests, refused_copy_leaves_the_value_selected);
	tcase_add_test(tests, value_is_the_record_s);
	tcase_add_test(tests, keyboard_reaches_everything);
	tcase_add_test(tests, ticks_and_receipt_are_still_there);
	tcase_add_test(tests, pages_are_accessible);
	tcase_add_test(tests, judge_is_not_blind);
	tcase_add_test(tests, policy_holds);
	suite_add_tcase(suite, tests);
	return suite;
}
