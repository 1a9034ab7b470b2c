/* Outputs appear whole or not at all, and nothing that was there is lost. */
#include "output/staging.h"
#include "program.h"

#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *staging_suite(void);

static char *folder;
static struct findings *findings;

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

/* The path of NAME in the folder, until the call after the next. */
static const char *path_of(const char *name)
{
	static char paths[2][4096];
	static int turn;

	turn = !turn;
	snprintf(paths[turn], sizeof paths[turn], "%s/%s", folder, name);
	return paths[turn];
}

static bool there(const char *name)
{
	struct stat status;

	return lstat(path_of(name), &status) == 0;
}

static bool holds(const char *name, const char *text)
{
	char *bytes = file_read(path_of(name), NULL);
	bool same = bytes && strcmp(bytes, text) == 0;

	free(bytes);
	return same;
}

/* How many entries PATH has, hidden ones too. */
static size_t entries(const char *path)
{
	DIR *list = opendir(path);
	size_t count = 0;

	while (list && readdir(list))
		count++;
	if (list)
		closedir(list);
	return count - 2;
}

static struct staging *begin(bool force)
{
	struct staging *staging = staging_new(folder, force, findings);

	ck_assert_ptr_nonnull(staging);
	return staging;
}

/* Stages the file NAME that says TEXT. */
static bool stage(struct staging *staging, const char *name, const char *text)
{
	int fd = staging_open(staging, name, findings);

	return fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
}

static void only_finding(const char *id)
{
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 1);
	ck_assert_str_eq(findings_at(findings, 0)->id, id);
}

/* --- what is well */

