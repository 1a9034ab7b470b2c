/* own_view.h - a view cut down to what is one person's own: items, a token of apology, the
 * way that the letter goes.
 *
 * A list may say which items of their groups concern a person, and what the token is worth;
 * the record alone says what they are.  What the list does not name is gone from the view
 * before a template sees it, and what the record does not know is a finding.  Items that the
 * record says to be open or unknown stay: that they are is so for everybody.
 */
#ifndef TODOKE_LETTERS_OWN_VIEW_H
#define TODOKE_LETTERS_OWN_VIEW_H

#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>

struct own_question {
	const char *items;   /* words or ids, one a line; "": all of the groups */
	const char *gift;    /* yen, digits alone; "": none */
	bool gifts;          /* the list says who gets one; else all get what the record says */
	struct place place;  /* the first row that asks for this */
	const char *release; /* id of the one that the letter is; NULL: the record has none */
	const char *way;     /* code of the channel that it goes by: "mail", "post" */
};

/* Adds VIEW, as view_write wrote it, to CUT without what is not the person's own.  False with
 * findings. */
bool own_view(const struct own_question *question, const struct buffer *view,
	struct buffer *cut, struct findings *findings);

#endif
