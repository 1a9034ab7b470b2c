/* address.c - a postal address's number, and where its line may end. */
#include "code/address.h"

#include "base/utf8.h"
#include "record/number.h"
#include "record/wording.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { BARCODE_PLACES = 13 };

/* --- characters */

/* Full-width signs as ASCII, small letters as capitals. */
static uint32_t plain(uint32_t character)
{
	if (character >= 0xff01 && character <= 0xff5e)
		character -= 0xff01 - 0x21;
	if (character >= 'a' && character <= 'z')
		character -= 'a' - 'A';
	return character;
}

static uint32_t plain_at(const char *at, size_t *taken)
{
	return plain(utf8_decode(at, strnlen(at, 4), taken));
}

static bool is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

static bool is_letter(uint32_t character)
{
	return character >= 'A' && character <= 'Z';
}

static bool is_blank(uint32_t character)
{
	return character == ' ' || character == 0x3000;
}

/* 抜き出しの基本ルール 2: these vanish, and what is around them meets. */
static bool is_dropped(uint32_t character)
{
	return character == '&' || character == '/' || character == '.' || character == 0x30fb
	       || character == 0xff65;
}

/* JIS and Unicode have many that people take for a hyphen. */
static bool is_hyphen(uint32_t character)
{
	return character == '-' || (character >= 0x2010 && character <= 0x2015)
	       || character == 0x2212 || character == 0x30fc || character == 0xff70;
}

/* --- kanji numerals */

/* Moves *AT over a kanji numeral, if one stands there. */
static bool numeral_take(const char **at, int64_t *value)
{
	size_t taken;

	return !is_digit(plain_at(*at, &taken)) && number_read(at, 1, value) == NUMBER_READ;
}

/* Whether a number, a hyphen, a blank or nothing stands at AT. */
static bool number_goes_on(const char *at)
{
	size_t taken;
	int64_t value;
	uint32_t character = plain_at(at, &taken);

	return !*at || is_digit(character) || is_hyphen(character) || is_blank(character)
	       || numeral_take(&at, &value);
}

/* Moves *AT over what shows that the kanji numeral before it is one of the address's number
 * (補足ルール 1); false, and *AT stays, where nothing does. */
static bool counter_take(const char **at)
{
	static const char *const sure[] = {"丁目", "番地", "地割", "号", NULL};
	static const char *const loose[] = {"丁", "番", "線", "の", "ノ", NULL};
	const char *rest = *at;

	if (wording_take_any(at, sure)) {
		rest = *at;
		if (wording_take_any(&rest, loose) && number_goes_on(rest))
			*at = rest;
		return true;
	}
	if (!wording_take_any(&rest, loose) || !number_goes_on(rest))
		return false;
	*at = rest;
	return true;
}

/* --- the number */

struct taking {
	char *number;
	size_t length, places; /* a letter takes two */
	bool gap;              /* something stood between the last character and the next */
};

static char taking_last(const struct taking *taking)
{
	return taking->length ? taking->number[taking->length - 1] : '\0';
}

static void place_fill(struct taking *taking, char character)
{
	if (taking->places >= BARCODE_PLACES)
		return;
	taking->number[taking->length++] = character;
	taking->places += is_letter((unsigned char)character) ? 2 : 1;
}

/* 基本ルール 4 to 6, 補足ルール 4: one hyphen for all that was between, none at the
 * beginning and none beside a letter. */
static void character_take(struct taking *taking, char character)
{
	bool letters = is_letter((unsigned char)character)
		       || is_letter((unsigned char)taking_last(taking));

	if (taking->gap && taking->length && !letters)
		place_fill(taking, '-');
	taking->gap = false;
	place_fill(taking, character);
}

static void value_take(struct taking *taking, int64_t value)
{
	char digits[20];
	size_t count = 0;

	do
		digits[count++] = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	taking->gap = true;
	while (count)
		character_take(taking, digits[--count]);
	taking->gap = true;
}

