/* names_report.c - the list of the characters that somebody must look at, beside the letters.
 */
#include "letters/names_report.h"

#include "letters/accounts.h"
#include "output/staging.h"

static bool report_fill(const struct names *names, const struct letters_question *question,
	int fd, const char *name, struct findings *findings)
{
	size_t lacking;

	if (!names_write(names, question->list, question->first, question->letters,
		    question->csv, fd, &lacking, findings))
		return false;
	accounts_lacking(question, lacking, name, findings);
	return true;
}

static const char *unprintable_file(const char *name, struct arena *arena)
{
	return arena_format(arena, "%s-unprintable.csv", name);
}

/* --- of letters that are made */

const char *names_report_file(const struct letters_question *question, struct arena *arena)
{
	return arena_format(arena, "%s-names.csv", question->accounts);
}

static bool report_place(const struct names *names, const struct letters_question *question,
	const struct journal *journal, const char *name, struct findings *findings)
{
	int fd = journal_file(journal, name, findings);
	bool done = fd >= 0 && report_fill(names, question, fd, name, findings);

	return journal_place(journal, name, fd, done, NULL, findings);
}

bool names_report_write(const struct names *names, const struct letters_question *question,
	const struct journal *journal, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *name = names_report_file(question, arena);
	bool done = true;

	journal_absent(journal, unprintable_file(question->accounts, arena));
	if (names_remarkable(names))
		done = report_place(names, question, journal, name, findings);
	else
		journal_absent(journal, name);
	arena_free(arena);
	return done;
}

/* --- before they are */

static void report_stop(const struct names *names, const struct letters_question *question,
	struct arena *arena, struct findings *findings)
{
	const char *name = unprintable_file(question->name, arena);
	struct staging *staging = staging_new(question->folder, true, findings);
	int fd = staging ? staging_open(staging, name, findings) : -1;

	if (fd >= 0 && report_fill(names, question, fd, name, findings)
		&& staging_commit(staging, findings))
		finding_add(findings, "letters-names-stop", (struct place){name, 0, 0}, NULL);
	staging_free(staging);
}

/* Another style may set them in other faces. */
static void names_look(
	struct names *names, const struct kinds *kinds, struct findings *findings)
{
	for (const struct kind *kind = kinds_next(kinds, NULL); kind;
		kind = kinds_next(kinds, kind)) {
		const struct kind *before = kinds_next(kinds, NULL);

		while (before != kind && before->style != kind->style)
			before = kinds_next(kinds, before);
		if (before == kind)
			names_check(names, kind->style, findings);
	}
}

void names_report_tell(struct names *names, const struct letters_question *question,
	const struct kinds *kinds, bool is_written, struct findings *findings)
{
	size_t errors = findings_count(findings, LEVEL_ERROR);
	struct arena *arena;

	names_look(names, kinds, findings);
	if (question->passing || !names_remarkable(names))
		return;
	arena = arena_new();
	if (findings_count(findings, LEVEL_ERROR) > errors)
		report_stop(names, question, arena, findings);
	else if (is_written)
		finding_add(findings, "letters-names",
			(struct place){question->kinds->list_file, 0, 0}, "characters",
			arena_format(arena, "%zu", names_remarkable(names)), "file",
			names_report_file(question, arena), NULL);
	arena_free(arena);
}
