/* evidence.c - reading a beginning of the file in every encoding. */
#include "list/evidence.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/encoding.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	PIECE = 1024 * 1024,
	ENOUGH = 2000,  /* lines that are not ASCII */
	LONGEST = 4096, /* bytes of a line that are looked at */
	KANJI_FIRST = 0x4E00,
	KANJI_LAST = 0x9FFF
};

enum kanji { KANJI_NEW, KANJI_RARE, KANJI_COMMON };

/* What a byte order mark says. */
static const struct mark {
	const char *bytes;
	size_t size;
	const char *encoding;
} marks[] = {
	{"\xEF\xBB\xBF", 3, "utf-8"},
	{"\xFF\xFE", 2, "utf-16le"},
	{"\xFE\xFF", 2, "utf-16be"},
};

/* An encoding that lists come in without a mark. */
struct candidate {
	const char *encoding;
	struct decoding *decoding;
	size_t right, wrong;  /* lines, of those that are not ASCII */
	size_t usual, others; /* characters of the right ones, beyond ASCII */
	size_t half_width;    /* kana, of those others */
};

enum { CANDIDATES = 3 };

struct sample {
	struct candidate candidates[CANDIDATES];
	struct encoding *jis; /* EUC-JP: tells how common a kanji is */
	unsigned char kanji[KANJI_LAST - KANJI_FIRST + 1]; /* enum kanji */
	struct buffer text, code;
	size_t zeros[2]; /* zero bytes at even and at odd offsets */
	size_t bytes, lines;
	bool escapes; /* as ISO-2022-JP has them */
};

/* --- what speaks for an encoding */

/* Kanji of level 1, by their frequency, stand in the rows 16 to 47 of JIS X 0208. */
static bool is_in_level_1(struct sample *sample, const char *text, size_t size)
{
	unsigned char row;

	if (encoding_reach(sample->jis, text, size) < size)
		return false;
	buffer_clear(&sample->code);
	encoding_add(sample->jis, text, size, &sample->code);
	row = (unsigned char)sample->code.data[0];
	return sample->code.length == 2 && row >= 0xA0 + 16 && row <= 0xA0 + 47;
}

/* Looked up once for each KANJI, SIZE bytes at TEXT: that takes long, and there are many. */
static bool is_common(struct sample *sample, uint32_t kanji, const char *text, size_t size)
{
	unsigned char *known = &sample->kanji[kanji - KANJI_FIRST];

	if (*known == KANJI_NEW)
		*known = is_in_level_1(sample, text, size) ? KANJI_COMMON : KANJI_RARE;
	return *known == KANJI_COMMON;
}

/* What Japanese is mostly written in: kana, common kanji, punctuation, full-width letters.
 * One encoding read as another turns into half-width kana, rare kanji and symbols. */
static bool is_usual(struct sample *sample, uint32_t character, const char *text, size_t size)
{
	return (character >= 0x3000 && character <= 0x30FF)
	       || (character >= 0xFF01 && character <= 0xFF5E)
	       || (character >= KANJI_FIRST && character <= KANJI_LAST
		       && is_common(sample, character, text, size));
}

static void line_try(
	struct sample *sample, struct candidate *candidate, const char *line, size_t length)
{
	struct buffer *text = &sample->text;
	size_t taken;

	buffer_clear(text);
	if (decoding_add(candidate->decoding, line, length, text) < length) {
		candidate->wrong++;
		return;
	}
	candidate->right++;
	for (size_t at = 0; at < text->length; at += taken) {
		const char *here = text->data + at;
		uint32_t character = utf8_decode(here, text->length - at, &taken);

		if (character >= 0x80 && is_usual(sample, character, here, taken))
			candidate->usual++;
		else if (character >= 0x80)
			candidate->others++;
		candidate->half_width += character >= 0xFF61 && character <= 0xFF9F;
	}
}

static bool is_ascii(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)line[i] >= 0x80)
			return false;
	return true;
}

static void line_add(struct sample *sample, const char *line, size_t length)
{
	const char *escape = memchr(line, 0x1B, length);

	sample->escapes |= escape && length - (size_t)(escape - line) > 1 && escape[1] == '$';
	if (length > LONGEST || is_ascii(line, length))
		return;
	sample->lines++;
	for (size_t i = 0; i < CANDIDATES; i++)
		line_try(sample, &sample->candidates[i], line, length);
}

