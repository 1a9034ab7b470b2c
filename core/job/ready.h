/* ready.h - what a job's process reads while it waits for its task.
 *
 * Nothing of it hangs on the task but whether it is of use: the words for codes and the rules
 * of Japanese documents, and the fonts there are, when pages will be wanted.
 */
#ifndef TODOKE_READY_H
#define TODOKE_READY_H

#include "lint/rulebook.h"
#include "template/terms.h"
#include "text/font.h"

#include <stdbool.h>

struct ready {
	struct arena *arena;
	const char *home;          /* whose data they are, or NULL: then there are none */
	const struct terms *terms; /* Japanese */
	struct rulebook *rulebook; /* likewise */
	struct font_library *fonts;
};

struct ready *ready_new(bool with_pages);
void ready_free(struct ready *ready);

/* Whether terms and rulebook are those of LANGUAGE in HOME. */
bool ready_serves(const struct ready *ready, const char *home, const char *language);

#endif
