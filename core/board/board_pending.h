/* board_pending.h - what is still to come: approvals, promises and deadlines. */
#ifndef TODOKE_BOARD_PENDING_H
#define TODOKE_BOARD_PENDING_H

#include "board/board.h"

/* The approvals that the record plans, each with that of the log which gives it: by the
 * same person, or with none named in the same role, of the same document. */
struct board_approval *approvals_pending(
	const struct board_question *question, struct arena *arena);

/* The promises of the record. */
struct board_promise *promises_pending(
	const struct board_question *question, struct arena *arena);

/* The steps of the reporter's own duties that have a day, are not done by the record, and of
 * which no document was filed by the log. */
struct board_due *dues_pending(const struct board_question *question, struct arena *arena);

#endif
