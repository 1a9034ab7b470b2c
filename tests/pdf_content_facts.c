/* pdf_content_facts.c - what the content streams of a PDF file show, for tests. */
#include "pdf_facts.h"
#include "reading/pdf_token.h"

#include <string.h>

enum { MARKS_MOST = 64, FORMS_MOST = 8 };

/* An open marked-content sequence. */
struct open_mark {
	bool tagged, artifact, actual;
};

struct scanning {
	struct pdf_facts *facts;
	struct content_facts *content;
	const char *resources; /* path of the dictionary */
	struct open_mark marks[MARKS_MOST];
	size_t mark_count, depth, texts, forms;
	struct font_use *font;
	const char *name;            /* the first name among the operands, or "" */
	const char *last;            /* and the last */
	long id;                     /* MCID among them, or -1 */
	bool actual;                 /* ActualText among them */
	struct painted_id **next_id; /* where that of the page goes */
};

static struct font_use *font_of(struct scanning *scanning, const char *name)
{
	struct pdf_facts *facts = scanning->facts;
	int object = pdf_object(facts->reader, "%s/Font/%s", scanning->resources, name);
	struct font_use **at = &facts->content.fonts;

	while (*at && (*at)->object != object)
		at = &(*at)->next;
	if (!*at) {
		*at = arena_alloc(facts->arena, sizeof **at);
		(*at)->object = object;
	}
	return *at;
}

/* Whether one of the open marks is so. */
static bool is_within(const struct scanning *scanning, size_t offset)
{
	for (size_t i = 0; i < scanning->mark_count; i++)
		if (*((const bool *)&scanning->marks[i] + offset))
			return true;
	return false;
}
#define IS_WITHIN(scanning, member) is_within(scanning, offsetof(struct open_mark, member))

static void id_add(struct scanning *scanning)
{
	struct painted_id *painted = arena_alloc(scanning->facts->arena, sizeof *painted);

	*painted = (struct painted_id){.id = scanning->id};
	*scanning->next_id = painted;
	scanning->next_id = &painted->next;
	scanning->content->ids++;
}

static void mark_begin(struct scanning *scanning)
{
	struct content_facts *content = scanning->content;
	struct open_mark mark = {.tagged = scanning->id >= 0,
		.artifact = !strcmp(scanning->name, "Artifact"),
		.actual = scanning->actual};

	if (mark.tagged && scanning->forms)
		content->ids_in_forms = true;
	if (mark.tagged && !scanning->forms) {
		id_add(scanning);
	}
	if (mark.artifact && IS_WITHIN(scanning, tagged))
		content->artifact_in_tagged = true;
	if (mark.tagged && IS_WITHIN(scanning, artifact))
		content->tagged_in_artifact = true;
	if (scanning->mark_count < MARKS_MOST)
		scanning->marks[scanning->mark_count++] = mark;
}

static void mark_end(struct scanning *scanning)
{
	if (scanning->mark_count)
		scanning->mark_count--;
	else
		scanning->content->balanced = false;
}

static void string_take(struct scanning *scanning, const struct pdf_token *string)
{
	bool actual = IS_WITHIN(scanning, actual);

	for (size_t at = 0; scanning->font && at + 2 <= string->length; at += 2) {
		size_t code = (size_t)(unsigned char)string->text[at] << 8
			      | (unsigned char)string->text[at + 1];

		scanning->font->shown[code] = true;
		if (!actual)
			scanning->font->plain[code] = true;
	}
}

static bool is_among(const char *word, const char *const *words)
{
	while (*words && strcmp(word, *words) != 0)
		words++;
	return *words != NULL;
}

static void content_scan(struct scanning *scanning, const char *path);

static void form_scan(struct scanning *scanning)
{
	struct pdf_facts *facts = scanning->facts;
	const char *before = scanning->resources;
	char *path = arena_format(facts->arena, "Object/%d",
		pdf_object(facts->reader, "%s/XObject/%s", before, scanning->name));

	if (scanning->forms == FORMS_MOST
		|| !pdf_value_is(facts->reader, "/Form", "%s/Subtype", path))
		return;
	scanning->forms++;
	scanning->resources = arena_format(facts->arena, "%s/Resources", path);
	content_scan(scanning, path);
	scanning->resources = before;
	scanning->forms--;
}

