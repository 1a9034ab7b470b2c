/* proof.c - a file of letters is read back and compared with the list. */
#include "letters/proof.h"

#include "reading/pdf_volume.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

enum { SAMPLE_STEP = 100 };

struct proof {
	const struct volumes *volumes;
	struct pdf_volume *file;
	struct findings *findings;
	uint32_t *common; /* by kind and page: the object that was found to be the mould's */
	size_t page;      /* of the letter that is looked at, from 1 */
	struct buffer wanted, found;
};

/* TEXT without white space, which a page has as distance. */
static void text_add(struct buffer *to, const char *text)
{
	for (; *text; text++) {
		if (*text == ' ' || *text == '\t')
			continue;
		if (strncmp(text, "　", strlen("　")) == 0)
			text += strlen("　") - 1;
		else
			buffer_byte(to, *text);
	}
}

static bool wrong(const struct proof *proof, const struct list_row *row, const char *id)
{
	const struct kinds *kinds = proof->volumes->kinds;

	finding_add(proof->findings, id, (struct place){kinds_list(kinds), row->line, 0},
		"name", row->fields[LIST_NAME], "found",
		proof->found.data ? proof->found.data : "", "wanted",
		proof->wanted.data ? proof->wanted.data : "", NULL);
	return false;
}

/* --- what all letters of a kind share */

/* Whether the letter's page INDEX ends with the stream of its kind. */
static bool common_holds(struct proof *proof, const struct kind *kind, size_t index)
{
	const struct mould_page *page = &kind->mould->pages[index];
	uint32_t *known = &proof->common[kind->number * proof->common[0] + index + 1];
	struct pdf_volume_stream stream;

	if (!pdf_volume_stream(
		    proof->file, proof->page + index, PDF_VOLUME_LAST, &stream))
		return false;
	if (*known == stream.object)
		return true;
	if (stream.size != page->content_size
		|| memcmp(stream.data, page->content, stream.size) != 0)
		return false;
	*known = stream.object;
	return true;
}

/* The most pages that a letter of any kind has. */
static size_t pages_most(const struct kinds *kinds)
{
	size_t most = 0;

	for (size_t i = 0; i < kinds_count(kinds); i++)
		if (kinds_kind(kinds, i)->mould->page_count > most)
			most = kinds_kind(kinds, i)->mould->page_count;
	return most;
}

/* --- what is a person's own */

static void lines_want(struct proof *proof, const struct block *block, struct arena *arena)
{
	text_add(&proof->wanted, block_text(arena, block));
}

/* What the first stream of the letter's first page says. */
static bool own_found(struct proof *proof)
{
	struct buffer text = {0};
	bool read = pdf_volume_text(proof->file, proof->page, 0, &text);

	text_add(&proof->found, text.data ? text.data : "");
	buffer_done(&text);
	return read;
}

/* The address alone: nothing less, nothing more. */
static bool address_holds(
	struct proof *proof, const struct kind *kind, const struct list_row *row)
{
	struct arena *arena = arena_new();
	bool same;

	lines_want(proof, kind_address(proof->volumes->kinds, kind, row, arena), arena);
	same = own_found(proof) && proof->found.data && proof->wanted.data
	       && strcmp(proof->found.data, proof->wanted.data) == 0;
	arena_free(arena);
	return same;
}

/* All of the first page is the person's own: it has every field that the row fills. */
static bool whole_holds(
	struct proof *proof, const struct kind *kind, const struct list_row *row)
{
	struct arena *arena = arena_new();
	const struct block *address = kind_address(proof->volumes->kinds, kind, row, arena);
	bool same = own_found(proof) && proof->found.data;

	for (const struct block *line = address ? address->first : NULL; line && same;
		line = line->next) {
		buffer_clear(&proof->wanted);
		lines_want(proof, line, arena);
		same = !proof->wanted.data || strstr(proof->found.data, proof->wanted.data);
	}
	arena_free(arena);
	return same;
}

/* --- letters */

/* How many pages the letter has in the file. */
static size_t letter_pages(
	const struct proof *proof, const struct kind *kind, const struct list_row *row)
{
	size_t pages = kind->mould->page_count;

	if (kind->whole) {
		struct arena *arena = arena_new();
		struct findings *said = findings_new();
		struct own_letter letter;

		kind_letter(proof->volumes->kinds, kind, row, NULL, arena, said, &letter);
		pages = letter.pages ? letter.pages->count : 0;
		findings_free(said);
		arena_free(arena);
	}
	return pages + (proof->volumes->sheets.duplex ? pages % 2 : 0);
}

static bool letter_holds(struct proof *proof, const struct list_row *row)
{
	const struct kind *kind = kinds_of(proof->volumes->kinds, row);

	buffer_clear(&proof->wanted);
	buffer_clear(&proof->found);
	if (kind->whole)
		return whole_holds(proof, kind, row) || wrong(proof, row, "letters-proof");
	for (size_t i = 0; i < kind->mould->page_count; i++)
		if (!common_holds(proof, kind, i))
			return wrong(proof, row, "letters-proof-kind");
	return address_holds(proof, kind, row) || wrong(proof, row, "letters-proof");
}

static bool is_looked_at(enum proof_extent extent, size_t index, size_t count)
{
	return extent == PROOF_EVERY || index % SAMPLE_STEP == 0 || index + 1 == count;
}

static bool letters_hold(struct proof *proof, enum proof_extent extent,
	struct list_reader *reader, size_t first, size_t count)
{
	proof->page = 1;
	for (size_t i = 0; i < count; i++) {
		const struct list_row *row =
			list_reader_row(reader, first + i, proof->findings);

		if (!row || (is_looked_at(extent, i, count) && !letter_holds(proof, row)))
			return false;
		proof->page += letter_pages(proof, kinds_of(proof->volumes->kinds, row), row);
	}
	if (proof->page == pdf_volume_pages(proof->file) + 1)
		return true;
	finding_add(proof->findings, "letters-proof-pages", (struct place){0}, NULL);
	return false;
}

static bool file_holds(struct proof *proof, enum proof_extent extent,
	struct list_reader *reader, size_t first, size_t count, const char *bytes, size_t size)
{
	const struct kinds *kinds = proof->volumes->kinds;
	struct arena *arena = arena_new();
	bool holds = false;

	proof->file = pdf_volume_open(bytes, size, kinds_list(kinds), proof->findings);
	proof->common = arena_array(
		arena, kinds_count(kinds) * pages_most(kinds) + 1, sizeof *proof->common);
	proof->common[0] = (uint32_t)pages_most(kinds);
	if (proof->file)
		holds = letters_hold(proof, extent, reader, first, count);
	pdf_volume_close(proof->file);
	buffer_done(&proof->wanted);
	buffer_done(&proof->found);
	arena_free(arena);
	return holds;
}

bool proof_volume(const struct volumes *volumes, enum proof_extent extent,
	struct list_reader *reader, size_t first, size_t count, int fd,
	struct findings *findings)
{
	struct proof proof = {.volumes = volumes, .findings = findings};
	struct stat status;
	void *bytes = MAP_FAILED;
	bool holds;

	if (extent == PROOF_NONE)
		return true;
	if (fstat(fd, &status) == 0 && status.st_size > 0)
		bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED) {
		finding_add(findings, "output-failed", (struct place){0}, "reason",
			strerror(errno), NULL);
		return false;
	}
	holds = file_holds(&proof, extent, reader, first, count, bytes, (size_t)status.st_size);
	munmap(bytes, (size_t)status.st_size);
	return holds;
}
