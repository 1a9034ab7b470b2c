/* journal_head.c - the first line of a journal: what the bytes of all files hang on. */
#include "letters/journal_head.h"

#include "letters/run.h"

#include <sys/mman.h>
#include <unistd.h>

#define HEAD "todoke-letters 2 "

/* The digest of the letters to the stand-ins. */
static bool specimen_digest(
	const struct kinds *kinds, struct digest *digest, struct findings *findings)
{
	int fd = memfd_create("specimen", MFD_CLOEXEC);
	bool done = fd >= 0 && kinds_specimen(kinds, fd, findings) && digest_file(fd, digest);

	if (fd >= 0)
		close(fd);
	return done;
}

bool journal_head(const struct letters_question *question, const struct kinds *kinds,
	const struct digest *rows, struct buffer *head, struct findings *findings)
{
	struct buffer all = {0};
	struct digest specimen;

	if (!specimen_digest(kinds, &specimen, findings))
		return false;
	buffer_format(&all, "%s\n%s\n%s\n%s\n%s\n%s\n%zu+%zu %zu %zu %d %u %d\n", specimen.text,
		list_digest(question->list)->text, rows->text, question->setting,
		question->name, question->csv, question->first, question->letters,
		question->volume, question->shards, question->sheets.duplex,
		question->sheets.marks,
		question->scattered + 2 * question->rolls + 4 * (int)question->proof);
	buffer_text(&all,
		digest_bytes((const char *)&question->sheets.form, sizeof question->sheets.form)
			.text);
	buffer_format(head, HEAD "%s\n", digest_bytes(all.data, all.length).text);
	buffer_done(&all);
	return true;
}
