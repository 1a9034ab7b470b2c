/* utf8.c - reading and writing UTF-8 (RFC 3629: no surrogates, no overlong forms). */
#include "base/utf8.h"

static size_t utf8_expected(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first <= 0xDF)
		return 2;
	if ((first & 0xF0) == 0xE0)
		return 3;
	if (first >= 0xF0 && first <= 0xF4)
		return 4;
	return 0;
}

/* False for overlong forms, surrogates and what lies above U+10FFFF. */
static bool utf8_in_range(uint32_t character, size_t size)
{
	static const uint32_t lowest[] = {0, 0, 0x80, 0x800, 0x10000};

	return character >= lowest[size] && character <= 0x10FFFF
	       && !(character >= 0xD800 && character <= 0xDFFF);
}

uint32_t utf8_decode(const char *text, size_t length, size_t *taken)
{
	static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	const unsigned char *byte = (const unsigned char *)text;
	size_t size = utf8_expected(byte[0]);
	uint32_t character;

	*taken = 1;
	if (!size || size > length)
		return 0xFFFD;
	character = byte[0] & mask[size];
	for (size_t i = 1; i < size; i++) {
		if ((byte[i] & 0xC0) != 0x80)
			return 0xFFFD;
		character = character << 6 | (byte[i] & 0x3F);
	}
	if (!utf8_in_range(character, size))
		return 0xFFFD;
	*taken = size;
	return character;
}

size_t utf8_encode(uint32_t character, char *bytes)
{
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t size = character < 0x80      ? 1
		      : character < 0x800   ? 2
		      : character < 0x10000 ? 3
					    : 4;

	for (size_t i = size; i-- > 1; character >>= 6)
		bytes[i] = (char)(0x80 | (character & 0x3F));
	bytes[0] = (char)(lead[size] | character);
	return size;
}

size_t utf8_valid(const char *text, size_t length)
{
	size_t at = 0, taken;

	while (at < length) {
		if ((unsigned char)text[at] < 0x80) { /* most of what is not prose */
			at++;
			continue;
		}
		if (utf8_decode(text + at, length - at, &taken) == 0xFFFD && taken == 1)
			break;
		at += taken;
	}
	return at;
}

size_t utf8_count(const char *text, size_t length)
{
	size_t count = 0, taken;

	for (size_t at = 0; at < length; at += taken, count++)
		utf8_decode(text + at, length - at, &taken);
	return count;
}
