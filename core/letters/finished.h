/* finished.h - whether the runs that made the letters of a register came to their end. */
#ifndef TODOKE_LETTERS_FINISHED_H
#define TODOKE_LETTERS_FINISHED_H

#include "base/finding.h"

/* Paper and mail are made by runs of their own, and shards of both; the first of them writes
 * the register of all.  True when none of those of NAME in FOLDER is under way, each that the
 * register PATH (NULL: there is none) needs has left its journal, and those of one kind are of
 * one list, shared in one way; false with findings. */
bool letters_finished(
	const char *folder, const char *name, const char *path, struct findings *findings);

#endif
