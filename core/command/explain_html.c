/* explain_html.c - the whole schema as one page for people.
 *
 * Three parts: the elements that hold elements, each with a table of those; how the
 * others are written; the values there are.  XML syntax throughout, so that what is
 * wrong with it is found by any parser.
 */
#include "command/explain_html.h"

#include "command/explain_words.h"
#include "record/choices.h"

#include <string.h>

struct page {
	const struct schema *schema;
	const struct schema_path *paths;
	const struct sample *samples;
	struct arena *arena;
	struct buffer *html;
};

static const char head[] =
	"<!DOCTYPE html>\n"
	"<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ja\" xml:lang=\"ja\">\n<head>\n"
	"<meta charset=\"UTF-8\"/>\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	"<title>記録の手引き — Todoke</title>\n<style>\n"
	"body { font-family: sans-serif; line-height: 1.7; max-width: 75rem; margin: 0 auto;"
	" padding: 1rem; color: #1a1a1a; background: #fff }\n"
	"h2 { border-bottom: 3px solid #1a1a1a; margin-top: 3rem }\n"
	"h3 { border-bottom: 1px solid #767676; margin-top: 2.5rem }\n"
	"code { font-family: monospace; font-size: 1em }\n"
	"[lang=en] { color: #4d4d4d; font-size: .9em }\n"
	"table { border-collapse: collapse; width: 100%; margin: 1rem 0 }\n"
	"caption { text-align: left; font-weight: bold }\n"
	"th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left;"
	" vertical-align: top }\n"
	"td:nth-child(2) { overflow-wrap: anywhere }\n"
	"th { background: #f2f2f2 }\n"
	"a { color: #0b4f9e }\n"
	":target { outline: 3px solid #b35c00 }\n"
	"dt { font-weight: bold } dd { margin: 0 0 .5rem 1.5rem }\n"
	"nav ul { columns: 22rem; padding-left: 1.2rem }\n"
	"@media print {\n"
	"body { max-width: none; padding: 0; font-size: 9pt }\n"
	"tr, dt, nav li { break-inside: avoid } h2, h3, caption { break-after: avoid }\n"
	"thead { display: table-header-group } a { color: inherit; text-decoration: none }\n"
	"}\n@page { size: A4; margin: 15mm }\n"
	"</style>\n</head>\n<body>\n<header>\n"
	"<h1>記録の手引き <span lang=\"en\">Reference of the record</span></h1>\n"
	"<p>記録に書けるもののすべてです。<code>todoke check</code> が照らす定義から、"
	"<code>todoke explain --html</code> が作りました。"
	"読み手は、記録に <code>for</code> を書かないときのものです。"
	"内側の要素の読み手は、外側より狭まるだけで広がりません。</p>\n"
	"<p lang=\"en\">All that a record may hold, made by <code>todoke explain --html</code>"
	" from the definition that <code>todoke check</code> goes by. Audiences are those where"
	" the record says no <code>for</code>; an element inside another only narrows.</p>\n"
	"</header>\n";

static const struct schema_words part_elements = {"要素", "Elements"};
static const struct schema_words part_types = {"書き方", "How they are written"};
static const struct schema_words part_values = {"値", "Values"};
static const struct schema_words part_contents = {"目次", "Contents"};
static const struct schema_words column_name = {"名前", "name"};
static const struct schema_words column_meaning = {"意味", "meaning"};

/* --- pieces */

static void both_add(struct page *page, struct schema_words both)
{
	if (both.ja)
		buffer_escape(page->html, both.ja);
	if (!both.en || (both.ja && strcmp(both.ja, both.en) == 0))
		return;
	buffer_text(page->html, " <span lang=\"en\">");
	buffer_escape(page->html, both.en);
	buffer_text(page->html, "</span>");
}

static void cell_add(struct page *page, struct schema_words both)
{
	buffer_text(page->html, "<td>");
	both_add(page, both);
	buffer_text(page->html, "</td>");
}

static struct schema_words labels(struct page *page, struct schema_words both)
{
	return (struct schema_words){label_ja(page->arena, both), label_en(page->arena, both)};
}

