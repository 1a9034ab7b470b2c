/* character_report.c - the characters of a document that someone must look at, as a table. */
#include "output/character_report.h"

#include "base/message.h"

#include <string.h>

/* What became of a character, and the words for that. */
static const struct {
	const char *finding, *words;
} kinds[] = {
	{"glyph-missing", "characters-missing"},
	{"glyph-substituted", "characters-substituted"},
	{"glyph-fallback", "characters-fallback"},
	{"glyph-private", "characters-private"},
	{"text-garbled", "characters-garbled"},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

const char *character_became(const char *id)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].finding, id) == 0)
			return kinds[i].words;
	return NULL;
}

static void argument_add(struct buffer *table, const struct finding *finding, const char *name)
{
	buffer_format(table, "%s\t", finding_argument(finding, name));
}

static void line_add(struct buffer *table, const struct finding *finding, const char *words)
{
	const struct place *place = &finding->place;

	message_format(table, words, (const char *const[]){NULL});
	buffer_byte(table, '\t');
	argument_add(table, finding, "character");
	argument_add(table, finding, "code");
	argument_add(table, finding, "font");
	argument_add(table, finding, "page");
	buffer_format(table, "%s:%zu:%zu\n", place->file ? place->file : "", place->line,
		place->column);
}

bool character_finding(const char *id)
{
	return character_became(id);
}

bool character_report(const struct findings *findings, size_t first, struct buffer *table)
{
	const struct finding *finding;
	bool any = false;

	for (; (finding = findings_at(findings, first)); first++) {
		const char *words = character_became(finding->id);

		if (!words)
			continue;
		if (!any)
			message_format(table, "characters-head", (const char *const[]){NULL});
		if (!any)
			buffer_byte(table, '\n');
		any = true;
		line_add(table, finding, words);
	}
	return any;
}
