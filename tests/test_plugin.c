/* Plugins that fit are loaded; all others are refused with a finding that says why. */
#include "job/plugin.h"
#include "program.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *plugin_suite(void);

static char *folder; /* where nobody else may write */
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

/* The path of NAME in the folder, until the next call. */
static const char *path_of(const char *name)
{
	static char path[4096];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

/* Copies the test plugin NAME into the folder. */
static const char *plugin_copy(const char *name)
{
	char built[4096];
	size_t size = 0;
	char *bytes;
	FILE *file;

	snprintf(built, sizeof built, TODOKE_BUILD "/tests/plugins/%s.so", name);
	bytes = file_read(built, &size);
	ck_assert_ptr_nonnull(bytes);
	file = fopen(path_of(name), "wb");
	ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_eq(chmod(path_of(name), 0755), 0);
	free(bytes);
	return path_of(name);
}

static const struct finding *refused(const char *path, const char *id)
{
	struct todoke_plugin plugin;

	ck_assert(!plugin_load(path, "good", &plugin, findings));
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 1);
	ck_assert_str_eq(findings_at(findings, 0)->id, id);
	ck_assert_str_eq(findings_at(findings, 0)->place.file, path);
	return findings_at(findings, 0);
}

static struct todoke_plugin accepted(const char *name)
{
	struct todoke_plugin plugin;

	memset(&plugin, 0xFF, sizeof plugin);
	ck_assert(plugin_load(plugin_copy(name), name, &plugin, findings));
	ck_assert_uint_eq(findings_count(findings, LEVEL_NOTE), 0);
	ck_assert_str_eq(plugin.id, name);
	return plugin;
}

START_TEST(a_plugin_that_fits_is_loaded)
{
	struct todoke_plugin plugin = accepted("good");

	ck_assert(plugin.check != NULL);
	ck_assert(plugin.applies == NULL);
	ck_assert(plugin.build == NULL);
}
END_TEST

START_TEST(what_a_shorter_struct_lacks_is_zero)
{
	struct todoke_plugin plugin = accepted("shorter");

	ck_assert(plugin.applies == NULL);
	ck_assert(plugin.check == NULL);
	ck_assert(plugin.build == NULL);
}
END_TEST

START_TEST(a_longer_struct_is_accepted_when_the_rest_is_zero)
{
	accepted("longer");
}
END_TEST

START_TEST(a_name_without_folder_is_a_file_here)
{
	int here = open(".", O_RDONLY | O_DIRECTORY);
	struct todoke_plugin plugin;

	plugin_copy("good");
	ck_assert_int_eq(chdir(folder), 0);
	ck_assert(plugin_load("good", "good", &plugin, findings));
	ck_assert_int_eq(fchdir(here), 0);
	close(here);
}
END_TEST

START_TEST(a_newer_struct_is_refused_with_both_sizes)
{
	const struct finding *finding = refused(plugin_copy("newer"), "plugin-newer");
	char known[32];

	snprintf(known, sizeof known, "%zu", sizeof(struct todoke_plugin));
	ck_assert_str_eq(finding->arguments[3], known);
	ck_assert_int_gt(atoi(finding->arguments[1]), atoi(known));
}
END_TEST

START_TEST(a_size_that_is_not_there_is_refused)
{
	refused(plugin_copy("oversize"), "plugin-struct");
}
END_TEST

START_TEST(a_plugin_of_another_pack_is_refused)
{
	const struct finding *finding = refused(plugin_copy("wrong-id"), "plugin-id");

	ck_assert_str_eq(finding->arguments[1], "another");
	ck_assert_str_eq(finding->arguments[3], "good");
}
END_TEST

START_TEST(a_library_without_entry_is_refused)
{
	refused(plugin_copy("no-entry"), "plugin-entry");
}
END_TEST

START_TEST(a_function_that_we_lack_is_named)
{
	const struct finding *finding = refused(plugin_copy("missing-symbol"), "plugin-symbol");

	ck_assert_str_eq(finding->arguments[1], "todoke_does_not_exist");
}
END_TEST

