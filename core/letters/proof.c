/* proof.c - a file of letters is read back and compared with the list.
 *
 * For each page of a letter: what it should show is made once more from the row, and what it
 * does show is painted from the file.  What belongs to nobody is compared with the stock that
 * the file began with.
 */
#include "letters/proof.h"

#include "letters/excerpt.h"
#include "output/bytes.h"
#include "reading/pdf_volume.h"
#include "text/ladder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE_STEP = 100 };

struct proof {
	const struct volumes *volumes;
	struct pdf_volume *file;
	const char *name; /* of the file */
	struct findings *findings;
	struct ladder *ladder;
	const struct mould_page **common; /* by object: what it was found to show */
	size_t page;                      /* of the letter that is looked at, from 1 */
	struct buffer wanted, found;
};

/* A letter as it should be: what the row and its number make of its kind. */
struct copy {
	const struct kind *kind;
	const struct list_row *row;
	struct arena *arena;
	struct pages *own; /* its own marks; of letters laid out whole its text, too */
	size_t pages;      /* not counting an empty one that ends the sheet */
};

/* --- findings */

/* The finding ID about the copy's page INDEX, with what the buffers hold; false. */
static bool wrong(
	const struct proof *proof, const struct copy *copy, size_t index, const char *id)
{
	struct arena *arena = arena_new();
	size_t at = excerpt_start(&proof->wanted, &proof->found);

	finding_add(proof->findings, id,
		(struct place){kinds_list(proof->volumes->kinds), copy->row->number, 0}, "file",
		proof->name, "page", arena_format(arena, "%zu", proof->page + index), "name",
		copy->row->fields[LIST_NAME], "found", excerpt_around(&proof->found, at, arena),
		"wanted", excerpt_around(&proof->wanted, at, arena), NULL);
	arena_free(arena);
	return false;
}

/* The finding ID about the file; false. */
static bool file_wrong(const struct proof *proof, const char *id, size_t wanted)
{
	struct arena *arena = arena_new();

	finding_add(proof->findings, id,
		(struct place){kinds_list(proof->volumes->kinds), 0, 0}, "file", proof->name,
		"found", arena_format(arena, "%zu", pdf_volume_pages(proof->file)), "wanted",
		arena_format(arena, "%zu", wanted), NULL);
	arena_free(arena);
	return false;
}

/* --- the letter as it should be */

/* Whether what the row's letter has of its own must be laid out to be known. */
static bool is_laid(const struct kind *kind)
{
	return kind->whole || (kind->style->window && kind->style->window->barcode);
}

static bool copy_make(const struct proof *proof, const struct list_row *row, size_t number,
	struct arena *arena, struct copy *copy)
{
	const struct kinds *kinds = proof->volumes->kinds;
	const struct kind *kind = kinds_of(proof->volumes->kinds, row);
	struct findings *said = findings_new();
	struct own_letter letter = {.mould = kind->mould};
	struct sheets sheets = proof->volumes->sheets;
	bool made = true;

	if (is_laid(kind))
		made = kind_letter(kinds, kind, row, proof->ladder, arena, said, &letter);
	else
		letter.pages = pages_new(arena, "", "");
	findings_free(said);
	if (!made)
		return false;
	if (!letter.pages->first)
		page_add(letter.pages, letter.mould->width, letter.mould->height);
	*copy = (struct copy){kind, row, arena, letter.pages, letter.mould->page_count};
	if (number % SAMPLE_STEP
		== 1) /* these codes are the library's, not sums of its codes */
		sheets.codes = NULL;
	sheets_mark(&sheets, row, number, copy->own, copy->pages);
	return true;
}

static size_t copy_pages(const struct proof *proof, const struct copy *copy)
{
	return copy->pages + (proof->volumes->sheets.duplex ? copy->pages % 2 : 0);
}

/* The marks of the copy's page INDEX, or NULL. */
static const struct mark *copy_marks(const struct copy *copy, size_t index)
{
	const struct page *page = copy->own->first;

	while (page && index--)
		page = page->next;
	return page ? page->first : NULL;
}

/* --- text */

/* TEXT without white space, which a page has as distance. */
static void text_add(struct buffer *to, const char *text, size_t length)
{
	static const char wide[] = "　";
	const char *end = text + length;

	while (text < end) {
		if (*text == ' ' || *text == '\t')
			text++;
		else if (strncmp(text, wide, strlen(wide)) == 0)
			text += strlen(wide);
		else
			buffer_byte(to, *text++);
	}
}

