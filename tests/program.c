/* program.c - running the finished program as a user would, for tests. */
#include "program.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The test can't go on for WHAT; also outside of tests, where Check takes no failure. */
static _Noreturn void stop(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	abort();
}

char *file_read(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t length = 0, taken;

	if (!file)
		return NULL;
	do {
		bytes = realloc(bytes, length + 65536 + 1);
		taken = fread(bytes + length, 1, 65536, file);
		length += taken;
	} while (taken > 0);
	fclose(file);
	bytes[length] = '\0';
	if (size)
		*size = length;
	return bytes;
}

void file_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		stop(path);
}

char *folder_new(void)
{
	char *folder = strdup(TODOKE_BUILD "/tests/run-XXXXXX");

	if (!mkdtemp(folder))
		stop(folder);
	return folder;
}

/* Runs COMMAND by a shell; its status as waitpid gives it. */
static int shell(const char *command)
{
	int status = system(command);

	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Processes that were killed may be about to make their last file: a folder is then not empty
 * once more, or no process can be started.  A moment later it can go. */
void folder_done(char *folder)
{
	const struct timespec moment = {.tv_nsec = 50 * 1000 * 1000};
	char *command;
	int tries = 0;

	if (asprintf(&command, "rm -rf '%s'", folder) < 0)
		stop("rm");
	while (shell(command) != 0 && tries++ < 100)
		nanosleep(&moment, NULL);
	if (tries > 100)
		stop(folder);
	free(command);
	free(folder);
}

struct run run_shell(const char *format, ...)
{
	va_list arguments;
	char program[PATH_MAX], *command, *whole, *folder = folder_new(), *name;
	struct run run;

	va_start(arguments, format);
	if (vasprintf(&command, format, arguments) < 0 || !realpath(TODOKE_PROGRAM, program))
		stop(TODOKE_PROGRAM);
	va_end(arguments);
	if (asprintf(&whole,
		    "unset LANG LC_ALL LC_MESSAGES; todoke() { '%s' \"$@\"; }; { %s; } "
		    ">'%s/output' 2>'%s/errors'",
		    program, command, folder, folder)
		< 0)
		stop("asprintf");
	run.status = shell(whole);
	if (asprintf(&name, "%s/output", folder) < 0)
		stop("asprintf");
	run.output = file_read(name, NULL);
	free(name);
	if (asprintf(&name, "%s/errors", folder) < 0)
		stop("asprintf");
	run.errors = file_read(name, NULL);
	free(name);
	folder_done(folder);
	free(command);
	free(whole);
	return run;
}

void run_done(struct run *run)
{
	free(run->output);
	free(run->errors);
}

bool terminal_is_there(const char *test)
{
	int terminal = posix_openpt(O_RDWR | O_NOCTTY);
	bool is_there = terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0;

	if (terminal >= 0)
		close(terminal);
	if (!is_there)
		printf("%s: not run, for this machine has no /dev/pts\n", test);
	return is_there;
}

void run_expect(struct run run, int status, const char *said)
{
	ck_assert_msg(run.status == status, "status %d:\n%.600s\n%.1500s", run.status,
		run.output, run.errors);
	if (said) {
		const bool absent = *said == '!';
		const bool there =
			strstr(run.output, said + absent) || strstr(run.errors, said + absent);

		ck_assert_msg(there != absent, "\"%.600s\" of:\n%.600s\n%.1500s", said,
			run.output, run.errors);
	}
	run_done(&run);
}

/* Long texts are cut: Check gives up on them. */
void has(const char *text, const char *part)
{
	ck_assert_msg(text && strstr(text, part), "\"%.600s\" is not in:\n%.1500s", part, text);
}

void has_not(const char *text, const char *part)
{
	ck_assert_msg(text && !strstr(text, part), "\"%s\" is in:\n%.4000s", part, text);
}

size_t times_in(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)); text += strlen(part))
		count++;
	return count;
}
