/* Whatever a plugin does costs its own document and one finding, and no more time
 * or memory than it may have.
 *
 * Jobs run this very program again; see job_when_asked.
 */
#include "job/runner.h"
#include "program.h"

#include <check.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

Suite *runner_suite(void);

/* What main does in the program: runs before the main of the test runner. */
__attribute__((constructor)) static void job_when_asked(int count, char **arguments)
{
	if (count == 2 && strcmp(arguments[1], "--job") == 0)
		exit(job_main(false));
	if (count == 2 && strcmp(arguments[1], "--job-pages") == 0)
		exit(job_main(true));
}

/* The sanitizer otherwise ends a process that is refused memory. */
const char *__asan_default_options(void);
__attribute__((visibility("default"))) const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

enum { MEGABYTE = 1024 * 1024 };

static const char view[] = "<incident id=\"trial\"/>";

static char *folder;
static struct findings *findings;
static char plugin[4096], pack[4096];
static double seconds; /* that the last run took */

static void folder_open(void)
{
	folder = folder_new();
	findings = findings_new();
}

static void folder_close(void)
{
	findings_free(findings);
	folder_done(folder);
}

static void pack_write(const char *name)
{
	static const char manifest[] =
		"<pack xmlns='urn:todoke:pack:1' id='%s' version='1'>"
		"<title language='ja'>試し</title><title language='en'>Trial</title>"
		"<audience>internal</audience><basis>none</basis><language>ja</language>"
		"<style>letter</style><dates>western</dates><template>page.xml</template>"
		"<plugin>%s</plugin><file>%s</file>"
		"<message id='said' level='note'><text language='ja'>{name}</text>"
		"<text language='en'>{name}</text></message></pack>";
	static const char page[] =
		"<template xmlns='urn:todoke:template:1'>"
		"<title>試し</title><paragraph>本文。</paragraph></template>";
	char path[8192], text[4096];

	snprintf(pack, sizeof pack, "%s/%s", folder, name);
	mkdir(pack, 0700);
	snprintf(text, sizeof text, manifest, name, name, name);
	snprintf(path, sizeof path, "%s/manifest.xml", pack);
	file_write(path, text);
	snprintf(path, sizeof path, "%s/page.xml", pack);
	file_write(path, page);
}

static int output_open(void)
{
	char path[8192];

	snprintf(path, sizeof path, "%s/output", folder);
	return open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Runs a pack whose plugin is tests/plugins/NAME.c. */
static bool run(const char *name)
{
	/* Those that eat memory end by that alone, on a busy machine too. */
	const struct job_limits limits = {.seconds = strncmp(name, "memory", 6) == 0 ? 20 : 1,
		.memory_bytes = 256 * MEGABYTE};
	struct job_output output = {"text", output_open()};
	struct job_task task = {.home = TODOKE_BUILD "/share/todoke",
		.pack = pack,
		.plugin = plugin,
		.language = "ja",
		.record = "record.xml",
		.view = view,
		.view_size = strlen(view),
		.outputs = &output,
		.output_count = 1};
	double start = now();
	bool done;

	pack_write(name);
	snprintf(plugin, sizeof plugin, TODOKE_BUILD "/tests/plugins/%s.so", name);
	done = runner_run(&task, &limits, findings);
	seconds = now() - start;
	close(output.fd);
	return done;
}

static const struct finding *finding_with(const char *id)
{
	const struct finding *finding;

	for (size_t i = 0; (finding = findings_at(findings, i)); i++)
		if (strcmp(finding->id, id) == 0)
			return finding;
	return NULL;
}

/* The plugin NAME fails with ID as the only error, at the plugin. */
static const struct finding *fails(const char *name, const char *id)
{
	const struct finding *finding;

	ck_assert(!run(name));
	finding = finding_with(id);
	ck_assert_msg(finding != NULL, "%s: %s expected, not %s", name, id,
		findings_at(findings, 0) ? findings_at(findings, 0)->id : "nothing");
	ck_assert_uint_eq(findings_count(findings, LEVEL_ERROR), 1);
	ck_assert_str_eq(finding->place.file, plugin);
	return finding;
}

/* --- what is good */

START_TEST(a_good_plugin_has_its_document)
{
	char path[8192];
	size_t size;
	char *text;

	ck_assert(run("good"));
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 1);
	ck_assert_ptr_nonnull(finding_with("good/said"));
	snprintf(path, sizeof path, "%s/output", folder);
	text = file_read(path, &size);
	ck_assert_uint_gt(size, 0);
	free(text);
}
END_TEST

