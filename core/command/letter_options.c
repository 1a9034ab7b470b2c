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

/* "code", "bars", "code,bars" or "none". */
static bool marks_read(const struct command *command, unsigned *marks)
{
	static const struct {
		const char *name;
		unsigned marks;
	} names[] = {{"code", SHEET_CODE}, {"bars", SHEET_BARS},
		{"code,bars", SHEET_CODE | SHEET_BARS}, {"none", 0}};
	const char *text = command->options->marks ? command->options->marks : "code";

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, text) == 0) {
			*marks = names[i].marks;
			return true;
		}
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
	       && marks_read(command, &question->sheets.marks)
	       && verify_read(command, &question->proof);
}
