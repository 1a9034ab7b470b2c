/* made.c - documents that "todoke make" makes of a changed record, for tests. */
#include "made.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct made made_new(const char *record, const char *script, const char *format, ...)
{
	struct made made = {.folder = folder_new()};
	va_list arguments;
	char *further;
	struct run text;

	va_start(arguments, format);
	if (vasprintf(&further, format, arguments) < 0)
		abort();
	va_end(arguments);
	made.run = run_shell(
		"sed '%s' %s >%s/record.xml && todoke make %s/record.xml -o %s/out %s", script,
		record, made.folder, made.folder, made.folder, further);
	free(further);
	text = run_shell("cat %s/out/*.txt", made.folder);
	if (text.status == 0)
		made.text = strdup(text.output);
	run_done(&text);
	return made;
}

void made_done(struct made *made)
{
	run_done(&made->run);
	folder_done(made->folder);
	free(made->text);
}

void made_rows(const struct made *made, const char *const *rows, size_t count)
{
	const char *at = made->text;

	ck_assert_msg(at != NULL, "%.600s", made->run.errors);
	for (size_t i = 0; i < count; i++) {
		char *row;

		if (asprintf(&row, "【%s】", rows[i]) < 0)
			abort();
		ck_assert_msg(strstr(at, row) != NULL, "%s comes not after:\n%.600s", row, at);
		at = strstr(at, row) + 1;
		free(row);
	}
}
