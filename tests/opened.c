/* opened.c - lists of people that are written, opened and surveyed, for tests. */
#include "opened.h"

#include "base/message.h"
#include "program.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const groups[] = {"customer", "member", "former", NULL};

struct opened opened_new(const char *bytes, size_t size, struct list_question question)
{
	struct opened opened = {.folder = folder_new(), .findings = findings_new()};
	int fd;

	ck_assert_int_gt(asprintf(&opened.path, "%s/list.csv", opened.folder), 0);
	fd = open(opened.path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	ck_assert_int_eq(write(fd, bytes, size), (ssize_t)size);
	close(fd);
	opened.question = question;
	opened.question.path = opened.path;
	opened.question.home = TODOKE_BUILD "/share/todoke";
	if (!opened.question.groups)
		opened.question.groups = groups;
	return opened;
}

void opened_read(struct opened *opened)
{
	message_language("ja", TODOKE_BUILD "/share/todoke/locales");
	opened->list = list_open(&opened->question, opened->findings);
	if (opened->list)
		ck_assert(list_survey(opened->list, NULL, NULL, opened->findings));
}

void opened_done(struct opened *opened)
{
	list_free(opened->list);
	findings_free(opened->findings);
	folder_done(opened->folder);
	free(opened->path);
}

bool opened_found(const struct opened *opened, const char *id)
{
	for (size_t i = 0; i < findings_count(opened->findings, LEVEL_NOTE); i++)
		if (strcmp(findings_at(opened->findings, i)->id, id) == 0)
			return true;
	return false;
}

void opened_counts(const struct opened *opened, size_t accepted, size_t refused, size_t stopped,
	size_t apart)
{
	const struct list_counts *counts;

	ck_assert_ptr_nonnull(opened->list);
	counts = list_counts(opened->list);
	ck_assert_uint_eq(counts->accepted, accepted);
	ck_assert_uint_eq(counts->refused, refused);
	ck_assert_uint_eq(counts->stopped, stopped);
	ck_assert_uint_eq(counts->apart, apart);
	ck_assert_uint_eq(counts->rows, accepted + refused + stopped + apart);
}

char *list_converted(const char *text, const char *encoding, size_t *size)
{
	char *folder = folder_new(), *in, *out, *bytes;

	ck_assert_int_gt(asprintf(&in, "%s/in", folder), 0);
	ck_assert_int_gt(asprintf(&out, "%s/out", folder), 0);
	file_write(in, text);
	run_expect(run_shell("iconv -f utf-8 -t %s %s >%s", encoding, in, out), 0, NULL);
	bytes = file_read(out, size);
	folder_done(folder);
	free(in);
	free(out);
	return bytes;
}

void opened_field(
	const struct opened *opened, size_t index, enum list_field field, const char *value)
{
	struct list_reader *reader = list_reader_new(opened->list);
	const struct list_row *row = list_reader_row(reader, index, opened->findings);

	ck_assert_ptr_nonnull(row);
	ck_assert_str_eq(row->fields[field], value);
	list_reader_free(reader);
}

char *opened_excluded(const struct opened *opened, bool held, size_t *size)
{
	char *path, *bytes;
	int fd;

	ck_assert_int_gt(asprintf(&path, "%s/out.csv", opened->folder), 0);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	ck_assert((held ? list_write_held : list_write_refused)(
		opened->list, fd, opened->findings));
	close(fd);
	bytes = file_read(path, size);
	free(path);
	return bytes;
}

void row_refused(const char *row, const char *reason)
{
	struct opened opened;
	char *text, *refused;
	size_t size;

	ck_assert_int_gt(asprintf(&text, HEAD "%s", row), 0);
	opened = opened_new(text, strlen(text), (struct list_question){0});
	opened_read(&opened);
	opened_counts(&opened, 0, 1, 0, 0);
	refused = opened_excluded(&opened, false, &size);
	has(refused, reason);
	free(refused);
	free(text);
	opened_done(&opened);
}

void row_accepted(const char *row, enum list_field field, const char *value)
{
	struct opened opened;
	char *text;

	ck_assert_int_gt(asprintf(&text, HEAD "%s", row), 0);
	opened = opened_new(text, strlen(text), (struct list_question){0});
	opened_read(&opened);
	opened_counts(&opened, 1, 0, 0, 0);
	opened_field(&opened, 0, field, value);
	free(text);
	opened_done(&opened);
}
