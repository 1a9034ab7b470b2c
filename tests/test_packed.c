/* test_packed.c - bytes that are kept come back as they were. */
#include "base/packed.h"

#include <check.h>
#include <string.h>

static void keeps(const void *bytes, size_t size, bool deflated)
{
	struct packed packed = {0};
	struct buffer plain = {0};

	buffer_text(&plain, "before ");
	packed_keep(&packed, bytes, size, deflated);
	packed_add(&packed, &plain);
	packed_add(&packed, &plain);
	ck_assert_uint_eq(plain.length, strlen("before ") + 2 * size);
	ck_assert_mem_eq(plain.data, "before ", strlen("before "));
	ck_assert_mem_eq(plain.data + strlen("before "), bytes, size);
	ck_assert_mem_eq(plain.data + strlen("before ") + size, bytes, size);
	ck_assert_int_eq(plain.data[plain.length], '\0');
	packed_done(&packed);
	buffer_done(&plain);
}

START_TEST(all_bytes_come_back)
{
	static const char bytes[] = "\0記録\xFF\0";
	char random[5000];
	unsigned value = 1;

	for (size_t i = 0; i < sizeof random; i++)
		random[i] = (char)((value = value * 1103515245u + 12345u) >> 16);
	for (int deflated = 0; deflated < 2; deflated++) {
		keeps(bytes, sizeof bytes, deflated);
		keeps(bytes, 0, deflated);
		keeps(random, sizeof random, deflated);
	}
}
END_TEST

START_TEST(what_repeats_takes_less)
{
	char same[30000];
	struct packed packed = {0};

	memset(same, 'a', sizeof same);
	packed_keep(&packed, same, sizeof same, true);
	ck_assert_uint_lt(packed.size, sizeof same / 10);
	keeps(same, sizeof same, true);
	packed_keep(&packed, "new", 3, false); /* instead */
	ck_assert_uint_eq(packed.size, 3);
	packed_done(&packed);
}
END_TEST

Suite *packed_suite(void)
{
	Suite *suite = suite_create("packed");
	TCase *tcase = tcase_create("packed");

	tcase_add_test(tcase, all_bytes_come_back);
	tcase_add_test(tcase, what_repeats_takes_less);
	suite_add_tcase(suite, tcase);
	return suite;
}
