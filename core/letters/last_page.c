/* last_page.c - letters whose last page holds a few lines only. */
#include "letters/last_page.h"

#include <stdio.h>
#include <stdlib.h>

/* Lines that somebody could save by wording; how near two marks are on one line. */
enum { FEW = 5, NEAR = 6000 };

/* Places across the lines. */
struct places {
	int32_t of[FEW];
	size_t count; /* FEW + 1: more than a few */
};

static void place_note(struct places *places, int32_t place)
{
	for (size_t i = 0; i < places->count && i < FEW; i++)
		if (abs(places->of[i] - place) < NEAR)
			return;
	if (places->count < FEW)
		places->of[places->count] = place;
	if (places->count <= FEW)
		places->count++;
}

size_t last_page_lines(const struct pages *pages, bool duplex)
{
	struct places places = {0};

	if (pages->count < 2 || (duplex && pages->count % 2 == 0))
		return 0;
	for (const struct mark *mark = pages->last->first; mark; mark = mark->next)
		if (mark->element && mark->kind == MARK_GLYPHS)
			place_note(&places, mark->vertical ? mark->x : mark->y);
	return places.count > FEW ? 0 : places.count;
}

void last_page_tell(const struct kinds *kinds, struct findings *findings)
{
	size_t letters = 0, most = 0;
	char numbers[2][24];

	for (const struct kind *kind = NULL; (kind = kinds_next(kinds, kind));) {
		letters += kind->last_lines ? kind->rows : 0;
		most = kind->last_lines > most ? kind->last_lines : most;
	}
	snprintf(numbers[0], sizeof numbers[0], "%zu", letters);
	snprintf(numbers[1], sizeof numbers[1], "%zu", most);
	if (letters)
		finding_add(findings, "letters-last-page",
			(struct place){kinds_list(kinds), 0, 0}, "letters", numbers[0], "lines",
			numbers[1], NULL);
}
