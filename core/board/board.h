/* board.h - what is there, what is being looked into and what is missing, by document.
 *
 * For each document that has required items and each of its stages: the items, as make
 * would find them (template/holding.h) for everyone to whom it goes, the facts of legal items
 * that name no ground, the approvals and promises still to come, and how long there is.  It
 * reads and counts; it judges nothing, and a plugin's own hooks run in make alone: code of a
 * plugin belongs into the process of a job, and the board is to be quick.
 */
#ifndef TODOKE_BOARD_H
#define TODOKE_BOARD_H

#include "log/log.h"
#include "plan/said.h"
#include "record/record.h"
#include "template/pack.h"

enum board_mark {
	BOARD_HELD,
	BOARD_OPEN,    /* 調査中 */
	BOARD_MISSING, /* this stage can't do without */
	BOARD_LATER,   /* this stage can */
	BOARD_ADVISED, /* no stage needs it; better with */
	BOARD_MARKS
};

/* A fact of the record, by its place. */
struct board_fact {
	const char *path;
	struct place place;
	const struct board_fact *next;
};

/* One for whom the document is made, and what the view for that one has of an item. */
struct board_recipient {
	const char *id;
	enum board_mark mark;
	struct board_recipient *next;
};

struct board_item {
	const struct requirement *requirement;
	/* One of each stage, in the document's order; of all for whom it is made the worst. */
	enum board_mark *marks;
	const struct board_fact *open; /* what of it is, or NULL */
	struct board_recipient
		*recipients; /* those of a document for each, at the current stage */
	struct board_item *next;
};

/* A column: a stage, or the whole document when it has none. */
struct board_stage {
	const struct stage *stage; /* NULL: it has none */
	bool current;              /* the one to be worked on */
	bool filed;                /* as the log or the record has it */
	size_t counts[BOARD_MARKS];
};

struct board_document {
	const struct pack *pack;
	struct board_stage *stages; /* the current one first, then as the manifest has them */
	size_t stage_count;         /* at least 1 */
	struct board_item *items;
	struct board_document *next;
};

/* A legal item whose facts name no ground. */
struct board_groundless {
	const struct requirement *requirement;
	const struct board_fact *facts;
	struct board_groundless *next;
};

struct board_approval {
	const char *id, *title; /* of the document; its pack's id when that is unknown */
	const char *role, *role_code, *person, *when; /* PERSON and WHEN or NULL */
	const struct log_entry *given;                /* NULL: outstanding */
	struct place place;
	struct board_approval *next;
};

enum board_kept { KEPT_NO, KEPT_OPEN, KEPT_YES };

struct board_promise {
	const char *id, *what, *due, *left; /* LEFT: NULL when nothing can be counted */
	enum board_kept kept;
	struct place place;
	struct board_promise *next;
};

/* A step of a duty that the plan shows, not done. */
struct board_due {
	const struct plan_duty *duty;
	const struct plan_step *step;
	const char *last, *left; /* LEFT: NULL without the time of day */
	struct board_due *next;
};

struct board {
	const char *incident, *title; /* TITLE or NULL */
	bool timed;                   /* the time of day was said */
	struct board_document *documents;
	struct board_groundless *groundless;
	struct board_approval *approvals;
	struct board_promise *promises;
	struct board_due *dues;
};

struct board_question {
	const struct record *record;
	const struct pack *const *packs; /* all that there are, ended by NULL */
	const struct pack_call *wanted;  /* documents, those of any pack */
	const struct moment *as_of;      /* NULL: all that is stated */
	const struct log *log;
	const struct plan *plan;
	const char *file; /* of the record */
};

/* All in ARENA, and lent by the question. */
const struct board *board_new(
	const struct board_question *question, struct arena *arena, struct findings *findings);

/* "one、bereaved": for whom ITEM is not there, when it is for others; or NULL. */
const char *board_lacking(const struct board_item *item, struct arena *arena);

/* "have", "open", ... for machines. */
const char *board_mark_code(enum board_mark mark);
const char *board_kept_code(enum board_kept kept);

/* The words for people, in the language of messages; in ARENA. */
const char *board_say(const char *id, struct arena *arena);
const char *board_mark_word(enum board_mark mark, struct arena *arena);
const char *board_kept_word(enum board_kept kept, struct arena *arena);

#endif
