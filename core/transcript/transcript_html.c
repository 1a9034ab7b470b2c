/* transcript_html.c - a transcription sheet as HTML.
 *
 * A field is a section under its heading.  Its value stands in a read-only textarea: that
 * keeps line breaks, can be reached and selected by keyboard, and is what the button
 * copies.  Names of controls begin with what is seen on them and end with the field's
 * (WCAG 2.5.3).
 */
#include "transcript/transcript_html.h"

#include "base/digest.h"
#include "output/html_page.h"

/* What is noted when the report was sent. */
static const struct entry {
	const char *id, *label, *type;
} entries[] = {
	{"receipt", "受付番号", "text"},
	{"sent", "送信した日時", "datetime-local"},
	{"typist", "転記した人", "text"},
	{"checker", "確かめた人", "text"},
};

static void escaped(
	struct buffer *html, const char *before, const char *text, const char *after)
{
	buffer_text(html, before);
	buffer_escape(html, text);
	buffer_text(html, after);
}

static void choices_write(const struct block *row, struct arena *arena, struct buffer *html)
{
	for (const struct block *choices = row->first->next; choices; choices = choices->next) {
		if (choices->kind != BLOCK_CHOICES)
			continue;
		buffer_text(html, "<ul class=\"choices\">\n");
		for (const struct block *choice = choices->first; choice;
			choice = choice->next) {
			const struct block *remark = block_child(choice, BLOCK_REMARK);

			buffer_format(html,
				"<li%s><span class=\"mark\" role=\"img\" aria-label=\"%s\">"
				"%s</span>",
				choice->chosen ? " class=\"chosen\"" : "",
				choice->chosen ? "選ぶ" : "選ばない",
				choice->chosen ? "☑" : "☐");
			for (const struct block *part = choice->first; part; part = part->next)
				if (part != remark)
					buffer_escape(html, block_text(arena, part));
			if (remark)
				escaped(html, "（", block_text(arena, remark), "）");
			buffer_text(html, "</li>\n");
		}
		buffer_text(html, "</ul>\n");
	}
}

static void value_write(
	const struct transcript_field *field, struct arena *arena, struct buffer *html)
{
	const char *id = field->row->id;

	if (!field->lines)
		return;
	buffer_format(html,
		"<textarea id=\"value-%s\" class=\"value\" readonly=\"readonly\" rows=\"%zu\""
		" aria-labelledby=\"name-%s\" aria-describedby=\"about-%s\">",
		id, field->lines + field->characters / 60, id, id);
	buffer_escape(html, field->value);
	buffer_text(html, "</textarea>\n");
	buffer_format(html, "<div id=\"about-%s\">\n", id);
	escaped(html, "<p class=\"length\">", transcript_length_words(field, arena), "</p>\n");
	for (const struct doubt *doubt = field->doubts; doubt; doubt = doubt->next)
		escaped(html, "<p class=\"doubt\">", transcript_doubt_words(doubt, arena),
			"</p>\n");
	buffer_text(html, "</div>\n");
}

static void controls_write(const struct transcript_field *field, struct buffer *html)
{
	const char *id = field->row->id;

	buffer_text(html, "<p class=\"controls\">");
	if (field->lines) {
		buffer_format(html,
			"<button type=\"button\" class=\"copy\" data-value=\"value-%s\"", id);
		escaped(html, " aria-label=\"コピー: ", field->label, "\">コピー</button> ");
	} else if (!block_child(field->row, BLOCK_CHOICES)) {
		buffer_text(html,
			"<span class=\"nothing\">記録から書けるものはありません。</span> ");
	}
	buffer_format(
		html, "<label><input type=\"checkbox\" class=\"done\" id=\"done-%s\"", id);
	escaped(html, " aria-label=\"転記した: ", field->label, "\"/>転記した</label></p>\n");
}

static void field_write(
	const struct transcript_field *field, struct arena *arena, struct buffer *html)
{
	const struct block *row = field->row;

	if (field->heading)
		escaped(html, "<h2>", block_text(arena, field->heading), "</h2>\n");
	buffer_format(html,
		"<section class=\"field\" aria-labelledby=\"name-%s\">\n<h3 id=\"name-%s\">",
		row->id, row->id);
	if (row->number)
		escaped(html, "", row->number, " ");
	escaped(html, "", field->label, "</h3>\n");
	escaped(html, "<p class=\"kind\">", transcript_kind_words(field, arena), "</p>\n");
	choices_write(row, arena, html);
	value_write(field, arena, html);
	controls_write(field, html);
	buffer_text(html, "</section>\n");
}

static void entries_write(struct buffer *html)
{
	buffer_text(html,
		"<h2>送信の控え</h2>\n<section class=\"receipt\" aria-label=\"送信の控え\">\n");
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		buffer_format(html,
			"<p><label for=\"%s\">%s</label> <input id=\"%s\" class=\"entry\""
			" type=\"%s\" autocomplete=\"off\"/></p>\n",
			entries[i].id, entries[i].label, entries[i].id, entries[i].type);
	buffer_text(html,
		"<p><label><input type=\"checkbox\" id=\"keep\" checked=\"checked\"/>"
		"印と控えを、このブラウザーに残す(値は残しません)</label></p>\n"
		"<p><button type=\"button\" id=\"export\">控えをテキストにする</button></p>\n"
		"<p><label for=\"note\">控えのテキスト</label></p>\n"
		"<textarea id=\"note\" readonly=\"readonly\" rows=\"8\"></textarea>\n"
		"<p><button type=\"button\" class=\"copy\" data-value=\"note\""
		" aria-label=\"コピー: 控えのテキスト\">コピー</button></p>\n</section>\n");
}

static void introduction_write(const struct transcript *sheet, struct buffer *html)
{
	escaped(html, "<header>\n<h1>転記シート　", sheet->document->title, "</h1>\n");
	escaped(html, "<p>", sheet->form,
		"へ書き写すためのシートです。社内用です。提出はしません。上から順に、値をコピー"
		"して画面の欄に"
		"貼り付け、選択肢は☑のものを選び、済んだら「転記した」に印を付けてください。"
		"値はこのシートでは書き換えられません。直すときは記録を直して作り直してください"
		"。</p>\n");
	escaped(html, "<p>記録: ", sheet->document->record, "</p>\n");
	buffer_text(html,
		"<noscript><p>スクリプトが動かないときは、値を選んでコピーしてください。"
		"印は残りません。</p></noscript>\n"
		"<p id=\"progress\" role=\"status\"></p>\n"
		"<p id=\"said\" role=\"status\"></p>\n</header>\n");
}

void transcript_html(const struct transcript *sheet, const struct buffer *css,
	const struct buffer *script, struct buffer *html)
{
	struct arena *arena = sheet->document->arena;
	const struct html_page page = {"ja",
		arena_format(arena, "転記シート　%s", sheet->document->title), css, script};
	struct buffer fields = {0};

	for (const struct transcript_field *field = sheet->first; field; field = field->next)
		field_write(field, arena, &fields);
	html_page_begin(html, &page);
	/* What was ticked belongs to these very values. */
	buffer_format(html, "<main id=\"sheet\" data-digest=\"%s\">\n",
		digest_bytes(fields.data, fields.length).text);
	introduction_write(sheet, html);
	buffer_add(html, fields.data, fields.length);
	entries_write(html);
	buffer_text(html, "</main>\n");
	html_page_end(html, &page);
	buffer_done(&fields);
}
