/* letter_call.h - which letter a row of a list gets: the one that make would make. */
#ifndef TODOKE_LETTER_CALL_H
#define TODOKE_LETTER_CALL_H

#include "command/command.h"
#include "letters/kind.h"
#include "log/log.h"
#include "template/pack.h"

/* What the letters are of. */
struct letter_source {
	const struct command *command;
	const struct record *record;
	const struct pack *pack;    /* of the letters that are being made */
	const char *stage;          /* of the pack, or NULL */
	const struct moment *as_of; /* --as-of, or NULL */
	const char *const *phrases; /* files of the house's wording */
	struct buffer *words;       /* of all packs, which are no secret (leaking.h) */
	const struct log *log;      /* that approvals are asked of; NULL: they are not */
	bool approves_each;         /* each letter is asked for by itself; else samples
				       (letter_samples.h) */
	const struct list *list;    /* surveyed */
};

/* A struct kinds_question's CALL, VIEW, READY and SAFE, with a struct letter_source as their
 * data. */
bool letter_call(void *data, const struct record *record, const struct kind *kind,
	struct kind_call *call);
bool letter_view(void *data, const struct record *record, struct kind_call *call,
	struct buffer *view, struct findings *findings);
void letter_ready(void *data);
bool letter_safe(void *data, const struct record *record, const struct kind *kind,
	const struct kind_call *call, const struct document *document,
	struct findings *findings);

#endif
