/* choices.h - what could have been written instead: for findings about names. */
#ifndef TODOKE_CHOICES_H
#define TODOKE_CHOICES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "record/nearest.h"
#include "record/schema.h"

/* The name that a documentation begins with, up to its first full stop; "" when
 * there is none. */
const char *label_ja(struct arena *arena, struct schema_words words);
const char *label_en(struct arena *arena, struct schema_words words);

/* All that is right where WRITTEN stands; begins as {.written = ...}. */
struct choices {
	const char *written;
	struct nearest nearest;
	struct buffer ja, en; /* "customer（顧客）、…", "customer (Customers), …" */
};

void choices_add(struct choices *choices, const char *name, struct schema_words words,
	struct arena *arena);
void choices_done(struct choices *choices);

/* "similar" when one is near, "unknown" when not, "none" when there is no choice. */
const char *choices_kind(const struct choices *choices);

#endif
