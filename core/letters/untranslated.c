/* untranslated.c - what letters in another language than Japanese have no words for. */
#include "letters/untranslated.h"

#include "letters/kind_entry.h"

#include <string.h>

/* Of rows whose letters say the same. */
struct answer {
	const char *rows; /* what they have in common */
	bool finds;
	struct answer *next;
};

struct untranslated {
	const struct untranslated_question *question;
	struct arena *arena;
	struct answer *answers;
};

struct untranslated *untranslated_new(
	const struct untranslated_question *question, struct arena *arena)
{
	struct untranslated *untranslated = arena_alloc(arena, sizeof *untranslated);

	*untranslated = (struct untranslated){.question = question, .arena = arena};
	return untranslated;
}

/* All of ROW that makes a difference to what its letter says. */
static const char *row_said(const struct list_row *row, struct arena *arena)
{
	return arena_format(arena, "%s\x1F%s\x1F%s\x1F%s\x1F%s\x1F%s\x1F%s",
		row->fields[LIST_GROUP], row->fields[LIST_ITEMS], row->fields[LIST_GIFT],
		row->fields[LIST_PARTY], row->fields[LIST_CHANNEL], row->fields[LIST_LANGUAGE],
		*row->fields[LIST_GUARDIAN] ? "guardian" : "");
}

/* Passes on what of SAID is about words; the rest is told when the letters are made. */
static bool findings_take(const struct findings *said, struct findings *findings)
{
	const struct finding *finding;
	bool found = false;

	for (size_t i = 0; (finding = findings_at(said, i)); i++) {
		if (strcmp(finding->id, "letter-untranslated") != 0)
			continue;
		finding_add_pairs(
			findings, "letters-untranslated", finding->place, finding->arguments);
		found = true;
	}
	return found;
}

static bool letter_lacks(const struct untranslated *untranslated, const struct list_row *row)
{
	const struct untranslated_question *question = untranslated->question;
	struct kinds_question asked = *question->kinds;
	struct findings *said = findings_new();
	struct kinds *kinds = kinds_new(&asked);
	bool lacks;

	asked.mail = strcmp(row->fields[LIST_CHANNEL], "mail") == 0;
	if (asked.mail)
		asked.data = question->mail;
	asked.ready = NULL;
	asked.runner = NULL;
	kinds_add(kinds, row, 0, 1);
	kind_letters_build(kinds, said);
	lacks = findings_take(said, question->findings);
	kinds_free(kinds);
	findings_free(said);
	return lacks;
}

bool untranslated_finds(struct untranslated *untranslated, const struct list_row *row)
{
	struct arena *scratch = arena_new();
	const char *said = row_said(row, scratch);
	struct answer *answer = untranslated->answers;

	while (answer && strcmp(answer->rows, said) != 0)
		answer = answer->next;
	if (!answer) {
		answer = arena_alloc(untranslated->arena, sizeof *answer);
		*answer = (struct answer){arena_text(untranslated->arena, said),
			letter_lacks(untranslated, row), untranslated->answers};
		untranslated->answers = answer;
	}
	arena_free(scratch);
	return answer->finds;
}
