/* letter_options.c - what the options of todoke letters mean for a run. */
#include "command/letter_options.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* "2/4": the second of four. */
static bool shard_read(const struct command *command, size_t *shard, size_t *shards)
{
	const char *text = command->options->shard;
	int end = 0;

	*shard = 0;
	*shards = 1;
	if (!text)
		return true;
	if (sscanf(text, "%zu/%zu%n", shard, shards, &end) == 2 && !text[end] && *shard >= 1
		&& *shard <= *shards) {
		--*shard;
		return true;
	}
	finding_add(command->findings, "usage-shard", (struct place){0}, "value", text, NULL);
	return false;
}

/* The marks that FORM has. */
static unsigned form_marks(const struct sheet_form *form)
{
	return (form->module ? SHEET_CODE : 0) | (form->length ? SHEET_BARS : 0);
}

/* The file that NAME is, or one of ours. */
static const char *form_path(const struct command *command, const char *name)
{
	size_t length = strlen(name);

	if (strchr(name, '/') || (length > 4 && strcmp(name + length - 4, ".xml") == 0))
		return name;
	return arena_format(command->arena, "%s/templates/marks/%s.xml", command->home, name);
}

/* "code", "bars", "none", and a form of marks: all of these, commas between.  A form alone asks
 * for all marks that it has. */
static bool marks_read(const struct command *command, struct sheets *sheets)
{
	static const struct {
		const char *name;
		unsigned marks;
	} names[] = {{"code", SHEET_CODE}, {"bars", SHEET_BARS}, {"none", 0}};
	enum { NAMES = sizeof names / sizeof *names };
	const char *text = command->options->marks ? command->options->marks : "code";
	const char *form = "standard";
	unsigned marks = 0;
	bool named = false;

	for (const char *at = text; *at; at += *at == ',') {
		const char *part = arena_copy(command->arena, at, strcspn(at, ","));
		size_t i = 0;

		at += strlen(part);
		while (i < NAMES && strcmp(names[i].name, part) != 0)
			i++;
		if (i == NAMES) {
			form = part;
			continue;
		}
		marks |= names[i].marks;
		named = true;
	}
	if (!sheet_form_open(form_path(command, form), &sheets->form, command->findings))
		return false;
	sheets->marks = named ? marks : form_marks(&sheets->form);
	if (!(sheets->marks & ~form_marks(&sheets->form)))
		return true;
	finding_add(command->findings, "usage-marks", (struct place){0}, "value", text, NULL);
	return false;
}

/* "every", "sample" or "none" of the letters are read back. */
static bool verify_read(const struct command *command, enum proof_extent *extent)
{
	static const char *const names[] = {
		[PROOF_EVERY] = "every", [PROOF_SAMPLE] = "sample", [PROOF_NONE] = "none"};
	const char *text = command->options->verify ? command->options->verify : "every";

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], text) == 0) {
			*extent = (enum proof_extent)i;
			return true;
		}
	finding_add(command->findings, "usage-verify", (struct place){0}, "value", text, NULL);
	return false;
}

static size_t cores_count(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count > 0 ? (size_t)count : 1;
}

bool letter_options_read(const struct command *command, struct letters_question *question)
{
	question->processes =
		command->options->processes ? command->options->processes : cores_count();
	return shard_read(command, &question->shard, &question->shards)
	       && marks_read(command, &question->sheets)
	       && verify_read(command, &question->proof);
}
