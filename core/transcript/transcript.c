/* transcript.c - the fields of a form, out of the rows of a document. */
#include "transcript/transcript.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "output/document_text.h"
#include "text/cluster.h"

#include <string.h>

/* Fields on their way into a sheet. */
struct gathering {
	const struct transcript *sheet;
	const struct options_book *book;
	const struct characters *characters;
	struct findings *findings;
	struct arena *arena;
	const struct block *heading; /* not yet given to a field */
	struct transcript_field **end;
};

/* What BLOCK, a row, has beside its label, as text; choices are ticked, not typed. */
static const char *value_text(struct arena *arena, const struct block *row)
{
	struct buffer value = {0};
	const char *text;

	for (const struct block *child = row->first->next; child; child = child->next) {
		if (child->kind == BLOCK_CHOICES)
			continue;
		block_text_lines(child, &value);
		while (value.length && value.data[value.length - 1] == '\n')
			value.data[--value.length] = '\0';
		buffer_byte(&value, '\n');
	}
	while (value.length && value.data[value.length - 1] == '\n')
		value.data[--value.length] = '\0';
	text = arena_copy(arena, value.length ? value.data : "", value.length);
	buffer_done(&value);
	return text;
}

static size_t cluster_units(const struct cluster *cluster)
{
	size_t units = 0, taken;

	for (size_t at = 0; at < cluster->length; at += taken)
		units += utf8_decode(cluster->text + at, cluster->length - at, &taken) > 0xffff
				 ? 2
				 : 1;
	return units;
}

static void value_measure(struct transcript_field *field)
{
	const char *at = field->value;
	size_t left = strlen(at);

	field->lines = left > 0;
	while (left > 0) {
		struct cluster cluster = cluster_read(at, left);

		field->characters++;
		field->units += cluster_units(&cluster);
		field->lines += *at == '\n';
		at += cluster.length;
		left -= cluster.length;
	}
}

static void length_check(
	const struct gathering *gathering, const struct transcript_field *field)
{
	struct arena *arena = gathering->arena;
	size_t limit = field->form ? field->form->limit : 0;

	if (limit && field->units > limit)
		finding_add(gathering->findings, "sheet-long", field->row->source, "label",
			field->label, "length", arena_format(arena, "%zu", field->characters),
			"limit", arena_format(arena, "%zu", limit), NULL);
}

/* What is known of the form's field for ROW, or for the row that it stands in. */
static const struct form_field *form_field_find(
	const struct gathering *gathering, const struct block *row)
{
	const char *day = document_day(gathering->sheet->document);
	const struct form_field *field = NULL;

	for (; !field && row->kind == BLOCK_ROW; row = row->parent)
		if (row->role)
			field = field_find(gathering->book, row->role, day);
	return field;
}

static void field_add(struct gathering *gathering, const struct block *row, const char *label)
{
	struct transcript_field *field = arena_alloc(gathering->arena, sizeof *field);

	field->row = row;
	field->heading = gathering->heading;
	field->label = label;
	field->value = value_text(gathering->arena, row);
	field->form = form_field_find(gathering, row);
	field->doubts = characters_doubt(gathering->characters, field->value, gathering->arena);
	value_measure(field);
	length_check(gathering, field);
	gathering->heading = NULL;
	*gathering->end = field;
	gathering->end = &field->next;
}

static bool has_rows(const struct block *row)
{
	const struct block *child = row->first;

	while (child && child->kind != BLOCK_ROW)
		child = child->next;
	return child != NULL;
}

/* Rows nest no deeper than the template does. */
static void rows_gather(
	struct gathering *gathering, const struct block *block, const char *around)
{
	for (const struct block *child = block->first; child; child = child->next) {
		const char *label;

		if (child->kind == BLOCK_HEADING)
			gathering->heading = child;
		if (child->kind != BLOCK_ROW)
			continue;
		label = arena_format(gathering->arena, "%s%s%s", around, *around ? "　" : "",
			block_text(gathering->arena, child->first));
		if (has_rows(child))
			rows_gather(gathering, child, label);
		else
			field_add(gathering, child, label);
	}
}

struct transcript *transcript_new(const struct document *document,
	const struct options_book *book, const struct characters *characters,
	struct findings *findings)
{
	struct arena *arena = document->arena;
	struct transcript *sheet = arena_alloc(arena, sizeof *sheet);
	struct gathering gathering = {
		.sheet = sheet,
		.book = book,
		.characters = characters,
		.findings = findings,
		.arena = arena,
		.end = &sheet->first,
	};

	sheet->document = document;
	sheet->form = book ? options_form(book) : document->title;
	for (const struct block *block = document->root->first; block; block = block->next)
		if (block->kind == BLOCK_FORM)
			rows_gather(&gathering, block, "");
	return sheet->first ? sheet : NULL;
}

char *transcript_kind_words(const struct transcript_field *field, struct arena *arena)
{
	static const char *const types[] = {"line", "一行の文字", "text", "自由記述", "date",
		"日付", "digits", "数字", "count", "数", "one", "一つを選ぶ", "many",
		"当てはまるものを選ぶ", NULL};
	const struct form_field *form = field->form;
	const char *const *type = types;

	if (!form)
		return arena_text(
			arena, "様式の資料がない欄です。画面と照らし合わせてください。");
	while (*type && strcmp(type[0], form->type) != 0)
		type += 2;
	return arena_format(arena, "%s。%s%s%s出典: %s", *type ? type[1] : form->type,
		form->note ? form->note : "", form->note ? "。" : "",
		*form->grade == 'A' ? "" : "【推定】画面と照らし合わせてください。",
		form->source);
}

char *transcript_length_words(const struct transcript_field *field, struct arena *arena)
{
	const char *units =
		field->units == field->characters
			? ""
			: arena_format(arena, "（𠮷や異体字を2字以上に数える画面では%zu字）",
				field->units);
	const char *limit = "上限は確認できていません";

	if (field->form && field->form->limit)
		limit = arena_format(arena, "上限%zu字%s", field->form->limit,
			field->units > field->form->limit ? "を超えています" : "");
	if (field->lines > 1)
		return arena_format(arena, "%zu字・%zu行%s。%s", field->characters,
			field->lines, units, limit);
	return arena_format(arena, "%zu字%s。%s", field->characters, units, limit);
}

char *transcript_doubt_words(const struct doubt *doubt, struct arena *arena)
{
	return arena_format(arena, "「%s」（%s）は受け付けられないことがあります。%s%s%s",
		doubt->character, doubt->codes,
		doubt->use ? "代わりの案: " : "代わりの字は確かめて決めてください",
		doubt->use ? doubt->use : "", doubt->use ? "" : "。");
}
