/* decline.c - numbers that went down from one statement to the next without a reason. */
#include "consistency/decline.h"

#include "record/count.h"
#include "record/descent.h"

#include <string.h>

static bool count_of(const struct record *record, const struct xml_node *node,
	struct arena *arena, struct findings *said, struct count *count)
{
	const struct schema_element *element = descent_declaration(record_schema(record), node);
	enum schema_value value = element ? element->type->value : VALUE_TEXT;

	return value > VALUE_WHEN && count_read(node, schema_measure(value), arena, count, said)
	       && count->state == COUNT_STATED && count->form != COUNT_WORDING && count->unit;
}

/* What 約 leaves open: half a step of the figure's last digit. */
static int64_t tolerance(const struct count *count)
{
	int64_t step = 1;

	while (count->about && count->maximum && count->maximum % (step * 10) == 0)
		step *= 10;
	return step / 2;
}

static bool is_decline(const struct count *old, const struct count *new)
{
	if (strcmp(old->unit, new->unit) != 0 || new->maximum == COUNT_UNBOUNDED)
		return false;
	return new->maximum < old->minimum - tolerance(old)
	       || (old->form == COUNT_AT_MOST
		       && new->form
				  == COUNT_AT_MOST &&new->maximum
					     < old->maximum - tolerance(old));
}

void declines_find(const struct record *record, struct findings *findings)
{
	const struct observations *all = record_observations(record);
	struct findings *said = findings_new(); /* of wrong values: check.h told them before */
	struct arena *arena = arena_new();

	for (size_t i = 1; i < all->count; i++) {
		const struct xml_node *old_node = all->list[i - 1].node;
		const struct xml_node *node = all->list[i].node;
		struct count old, new;

		if (observation_continues(all, i) && !xml_attribute(node, "reason")
			&& count_of(record, old_node, arena, said, &old)
			&& count_of(record, node, arena, said, &new) && is_decline(&old, &new))
			finding_add(findings, "count-fell", xml_place(node), "path",
				record_path(node, arena), "before", old.wording, "now",
				new.wording, NULL);
	}
	findings_free(said);
	arena_free(arena);
}
