/* tally.c - how many letters there are of what. */
#include "letters/tally.h"

#include <string.h>

static struct letters_tally *tally_find(struct letters_counts *counts, const struct kind *kind)
{
	const char *variant = kind->variant ? kind->variant : "";
	const char *as_of = kind->as_of ? kind->as_of : "";

	for (size_t i = 0; i < counts->tally_count; i++) {
		struct letters_tally *tally = &counts->tallies[i];

		if (strcmp(tally->groups, kind->groups) == 0
			&& strcmp(tally->variant, variant) == 0
			&& strcmp(tally->language, kind->language) == 0
			&& strcmp(tally->channel, kind->channel) == 0
			&& strcmp(tally->party, kind->party) == 0
			&& strcmp(tally->as_of, as_of) == 0)
			return tally;
	}
	return NULL;
}

/* For MORE. */
static void gifts_make_room(struct letters_counts *counts, size_t more)
{
	struct gift_tally *gifts =
		arena_array(counts->arena, counts->gift_count + more, sizeof *gifts);

	for (size_t i = 0; i < counts->gift_count; i++)
		gifts[i] = counts->gifts[i];
	counts->gifts = gifts;
}

static void gifts_count(struct letters_counts *counts, const struct kind *kind)
{
	size_t i = 0;

	while (i < counts->gift_count && strcmp(counts->gifts[i].gifts, kind->gifts) != 0)
		i++;
	if (i == counts->gift_count)
		counts->gifts[counts->gift_count++].gifts =
			arena_text(counts->arena, kind->gifts);
	counts->gifts[i].letters += kind->rows;
}

void letters_tally(const struct kinds *kinds, struct letters_counts *counts)
{
	size_t count = kinds_count(kinds);
	struct letters_tally *tallies =
		arena_array(counts->arena, counts->tally_count + count, sizeof *tallies);

	for (size_t i = 0; i < counts->tally_count; i++)
		tallies[i] = counts->tallies[i];
	counts->tallies = tallies;
	gifts_make_room(counts, count);
	for (const struct kind *kind = NULL; (kind = kinds_next(kinds, kind));) {
		struct letters_tally *tally = tally_find(counts, kind);

		if (!tally) {
			tally = &tallies[counts->tally_count++];
			*tally = (struct letters_tally){
				.groups = arena_text(counts->arena, kind->groups),
				.variant = arena_text(
					counts->arena, kind->variant ? kind->variant : ""),
				.language = arena_text(counts->arena, kind->language),
				.channel = arena_text(counts->arena, kind->channel),
				.party = arena_text(counts->arena, kind->party),
				.as_of = arena_text(
					counts->arena, kind->as_of ? kind->as_of : "")};
		}
		tally->letters += kind->rows;
		gifts_count(counts, kind);
	}
}