START_TEST(files_appear_at_the_commit)
{
	struct staging *staging = begin(false);
	struct stat status;

	ck_assert(stage(staging, "a.pdf", "A"));
	ck_assert(stage(staging, "b.xml", "B"));
	ck_assert(!there("a.pdf"));
	ck_assert(staging_commit(staging, findings));
	staging_free(staging);
	ck_assert(holds("a.pdf", "A"));
	ck_assert(holds("b.xml", "B"));
	ck_assert_uint_eq(entries(folder), 2);
	ck_assert_int_eq(stat(path_of("a.pdf"), &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0600);
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
}
END_TEST

START_TEST(nothing_is_seen_by_others_before)
{
	struct staging *staging;
	mode_t mask = umask(0);
	struct stat status;

	staging = staging_new(path_of("new"), false, findings);
	umask(mask);
	ck_assert_int_eq(stat(path_of("new"), &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0700);
	ck_assert_int_eq(stat(path_of("new/.todoke-0"), &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0700);
	staging_free(staging);
}
END_TEST

START_TEST(without_commit_nothing_is_left)
{
	struct staging *staging = begin(false);

	ck_assert(stage(staging, "a.pdf", "A"));
	staging_free(staging);
	ck_assert_uint_eq(entries(folder), 0);
}
END_TEST

START_TEST(a_folder_that_was_made_goes_again)
{
	struct staging *staging = staging_new(path_of("new"), false, findings);

	ck_assert(stage(staging, "a.pdf", "A"));
	staging_free(staging);
	ck_assert(!there("new"));
}
END_TEST

START_TEST(two_at_a_time_do_not_disturb_each_other)
{
	struct staging *one = begin(false), *two;

	ck_assert(stage(one, "a.pdf", "A"));
	two = begin(false);
	ck_assert(stage(two, "b.pdf", "B"));
	ck_assert(staging_commit(one, findings));
	staging_free(one);
	ck_assert(staging_commit(two, findings));
	staging_free(two);
	ck_assert(holds("a.pdf", "A"));
	ck_assert(holds("b.pdf", "B"));
	ck_assert_uint_eq(entries(folder), 2);
}
END_TEST

/* --- what is there already */

START_TEST(an_existing_file_is_refused)
{
	struct staging *staging = begin(false);

	file_write(path_of("a.pdf"), "old");
	ck_assert_int_eq(staging_open(staging, "a.pdf", findings), -1);
	only_finding("output-exists");
	staging_free(staging);
	ck_assert(holds("a.pdf", "old"));
}
END_TEST

START_TEST(a_name_is_taken_once)
{
	struct staging *staging = begin(true);

	ck_assert(stage(staging, "a.pdf", "A"));
	ck_assert_int_eq(staging_open(staging, "a.pdf", findings), -1);
	only_finding("output-exists");
	staging_free(staging);
}
END_TEST

/* Whether a file that comes between is kept, and none of ours is there. */
static bool latecomer_is_kept(void)
{
	struct staging *staging = begin(false);
	bool kept;

	kept = stage(staging, "a.pdf", "A") && stage(staging, "b.pdf", "B");
	file_write(path_of("a.pdf"), "late");
	kept = kept && !staging_commit(staging, findings);
	staging_free(staging);
	return kept && holds("a.pdf", "late") && entries(folder) == 1
	       && strcmp(findings_at(findings, 0)->id, "output-exists") == 0;
}

START_TEST(a_file_that_comes_between_is_kept)
{
	ck_assert(latecomer_is_kept());
}
END_TEST

static bool force_replaces(void)
{
	struct staging *staging = begin(true);
	bool done;

	file_write(path_of("a.pdf"), "old");
	file_write(path_of("other.pdf"), "other");
	done = stage(staging, "a.pdf", "A") && stage(staging, "b.pdf", "B")
	       && staging_commit(staging, findings);
	staging_free(staging);
	return done && holds("a.pdf", "A") && holds("b.pdf", "B") && holds("other.pdf", "other")
	       && entries(folder) == 3;
}

START_TEST(force_replaces_what_is_there)
{
	ck_assert(force_replaces());
}
END_TEST

/* Whether the old files are back when the last of ours can't be placed. */
static bool old_files_come_back(void)
{
	struct staging *staging = begin(true);
	bool back;

	file_write(path_of("b.pdf"), "old");
	back = stage(staging, "a.pdf", "A") && stage(staging, "b.pdf", "B")
	       && stage(staging, "c.pdf", "C");
	mkdir(path_of("a.pdf"), 0700);
	back = back && !staging_commit(staging, findings);
	staging_free(staging);
	return back && holds("b.pdf", "old") && !there("c.pdf") && entries(folder) == 2
	       && strcmp(findings_at(findings, 0)->id, "output-is-folder") == 0;
}

START_TEST(a_failed_commit_brings_the_old_files_back)
{
	ck_assert(old_files_come_back());
}
END_TEST

START_TEST(a_folder_in_the_way_is_refused)
{
	struct staging *staging = begin(true);

	mkdir(path_of("a.pdf"), 0700);
	ck_assert_int_eq(staging_open(staging, "a.pdf", findings), -1);
	only_finding("output-is-folder");
	staging_free(staging);
}
END_TEST

/* --- names and links */

static void name_is_refused(const char *name)
{
	struct findings *own = findings_new();
	struct staging *staging = staging_new(folder, true, own);

	ck_assert_int_eq(staging_open(staging, name, own), -1);
	ck_assert_str_eq(findings_at(own, 0)->id, "output-name");
	staging_free(staging);
	findings_free(own);
}

START_TEST(names_stay_in_the_folder)
{
	name_is_refused("");
	name_is_refused(".");
	name_is_refused("..");
	name_is_refused("../a.pdf");
	name_is_refused("/tmp/a.pdf");
	name_is_refused("a/b.pdf");
	name_is_refused(".todoke-0");
	ck_assert_uint_eq(entries(folder), 0);
}
END_TEST

START_TEST(a_name_too_long_is_told)
{
	struct staging *staging = begin(false);
	char name[300];

	memset(name, 'a', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	ck_assert_int_eq(staging_open(staging, name, findings), -1);
	only_finding("output-long");
	staging_free(staging);
}
END_TEST

START_TEST(a_link_is_not_followed)
{
	struct staging *staging;

	file_write(path_of("outside"), "outside");
	ck_assert_int_eq(symlink("outside", path_of("a.pdf")), 0);
	ck_assert_int_eq(symlink("nowhere", path_of("b.pdf")), 0);
	staging = begin(true);
	ck_assert(stage(staging, "a.pdf", "A"));
	ck_assert(stage(staging, "b.pdf", "B"));
	ck_assert(staging_commit(staging, findings));
	staging_free(staging);
	ck_assert(holds("outside", "outside"));
	ck_assert(holds("a.pdf", "A"));
	ck_assert(!there("nowhere"));
}
END_TEST

START_TEST(a_link_to_nowhere_exists_all_the_same)
{
	struct staging *staging = begin(false);

	ck_assert_int_eq(symlink("nowhere", path_of("a.pdf")), 0);
	ck_assert_int_eq(staging_open(staging, "a.pdf", findings), -1);
	only_finding("output-exists");
	staging_free(staging);
}
END_TEST

/* --- folders that can't be used */

static void folder_is_refused(const char *path, const char *id)
{
	ck_assert_ptr_null(staging_new(path, false, findings));
	only_finding(id);
	ck_assert_str_eq(findings_at(findings, 0)->place.file, path);
}

START_TEST(a_file_is_no_folder)
{
	file_write(path_of("file"), "");
	folder_is_refused(path_of("file"), "output-not-folder");
}
END_TEST

START_TEST(a_folder_in_a_missing_folder_is_told)
{
	folder_is_refused(path_of("missing/new"), "output-no-folder");
}
END_TEST

START_TEST(a_folder_without_permission_is_told)
{
	ck_assert_int_eq(mkdir(path_of("locked"), 0555), 0);
	if (geteuid() == 0) { /* who may do everything */
		char *copy = strdup(path_of("locked"));

		ck_assert_int_eq(chmod(folder, 0755), 0);
		ck_assert_int_eq(seteuid(65534), 0);
		ck_assert_ptr_null(staging_new(copy, false, findings));
		ck_assert_int_eq(seteuid(0), 0);
		only_finding("output-denied");
		free(copy);
	} else {
		folder_is_refused(path_of("locked"), "output-denied");
	}
}
END_TEST

START_TEST(a_folder_that_goes_away_is_told)
{
	struct staging *staging = staging_new(path_of("new"), false, findings);

	ck_assert(stage(staging, "a.pdf", "A"));
	ck_assert_int_eq(unlink(path_of("new/.todoke-0/new-0")), 0);
	ck_assert_int_eq(rmdir(path_of("new/.todoke-0")), 0);
	ck_assert_int_eq(rmdir(path_of("new")), 0);
	ck_assert(!staging_commit(staging, findings));
	only_finding("output-no-folder");
	staging_free(staging);
}
END_TEST

/* --- in a process of its own, for what would spoil this one */

static int in_child(bool (*test)(void))
{
	pid_t child = fork();
	int status;

	if (child == 0)
		_exit(test() ? 0 : 1);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return status;
}

/* From here on rename with flags fails as on file systems that know none. */
static bool rename_flags_take(void)
{
	const size_t flags = offsetof(struct seccomp_data, args[4]);
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_renameat2, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)flags),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof code / sizeof *code, code};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
	       && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0
	       && renameat2(AT_FDCWD, "a", AT_FDCWD, "b", RENAME_NOREPLACE) != 0
	       && errno == EINVAL;
}

static bool plain_latecomer_is_kept(void)
{
	return rename_flags_take() && latecomer_is_kept();
}

static bool plain_force_replaces(void)
{
	return rename_flags_take() && force_replaces();
}

static bool plain_old_files_come_back(void)
{
	return rename_flags_take() && old_files_come_back();
}

START_TEST(file_systems_without_rename_flags_keep_latecomers)
{
	ck_assert_int_eq(in_child(plain_latecomer_is_kept), 0);
}
END_TEST

START_TEST(file_systems_without_rename_flags_replace)
{
	ck_assert_int_eq(in_child(plain_force_replaces), 0);
}
END_TEST

START_TEST(file_systems_without_rename_flags_bring_back)
{
	ck_assert_int_eq(in_child(plain_old_files_come_back), 0);
}
END_TEST

/* --- a full disk: a small one of our own, where we may mount one */

static bool disk_mounted(const char *options)
{
	return mount("none", folder, "tmpfs", 0, options) == 0;
}

START_TEST(a_full_disk_is_told_at_the_folder)
{
	if (!disk_mounted("size=16k,nr_inodes=1"))
		return;
	ck_assert_ptr_null(staging_new(folder, false, findings));
	only_finding("output-full");
	ck_assert_int_eq(umount(folder), 0);
}
END_TEST

START_TEST(a_full_disk_is_told_at_the_file)
{
	struct staging *staging;

	if (!disk_mounted("size=16k,nr_inodes=2"))
		return;
	staging = begin(false);
	ck_assert_int_eq(staging_open(staging, "a.pdf", findings), -1);
	only_finding("output-full");
	staging_free(staging);
	ck_assert_uint_eq(entries(folder), 0);
	ck_assert_int_eq(umount(folder), 0);
}
END_TEST

/* --- signals */

static int signal_sent;

static bool signal_in_the_middle(void)
{
	struct staging *staging;

	signal(SIGHUP, SIG_DFL);
	staging_catch_signals();
	staging = staging_new(path_of("new"), false, findings);
	stage(staging, "a.pdf", "A");
	stage(staging, "b.pdf", "B");
	raise(signal_sent);
	return false;
}

START_TEST(a_signal_leaves_nothing_and_ends_the_program)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	int status;

	signal_sent = signals[_i];
	status = in_child(signal_in_the_middle);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), signal_sent);
	ck_assert_uint_eq(entries(folder), 0);
}
END_TEST

