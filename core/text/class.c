/* class.c - the one table of character classes, and what follows from them.
 *
 * The table has two parts, as JLREQ has: the characters of the small classes one
 * by one (appendix A), and whole blocks of Unicode for the large ones.
 */
#include "text/class.h"

#include <stddef.h>

static const struct members {
	enum character_class class;
	const char32_t *characters;
} members[] = {
	{CLASS_OPENING_BRACKET, U"‘“（〔［｛〈《「『【｟〘〖〚〝｢"},
	{CLASS_CLOSING_BRACKET, U"’”）〕］｝〉》」』】｠〙〗〛〞〟｣"},
	{CLASS_HYPHEN, U"‐–〜゠～"},
	{CLASS_DIVIDING_PUNCTUATION, U"！？‼⁇⁈⁉"},
	{CLASS_MIDDLE_DOT, U"・：；･"},
	{CLASS_FULL_STOP, U"。．｡"},
	{CLASS_COMMA, U"、，､"},
	{CLASS_INSEPARABLE, U"—―…‥〳〴〵⸺⸻"},
	{CLASS_ITERATION_MARK, U"々〻ゝゞヽヾ"},
	{CLASS_PROLONGED_SOUND, U"ーｰ"},
	{CLASS_SMALL_KANA, U"ｧｨｩｪｫｬｭｮｯ゛゜ﾞﾟ"}, /* for the full-width ones see kana_class */
	{CLASS_PREFIXED_ABBREVIATION, U"￥＄￡＃№〒"},
	{CLASS_POSTFIXED_ABBREVIATION, U"°′″℃℉￠％‰"},
	{CLASS_MATH_OPERATOR, U"＋－−±∓×÷"},
	{CLASS_MATH_SYMBOL, U"＝＜＞"},
	{CLASS_IDEOGRAPHIC, U"§¶‖†‡•※"},
	{CLASS_WESTERN, U"™\u2126\u212A\u212B"},
	{CLASS_LINE_FEED, U"\u2028\u2029"},
};

/* Sorted; what is in no block is CLASS_WESTERN. */
static const struct block {
	uint32_t first, last;
	enum character_class class;
} blocks[] = {
	{0x0080, 0x009F, CLASS_INVISIBLE},
	{0x00A0, 0x00A0, CLASS_WORD_SPACE},
	{0x00AD, 0x00AD, CLASS_INVISIBLE},
	{0x1100, 0x11FF, CLASS_IDEOGRAPHIC}, /* hangul is set as ideographs are */
	{0x180B, 0x180F, CLASS_INVISIBLE},
	{0x2000, 0x200A, CLASS_WORD_SPACE},
	{0x200B, 0x200F, CLASS_INVISIBLE},
	{0x202A, 0x202E, CLASS_INVISIBLE},
	{0x202F, 0x202F, CLASS_WORD_SPACE},
	{0x205F, 0x205F, CLASS_WORD_SPACE},
	{0x2060, 0x206F, CLASS_INVISIBLE},
	{0x2100, 0x21FF, CLASS_IDEOGRAPHIC}, /* letterlike symbols, number forms, arrows */
	{0x2200, 0x22FF, CLASS_MATH_SYMBOL},
	{0x2300, 0x27BF, CLASS_IDEOGRAPHIC}, /* technical, enclosed, boxes, shapes, dingbats */
	{0x27C0, 0x27EF, CLASS_MATH_SYMBOL},
	{0x27F0, 0x29FF, CLASS_IDEOGRAPHIC},
	{0x2A00, 0x2AFF, CLASS_MATH_SYMBOL},
	{0x2B00, 0x2BFF, CLASS_IDEOGRAPHIC},
	{0x2E80, 0x2FFF, CLASS_IDEOGRAPHIC},
	{0x3000, 0x3000, CLASS_IDEOGRAPHIC_SPACE},
	{0x3001, 0x3040, CLASS_IDEOGRAPHIC},
	{0x3041, 0x309F, CLASS_HIRAGANA},
	{0x30A0, 0x30FF, CLASS_KATAKANA},
	{0x3100, 0x31EF, CLASS_IDEOGRAPHIC},
	{0x31F0, 0x31FF, CLASS_SMALL_KANA},
	{0x3200, 0xA4CF, CLASS_IDEOGRAPHIC},
	{0xA960, 0xA97F, CLASS_IDEOGRAPHIC},
	{0xAC00, 0xFAFF, CLASS_IDEOGRAPHIC}, /* hangul, private use, compatibility */
	{0xFE00, 0xFE0F, CLASS_INVISIBLE},
	{0xFE10, 0xFE1F, CLASS_IDEOGRAPHIC},
	{0xFE30, 0xFE6F, CLASS_IDEOGRAPHIC},
	{0xFEFF, 0xFEFF, CLASS_INVISIBLE},
	{0xFF00, 0xFF60, CLASS_IDEOGRAPHIC}, /* full-width letters and digits */
	{0xFF61, 0xFF9F, CLASS_KATAKANA},    /* half-width */
	{0xFFA0, 0xFFEF, CLASS_IDEOGRAPHIC},
	{0xFFF0, 0xFFFB, CLASS_INVISIBLE},
	{0xFFFC, 0xFFFD, CLASS_IDEOGRAPHIC},
	{0x16FE0, 0x1AFFF, CLASS_IDEOGRAPHIC}, /* tangut, khitan */
	{0x1B000, 0x1B131, CLASS_HIRAGANA},
	{0x1B132, 0x1B167, CLASS_SMALL_KANA},
	{0x1B168, 0x1B2FF, CLASS_IDEOGRAPHIC},
	{0x1F000, 0x3FFFF, CLASS_IDEOGRAPHIC}, /* pictographs; planes 2 and 3 */
	{0xE0000, 0xE01EF, CLASS_INVISIBLE},   /* tags, variation selectors */
	{0xF0000, 0x10FFFF, CLASS_IDEOGRAPHIC},
};

