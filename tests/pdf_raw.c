/* pdf_raw.c - a PDF file as its bytes stand there, for tests. */
#include "pdf_raw.h"

#include "base/utf8.h"
#include "reading/pdf_token.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

struct pdf_raw pdf_raw_new(void)
{
	return (struct pdf_raw){true, true, true, true, true, true, true, true, true, true,
		true, true, true, true, true, true};
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* How long the end of line at AT is: 0 when there is none. */
static size_t line_end(const char *at)
{
	return *at == '\r' && at[1] == '\n' ? 2 : is_line_end(*at);
}

static void header_read(struct pdf_raw *raw, const char *bytes, size_t size)
{
	raw->header = size > 16 && !strncmp(bytes, "%PDF-1.", 7) && bytes[7] >= '0'
		      && bytes[7] <= '7' && is_line_end(bytes[8]);
	raw->binary = raw->header && bytes[9] == '%';
	for (size_t i = 10; raw->binary && i < 14; i++)
		raw->binary = (unsigned char)bytes[i] > 127;
}

static void end_read(struct pdf_raw *raw, const char *bytes, size_t size)
{
	static const char mark[] = "%%EOF";
	size_t at = size;

	while (at && strncmp(bytes + at, mark, sizeof mark - 1) != 0)
		at--;
	at += sizeof mark - 1;
	raw->ended = at <= size && at + line_end(bytes + at) == size;
}

/* --- tokens */

/* Behind the string that starts at AT. */
static const char *literal_skip(const char *at, const char *end)
{
	size_t depth = 0;

	for (; at < end; at++) {
		if (*at == '\\')
			at++;
		else if (*at == '(')
			depth++;
		else if (*at == ')' && --depth == 0)
			return at + 1;
	}
	return end;
}

static const char *hexadecimal_read(struct pdf_raw *raw, const char *at, const char *end)
{
	size_t digits = 0;

	for (; at < end && *at != '>'; at++) {
		if (isspace((unsigned char)*at))
			continue;
		digits++;
		raw->hexadecimal_only =
			raw->hexadecimal_only && isxdigit((unsigned char)*at) != 0;
	}
	raw->hexadecimal_even = raw->hexadecimal_even && digits % 2 == 0;
	return at;
}

/* What the tokens no longer tell: how strings are written. */
static void strings_read(struct pdf_raw *raw, const char *at, const char *end)
{
	while (at < end) {
		if (*at == '(')
			at = literal_skip(at, end);
		else if (*at == '%')
			while (at < end && !is_line_end(*at))
				at++;
		else if (*at == '<' && end - at > 1 && at[1] == '<')
			at += 2;
		else if (*at == '<')
			at = hexadecimal_read(raw, at + 1, end);
		else
			at++;
	}
}

/* ISO 19005-3, 6.1.13. */
static void number_check(struct pdf_raw *raw, const struct pdf_token *token)
{
	double size = fabs(token->number);

	if (!memchr(token->text, '.', token->length)) {
		raw->integers = raw->integers && token->number <= 2147483647.0
				&& token->number >= -2147483648.0;
		return;
	}
	raw->reals = raw->reals && size <= 3.403e+38;
	raw->no_tiny_reals = raw->no_tiny_reals && (size == 0 || size >= 1.175e-38);
}

static void token_check(struct pdf_raw *raw, const struct pdf_token *token)
{
	if (token->kind == TOKEN_NUMBER) {
		number_check(raw, token);
	} else if (token->kind == TOKEN_STRING) {
		raw->strings = raw->strings && token->length < 32768;
	} else if (token->kind == TOKEN_NAME) {
		raw->names = raw->names && token->length <= 127;
		raw->names_utf8 = raw->names_utf8
				  && utf8_valid(token->text, token->length) == token->length;
	}
}

void pdf_raw_tokens(struct pdf_raw *raw, const char *bytes, size_t size)
{
	struct pdf_scan scan = {.at = bytes, .end = bytes + size, .arena = arena_new()};
	struct pdf_token token = pdf_token_next(&scan);

	for (; token.kind != TOKEN_END; token = pdf_token_next(&scan))
		token_check(raw, &token);
	strings_read(raw, bytes, bytes + size);
	arena_free(scan.arena);
}

/* --- objects */

/* Behind the stream's data; the tokens go on with endobj. */
static const char *stream_read(
	struct pdf_raw *raw, const char *at, const char *end, size_t length)
{
	static const char word[] = "endstream";
	const char *data = at + line_end(at), *close;