/* "incident/group" as an id: no name has a full stop. */
static const char *anchor(struct page *page, const char *kind, const char *name)
{
	char *id = arena_format(page->arena, "%s%s", kind, name);

	for (char *c = id; *c; c++)
		if (*c == '/')
			*c = '.';
	return id;
}

static void link_add(struct page *page, const char *id, const char *name)
{
	buffer_format(page->html, "<a href=\"#%s\"><code>%s</code></a>", id, name);
}

static void part_add(struct page *page, const char *id, struct schema_words title)
{
	buffer_format(page->html, "<h2 id=\"%s\">", id);
	both_add(page, title);
	buffer_text(page->html, "</h2>\n");
}

/* A heading with the name and label; below it the documentation, if it says more. */
static void heading_add(
	struct page *page, const char *id, const char *name, struct schema_words both)
{
	struct schema_words label = labels(page, both);

	buffer_format(page->html, "<section>\n<h3 id=\"%s\"><code>%s</code> ", id, name);
	both_add(page, label);
	buffer_text(page->html, "</h3>\n");
	if (strcmp(words_in(both, "ja"), label.ja) == 0
		&& strcmp(words_in(both, "en"), label.en) == 0)
		return;
	buffer_text(page->html, "<p>");
	both_add(page, both);
	buffer_text(page->html, "</p>\n");
}

static void table_open(struct page *page, struct schema_words caption,
	const struct schema_words *const *columns)
{
	buffer_text(page->html, "<table>\n<caption>");
	both_add(page, caption);
	buffer_text(page->html, "</caption>\n<thead><tr>");
	for (; *columns; columns++) {
		buffer_text(page->html, "<th scope=\"col\">");
		both_add(page, **columns);
		buffer_text(page->html, "</th>");
	}
	buffer_text(page->html, "</tr></thead>\n<tbody>\n");
}

static void table_close(struct page *page)
{
	buffer_text(page->html, "</tbody>\n</table>\n");
}

/* --- values and attributes */

/* Texts that say more than "any text" have an entry of their own. */
static bool has_entry(const struct schema_text *text)
{
	return text && (text->code_count || text->pattern);
}

static void codes_add(struct page *page, const struct schema_text *text)
{
	static const struct schema_words *const columns[] = {
		&column_name, &column_meaning, NULL};

	if (!text->code_count)
		return;
	table_open(page, explain_words[WORD_VALUES], columns);
	for (size_t i = 0; i < text->code_count; i++) {
		buffer_format(page->html, "<tr><th scope=\"row\"><code>%s</code></th>",
			text->codes[i].code);
		cell_add(page, text->codes[i].words);
		buffer_text(page->html, "</tr>\n");
	}
	table_close(page);
}

static void text_add(struct page *page, const struct schema_text *text)
{
	if (has_entry(text))
		link_add(page, anchor(page, "value.", text->name), text->name);
	else
		both_add(page, text->words);
}

static void attribute_add(struct page *page, const struct schema_attribute *attribute)
{
	buffer_format(
		page->html, "<tr><th scope=\"row\"><code>%s</code></th>", attribute->name);
	cell_add(page, attribute->words);
	cell_add(page, explain_words[attribute->required ? WORD_REQUIRED : WORD_OPTIONAL]);
	buffer_text(page->html, "<td>");
	text_add(page, attribute->text);
	if (attribute->refers)
		buffer_format(page->html, " → <code>%s</code>", attribute->refers);
	buffer_text(page->html, "</td></tr>\n");
}

static void attributes_add(struct page *page, const struct schema_type *type)
{
	static const struct schema_words *const columns[] = {&column_name, &column_meaning,
		&explain_words[WORD_OFTEN], &explain_words[WORD_CONTENT], NULL};

	if (!type->attribute_count)
		return;
	table_open(page, explain_words[WORD_ATTRIBUTES], columns);
	for (size_t i = 0; i < type->attribute_count; i++)
		attribute_add(page, &type->attributes[i]);
	table_close(page);
}

