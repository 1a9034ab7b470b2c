/* figures.c - the width that a house gives its figures. */
#include "base/figures.h"

#include <stdbool.h>
#include <string.h>

#define DIGITS "0123456789"

/* What may stand in one piece with a figure: a piece is a number or it is something else. */
#define PIECE                                                                                  \
	DIGITS ".,-_:/@+#?=&~"                                                                 \
	       "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/* The length of the number, 27,000 or 2.7, that PIECE of LENGTH is; 0 when it is none.  A
 * comma or a point at its end belongs to the sentence. */
static size_t number_length(const char *piece, size_t length)
{
	size_t at = strspn(piece, DIGITS);

	while (at && at + 1 < length && strchr(".,", piece[at])
		&& strchr(DIGITS, piece[at + 1]))
		at += 1 + strspn(piece + at + 1, DIGITS);
	if (at + 1 == length && strchr(".,", piece[at]))
		length--;
	return at == length ? at : 0;
}

/* The full-width form of an ASCII character: U+FF00 and on, in the same order. */
static void wide_write(char character, struct buffer *to)
{
	const unsigned point = 0xFF01u + (unsigned)(unsigned char)character - '!';
	const char bytes[] = {(char)(0xE0 | (point >> 12)), (char)(0x80 | (point >> 6 & 0x3F)),
		(char)(0x80 | (point & 0x3F))};

	buffer_add(to, bytes, sizeof bytes);
}

void figures_write(const char *text, enum figures figures, struct buffer *to)
{
	while (*text) {
		size_t other = strcspn(text, PIECE);
		size_t piece = strspn(text + other, PIECE);
		size_t number = number_length(text + other, piece);
		bool widen = figures == FIGURES_WIDE
			     || (figures == FIGURES_SINGLE_WIDE && number == 1);

		buffer_add(to, text, other);
		text += other;
		for (size_t i = 0; widen && i < number; i++)
			wide_write(text[i], to);
		if (!widen)
			number = 0;
		buffer_add(to, text + number, piece - number);
		text += piece;
	}
}
