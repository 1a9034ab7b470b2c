/* letters.c - the architecture spike: many tagged one-page letters in one file.
 *
 *     build/bench/letters [-d FOLDER] [-w WAY] LETTERS...     (1000 5000)
 *
 * Writes the same letters in several ways, each in a process of its own so that
 * its peak memory is its own, and prints a line of a table for each:
 *
 *     naive   structure elements as libharu dictionaries, text on every page
 *     bodies  structure elements as bodies (pdf_object.h), text on every page
 *     shared  bodies; the text that all letters share is one form per leaf
 *     packed  shared, with the dictionaries in object streams: what pdf_write does
 *     fast    packed, with zlib's level 1 instead of 6
 *     a-1b    shared, untagged, as PDF/A-1b for Preflight
 *
 * README.md beside it says what was measured and what it settles.
 */
#include "base/utf8.h"
#include "output/pdf_content.h"
#include "output/pdf_font.h"
#include "output/pdf_metadata.h"
#include "output/pdf_object.h"
#include "output/pdf_table.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum way { NAIVE, BODIES, SHARED, PACKED, FAST, UNTAGGED, WAYS };

static const char *const way_names[] = {"naive", "bodies", "shared", "packed", "fast", "a-1b"};

/* --- the letter */

enum { PAGE_WIDTH = 595276, PAGE_HEIGHT = 841890, LEFT = 85039, MEASURE = 425000 };

/* Whose text a leaf is: everybody's, or a field of the person's. */
enum field { EVERYBODY, POSTAL_CODE, ADDRESS, BUILDING, NAME, FIELDS };

struct part {
	int depth; /* under the letter */
	const char *type, *scope;
	enum field field;
	int32_t x, gap;   /* GAP: above it */
	const char *text; /* NULL: it only contains */
};

/* One element after the other, parents before their children. */
static const struct part parts[] = {
	{1, "P", NULL, POSTAL_CODE, 0, 0, ""},
	{1, "P", NULL, ADDRESS, 0, 0, ""},
	{1, "P", NULL, BUILDING, 0, 0, ""},
	{1, "P", NULL, NAME, 0, 0, ""},
	{1, "P", NULL, 0, 310000, 20000, "令和8年11月18日"},
	{1, "P", NULL, 0, 250000, 6000, "株式会社みなも台ハウスケア"},
	{1, "P", NULL, 0, 250000, 0, "代表取締役社長　三日月 澄人"},
	{1, "H1", NULL, 0, 60000, 18000, "お客様の個人情報の漏えいに関するお詫びとお知らせ"},
	{1, "P", NULL, 0, 0, 12000,
		"謹啓　時下ますますご清祥のこととお慶び申し上げます。平素は格別のご高配を賜り、"
		"厚く御礼申し上げます。"},
	{1, "P", NULL, 0, 0, 0,
		"　当社が令和8年11月12日に発送した「定期点検のご案内」1通を、誤って別のお客様宛"
		"ての"
		"封筒に入れてお届けしたことが、11月16日、受け取られた方からのご連絡により判明い"
		"たし"
		"ました。お客様には多大なご迷惑とご心配をおかけし、深くお詫び申し上げます。"},
	{1, "P", NULL, 0, 0, 0,
		"　誤ってお届けした書面は、11月17日に、受け取られた方から回収いたしました。本日"
		"まで"
		"に、この件による不正な利用は確認されておりません。個人情報保護委員会には、法令"
		"に"
		"従って報告いたしました。"},
	{1, "P", NULL, 0, 0, 0,
		"　封入後に宛名と書面を照合する手順を、担当者が行っていなかったことが原因です。"
		"封入"
		"後の照合を2名で行い、記録を残す手順に改めました。"},
	{1, "H2", NULL, 0, 0, 10000, "漏えいした個人情報の項目"},
	{1, "L", NULL, 0, 0, 0, NULL},
	{2, "LI", NULL, 0, 0, 0, NULL},
	{3, "Lbl", NULL, 0, 10000, 0, "一"},
	{3, "LBody", NULL, 0, 31000, -18000, "お名前"},
	{2, "LI", NULL, 0, 0, 0, NULL},
	{3, "Lbl", NULL, 0, 10000, 0, "二"},
	{3, "LBody", NULL, 0, 31000, -18000, "ご住所"},
	{2, "LI", NULL, 0, 0, 0, NULL},
	{3, "Lbl", NULL, 0, 10000, 0, "三"},
	{3, "LBody", NULL, 0, 31000, -18000, "前回の点検日"},
	{1, "H2", NULL, 0, 0, 10000, "お問い合わせ"},
	{1, "Table", NULL, 0, 0, 0, NULL},
	{2, "TR", NULL, 0, 0, 0, NULL},
	{3, "TH", "Row", 0, 10000, 0, "窓口"},
	{3, "TD", NULL, 0, 110000, -18000, "お客様相談室"},
	{2, "TR", NULL, 0, 0, 0, NULL},
	{3, "TH", "Row", 0, 10000, 0, "電話"},
	{3, "TD", NULL, 0, 110000, -18000, "0120-000-000"},
	{2, "TR", NULL, 0, 0, 0, NULL},
	{3, "TH", "Row", 0, 10000, 0, "受付"},
	{3, "TD", NULL, 0, 110000, -18000, "平日の午前9時から午後5時まで"},
	{1, "P", NULL, 0, 0, 10000,
		"　心当たりのない電話や郵便がありましたら、応じる前に、上記の窓口までお知らせく"
		"ださい。"},
	{1, "P", NULL, 0, 380000, 0, "謹白"},
};

