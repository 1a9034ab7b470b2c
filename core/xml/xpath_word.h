/* xpath_word.h - the words of an XPath expression: what it names, without evaluating it.
 *
 * XPath 1.0, 3.7 (lexical structure).  Whether the words make an expression is for xpath.h.
 */
#ifndef TODOKE_XPATH_WORD_H
#define TODOKE_XPATH_WORD_H

#include <stdbool.h>
#include <stddef.h>

enum xpath_word_kind {
	XPATH_END,
	XPATH_ELEMENT,   /* group */
	XPATH_ATTRIBUTE, /* @id, without the sign */
	XPATH_VARIABLE,  /* $stage, without the sign */
	XPATH_LITERAL,   /* 'customer', without the quotes */
	XPATH_EQUALS,    /* = or != */
	XPATH_OTHER,     /* functions, axes, operators, numbers, all other signs */
};

struct xpath_word {
	enum xpath_word_kind kind;
	const char *text; /* within the expression */
	size_t length;
};

/* Where one is in an expression; begins as {.at = the expression}. */
struct xpath_words {
	const char *at;
	bool operand; /* what stands before AT has ended one: a name is then an operator */
};

struct xpath_word xpath_word_next(struct xpath_words *words);

#endif
