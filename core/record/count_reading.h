/* count_reading.h - one number on its way from wording and attributes; for count.c and
 * count_wording.c alone.
 */
#ifndef TODOKE_COUNT_READING_H
#define TODOKE_COUNT_READING_H

#include "record/count.h"

#include <stdbool.h>

/* One reading of one node. */
struct count_reading {
	const struct xml_node *node;
	enum count_measure measure;
	struct arena *arena;
	struct findings *findings;
	struct count *count;
	const struct count_unit *unit; /* as stated, or NULL */
	bool figures;                  /* the wording gives figures */
	bool right;
};

/* Says ID of the whole, unless something was said before. */
void count_reading_fail(struct count_reading *reading, const char *id);

/* Moves *AT over 約, 最大, 延べ and the like. */
void count_prefixes_read(const char **at, struct count *count);

/* Do figures stand at AT?  Kanji may begin other words (一定額). */
bool count_has_figures(const struct count_reading *reading, const char *at);

/* What stands at AT, after the prefixes: figures, their unit, what follows. */
void count_figures_read(struct count_reading *reading, const char *at);

/* All of PLAIN wording, with figures or without. */
void count_wording_read(struct count_reading *reading, const char *plain);

const char *count_form_code(enum count_form form);

#endif