enum { PARTS = sizeof parts / sizeof *parts };

/* --- the people: made up, the same in every run */

static const char *pick(const char *const *from, size_t count, uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return from[(*seed >> 8) % count];
}

#define PICK(list, seed) pick(list, sizeof list / sizeof *list, seed)

static const char *person_field(size_t person, enum field field, struct arena *arena)
{
	static const char *const families[] = {"髙﨑", "葛\U000E0102城", "𠮷野", "渡邉", "齋藤",
		"佐藤", "鈴木", "髙橋", "田中", "伊藤", "三日月", "澤井", "邊見", "濵田",
		"德永", "桑名"};
	static const char *const givens[] = {"澄人", "陽菜", "翔太", "美咲", "健一", "結衣",
		"大輔", "さくら", "拓海", "愛", "直樹", "千尋", "凛", "蓮", "紬", "湊"};
	static const char *const towns[] = {"みなも台市青葉", "みなも台市緑町", "水面市汐入",
		"水面市港町", "北水面郡若葉町大字原", "みなも台市桜木", "水面市本町",
		"水面市松が丘"};
	uint32_t seed = (uint32_t)person * 2654435761u + (uint32_t)field * 97;
	const char *first, *second;

	switch (field) {
	case POSTAL_CODE:
		return arena_format(arena, "〒999-%04zu", person % 10000);
	case ADDRESS:
		first = PICK(towns, &seed);
		return arena_format(arena, "水面県%s%zu丁目%zu番%zu号", first, person % 9 + 1,
			person / 9 % 40 + 1, person / 360 % 30 + 1);
	case BUILDING:
		return arena_format(arena, "コーポ若葉 %zu号", person % 900 + 101);
	default:
		first = PICK(families, &seed);
		second = PICK(givens, &seed);
		return arena_format(arena, "%s %s 様", first, second);
	}
}

/* --- glyphs on lines: the plainest typesetting, enough for measuring */

struct type {
	const struct font *body, *name;
};

static bool is_selector(const char *text)
{
	return (unsigned char)text[0] == 0xF3 && (unsigned char)text[1] == 0xA0;
}

/* The next cluster of TEXT as a glyph at X. */
static struct placed_glyph cluster_place(
	const struct font *font, const char *text, int32_t x, int32_t size)
{
	size_t left = strlen(text), length, more = 0;
	uint32_t base = utf8_decode(text, left, &length), selector = 0;

	if (is_selector(text + length))
		selector = utf8_decode(text + length, left - length, &more);
	return (struct placed_glyph){.font = font,
		.glyph = font_glyph(font, base, selector),
		.x = x,
		.size = size,
		.text = text,
		.length = (unsigned)(length + more)};
}

