/* transcript_document.c - a transcription sheet as a document, for the layout. */
#include "transcript/transcript_document.h"

#include <string.h>

static struct block *row_add(
	struct document *document, struct block *form, const char *number, const char *label)
{
	struct block *row = block_add(document, form, BLOCK_ROW);

	row->number = number;
	block_add_words(document, row, BLOCK_LABEL, label);
	return row;
}

static void choices_copy(
	struct document *document, struct block *to, const struct block *choices)
{
	struct block *copy = block_add(document, to, BLOCK_CHOICES);

	for (const struct block *choice = choices->first; choice; choice = choice->next) {
		struct block *one = block_add(document, copy, BLOCK_CHOICE);

		one->chosen = choice->chosen;
		for (const struct block *part = choice->first; part; part = part->next)
			if (part->kind == BLOCK_REMARK)
				block_add_words(document, one, BLOCK_REMARK,
					block_text(document->arena, part));
			else
				block_words(document, one, block_text(document->arena, part));
	}
}

/* Each line of the value as a paragraph. */
static void value_add(struct document *document, struct block *row, const char *value)
{
	while (*value) {
		size_t length = strcspn(value, "\n");

		block_add_words(document, row, BLOCK_PARAGRAPH,
			arena_copy(document->arena, value, length));
		value += length + (value[length] == '\n');
	}
}

static void tick_add(struct document *document, struct block *row)
{
	block_add_words(
		document, block_add(document, row, BLOCK_CHOICES), BLOCK_CHOICE, "転記した");
}

static void field_add(
	struct document *document, struct block *form, const struct transcript_field *field)
{
	struct arena *arena = document->arena;
	struct block *row, *notes;

	if (field->heading)
		block_add_words(
			document, form, BLOCK_HEADING, block_text(arena, field->heading))
			->level = field->heading->level;
	row = row_add(document, form, field->row->number, field->label);
	for (const struct block *child = field->row->first; child; child = child->next)
		if (child->kind == BLOCK_CHOICES)
			choices_copy(document, row, child);
	value_add(document, row, field->value);
	notes = block_add(document, row, BLOCK_LIST);
	if (field->lines)
		block_add_words(
			document, notes, BLOCK_ITEM, transcript_length_words(field, arena));
	block_add_words(document, notes, BLOCK_ITEM, transcript_kind_words(field, arena));
	for (const struct doubt *doubt = field->doubts; doubt; doubt = doubt->next)
		block_add_words(
			document, notes, BLOCK_ITEM, transcript_doubt_words(doubt, arena));
	tick_add(document, row);
}

struct document *transcript_document(const struct transcript *sheet, struct findings *findings)
{
	static const char *const entries[] = {
		"受付番号", "送信した日時", "転記した人", "確かめた人", NULL};
	const struct document *of = sheet->document;
	struct document *document = document_new(of->arena);
	struct block *form;

	document->pack = of->pack;
	document->pack_version = of->pack_version;
	document->record = of->record;
	document->language = of->language;
	document->style = "official";
	document->date = document_day(of);
	block_add_words(document, document->root, BLOCK_TITLE,
		arena_format(of->arena, "転記シート　%s", of->title));
	block_add_words(document, document->root, BLOCK_PARAGRAPH,
		arena_format(of->arena,
			"%sへ書き写すためのシートである。社内用であり、提出しない。"
			"選択肢は☑のものを選び、済んだら「転記した」に印を付ける。"
			"値を直すときは、記録を直して作り直す。",
			sheet->form));
	form = block_add(document, document->root, BLOCK_FORM);
	for (const struct transcript_field *field = sheet->first; field; field = field->next)
		field_add(document, form, field);
	block_add_words(document, form, BLOCK_HEADING, "送信の控え")->level = 1;
	for (const char *const *entry = entries; *entry; entry++)
		row_add(document, form, NULL, *entry);
	document_finish(document, findings);
	return document;
}
