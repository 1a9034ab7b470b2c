/* class.h - the one table of character classes, and what follows from them.
 *
 * Classes and their numbers are those of JLREQ (Requirements for Japanese Text
 * Layout, 3.9.2 and appendix A), as far as horizontal text needs them; JIS X 4051
 * has nearly the same.  The rules here look at two neighbours; those that need
 * more (numbers, addresses) are in line_break.h.
 */
#ifndef TODOKE_CLASS_H
#define TODOKE_CLASS_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

enum character_class {
	CLASS_OPENING_BRACKET = 1,
	CLASS_CLOSING_BRACKET = 2,
	CLASS_HYPHEN = 3,
	CLASS_DIVIDING_PUNCTUATION = 4,
	CLASS_MIDDLE_DOT = 5,
	CLASS_FULL_STOP = 6,
	CLASS_COMMA = 7,
	CLASS_INSEPARABLE = 8,
	CLASS_ITERATION_MARK = 9,
	CLASS_PROLONGED_SOUND = 10,
	CLASS_SMALL_KANA = 11,
	CLASS_PREFIXED_ABBREVIATION = 12,
	CLASS_POSTFIXED_ABBREVIATION = 13,
	CLASS_IDEOGRAPHIC_SPACE = 14,
	CLASS_HIRAGANA = 15,
	CLASS_KATAKANA = 16,
	CLASS_MATH_SYMBOL = 17,
	CLASS_MATH_OPERATOR = 18,
	CLASS_IDEOGRAPHIC = 19,
	CLASS_GROUPED_NUMERAL = 24,
	CLASS_WORD_SPACE = 26,
	CLASS_WESTERN = 27,
	/* Not of JLREQ.  Western punctuation keeps to one side of its neighbours ... */
	CLASS_WESTERN_OPENING,
	CLASS_WESTERN_CLOSING,
	/* ... and these two are never seen. */
	CLASS_LINE_FEED,
	CLASS_INVISIBLE
};

enum character_class class_of(uint32_t character);

/* Whether CHARACTER is one of CHARACTERS, which end with 0. */
bool character_among(uint32_t character, const char32_t *characters);

/* A quotation mark, dash or ellipsis that CLASS has for Japanese text, when it
 * stands in Western text; any other class as it is. */
enum character_class class_in_western(uint32_t character, enum character_class class);

/* Numerals, Western characters and their punctuation. */
bool class_is_western(enum character_class class);

/* Spaces: they hang over the line's end and take no room there. */
bool class_is_space(enum character_class class);

/* Spaces and what is never seen. */
bool class_is_blank(enum character_class class);

/* Whether its full-width glyph is half blank, to be set as space (JLREQ 3.1.2). */
bool class_is_half(enum character_class class);

/* Whether a reading may hang over it: JLREQ 3.3.8 (b) to (h). */
bool class_bears_reading(enum character_class class);

/* JLREQ 3.1.7, 3.1.8. */
bool class_may_start_line(enum character_class class);
bool class_may_end_line(enum character_class class);

/* Whether a line may end between neighbours of these classes (appendix C, the
 * strict rules).  SAME: they are the same character. */
bool class_may_break(enum character_class before, enum character_class after, bool same);

/* The steps in which the space of a line is reduced (3.8.3) and added (3.8.4). */
enum shrink_step { SHRINK_WORD_SPACE, SHRINK_MIDDLE_DOT, SHRINK_PUNCTUATION, SHRINK_WESTERN };
enum stretch_step { STRETCH_WORD_SPACE, STRETCH_WESTERN, STRETCH_SOLID };
enum { SHRINK_STEPS = SHRINK_WESTERN + 1, STRETCH_STEPS = STRETCH_SOLID + 1 };

/* The space between two neighbours, in 24ths of an em. */
struct spacing {
	int32_t natural, least, most;
	enum shrink_step shrink;
	enum stretch_step stretch;
	bool of_after; /* of the em of the character after, not of the one before */
};
enum { SPACING_EM = 24 };

/* Appendices B, D and E; BEFORE is no space, and AFTER none but the ideographic one. */
struct spacing class_spacing(enum character_class before, enum character_class after);

#endif