/* Sets TEXT in lines of MEASURE on PAGE, with its first line at *Y; moves *Y on. */
static void text_set(struct pages *pages, struct page *page, const struct font *font,
	const char *text, int32_t x, int32_t *y, int32_t size)
{
	while (*text) {
		struct placed_glyph *line =
			arena_array(pages->arena, strlen(text), sizeof *line);
		size_t count = 0;
		int32_t at = 0;

		while (*text && at < MEASURE - x) {
			struct placed_glyph glyph = cluster_place(font, text, at, size);

			if (!glyph.glyph)
				fprintf(stderr, "letters: no glyph for %s\n", text);
			line[count++] = glyph;
			at += font_advance(font, glyph.glyph) * size / 1000;
			text += glyph.length;
		}
		page_line(pages, page, NULL, LEFT + x, *y, false,
			&(struct line){.glyphs = line, .count = count});
		*y += 18000;
	}
}

/* --- what all ways need */

struct letters {
	enum way way;
	size_t count;
	struct type type;
	struct arena *arena;
	struct pdf_file *file;
	struct pdf_glyphs *body_glyphs, *name_glyphs;
	struct buffer text[PARTS]; /* of everybody's leaves, as operators */
	uint32_t forms[PARTS];     /* the same as form XObjects */
	uint32_t resources;
	uint32_t tree, parents; /* StructTreeRoot, ParentTree */
	uint32_t root;          /* Document */
	HPDF_Array naive_kids;  /* its K, in the naive way */
	uint32_t *pages;        /* objects */
	uint32_t *letters;      /* the Sect of each */
	int32_t leaf_y[FIELDS];
	struct buffer scratch; /* the page being written */
};

static bool part_is_leaf(size_t part)
{
	return parts[part].text != NULL;
}

static struct page *page_new(struct arena *arena, struct pages **pages)
{
	*pages = pages_new(arena, "", "ja");
	return page_add(*pages, PAGE_WIDTH, PAGE_HEIGHT);
}

static void page_collect(struct pdf_glyphs *glyphs, const struct page *page)
{
	for (const struct mark *mark = page->first; mark; mark = mark->next)
		pdf_glyphs_add(glyphs, mark->glyphs, mark->count);
}

/* The text of a person's FIELD on a page of its own. */
static struct page *field_set(
	const struct letters *letters, size_t person, enum field field, struct arena *arena)
{
	struct pages *pages;
	struct page *page = page_new(arena, &pages);
	int32_t y = letters->leaf_y[field];

	text_set(pages, page, letters->type.name, person_field(person, field, arena), 0, &y,
		field == NAME ? 14000 : 10500);
	return page;
}

/* Lays everybody's leaves out once, each on a page of its own. */
static void leaves_set(struct letters *letters, struct page **leaf)
{
	int32_t y = 90000;

	for (size_t i = 0; i < PARTS; i++) {
		const struct part *part = &parts[i];
		struct pages *pages;

		y += part->gap;
		if (part->field) {
			letters->leaf_y[part->field] = y;
			y += 18000;
		} else if (part->text) {
			leaf[i] = page_new(letters->arena, &pages);
			text_set(pages, leaf[i], letters->type.body, part->text, part->x, &y,
				part->type[0] == 'H' ? 12000 : 10500);
			page_collect(letters->body_glyphs, leaf[i]);
		}
	}
}

static void people_collect(struct letters *letters)
{
	for (size_t person = 0; person < letters->count; person++) {
		struct arena *arena = arena_new();

		for (enum field field = POSTAL_CODE; field < FIELDS; field++)
			page_collect(
				letters->name_glyphs, field_set(letters, person, field, arena));
		arena_free(arena);
	}
}

static uint32_t face_write(struct letters *letters, struct pdf_glyphs *glyphs)
{
	struct findings *findings = findings_new();

	if (!pdf_font_write(glyphs->first, letters->file, letters->way == UNTAGGED,
		    letters->arena, findings)) {
		findings_print(findings, stderr);
		exit(3);
	}
	findings_free(findings);
	return glyphs->first->number;
}

static uint32_t form_write(
	const struct letters *letters, const struct buffer *text, uint32_t font)
{
	return pdf_stream_format(letters->file, text->data, text->length, PDF_DEFLATE,
		"/Type /XObject /Subtype /Form /BBox [0 0 595.276 841.89]\n"
		"/Resources << /Font << /F1 %u 0 R >> >>\n",
		font);
}

static bool shares(const struct letters *letters)
{
	return letters->way >= SHARED;
}

