/* letter.c - documents to lay out, for tests. */
#include "letter.h"

#include "base/buffer.h"
#include "marks.h"
#include "program.h"
#include "template/template.h"

#include "output/document_text.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

struct letter letter_styled(const char *style)
{
	struct letter letter = {.arena = arena_new(),
		.findings = findings_new(),
		.library = font_library_new()};

	letter.style = style_open(style, NULL, &(struct style_places){.templates = "templates"},
		letter.library, letter.arena, letter.findings);
	letter.document = document_new(letter.arena);
	letter.document->language = "ja";
	letter.document->style = style;
	letter.root = letter.document->root;
	return letter;
}

struct letter letter_new(void)
{
	return letter_styled("letter");
}

void letter_done(struct letter *letter)
{
	arena_free(letter->arena);
	findings_free(letter->findings);
	font_library_free(letter->library);
}

static void text_add(struct letter *letter, struct block *block, const char *text)
{
	const struct fact fact = {
		.path = "some/fact", .type = "text", .place = {"record.xml", 7, 3}};

	while (*text) {
		bool is_fact = *text == '<';
		size_t length = strcspn(text += is_fact, is_fact ? ">" : "<");
		char *part = arena_copy(letter->arena, text, length);

		if (is_fact)
			block_fact(letter->document, block, &fact, part);
		else
			block_words(letter->document, block, part);
		text += length + (is_fact ? 1 : 0);
	}
}

struct block *letter_add(
	struct letter *letter, struct block *in, enum block_kind kind, const char *text)
{
	struct block *block = block_add(letter->document, in, kind);

	block->source = (struct place){"letter.xml", 5, 2};
	text_add(letter, block, text);
	return block;
}

void letter_heading(struct letter *letter, struct block *in, size_t level, const char *text)
{
	letter_add(letter, in, BLOCK_HEADING, text)->level = level;
}

void letter_line(struct letter *letter, struct block *in, const char *role, const char *text)
{
	letter_add(letter, in, BLOCK_LINE, text)->role = role;
}

void letter_definition(
	struct letter *letter, struct block *in, const char *term, const char *description)
{
	struct block *definition = letter_add(letter, in, BLOCK_DEFINITION, "");

	letter_add(letter, definition, BLOCK_TERM, term);
	letter_add(letter, definition, BLOCK_DESCRIPTION, description);
}

struct block *letter_row(struct letter *letter, struct block *form, const char *number,
	const char *label, const char *text)
{
	struct block *row = letter_add(letter, form, BLOCK_ROW, "");

	row->number = number;
	letter_add(letter, row, BLOCK_LABEL, label);
	if (text)
		letter_add(letter, row, BLOCK_PARAGRAPH, text);
	return row;
}

struct block *letter_choice(
	struct letter *letter, struct block *choices, bool chosen, const char *text)
{
	struct block *choice = letter_add(letter, choices, BLOCK_CHOICE, text);

	choice->chosen = chosen;
	return choice;
}

void letter_expand(struct letter *letter, const char *path)
{
	static const char view[] = "<incident/>";
	struct xml *xml =
		xml_read("view.xml", view, strlen(view), &xml_limits_default, letter->findings);
	struct xpath_tree *tree = xpath_tree_new(xml);
	const struct printing printing = {.document = letter->document,
		.root = xml_root(xml),
		.tree = tree,
		.findings = letter->findings};
	struct template *template =
		template_open(&(struct template_source){.path = path, .language = "ja"},
			letter->arena, letter->findings);

	if (template)
		template_expand(template, &printing, letter->root, xml_root(xml));
	template_free(template);
	xpath_tree_free(tree);
	xml_free(xml);
}

void letter_expand_text(struct letter *letter, const char *text)
{
	char *folder = folder_new();
	char *path = arena_format(letter->arena, "%s/t.xml", folder);

	file_write(
		path, arena_format(letter->arena,
			      "<template xmlns='urn:todoke:template:1'>%s</template>", text));
	letter_expand(letter, path);
	folder_done(folder);
}

