/* people.c - bounds on a number of persons. */
#include "plan/people.h"

#include "base/finding.h"
#include "record/count.h"

static int64_t sum(int64_t a, int64_t b)
{
	return a > COUNT_UNBOUNDED - b ? COUNT_UNBOUNDED : a + b;
}

/* PER_CENT of NUMBER, rounded up. */
static int64_t share(int64_t number, int64_t per_cent)
{
	return number / 100 * per_cent + (number % 100 * per_cent + 99) / 100;
}

struct people people_read(const struct xml_node *node, int64_t about, struct arena *arena)
{
	struct people people = {0, COUNT_UNBOUNDED, false};
	struct findings *findings = findings_new(); /* check has said them */
	struct count count;

	if (node && count_read(node, MEASURE_THINGS, arena, &count, findings)) {
		people.lowest = count.minimum;
		people.highest = count.maximum;
		people.about = (count.about || count.form == COUNT_ABOUT) && about;
		if (people.about) {
			people.lowest -= share(people.lowest, about);
			if (people.highest != COUNT_UNBOUNDED)
				people.highest =
					sum(people.highest, share(people.highest, about));
		}
	}
	findings_free(findings);
	return people;
}

struct people people_join(struct people a, struct people b)
{
	return (struct people){a.lowest > b.lowest ? a.lowest : b.lowest,
		sum(a.highest, b.highest), a.about || b.about};
}

struct people people_meet(struct people a, struct people b)
{
	struct people both = {a.lowest > b.lowest ? a.lowest : b.lowest,
		a.highest < b.highest ? a.highest : b.highest, a.about || b.about};

	return both.lowest <= both.highest ? both : a;
}
