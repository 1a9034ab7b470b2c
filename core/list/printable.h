/* printable.h - characters in a list that can't be what somebody wrote. */
#ifndef TODOKE_PRINTABLE_H
#define TODOKE_PRINTABLE_H

#include <stdbool.h>

enum unfit_kind {
	UNFIT_GARBLED, /* ? 〓 U+FFFD: what conversions leave of a character that they lack */
	UNFIT_PRIVATE, /* 外字 of somebody's own: nobody else can print them */
	UNFIT_CONTROL  /* seen by nobody, or turning the direction of the text */
};

struct unfit {
	enum unfit_kind kind;
	char code[12]; /* "U+3013" */
};

enum { PRINTABLE_LINES = 1, PRINTABLE_QUESTIONS = 2 }; /* line breaks; question marks */

/* The first character of TEXT that is unfit, of what ALLOWED doesn't allow; false when there
 * is none. */
bool printable_unfit(const char *text, unsigned allowed, struct unfit *unfit);

#endif
