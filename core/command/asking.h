/* asking.h - what a question about duties needs: the law, the facts, the time it is. */
#ifndef TODOKE_ASKING_H
#define TODOKE_ASKING_H

#include "command/command.h"
#include "plan/plan.h"

struct asking {
	struct plan_question question; /* without assumptions */

	/* Private. */
	struct xml *view;
	struct moment now;
};

/* The law's data in LANGUAGE (NULL: of the answers no word is wanted), with the options --now
 * and --holidays, and the facts of VIEW, which view_write wrote for internal eyes.  False with
 * findings when one can't be used; asking_done is called all the same. */
bool asking_open(struct asking *asking, const struct command *command, const char *language,
	const struct buffer *view);
void asking_done(struct asking *asking);

#endif
