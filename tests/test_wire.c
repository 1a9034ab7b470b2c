/* What parent and child tell each other arrives as it was sent, or not at all. */
#include "job/wire.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *wire_suite(void);

static struct wire wire_of(const struct buffer *bytes)
{
	return (struct wire){.at = bytes->data, .left = bytes->length};
}

/* --- values */

START_TEST(values_come_back)
{
	struct buffer bytes = {0};
	struct wire wire;
	size_t size;

	wire_number(&bytes, SIZE_MAX);
	wire_text(&bytes, "氏名");
	wire_text(&bytes, "");
	wire_text(&bytes, NULL);
	wire_bytes(&bytes, "a\0b", 3);
	wire = wire_of(&bytes);
	ck_assert_uint_eq(wire_take_number(&wire), SIZE_MAX);
	ck_assert_str_eq(wire_take_text(&wire), "氏名");
	ck_assert_str_eq(wire_take_text(&wire), "");
	ck_assert_ptr_null(wire_take_text(&wire));
	ck_assert_mem_eq(wire_take_bytes(&wire, &size), "a\0b", 4);
	ck_assert_uint_eq(size, 3);
	ck_assert(!wire.broken);
	ck_assert_uint_eq(wire.left, 0);
	buffer_done(&bytes);
}
END_TEST

static void text_is_broken(size_t length, const char *text, size_t size)
{
	struct buffer bytes = {0};
	struct wire wire;

	wire_number(&bytes, length);
	buffer_add(&bytes, text, size);
	wire = wire_of(&bytes);
	ck_assert_ptr_null(wire_take_text(&wire));
	ck_assert(wire.broken);
	ck_assert_uint_eq(wire_take_number(&wire), 0);
	buffer_done(&bytes);
}

START_TEST(a_text_that_is_not_there_whole_is_broken)
{
	text_is_broken(5, "abc", 4);        /* longer than what came */
	text_is_broken(SIZE_MAX, "abc", 4); /* far longer */
	text_is_broken(3, "abc", 4);        /* its end is not where it should be */
	text_is_broken(4, "a\0c", 4);       /* ends too early */
}
END_TEST

/* --- the task */

static void task_bytes(struct buffer *bytes)
{
	static const struct job_output outputs[] = {{"pdf", 77}, {"xml", 78}};

	wire_task(bytes,
		&(struct job_task){.home = "/usr/share/todoke",
			.pack = "templates/individual",
			.language = "ja",
			.stage = "final",
			.encoding = "cp932",
			.record = "記録.xml",
			.view = "<incident/>",
			.view_size = 11,
			.outputs = outputs,
			.output_count = 2},
		&(struct job_limits){.seconds = 5, .memory_bytes = 1234});
}

START_TEST(a_task_comes_back)
{
	struct buffer bytes = {0};
	struct arena *arena = arena_new();
	struct wire wire;
	struct job_task task;
	struct job_limits limits;

	task_bytes(&bytes);
	wire = wire_of(&bytes);
	ck_assert(wire_take_task(&wire, arena, &task, &limits));
	ck_assert_uint_eq(limits.seconds, 5);
	ck_assert_uint_eq(limits.memory_bytes, 1234);
	ck_assert_str_eq(task.home, "/usr/share/todoke");
	ck_assert_str_eq(task.pack, "templates/individual");
	ck_assert_ptr_null(task.plugin);
	ck_assert_str_eq(task.language, "ja");
	ck_assert_str_eq(task.stage, "final");
	ck_assert_str_eq(task.encoding, "cp932");
	ck_assert_str_eq(task.record, "記録.xml");
	ck_assert_str_eq(task.view, "<incident/>");
	ck_assert_uint_eq(task.view_size, 11);
	ck_assert_uint_eq(task.output_count, 2);
	ck_assert_str_eq(task.outputs[1].format, "xml");
	ck_assert_int_eq(task.outputs[0].fd, WIRE_OUTPUTS);
	ck_assert_int_eq(task.outputs[1].fd, WIRE_OUTPUTS + 1);
	ck_assert_ptr_null(task.ledger);
	arena_free(arena);
	buffer_done(&bytes);
}
END_TEST

/* A copy of exactly LENGTH bytes, so that reading beyond is noticed. */
static bool task_reads(const char *bytes, size_t length)
{
	struct arena *arena = arena_new();
	char *copy = memory_alloc(length);
	struct wire wire = {.at = memcpy(copy, bytes, length), .left = length};
	struct job_task task;
	struct job_limits limits;
	bool whole = wire_take_task(&wire, arena, &task, &limits);

	free(copy);
	arena_free(arena);
	return whole;
}

