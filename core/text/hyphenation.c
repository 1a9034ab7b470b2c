/* hyphenation.c - libhyphen's part in setting text: where an English word may be divided. */
#include "text/hyphenation.h"

#include "text/face.h"

#include <hyphen.h>
#include <stdlib.h>

#define PATTERNS "/usr/share/hyphen/hyph_en_US.dic"

enum { WORD_SHORTEST = 5, WORD_LONGEST = 64, HYPHENS_MORE = 5 /* that libhyphen asks for */ };

struct hyphenation {
	HyphenDict *patterns;
	bool read;
};

struct hyphenation *hyphenation_new(void)
{
	struct hyphenation *hyphenation = memory_alloc(sizeof *hyphenation);

	*hyphenation = (struct hyphenation){0};
	return hyphenation;
}

void hyphenation_free(struct hyphenation *hyphenation)
{
	if (hyphenation->patterns)
		hnj_hyphen_free(hyphenation->patterns);
	free(hyphenation);
}

/* In HYPHENS odd numbers for the letters of WORD after which it may be divided. */
static bool word_look_up(
	struct hyphenation *hyphenation, const char *word, size_t length, char *hyphens)
{
	char **replaced = NULL; /* other spellings of a divided word: English has none */
	int *positions = NULL, *cuts = NULL;
	bool failed;

	if (!hyphenation->read)
		hyphenation->patterns = hnj_hyphen_load(PATTERNS);
	hyphenation->read = true;
	if (!hyphenation->patterns)
		return false;
	failed = hnj_hyphen_hyphenate2(hyphenation->patterns, word, (int)length, hyphens, NULL,
		&replaced, &positions, &cuts);
	for (size_t i = 0; replaced && i < length; i++)
		free(replaced[i]);
	free(replaced);
	free(positions);
	free(cuts);
	return !failed;
}

static const struct drawing *hyphen_draw(const struct font *font, struct arena *arena)
{
	struct drawing *drawing = arena_alloc(arena, sizeof *drawing);
	struct part *part = arena_alloc(arena, sizeof *part);

	part->glyph = font_glyph(font, '-', 0);
	*drawing = (struct drawing){.font = font,
		.parts = part,
		.count = 1,
		.advance = hb_font_get_glyph_h_advance(font->shaper, part->glyph)};
	return part->glyph ? drawing : NULL;
}

static void word_hyphenate(
	struct unit *units, size_t count, struct hyphenation *hyphenation, struct arena *arena)
{
	char word[WORD_LONGEST + 1] = "", hyphens[WORD_LONGEST + HYPHENS_MORE] = "";
	const struct drawing *hyphen = NULL;

	for (size_t i = 0; i < count; i++)
		word[i] = *units[i].cluster.text;
	if (!word_look_up(hyphenation, word, count, hyphens))
		return;
	for (size_t i = 0; i + 1 < count; i++) {
		if (!(hyphens[i] & 1))
			continue;
		if (!hyphen || hyphen->font != units[i].drawing->font)
			hyphen = hyphen_draw(units[i].drawing->font, arena);
		units[i].hyphen = hyphen;
	}
}

/* The word START to END, without the punctuation around it. */
static void western_hyphenate(struct units units, const struct text_run *runs, size_t start,
	size_t end, struct hyphenation *hyphenation, struct arena *arena)
{
	while (start < end && units.unit[start].class == CLASS_WESTERN_OPENING)
		start++;
	while (start < end && units.unit[end - 1].class == CLASS_WESTERN_CLOSING)
		end--;
	if (end - start < WORD_SHORTEST || end - start > WORD_LONGEST)
		return;
	for (size_t i = start; i < end; i++)
		if (!unit_is_small_letter(&units.unit[i]) || !runs[units.unit[i].run].english
			|| runs[units.unit[i].run].ruby)
			return;
	word_hyphenate(&units.unit[start], end - start, hyphenation, arena);
}

void words_hyphenate(struct units units, const struct text_run *runs,
	struct hyphenation *hyphenation, struct arena *arena)
{
	for (size_t start = 0, end; start < units.count; start = end + 1) {
		for (end = start; end < units.count && class_is_western(units.unit[end].class);)
			end++;
		western_hyphenate(units, runs, start, end, hyphenation, arena);
	}
}