/* Fonts, forms and the pages' resources: once, however many letters. */
static void letters_prepare(struct letters *letters)
{
	struct page *leaf[PARTS] = {0};
	uint32_t body_font, name_font;
	struct buffer resources = {0};

	leaves_set(letters, leaf);
	people_collect(letters);
	letters->name_glyphs->first->resource = "F2";
	body_font = face_write(letters, letters->body_glyphs);
	name_font = face_write(letters, letters->name_glyphs);
	buffer_format(&resources, "/Font << /F1 %u 0 R /F2 %u 0 R >>\n/XObject << ", body_font,
		name_font);
	for (size_t i = 0; i < PARTS; i++) {
		if (!leaf[i])
			continue;
		pdf_content_add(&letters->text[i], leaf[i], letters->body_glyphs, NULL);
		if (shares(letters)) {
			letters->forms[i] = form_write(letters, &letters->text[i], body_font);
			buffer_format(&resources, "/X%zu %u 0 R ", i, letters->forms[i]);
		}
	}
	buffer_text(&resources, ">>\n");
	letters->resources = pdf_dictionary(letters->file, &resources);
	buffer_done(&resources);
}

/* --- a page */

static void leaf_add(
	const struct letters *letters, struct buffer *to, size_t person, size_t part)
{
	if (parts[part].field) {
		struct arena *arena = arena_new();

		pdf_content_add(to, field_set(letters, person, parts[part].field, arena),
			letters->name_glyphs, NULL);
		arena_free(arena);
	} else if (shares(letters)) {
		buffer_format(to, "/X%zu Do\n", part);
	} else {
		buffer_add(to, letters->text[part].data, letters->text[part].length);
	}
}

static void content_add(const struct letters *letters, struct buffer *to, size_t person)
{
	bool tagged = letters->way != UNTAGGED;
	size_t id = 0;

	for (size_t i = 0; i < PARTS; i++) {
		if (!part_is_leaf(i))
			continue;
		if (tagged)
			buffer_format(to, "/%s << /MCID %zu >> BDC\n", parts[i].type, id++);
		leaf_add(letters, to, person, i);
		if (tagged)
			buffer_text(to, "EMC\n");
	}
}

static void page_body_add(
	const struct letters *letters, struct buffer *to, size_t person, uint32_t content)
{
	buffer_format(to,
		"/Type /Page /Parent %u 0 R /MediaBox [0 0 595.276 841.89]\n"
		"/Resources %u 0 R /Contents %u 0 R\n",
		letters->pages[letters->count], letters->resources, content);
	if (letters->way != UNTAGGED)
		buffer_format(to, "/StructParents %zu\n", person);
}

/* --- the structure of a letter: its Sect is OBJECT, its parts follow by number */

static size_t part_parent(size_t part)
{
	size_t parent = part;

	while (parent-- > 0)
		if (parts[parent].depth < parts[part].depth)
			return parent;
	return PARTS; /* the letter */
}

static size_t leaf_id(size_t part)
{
	size_t id = 0;

	for (size_t i = 0; i < part; i++)
		id += part_is_leaf(i);
	return id;
}

static void part_body_add(struct buffer *to, uint32_t letter, uint32_t page, size_t part)
{
	const struct part *it = &parts[part];
	size_t parent = part_parent(part);
	uint32_t number = letter + 1;

	buffer_format(to, "/Type /StructElem /S /%s /P %u 0 R\n", it->type,
		parent == PARTS ? letter : number + (uint32_t)parent);
	if (it->scope)
		buffer_format(to, "/A << /O /Table /Scope /%s >>\n", it->scope);
	if (part_is_leaf(part)) {
		buffer_format(to, "/Pg %u 0 R /K %zu\n", page, leaf_id(part));
		return;
	}
	buffer_text(to, "/K [");
	for (size_t i = part + 1; i < PARTS && parts[i].depth > it->depth; i++)
		if (parts[i].depth == it->depth + 1)
			buffer_format(to, "%u 0 R ", number + (uint32_t)i);
	buffer_text(to, "]\n");
}

static void letter_body_add(struct buffer *to, uint32_t root, uint32_t letter)
{
	buffer_format(to, "/Type /StructElem /S /Sect /P %u 0 R /K [", root);
	for (size_t i = 0; i < PARTS; i++)
		if (parts[i].depth == 1)
			buffer_format(to, "%u 0 R ", letter + 1 + (uint32_t)i);
	buffer_text(to, "]\n");
}

