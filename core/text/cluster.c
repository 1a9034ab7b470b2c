/* cluster.c - UTF-8 into clusters: what a reader takes for one character.
 *
 * The extended grapheme clusters of UAX 29 as far as names and prose need them:
 * selectors, marks, joiners, emoji modifiers and hangul parts.
 */
#include "text/cluster.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <hb.h>

enum { ZERO_WIDTH_JOINER = 0x200D };

bool cluster_is_selector(uint32_t character)
{
	return (character >= 0xFE00 && character <= 0xFE0F)
	       || (character >= 0xE0100 && character <= 0xE01EF);
}

/* The marks among the ideographs and kana are few, so that most of a Japanese text
 * needs no look into Unicode's tables. */
static bool is_mark(uint32_t character)
{
	hb_unicode_general_category_t category;

	if (character < 0x300)
		return false;
	if (character >= 0x2E80 && character < 0xA66F)
		return (character >= 0x302A && character <= 0x302F) || character == 0x3099
		       || character == 0x309A;
	category = hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
	return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK
	       || category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK
	       || category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

static bool is_pictograph(uint32_t character)
{
	return (character >= 0x2190 && character <= 0x2BFF)
	       || (character >= 0x1F000 && character <= 0x1FAFF);
}

static bool extends(uint32_t character)
{
	return is_mark(character) || character == ZERO_WIDTH_JOINER
	       || (character >= 0x1F3FB && character <= 0x1F3FF) /* skin tones */
	       || (character >= 0x1160 && character <= 0x11FF);  /* hangul vowels, finals */
}

/* Line feeds and other controls stand alone. */
static bool takes_marks(uint32_t character)
{
	return character >= ' ' && !(character >= 0x7F && character <= 0x9F)
	       && character != 0x2028 && character != 0x2029;
}

struct cluster cluster_read(const char *text, size_t length)
{
	struct cluster cluster = {.text = text, .simple = true};
	size_t taken;
	uint32_t last;

	cluster.base = last = utf8_decode(text, length, &cluster.length);
	if (!takes_marks(cluster.base))
		return cluster;
	while (cluster.length < length) {
		const char *next = text + cluster.length;
		uint32_t character = utf8_decode(next, length - cluster.length, &taken);
		bool selector = cluster_is_selector(character);
		bool joined = last == ZERO_WIDTH_JOINER && is_pictograph(character);

		if (!selector && !joined && !extends(character))
			break;
		if (selector && last == cluster.base && cluster.simple && !cluster.selector)
			cluster.selector = character;
		else
			cluster.simple = false;
		cluster.length += taken;
		last = character;
	}
	return cluster;
}

void cluster_codes(struct cluster cluster, struct buffer *codes)
{
	size_t taken;

	for (size_t at = 0; at < cluster.length; at += taken) {
		uint32_t code = utf8_decode(cluster.text + at, cluster.length - at, &taken);

		buffer_format(codes, "%sU+%04X", at ? " " : "", (unsigned)code);
	}
}
