/* audience.c - who may see a fact: a set, not a level. */
#include "record/audience.h"

#include "base/words.h"

#include <string.h>

static const struct {
	const char *code;
	enum audience audience;
} audiences[] = {
	{"ppc", AUDIENCE_PPC},
	{"ministry", AUDIENCE_MINISTRY},
	{"pmark", AUDIENCE_PMARK},
	{"expert", AUDIENCE_EXPERT},
	{"partner", AUDIENCE_PARTNER},
	{"individual", AUDIENCE_INDIVIDUAL},
	{"public", AUDIENCE_PUBLIC},
	{"internal", AUDIENCE_INTERNAL},
};

enum { COUNT = sizeof audiences / sizeof *audiences };

const char *audience_code(size_t index)
{
	return index < COUNT ? audiences[index].code : NULL;
}

static audience_set audience_find(const char *word, size_t length)
{
	for (size_t i = 0; i < COUNT; i++)
		if (strlen(audiences[i].code) == length
			&& memcmp(audiences[i].code, word, length) == 0)
			return audiences[i].audience;
	return 0;
}

bool audience_read(const char *codes, audience_set *set, const char **bad, size_t *length)
{
	audience_set sum = 0;

	*set = 0;
	while ((*bad = words_next(&codes, length))) {
		audience_set one = audience_find(*bad, *length);

		if (!one)
			return false;
		sum |= one;
	}
	if (!sum) {
		*bad = codes;
		return false;
	}
	*set = sum | AUDIENCE_INTERNAL;
	return true;
}

bool audience_may_see(audience_set readers, audience_set meant)
{
	return readers && !(readers & ~(meant | AUDIENCE_INTERNAL));
}
