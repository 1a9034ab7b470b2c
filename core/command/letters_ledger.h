/* letters_ledger.h - the ledger of all letters of a list, beside them: NAME.ledger.xml.
 *
 * It names no facts, for the letters differ in them.  With it the letters can be filed and
 * verified as what make makes (log/package.h).
 */
#ifndef TODOKE_LETTERS_LEDGER_H
#define TODOKE_LETTERS_LEDGER_H

#include "command/command.h"
#include "letters/run.h"

struct letters_ledger {
	const struct command *command;
	const struct record *record;
	struct digest record_digest;
	const struct pack *pack;
	const char *stage;
	const struct xml_node *release; /* or NULL */
	const char *const *phrases;     /* files of the house's wording, ended by NULL */
	const struct letters_question *question;
	const struct letters_counts *counts;
	bool final; /* not marked as drafts */
};

/* Digest of what the letters are made of, as it stands in the ledger; before they are made. */
struct digest letters_ledger_origin(const struct letters_ledger *ledger);

/* With REPLACES one that is there is overwritten.  False with a finding. */
bool letters_ledger_write(const struct letters_ledger *ledger, bool replaces);

#endif
