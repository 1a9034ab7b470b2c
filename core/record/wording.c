/* wording.c - reading Japanese wording of dates and numbers, a piece at a time. */
#include "record/wording.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

/* Full-width forms stand in the order of ASCII; U+301C is another "～". */
uint32_t wording_plain_character(uint32_t character)
{
	if (character >= 0xFF01 && character <= 0xFF5E)
		return character - 0xFF01 + '!';
	return character == 0x301C ? '~' : character;
}

static bool is_space(uint32_t character)
{
	return character == ' ' || character == '\t' || character == '\n' || character == '\r'
	       || character == 0x3000 || character == 0xA0;
}

bool wording_in_japanese(const struct xml_node *node)
{
	const char *language = xml_attribute(node, "language");

	return !language || strcmp(language, "ja") == 0;
}

const char *wording_plain(struct arena *arena, const char *text)
{
	struct buffer plain = {0};
	size_t length = strlen(text), taken;
	const char *copy;

	for (size_t at = 0; at < length; at += taken) {
		uint32_t character = utf8_decode(text + at, length - at, &taken);
		char bytes[4];

		if (!is_space(character))
			buffer_add(&plain, bytes,
				utf8_encode(wording_plain_character(character), bytes));
	}
	copy = arena_copy(arena, plain.data, plain.length);
	buffer_done(&plain);
	return copy;
}

bool wording_take(const char **at, const char *piece)
{
	const char *text = *at;

	for (; *piece; piece++, text++)
		if (*text != *piece)
			return false;
	*at = text;
	return true;
}

const char *wording_take_any(const char **at, const char *const *pieces)
{
	while (*pieces && !wording_take(at, *pieces))
		pieces++;
	return *pieces;
}

bool wording_digits(const char **at, int least, int most, int *value)
{
	int count = 0, sum = 0;

	for (; count < most && (*at)[count] >= '0' && (*at)[count] <= '9'; count++)
		sum = sum * 10 + ((*at)[count] - '0');
	if (count < least)
		return false;
	*at += count;
	*value = sum;
	return true;
}

enum wording_state wording_state(const char *plain)
{
	static const struct {
		const char *wording;
		enum wording_state state;
	} states[] = {
		{"調査中", WORDING_OPEN},
		{"現在調査中", WORDING_OPEN},
		{"確認中", WORDING_OPEN},
		{"現在確認中", WORDING_OPEN},
		{"精査中", WORDING_OPEN},
		{"不明", WORDING_UNKNOWN},
		{"判明せず", WORDING_UNKNOWN},
		{"特定できず", WORDING_UNKNOWN},
		{"非公表", WORDING_UNDISCLOSED},
		{"非公開", WORDING_UNDISCLOSED},
		{"非開示", WORDING_UNDISCLOSED},
		{"算出不可", WORDING_INCALCULABLE},
		{"算出不能", WORDING_INCALCULABLE},
		{"算定不可", WORDING_INCALCULABLE},
		{"無償", WORDING_FREE},
		{"無料", WORDING_FREE},
		{"発生なし", WORDING_NONE},
	};

	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (strcmp(plain, states[i].wording) == 0)
			return states[i].state;
	return WORDING_STATED;
}

static const char *const state_codes[] = {
	NULL, "open", "unknown", "undisclosed", "incalculable", "free", "none"};

enum wording_state wording_state_of(const char *code)
{
	for (size_t i = 1; code && i < sizeof state_codes / sizeof *state_codes; i++)
		if (strcmp(code, state_codes[i]) == 0)
			return (enum wording_state)i;
	return WORDING_STATED;
}

const char *wording_state_code(enum wording_state state)
{
	return state_codes[state];
}
