/* names_report.h - the list of the characters that somebody must look at, beside the letters.
 *
 *     NAME-names.csv         where they stand, when the letters are made
 *     NAME-unprintable.csv   the same when no letter is, because of them
 */
#ifndef TODOKE_LETTERS_NAMES_REPORT_H
#define TODOKE_LETTERS_NAMES_REPORT_H

#include "letters/journal.h"
#include "letters/names.h"
#include "letters/run.h"

/* NAME-names.csv, in ARENA. */
const char *names_report_file(const struct letters_question *question, struct arena *arena);

/* Says what there is to know of NAMES, set in the styles of KINDS, before the first letter is
 * made; writes the second file, which another run may write anew, when one of them can't be
 * printed.  IS_WRITTEN: the first file will be. */
void names_report_tell(struct names *names, const struct letters_question *question,
	const struct kinds *kinds, bool is_written, struct findings *findings);

/* Writes the first file through JOURNAL, if NAMES are anything to look at; false with findings.
 */
bool names_report_write(const struct names *names, const struct letters_question *question,
	const struct journal *journal, struct findings *findings);

#endif
