/* kanji.c - figures written in kanji, as vertical text has them. */
#include "record/kanji.h"

#include "base/utf8.h"
#include "record/number.h"
#include "record/wording.h"

#include <stdlib.h>
#include <string.h>

static const char *const digits[] = {
	"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* --- numbers */

/* 1 to 9999.  千 alone is 千, but 一千 beside 万 and the like. */
static void group_write(int64_t group, bool alone, struct buffer *to)
{
	static const struct {
		const char *name;
		int64_t value;
	} units[] = {{"千", 1000}, {"百", 100}, {"十", 10}, {"", 1}};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		int64_t digit = group / units[i].value % 10;

		if (digit > 1 || (digit && (units[i].value == 1 || (i == 0 && !alone))))
			buffer_text(to, digits[digit]);
		if (digit)
			buffer_text(to, units[i].name);
	}
}

enum { GROUP = 10000 };

static const int64_t number_end = (int64_t)GROUP * GROUP * GROUP * GROUP;

/* VALUE is less than NUMBER_END. */
static void number_write(int64_t value, struct buffer *to)
{
	static const char *const names[] = {"兆", "億", "万", ""};
	int64_t scale = number_end / GROUP;

	if (!value)
		buffer_text(to, digits[0]);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++, scale /= GROUP) {
		int64_t group = value / scale % GROUP;

		if (group)
			group_write(group, value < GROUP, to);
		if (group)
			buffer_text(to, names[i]);
	}
}

/* --- figures in a text */

/* A text on its way, and the same characters with the full-width ones plain. */
struct reading {
	const char *text, *plain;
	struct buffer *to;
};

static size_t character_size(const char *at)
{
	size_t taken;

	utf8_decode(at, strnlen(at, 4), &taken);
	return taken;
}

static void reading_skip(struct reading *reading, size_t characters)
{
	for (; characters > 0; characters--) {
		reading->text += character_size(reading->text);
		reading->plain += character_size(reading->plain);
	}
}

static void reading_copy(struct reading *reading, size_t characters)
{
	const char *from = reading->text;

	reading_skip(reading, characters);
	buffer_add(reading->to, from, (size_t)(reading->text - from));
}

static size_t digits_length(const char *plain)
{
	return strspn(plain, "0123456789");
}

/* 03-1234-5678, 10:30, 2026/11/21: how long, or 0 when none stands here. */
static size_t row_length(const char *plain)
{
	size_t length = digits_length(plain), first = length, more;

	while (plain[length] && strchr("-:/", plain[length])
		&& (more = digits_length(plain + length + 1)) > 0)
		length += 1 + more;
	return length > first ? length : 0;
}

/* LENGTH digits and what parts them, one by one. */
static void row_write(struct reading *reading, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char character = reading->plain[i];

		buffer_text(reading->to, character == '-'   ? "－"
					 : character == ':' ? "："
					 : character == '/' ? "／"
					 : character == '.' ? "・"
							    : digits[character - '0']);
	}
	reading_skip(reading, length);
}

/* Whether the LENGTH digits here are no number to be read as one: a year, what begins with a
 * zero, a long row that counts nothing. */
static bool digits_are_row(const char *plain, size_t length)
{
	const char *next = plain + length;
	bool counts = (unsigned char)*next >= 0x80 && strncmp(next, "。", 3) != 0
		      && strncmp(next, "、", 3) != 0;

	if (*plain == '0')
		return length > 1;
	if (length == 4 && strncmp(next, "年", strlen("年")) == 0)
		return true;
	return length > 4 && *next != ',' && !counts;
}

/* 1.23: finer than the scale that follows it. */
static size_t decimal_length(const char *plain)
{
	size_t length = digits_length(plain);
	size_t more = plain[length] == '.' ? digits_length(plain + length + 1) : 0;

	return more ? length + 1 + more : 0;
}

static void figure_write(struct reading *reading)
{
	const char *plain = reading->plain, *end = plain;
	size_t row = row_length(plain), length = digits_length(plain);
	int64_t value;

	if (!row && digits_are_row(plain, length))
		row = length;
	if (row) {
		row_write(reading, row);
	} else if (number_read(&end, 1, &value) == NUMBER_READ && value < number_end) {
		number_write(value, reading->to);
		reading_skip(reading, utf8_count(plain, (size_t)(end - plain)));
	} else if (decimal_length(plain) && length < 16) {
		number_write(strtoll(plain, NULL, 10), reading->to);
		reading_skip(reading, length);
		row_write(reading, decimal_length(plain) - length);
	} else {
		reading_copy(reading, length);
	}
	if (*reading->plain == '%') {
		buffer_text(reading->to, "％");
		reading_skip(reading, 1);
	}
}

static bool is_word_character(char character)
{
	return character > ' ' && character < 0x7F;
}

/* How long the row of ASCII words here is (Windows Server 2022); 0 when it has no letter. */
static size_t latin_length(const char *plain)
{
	size_t length = 0;
	bool letter = false;

	for (; is_word_character(plain[length])
		|| (length && plain[length] == ' ' && is_word_character(plain[length + 1]));
		length++) {
		char lower = (char)(plain[length] | 0x20);

		letter = letter || (lower >= 'a' && lower <= 'z');
	}
	return letter ? length : 0;
}

/* TEXT character by character, as wording_plain makes each plain; and hyphens alike. */
static void plain_write(const char *text, struct buffer *plain)
{
	for (size_t taken; *text; text += taken) {
		uint32_t character = utf8_decode(text, strnlen(text, 4), &taken);
		char bytes[4];

		character = wording_plain_character(character);
		if (character == 0x2010 || character == 0x2013 || character == 0x2212)
			character = '-';
		buffer_add(plain, bytes, utf8_encode(character, bytes));
	}
}

void kanji_figures(const char *text, struct buffer *to)
{
	struct buffer plain = {0};
	struct reading reading = {.text = text, .to = to};
	bool in_word = false; /* an ASCII word without letters goes on */

	buffer_text(&plain, "");
	plain_write(text, &plain);
	for (reading.plain = plain.data; *reading.plain;) {
		size_t latin = in_word ? 0 : latin_length(reading.plain);

		in_word = is_word_character(*reading.plain);
		if (latin)
			reading_copy(&reading, latin);
		else if (digits_length(reading.plain))
			figure_write(&reading);
		else
			reading_copy(&reading, 1);
	}
	buffer_done(&plain);
}
