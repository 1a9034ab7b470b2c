/* progress.h - how far long work is: a bar where somebody looks, lines in a log otherwise. */
#ifndef TODOKE_LETTERS_PROGRESS_H
#define TODOKE_LETTERS_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress;

/* ALL letters are to be made.  From now on Ctrl-C, SIGTERM and SIGHUP do not end the program:
 * progress_show says that it is to end itself. */
struct progress *progress_new(size_t all);

void progress_add(struct progress *progress, size_t letters);

/* Draws what has changed, to standard error; false once one of these signals came. */
bool progress_show(struct progress *progress);
bool progress_stopped(const struct progress *progress);

/* Takes the bar away, and signals are as before. */
void progress_end(struct progress *progress);

#endif