START_TEST(a_task_cut_anywhere_is_none)
{
	struct buffer bytes = {0};

	task_bytes(&bytes);
	for (size_t length = 0; length < bytes.length; length++)
		ck_assert_msg(!task_reads(bytes.data, length), "cut at %zu", length);
	buffer_byte(&bytes, 'x');
	ck_assert(!task_reads(bytes.data, bytes.length));
	buffer_done(&bytes);
}
END_TEST

/* --- reports */

static const struct finding example = {.id = "item-missing",
	.level = LEVEL_ERROR,
	.place = {"記録.xml", 12, 5},
	.arguments = (const char *const[]){"item", "原因", "select", "cause", NULL}};

static struct report report_whole(const struct buffer *bytes)
{
	struct wire wire = wire_of(bytes);
	struct report report;

	ck_assert_int_eq(report_take(&wire, &report), REPORT_WHOLE);
	ck_assert_uint_eq(wire.left, 0);
	return report;
}

/* The finding that comes out when SENT goes in; lives in FINDINGS. */
static const struct finding *finding_sent(const struct finding *sent, struct findings *findings)
{
	struct buffer bytes = {0};
	struct report report;

	report_finding(&bytes, sent);
	report = report_whole(&bytes);
	ck_assert_int_eq((int)report.kind, REPORT_FINDING);
	ck_assert(report_take_finding(&report.body, findings));
	buffer_done(&bytes);
	return findings_at(findings, 0);
}

START_TEST(a_finding_comes_back)
{
	struct findings *findings = findings_new();
	const struct finding *got = finding_sent(&example, findings);

	ck_assert_str_eq(got->id, "item-missing");
	ck_assert_int_eq((int)got->level, LEVEL_ERROR);
	ck_assert_str_eq(got->place.file, "記録.xml");
	ck_assert_uint_eq(got->place.line, 12);
	ck_assert_uint_eq(got->place.column, 5);
	ck_assert_str_eq(got->arguments[1], "原因");
	ck_assert_str_eq(got->arguments[3], "cause");
	ck_assert_ptr_null(got->arguments[4]);
	ck_assert_ptr_null(got->wording);
	findings_free(findings);
}
END_TEST

START_TEST(a_finding_with_its_own_wording_comes_back)
{
	const struct finding sent = {.id = "honorific-twice",
		.level = LEVEL_WARNING,
		.arguments = (const char *const[]){NULL},
		.wording = "敬称が重なります"};
	struct findings *findings = findings_new();
	const struct finding *got = finding_sent(&sent, findings);

	ck_assert_str_eq(got->id, "honorific-twice");
	ck_assert_int_eq((int)got->level, LEVEL_WARNING);
	ck_assert_str_eq(got->wording, "敬称が重なります");
	ck_assert_ptr_null(got->place.file);
	findings_free(findings);
}
END_TEST

static void finding_refused(const struct finding *sent)
{
	struct findings *findings = findings_new();
	struct buffer bytes = {0};
	struct report report;

	report_finding(&bytes, sent);
	report = report_whole(&bytes);
	ck_assert(!report_take_finding(&report.body, findings));
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
	buffer_done(&bytes);
	findings_free(findings);
}

START_TEST(what_is_no_finding_is_refused)
{
	struct finding sent = example;

	sent.id = "no-such-message";
	finding_refused(&sent);
	sent.id = NULL;
	finding_refused(&sent);
	sent = example;
	sent.level = LEVEL_FATAL + 1;
	finding_refused(&sent);
	sent = example;
	sent.arguments = (const char *const[]){"name without value", NULL};
	finding_refused(&sent);
}
END_TEST

/* The body of a report, cut or changed, must never be read beyond its end. */
static void body_read(const char *bytes, size_t length)
{
	struct findings *findings = findings_new();
	char *copy = memory_alloc(length);
	struct wire body = {.at = memcpy(copy, bytes, length), .left = length};

	report_take_finding(&body, findings);
	free(copy);
	findings_free(findings);
}

START_TEST(a_damaged_finding_does_no_harm)
{
	const size_t header = sizeof(struct report_header);
	struct buffer bytes = {0};

	report_finding(&bytes, &example);
	for (size_t at = header; at < bytes.length; at++) {
		char right = bytes.data[at];

		body_read(bytes.data + header, at - header);
		for (int bit = 0; bit < 8; bit++) {
			bytes.data[at] = (char)(right ^ (1 << bit));
			body_read(bytes.data + header, bytes.length - header);
		}
		bytes.data[at] = right;
	}
	buffer_done(&bytes);
}
END_TEST

START_TEST(a_report_that_is_on_its_way_is_waited_for)
{
	struct buffer bytes = {0};
	struct wire wire;
	struct report report;

	report_finding(&bytes, &example);
	for (size_t length = 0; length < bytes.length; length++) {
		wire = (struct wire){.at = bytes.data, .left = length};
		ck_assert_int_eq(report_take(&wire, &report), REPORT_PARTIAL);
		ck_assert_uint_eq(wire.left, length);
	}
	buffer_done(&bytes);
}
END_TEST

