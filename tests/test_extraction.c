/* test_extraction.c - the text that was put in comes back, character for character.
 *
 * From generated paragraphs of all kinds of characters, and from the golden documents;
 * read by poppler and by our own reader, in the order of the structure.
 */
#include "golden.h"
#include "letter.h"
#include "program.h"

#include "base/buffer.h"
#include "output/pdf.h"
#include "reading/pdf_reader.h"
#include "xml/xml.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *extraction_suite(void);

enum { FILES = 40, PARAGRAPHS = 50 };

/* --- reading */

/* What pdfinfo -struct-text prints in quotation marks, a piece a line.  It would read the
 * colours of the output intent anew for each of them, so the file it gets has none. */
static void poppler_read(const char *path, struct buffer *text)
{
	char *folder = folder_new();
	struct run run = run_shell("qpdf --object-streams=disable '%s' '%s/plain' &&"
				   " sed -i s/OutputIntents/OutputNothing/ '%s/plain' && "
				   "pdfinfo -struct-text '%s/plain'",
		path, folder, folder, folder);
	char *rest = run.output, *line;

	ck_assert_int_eq(run.status, 0);
	while ((line = strsep(&rest, "\n"))) {
		size_t indent = strspn(line, " "), length = strlen(line);

		if (line[indent] == '"')
			buffer_add(text, line + indent + 1, length - indent - 2);
	}
	run_done(&run);
	folder_done(folder);
}

static void reader_read(const char *path, struct buffer *text)
{
	struct findings *findings = findings_new();
	struct pdf_reader *reader = pdf_reader_open(path, findings);
	struct buffer lines = {0};

	ck_assert_ptr_nonnull(reader);
	ck_assert(pdf_reader_text(reader, &lines));
	for (size_t i = 0; i < lines.length; i++)
		if (lines.data[i] != '\n')
			buffer_byte(text, lines.data[i]);
	buffer_done(&lines);
	pdf_reader_close(reader);
	findings_free(findings);
}

/* --- generated paragraphs */

static uint64_t seed;

static size_t pick(size_t count)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % count;
}

static const char *const kana[] = {"あ", "い", "が", "ぱ", "っ", "ゃ", "ん", "ゐ", "ア", "ヴ",
	"ッ", "ー", "ヶ", "ﾊﾝｶｸ", "ｶﾞ", "か\u3099", "は\u309A", "か\u309A", "ト\u309A", "ゝ",
	"ヽ", "ゟ"};
static const char *const kanji[] = {"個", "人", "情", "報", "漏", "毀", "損", "々", "髙", "﨑",
	"邊", "邉", "齋", "神", "\uFA19", "\uFA1B", "\uF91D", "都", "\uFA26", "\u2F00", "一",
	"⼈", "𠮷", "𡈽", "\U0002F9B2", "葛\U000E0100", "葛\U000E0102", "邉\U000E010E",
	"辻\U000E0100", "㈱", "㍿", "Ⅲ", "①", "⑴", "〇", "〒"};
static const char *const latin[] = {"privacy", "PDF/A", "VPN", "Don’t", "“quoted”", "e-mail",
	"AVATAR", "fi", "ffl", "office", "No.5", "École", "naïve", "Łódź", "αβγ", "Привет",
	"e\u0301", "A\u030A", "https://www.example.co.jp/a/b?c=d&e=f", "desk@example.jp",
	"(ABC)", "x<y>&z", " misunderstandings of the independent investigation",
	" we notwithstanding considered unauthorized communications, "};
static const char *const digits[] = {"1,234件", "27,413人", "2026年", "11月", "3", "０３－１２",
	"2.7万件", "50%", "¥500", "￥500", "37℃", "14:30", "1/2", "½", "m²", "四丁目5番6号"};
static const char *const marks[] = {"、", "。", "「", "」", "『", "』", "（", "）", "【", "】",
	"・", "：", "…", "……", "――", "—", "〜", "～", "！", "？", "‼", "※", "→", "☑", "☐", "□",
	"■", "〃", "“", "”", "‘", "’", "，", "．", "‐", "–", "−", "－"};
static const char *const spaces[] = {" ", "　", "  ", "\u00A0", "\u2009", "\u200B", "\u2060"};

static const struct {
	const char *const *pieces;
	size_t count, share;
} kinds[] = {
	{kana, sizeof kana / sizeof *kana, 9},
	{kanji, sizeof kanji / sizeof *kanji, 9},
	{latin, sizeof latin / sizeof *latin, 2},
	{digits, sizeof digits / sizeof *digits, 2},
	{marks, sizeof marks / sizeof *marks, 4},
	{spaces, sizeof spaces / sizeof *spaces, 1},
};

static void piece_add(struct buffer *words)
{
	size_t kind = 0, share = pick(27);

	while (share >= kinds[kind].share)
		share -= kinds[kind++].share;
	buffer_text(words, kinds[kind].pieces[pick(kinds[kind].count)]);
}

/* Up to COUNT pieces as words of BLOCK, and at the end of INPUT. */
static void words_add(
	struct letter *letter, struct block *block, size_t count, struct buffer *input)
{
	struct buffer words = {0};

	for (size_t pieces = 1 + pick(count); pieces > 0; pieces--)
		piece_add(&words);
	block_words(letter->document, block, words.data);
	buffer_text(input, words.data);
	buffer_done(&words);
}

