/* decided.h - documents that somebody approves or files, as they were made. */
#ifndef TODOKE_DECIDED_H
#define TODOKE_DECIDED_H

#include "command/command.h"
#include "log/log.h"
#include "log/package.h"
#include "record/record.h"

/* What the command line is about, all of it found in order. */
struct decided {
	const struct command *command;
	struct schema *schema;
	struct record *record;
	struct log *log;
	struct package *packages;
};

/* Reads the record, its log and the packages of the files on the command line.  False
 * with findings when one is not as it was made, is of another incident, or says what
 * the record no longer does, and when the log is broken; decided_done either way. */
bool decided_open(const struct command *command, struct decided *decided);
void decided_done(struct decided *decided);

/* --at, which NAME must be given; NULL with a finding. */
const char *decided_at(const struct command *command);

/* Prints, as of PATH, that DOCUMENT, letters of a list, went out as ENTRY says, and
 * what became of the rows of the list. */
void decided_dispatched(const struct command *command, const char *path,
	const struct log_entry *entry, const struct log_document *document);

/* Adds ENTRY to the log and prints its number and place; false with a finding. */
bool decided_append(const struct decided *decided, struct log_entry *entry,
	const struct log_content *contents);

#endif