static const struct ledger_entry printed = {.block = "line-1",
	.kind = "line",
	.page = 2,
	.fact = {.path = "customer/people",
		.type = "count",
		.value = "1",
		.unit = "person",
		.place = {"記録.xml", 19, 3}},
	.text = "1人"};

/* What comes out when SENT goes in; lives in ARENA.  NULL: refused. */
static const struct ledger_entry *fact_sent(
	const struct ledger_entry *sent, struct arena *arena)
{
	struct ledger *ledger = ledger_new(arena);
	struct buffer bytes = {0};
	struct report report;

	report_fact(&bytes, sent);
	report = report_whole(&bytes);
	ck_assert_int_eq((int)report.kind, REPORT_FACT);
	ck_assert_int_eq(report_take_fact(&report.body, ledger), ledger->first != NULL);
	buffer_done(&bytes);
	return ledger->first;
}

START_TEST(a_printed_fact_comes_back)
{
	struct arena *arena = arena_new();
	const struct ledger_entry *got = fact_sent(&printed, arena);

	ck_assert_ptr_nonnull(got);
	ck_assert_str_eq(got->block, "line-1");
	ck_assert_str_eq(got->kind, "line");
	ck_assert_uint_eq(got->page, 2);
	ck_assert_str_eq(got->fact.path, "customer/people");
	ck_assert_str_eq(got->fact.type, "count");
	ck_assert_str_eq(got->fact.value, "1");
	ck_assert_str_eq(got->fact.unit, "person");
	ck_assert_ptr_null(got->fact.form);
	ck_assert_str_eq(got->fact.place.file, "記録.xml");
	ck_assert_uint_eq(got->fact.place.line, 19);
	ck_assert_uint_eq(got->fact.place.column, 3);
	ck_assert_str_eq(got->text, "1人");
	ck_assert_ptr_null(got->next);
	arena_free(arena);
}
END_TEST

START_TEST(what_no_ledger_can_hold_is_refused)
{
	struct arena *arena = arena_new();
	struct ledger_entry sent = printed;

	sent.text = NULL;
	ck_assert_ptr_null(fact_sent(&sent, arena));
	sent.text = "\xE4\xBA";
	ck_assert_ptr_null(fact_sent(&sent, arena));
	sent = printed;
	sent.kind = "no-such-block";
	ck_assert_ptr_null(fact_sent(&sent, arena));
	sent = printed;
	sent.fact.path = NULL;
	ck_assert_ptr_null(fact_sent(&sent, arena));
	arena_free(arena);
}
END_TEST

static enum report_state header_state(uint32_t kind, uint32_t length)
{
	struct report_header header = {kind, length};
	struct wire wire = {.at = (const char *)&header, .left = sizeof header};
	struct report report;

	return report_take(&wire, &report);
}

START_TEST(garbage_is_no_report)
{
	ck_assert_int_eq(header_state(0, 0), REPORT_BROKEN);
	ck_assert_int_eq(header_state(REPORT_STARTED - 1, 0), REPORT_BROKEN);
	ck_assert_int_eq(header_state(REPORT_ITEM + 1, 0), REPORT_BROKEN);
	ck_assert_int_eq(header_state(REPORT_FINDING, WIRE_BYTES + 1), REPORT_BROKEN);
	ck_assert_int_eq(header_state(REPORT_FINDING, UINT32_MAX), REPORT_BROKEN);
	ck_assert_int_eq(header_state(REPORT_STARTED, 0), REPORT_WHOLE);
}
END_TEST

Suite *wire_suite(void)
{
	Suite *suite = suite_create("wire");
	TCase *tests = tcase_create("wire");

	tcase_add_test(tests, values_come_back);
	tcase_add_test(tests, a_text_that_is_not_there_whole_is_broken);
	tcase_add_test(tests, a_task_comes_back);
	tcase_add_test(tests, a_task_cut_anywhere_is_none);
	tcase_add_test(tests, a_finding_comes_back);
	tcase_add_test(tests, a_finding_with_its_own_wording_comes_back);
	tcase_add_test(tests, what_is_no_finding_is_refused);
	tcase_add_test(tests, a_damaged_finding_does_no_harm);
	tcase_add_test(tests, a_printed_fact_comes_back);
	tcase_add_test(tests, what_no_ledger_can_hold_is_refused);
	tcase_add_test(tests, a_report_that_is_on_its_way_is_waited_for);
	tcase_add_test(tests, garbage_is_no_report);
	suite_add_tcase(suite, tests);
	return suite;
}
