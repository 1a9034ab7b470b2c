/* hidden.h - a folder of our own inside another, for files that are not ready.
 *
 * It is called .todoke-N and locked while its program lives, so that what a killed
 * program left is known as such and removed by the next one that works there.
 */
#ifndef TODOKE_HIDDEN_H
#define TODOKE_HIDDEN_H

#include "base/arena.h"

/* The files in it are called so, and a number: those to come, those replaced. */
#define HIDDEN_NEW "new-"
#define HIDDEN_OLD "old-"

/* A new hidden folder (0700) in the open folder FOLDER: its descriptor, -1 with
 * errno.  NAME lives in ARENA. */
int hidden_open(int folder, struct arena *arena, const char **name);

/* Removes the hidden folder NAME in FOLDER, open as HIDDEN, and the files in it; one with
 * an old file stays: that may be somebody's only copy. */
void hidden_remove(int folder, int hidden, const char *name);

#endif
