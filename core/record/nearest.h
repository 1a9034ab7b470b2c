/* nearest.h - the right name for one that was mistyped. */
#ifndef TODOKE_NEAREST_H
#define TODOKE_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

/* The best candidate so far; begins as {0}. */
struct nearest {
	const char *name;
	size_t distance;
};

/* Considers NAME, also known as LABEL (NULL: nothing else), for the word WRITTEN.
 * Only what a slip of the hand can explain is taken. */
void nearest_try(
	struct nearest *nearest, const char *written, const char *name, const char *label);

#endif
