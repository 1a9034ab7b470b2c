/* printable.c - finding what can't be printed as it was meant. */
#include "list/printable.h"

#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static bool is_between(uint32_t character, uint32_t first, uint32_t last)
{
	return character >= first && character <= last;
}

static bool is_private(uint32_t character)
{
	return is_between(character, 0xE000, 0xF8FF) || character >= 0xF0000;
}

static bool is_control(uint32_t character, unsigned allowed)
{
	if (character == '\n')
		return !(allowed & PRINTABLE_LINES);
	return character < ' ' || is_between(character, 0x7F, 0x9F)
	       || is_between(character, 0x200B, 0x200F) || is_between(character, 0x2028, 0x202E)
	       || is_between(character, 0x2060, 0x206F) || character == 0xFEFF
	       || is_between(character, 0xFFF0, 0xFFFB)
	       || is_between(character, 0xE0000, 0xE007F) || character == 0xAD
	       || (character & 0xFFFE) == 0xFFFE || is_between(character, 0xFDD0, 0xFDEF);
}

static bool is_garbled(uint32_t character, unsigned allowed)
{
	bool is_question = character == '?' || character == 0xFF1F;

	return character == 0xFFFD || character == 0x3013
	       || (is_question && !(allowed & PRINTABLE_QUESTIONS));
}

/* Bytes of the character at TEXT when none of these begins like it, as most characters do. */
static size_t harmless_length(const unsigned char *text)
{
	if (*text >= ' ' && *text < 0x7F)
		return *text != '?';
	if (*text == 0xE3)
		return text[1] > 0x80 ? 3 : 0; /* kana */
	return *text >= 0xE4 && *text <= 0xED ? 3 : 0;
}

bool printable_unfit(const char *text, unsigned allowed, struct unfit *unfit)
{
	size_t left = strlen(text), taken;

	for (; left; text += taken, left -= taken) {
		uint32_t character;

		taken = harmless_length((const unsigned char *)text);
		if (taken)
			continue;
		character = utf8_decode(text, left, &taken);
		if (is_garbled(character, allowed))
			unfit->kind = UNFIT_GARBLED;
		else if (is_private(character))
			unfit->kind = UNFIT_PRIVATE;
		else if (is_control(character, allowed))
			unfit->kind = UNFIT_CONTROL;
		else
			continue;
		snprintf(unfit->code, sizeof unfit->code, "U+%04X", (unsigned)character);
		return true;
	}
	return false;
}
