/* pdf_syntax.c - how PDF spells values: numbers, names, strings. */
#include "output/pdf_syntax.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

static const char hexadecimal[] = "0123456789ABCDEF";

void pdf_decimal(struct buffer *to, int64_t value, unsigned decimals)
{
	char digits[32], *digit = digits + sizeof digits;
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	bool significant = false;

	for (; decimals || rest; rest /= 10) {
		char next = (char)('0' + rest % 10);

		significant = significant || next != '0' || !decimals;
		if (significant)
			*--digit = next;
		if (decimals && --decimals == 0 && significant)
			*--digit = '.';
	}
	if (digit == digits + sizeof digits)
		*--digit = '0';
	else if (value < 0)
		*--digit = '-';
	buffer_add(to, digit, (size_t)(digits + sizeof digits - digit));
}

char *pdf_integer_put(char *to, size_t number)
{
	char *end = to + 1;

	for (size_t rest = number / 10; rest; rest /= 10)
		end++;
	for (char *digit = end; digit > to; number /= 10)
		*--digit = (char)('0' + number % 10);
	return end;
}

char *pdf_reference_put(char *to, uint32_t number)
{
	static const char tail[] = {' ', '0', ' ', 'R'};

	to = pdf_integer_put(to, number);
	memcpy(to, tail, sizeof tail);
	return to + sizeof tail;
}

void pdf_integer(struct buffer *to, size_t number)
{
	char text[PDF_INTEGER_MOST];

	buffer_add(to, text, (size_t)(pdf_integer_put(text, number) - text));
}

void pdf_reference(struct buffer *to, uint32_t number)
{
	char text[PDF_REFERENCE_MOST];

	buffer_add(to, text, (size_t)(pdf_reference_put(text, number) - text));
}

void pdf_kid(struct buffer *to, uint32_t number)
{
	pdf_reference(to, number);
	buffer_byte(to, ' ');
}

void pdf_length(struct buffer *to, int64_t length)
{
	pdf_decimal(to, length, 3);
}

/* 7.3.5: regular characters from ! to ~ stand for themselves. */
static bool name_is_regular(char c)
{
	return c > ' ' && c < 0x7F && !strchr("#()<>[]{}/%", c);
}

void pdf_name(struct buffer *to, const char *name)
{
	buffer_byte(to, '/');
	for (; *name; name++) {
		if (name_is_regular(*name)) {
			buffer_byte(to, *name);
		} else {
			buffer_byte(to, '#');
			buffer_byte(to, hexadecimal[(unsigned char)*name >> 4]);
			buffer_byte(to, hexadecimal[*name & 15]);
		}
	}
}

void pdf_hex16(struct buffer *to, uint32_t value)
{
	const char digits[] = {hexadecimal[value >> 12 & 15], hexadecimal[value >> 8 & 15],
		hexadecimal[value >> 4 & 15], hexadecimal[value & 15]};

	buffer_add(to, digits, sizeof digits);
}

void pdf_utf16(struct buffer *to, const char *text, size_t length)
{
	size_t taken;

	for (size_t at = 0; at < length; at += taken) {
		uint32_t character = utf8_decode(text + at, length - at, &taken);

		if (character >= 0x10000) {
			pdf_hex16(to, 0xD800 + ((character - 0x10000) >> 10));
			character = 0xDC00 + ((character - 0x10000) & 0x3FF);
		}
		pdf_hex16(to, character);
	}
}

static bool text_is_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < ' ' || text[i] > '~')
			return false;
	return true;
}

void pdf_text(struct buffer *to, const char *text, size_t length)
{
	if (!text_is_ascii(text, length)) {
		buffer_text(to, "<FEFF");
		pdf_utf16(to, text, length);
		buffer_byte(to, '>');
		return;
	}
	buffer_byte(to, '(');
	for (size_t i = 0; i < length; i++) {
		if (strchr("()\\", text[i]))
			buffer_byte(to, '\\');
		buffer_byte(to, text[i]);
	}
	buffer_byte(to, ')');
}

/* Whether TEXT looks like SHAPE, in which 0 is any digit and + either sign. */
static bool shape_matches(const char *text, const char *shape)
{
	for (; *shape && *text; shape++, text++) {
		bool digit = *text >= '0' && *text <= '9';
		bool sign = *text == '+' || *text == '-';

		if (*shape == '0' ? !digit : *shape == '+' ? !sign : *text != *shape)
			return false;
	}
	return *text == *shape;
}

bool pdf_date(struct buffer *to, const char *date)
{
	if (!date || !shape_matches(date, "0000-00-00T00:00:00+00:00"))
		return false;
	buffer_format(to, "(D:%.4s%.2s%.2s%.2s%.2s%.2s%.3s'%.2s')", date, date + 5, date + 8,
		date + 11, date + 14, date + 17, date + 19, date + 23);
	return true;
}
