/* test_crew.c - work divided among processes: all of it, or a reason. */
#include "letters/crew.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

Suite *crew_suite(void);

enum { ITEMS = 4, LARGE = 2 };

/* The item LARGE, if DATA is there, is more than a parent reads. */
static bool item_work(void *data, size_t item, struct buffer *result, struct findings *findings)
{
	const size_t size = data && item == LARGE ? WIRE_BYTES - 2 * sizeof(uint64_t) : 1000;
	char *bytes = memory_alloc(size);

	(void)findings;
	memset(bytes, 'x', size);
	buffer_add(result, bytes, size);
	free(bytes);
	return true;
}

static bool item_done(void *data, size_t item, struct wire *result, struct findings *findings)
{
	(void)data, (void)findings;
	ck_assert_uint_lt(item, ITEMS);
	ck_assert_uint_eq(result->left, 1000);
	return true;
}

START_TEST(what_is_too_large_to_tell_ends_all_with_a_reason)
{
	struct crew_work work = {
		.count = ITEMS, .processes = 2, .work = item_work, .done = item_done};
	struct findings *findings = findings_new();

	ck_assert(crew_run(&work, findings));
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
	work.data = &work;
	ck_assert(!crew_run(&work, findings));
	ck_assert_uint_eq(findings_count(findings, LEVEL_ERROR), 1);
	ck_assert_str_eq(findings_at(findings, 0)->id, "letters-worker");
	findings_free(findings);
}
END_TEST

Suite *crew_suite(void)
{
	Suite *suite = suite_create("crew");
	TCase *tests = tcase_create("crew");

	tcase_add_test(tests, what_is_too_large_to_tell_ends_all_with_a_reason);
	suite_add_tcase(suite, tests);
	return suite;
}
