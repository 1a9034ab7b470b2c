/* left_over.h - letters of a run before that would lie among those of this one.
 *
 * --force replaces files of the same names.  Where the run before had more files, the rest
 * would stay, and be sent: perhaps to somebody who must not be written to any more.
 */
#ifndef TODOKE_LETTERS_LEFT_OVER_H
#define TODOKE_LETTERS_LEFT_OVER_H

#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether FOLDER has files or folders called NAME with a number above FILES, or a run of NAME
 * left its journal, finished or not, where now there are no FILES; then a finding names the
 * first. */
bool left_over(const char *folder, const char *name, size_t files, struct findings *findings);

#endif
