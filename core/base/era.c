/* era.c - Japanese eras: the one table.
 *
 * A new era is one line here, and the last day of the line above.
 */
#include "base/era.h"

#include <stddef.h>
#include <string.h>

static const struct era eras[] = {
	{"明治", {1868, 1, 25}, {1912, 7, 29}},
	{"大正", {1912, 7, 30}, {1926, 12, 24}},
	{"昭和", {1926, 12, 25}, {1989, 1, 7}},
	{"平成", {1989, 1, 8}, {2019, 4, 30}},
	{"令和", {2019, 5, 1}, {9999, 12, 31}},
};

enum { COUNT = sizeof eras / sizeof *eras };

const struct era *era_of(struct date date)
{
	for (size_t i = COUNT; i-- > 0;)
		if (date_compare(date, eras[i].first) >= 0)
			return &eras[i];
	return NULL;
}

const struct era *era_named(const char *text)
{
	for (size_t i = 0; i < COUNT; i++)
		if (strncmp(text, eras[i].name, strlen(eras[i].name)) == 0)
			return &eras[i];
	return NULL;
}