/* All that page INDEX shows besides what it has in common with others: of a letter with a
 * window the lines of the address, as the row has them; of one laid out whole its glyphs. */
static void text_want(struct proof *proof, const struct copy *copy, size_t index)
{
	const struct mark *mark = copy->kind->whole ? copy_marks(copy, index) : NULL;
	const struct block *address = copy->kind->whole || index
					      ? NULL
					      : kind_address(proof->volumes->kinds, copy->kind,
						      copy->row, copy->arena);

	buffer_clear(&proof->wanted);
	if (address) {
		const char *text = block_text(copy->arena, address);

		text_add(&proof->wanted, text, strlen(text));
	}
	for (; mark; mark = mark->next)
		for (size_t i = 0; mark->kind == MARK_GLYPHS && i < mark->count; i++)
			text_add(&proof->wanted, mark->glyphs[i].text, mark->glyphs[i].length);
}

static void text_find(struct proof *proof, const struct pdf_page *page)
{
	buffer_clear(&proof->found);
	for (const struct pdf_run *run = page->first; run; run = run->next)
		text_add(&proof->found, run->text, run->length);
}

static bool text_is_seen(const struct pdf_page *page)
{
	const struct pdf_run *run = page->first;

	while (run && !run->invisible)
		run = run->next;
	return !run;
}

static bool text_holds(const struct proof *proof)
{
	return proof->wanted.length == proof->found.length
	       && (!proof->found.length
		       || memcmp(proof->wanted.data, proof->found.data, proof->found.length)
				  == 0);
}

/* --- codes and bars */

static bool lengths_meet(int32_t a, int32_t b)
{
	return abs(a - b) <= 1;
}

static bool is_at(
	const struct pdf_box *box, const struct mark *mark, const struct rectangle *part)
{
	return lengths_meet(box->x, mark->x + part->x)
	       && lengths_meet(box->y, mark->y + part->y)
	       && lengths_meet(box->width, part->width)
	       && lengths_meet(box->height, part->height);
}

/* The shapes of page INDEX stand on PAGE, one after the other, and nothing else does; a letter
 * laid out whole may have rules besides. */
static bool shapes_hold(const struct copy *copy, size_t index, const struct pdf_page *page)
{
	const struct pdf_box *box = page->boxes;

	for (const struct mark *mark = copy_marks(copy, index); mark; mark = mark->next)
		for (size_t i = 0; mark->kind == MARK_SHAPE && i < mark->count; i++) {
			while (copy->kind->whole && box
				&& !is_at(box, mark, &mark->rectangles[i]))
				box = box->next;
			if (!box || !is_at(box, mark, &mark->rectangles[i]))
				return false;
			box = box->next;
		}
	return !box || copy->kind->whole;
}

/* --- pages */

/* How many streams page INDEX has in common with those of its kind: one or none. */
static size_t common_count(const struct copy *copy, size_t index)
{
	return !copy->kind->whole && index < copy->pages
	       && copy->kind->mould->pages[index].content_size;
}

/* Whether stream LAST of page INDEX is that of its kind. */
static bool common_holds(
	struct proof *proof, const struct copy *copy, size_t index, size_t last)
{
	const struct mould_page *page = &copy->kind->mould->pages[index];
	struct pdf_volume_stream stream;

	if (!pdf_volume_stream(proof->file, proof->page + index, last, &stream))
		return false;
	if (proof->common[stream.object] == page)
		return true;
	if (stream.size != page->content_size
		|| memcmp(stream.data, page->content, stream.size) != 0)
		return false;
	proof->common[stream.object] = page;
	return true;
}

static bool page_holds(struct proof *proof, const struct copy *copy, size_t index)
{
	const size_t common = common_count(copy, index), number = proof->page + index;
	struct pdf_volume_page facts;
	struct pdf_page page = {0};

	buffer_clear(&proof->wanted);
	buffer_clear(&proof->found);
	if (!pdf_volume_page(proof->file, number, &facts))
		return wrong(proof, copy, index, "letters-proof-missing");
	if (facts.streams < common
		|| (common && !common_holds(proof, copy, index, facts.streams - 1)))
		return wrong(proof, copy, index, "letters-proof-kind");
	if (!facts.plain || facts.streams > common + 1)
		return wrong(proof, copy, index, "letters-proof-more");
	if (facts.streams > common
		&& !pdf_volume_paint(proof->file, number, 0, copy->arena, &page))
		return false;
	text_find(proof, &page);
	text_want(proof, copy, index);
	if (!text_holds(proof))
		return wrong(proof, copy, index, "letters-proof");
	if (!text_is_seen(&page))
		return wrong(proof, copy, index, "letters-proof-more");
	return shapes_hold(copy, index, &page)
	       || wrong(proof, copy, index, "letters-proof-marks");
}