START_TEST(one_bad_document_leaves_the_next_alone)
{
	ck_assert(!run("crash"));
	ck_assert(run("good"));
	ck_assert(!run("kill-group"));
	ck_assert(run("good"));
}
END_TEST

/* --- what crashes */

START_TEST(a_crash_is_named_with_its_signal)
{
	const struct finding *finding = fails("crash", "job-crashed");

	ck_assert_str_eq(finding->arguments[1], "SEGV");
	ck_assert_str_ne(finding->arguments[3], "");
}
END_TEST

START_TEST(what_was_found_before_a_crash_is_kept)
{
	fails("find-crash", "job-crashed");
	ck_assert_ptr_nonnull(finding_with("find-crash/said"));
}
END_TEST

START_TEST(giving_up_is_a_crash)
{
	ck_assert_str_eq(fails("abort", "job-crashed")->arguments[1], "ABRT");
}
END_TEST

START_TEST(endless_recursion_is_a_crash)
{
	fails("overflow", "job-crashed");
}
END_TEST

START_TEST(killing_the_own_group_reaches_nobody_else)
{
	ck_assert_str_eq(fails("kill-group", "job-crashed")->arguments[1], "KILL");
}
END_TEST

/* --- what does not end */

START_TEST(endless_computing_is_stopped)
{
	fails("loop", "job-hung");
	ck_assert_double_lt(seconds, 8);
}
END_TEST

START_TEST(endless_waiting_is_stopped)
{
	fails("sleep", "job-hung");
	ck_assert_double_lt(seconds, 8);
}
END_TEST

START_TEST(endless_printing_is_stopped)
{
	fails("chatter", "job-hung");
	ck_assert_double_lt(seconds, 8);
}
END_TEST

START_TEST(a_process_left_behind_is_not_waited_for)
{
	ck_assert(run("fork")); /* and not stopped as hung */
}
END_TEST

START_TEST(endless_findings_are_stopped)
{
	fails("flood", "job-flood");
	ck_assert_uint_le(findings_count(findings, LEVEL_NOTE), 10100);
}
END_TEST

/* --- what takes too much memory */

START_TEST(filling_memory_blindly_is_no_crash)
{
	ck_assert_str_eq(fails("memory", "job-memory")->arguments[1], "256");
}
END_TEST

START_TEST(keeping_all_memory_is_told)
{
	fails("memory-checked", "job-memory");
}
END_TEST

START_TEST(giving_up_for_lack_of_memory_is_no_crash)
{
	fails("memory-abort", "job-memory");
}
END_TEST

/* --- what ends early, prints or writes where it must not */

START_TEST(calling_exit_is_no_success)
{
	ck_assert_str_eq(fails("exit", "job-failed")->arguments[1], "0");
}
END_TEST

START_TEST(calling_exit_is_no_lack_of_memory)
{
	ck_assert_str_eq(fails("exit-3", "job-failed")->arguments[1], "3");
}
END_TEST

START_TEST(printing_is_noted_and_quoted_without_control_characters)
{
	ck_assert(run("print"));
	ck_assert_uint_eq(findings_count(findings, LEVEL_WARNING), 0);
	ck_assert_ptr_nonnull(finding_with("job-printed"));
	ck_assert_str_eq(finding_with("job-printed")->arguments[1], "[31mhello[0m, printer");
}
END_TEST

START_TEST(closing_every_descriptor_is_no_success)
{
	fails("close", "job-failed");
}
END_TEST

START_TEST(garbage_in_every_descriptor_is_no_success)
{
	fails("garbage", "job-garbled");
}
END_TEST

/* --- what can't be loaded; test_plugin.c knows every case */

START_TEST(a_refused_plugin_is_one_finding)
{
	fails("missing-symbol", "plugin-symbol");
}
END_TEST

/* --- the parent */

static size_t descriptors_open(void)
{
	size_t count = 0;

	for (int fd = 0; fd < 1024; fd++)
		count += fcntl(fd, F_GETFD) != -1;
	return count;
}

