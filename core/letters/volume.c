/* volume.c - one file of letters. */
#include "letters/volume.h"

#include "output/character_report.h"
#include "output/pdf_letters.h"

static bool letter_add(const struct volumes *volumes, struct list_reader *reader, size_t index,
	struct pdf_letters *letters, struct arena *arena, struct findings *findings)
{
	const struct list_row *row = list_reader_row(reader, index, findings);
	struct own_letter letter;

	if (!row
		|| !kind_letter(volumes->kinds, kinds_of(volumes->kinds, row), row, arena,
			findings, &letter))
		return false;
	pdf_letters_add(letters, letter.mould, letter.pages, volumes->padded);
	return true;
}

/* What is to be said of characters was said before, once for all (names.h). */
static void findings_tell(const struct findings *own, struct findings *findings)
{
	const struct finding *finding;

	for (size_t i = 0; (finding = findings_at(own, i)); i++)
		if (!character_finding(finding->id))
			finding_add_pairs(
				findings, finding->id, finding->place, finding->arguments);
}

bool volume_write(const struct volumes *volumes, struct list_reader *reader, size_t first,
	size_t count, int fd, struct volume_counts *counts, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct findings *own = findings_new();
	struct pdf_letters *letters = pdf_letters_new(kinds_stock(volumes->kinds));
	bool done = true;

	for (size_t i = 0; i < count && done; i++)
		done = letter_add(volumes, reader, first + i, letters, arena, own);
	findings_tell(own, findings);
	findings_free(own);
	done = done && !findings_count(findings, LEVEL_ERROR)
	       && pdf_letters_save(letters, fd, findings);
	*counts = (struct volume_counts){count, pdf_letters_pages(letters)};
	pdf_letters_free(letters);
	arena_free(arena);
	return done;
}