/* The lines of LENGTH bytes at TEXT; how many bytes they take. */
static size_t lines_add(struct sample *sample, const char *text, size_t length, bool is_last)
{
	size_t start = 0;

	for (size_t at = 0; at < length && sample->lines < ENOUGH; at++)
		if (text[at] == '\n' || text[at] == '\r') {
			line_add(sample, text + start, at - start);
			start = at + 1;
		}
	if (is_last && sample->lines < ENOUGH) {
		line_add(sample, text + start, length - start);
		start = length;
	}
	return start;
}

static void zeros_count(struct sample *sample, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		sample->zeros[(sample->bytes + i) % 2] += !bytes[i];
	sample->bytes += size;
}

/* Reads until there is evidence enough; false with errno. */
static bool sample_read(struct sample *sample, int fd)
{
	char *bytes = memory_alloc(PIECE);
	size_t kept = 0;
	ssize_t taken = 1;
	off_t at = 0;

	while (taken > 0 && sample->lines < ENOUGH) {
		size_t used;

		taken = pread(fd, bytes + kept, PIECE - kept, at);
		if (taken < 0)
			break;
		at += taken;
		zeros_count(sample, bytes + kept, (size_t)taken);
		kept += (size_t)taken;
		used = lines_add(sample, bytes, kept, taken == 0);
		used = used ? used : kept == PIECE ? PIECE : 0; /* no line at all */
		memmove(bytes, bytes + used, kept - used);
		kept -= used;
	}
	free(bytes);
	return taken >= 0;
}

/* --- judging */

/* Separators, digits and line ends have one zero byte each in UTF-16. */
static const char *utf_16_find(const struct sample *sample)
{
	size_t even = sample->zeros[0], odd = sample->zeros[1], least = sample->bytes / 32 + 1;

	if (odd > least && odd > 4 * even)
		return "utf-16le";
	return even > least && even > 4 * odd ? "utf-16be" : NULL;
}

/* Per mille of the characters.  Nothing but half-width kana is usual, too: among kanji of
 * EUC-JP some would turn into something else. */
static size_t usual_share(const struct candidate *candidate)
{
	size_t all = candidate->usual + candidate->others;

	if (candidate->half_width * 20 > all * 19)
		return candidate->half_width * 1000 / all;
	return all ? candidate->usual * 1000 / all : 0;
}

/* A broken line in fifty does not make a list another one. */
static bool is_possible(const struct candidate *candidate)
{
	return candidate->right && candidate->wrong * 50 <= candidate->right + candidate->wrong;
}

/* Text in another encoding is hardly ever in UTF-8 by chance, and then it is rare kanji. */
static bool is_sure(const struct candidate *candidate)
{
	return strcmp(candidate->encoding, "utf-8") == 0 && !candidate->wrong
	       && usual_share(candidate) >= 800;
}

/* The one that is far more likely than the others; NULL when none is. */
static const char *likely_find(const struct sample *sample)
{
	const struct candidate *best = NULL;
	size_t second = 0;

	for (size_t i = 0; i < CANDIDATES; i++) {
		const struct candidate *candidate = &sample->candidates[i];
		size_t share = usual_share(candidate);

		if (is_sure(candidate))
			return candidate->encoding;
		if (!is_possible(candidate))
			continue;
		if (!best || share > usual_share(best)) {
			second = best ? usual_share(best) : 0;
			best = candidate;
		} else if (share > second)
			second = share;
	}
	if (!best || usual_share(best) < 400 || second > usual_share(best) / 2)
		return NULL;
	return best->encoding;
}

static const char *judge(const struct sample *sample)
{
	const char *utf_16 = utf_16_find(sample);

	if (utf_16 || sample->escapes)
		return utf_16;
	return sample->lines ? likely_find(sample) : "utf-8";
}

/* What was found of CANDIDATE, in figures. */
struct figures {
	char lines[32], usual[32];
};

static struct figures candidate_figures(const struct candidate *candidate)
{
	const size_t share = usual_share(candidate);
	struct figures figures;

