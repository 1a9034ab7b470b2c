/* stated.c - the numbers and dates that facts of a record state. */
#include "consistency/stated.h"

#include "record/descent.h"

static bool count_state(const struct descent *at, struct arena *arena, struct stated *stated,
	struct findings *said)
{
	enum schema_value value = at->element->type->value;

	return value > VALUE_WHEN && value != VALUE_QUANTITY
	       && count_read(at->node, schema_measure(value), arena, &stated->count, said)
	       && stated->count.unit && stated->count.form != COUNT_WORDING
	       && stated->count.state == COUNT_STATED;
}

static bool when_state(const struct descent *at, struct arena *arena, struct stated *stated,
	struct findings *said)
{
	stated->is_date = at->element->type->value == VALUE_WHEN;
	return stated->is_date && when_read(at->node, arena, &stated->when, said)
	       && stated->when.state == WHEN_STATED && stated->when.first.year;
}

static bool state_read(const struct record *record, const struct descent *at,
	struct arena *arena, struct stated *stated, struct findings *said)
{
	*stated = (struct stated){.node = at->node};
	if (!count_state(at, arena, stated, said) && !when_state(at, arena, stated, said))
		return false;
	stated->current =
		observation_newest(record_observations(record), at->node, NULL) == at->node;
	return true;
}

struct stated_list stated_read(const struct record *record, struct arena *arena)
{
	struct findings *said = findings_new(); /* of wrong values: check.h told them before */
	struct stated *list =
		arena_array(arena, record_observations(record)->count, sizeof *list);
	struct descent descent = descent_start(record_schema(record), record_root(record));
	struct stated_list stated = {.list = list};

	while (descent_next(&descent))
		if (observation_possible(descent.element->type)
			&& state_read(record, &descent, arena, &list[stated.count], said))
			stated.count++;
	descent_done(&descent);
	findings_free(said);
	return stated;
}

const struct stated *stated_now(
	const struct stated_list *stated, const struct record *record, const struct stated *old)
{
	const struct xml_node *node =
		observation_newest(record_observations(record), old->node, NULL);

	for (size_t i = 0; i < stated->count; i++)
		if (stated->list[i].node == node)
			return &stated->list[i];
	return NULL;
}
