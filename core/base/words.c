/* words.c - lists of words in one text, white space between them. */
#include "base/words.h"

#include <string.h>

static const char space[] = " \t\r\n";

const char *words_next(const char **words, size_t *length)
{
	const char *word = *words + strspn(*words, space);

	*length = strcspn(word, space);
	*words = word + *length;
	return *length ? word : NULL;
}

static bool is_held(const char *words, const char *word, size_t length)
{
	size_t size;

	for (const char *held; (held = words_next(&words, &size));)
		if (size == length && memcmp(held, word, length) == 0)
			return true;
	return false;
}

bool words_hold(const char *words, const char *word)
{
	return is_held(words, word, strlen(word));
}

bool words_hold_all(const char *words, const char *others)
{
	size_t length;

	for (const char *word; (word = words_next(&others, &length));)
		if (!is_held(words, word, length))
			return false;
	return true;
}

bool words_meet(const char *words, const char *others)
{
	size_t length;

	for (const char *word; (word = words_next(&others, &length));)
		if (is_held(words, word, length))
			return true;
	return false;
}
