/* pdf_token.h - the tokens of a content stream or a CMap (ISO 32000-1, 7.2 and 7.3).
 *
 * Objects of the file itself are libqpdf's; here are no references and no streams.
 */
#ifndef TODOKE_PDF_TOKEN_H
#define TODOKE_PDF_TOKEN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum pdf_token_kind {
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_NAME,   /* TEXT without the slash */
	TOKEN_STRING, /* TEXT are its bytes */
	TOKEN_WORD,   /* an operator, true, false, null */
	TOKEN_ARRAY,  /* [ */
	TOKEN_ARRAY_END,
	TOKEN_DICTIONARY, /* << */
	TOKEN_DICTIONARY_END,
	TOKEN_WRONG /* what can't begin a token */
};

struct pdf_token {
	enum pdf_token_kind kind;
	double number;
	const char *text; /* of names and strings in the arena, of words in the source */
	size_t length;
};

struct pdf_scan {
	const char *at, *end;
	struct arena *arena;
};

struct pdf_token pdf_token_next(struct pdf_scan *scan);

/* Whether TOKEN is the word or name TEXT. */
bool pdf_token_is(const struct pdf_token *token, enum pdf_token_kind kind, const char *text);

/* Behind the word ID: goes to the end of the inline image (8.9.7). */
void pdf_scan_image(struct pdf_scan *scan);

#endif