static void head_add(struct letter *letter)
{
	struct block *address = letter_add(letter, letter->root, BLOCK_ADDRESS, "");
	struct block *sender;

	letter_line(letter, address, NULL, "〒<999-0456>");
	letter_line(letter, address, NULL, "<水面県みなも台市緑町四丁目5番6号>");
	letter_line(letter, address, NULL, "<コーポ𠮷野 203号>");
	letter_line(letter, address, "name", "<葛󠄀城 髙﨑>　様");
	letter_add(letter, letter->root, BLOCK_DATE, "<2026年11月18日>");
	sender = letter_add(letter, letter->root, BLOCK_SENDER, "");
	letter_line(letter, sender, NULL, "〒<999-0123>");
	letter_line(letter, sender, NULL, "<水面県みなも台市青葉一丁目2番3号>");
	letter_line(letter, sender, "name", "<株式会社みなも台ハウスケア>");
	letter_line(letter, sender, NULL, "<代表取締役社長>　<三日月 澄人>");
}

static void particulars_add(struct letter *letter)
{
	struct block *in = letter_add(letter, letter->root, BLOCK_PARTICULARS, "");
	struct block *list, *contact;

	letter_heading(letter, in, 1, "対象となるお客様の情報");
	letter_add(letter, in, BLOCK_PARAGRAPH, "次の情報の漏えいが確認されました。");
	list = letter_add(letter, in, BLOCK_LIST, "");
	letter_add(letter, list, BLOCK_ITEM, "<お名前>");
	letter_add(letter, list, BLOCK_ITEM, "<ご住所>");
	letter_add(letter, list, BLOCK_ITEM, "<前回の点検日>");
	letter_heading(letter, in, 1, "原因");
	letter_add(letter, in, BLOCK_PARAGRAPH,
		"<封入後に宛名と書面を照合する手順を、担当者が行っていなかったことによるもので"
		"す。>");
	letter_heading(letter, in, 1, "お問い合わせ窓口");
	contact = letter_add(letter, in, BLOCK_CONTACT, "");
	list = letter_add(letter, contact, BLOCK_DEFINITIONS, "");
	letter_definition(letter, list, "窓口", "<お客様相談室>");
	letter_definition(letter, list, "電話", "<0120-000-000>");
	letter_definition(letter, list, "受付時間", "<平日の午前9時から午後5時まで>");
}

void letter_notice(struct letter *letter, size_t more)
{
	struct block *root = letter->root;

	head_add(letter);
	letter_add(letter, root, BLOCK_TITLE, "お客様の個人情報に関するお詫びとお知らせ");
	letter_add(letter, root, BLOCK_OPENING, "謹啓");
	letter_add(letter, root, BLOCK_PARAGRAPH,
		"このお手紙は、当社がお預かりしているお客様の個人情報について発生した事故を、"
		"お客様にお知らせするものです。");
	letter_add(letter, root, BLOCK_PARAGRAPH,
		"当社が<2026年11月12日>"
		"に発送した「定期点検のご案内」1通を、誤って別のお客様宛ての"
		"封筒に入れてお届けしたことが、<2026年11月16日>"
		"、受け取られた方からのご連絡により"
		"判明いたしました。");
	for (size_t i = 0; i < more; i++) {
		struct block *paragraph = letter_add(letter, root, BLOCK_PARAGRAPH, "");

		for (size_t sentence = 0; sentence <= i % 5; sentence++)
			text_add(letter, paragraph,
				"お客様の情報を取り扱うすべての業務の手順を見直しております。");
	}
	letter_add(letter, root, BLOCK_CLOSING, "謹白");
	particulars_add(letter);
}

void letter_lay(struct letter *letter)
{
	document_finish(letter->document, letter->findings);
	letter->pages = layout_document(
		letter->document, letter->style, letter->arena, letter->findings);
}

const struct finding *letter_finding(const struct letter *letter, const char *id)
{
	size_t count = findings_count(letter->findings, LEVEL_NOTE);

	for (size_t i = 0; i < count; i++)
		if (strcmp(findings_at(letter->findings, i)->id, id) == 0)
			return findings_at(letter->findings, i);
	return NULL;
}

const char *letter_repeated(const struct letter *letter, const char *text, size_t times)
{
	struct buffer all = {0};
	char *copy;

	for (size_t i = 0; i < times; i++)
		buffer_text(&all, text);
	copy = arena_copy(letter->arena, all.data ? all.data : "", all.length);
	buffer_done(&all);
	return copy;
}

