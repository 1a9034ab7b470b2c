/* wire.h - what the parent and the child of a job tell each other, as bytes.
 *
 * The parent sends the task, whole, as a sealed memory file; the child sends
 * reports through a pipe, one by one.  Both ends are the same program, so there
 * are no versions: a new member is added to a _send and its _take alike.
 *
 * What comes from the child is not trusted, a plugin ran there: every length is
 * checked against what has arrived, and what makes no sense is broken.
 */
#ifndef TODOKE_WIRE_H
#define TODOKE_WIRE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "job/runner.h"
#include "output/ledger.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The child's descriptors after 0, 1 and 2; its outputs follow. */
enum { WIRE_TASK = 3, WIRE_REPORTS, WIRE_OUTPUTS };

/* More than this from one child is not read. */
enum { WIRE_BYTES = 32 * 1024 * 1024, WIRE_FINDINGS = 10000 };

/* --- Values.  A text may be NULL; bytes may hold anything. */

void wire_number(struct buffer *to, size_t number);
void wire_text(struct buffer *to, const char *text);
void wire_bytes(struct buffer *to, const char *bytes, size_t size);
void wire_digest(struct buffer *to, const struct digest *digest);

/* Bytes being taken apart.  After the first value that is not there whole, BROKEN
 * is set and every further value is 0 or NULL. */
struct wire {
	const char *at;
	size_t left;
	bool broken;
};

/* What is returned is lent by the bytes. */
size_t wire_take_number(struct wire *wire);
const char *wire_take_text(struct wire *wire);
const char *wire_take_bytes(struct wire *wire, size_t *size);

/* False, and WIRE is broken, when the next text is no digest. */
bool wire_take_digest(struct wire *wire, struct digest *digest);

/* --- The task, and the limits that the child sets on itself. */

void wire_task(struct buffer *to, const struct job_task *task, const struct job_limits *limits);

/* False when WIRE holds no task.  TASK's texts are lent by the bytes, its outputs
 * live in ARENA and are the child's descriptors; its ledger is a new one there. */
bool wire_take_task(struct wire *wire, struct arena *arena, struct job_task *task,
	struct job_limits *limits);

/* --- Reports. */

enum report_kind {
	REPORT_STARTED = 0x746f646f, /* unlikely in garbage; the others count on */
	REPORT_FINDING,
	REPORT_FACT,
	REPORT_CONTENT,
	REPORT_FONT,
	REPORT_NO_MEMORY, /* a signal ends the child after memory was refused */
	REPORT_EXIT,      /* exit was called */
	REPORT_WRITTEN,   /* every output is complete */
	REPORT_REFUSED,   /* there will be none; findings say why */
	REPORT_ITEM       /* no job's, but of a crew (letters/crew.h): one is done */
};

/* Written as it is: a report without body is one header, also in a signal handler. */
struct report_header {
	uint32_t kind, length;
};

struct report {
	enum report_kind kind;
	struct wire body;
};

void report_finding(struct buffer *to, const struct finding *finding);
void report_fact(struct buffer *to, const struct ledger_entry *entry);

void report_content(struct buffer *to, const struct digest *content);
void report_font(struct buffer *to, const struct ledger_font *font);

enum report_state { REPORT_WHOLE, REPORT_PARTIAL, REPORT_BROKEN };

/* Takes one report off WIRE, or leaves WIRE as it is when it is not there yet. */
enum report_state report_take(struct wire *wire, struct report *report);

/* Adds the finding in BODY to FINDINGS; false when it is none. */
bool report_take_finding(struct wire *body, struct findings *findings);

/* The same for a printed fact: text and places that a ledger can hold. */
bool report_take_fact(struct wire *body, struct ledger *ledger);

/* The same for the digest of what the document says, and for a face. */
bool report_take_content(struct wire *body, struct ledger *ledger);
bool report_take_font(struct wire *body, struct ledger *ledger);

#endif