START_TEST(nothing_stays_open)
{
	size_t before = descriptors_open();

	run("good");
	run("crash");
	run("garbage");
	ck_assert_uint_eq(descriptors_open(), before);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
}
END_TEST

START_TEST(a_runner_without_a_task_leaves_nothing)
{
	size_t before = descriptors_open();

	runner_free(runner_new(true));
	runner_free(NULL);
	ck_assert_uint_eq(descriptors_open(), before);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
}
END_TEST

START_TEST(a_process_that_cannot_start_is_told)
{
	struct rlimit usual, none;
	bool done;

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &usual), 0);
	none = (struct rlimit){.rlim_cur = 0, .rlim_max = usual.rlim_max};
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	done = runner_run(&(struct job_task){.pack = folder, .language = "ja"},
		&job_limits_default, findings);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &usual), 0);
	ck_assert(!done);
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 1);
	ck_assert_str_eq(findings_at(findings, 0)->id, "job-start");
	ck_assert_str_eq(findings_at(findings, 0)->place.file, folder);
}
END_TEST

/* A parent that is killed leaves no orphan: the orphan would come to us. */
START_TEST(a_killed_parent_leaves_no_orphan)
{
	pid_t parent;
	int status;

	prctl(PR_SET_CHILD_SUBREAPER, 1);
	parent = fork();
	if (parent == 0) {
		run("sleep");
		_exit(0);
	}
	usleep(300000);
	kill(parent, SIGKILL);
	ck_assert_int_eq(waitpid(parent, &status, 0), parent);
	ck_assert_int_gt(waitpid(-1, &status, 0), 0);
	ck_assert(WIFSIGNALED(status));
	prctl(PR_SET_CHILD_SUBREAPER, 0);
}
END_TEST

/* --- the whole program */

/* Runs SCRIPT, in which $MAKE is todoke make with the packs NAMES (ended by NULL),
 * to $OUT. */
static struct run script_run(const char *script, const char *const *names, const char *format)
{
	char types[4096] = "", program[PATH_MAX];

	ck_assert_ptr_nonnull(realpath(TODOKE_PROGRAM, program));
	for (; *names; names++) {
		pack_write(*names);
		snprintf(types + strlen(types), sizeof types - strlen(types), " -t %s", *names);
	}
	return run_shell("export OUT='%s/out' MAKE=\"exec '%s' make --lang en -f %s"
			 " templates/records/misdelivery.xml --packs '%s' -o '%s/out'"
			 " --plugins " TODOKE_BUILD "/tests/plugins%s\"; %s",
		folder, program, format, folder, folder, types, script);
}

START_TEST(a_job_is_not_for_people)
{
	struct run run = run_shell("todoke --job");

	ck_assert_int_eq(run.status, 3);
	ck_assert_ptr_nonnull(strstr(run.errors, "--job"));
	run_done(&run);
}
END_TEST

START_TEST(bad_plugins_cost_their_documents_alone)
{
	static const char *const names[] = {"crash", "exit", "find-crash", "garbage", "good",
		"kill-group", "missing-symbol", NULL};
	struct run run = script_run(
		"(eval $MAKE) >/dev/null; status=$?; ls $OUT; exit $status", names, "text");

	ck_assert_msg(run.status == 2, "%d: %s", run.status, run.errors);
	ck_assert_msg(times_in(run.errors, "error[") == 6, "%s", run.errors);
	ck_assert_uint_eq(times_in(run.errors, "error[job-crashed]"), 3);
	ck_assert_ptr_nonnull(strstr(run.errors, "find-crash/said"));
	ck_assert_str_eq(run.output, "good.ledger.xml\ngood.txt\n");
	run_done(&run);
}
END_TEST

/* Starts a document that never gets done, and sends SIGNAL in the middle. */
#define IN_THE_MIDDLE(signal)                                                                  \
	"eval $MAKE & for i in $(seq 500); do test -e $OUT/.todoke-0/new-0 && break;"          \
	" sleep 0.01; done; sleep 0.1; kill -" signal " $!; wait $!; echo $?; ls -A $OUT"

