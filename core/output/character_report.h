/* character_report.h - the characters of a document that someone must look at, as a table.
 *
 * For the house alone, like the ledger: which character, what became of it, in which face,
 * on which page, and where the record has it.  Text in columns parted by tabs, for people
 * and spreadsheets.
 */
#ifndef TODOKE_CHARACTER_REPORT_H
#define TODOKE_CHARACTER_REPORT_H

#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>

/* Whether the finding ID is of layout/characters.h. */
bool character_finding(const char *id);

/* The id of the words for what such a finding says became of the character; NULL for others. */
const char *character_became(const char *id);

/* A line for each finding of layout/characters.h in FINDINGS, from the one numbered FIRST on.
 * False when there is none: then nothing is added to TABLE. */
bool character_report(const struct findings *findings, size_t first, struct buffer *table);

#endif