/* --- letters */

/* Looks at the letter of ROW, the NUMBERth of the list, if LOOK; the next one's page is next.
 */
static bool letter_holds(
	struct proof *proof, const struct list_row *row, size_t number, bool look)
{
	struct arena *arena = arena_new();
	struct copy copy = {.row = row};
	bool holds = copy_make(proof, row, number, arena, &copy)
		     || wrong(proof, &copy, 0, "letters-proof");

	for (size_t i = 0; look && holds && i < copy_pages(proof, &copy); i++)
		holds = page_holds(proof, &copy, i);
	if (holds)
		proof->page += copy_pages(proof, &copy);
	arena_free(arena);
	return holds;
}

bool proof_takes(enum proof_extent extent, size_t index, size_t count)
{
	return extent == PROOF_EVERY
	       || (extent == PROOF_SAMPLE && (index % SAMPLE_STEP == 0 || index + 1 == count));
}

static bool letters_hold(struct proof *proof, enum proof_extent extent,
	struct list_reader *reader, size_t first, size_t count)
{
	proof->page = 1;
	for (size_t i = 0; i < count; i++) {
		const struct list_row *row =
			list_reader_row(reader, first + i, proof->findings);

		if (!row
			|| !letter_holds(
				proof, row, first + i + 1, proof_takes(extent, i, count)))
			return false;
	}
	return proof->page == pdf_volume_pages(proof->file) + 1
	       || file_wrong(proof, "letters-proof-pages", proof->page - 1);
}

/* --- what is nobody's */

/* Metadata, fonts of the common text, pictures are the stock's, and there are no attachments,
 * bookmarks, forms. */
static bool stock_holds(const struct proof *proof, const struct pdf_stock *stock)
{
	const struct pdf_volume_file facts = pdf_volume_file(proof->file);
	struct pdf_defined object;

	if (!facts.plain || facts.info != stock->info || facts.metadata != stock->xmp)
		return file_wrong(proof, "letters-proof-file", 0);
	for (uint32_t i = 1; pdf_defined(stock->file, i, &object); i++)
		if (!pdf_volume_holds(proof->file, i, object.body, object.body_size,
			    object.stream, object.stream_size))
			return file_wrong(proof, "letters-proof-file", 0);
	return true;
}

/* The stock of the letter of row FIRST is that of all in the file. */
static const struct pdf_stock *stock_of(
	const struct proof *proof, struct list_reader *reader, size_t first)
{
	const struct list_row *row = list_reader_row(reader, first, proof->findings);

	return row ? kinds_of(proof->volumes->kinds, row)->stock : NULL;
}

static bool file_holds(struct proof *proof, enum proof_extent extent,
	struct list_reader *reader, size_t first, size_t count, const char *bytes, size_t size)
{
	const struct pdf_stock *stock = stock_of(proof, reader, first);
	struct arena *arena = arena_new();
	bool holds = false;

	proof->ladder = ladder_new(arena);
	proof->file = pdf_volume_open(bytes, size, proof->name, proof->findings);
	if (proof->file)
		proof->common = arena_array(arena, pdf_volume_objects(proof->file),
			sizeof(const struct mould_page *));
	if (proof->file && stock)
		holds = stock_holds(proof, stock)
			&& letters_hold(proof, extent, reader, first, count);
	pdf_volume_close(proof->file);
	buffer_done(&proof->wanted);
	buffer_done(&proof->found);
	arena_free(arena);
	return holds;
}

bool proof_volume(const struct volumes *volumes, enum proof_extent extent,
	struct list_reader *reader, size_t first, size_t count, int fd, const char *name,
	struct findings *findings)
{
	struct proof proof = {.volumes = volumes, .name = name, .findings = findings};
	struct buffer bytes = {0};
	bool holds = false;

	if (extent == PROOF_NONE)
		return true;
	if (bytes_read(fd, &bytes))
		holds = file_holds(&proof, extent, reader, first, count,
			bytes.data ? bytes.data : "", bytes.length);
	else
		finding_add(findings, "output-failed", (struct place){proof.name, 0, 0},
			"reason", strerror(errno), NULL);
	buffer_done(&bytes);
	return holds;
}
