/* What a plugin writes: blocks, and what is said of them beside their content. */
#include "job/context.h"

#include <check.h>

Suite *api_suite(void);

static const struct job_task task = {.plugin = "p.so"};
static todoke_job job;

static void setup(void)
{
	job = (todoke_job){.task = &task,
		.arena = arena_new(),
		.findings = findings_new(),
		.hook = HOOK_BUILD};
	job.document = document_new(job.arena);
}

static void teardown(void)
{
	findings_free(job.findings);
	arena_free(job.arena);
}

START_TEST(attributes_are_those_of_templates)
{
	todoke_block *table = todoke_add(todoke_document(&job), "table");
	todoke_block *row = todoke_add(table, "table-row"), *cell = todoke_add(row, "cell");
	const struct block *made = job.document->root->first->first->first;

	todoke_set(cell, "columns", "2");
	todoke_set(cell, "rows", "3");
	todoke_set(cell, "role", "head");
	todoke_set(row, "role", "head");
	todoke_set(todoke_document(&job), "numbering", "第1 1");
	ck_assert_uint_eq(made->columns, 2);
	ck_assert_uint_eq(made->rows, 3);
	ck_assert_str_eq(made->role, "head");
	ck_assert_str_eq(job.document->root->numbering, "第1 1");
	ck_assert_uint_eq(findings_count(job.findings, LEVEL_NOTE), 0);
}
END_TEST

START_TEST(what_a_block_has_not_is_reported)
{
	todoke_block *paragraph = todoke_add(todoke_document(&job), "paragraph");
	static const char *const wrong[][2] = {
		{"columns", "2"}, {"level", "1"}, {"level", ""}, {"none", "x"}};

	for (size_t i = 0; i < 4; i++) {
		todoke_set(paragraph, wrong[i][0], wrong[i][1]);
		ck_assert_uint_eq(findings_count(job.findings, LEVEL_ERROR), i + 1);
		ck_assert_str_eq(findings_at(job.findings, i)->id, "template-attribute-wrong");
		ck_assert_str_eq(findings_at(job.findings, i)->place.file, "p.so");
	}
	todoke_set(NULL, "role", "x");
	todoke_set(paragraph, NULL, "x");
	todoke_set(paragraph, "role", NULL);
	ck_assert_uint_eq(findings_count(job.findings, LEVEL_ERROR), 4);
}
END_TEST

Suite *api_suite(void)
{
	Suite *suite = suite_create("api");
	TCase *tests = tcase_create("api");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, attributes_are_those_of_templates);
	tcase_add_test(tests, what_a_block_has_not_is_reported);
	suite_add_tcase(suite, tests);
	return suite;
}