START_TEST(a_signal_in_the_middle_leaves_nothing)
{
	static const char *const names[] = {"sleep", NULL};
	struct run run = script_run(IN_THE_MIDDLE("TERM"), names, "text,xml");

	ck_assert_str_eq(run.output, "143\n"); /* 128 + SIGTERM, and no folder */
	run_done(&run);
}
END_TEST

START_TEST(a_kill_in_the_middle_leaves_nothing_to_see)
{
	static const char *const sleeping[] = {"sleep", NULL}, *const good[] = {"good", NULL};
	struct run run = script_run(IN_THE_MIDDLE("KILL"), sleeping, "text,xml");

	ck_assert_str_eq(run.output, "137\n.todoke-0\n");
	run_done(&run);
	run = script_run("(eval $MAKE) >/dev/null; ls -A $OUT", good, "text");
	ck_assert_str_eq(run.output, "good.ledger.xml\ngood.txt\n");
	run_done(&run);
}
END_TEST

/* On a disk of one page, and that is taken, where we may mount one. */
START_TEST(a_full_disk_leaves_nothing)
{
	static const char *const names[] = {"good", NULL};
	struct run run =
		script_run("mkdir $OUT; unshare -m true 2>/dev/null || exit 77;"
			   " unshare -m sh -c 'mount -t tmpfs -o size=4k none $OUT &&"
			   " head -c 4096 /dev/zero >$OUT/taken; (eval $MAKE); status=$?;"
			   " ls -A $OUT; exit $status'",
			names, "text");

	if (run.status != 77) {
		ck_assert_msg(run.status == 3, "%d: %s", run.status, run.errors);
		ck_assert_ptr_nonnull(strstr(run.errors, "error[output-f"));
		ck_assert_str_eq(run.output, "taken\n");
	}
	run_done(&run);
}
END_TEST

Suite *runner_suite(void)
{
	Suite *suite = suite_create("runner");
	TCase *tests = tcase_create("runner");

	tcase_add_checked_fixture(tests, folder_open, folder_close);
	tcase_set_timeout(tests, 20);
	tcase_add_test(tests, a_good_plugin_has_its_document);
	tcase_add_test(tests, one_bad_document_leaves_the_next_alone);
	tcase_add_test(tests, a_crash_is_named_with_its_signal);
	tcase_add_test(tests, what_was_found_before_a_crash_is_kept);
	tcase_add_test(tests, giving_up_is_a_crash);
	tcase_add_test(tests, endless_recursion_is_a_crash);
	tcase_add_test(tests, killing_the_own_group_reaches_nobody_else);
	tcase_add_test(tests, endless_computing_is_stopped);
	tcase_add_test(tests, endless_waiting_is_stopped);
	tcase_add_test(tests, endless_printing_is_stopped);
	tcase_add_test(tests, a_process_left_behind_is_not_waited_for);
	tcase_add_test(tests, endless_findings_are_stopped);
	tcase_add_test(tests, filling_memory_blindly_is_no_crash);
	tcase_add_test(tests, keeping_all_memory_is_told);
	tcase_add_test(tests, giving_up_for_lack_of_memory_is_no_crash);
	tcase_add_test(tests, calling_exit_is_no_success);
	tcase_add_test(tests, calling_exit_is_no_lack_of_memory);
	tcase_add_test(tests, printing_is_noted_and_quoted_without_control_characters);
	tcase_add_test(tests, closing_every_descriptor_is_no_success);
	tcase_add_test(tests, garbage_in_every_descriptor_is_no_success);
	tcase_add_test(tests, a_refused_plugin_is_one_finding);
	tcase_add_test(tests, nothing_stays_open);
	tcase_add_test(tests, a_runner_without_a_task_leaves_nothing);
	tcase_add_test(tests, a_process_that_cannot_start_is_told);
	tcase_add_test(tests, a_killed_parent_leaves_no_orphan);
	tcase_add_test(tests, a_job_is_not_for_people);
	tcase_add_test(tests, bad_plugins_cost_their_documents_alone);
	tcase_add_test(tests, a_signal_in_the_middle_leaves_nothing);
	tcase_add_test(tests, a_kill_in_the_middle_leaves_nothing_to_see);
	tcase_add_test(tests, a_full_disk_leaves_nothing);
	suite_add_tcase(suite, tests);
	return suite;
}
