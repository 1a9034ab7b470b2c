/* What README.md and plugins/README.md tell people to do works as it stands there. */
#include "base/buffer.h"
#include "base/message.h"
#include "program.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define README "plugins/README.md"

Suite *readme_suite(void);

/* What stands between the line OPEN and the next "```", from *AT on, NUL-ended;
 * NULL when there is no more. */
static char *block_next(const char **at, const char *open)
{
	const char *start = strstr(*at, open), *end;

	if (!start)
		return NULL;
	start += strlen(open);
	end = strstr(start, "```\n");
	ck_assert_ptr_nonnull(end);
	*at = end + strlen("```\n");
	return strndup(start, (size_t)(end - start));
}

/* TEXT with every FROM replaced by TO. */
static char *text_replace(const char *text, const char *from, const char *to)
{
	struct buffer replaced = {0};
	const char *found;

	for (; (found = strstr(text, from)); text = found + strlen(from)) {
		buffer_add(&replaced, text, (size_t)(found - text));
		buffer_text(&replaced, to);
	}
	buffer_text(&replaced, text);
	return replaced.data;
}

START_TEST(the_commands_run)
{
	char *readme = file_read(README, NULL), *folder = folder_new(), *block;
	const char *at = readme;
	struct buffer script = {0};
	struct run run;

	buffer_format(&script, "set -e; cp -R core plugins templates '%s'; cd '%s'\n", folder,
		folder);
	while ((block = block_next(&at, "```sh\n"))) {
		char *command = text_replace(block, "./todoke", "todoke");

		buffer_text(&script, command);
		free(command);
		free(block);
	}
	buffer_text(&script, "cat my/out/*-memo.txt my/out/*-seal.txt my/house/*-memo.txt");
	run = run_shell("%s", script.data);
	ck_assert_msg(run.status == 0, "%s", run.errors);
	ck_assert_str_eq(run.errors, "");
	ck_assert_ptr_nonnull(strstr(run.output, "本件は、令和8年11月16日に発覚した。"));
	ck_assert_ptr_nonnull(strstr(run.output, "本人の数: 1人"));
	has(run.output, "当社は、令和8年11月16日に本件を知った。");
	run_done(&run);
	buffer_done(&script);
	folder_done(folder);
	free(readme);
}
END_TEST

START_TEST(the_first_steps_run)
{
	char *readme = file_read("README.md", NULL), *folder = folder_new();
	char *rest = readme, *line;
	struct buffer script = {0};
	struct run run;
	size_t count = 0;

	buffer_format(&script,
		"set -e; cp templates/lists/partners.csv '%s'; cd '%s'; printf "
		"'会員番号,氏名,郵便番号,住所\\n1,佐倉 遥,999-0001,"
		"水面県星見市本町1\\n' >list.csv\n",
		folder, folder);
	while ((line = strsep(&rest, "\n")))
		if (strncmp(line, "    ./todoke ", 13) == 0) {
			buffer_format(&script, "%s\n", line + strlen("    ./"));
			count++;
		}
	run = run_shell("%sls letters", script.data);
	ck_assert_msg(run.status == 0, "%s", run.errors);
	ck_assert_uint_ge(count, 4);
	ck_assert_ptr_nonnull(strstr(run.output, "letters/2026-007-individual-recipient.pdf"));
	run_done(&run);
	buffer_done(&script);
	folder_done(folder);
	free(readme);
}
END_TEST

START_TEST(the_code_is_that_of_the_example)
{
	char *readme = file_read(README, NULL),
	     *hello = file_read("plugins/hello/hello.c", NULL);
	const char *at = readme;
	size_t count = 0;
	char *block;

	for (; (block = block_next(&at, "```c\n")); count++) {
		ck_assert_msg(strstr(hello, block) != NULL, "not in hello.c:\n%s", block);
		free(block);
	}
	ck_assert_uint_gt(count, 0);
	free(hello);
	free(readme);
}
END_TEST

/* Whether what stands in ` ` is called like a message but is none. */
static bool is_stray(const char *word)
{
	enum level level;

	return (strncmp(word, "plugin-", 7) == 0 || strncmp(word, "job-", 4) == 0)
	       && !message_level(word, &level);
}

START_TEST(every_message_that_is_named_exists)
{
	char *readme = file_read(README, NULL), *rest = readme, *word;

	for (size_t i = 0; (word = strsep(&rest, "`")); i++)
		ck_assert_msg(i % 2 == 0 || !is_stray(word), "no message %s", word);
	free(readme);
}
END_TEST

/* The table of items is that of the packs as they are: make doc writes it. */
START_TEST(the_table_of_items_is_current)
{
	struct run run = run_shell("todoke packs --table --lang ja >build/items.md;"
				   " sed '1,/^<!-- items -->$/d;/^<!-- .items -->$/,$d' " README
				   " | diff - build/items.md");

	ck_assert_msg(run.status == 0, "make doc:\n%.600s", run.output);
	run_done(&run);
}
END_TEST

/* What an article asks for and a document can't be made without, that document prints; of
 * variants there is not always a starter record. */
START_TEST(all_that_law_requires_is_answered)
{
	struct run run = run_shell("todoke packs --table --lang ja | grep '^| [^|]*条' |"
				   " grep '[^)]: ―' | grep -v 'あれば望ましい'");

	ck_assert_str_eq(run.output, "");
	run_done(&run);
}
END_TEST

Suite *readme_suite(void)
{
	Suite *suite = suite_create("readme");
	TCase *tests = tcase_create("readme");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, the_commands_run);
	tcase_add_test(tests, the_first_steps_run);
	tcase_add_test(tests, the_code_is_that_of_the_example);
	tcase_add_test(tests, every_message_that_is_named_exists);
	tcase_add_test(tests, the_table_of_items_is_current);
	tcase_add_test(tests, all_that_law_requires_is_answered);
	suite_add_tcase(suite, tests);
	return suite;
}