/* All numbers first: defining may add an object stream, which takes one itself. */
static void structure_define(struct letters *letters, size_t person)
{
	struct buffer body = {0};
	uint32_t letter = letters->letters[person] = pdf_reserve(letters->file);

	for (size_t i = 0; i < PARTS; i++)
		pdf_reserve(letters->file);
	letter_body_add(&body, letters->root, letter);
	pdf_define(letters->file, letter, &body);
	for (uint32_t i = 0; i < PARTS; i++) {
		buffer_clear(&body);
		part_body_add(&body, letter, letters->pages[person], i);
		pdf_define(letters->file, letter + 1 + i, &body);
	}
	buffer_done(&body);
}

/* --- the naive way: a libharu object for every key and value */

static void *object_of(HPDF_Xref table, uint32_t number)
{
	return HPDF_Xref_GetEntry(table, number)->obj;
}

static HPDF_Dict element_new(HPDF_Xref table, const char *type, void *parent, HPDF_Array kids)
{
	HPDF_Dict element = HPDF_Dict_New(table->mmgr);

	HPDF_Xref_Add(table, element);
	HPDF_Dict_AddName(element, "Type", "StructElem");
	HPDF_Dict_AddName(element, "S", type);
	HPDF_Dict_Add(element, "P", parent);
	if (kids)
		HPDF_Array_Add(kids, element);
	return element;
}

static void naive_part(
	HPDF_Xref table, HPDF_Dict *elements, HPDF_Array *kids, size_t part, void *page)
{
	size_t parent = part_parent(part);
	HPDF_Dict element =
		element_new(table, parts[part].type, elements[parent], kids[parent]);

	elements[part] = element;
	if (parts[part].scope) {
		HPDF_Dict attributes = HPDF_Dict_New(table->mmgr);

		HPDF_Dict_AddName(attributes, "O", "Table");
		HPDF_Dict_AddName(attributes, "Scope", parts[part].scope);
		HPDF_Dict_Add(element, "A", attributes);
	}
	if (part_is_leaf(part)) {
		HPDF_Dict_Add(element, "Pg", page);
		HPDF_Dict_AddNumber(element, "K", (HPDF_INT32)leaf_id(part));
	} else {
		kids[part] = HPDF_Array_New(table->mmgr);
		HPDF_Dict_Add(element, "K", kids[part]);
	}
}

static void structure_naive(struct letters *letters, size_t person)
{
	HPDF_Xref table = letters->file->xref;
	HPDF_Dict elements[PARTS + 1];
	HPDF_Array kids[PARTS + 1];
	void *page = object_of(table, letters->pages[person]);

	letters->letters[person] = table->entries->count;
	elements[PARTS] = element_new(
		table, "Sect", object_of(table, letters->root), letters->naive_kids);
	kids[PARTS] = HPDF_Array_New(table->mmgr);
	HPDF_Dict_Add(elements[PARTS], "K", kids[PARTS]);
	for (size_t i = 0; i < PARTS; i++)
		naive_part(table, elements, kids, i, page);
}

/* Document, with an array for its kids. */
static uint32_t root_naive(struct letters *letters)
{
	HPDF_Xref table = letters->file->xref;
	HPDF_Dict root = element_new(table, "Document", object_of(table, letters->tree), NULL);

	letters->naive_kids = HPDF_Array_New(table->mmgr);
	HPDF_Dict_Add(root, "K", letters->naive_kids);
	return table->entries->count - 1;
}

/* --- the file */

static void letter_write(struct letters *letters, size_t person)
{
	struct buffer *scratch = &letters->scratch;
	uint32_t content;

	buffer_clear(scratch);
	content_add(letters, scratch, person);
	content = pdf_stream(letters->file, scratch->data, scratch->length, PDF_DEFLATE, NULL);
	buffer_clear(scratch);
	page_body_add(letters, scratch, person, content);
	letters->pages[person] = pdf_dictionary(letters->file, scratch);
	if (letters->way == NAIVE)
		structure_naive(letters, person);
	else if (letters->way != UNTAGGED)
		structure_define(letters, person);
}