static bool ignored_signal(void)
{
	signal(SIGHUP, SIG_IGN); /* as nohup does */
	staging_catch_signals();
	raise(SIGHUP);
	return true;
}

START_TEST(an_ignored_signal_stays_ignored)
{
	ck_assert_int_eq(in_child(ignored_signal), 0);
}
END_TEST

static bool killed_in_the_middle(void)
{
	signal_sent = SIGKILL;
	return signal_in_the_middle();
}

START_TEST(what_a_killed_program_left_is_hidden_and_goes_next_time)
{
	struct staging *staging;

	ck_assert_int_eq(mkdir(path_of("new"), 0700), 0);
	ck_assert_int_eq(mkdir(path_of("new/.todoke-notes"), 0700), 0);
	file_write(path_of("new/.todoke-notes/new-0"), "not ours");
	ck_assert(WIFSIGNALED(in_child(killed_in_the_middle)));
	ck_assert_uint_eq(entries(path_of("new")), 2);
	ck_assert(there("new/.todoke-0"));
	staging = staging_new(path_of("new"), false, findings);
	ck_assert(stage(staging, "c.pdf", "C"));
	ck_assert(staging_commit(staging, findings));
	staging_free(staging);
	ck_assert(!there("new/.todoke-0"));
	ck_assert(there("new/.todoke-notes/new-0"));
	ck_assert_uint_eq(entries(path_of("new")), 2);
}
END_TEST

