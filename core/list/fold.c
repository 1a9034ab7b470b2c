/* fold.c - making alike what looks alike. */
#include "list/fold.h"

#include "base/utf8.h"
#include "record/wording.h"

#include <ctype.h>
#include <stdbool.h>
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

/* The next character of TEXT, folded; 0 for one that does not count. */
static uint32_t folded_take(const char **text, size_t *left)
{
	size_t taken;
	uint32_t character = utf8_decode(*text, *left, &taken), marked;

	*text += taken;
	*left -= taken;
	if (is_ignored(character))
		return 0;
	if (character < 0x80)
		return (uint32_t)tolower((int)character);
	character = kana_width(fold_width(character));
	if (character >= 0x3046 && character <= 0x30DB && *left) {
		marked = kana_marked(character, utf8_decode(*text, *left, &taken));
		if (marked) {
			*text += taken;
			*left -= taken;
			return marked;
		}
	}
	return character < 0x80 ? (uint32_t)tolower((int)character) : character;
}

void fold_add(struct buffer *to, const char *text)
{
	size_t left = strlen(text);

	while (left) {
		uint32_t character = folded_take(&text, &left);
		char bytes[4];

		if (character)
			buffer_add(to, bytes, utf8_encode(character, bytes));
	}
}

/* --- addresses */

static size_t space_length(const char *at)
{
	if (strchr(" \t\r\n", *at))
		return *at ? 1 : 0;
	return strncmp(at, "\u3000", 3) == 0 ? 3 : 0;
}

/* 二十三 before 丁目 or the like: its value, and its LENGTH; 0 when none is here. */
static unsigned kanji_number(const char *text, size_t *length)
{
	static const char digits[] = "〇一二三四五六七八九";
	unsigned sum = 0, digit = 0;

	for (*length = 0; strlen(text + *length) >= 3 && sum < 1000; *length += 3) {
		const char *found = strncmp(text + *length, "十", 3) == 0 ? "" : NULL;

		for (size_t i = 0; !found && i < 10; i++)
			if (strncmp(text + *length, digits + 3 * i, 3) == 0)
				found = digits + 3 * i;
		if (!found)
			break;
		if (!*found) {
			sum += (digit ? digit : 1) * 10;
			digit = 0;
		} else
			digit = digit * 10 + (unsigned)(found - digits) / 3;
	}
	return sum + digit;
}

static bool ends_in_digit(const struct buffer *text)
{
	return text->length && isdigit((unsigned char)text->data[text->length - 1]);
}

static const char *counter_take(const char *at)
{
	static const char *const counters[] = {
		"丁目", "番地の", "番地", "番", "号室", "号", "の", "ノ", NULL};

	return wording_take_any(&at, counters) ? at : NULL;
}

/* A word of an address, without white space. */
static void address_word_add(struct buffer *to, const char *word)
{
	if (ends_in_digit(to) && isdigit((unsigned char)*word))
		buffer_byte(to, '-');
	while (*word) {
		const char *after = ends_in_digit(to) ? counter_take(word) : NULL;
		size_t length;
		unsigned number = kanji_number(word, &length);

		if (after) {
			buffer_byte(to, '-');
			word = after;
		} else if (length && number && strncmp(word + length, "丁目", 6) == 0) {
			buffer_format(to, "%u", number);
			word += length;
		} else
			buffer_byte(to, *word++);
	}
	while (to->length && to->data[to->length - 1] == '-')
		to->data[--to->length] = '\0';
}

void fold_address(struct buffer *to, const char *text)
{
	struct buffer word = {0}, plain = {0};
	size_t length;

	for (; *text; text += length) {
		buffer_clear(&word);
		buffer_clear(&plain);
		length = space_length(text);
		if (length)
			continue;
		while (text[length] && !space_length(text + length))
			length++;
		buffer_add(&word, text, length);
		fold_add(&plain, word.data);
		if (plain.length)
			address_word_add(to, plain.data);
	}
	buffer_done(&word);
	buffer_done(&plain);
}