static void paragraph_add(struct letter *letter, struct buffer *input)
{
	struct block *paragraph = letter_add(letter, letter->root, BLOCK_PARAGRAPH, "");

	for (size_t parts = 1 + pick(4); parts > 0; parts--) {
		struct block *ruby;

		words_add(letter, paragraph, 12, input);
		if (pick(6))
			continue;
		ruby = letter_add(letter, paragraph, BLOCK_RUBY, "");
		words_add(letter, ruby, 3, input);
		words_add(letter, letter_add(letter, ruby, BLOCK_READING, ""), 4, input);
	}
}

static void document_write(struct letter *letter, const char *path)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	letter_lay(letter);
	letter->pages->date = "2026-11-19T00:00:00+09:00";
	ck_assert(pdf_write(letter->pages, PDF_A3A_UA1, file, letter->findings));
	close(file);
	ck_assert_ptr_null(letter_finding(letter, "glyph-missing"));
}

/* Fails at the first character that is not the same. */
static void same_assert(
	const struct buffer *input, const struct buffer *output, const char *who)
{
	size_t at = 0, from;

	while (at < input->length && at < output->length && input->data[at] == output->data[at])
		at++;
	for (from = at < 40 ? 0 : at - 40; (input->data[from] & 0xC0) == 0x80;)
		from++;
	ck_assert_msg(at == input->length && at == output->length,
		"%s, byte %zu:\nput in:   %.120s\nread out: %.120s", who, at,
		input->data + from, output->data + from);
}

START_TEST(generated_text_comes_back)
{
	char *folder = folder_new();
	struct letter letter = letter_styled("official");
	const char *path = arena_format(letter.arena, "%s/text.pdf", folder);
	struct buffer input = {0}, poppler = {0}, own = {0};

	seed = (uint64_t)_i;
	letter_add(&letter, letter.root, BLOCK_TITLE, "見本");
	buffer_text(&input, "見本");
	for (size_t i = 0; i < PARAGRAPHS; i++) {
		paragraph_add(&letter, &input);
	}
	document_write(&letter, path);
	poppler_read(path, &poppler);
	same_assert(&input, &poppler, "poppler");
	reader_read(path, &own);
	same_assert(&input, &own, "own reader");
	buffer_done(&input);
	buffer_done(&poppler);
	buffer_done(&own);
	letter_done(&letter);
	folder_done(folder);
}
END_TEST

/* --- golden documents */

/* What is read out, and how far the document's texts have been found in it. */
struct search {
	const char *output, *at, *late;
	const char *who;
};

enum { FORM_WORDS = 400 }; /* bytes between two texts: heads set again, 記, marks */

/* A long text of an annex comes after all others, in their order. */
static void text_search(struct search *search, const char *text, bool annex)
{
	const char *found = strstr(search->at, text);

	if (annex && (!found || found - search->at > FORM_WORDS)) {
		search->late =
			strstr(search->late > search->at ? search->late : search->at, text);
		ck_assert_msg(search->late != NULL, "%s: no annex \"%s\"", search->who, text);
		search->late += strlen(text);
		return;
	}
	ck_assert_msg(found && found - search->at <= FORM_WORDS,
		"%s: \"%s\" does not follow before \"%.90s\"", search->who, text, search->at);
	search->at = found + strlen(text);
}

static void texts_search(struct search *search, const struct xml_node *node, bool annex)
{
	for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
		const char *text = xml_is_text(child) ? xml_content(child) : NULL;

		if (!text)
			texts_search(search, child, annex || xml_is(child, "annex"));
		else if (text[strspn(text, "\n\t")])
			text_search(search, text, annex);
	}
}

/* Every text of the document in XML at PATH.xml is in its PDF, in its order. */
static void document_assert(
	const char *path, void (*read)(const char *, struct buffer *), const char *who)
{
	struct findings *findings = findings_new();
	struct arena *arena = arena_new();
	struct xml *xml =
		xml_open(arena_format(arena, "%s.xml", path), &xml_limits_default, findings);
	struct buffer output = {0};
	struct search search = {.who = who};

	ck_assert_ptr_nonnull(xml);
	read(arena_format(arena, "%s.pdf", path), &output);
	search.output = search.at = search.late = output.data;
	texts_search(&search, xml_root(xml), false);
	ck_assert(search.at > search.output);
	buffer_done(&output);
	xml_free(xml);
	arena_free(arena);
	findings_free(findings);
}

static int is_pdf(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && strcmp(entry->d_name + length - 4, ".pdf") == 0;
}

static void documents_assert(const char *folder)
{
	struct arena *arena = arena_new();
	struct dirent **entries;
	int count = scandir(folder, &entries, is_pdf, alphasort);

	ck_assert_int_ge(count, 1);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		const char *path =
			arena_format(arena, "%s/%.*s", folder, (int)strlen(name) - 4, name);

		document_assert(path, poppler_read, "poppler");
		document_assert(path, reader_read, "own reader");
		free(entries[i]);
	}
	free(entries);
	arena_free(arena);
}

static char **cases;

START_TEST(text_of_golden_documents_comes_back)
{
	char *folder = golden_made(cases[_i], "a-3a");

	documents_assert(folder);
	free(folder);
}
END_TEST

Suite *extraction_suite(void)
{
	Suite *suite = suite_create("extraction");
	TCase *tests = tcase_create("extraction");
	int count;

	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, generated_text_comes_back, 0, FILES);
	cases = goldens(&count);
	tcase_add_loop_test(tests, text_of_golden_documents_comes_back, 0, count);
	suite_add_tcase(suite, tests);
	return suite;
}