Suite *staging_suite(void)
{
	Suite *suite = suite_create("staging");
	TCase *tests = tcase_create("staging");

	tcase_add_checked_fixture(tests, folder_open, folder_close);
	tcase_add_test(tests, files_appear_at_the_commit);
	tcase_add_test(tests, nothing_is_seen_by_others_before);
	tcase_add_test(tests, without_commit_nothing_is_left);
	tcase_add_test(tests, a_folder_that_was_made_goes_again);
	tcase_add_test(tests, two_at_a_time_do_not_disturb_each_other);
	tcase_add_test(tests, an_existing_file_is_refused);
	tcase_add_test(tests, a_name_is_taken_once);
	tcase_add_test(tests, a_file_that_comes_between_is_kept);
	tcase_add_test(tests, force_replaces_what_is_there);
	tcase_add_test(tests, a_failed_commit_brings_the_old_files_back);
	tcase_add_test(tests, a_folder_in_the_way_is_refused);
	tcase_add_test(tests, names_stay_in_the_folder);
	tcase_add_test(tests, a_name_too_long_is_told);
	tcase_add_test(tests, a_link_is_not_followed);
	tcase_add_test(tests, a_link_to_nowhere_exists_all_the_same);
	tcase_add_test(tests, a_file_is_no_folder);
	tcase_add_test(tests, a_folder_in_a_missing_folder_is_told);
	tcase_add_test(tests, a_folder_without_permission_is_told);
	tcase_add_test(tests, a_folder_that_goes_away_is_told);
	tcase_add_test(tests, file_systems_without_rename_flags_keep_latecomers);
	tcase_add_test(tests, file_systems_without_rename_flags_replace);
	tcase_add_test(tests, file_systems_without_rename_flags_bring_back);
	tcase_add_test(tests, a_full_disk_is_told_at_the_folder);
	tcase_add_test(tests, a_full_disk_is_told_at_the_file);
	tcase_add_loop_test(tests, a_signal_leaves_nothing_and_ends_the_program, 0, 4);
	tcase_add_test(tests, an_ignored_signal_stays_ignored);
	tcase_add_test(tests, what_a_killed_program_left_is_hidden_and_goes_next_time);
	suite_add_tcase(suite, tests);
	return suite;
}
