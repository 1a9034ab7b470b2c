/* supplement.h - what a pack's view holds beside the record: the plan, duties, a diff,
 * changes, addressees.
 *
 * A manifest asks for them.  They stand at the end of the view's root, as elements that no
 * record has.
 */
#ifndef TODOKE_SUPPLEMENT_H
#define TODOKE_SUPPLEMENT_H

#include "command/command.h"
#include "record/moment.h"
#include "record/record.h"
#include "record/sight.h"
#include "template/pack.h"

/* Of which document. */
struct supplement {
	const struct command *command;
	const struct record *record;
	const struct pack *pack;
	const char *stage;          /* or NULL */
	const struct moment *as_of; /* NULL: all that was stated */
	const struct view_reader *reader;
};

/* Opens what views for PACK will need, for all processes that will be made of this one. */
void supplement_prepare(const struct command *command, const struct pack *pack);

/* Writes VIEW with what the pack asks for to JOINED, and plainly (leak/secret.h) to TOLD what
 * of it the readers were told before; false with findings when that can't be had.  Plan and
 * diff hold what is known inside alone: other readers are refused. */
bool supplement_join(const struct supplement *supplement, const struct buffer *view,
	struct buffer *joined, struct buffer *told);

#endif