	snprintf(figures.lines, sizeof figures.lines, "%zu", candidate->right);
	snprintf(figures.usual, sizeof figures.usual, "%zu.%zu%%", share / 10, share % 10);
	return figures;
}

/* The lines that are none in ENCODING. */
static size_t sample_wrong(const struct sample *sample, const char *encoding)
{
	for (size_t i = 0; i < CANDIDATES; i++)
		if (strcmp(sample->candidates[i].encoding, encoding) == 0)
			return sample->candidates[i].wrong;
	return 0;
}

/* Which message says why it is ENCODING, or none (NULL). */
static const char *sample_message(const struct sample *sample, const char *encoding)
{
	if (!encoding)
		return sample->escapes ? "list-encoding-escapes" : "list-encoding-unsure";
	if (utf_16_find(sample))
		return "list-encoding-zeros";
	if (!sample->lines)
		return "list-encoding-ascii";
	return sample_wrong(sample, encoding) ? "list-encoding-mostly" : "list-encoding-found";
}

static void sample_tell(const struct sample *sample, const char *encoding, struct place place,
	struct findings *findings)
{
	const struct figures utf_8 = candidate_figures(&sample->candidates[0]);
	const struct figures cp932 = candidate_figures(&sample->candidates[1]);
	const struct figures euc_jp = candidate_figures(&sample->candidates[2]);
	char lines[32], wrong[32];

	snprintf(lines, sizeof lines, "%zu", sample->lines);
	snprintf(wrong, sizeof wrong, "%zu", encoding ? sample_wrong(sample, encoding) : 0);
	finding_add(findings, sample_message(sample, encoding), place, "encoding",
		encoding ? encoding : "", "lines", lines, "wrong", wrong, "utf-8", utf_8.lines,
		"utf-8-usual", utf_8.usual, "cp932", cp932.lines, "cp932-usual", cp932.usual,
		"euc-jp", euc_jp.lines, "euc-jp-usual", euc_jp.usual, NULL);
}

static bool sample_judge(
	int fd, const char *path, struct evidence *evidence, struct findings *findings)
{
	static const char *const names[CANDIDATES] = {"utf-8", "cp932", "euc-jp"};
	struct sample sample = {.jis = encoding_open("euc-jp")};
	struct place place = {path, 0, 0};
	bool read;

	for (size_t i = 0; i < CANDIDATES; i++)
		sample.candidates[i] = (struct candidate){
			.encoding = names[i], .decoding = decoding_open(names[i])};
	read = sample_read(&sample, fd);
	evidence->encoding = read ? judge(&sample) : NULL;
	if (read)
		sample_tell(&sample, evidence->encoding, place, findings);
	else
		finding_add(
			findings, "list-unreadable", place, "reason", strerror(errno), NULL);
	for (size_t i = 0; i < CANDIDATES; i++)
		decoding_close(sample.candidates[i].decoding);
	encoding_close(sample.jis);
	buffer_done(&sample.text);
	buffer_done(&sample.code);
	return evidence->encoding != NULL;
}

/* --- marks */

static const struct mark *mark_find(int fd)
{
	char start[3];
	ssize_t size = pread(fd, start, sizeof start, 0);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (size >= (ssize_t)marks[i].size
			&& memcmp(start, marks[i].bytes, marks[i].size) == 0)
			return &marks[i];
	return NULL;
}

static bool mark_agrees(const struct mark *mark, const char *asked)
{
	return !asked || strcmp(asked, mark->encoding) == 0 || strcmp(asked, "utf-16") == 0;
}

bool evidence_find(int fd, const char *path, const char *asked, struct evidence *evidence,
	struct findings *findings)
{
	const struct mark *mark = mark_find(fd);
	struct place place = {path, 0, 0};

	*evidence = (struct evidence){0};
	if (mark && !mark_agrees(mark, asked)) {
		finding_add(findings, "list-encoding-mark", place, "encoding", mark->encoding,
			"asked", asked, NULL);
		return false;
	}
	if (mark)
		*evidence = (struct evidence){mark->encoding, mark->size};
	else if (asked)
		evidence->encoding = asked;
	else
		return sample_judge(fd, path, evidence, findings);
	finding_add(findings, mark ? "list-encoding-marked" : "list-encoding-asked", place,
		"encoding", evidence->encoding, NULL);
	return true;
}
