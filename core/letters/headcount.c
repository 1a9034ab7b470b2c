/* headcount.c - more letters than the record has people. */
#include "letters/headcount.h"

#include "base/words.h"
#include "record/count.h"
#include "record/view.h"

static size_t letters_of(const struct letters_counts *counts, const char *group)
{
	size_t letters = 0;

	for (size_t i = 0; i < counts->tally_count; i++)
		if (words_hold(counts->tallies[i].groups, group))
			letters += counts->tallies[i].letters;
	return letters;
}

/* 約 may be a tenth less than there are. */
static bool is_over(size_t letters, const struct count *people)
{
	int64_t most = people->maximum;

	if (people->state != COUNT_STATED || people->form == COUNT_WORDING || most < 0
		|| most == COUNT_UNBOUNDED)
		return false;
	return letters > (size_t)(people->about || people->form == COUNT_ABOUT
					  ? most + most / 10
					  : most);
}

static void group_check(const struct xml_node *group, const struct letters_counts *counts,
	struct arena *arena, struct findings *findings)
{
	const struct xml_node *node = xml_child(group, "people");
	const char *id = xml_attribute(group, "id");
	struct count people;
	size_t letters = id ? letters_of(counts, id) : 0;

	if (!node || !count_read(node, MEASURE_THINGS, arena, &people, findings)
		|| !is_over(letters, &people))
		return;
	finding_add(findings, "letters-people", xml_place(node), "group", id, "letters",
		arena_format(arena, "%zu", letters), "people", people.wording, NULL);
}

void headcount_check(const struct record *record, const struct moment *as_of,
	const struct letters_counts *counts, struct findings *findings)
{
	const struct view_reader reader = view_reader_of(record, "internal", NULL);
	struct arena *arena = arena_new();
	struct xml *view = view_open(record, &reader, as_of, findings);

	if (view)
		for (const struct xml_node *group = xml_child(xml_root(view), "group"); group;
			group = xml_next_same(group))
			group_check(group, counts, arena, findings);
	xml_free(view);
	arena_free(arena);
}
