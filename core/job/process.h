/* process.h - the program itself, started again with nothing but what it is given.
 *
 * The child has exactly the descriptors it was handed, a small environment and a
 * process group of its own, can gain no privileges, and dies with its parent.
 * Its limits it sets itself, before anything runs that is not ours (child.c).
 */
#ifndef TODOKE_PROCESS_H
#define TODOKE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct process {
	pid_t id;
};

/* Starts "todoke --job", WITH_PAGES "--job-pages", with DESCRIPTORS as its 0, 1, 2 ...; 0, or
 * the system's error number. */
int process_start(
	struct process *process, bool with_pages, const int *descriptors, size_t count);

/* Whether it has come to its end; it still is to be ended by process_end. */
bool process_ended(const struct process *process);

struct process_ending {
	int status;     /* as of waitpid */
	size_t seconds; /* of processor time that were used */
};

/* Ends PROCESS, whether it runs or not, and all that is in its group. */
struct process_ending process_end(const struct process *process);

#endif
