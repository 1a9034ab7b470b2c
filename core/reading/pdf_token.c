/* pdf_token.c - the tokens of a content stream or a CMap. */
#include "reading/pdf_token.h"

#include <string.h>

/* 7.2.2: what is no regular character.  Tables, since most of reading goes by here. */
static const bool spaces[256] = {[' '] = true,
	['\n'] = true,
	['\r'] = true,
	['\t'] = true,
	['\f'] = true,
	['\0'] = true};
static const bool delimiters[256] = {['('] = true,
	[')'] = true,
	['<'] = true,
	['>'] = true,
	['['] = true,
	[']'] = true,
	['{'] = true,
	['}'] = true,
	['/'] = true,
	['%'] = true};

static bool is_space(char c)
{
	return spaces[(unsigned char)c];
}

static bool is_regular(char c)
{
	return !spaces[(unsigned char)c] && !delimiters[(unsigned char)c];
}

static int hexadecimal(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void space_skip(struct pdf_scan *scan)
{
	while (scan->at < scan->end && (is_space(*scan->at) || *scan->at == '%')) {
		if (*scan->at == '%')
			while (scan->at < scan->end && *scan->at != '\n' && *scan->at != '\r')
				scan->at++;
		else
			scan->at++;
	}
}

static const char *regular_end(const struct pdf_scan *scan)
{
	const char *end = scan->at;

	while (end < scan->end && is_regular(*end))
		end++;
	return end;
}

static struct pdf_token name_read(struct pdf_scan *scan)
{
	struct pdf_token token = {.kind = TOKEN_NAME};
	const char *end;
	char *text;

	scan->at++;
	end = regular_end(scan);
	text = arena_copy(scan->arena, scan->at, (size_t)(end - scan->at));
	token.text = text;
	for (; scan->at < end; scan->at++) {
		if (*scan->at == '#' && end - scan->at > 2 && hexadecimal(scan->at[1]) >= 0
			&& hexadecimal(scan->at[2]) >= 0) {
			text[token.length++] = (char)(hexadecimal(scan->at[1]) << 4
						      | hexadecimal(scan->at[2]));
			scan->at += 2;
		} else {
			text[token.length++] = *scan->at;
		}
	}
	text[token.length] = '\0';
	return token;
}

/* 7.3.4.3: an odd last digit counts as if a 0 followed. */
static struct pdf_token hexadecimal_read(struct pdf_scan *scan)
{
	const char *close = memchr(scan->at, '>', (size_t)(scan->end - scan->at));
	const char *end = close ? close : scan->end;
	char *bytes = arena_alloc(scan->arena, (size_t)(end - scan->at) / 2 + 2);
	size_t digits = 0;

	for (; scan->at < end; scan->at++) {
		int digit = hexadecimal(*scan->at);

		if (digit < 0)
			continue;
		bytes[digits / 2] = (char)(bytes[digits / 2] | digit << (digits % 2 ? 0 : 4));
		digits++;
	}
	scan->at = close ? close + 1 : end;
	return (struct pdf_token){
		.kind = TOKEN_STRING, .text = bytes, .length = (digits + 1) / 2};
}

/* Where the string that begins behind AT ends: at its own parenthesis. */
static const char *string_end(const struct pdf_scan *scan)
{
	size_t depth = 1;
	const char *at = scan->at;

	for (; at < scan->end; at++) {
		if (*at == '\\')
			at++;
		else if (*at == '(')
			depth++;
		else if (*at == ')' && --depth == 0)
			return at;
	}
	return scan->end;
}

/* Behind a backslash (table 3): adds what stands for nothing, a byte, or a code. */
static void escape_read(struct pdf_scan *scan, const char *end, char *bytes, size_t *length)
{
	static const char letters[] = "nrtbf", values[] = "\n\r\t\b\f";
	const char *letter = *scan->at ? strchr(letters, *scan->at) : NULL;
	int code = 0, digits = 0;

	while (scan->at < end && digits < 3 && *scan->at >= '0' && *scan->at <= '7') {
		code = code * 8 + *scan->at++ - '0';
		digits++;
	}
	if (digits) {
		bytes[(*length)++] = (char)code;
		return;
	}
	if (*scan->at == '\r' && end - scan->at > 1 && scan->at[1] == '\n')
		scan->at++;
	else if (*scan->at != '\n' && *scan->at != '\r')
		bytes[(*length)++] = letter ? values[letter - letters] : *scan->at;
	scan->at++;
}

static struct pdf_token string_read(struct pdf_scan *scan)
{
	const char *end = string_end(scan);
	char *bytes = arena_alloc(scan->arena, (size_t)(end - scan->at) + 1);
	size_t length = 0;

	while (scan->at < end) {
		if (*scan->at != '\\') {
			bytes[length++] = *scan->at++;
			continue;
		}
		scan->at++;
		if (scan->at < end)
			escape_read(scan, end, bytes, &length);
	}
	scan->at = end < scan->end ? end + 1 : end;
	return (struct pdf_token){.kind = TOKEN_STRING, .text = bytes, .length = length};
}

/* 7.3.3: sign, digits, point; not the exponents of other languages. */
static bool number_read(const char *text, size_t length, double *number)
{
	double value = 0, unit = 1;
	size_t digits = 0, at = 0;
	bool negative = *text == '-', fraction = false;

	if (*text == '-' || *text == '+')
		at++;
	for (; at < length; at++) {
		if (text[at] == '.' && !fraction) {
			fraction = true;
		} else if (text[at] >= '0' && text[at] <= '9') {
			digits++;
			value = value * 10 + (text[at] - '0');
			unit = fraction ? unit * 10 : unit;
		} else {
			return false;
		}
	}
	*number = (negative ? -value : value) / unit;
	return digits > 0;
}

static struct pdf_token regular_read(struct pdf_scan *scan)
{
	const char *text = scan->at, *end = regular_end(scan);
	const size_t length = (size_t)(end - text);
	double number = 0;
	bool is_number;

	if (!length) {
		scan->at++;
		return (struct pdf_token){.kind = TOKEN_WRONG, .text = text};
	}
	scan->at = end;
	is_number = number_read(text, length, &number);
	return (struct pdf_token){.kind = is_number ? TOKEN_NUMBER : TOKEN_WORD,
		.text = text,
		.length = length,
		.number = number};
}

static struct pdf_token delimiter_read(
	struct pdf_scan *scan, enum pdf_token_kind kind, size_t length)
{
	scan->at += length;
	return (struct pdf_token){.kind = kind};
}

struct pdf_token pdf_token_next(struct pdf_scan *scan)
{
	bool doubled;

	space_skip(scan);
	if (scan->at == scan->end)
		return (struct pdf_token){.kind = TOKEN_END};
	doubled = scan->end - scan->at > 1 && scan->at[1] == *scan->at;
	switch (*scan->at) {
	case '/':
		return name_read(scan);
	case '(':
		scan->at++;
		return string_read(scan);
	case '<':
		if (doubled)
			return delimiter_read(scan, TOKEN_DICTIONARY, 2);
		scan->at++;
		return hexadecimal_read(scan);
	case '>':
		return delimiter_read(
			scan, doubled ? TOKEN_DICTIONARY_END : TOKEN_WRONG, doubled ? 2 : 1);
	case '[':
		return delimiter_read(scan, TOKEN_ARRAY, 1);
	case ']':
		return delimiter_read(scan, TOKEN_ARRAY_END, 1);
	default:
		return regular_read(scan);
	}
}

bool pdf_token_is(const struct pdf_token *token, enum pdf_token_kind kind, const char *text)
{
	return token->kind == kind && token->length == strlen(text)
	       && memcmp(token->text, text, token->length) == 0;
}

void pdf_scan_image(struct pdf_scan *scan)
{
	for (; scan->end - scan->at > 2; scan->at++)
		if (is_space(scan->at[0]) && scan->at[1] == 'E' && scan->at[2] == 'I'
			&& (scan->end - scan->at == 3 || is_space(scan->at[3]))) {
			scan->at += 3;
			return;
		}
	scan->at = scan->end;
}
