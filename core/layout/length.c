/* length.c - lengths as people write them. */
#include "layout/length.h"

#include <string.h>

enum { FRACTION = 10000 }; /* a number is counted in ten-thousandths */

/* Reads the number at *TEXT and moves *TEXT behind it; -1 when there is none. */
static int64_t number_read(const char **text)
{
	const char *c = *text;
	int64_t number = 0, scale = FRACTION;

	if (*c < '0' || *c > '9')
		return -1;
	for (; *c >= '0' && *c <= '9'; c++)
		if ((number = number * 10 + (*c - '0')) > LENGTH_MAXIMUM)
			return -1;
	if (*c == '.') {
		for (c++; *c >= '0' && *c <= '9' && scale > 1; c++, scale /= 10)
			number = number * 10 + (*c - '0');
		if (scale == FRACTION)
			return -1;
	}
	*text = c;
	return number * scale;
}

bool length_read(const char *text, int32_t em, int32_t *length)
{
	/* One unit is MP / PER thousandths of a point; an inch is 25.4 mm and 72 pt. */
	const struct {
		const char *name;
		int64_t mp, per;
	} units[] = {{"pt", 1000, 1}, {"mm", 360000, 127}, {"em", em, 1}};
	int64_t number = number_read(&text);

	if (number < 0)
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		int64_t divisor = units[i].per * FRACTION;
		int64_t mp = (number * units[i].mp * 2 + divisor) / (divisor * 2);

		if (strcmp(text, units[i].name) != 0 || units[i].mp == 0)
			continue;
		if (mp > LENGTH_MAXIMUM)
			return false;
		*length = (int32_t)mp;
		return true;
	}
	return false;
}

int32_t millimetres(int32_t length)
{
	return (int32_t)(((int64_t)length * 127 + 180000) / 360000);
}
