/* volume.c - one file of letters, or as many files. */
#include "letters/volume.h"

#include "letters/letter_file.h"
#include "letters/proof.h"
#include "output/bytes.h"
#include "output/character_report.h"
#include "output/pdf_letters.h"
#include "text/ladder.h"

#include <string.h>
#include <unistd.h>

/* What is to be said of characters was said before, once for all (names.h); but not of those
 * that only the style of this letter lacks. */
static void findings_tell(const struct findings *own, struct findings *findings)
{
	const struct finding *finding;

	for (size_t i = 0; (finding = findings_at(own, i)); i++)
		if (finding->level >= LEVEL_ERROR || !character_finding(finding->id))
			finding_add_again(findings, finding);
}

/* The letter of ROW, number INDEX from 0, with the marks on its sheets. */
static bool letter_lay(const struct volumes *volumes, const struct kind *kind,
	const struct list_row *row, size_t index, struct ladder *ladder, struct arena *arena,
	struct findings *findings, struct own_letter *letter)
{
	struct findings *own = findings_new();
	bool done = kind_letter(volumes->kinds, kind, row, ladder, arena, own, letter)
		    && !findings_count(own, LEVEL_ERROR);

	findings_tell(own, findings);
	findings_free(own);
	if (done)
		sheets_mark(&volumes->sheets, row, index + 1, letter->pages,
			letter->mould->page_count);
	return done;
}

/* --- one file */

static bool letter_add(const struct volumes *volumes, struct list_reader *reader, size_t index,
	struct pdf_letters *letters, struct ladder *ladder, struct arena *arena,
	struct findings *findings)
{
	const struct list_row *row = list_reader_row(reader, index, findings);
	struct own_letter letter;

	if (!row
		|| !letter_lay(volumes, kinds_of(volumes->kinds, row), row, index, ladder,
			arena, findings, &letter))
		return false;
	pdf_letters_add(letters, letter.mould, letter.pages, volumes->sheets.duplex);
	return true;
}

bool volume_write(const struct volumes *volumes, struct list_reader *reader, size_t first,
	size_t count, int fd, struct volume_counts *counts, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct ladder *ladder = ladder_new(arena);
	struct pdf_letters *letters = pdf_letters_new(kinds_next(volumes->kinds, NULL)->stock);
	bool done = true;

	counts->letters = count;
	counts->pages = 0;
	for (size_t i = 0; i < count && done; i++) {
		done = letter_add(volumes, reader, first + i, letters, ladder, arena, findings);
		counts->pages_of[i] = pdf_letters_pages(letters) - counts->pages;
		counts->pages = pdf_letters_pages(letters);
	}
	done = done && pdf_letters_save(letters, fd, findings);
	pdf_letters_free(letters);
	arena_free(arena);
	return done;
}

/* --- a file each */

static bool letter_write(const struct volumes *volumes, const struct list_row *row,
	size_t index, int fd, struct ladder *ladder, struct volume_counts *counts,
	struct findings *findings)
{
	const struct kind *kind = kinds_of(volumes->kinds, row);
	struct arena *arena = arena_new();
	struct pdf_letters *letters = pdf_letters_new(kind->stock);
	struct own_letter letter;
	bool done = letter_lay(volumes, kind, row, index, ladder, arena, findings, &letter);

	if (done)
		pdf_letters_add(letters, letter.mould, letter.pages, volumes->sheets.duplex);
	done = done && pdf_letters_save(letters, fd, findings);
	counts->pages_of[counts->letters++] = pdf_letters_pages(letters);
	counts->pages += pdf_letters_pages(letters);
	pdf_letters_free(letters);
	arena_free(arena);
	return done;
}

static bool letter_scatter(const struct volumes *volumes, bool proven,
	struct list_reader *reader, size_t index, int folder, struct ladder *ladder,
	struct volume_counts *counts, struct findings *findings)
{
	const struct list_row *row = list_reader_row(reader, index, findings);
	struct arena *arena = arena_new();
	const char *name = row ? letter_file_name(row, index, ".pdf", arena) : "";
	int fd = row ? bytes_create(folder, name, findings) : -1;
	bool done = fd >= 0 && letter_write(volumes, row, index, fd, ladder, counts, findings);

	done = done
	       && (!proven
		       || proof_volume(
			       volumes, PROOF_EVERY, reader, index, 1, fd, name, findings));

	if (fd >= 0)
		close(fd);
	arena_free(arena);
	return done;
}

bool volume_scatter(const struct volumes *volumes, enum proof_extent proof,
	struct list_reader *reader, size_t first, size_t count, int folder,
	struct volume_counts *counts, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct ladder *ladder = ladder_new(arena);
	bool done = true;

	counts->letters = counts->pages = 0;
	for (size_t i = 0; i < count && done; i++)
		done = letter_scatter(volumes, proof_takes(proof, i, count), reader, first + i,
			folder, ladder, counts, findings);
	arena_free(arena);
	return done;
}