/* --- elements */

static bool holds_elements(const struct schema_path *path)
{
	return path->element->type->content == CONTENT_ELEMENTS;
}

static void content_add(struct page *page, const struct schema_path *path)
{
	const struct schema_type *type = path->element->type;

	if (holds_elements(path))
		link_add(page, anchor(page, "", path->text), path->element->name);
	else
		link_add(page, anchor(page, "type.", type->name), type->name);
}

static void row_add(struct page *page, const struct schema_path *path)
{
	const struct schema_element *element = path->element;
	const char *example =
		holds_elements(path) ? NULL : sample_line(page->samples, path, page->arena);

	buffer_text(page->html, "<tr><th scope=\"row\"");
	if (!holds_elements(path))
		buffer_attribute(page->html, "id", anchor(page, "", path->text));
	buffer_format(page->html, "><code>%s</code></th><td>", element->name);
	both_add(page, element->words);
	if (example) {
		buffer_text(page->html, "<br/>");
		both_add(page, explain_words[WORD_EXAMPLE]);
		buffer_text(page->html, ": <code>");
		buffer_escape(page->html, example);
		buffer_text(page->html, "</code>");
	}
	buffer_text(page->html, "</td>");
	cell_add(page, words_often(path, page->arena));
	buffer_text(page->html, "<td>");
	content_add(page, path);
	buffer_text(page->html, "</td>");
	cell_add(page, words_audience(page->schema, path->audience, page->arena));
	buffer_text(page->html, "</tr>\n");
}

static void children_add(struct page *page, const struct schema_path *path)
{
	static const struct schema_words *const columns[] = {&column_name, &column_meaning,
		&explain_words[WORD_OFTEN], &explain_words[WORD_CONTENT],
		&explain_words[WORD_AUDIENCE], NULL};

	table_open(page, explain_words[WORD_ELEMENTS], columns);
	for (const struct schema_path *child = path->next; child; child = child->next)
		if (child->above == path)
			row_add(page, child);
	table_close(page);
}

static void element_add(struct page *page, const struct schema_path *path)
{
	heading_add(page, anchor(page, "", path->text), path->text, path->element->words);
	buffer_text(page->html, "<dl>\n<dt>");
	both_add(page, explain_words[WORD_OFTEN]);
	buffer_text(page->html, "</dt><dd>");
	both_add(page, words_often(path, page->arena));
	buffer_text(page->html, "</dd>\n<dt>");
	both_add(page, explain_words[WORD_AUDIENCE]);
	buffer_text(page->html, "</dt><dd>");
	both_add(page, words_audience(page->schema, path->audience, page->arena));
	buffer_text(page->html, "</dd>\n</dl>\n");
	attributes_add(page, path->element->type);
	children_add(page, path);
	buffer_text(page->html, "</section>\n");
}

/* --- how they are written */

/* Is PATH the first with its type, and is that not one of elements? */
static bool shows_type(const struct page *page, const struct schema_path *path)
{
	const struct schema_path *before = page->paths;

	while (before != path && before->element->type != path->element->type)
		before = before->next;
	return before == path && !holds_elements(path);
}

static void type_add(struct page *page, const struct schema_type *type)
{
	heading_add(page, anchor(page, "type.", type->name), type->name, type->words);
	if (type->content != CONTENT_TEXT) {
		buffer_text(page->html, "<p>");
		both_add(page, words_content(type));
		buffer_text(page->html, "</p>\n");
	} else if (has_entry(type->text)) {
		buffer_text(page->html, "<p>");
		both_add(page, explain_words[WORD_VALUES]);
		buffer_text(page->html, ": ");
		text_add(page, type->text);
		buffer_text(page->html, "</p>\n");
	}
	attributes_add(page, type);
	buffer_text(page->html, "</section>\n");
}

/* --- values */

/* A set of texts in the order of their first mention. */
struct texts {
	const struct schema_text **list;
	size_t count;
};

