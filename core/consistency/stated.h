/* stated.h - the numbers and dates that facts of a record state, older ones too. */
#ifndef TODOKE_STATED_H
#define TODOKE_STATED_H

#include "record/count.h"
#include "record/record.h"
#include "record/when.h"

/* One observation. */
struct stated {
	const struct xml_node *node;
	bool current;       /* no newer one takes its place */
	bool is_date;       /* WHEN, else COUNT, is what it states */
	struct count count; /* in ones */
	struct when when;
};

struct stated_list {
	const struct stated *list;
	size_t count;
};

/* All of RECORD that has a value, in its order, in ARENA. */
struct stated_list stated_read(const struct record *record, struct arena *arena);

/* The newest observation of the fact of STATED. */
const struct stated *stated_now(const struct stated_list *stated, const struct record *record,
	const struct stated *old);

#endif
