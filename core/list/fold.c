/* fold.c - making alike what looks alike. */
#include "list/fold.h"

#include "base/utf8.h"
#include "record/wording.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { VOICED = 0x3099, SEMIVOICED = 0x309A, HALF_VOICED = 0xFF9E, HALF_SEMIVOICED = 0xFF9F };

uint32_t fold_width(uint32_t character)
{
	static const uint32_t hyphens[] = {0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015,
		0x2212, 0xFF0D, 0xFF70, 0x30FC, 0x2500};

	if (character < 0x2010)
		return character;
	for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
		if (character == hyphens[i])
			return '-';
	return wording_plain_character(character);
}

static bool is_ignored(uint32_t character)
{
	return character <= ' ' || character == 0x3000 || character == 0xA0
	       || (character >= 0x200B && character <= 0x200F)
	       || (character >= 0xFE00 && character <= 0xFE0F)
	       || (character >= 0xE0100 && character <= 0xE01EF);
}

/* Half-width katakana stand in the order of JIS X 0201. */
static uint32_t kana_width(uint32_t character)
{
	static const char full[] =
		"ヲァィゥェォャュョッ-アイウエオカキクケコサシスセソタチツテトナニヌネノ"
		"ハヒフヘホマミムメモヤユヨラリルレロワン";
	size_t at = 0, taken;

	if (character < 0xFF66 || character > 0xFF9D)
		return character;
	for (; character > 0xFF66; character--)
		at += (unsigned char)full[at] < 0x80 ? 1 : 3;
	return utf8_decode(full + at, sizeof full - at, &taken);
}

/* KANA with the MARK that follows it, 0 when it takes none. */
static uint32_t kana_marked(uint32_t kana, uint32_t mark)
{
	bool voices = mark == VOICED || mark == HALF_VOICED;
	bool halves = mark == SEMIVOICED || mark == HALF_SEMIVOICED;
	uint32_t base = kana >= 0x30A0 ? kana - 0x60 : kana;

	if (!voices && !halves)
		return 0;
	if (base >= 0x306F && base <= 0x307B && (base - 0x306F) % 3 == 0)
		return kana + (voices ? 1 : 2); /* は to ほ */
	if (voices
		&& ((base >= 0x304B && base <= 0x3061 && base % 2) /* か to ち */
			|| (base >= 0x3064 && base <= 0x3068)))    /* つ て と */
		return kana + 1;
	return voices && base == 0x3046 ? kana + 0x4E : 0; /* う */
}

/* The character that a reference (&#x20BB7;) at *AT stands for, as lists in an encoding that
 * lacks it have it, and *AT behind it; 0 when there is none. */
static uint32_t reference_take(const char **at)
{
	unsigned number = 0;
	int length = 0;

	if (**at != '&' || sscanf(*at, "&#x%6X;%n", &number, &length) != 1 || !length
		|| number > 0x10FFFF)
		return 0;
	*at += length;
	return number;
}

/* The character at *AT, up to END, folded; 0 for one that does not count.  Moves *AT over it.
 */
static uint32_t folded_take(const char **at, const char *end)
{
	size_t taken;
	uint32_t character = reference_take(at), marked;

	if (!character) {
		character = utf8_decode(*at, (size_t)(end - *at), &taken);
		*at += taken;
	}
	if (is_ignored(character))
		return 0;
	character = kana_width(fold_width(character));
	if (character >= 0x3046 && character <= 0x30DB && *at < end) {
		marked = kana_marked(character, utf8_decode(*at, (size_t)(end - *at), &taken));
		if (marked) {
			*at += taken;
			return marked;
		}
	}
	return character < 0x80 ? (uint32_t)tolower((int)character) : character;
}

static bool is_kanji(const char *at)
{
	return (unsigned char)*at >= 0xE4 && (unsigned char)*at <= 0xE9;
}

static bool is_space(const char *at)
{
	return *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'
	       || strncmp(at, "\u3000", 3) == 0;
}

/* Adds TEXT folded: nothing gets longer by that, so it is done in place.  White space stays, a
 * space of ASCII, when KEEPS_SPACE. */
static void folded_add(struct buffer *to, const char *text, bool keeps_space)
{
	size_t before = to->length;
	const char *at, *end;
	char *out;

	buffer_text(to, text);
	at = out = to->data + before;
	for (end = to->data + to->length; at < end;) {
		bool is_kept = keeps_space && is_space(at);
		uint32_t character;

		if (is_kanji(at) && end - at >= 3) { /* most of all: as they are */
			memmove(out, at, 3);
			out += 3;
			at += 3;
			continue;
		}
		character = folded_take(&at, end);
		if (is_kept)
			*out++ = ' ';
		else if (character)
			out += utf8_encode(character, out);
	}
	*out = '\0';
	to->length = (size_t)(out - to->data);
}

void fold_add(struct buffer *to, const char *text)
{
	folded_add(to, text, false);
}

/* --- addresses */

/* 二十三 at TEXT: its value, and its LENGTH; 0 when none is here. */
static unsigned kanji_number(const char *text, size_t *length)
{
	static const char digits[] = "〇一二三四五六七八九十";
	unsigned sum = 0, digit = 0;

	for (*length = 0; (unsigned char)text[*length] >= 0xE3 && sum < 1000; *length += 3) {
		unsigned value = 0;

		while (value <= 10 && memcmp(digits + 3 * value, text + *length, 3) != 0)
			value++;
		if (value > 10)
			break;
		if (value == 10) {
			sum += (digit ? digit : 1) * 10;
			digit = 0;
		} else
			digit = digit % 100 * 10 + value;
	}
	return sum + digit;
}

static const char *counter_take(const char *at)
{
	static const char *const counters[] = {
		"丁目", "番地の", "番地", "番", "号室", "号", "の", "ノ", NULL};

	return wording_take_any(&at, counters) ? at : NULL;
}

/* Makes the folded address at START regular, in place; BEFORE stands right before it.  The end
 * of what it is then. */
static char *address_regulate(char *start, char before)
{
	bool has_blocks = strstr(start, "丁目") != NULL;
	const char *at = start;
	char *out = start;

	while (*at) {
		bool counts = isdigit((unsigned char)(out > start ? out[-1] : before));
		const char *after = counts ? counter_take(at) : NULL;
		size_t length = 0;
		unsigned number = has_blocks ? kanji_number(at, &length) : 0;

		if (after || (*at == ' ' && counts && isdigit((unsigned char)at[1]))) {
			*out++ = '-';
			at = after ? after : at + 1;
		} else if (*at == ' ') {
			at++;
		} else if (number && strncmp(at + length, "丁目", 6) == 0) {
			out += snprintf(out, length + 1, "%u", number);
			at += length;
		} else
			*out++ = *at++;
	}
	while (out > start && out[-1] == '-')
		out--;
	*out = '\0';
	return out;
}

void fold_address(struct buffer *to, const char *text)
{
	size_t before;

	if (to->length && isdigit((unsigned char)to->data[to->length - 1])
		&& isdigit((unsigned char)*text))
		buffer_byte(to, '-');
	before = to->length;
	folded_add(to, text, true);
	to->length = (size_t)(address_regulate(
				      to->data + before, before ? to->data[before - 1] : '\0')
			      - to->data);
}
