/* instruction.h - a compiled template: the insides of struct template.
 *
 * template.c compiles it, expansion.c carries it out.
 */
#ifndef TODOKE_INSTRUCTION_H
#define TODOKE_INSTRUCTION_H

#include "template/template.h"

enum instruction_kind {
	DO_BLOCK,
	DO_WORDS,
	DO_VALUE,
	DO_IF,
	DO_EACH,
	DO_SENTENCE,
	DO_SELF,
	DO_PERSON,
	DO_AS_OF
};

struct instruction {
	enum instruction_kind kind;
	struct block model;     /* DO_BLOCK: kind and attributes */
	const char *words;      /* DO_WORDS */
	const char *expression; /* DO_VALUE, DO_IF, DO_EACH, a choice; XPATH compiled */
	struct xpath *xpath;
	const char *style; /* DO_VALUE */
	const char *list;  /* BLOCK_CHOICES: of the pack's options; or NULL */
	const char *order; /* DO_EACH: name of the child that has the date; or NULL */
	const char *join;  /* DO_EACH: what stands before the last of several; or NULL */
	struct place place;
	struct instruction *first, *last, *next;
};

struct template
{
	struct instruction root;
};

/* Whether it prints, and so stands where words may stand. */
bool instruction_prints(enum instruction_kind kind);

#endif
