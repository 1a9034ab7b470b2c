/* diff.h - what two views of one record, two moments or two filed documents, say differently.
 *
 * A change is of one fact, or of a whole part that came or went.  Facts that are the same
 * are counted and digested, so that a reader can be sure that nothing else changed.
 */
#ifndef TODOKE_DIFF_H
#define TODOKE_DIFF_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "base/finding.h"
#include "record/schema.h"
#include "xml/xml.h"

enum change_kind {
	CHANGE_VALUE,    /* another value */
	CHANGE_RESOLVED, /* it was 調査中 or 不明 */
	CHANGE_ADDED,
	CHANGE_WITHDRAWN
};

struct change {
	enum change_kind kind;
	const char *path;
	const char *part;         /* of the record that it is in: "total", "group" ... */
	const char *label;        /* 最大の件数 and the like, for people */
	const char *before, *now; /* "" where there is none */
	const char *reason;       /* as recorded; "" when there is none */
	const char *stated;       /* code of the kind of change that is recorded, or "" */
	struct place place;
	struct change *next;
};

struct diff {
	struct change *changes; /* as the new view has them, what went at the end */
	size_t changed, same;
	struct digest same_digest; /* of the statements that are the same */
};

struct diff_question {
	const struct schema *schema;
	const char *language;
	const char *dates; /* style of dates (when.h); NULL: as they are stated */
};

/* BEFORE against NOW; it lives in ARENA and needs neither afterwards. */
struct diff *diff_new(const struct diff_question *question, const struct xml *before,
	const struct xml *now, struct arena *arena);

/* A finding for each change of DIFF that no reason is recorded for; with UPDATES a note also
 * for those that the record calls an update. */
void diff_findings(const struct diff *diff, bool updates, struct findings *findings);

/* "changed", ... for machines. */
const char *change_code(enum change_kind kind);

#endif
