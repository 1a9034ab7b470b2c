/* rival.c - two numbers in one place of the record that may be meant for one thing. */
#include "consistency/rival.h"

#include "base/words.h"
#include "consistency/stated.h"

#include <string.h>

static bool is_same_thing(const struct stated *a, const struct stated *b)
{
	return a->current && b->current && !a->is_date && !b->is_date
	       && xml_parent(a->node) == xml_parent(b->node)
	       && xml_is(a->node, xml_name(b->node))
	       && strcmp(a->count.unit, b->count.unit) == 0;
}

/* A fifth apart at most, and one of them 約: numbers of two things are seldom so near. */
static bool is_near(const struct count *a, const struct count *b)
{
	enum { LEAST = 100 };
	int64_t most = a->maximum > b->maximum ? a->maximum : b->maximum;
	int64_t least = a->maximum > b->maximum ? b->maximum : a->maximum;

	return most != COUNT_UNBOUNDED && least >= LEAST && most != least
	       && most - least <= most / 5 && (a->about || b->about);
}

static bool is_known(const struct record *record, const char *one, const char *other)
{
	const struct xml_node *conflict = xml_child(record_root(record), "conflict");

	for (; conflict; conflict = xml_next_same(conflict)) {
		const char *about = xml_attribute(conflict, "about");

		if (about && (words_hold(about, one) || words_hold(about, other)))
			return true;
	}
	return false;
}

static void pair_check(const struct record *record, const struct stated *a,
	const struct stated *b, struct arena *arena, struct findings *findings)
{
	const char *one = record_path(a->node, arena), *other = record_path(b->node, arena);

	if (!is_known(record, one, other))
		finding_add(findings, "counts-near", xml_place(b->node), "one", one, "stated",
			a->count.wording, "other", other, "value", b->count.wording, NULL);
}

void rivals_find(const struct record *record, struct findings *findings)
{
	struct arena *arena = arena_new();
	const struct stated_list stated = stated_read(record, arena);

	for (size_t i = 0; i < stated.count; i++)
		for (size_t j = i + 1; j < stated.count; j++)
			if (is_same_thing(&stated.list[i], &stated.list[j])
				&& is_near(&stated.list[i].count, &stated.list[j].count))
				pair_check(record, &stated.list[i], &stated.list[j], arena,
					findings);
	arena_free(arena);
}