static void texts_note(struct texts *texts, const struct schema_text *text)
{
	size_t i = 0;

	if (!has_entry(text))
		return;
	while (i < texts->count && texts->list[i] != text)
		i++;
	if (i == texts->count)
		texts->list[texts->count++] = text;
}

static struct texts texts_of(const struct page *page)
{
	struct texts texts = {0};
	size_t most = 0;

	for (const struct schema_path *path = page->paths; path; path = path->next)
		most += 1 + path->element->type->attribute_count;
	texts.list = arena_array(page->arena, most, sizeof *texts.list);
	for (const struct schema_path *path = page->paths; path; path = path->next) {
		const struct schema_type *type = path->element->type;

		texts_note(&texts, type->text);
		for (size_t i = 0; i < type->attribute_count; i++)
			texts_note(&texts, type->attributes[i].text);
	}
	return texts;
}

static void value_add(struct page *page, const struct schema_text *text)
{
	heading_add(page, anchor(page, "value.", text->name), text->name, text->words);
	if (text->example) {
		buffer_text(page->html, "<p>");
		both_add(page, explain_words[WORD_EXAMPLE]);
		buffer_text(page->html, ": <code>");
		buffer_escape(page->html, text->example);
		buffer_text(page->html, "</code></p>\n");
	}
	codes_add(page, text);
	buffer_text(page->html, "</section>\n");
}

/* --- the whole */

static void contents_entry(
	struct page *page, const char *id, const char *name, struct schema_words both)
{
	buffer_text(page->html, "<li>");
	link_add(page, id, name);
	buffer_byte(page->html, ' ');
	both_add(page, labels(page, both));
	buffer_text(page->html, "</li>\n");
}

static void contents_part(struct page *page, const char *id, struct schema_words title)
{
	buffer_format(page->html, "</ul>\n<p><a href=\"#%s\">", id);
	both_add(page, title);
	buffer_text(page->html, "</a></p>\n<ul>\n");
}

/* What people look for first, also when it holds no elements: cause, measure, misuse. */
static bool stands_in_root(const struct schema_path *path)
{
	return path->above && !path->above->above;
}

static void contents_add(struct page *page, const struct texts *texts)
{
	buffer_text(page->html, "<nav aria-labelledby=\"contents\">\n");
	part_add(page, "contents", part_contents);
	buffer_text(page->html, "<p><a href=\"#elements\">");
	both_add(page, part_elements);
	buffer_text(page->html, "</a></p>\n<ul>\n");
	for (const struct schema_path *path = page->paths; path; path = path->next)
		if (holds_elements(path) || stands_in_root(path))
			contents_entry(page, anchor(page, "", path->text), path->text,
				path->element->words);
	contents_part(page, "types", part_types);
	for (const struct schema_path *path = page->paths; path; path = path->next)
		if (shows_type(page, path))
			contents_entry(page, anchor(page, "type.", path->element->type->name),
				path->element->type->name, path->element->type->words);
	contents_part(page, "values", part_values);
	for (size_t i = 0; i < texts->count; i++)
		contents_entry(page, anchor(page, "value.", texts->list[i]->name),
			texts->list[i]->name, texts->list[i]->words);
	buffer_text(page->html, "</ul>\n</nav>\n");
}

void explain_html(const struct schema *schema, const struct schema_path *paths,
	const struct sample *samples, struct arena *arena, struct buffer *html)
{
	struct page page = {schema, paths, samples, arena, html};
	struct texts texts = texts_of(&page);

	buffer_text(html, head);
	contents_add(&page, &texts);
	buffer_text(html, "<main>\n");
	part_add(&page, "elements", part_elements);
	for (const struct schema_path *path = paths; path; path = path->next)
		if (holds_elements(path))
			element_add(&page, path);
	part_add(&page, "types", part_types);
	for (const struct schema_path *path = paths; path; path = path->next)
		if (shows_type(&page, path))
			type_add(&page, path->element->type);
	part_add(&page, "values", part_values);
	for (size_t i = 0; i < texts.count; i++)
		value_add(&page, texts.list[i]);
	buffer_text(html, "</main>\n</body>\n</html>\n");
}
