/* The table of rules itself: it is whole, our files keep it, and broken files do not. */
#include "pdf_opened.h"
#include "pdf_rules.h"
#include "program.h"
#include "sheet.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *pdf_rules_suite(void);

/* --- the table */

#define NUMBERS "tests/pdf_rules.txt"

static const struct pdf_rule *rule_find(const char *standard, const char *clause, int test)
{
	const struct pdf_rule *rule;

	for (size_t i = 0; (rule = pdf_rule(i)); i++)
		if (!strcmp(rule->standard, standard) && !strcmp(rule->clause, clause)
			&& rule->test == test)
			return rule;
	return NULL;
}

START_TEST(every_rule_has_its_row)
{
	char *numbers = file_read(NUMBERS, &(size_t){0}), *rest = NULL;
	size_t listed = 0, rows = 0;

	ck_assert_ptr_nonnull(numbers);
	for (char *line = strtok_r(numbers, "\n", &rest); line;
		line = strtok_r(NULL, "\n", &rest)) {
		char standard[4], clause[16];
		int test;

		if (*line == '#')
			continue;
		ck_assert_int_eq(sscanf(line, "%3s %15s %d", standard, clause, &test), 3);
		ck_assert_msg(rule_find(standard, clause, test) != NULL, "no row for %s", line);
		listed++;
	}
	for (size_t i = 0; pdf_rule(i); i++) {
		const struct pdf_rule *rule = pdf_rule(i);

		rows += strcmp(rule->standard, "PDF") != 0;
		ck_assert_ptr_eq(rule_find(rule->standard, rule->clause, rule->test), rule);
	}
	ck_assert_uint_eq(listed, 261);
	ck_assert_uint_eq(rows, listed);
	free(numbers);
}
END_TEST

Suite *pdf_rules_suite(void)
{
	Suite *suite = suite_create("pdf_rules");
	TCase *table = tcase_create("table");

	tcase_add_test(table, every_rule_has_its_row);
	suite_add_tcase(suite, table);
	return suite;
}
