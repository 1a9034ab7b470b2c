/* xpath_word.c - the words of an XPath expression. */
#include "xml/xpath_word.h"

#include <ctype.h>
#include <string.h>

/* How many bytes of a name stand at TEXT; names of records and views are ASCII. */
static size_t name_length(const char *text)
{
	size_t length = 0;

	if (!isalpha((unsigned char)*text) && *text != '_')
		return 0;
	while (isalnum((unsigned char)text[length])
		|| (text[length] && strchr("_-.", text[length])))
		length++;
	return length;
}

/* A function, a test of kind or an axis, not a step: count(, text(, ancestor:: */
static bool is_called(const char *after)
{
	after += strspn(after, " \t\r\n");
	return *after == '(' || strncmp(after, "::", 2) == 0;
}

static struct xpath_word name_take(struct xpath_words *words, size_t length)
{
	struct xpath_word word = {XPATH_ELEMENT, words->at, length};

	if (words->operand || is_called(words->at + length))
		word.kind = XPATH_OTHER;
	return word;
}

/* 'text' or "text"; one that has no end goes on to the expression's. */
static struct xpath_word literal_take(struct xpath_words *words)
{
	const char *first = words->at + 1, *end = strchr(first, *words->at);
	struct xpath_word word = {XPATH_LITERAL, first, end ? (size_t)(end - first) : 0};

	if (!end)
		word = (struct xpath_word){XPATH_OTHER, words->at, strlen(words->at)};
	return word;
}

static struct xpath_word sign_take(struct xpath_words *words)
{
	const char *at = words->at;
	size_t length = name_length(at + 1);

	if (*at == '@' && length)
		return (struct xpath_word){XPATH_ATTRIBUTE, at + 1, length};
	if (*at == '$' && length)
		return (struct xpath_word){XPATH_VARIABLE, at + 1, length};
	if (*at == '=')
		return (struct xpath_word){XPATH_EQUALS, at, 1};
	if (strncmp(at, "!=", 2) == 0)
		return (struct xpath_word){XPATH_EQUALS, at, 2};
	return (struct xpath_word){XPATH_OTHER, at, 1};
}

/* 3.7: what makes a name behind it an operator. */
static bool ends_operand(const struct xpath_word *word, bool before)
{
	if (word->kind != XPATH_OTHER)
		return word->kind != XPATH_EQUALS;
	if (*word->text == '*')
		return !before;
	return strchr(")].", *word->text) || isdigit((unsigned char)*word->text);
}

struct xpath_word xpath_word_next(struct xpath_words *words)
{
	struct xpath_word word = {XPATH_END, NULL, 0};
	size_t length;

	words->at += strspn(words->at, " \t\r\n");
	length = name_length(words->at);
	if (!*words->at)
		return word;
	if (length)
		word = name_take(words, length);
	else if (*words->at == '\'' || *words->at == '"')
		word = literal_take(words);
	else
		word = sign_take(words);
	words->operand = ends_operand(&word, words->operand);
	words->at = word.text + word.length + (word.kind == XPATH_LITERAL);
	return word;
}
