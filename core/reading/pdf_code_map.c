/* pdf_code_map.c - what the codes of a font stand for. */
#include "reading/pdf_code_map.h"

#include "base/utf8.h"
#include "reading/pdf_token.h"

struct pdf_code *pdf_code_at(struct pdf_code_map *map, uint32_t code)
{
	struct pdf_code **block = &map->blocks[code % CODES / CODE_BLOCK];

	if (!*block)
		*block = arena_array(map->arena, CODE_BLOCK, sizeof **block);
	return &(*block)[code % CODE_BLOCK];
}

const struct pdf_code *pdf_code_find(const struct pdf_code_map *map, uint32_t code)
{
	const struct pdf_code *block = code < CODES ? map->blocks[code / CODE_BLOCK] : NULL;

	return block ? &block[code % CODE_BLOCK] : NULL;
}

static uint32_t unit_at(const char *bytes)
{
	return (uint32_t)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1];
}

/* The character at AT, and AT behind it. */
static uint32_t character_read(const char *bytes, size_t size, size_t *at)
{
	uint32_t high = unit_at(bytes + *at), low;

	*at += 2;
	if (high < 0xD800 || high > 0xDFFF)
		return high;
	low = *at + 2 <= size ? unit_at(bytes + *at) : 0;
	if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
		return 0xFFFD;
	*at += 2;
	return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* UTF-16BE as UTF-8 in the arena; half a surrogate pair is U+FFFD. */
static const char *pdf_utf8(struct arena *arena, const char *bytes, size_t size, size_t *length)
{
	char *text = arena_alloc(arena, size * 2 + 1);

	*length = 0;
	for (size_t at = 0; at + 2 <= size;)
		*length += utf8_encode(character_read(bytes, size, &at), text + *length);
	return text;
}

static uint32_t code_of(const struct pdf_token *token)
{
	uint32_t code = 0;

	for (size_t i = 0; i < token->length && i < 4; i++)
		code = code << 8 | (unsigned char)token->text[i];
	return code;
}

static void text_set(struct pdf_code_map *map, uint32_t code, const char *bytes, size_t size)
{
	struct pdf_code *entry;

	if (code >= CODES)
		return;
	entry = pdf_code_at(map, code);
	entry->text = pdf_utf8(map->arena, bytes, size, &entry->length);
}

/* <code> <text>, until something else comes. */
static void characters_read(struct pdf_code_map *map, struct pdf_scan *scan)
{
	struct pdf_token code = pdf_token_next(scan), text;

	while (code.kind == TOKEN_STRING) {
		text = pdf_token_next(scan);
		if (text.kind != TOKEN_STRING)
			return;
		text_set(map, code_of(&code), text.text, text.length);
		code = pdf_token_next(scan);
	}
}

/* The text of FIRST goes on to LAST with its last unit counted up. */
static void range_count(
	struct pdf_code_map *map, uint32_t first, uint32_t last, const struct pdf_token *text)
{
	char *bytes = arena_copy(map->arena, text->text, text->length);

	for (uint32_t code = first; code <= last && code < CODES; code++) {
		text_set(map, code, bytes, text->length);
		if (text->length >= 2 && ++bytes[text->length - 1] == 0)
			bytes[text->length - 2]++;
	}
}

static void range_list(
	struct pdf_code_map *map, uint32_t first, uint32_t last, struct pdf_scan *scan)
{
	struct pdf_token text = pdf_token_next(scan);

	for (uint32_t code = first; text.kind == TOKEN_STRING; code++) {
		if (code <= last)
			text_set(map, code, text.text, text.length);
		text = pdf_token_next(scan);
	}
}

/* <first> <last> and <text> or [<text> ...]. */
static void ranges_read(struct pdf_code_map *map, struct pdf_scan *scan)
{
	struct pdf_token first = pdf_token_next(scan), last, text;

	while (first.kind == TOKEN_STRING) {
		last = pdf_token_next(scan);
		text = pdf_token_next(scan);
		if (last.kind != TOKEN_STRING)
			return;
		if (text.kind == TOKEN_ARRAY)
			range_list(map, code_of(&first), code_of(&last), scan);
		else if (text.kind == TOKEN_STRING)
			range_count(map, code_of(&first), code_of(&last), &text);
		else
			return;
		first = pdf_token_next(scan);
	}
}

void pdf_code_map_read(struct pdf_code_map *map, const char *data, size_t size)
{
	struct arena *arena = arena_new();
	struct pdf_scan scan = {.at = data, .end = data + size, .arena = arena};
	struct pdf_token token;

	do {
		token = pdf_token_next(&scan);
		if (pdf_token_is(&token, TOKEN_WORD, "beginbfchar"))
			characters_read(map, &scan);
		else if (pdf_token_is(&token, TOKEN_WORD, "beginbfrange"))
			ranges_read(map, &scan);
	} while (token.kind != TOKEN_END);
	arena_free(arena);
}
