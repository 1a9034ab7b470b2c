/* narrowed.c - letters to partners about some of their groups, tried before all are made. */
#include "command/narrowed.h"

#include "base/arena.h"

#include <string.h>

/* What became of the letter to PARTY about GROUPS. */
struct trial {
	const char *party, *groups;
	const char *fault; /* why there is none; NULL: there is */
	struct trial *next;
};

struct narrowed {
	const struct narrowed_question *question;
	struct arena *arena;
	struct trial *trials;
};

struct narrowed *narrowed_new(const struct narrowed_question *question)
{
	struct arena *arena = question->source->command->arena;
	struct narrowed *narrowed = arena_alloc(arena, sizeof *narrowed);

	*narrowed = (struct narrowed){.question = question, .arena = arena};
	return narrowed;
}

static bool is_narrowed(const struct list_question *list, const struct list_row *row)
{
	for (size_t i = 0; i < list->party_count; i++)
		if (strcmp(list->parties[i].id, row->fields[LIST_PARTY]) == 0)
			return strcmp(list->parties[i].groups, row->fields[LIST_GROUP]) != 0;
	return false;
}

/* The words of the first error; NULL when there is none. */
static const char *first_error(const struct findings *findings, struct arena *arena)
{
	const struct finding *finding;
	struct buffer words = {0};
	const char *said;

	for (size_t i = 0; (finding = findings_at(findings, i)); i++)
		if (finding->level >= LEVEL_ERROR)
			break;
	if (!finding)
		return NULL;
	finding_format(finding, &words);
	said = arena_text(arena, words.data);
	buffer_done(&words);
	return said;
}

/* As mail: where it stands on paper is no question of groups. */
static const char *fault_find(const struct narrowed *narrowed, const struct list_row *row)
{
	struct command command = *narrowed->question->source->command;
	struct letter_source source = *narrowed->question->source;
	struct kinds_question asked = *narrowed->question->kinds;
	struct kinds *kinds = kinds_new(&asked);
	const char *fault;

	command.findings = findings_new();
	source.command = &command;
	asked.data = &source;
	asked.mail = true;
	asked.runner = NULL;
	kinds_add(kinds, row, 0, 1);
	kinds_build(kinds, command.findings);
	fault = first_error(command.findings, narrowed->arena);
	kinds_free(kinds);
	findings_free(command.findings);
	return fault;
}

static const struct trial *trial_of(struct narrowed *narrowed, const struct list_row *row)
{
	const char *party = row->fields[LIST_PARTY], *groups = row->fields[LIST_GROUP];
	struct trial *trial = narrowed->trials;

	while (trial
		&& (strcmp(trial->party, party) != 0 || strcmp(trial->groups, groups) != 0))
		trial = trial->next;
	if (trial)
		return trial;
	trial = arena_alloc(narrowed->arena, sizeof *trial);
	*trial = (struct trial){arena_text(narrowed->arena, party),
		arena_text(narrowed->arena, groups), fault_find(narrowed, row),
		narrowed->trials};
	narrowed->trials = trial;
	return trial;
}

bool narrowed_objects(
	struct narrowed *narrowed, const struct list_row *row, struct list_objection *objection)
{
	const char *fault;

	if (!is_narrowed(narrowed->question->list, row))
		return false;
	fault = trial_of(narrowed, row)->fault;
	if (!fault)
		return false;
	objection->id = "list-row-party-narrowed";
	objection->field = LIST_GROUP;
	buffer_text(&objection->value, fault);
	return true;
}