static void page_tree_define(struct letters *letters)
{
	struct buffer body = {0};

	buffer_format(&body, "/Type /Pages /Count %zu /Kids [", letters->count);
	for (size_t i = 0; i < letters->count; i++)
		buffer_format(&body, "%u 0 R ", letters->pages[i]);
	buffer_text(&body, "]\n");
	pdf_define(letters->file, letters->pages[letters->count], &body);
	buffer_done(&body);
}

/* The numbers of what the letters' structure hangs on. */
static void structure_prepare(struct letters *letters)
{
	struct buffer body = {0};

	letters->tree = pdf_reserve(letters->file);
	letters->parents = pdf_reserve(letters->file);
	if (letters->way != NAIVE)
		letters->root = pdf_reserve(letters->file);
	else
		letters->root = letters->parents + 1; /* root_naive's */
	buffer_format(&body, "/Type /StructTreeRoot /K [%u 0 R] /ParentTree %u 0 R\n",
		letters->root, letters->parents);
	pdf_define(letters->file, letters->tree, &body);
	buffer_done(&body);
	if (letters->way == NAIVE)
		letters->root = root_naive(letters);
}

/* 14.7.4.4: the leaves of each page. */
static void parents_define(struct letters *letters)
{
	struct buffer body = {0};

	buffer_text(&body, "/Nums [");
	for (size_t person = 0; person < letters->count; person++) {
		buffer_format(&body, "%zu [", person);
		for (uint32_t i = 0; i < PARTS; i++)
			if (part_is_leaf(i))
				buffer_format(
					&body, "%u 0 R ", letters->letters[person] + 1 + i);
		buffer_text(&body, "]\n");
	}
	buffer_text(&body, "]\n");
	pdf_define(letters->file, letters->parents, &body);
	buffer_done(&body);
}

static void structure_finish(struct letters *letters)
{
	struct buffer body = {0};

	parents_define(letters);
	if (letters->way == NAIVE)
		return;
	buffer_format(&body, "/Type /StructElem /S /Document /P %u 0 R /K [", letters->tree);
	for (size_t i = 0; i < letters->count; i++)
		buffer_format(&body, "%u 0 R ", letters->letters[i]);
	buffer_text(&body, "]\n");
	pdf_define(letters->file, letters->root, &body);
	buffer_done(&body);
}

