/* final.h - what goes out: a draft bears its mark, and only what was approved goes without. */
#ifndef TODOKE_FINAL_H
#define TODOKE_FINAL_H

#include "command/command.h"
#include "log/log.h"
#include "record/audience.h"
#include "record/record.h"
#include "template/pack.h"

/* The mark of a document of PACK, in its language, for READERS whose release in the record is
 * RELEASE (or NULL): that of --draft, else 案 and the number of its draft; NULL with --final,
 * and for the house alone.  In the command's arena. */
const char *final_mark(const struct command *command, const struct pack *pack,
	audience_set readers, const struct xml_node *release);

/* True when LOG, that of RECORD, holds, for exactly the content of DOCUMENT, the approval of
 * each person or role that the record's approvals name for it; when they name nobody, of
 * anybody.  Without content, of one letter of its pack (and stage, variant, reader, if it has
 * them), made from what the record still says: letters of a list are approved by their sample.
 * Errors for each that is missing otherwise, at its place in the record. */
bool final_approved(const struct command *command, const struct log *log,
	const struct record *record, const struct pack *pack,
	const struct log_document *document);

/* Whether LOG, that of RECORD, holds anybody's approval of such a DOCUMENT, without content as
 * above. */
bool final_seen(const struct log *log, const struct record *record,
	const struct log_document *document);

/* The log that final_approved asks, when --final is given; else NULL. */
const struct log *final_log(const struct command *command);

#endif
