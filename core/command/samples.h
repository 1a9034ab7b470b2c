/* samples.h - the starter records: what a new record begins with, and where examples
 * come from. */
#ifndef TODOKE_SAMPLES_H
#define TODOKE_SAMPLES_H

#include "command/command.h"
#include "record/schema_path.h"

struct sample {
	const char *name, *path; /* "misdelivery", ".../records/misdelivery.xml" */
	const char *text;        /* of the file */
	const char *description; /* its first comment, or "" */
	struct xml *xml;
	struct sample *next;
};

/* All that the program has, by name; lent by ARENA but for their trees. */
struct sample *samples_load(const struct command *command);
void samples_done(struct sample *samples);

const struct sample *sample_find(const struct sample *samples, const char *name);

/* The first line of the first element that stands at PATH, with the file and line
 * before it; NULL when none of SAMPLES has one. */
const char *sample_line(
	const struct sample *samples, const struct schema_path *path, struct arena *arena);

#endif
