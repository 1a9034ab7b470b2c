/* named.h - texts that name somebody whom their readers may not know.
 *
 * A fact that is hidden drops out of a view by itself; a name typed into a text does not.
 * Looked for are parties and natural persons of the record, with and without 株式会社, and
 * attacks and systems that have a proper name; not what those are called otherwise (alias).
 */
#ifndef TODOKE_NAMED_H
#define TODOKE_NAMED_H

#include "record/record.h"

/* A finding at each text of RECORD for the public, the persons concerned or partners that
 * names one who is hidden from them; for partners, in what another partner may read. */
void named_find(const struct record *record, struct findings *findings);

#endif