/* --- structure and rules */

static void structure_write(struct buffer *to, const struct element *element)
{
	buffer_text(to, element->type);
	if (element->scope)
		buffer_format(to, "=%s", element->scope);
	if (element->columns > 1)
		buffer_format(to, " columns=%zu", element->columns);
	if (element->rows > 1)
		buffer_format(to, " rows=%zu", element->rows);
	if (element->first)
		buffer_byte(to, '(');
	for (const struct element *child = element->first; child; child = child->next) {
		structure_write(to, child);
		if (child->next)
			buffer_byte(to, ' ');
	}
	if (element->first)
		buffer_byte(to, ')');
}

void letter_assert_structure(const struct letter *letter, const char *expected)
{
	struct buffer text = {0};

	structure_write(&text, letter->pages->root);
	ck_assert_str_eq(text.data, expected);
	buffer_done(&text);
}

void letter_assert_text(const struct letter *letter, const char *expected)
{
	struct buffer text = {0};

	document_text(letter->document, &text);
	ck_assert_str_eq(text.data, expected);
	buffer_done(&text);
}

static bool overlap(int32_t a, int32_t a_length, int32_t b, int32_t b_length)
{
	return a < b + b_length && b < a + a_length;
}

static bool is_rule(const struct mark *mark)
{
	return mark->kind == MARK_RULE && mark->gray == 0;
}

/* Two rules that run side by side with hardly anything between them. */
static bool rules_double(const struct mark *a, const struct mark *b)
{
	const int32_t near = 2000;
	bool flat = a->width > a->height;

	if (flat != (b->width > b->height))
		return false;
	return flat ? overlap(a->x, a->width, b->x, b->width) && abs(a->y - b->y) < near
		    : overlap(a->y, a->height, b->y, b->height) && abs(a->x - b->x) < near;
}

void letter_assert_rules(const struct letter *letter, const struct page *page)
{
	const struct rectangle *area = &letter->style->area;

	for (const struct mark *mark = page->first; mark; mark = mark->next) {
		if (mark->kind != MARK_RULE)
			continue;
		ck_assert_ptr_null(mark->element);
		ck_assert_int_ge(mark->x, area->x - 400);
		ck_assert_int_le(mark->x + mark->width, area->x + area->width + 400);
		ck_assert_int_le(mark->y + mark->height, area->y + area->height + 400);
		for (const struct mark *other = mark->next; other && is_rule(mark);
			other = other->next)
			ck_assert_msg(!is_rule(other) || !rules_double(mark, other),
				"page %zu: rules at %d,%d and %d,%d", page->number, mark->x,
				mark->y, other->x, other->y);
	}
}

/* Without the blank half of punctuation at the line's end. */
static int32_t mark_ink_end(const struct letter *letter, const struct mark *mark)
{
	static const char *const halves[] = {"。", "、", "）", "」"};
	const char *text = mark_text(letter->pages, mark);
	size_t length = strlen(text), half = strlen("。");

	for (size_t i = 0; length >= half && i < sizeof halves / sizeof *halves; i++)
		if (strcmp(text + length - half, halves[i]) == 0)
			return mark_end(mark) - mark->glyphs[0].size / 2;
	return mark_end(mark);
}

/* No text crosses a rule: its line is above or below, left or right of each. */
void letter_assert_cells(const struct letter *letter, const struct page *page)
{
	for (const struct mark *mark = page->first; mark; mark = mark->next) {
		int32_t size;

		if (mark->kind != MARK_GLYPHS)
			continue;
		size = mark->glyphs[0].size;
		for (const struct mark *rule = page->first; rule; rule = rule->next)
			ck_assert_msg(
				!is_rule(rule)
					|| !overlap(rule->x, rule->width, mark_start(mark),
						mark_ink_end(letter, mark) - mark_start(mark))
					|| !overlap(rule->y, rule->height,
						mark->y - size * 8 / 10, size * 9 / 10),
				"page %zu: \"%s\" is crossed", page->number,
				mark_text(letter->pages, mark));
	}
}