static void operator_take(struct scanning *scanning, const char *word)
{
	static const char *const painting[] = {"TJ", "Tj", "'", "\"", "f", "F", "f*", "S", "s",
		"B", "B*", "b", "b*", "Do", "sh", "EI", NULL};
	static const char *const intents[] = {"RelativeColorimetric", "AbsoluteColorimetric",
		"Perceptual", "Saturation", NULL};
	struct content_facts *content = scanning->content;

	words_add(&content->operators, word, scanning->facts->arena);
	if (is_among(word, painting) && !IS_WITHIN(scanning, tagged)
		&& !IS_WITHIN(scanning, artifact))
		content->all_marked = false;
	if (!strcmp(word, "BDC") || !strcmp(word, "BMC"))
		mark_begin(scanning);
	else if (!strcmp(word, "EMC"))
		mark_end(scanning);
	else if (!strcmp(word, "q"))
		scanning->depth++;
	else if (!strcmp(word, "Q"))
		scanning->depth--;
	else if (!strcmp(word, "BT"))
		scanning->texts++;
	else if (!strcmp(word, "ET"))
		scanning->texts--;
	else if (!strcmp(word, "Tf"))
		scanning->font = font_of(scanning, scanning->name);
	else if (!strcmp(word, "ri"))
		content->intents = content->intents && is_among(scanning->name, intents);
	else if (!strcmp(word, "Do"))
		form_scan(scanning);
	if (scanning->depth > content->nesting && scanning->depth < 1u << 20)
		content->nesting = scanning->depth;
}

static void token_take(struct scanning *scanning, const struct pdf_token *token)
{
	if (token->kind == TOKEN_NAME) {
		scanning->actual =
			scanning->actual || pdf_token_is(token, TOKEN_NAME, "ActualText");
		if (!*scanning->name)
			scanning->name = token->text;
		scanning->last = token->text;
	} else if (token->kind == TOKEN_NUMBER && !strcmp(scanning->last, "MCID")) {
		scanning->id = (long)token->number;
		scanning->last = "";
	} else if (token->kind == TOKEN_STRING && !scanning->actual) {
		string_take(scanning, token);
	}
}

/* The stream at PATH. */
static void content_scan(struct scanning *scanning, const char *path)
{
	struct pdf_facts *facts = scanning->facts;
	size_t size;
	const char *data = pdf_data(facts->reader, &size, "%s", path);
	struct pdf_scan scan = {.at = data, .end = data + size, .arena = facts->arena};

	if (!data) {
		scanning->content->balanced = false;
		return;
	}
	pdf_raw_tokens(&facts->raw, data, size);
	scanning->name = scanning->last = "";
	scanning->id = -1;
	for (;;) {
		struct pdf_token token = pdf_token_next(&scan);

		if (token.kind == TOKEN_END)
			return;
		token_take(scanning, &token);
		if (token.kind != TOKEN_WORD)
			continue;
		operator_take(scanning, arena_copy(facts->arena, token.text, token.length));
		if (pdf_token_is(&token, TOKEN_WORD, "ID"))
			pdf_scan_image(&scan);
		scanning->name = scanning->last = "";
		scanning->id = -1;
		scanning->actual = false;
	}
}

/* 7.8.2: one stream, or an array of them, which are one after the other. */
static void page_scan(struct scanning *scanning, size_t page)
{
	struct pdf_facts *facts = scanning->facts;
	const char *path = arena_format(facts->arena, "Page/%zu/Contents", page);

	if (!pdf_value_is(facts->reader, "[", "%s", path)) {
		if (pdf_has(facts->reader, "%s", path))
			content_scan(scanning, path);
		return;
	}
	for (size_t i = 0; i < pdf_count(facts->reader, "%s", path); i++)
		content_scan(scanning, arena_format(facts->arena, "%s/%zu", path, i));
}

void content_facts_read(struct pdf_facts *facts)
{
	struct content_facts *content = &facts->content;
	size_t pages = pdf_reader_pages(facts->reader);

	*content =
		(struct content_facts){.balanced = true, .all_marked = true, .intents = true};
	content->pages = arena_array(facts->arena, pages, sizeof *content->pages);
	for (size_t i = 0; i < pages; i++) {
		struct scanning scanning = {.facts = facts,
			.content = content,
			.resources = arena_format(facts->arena, "Page/%zu/Resources", i),
			.next_id = &content->pages[i]};

		page_scan(&scanning, i);
		content->balanced = content->balanced && !scanning.mark_count && !scanning.depth
				    && !scanning.texts;
	}
}
