/* language.c - which parts of a text are in another language than the rest. */
#include "text/language.h"

#include "base/utf8.h"
#include "text/class.h"

#include <stdbool.h>
#include <string.h>

static bool is_japanese(uint32_t character)
{
	return (character >= 0x3005 && character <= 0x3007)
	       || (character >= 0x3041 && character <= 0x9FFF)
	       || (character >= 0xF900 && character <= 0xFAFF) || character >= 0x20000;
}

/* Words, their spaces and their punctuation. */
static bool is_western(uint32_t character)
{
	enum character_class class = class_in_western(character, class_of(character));

	return class_is_western(class) || class == CLASS_WORD_SPACE;
}

/* Bytes at the start of TEXT whose characters all ARE, or all are not, of a kind. */
static size_t span(const char *text, size_t length, bool (*is)(uint32_t), bool are)
{
	size_t at = 0, taken;

	for (; at < length; at += taken)
		if (is(utf8_decode(text + at, length - at, &taken)) != are)
			break;
	return at;
}

static bool is_small(char letter)
{
	return letter >= 'a' && letter <= 'z';
}

static bool is_letter(char letter)
{
	return is_small((char)(letter | 0x20));
}

/* What the words of a Western text are. */
struct words {
	size_t all, small; /* of letters; such that begin with a small one */
	size_t start, end; /* of the text without the blanks and marks around it */
};

/* Counts what stands from START to END if it is a word and no address or file name: letters,
 * apostrophes and hyphens, then marks. */
static void word_count(struct words *words, const char *text, size_t start, size_t end)
{
	size_t at = start;

	while (at < end
		&& (is_letter(text[at]) || (at > start && strchr("-'\xE2\x80\x99", text[at]))))
		at++;
	if (at == start)
		return;
	while (at < end && strchr(".,:;!?)]\xE2\x80\x9D", text[at]))
		at++;
	words->all += at == end;
	words->small += at == end && is_small(text[start]);
}

/* Where the text begins and ends without blanks, and without a mark on what stands before. */
static void words_trim(struct words *words, const char *text, size_t length)
{
	while (words->start < length
		&& (text[words->start] == ' ' || (text[words->start] & '\xFE') == '\xCC'))
		words->start += text[words->start] == ' ' ? 1 : 2;
	for (words->end = length; words->end > words->start && text[words->end - 1] == ' ';)
		words->end--;
}

/* A word may have a bracket or quotation mark before it: the letters count that come first. */
static struct words words_count(const char *text, size_t length)
{
	struct words words = {0};

	for (size_t start = 0, end; start < length; start = end) {
		while (start < length && !is_letter(text[start]) && text[start] != ' ')
			start++;
		for (end = start; end < length && text[end] != ' ';)
			end++;
		word_count(&words, text, start, end);
		end += end < length;
	}
	words_trim(&words, text, length);
	return words;
}

/* Three words are English, if two of them begin small: product names do not. */
static bool is_english(const struct words *words)
{
	return words->all >= 3 && words->small >= 2;
}

/* The text before the first English in TEXT; from there on, the English. */
static size_t english_find(const char *text, size_t length, const char **language)
{
	size_t at = 0;

	while (at < length) {
		size_t count = span(text + at, length - at, is_western, true);
		struct words words = words_count(text + at, count);

		if (is_english(&words)) {
			*language = at + words.start ? NULL : "en";
			return at + words.start ? at + words.start : words.end;
		}
		at += count;
		at += span(text + at, length - at, is_western, false);
	}
	return length;
}

static bool is_space(uint32_t character)
{
	return class_of(character) == CLASS_WORD_SPACE;
}

/* The same of Japanese, which has figures and Latin names in it: 四丁目2番. */
static size_t japanese_find(const char *text, size_t length, const char **language)
{
	size_t before = span(text, length, is_japanese, false), end = 0;

	if (before)
		return before;
	*language = "ja";
	length = span(text, length, is_space, false);
	while (before < length) {
		end = before + span(text + before, length - before, is_western, false);
		before = end + span(text + end, length - end, is_western, true);
	}
	return end;
}

size_t language_stretch(
	const char *text, size_t length, const char *around, const char **language)
{
	*language = NULL;
	if (strcmp(around, "en") == 0)
		return japanese_find(text, length, language);
	if (strcmp(around, "ja") == 0 && memchr(text, ' ', length))
		return english_find(text, length, language);
	return length;
}