	raw->streams_spaced = raw->streams_spaced && (*at == '\n' || line_end(at) == 2);
	close = length < (size_t)(end - data) ? data + length : end;
	if (strncmp(close + line_end(close), word, sizeof word - 1) != 0) {
		raw->lengths = false;
		close = memmem(data, (size_t)(end - data), word, sizeof word - 1);
		return close ? close + sizeof word - 1 : end;
	}
	raw->streams_spaced = raw->streams_spaced && line_end(close) > 0;
	return close + line_end(close) + sizeof word - 1;
}

/* "12 0 obj" and an end of line, at the start of a line. */
static bool start_is_spaced(const char *start, const char *after)
{
	const char *at = start;

	while (isdigit((unsigned char)*at))
		at++;
	if (at == start || *at++ != ' ' || *at++ != '0' || *at++ != ' ')
		return false;
	return at + 3 == after && is_line_end(*after) && is_line_end(start[-1]);
}

/* The object that starts at START; behind it. */
static const char *object_read(struct pdf_raw *raw, struct pdf_scan *scan, const char *start)
{
	struct pdf_token token, before = {0};
	const char *from = start;
	size_t length = 0;

	do {
		token = pdf_token_next(scan);
		token_check(raw, &token);
		if (pdf_token_is(&before, TOKEN_NAME, "Length") && token.kind == TOKEN_NUMBER)
			length = (size_t)token.number;
		if (pdf_token_is(&token, TOKEN_WORD, "obj"))
			raw->objects_spaced =
				raw->objects_spaced && start_is_spaced(start, scan->at);
		if (pdf_token_is(&token, TOKEN_WORD, "stream")) {
			strings_read(raw, from, scan->at);
			scan->at = from = stream_read(raw, scan->at, scan->end, length);
		}
		if (token.kind == TOKEN_NAME
			&& (!strcmp(token.text, "FFilter")
				|| !strcmp(token.text, "FDecodeParms")))
			raw->streams_inside = false;
		before = token;
	} while (token.kind != TOKEN_END && !pdf_token_is(&token, TOKEN_WORD, "endobj"));
	strings_read(raw, from, scan->at);
	raw->objects_spaced =
		raw->objects_spaced && is_line_end(*scan->at) && is_line_end(scan->at[-7]);
	return scan->at;
}

void pdf_raw_read(struct pdf_raw *raw, const char *bytes, size_t size)
{
	struct pdf_scan scan = {.at = bytes, .end = bytes + size, .arena = arena_new()};
	const char *xref;

	header_read(raw, bytes, size);
	end_read(raw, bytes, size);
	for (;;) {
		struct pdf_token token;
		const char *start;

		while (scan.at < scan.end
			&& (isspace((unsigned char)*scan.at) || *scan.at == '%'))
			scan.at += *scan.at == '%' ? strcspn(scan.at, "\r\n") : 1;
		start = scan.at;
		token = pdf_token_next(&scan);
		if (token.kind != TOKEN_NUMBER)
			break;
		object_read(raw, &scan, start);
	}
	xref = memmem(bytes, size, "\nxref", 5);
	if (xref)
		raw->table_spaced = line_end(xref + 5)
				    && isdigit((unsigned char)xref[5 + line_end(xref + 5)]);
	arena_free(scan.arena);
}