/* Moves AT over letters that follow each other.  基本ルール 3, 補足ルール 2 and 3: several
 * are a word, and so is F after a digit (2F). */
static const char *letters_take(struct taking *taking, const char *at)
{
	bool floor = !taking->gap && is_digit((unsigned char)taking_last(taking));
	size_t count = 0, taken;
	uint32_t first = plain_at(at, &taken), character = first;

	for (; is_letter(character) || is_dropped(character);
		character = plain_at(at += taken, &taken))
		count += is_letter(character);
	if (count > 1 || (floor && first == 'F'))
		taking->gap = true;
	else
		character_take(taking, (char)first);
	return at;
}

/* Takes the character at AT, which begins neither a word nor a numeral. */
static const char *sign_take(struct taking *taking, const char *at)
{
	size_t taken;
	uint32_t character = plain_at(at, &taken);

	if (is_digit(character))
		character_take(taking, (char)character);
	else if (!is_dropped(character))
		taking->gap = true;
	return at + taken;
}

void address_number(const char *address, char number[ADDRESS_NUMBER_SIZE])
{
	struct taking taking = {.number = number};
	const char *at = address;
	bool goes_on = false; /* what counts a number stands before AT */

	while (*at) {
		bool counted = false;
		size_t taken;
		int64_t value;

		if (is_letter(plain_at(at, &taken))) {
			at = letters_take(&taking, at);
		} else if (numeral_take(&at, &value)) {
			counted = counter_take(&at);
			if (counted || goes_on)
				value_take(&taking, value);
			taking.gap = true;
		} else {
			at = sign_take(&taking, at);
		}
		goes_on = counted;
	}
	number[taking.length] = '\0';
}

/* --- lines */

static bool is_katakana(uint32_t character)
{
	return (character >= 0x30a1 && character <= 0x30fa) && character != 0x30ce;
}

/* Whether a building's name begins at AT, which ADDRESS's block number ends before. */
static bool building_begins(const char *address, const char *at)
{
	static const char *const ends[] = {"号", "番地", NULL};
	static const char *const tails[] = {
		"室", "棟", "館", "の", "ノ", "目", "先", "内", NULL};
	size_t taken;
	const char *rest = at;

	for (const char *const *end = ends; *end; end++)
		if ((size_t)(at - address) > strlen(*end)
			&& memcmp(at - strlen(*end), *end, strlen(*end)) == 0)
			return !number_goes_on(at) && !wording_take_any(&rest, tails);
	return (size_t)(at - address) > 0 && is_digit((unsigned char)at[-1])
	       && is_katakana(plain_at(at, &taken));
}

/* A word in katakana ends before AT, and kanji goes on: レジデンス弐番館. */
static bool katakana_ends(const char *address, const char *at)
{
	const size_t size = strlen("ス");
	size_t taken;
	uint32_t next = plain_at(at, &taken);

	if ((size_t)(at - address) < 2 * size || next < 0x3400
		|| (next >= 0xa000 && next < 0x20000))
		return false;
	for (const char *before = at - 2 * size; before < at; before += size) {
		uint32_t character = plain_at(before, &taken);

		if (taken != size || (!is_katakana(character) && character != 0x30fc))
			return false;
	}
	return true;
}

/* Whether the first number of ADDRESS begins at AT. */
static bool number_begins(const char *at)
{
	size_t taken;
	int64_t value;

	return is_digit(plain_at(at, &taken))
	       || (numeral_take(&at, &value) && counter_take(&at));
}

size_t address_break(const char *address, size_t length, size_t after)
{
	bool numbered = false, blank = false;
	size_t taken;

	for (size_t at = 0; at < length; at += taken) {
		uint32_t character = plain(utf8_decode(address + at, length - at, &taken));
		bool begins = !numbered && number_begins(address + at);

		if (at > after
			&& (begins || (blank && !is_blank(character))
				|| building_begins(address, address + at)
				|| katakana_ends(address, address + at)))
			return at;
		numbered = numbered || begins;
		blank = is_blank(character);
	}
	return length;
}