bool character_among(uint32_t character, const char32_t *characters)
{
	while (*characters && *characters != character)
		characters++;
	return *characters;
}

static enum character_class ascii_class(uint32_t character)
{
	if (character == '\n')
		return CLASS_LINE_FEED;
	if (character == ' ' || character == '\t')
		return CLASS_WORD_SPACE;
	if (character < ' ' || character == 0x7F)
		return CLASS_INVISIBLE;
	if (character >= '0' && character <= '9')
		return CLASS_GROUPED_NUMERAL;
	if (character_among(character, U"([{"))
		return CLASS_WESTERN_OPENING;
	if (character_among(character, U")]},.:;!?%"))
		return CLASS_WESTERN_CLOSING;
	return CLASS_WESTERN;
}

/* The letters of both syllabaries; katakana stand 0x60 above hiragana. */
static enum character_class kana_class(uint32_t character)
{
	bool katakana = character >= 0x30A1;

	if (character_among(
		    katakana ? character - 0x60 : character, U"ぁぃぅぇぉっゃゅょゎゕゖ"))
		return CLASS_SMALL_KANA;
	return katakana ? CLASS_KATAKANA : CLASS_HIRAGANA;
}

static enum character_class block_class(uint32_t character)
{
	size_t low = 0, high = sizeof blocks / sizeof *blocks;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (character > blocks[middle].last)
			low = middle + 1;
		else if (character < blocks[middle].first)
			high = middle;
		else
			return blocks[middle].class;
	}
	return CLASS_WESTERN;
}

enum character_class class_of(uint32_t character)
{
	if (character < 0x80)
		return ascii_class(character);
	/* Most of a text need not be searched for. */
	if (character >= 0x3400 && character <= 0x9FFF)
		return CLASS_IDEOGRAPHIC;
	if ((character >= 0x3041 && character <= 0x3096)
		|| (character >= 0x30A1 && character <= 0x30F6))
		return kana_class(character);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		if (character_among(character, members[i].characters))
			return members[i].class;
	return block_class(character);
}

enum character_class class_in_western(uint32_t character, enum character_class class)
{
	if (character < U'—' || character > U'…') /* where all of these are */
		return class;
	if (character_among(character, U"‘“"))
		return CLASS_WESTERN_OPENING;
	if (character_among(character, U"’”"))
		return CLASS_WESTERN_CLOSING;
	if (character_among(character, U"—―…‥"))
		return CLASS_WESTERN;
	return class;
}

bool class_is_western(enum character_class class)
{
	return class == CLASS_GROUPED_NUMERAL || class == CLASS_WESTERN
	       || class == CLASS_WESTERN_OPENING || class == CLASS_WESTERN_CLOSING;
}

bool class_is_space(enum character_class class)
{
	return class == CLASS_WORD_SPACE || class == CLASS_IDEOGRAPHIC_SPACE;
}

bool class_is_blank(enum character_class class)
{
	return class_is_space(class) || class == CLASS_LINE_FEED || class == CLASS_INVISIBLE;
}

static bool class_is_closing(enum character_class class)
{
	return class == CLASS_CLOSING_BRACKET || class == CLASS_FULL_STOP
	       || class == CLASS_COMMA;
}

bool class_is_half(enum character_class class)
{
	return class == CLASS_OPENING_BRACKET || class == CLASS_MIDDLE_DOT
	       || class_is_closing(class);
}

bool class_bears_reading(enum character_class class)
{
	return class == CLASS_OPENING_BRACKET || class == CLASS_INSEPARABLE
	       || class == CLASS_PROLONGED_SOUND || class == CLASS_SMALL_KANA
	       || class == CLASS_IDEOGRAPHIC_SPACE || class == CLASS_HIRAGANA
	       || class == CLASS_KATAKANA || class_is_half(class);
}

