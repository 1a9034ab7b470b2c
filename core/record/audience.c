/* audience.c - who may see a fact: a set, not a level. */
#include "record/audience.h"

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
	static const char space[] = " \t\r\n";
	audience_set sum = 0;

	*set = 0;
	codes += strspn(codes, space);
	do {
		size_t size = strcspn(codes, space);
		audience_set one = audience_find(codes, size);

		if (!one) {
			*bad = codes;
			*length = size;
			return false;
		}
		sum |= one;
		codes += size;
		codes += strspn(codes, space);
	} while (*codes);
	*set = sum | AUDIENCE_INTERNAL;
	return true;
}

bool audience_may_see(audience_set readers, audience_set meant)
{
	return readers && !(readers & ~(meant | AUDIENCE_INTERNAL));
}