START_TEST(a_function_of_other_libraries_is_not_ours)
{
	const struct finding *finding = refused(plugin_copy("missing-library"), "plugin-load");

	ck_assert_ptr_nonnull(strstr(finding->arguments[1], "some_library_function"));
}
END_TEST

START_TEST(a_missing_file_is_refused)
{
	refused(path_of("absent.so"), "plugin-unreadable");
}
END_TEST

START_TEST(other_files_are_no_plugins)
{
	file_write(path_of("text.so"), "#!/bin/sh\nexit 0\n");
	refused(path_of("text.so"), "plugin-no-object");
}
END_TEST

START_TEST(an_empty_file_is_no_plugin)
{
	file_write(path_of("empty.so"), "");
	refused(path_of("empty.so"), "plugin-no-object");
}
END_TEST

START_TEST(a_folder_is_no_plugin)
{
	refused(folder, "plugin-no-object");
}
END_TEST

START_TEST(a_pipe_does_not_stop_us)
{
	ck_assert_int_eq(mkfifo(path_of("pipe.so"), 0600), 0);
	refused(path_of("pipe.so"), "plugin-no-object");
}
END_TEST

START_TEST(a_cut_library_is_refused)
{
	ck_assert_int_eq(truncate(plugin_copy("good"), 64), 0);
	refused(path_of("good"), "plugin-load");
}
END_TEST

static void mode_is_refused(const char *path, mode_t mode)
{
	const struct finding *finding;

	plugin_copy("good");
	ck_assert_int_eq(chmod(path, mode), 0);
	finding = refused(path_of("good"), "plugin-writable");
	ck_assert_str_eq(finding->arguments[1], path);
}

START_TEST(a_file_that_others_may_write_is_refused)
{
	mode_is_refused(path_of("good"), 0757);
}
END_TEST

START_TEST(a_file_that_the_group_may_write_is_refused)
{
	mode_is_refused(path_of("good"), 0775);
}
END_TEST

START_TEST(a_folder_that_others_may_write_is_refused)
{
	mode_is_refused(folder, 0777);
}
END_TEST

START_TEST(a_file_of_somebody_else_is_refused)
{
	if (geteuid() != 0)
		return; /* only root can give files away */
	ck_assert_int_eq(chown(plugin_copy("good"), 12345, 0), 0);
	refused(path_of("good"), "plugin-writable");
}
END_TEST

Suite *plugin_suite(void)
{
	Suite *suite = suite_create("plugin");
	TCase *tests = tcase_create("plugin");

	tcase_add_checked_fixture(tests, folder_open, folder_close);
	tcase_add_test(tests, a_plugin_that_fits_is_loaded);
	tcase_add_test(tests, what_a_shorter_struct_lacks_is_zero);
	tcase_add_test(tests, a_longer_struct_is_accepted_when_the_rest_is_zero);
	tcase_add_test(tests, a_name_without_folder_is_a_file_here);
	tcase_add_test(tests, a_newer_struct_is_refused_with_both_sizes);
	tcase_add_test(tests, a_size_that_is_not_there_is_refused);
	tcase_add_test(tests, a_plugin_of_another_pack_is_refused);
	tcase_add_test(tests, a_library_without_entry_is_refused);
	tcase_add_test(tests, a_function_that_we_lack_is_named);
	tcase_add_test(tests, a_function_of_other_libraries_is_not_ours);
	tcase_add_test(tests, a_missing_file_is_refused);
	tcase_add_test(tests, other_files_are_no_plugins);
	tcase_add_test(tests, an_empty_file_is_no_plugin);
	tcase_add_test(tests, a_folder_is_no_plugin);
	tcase_add_test(tests, a_pipe_does_not_stop_us);
	tcase_add_test(tests, a_cut_library_is_refused);
	tcase_add_test(tests, a_file_that_others_may_write_is_refused);
	tcase_add_test(tests, a_file_that_the_group_may_write_is_refused);
	tcase_add_test(tests, a_folder_that_others_may_write_is_refused);
	tcase_add_test(tests, a_file_of_somebody_else_is_refused);
	suite_add_tcase(suite, tests);
	return suite;
}
