/* program.h - running the finished program as a user would, for tests.
 *
 * Output is captured whole.  Nothing here knows what the program does.
 */
#ifndef TODOKE_TEST_PROGRAM_H
#define TODOKE_TEST_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

struct run {
	int status;   /* exit status; -1 when a signal ended it */
	char *output; /* standard output */
	char *errors; /* standard error */
};

/* Runs the shell command COMMAND, in which "todoke" is the program under test.
 * Done with run_done. */
struct run run_shell(const char *format, ...) __attribute__((format(printf, 1, 2)));
void run_done(struct run *run);

/* Whether this machine has terminals for `script` to run commands in: a bare chroot without
 * /dev/pts has none.  Says so where it has not. */
bool terminal_is_there(const char *test);

/* Ends RUN; fails the test unless it ended with STATUS and said SAID, on whichever of both
 * ("!SAID": did not; NULL: whatever). */
void run_expect(struct run run, int status, const char *said);

/* A new folder under build/, removed with all in it by folder_done. */
char *folder_new(void);
void folder_done(char *folder);

/* The bytes of a file, NUL-ended (free them); NULL when it is not there. */
char *file_read(const char *path, size_t *size);
void file_write(const char *path, const char *text);

/* Fail the test unless TEXT holds PART, or while it does; NULL is no text. */
void has(const char *text, const char *part);
void has_not(const char *text, const char *part);

/* How often PART stands in TEXT. */
size_t times_in(const char *text, const char *part);

#endif