bool class_may_start_line(enum character_class class)
{
	return !(class >= CLASS_CLOSING_BRACKET && class <= CLASS_COMMA)
	       && !(class >= CLASS_ITERATION_MARK && class <= CLASS_SMALL_KANA)
	       && class != CLASS_WESTERN_CLOSING;
}

/* A unit of money or the like stands before what it counts (3.1.10 d, appendix C). */
bool class_may_end_line(enum character_class class)
{
	return class != CLASS_OPENING_BRACKET && class != CLASS_WESTERN_OPENING
	       && class != CLASS_PREFIXED_ABBREVIATION;
}

/* JLREQ 3.1.10, the sequences that two classes make. */
static bool class_pair_holds(enum character_class before, enum character_class after, bool same)
{
	if (before == CLASS_INSEPARABLE)
		return after == CLASS_INSEPARABLE && same;
	if (before == CLASS_MATH_OPERATOR)
		return after == CLASS_GROUPED_NUMERAL;
	if (before == CLASS_GROUPED_NUMERAL && after == CLASS_POSTFIXED_ABBREVIATION)
		return true;
	return class_is_western(before) && class_is_western(after);
}

bool class_may_break(enum character_class before, enum character_class after, bool same)
{
	return class_may_end_line(before) && class_may_start_line(after)
	       && !class_pair_holds(before, after, same);
}

/* Kana and ideographs, and what behaves like them towards Western text (appendix B). */
static bool class_is_japanese(enum character_class class)
{
	return class == CLASS_DIVIDING_PUNCTUATION || class == CLASS_HIRAGANA
	       || class == CLASS_KATAKANA || class == CLASS_IDEOGRAPHIC
	       || (class >= CLASS_ITERATION_MARK && class <= CLASS_SMALL_KANA);
}

/* What stands solid, and may be opened to fill a line: 3.8.4 (c), appendix E.  Not what
 * 3.1.11 (b) names: punctuation and the ideographic space. */
static bool class_is_solid(enum character_class class)
{
	return class >= CLASS_INSEPARABLE && class <= CLASS_IDEOGRAPHIC
	       && class != CLASS_IDEOGRAPHIC_SPACE;
}

static struct spacing spacing_middle_dot(
	enum character_class before, enum character_class after)
{
	int32_t dots = 6 * ((before == CLASS_MIDDLE_DOT) + (after == CLASS_MIDDLE_DOT));
	int32_t stop = before == CLASS_FULL_STOP || before == CLASS_COMMA ? 12 : 0;

	return (struct spacing){.natural = stop + dots,
		.least = stop,
		.most = stop + dots,
		.shrink = SHRINK_MIDDLE_DOT,
		.of_after = before != CLASS_MIDDLE_DOT && !stop};
}

/* The half em after closing punctuation or before an opening bracket.  Reduced to
 * a quarter and not to nothing (3.8.3 note 169); never after a full stop (167). */
static struct spacing spacing_half(bool of_after, bool fixed)
{
	return (struct spacing){.natural = 12,
		.least = fixed ? 12 : 6,
		.most = 12,
		.shrink = SHRINK_PUNCTUATION,
		.of_after = of_after};
}

/* 四分アキ (3.2.6), from an eighth to a third of an em. */
static struct spacing spacing_western(bool of_after)
{
	return (struct spacing){.natural = 6,
		.least = 3,
		.most = 8,
		.shrink = SHRINK_WESTERN,
		.stretch = STRETCH_WESTERN,
		.of_after = of_after};
}

struct spacing class_spacing(enum character_class before, enum character_class after)
{
	if (before == CLASS_MIDDLE_DOT || after == CLASS_MIDDLE_DOT)
		return spacing_middle_dot(before, after);
	if (before == CLASS_CLOSING_BRACKET && after == CLASS_IDEOGRAPHIC_SPACE)
		return (struct spacing){0};
	if (class_is_closing(before) && !class_is_closing(after))
		return spacing_half(false, before == CLASS_FULL_STOP);
	if (class_is_closing(before) || before == CLASS_OPENING_BRACKET
		|| class_is_closing(after))
		return (struct spacing){0};
	if (after == CLASS_OPENING_BRACKET)
		return spacing_half(true, false);
	if (class_is_japanese(before) && class_is_western(after)
		&& after != CLASS_WESTERN_CLOSING)
		return spacing_western(false);
	if (class_is_western(before) && class_is_japanese(after)
		&& after != CLASS_DIVIDING_PUNCTUATION && before != CLASS_WESTERN_OPENING)
		return spacing_western(true);
	if (class_is_solid(before) && class_is_solid(after))
		return (struct spacing){.most = 6, .stretch = STRETCH_SOLID};
	return (struct spacing){0};
}