static bool letters_save(struct letters *letters, int fd, struct findings *findings)
{
	struct pages *pages = pages_new(letters->arena, "お詫びとお知らせ", "ja");
	enum pdf_edition edition = letters->way == UNTAGGED ? PDF_A1B : PDF_A3A_UA1;
	uint32_t info, intent, catalog;
	struct buffer body = {0};

	pages->date = "2026-11-18T09:00:00+09:00";
	info = pdf_info_write(letters->file, pages, findings);
	intent = pdf_intent_write(letters->file, TODOKE_ICC, findings);
	buffer_format(&body,
		"/Type /Catalog /Pages %u 0 R /Lang (ja) /Metadata %u 0 R\n"
		"/OutputIntents [%u 0 R] /ViewerPreferences << /DisplayDocTitle true >>\n",
		letters->pages[letters->count], pdf_xmp_write(letters->file, pages, edition),
		intent);
	if (edition != PDF_A1B) {
		structure_finish(letters);
		buffer_format(&body, "/MarkInfo << /Marked true >> /StructTreeRoot %u 0 R\n",
			letters->tree);
	}
	catalog = pdf_dictionary(letters->file, &body);
	buffer_done(&body);
	return pdf_file_save(
		letters->file, edition == PDF_A1B ? "1.4" : "1.7", catalog, info, fd, findings);
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long peak_memory(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss; /* kB */
}

/* What a process that wrote a file tells of it. */
struct result {
	double prepared, built, saved; /* seconds for each of the three */
	long base, peak;               /* kB before the letters, and at most */
	bool complete;
};

static struct result letters_write(struct letters *letters, int fd, struct findings *findings)
{
	double start = seconds(), prepared, built;
	struct result result;

	letters->arena = arena_new();
	letters->file = pdf_file_new(letters->way == PACKED || letters->way == FAST);
	if (letters->way == FAST)
		pdf_file_hurry(letters->file);
	letters->body_glyphs = pdf_glyphs_new(letters->arena);
	letters->name_glyphs = pdf_glyphs_new(letters->arena);
	letters->pages = arena_array(letters->arena, letters->count + 1, sizeof(uint32_t));
	letters->letters = arena_array(letters->arena, letters->count, sizeof(uint32_t));
	letters_prepare(letters);
	if (letters->way != UNTAGGED)
		structure_prepare(letters);
	letters->pages[letters->count] = pdf_reserve(letters->file);
	prepared = seconds();
	result.base = peak_memory();
	for (size_t person = 0; person < letters->count; person++)
		letter_write(letters, person);
	page_tree_define(letters);
	built = seconds();
	result.complete = letters_save(letters, fd, findings);
	result.saved = seconds() - built;
	result.built = built - prepared;
	result.prepared = prepared - start;
	result.peak = peak_memory();
	for (size_t i = 0; i < PARTS; i++)
		buffer_done(&letters->text[i]);
	buffer_done(&letters->scratch);
	pdf_file_free(letters->file);
	arena_free(letters->arena);
	return result;
}

/* --- one process for each way */

static struct result way_run(enum way way, size_t count, const char *path)
{
	struct findings *findings = findings_new();
	struct font_library *library = font_library_new();
	struct letters letters = {.way = way, .count = count};
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	struct result result = {0};

	letters.type.body = font_find(library, "BIZ UDMincho", 400);
	letters.type.name = font_find(library, "IPAmjMincho", 400);
	if (fd < 0 || !letters.type.body || !letters.type.name)
		fprintf(stderr, "letters: %s\n",
			fd < 0 ? strerror(errno) : "a font is missing");
	else
		result = letters_write(&letters, fd, findings);
	findings_print(findings, stderr);
	findings_free(findings);
	font_library_free(library);
	if (fd >= 0)
		close(fd);
	return result;
}

static struct result way_run_apart(enum way way, size_t count, const char *path)
{
	struct result result = {0};
	int tell[2];
	pid_t child;

	if (pipe(tell) != 0 || (child = fork()) < 0) {
		perror("letters");
		exit(3);
	}
	if (child == 0) {
		result = way_run(way, count, path);
		_exit(write(tell[1], &result, sizeof result) != sizeof result);
	}
	close(tell[1]);
	if (read(tell[0], &result, sizeof result) != sizeof result)
		result.complete = false;
	close(tell[0]);
	waitpid(child, NULL, 0);
	return result;
}

/* The fastest of three runs: what else the machine does only slows them down. */
static struct result way_measure(enum way way, size_t count, const char *path)
{
	struct result best = way_run_apart(way, count, path);

	for (int again = 0; again < 2 && best.complete; again++) {
		struct result result = way_run_apart(way, count, path);

		if (result.built + result.saved < best.built + best.saved)
			best = result;
	}
	return best;
}

static void result_print(
	enum way way, size_t count, const struct result *result, const char *path)
{
	double time = result->built + result->saved;
	struct stat status = {0};

	stat(path, &status);
	printf("| %-6s | %7zu | %9.0f | %7.3f | %5.2f | %5.2f | %7.1f | %9.1f | %12.1f |\n",
		way_names[way], count, (double)count / time, result->prepared, result->built,
		result->saved, (double)result->peak / 1024,
		(double)(result->peak - result->base) / (double)count,
		(double)status.st_size / 1024 / (double)count);
	fflush(stdout);
}

static bool way_report(enum way way, size_t count, const char *folder)
{
	struct buffer path = {0};
	struct result result;

	buffer_format(&path, "%s/letters-%s-%zu.pdf", folder, way_names[way], count);
	result = way_measure(way, count, path.data);
	result_print(way, count, &result, path.data);
	buffer_done(&path);
	return result.complete;
}

int main(int argc, char **argv)
{
	const char *folder = "build/bench", *only = NULL;
	bool complete = true;
	int option;

	while ((option = getopt(argc, argv, "d:w:")) != -1) {
		if (option == 'd')
			folder = optarg;
		else if (option == 'w')
			only = optarg;
		else
			return 3;
	}
	printf("| way    | letters | letters/s | prepare | build |  save | peak MB | kB/letter "
	       "| "
	       "file kB each |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
	for (; optind < argc; optind++)
		for (enum way way = NAIVE; way < WAYS; way++)
			if (!only || !strcmp(only, way_names[way]))
				complete &= way_report(
					way, strtoull(argv[optind], NULL, 10), folder);
	return complete ? 0 : 1;
}
