/* fact.c - how a fact of the record is printed, and what is kept with it.
 *
 * The schema says what a node is: a date, a count, a code, prose or plain text.
 * Dates follow the document's style, counts stay as stated, codes are written
 * by their term, prose prints the facts it quotes.
 */
#include "template/template.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "record/count.h"
#include "record/descent.h"
#include "record/english.h"
#include "record/moment.h"
#include "record/path.h"
#include "record/when.h"

#include <stdio.h>
#include <string.h>

/* What the schema says of a node of the view. */
struct nature {
	enum schema_value value;
	bool is_code, is_moment, is_prose;
	bool is_no_fact; /* elements, a quotation, a piece of text */
};

static struct nature nature_of(const struct schema *schema, const struct xml_node *node)
{
	const struct xml_node *owner = xml_is_element(node) ? node : xml_parent(node);
	const struct schema_element *element = descent_declaration(schema, owner);
	const struct schema_attribute *attribute;
	struct nature nature = {.value = VALUE_TEXT, .is_no_fact = xml_is_text(node)};

	if (!element)
		return nature;
	if (xml_is_attribute(node)) {
		attribute = schema_attribute(element->type, xml_name(node));
		nature.is_code = attribute && attribute->text->code_count;
		nature.is_moment = strcmp(xml_name(node), "as-of") == 0;
		return nature;
	}
	nature.value = element->type->value;
	nature.is_code = element->type->content == CONTENT_TEXT && element->type->text
			 && element->type->text->code_count;
	nature.is_prose = element->type->content == CONTENT_PROSE;
	nature.is_no_fact |= element->type->content == CONTENT_ELEMENTS
			     || element->type->content == CONTENT_EMPTY;
	return nature;
}

static const struct xml_node *owner_of(const struct xml_node *node)
{
	return xml_is_element(node) ? node : xml_parent(node);
}

/* What the record says of how sure or how far along NODE is. */
static const char *standing(const struct xml_node *node)
{
	static const char *const names[] = {"certainty", "status", "state"};
	const char *stated = NULL;

	for (size_t i = 0; i < sizeof names / sizeof *names && !stated; i++)
		stated = xml_attribute(node, names[i]);
	return stated;
}

static struct fact fact_begin(
	const struct printing *printing, const struct xml_node *node, const char *type)
{
	struct arena *arena = printing->document->arena;
	const char *path = path_of(node, arena);

	if (xml_is_attribute(node))
		path = arena_format(arena, "%s/@%s", path, xml_name(node));
	return (struct fact){
		.path = path,
		.type = type,
		.form = xml_is_element(node) ? standing(node) : NULL,
		.as_of = xml_attribute(owner_of(node), "as-of"),
		.place = xml_place(node),
	};
}

/* --- other languages */

static bool is_japanese(const struct printing *printing)
{
	return strcmp(printing->document->language, "ja") == 0;
}

bool fact_speaks(const struct printing *printing, const struct xml_node *node)
{
	const char *stated = xml_attribute(node, "language");

	/* of what only holds others, as an addressee, it is no statement's language */
	if (stated && nature_of(printing->schema, node).is_no_fact)
		return true;
	return strcmp(stated ? stated : "ja", printing->document->language) == 0;
}

/* Whether TEXT holds kana or kanji. */
static bool has_japanese(const char *text)
{
	size_t length = strlen(text), taken;

	for (size_t at = 0; at < length; at += taken) {
		uint32_t character = utf8_decode(text + at, length - at, &taken);

		if (character >= 0x3041 && character <= 0x9FFF)
			return true;
	}
	return false;
}

/* Whether NODE, printed in IN, is the same in every language: how a person is called, and what
 * the post reads. */
static bool has_no_language(const struct block *in, const struct xml_node *node)
{
	while (in && in->kind != BLOCK_ADDRESS)
		in = in->parent;
	return in || xml_is(xml_parent(node), "addressee");
}

/* NODE is printed in IN, in a document of another language, as the Japanese states it.  What
 * goes to one person is not put out half understood. */
static void untranslated(const struct printing *printing, const struct block *in,
	const struct xml_node *node, const char *text)
{
	const struct document *document = printing->document;

	if (!is_japanese(printing) && has_japanese(text) && !has_no_language(in, node))
		finding_add(printing->findings,
			document->personal ? "letter-untranslated" : "fact-untranslated",
			xml_place(node), "name", xml_name(node), "language", document->language,
			"text", text, NULL);
}

/* --- dates */

/* The style called NAME; false with a finding when there is none. */
static bool date_style(const struct printing *printing, const char *name, struct place source,
	enum when_style *style)
{
	if (when_style_find(name, style))
		return true;
	finding_add(printing->findings, "fact-style", source, "style", name, NULL);
	return false;
}

static const char *date_value(const struct when *when, struct arena *arena)
{
	const struct date *a = &when->first, *b = &when->last;

	if (when->state != WHEN_STATED || !a->year)
		return NULL;
	if (a->year == b->year && a->month == b->month && a->day == b->day)
		return arena_format(arena, "%04d-%02d-%02d", a->year, a->month, a->day);
	return arena_format(arena, "%04d-%02d-%02d/%04d-%02d-%02d", a->year, a->month, a->day,
		b->year, b->month, b->day);
}

static const char *date_form(const struct when *when)
{
	static const char *const states[] = {NULL, "open", "unknown", "undisclosed",
		"incalculable", "free", "none", "ongoing"};
	static const char *const precisions[] = {
		"year", "month", "third", "day", "part", "hour", "minute", "span"};

	return when->state == WHEN_STATED ? precisions[when->precision] : states[when->state];
}

static bool date_fact(const struct printing *printing, const struct xml_node *node,
	struct when *when, struct fact *fact)
{
	struct arena *arena = printing->document->arena;

	*fact = fact_begin(printing, node, "date");
	if (!when_read(node, arena, when, printing->findings))
		return false;
	fact->value = date_value(when, arena);
	fact->form = date_form(when);
	return true;
}

/* In the language of the document; false when it has no words but the Japanese ones. */
static bool date_write(const struct printing *printing, const struct when *when,
	enum when_style style, struct buffer *text)
{
	if (!is_japanese(printing) && when_english(when, style & WHEN_WEEKDAY, text))
		return true;
	when_format(when, style, text);
	return is_japanese(printing);
}

const char *moment_print(const struct printing *printing, const char *as_of)
{
	struct when when = {.state = WHEN_STATED, .precision = WHEN_DAY, .zone = WHEN_JAPAN};
	enum when_style style = WHEN_WESTERN;
	struct buffer text = {0};
	const char *copy;

	if (!day_read(&as_of, &when.named)
		|| !date_style(printing, printing->dates, (struct place){0}, &style))
		return NULL;
	if (sscanf(as_of, "T%2d:%2d", &when.hour, &when.minute) == 2)
		when.precision = WHEN_MINUTE;
	when.first = when.last = when.named;
	date_write(printing, &when, style, &text);
	copy = arena_text(printing->document->arena, text.data);
	buffer_done(&text);
	return copy;
}

static void date_print(const struct printing *printing, struct block *in,
	const struct xml_node *node, const char *style_name, struct place source)
{
	enum when_style style = WHEN_WESTERN;
	struct buffer text = {0};
	struct fact fact;
	struct when when;

	if (!date_fact(printing, node, &when, &fact)
		|| !date_style(
			printing, style_name ? style_name : printing->dates, source, &style))
		return;
	if (!date_write(printing, &when, style, &text))
		untranslated(printing, in, node, text.data);
	block_fact(printing->document, in, &fact, text.data);
	buffer_done(&text);
}

/* --- counts */

static bool count_fact(const struct printing *printing, const struct xml_node *node,
	enum schema_value value, struct count *count, struct fact *fact)
{
	struct arena *arena = printing->document->arena;

	*fact = fact_begin(printing, node, "count");
	if (!count_read(node, schema_measure(value), arena, count, printing->findings))
		return false;
	fact->value = count_value(count, arena);
	fact->form = count_code(count);
	fact->unit = count->per && count->unit
			     ? arena_format(arena, "%s/%s", count->unit, count->per)
			     : count->unit;
	return true;
}

static void count_print(const struct printing *printing, struct block *in,
	const struct xml_node *node, enum schema_value value)
{
	struct buffer text = {0};
	struct count count;
	struct fact fact;

	if (!count_fact(printing, node, value, &count, &fact))
		return;
	if (is_japanese(printing) || !count_english(&count, printing->document->arena, &text)) {
		count_format(&count, &text);
		untranslated(printing, in, node, text.data);
	}
	block_fact(printing->document, in, &fact, text.data);
	buffer_done(&text);
}

/* --- codes */

/* Whether a sentence begins at the end of IN. */
static bool sentence_begins(const struct printing *printing, const struct block *in)
{
	const char *before = block_text(printing->document->arena, in);
	size_t length = strlen(before);

	while (length && before[length - 1] == ' ')
		length--;
	return !length || strchr(".?!", before[length - 1]);
}

const char *term_placed(
	const struct printing *printing, const struct block *in, const char *word)
{
	char *copy;

	if (is_japanese(printing) || !sentence_begins(printing, in))
		return word;
	copy = arena_text(printing->document->arena, word);
	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

/* The word for CODE of NODE; "" with a finding when there is none. */
static const char *code_word(const struct printing *printing, const struct xml_node *node,
	const char *code, const char *style, struct place source)
{
	const char *word =
		terms_find(printing->terms, xml_name(node), code, style ? style : "");

	if (!word)
		finding_add(printing->findings, "term-missing", source, "name", xml_name(node),
			"code", code, "style", style ? style : "", NULL);
	return word ? word : "";
}

/* A code, or a list of them. */
static void code_print(const struct printing *printing, struct block *in,
	const struct xml_node *node, const char *style, struct place source)
{
	const char *between = is_japanese(printing) ? "、" : ", ";
	struct fact fact = fact_begin(printing, node, "code");
	struct buffer words = {0};
	char *rest, *code;

	fact.value = xml_trimmed(printing->document->arena, node);
	code = strtok_r(arena_text(printing->document->arena, fact.value), " \t\r\n", &rest);
	for (; code; code = strtok_r(NULL, " \t\r\n", &rest)) {
		buffer_text(&words, words.length ? between : "");
		buffer_text(&words, code_word(printing, node, code, style, source));
	}
	if (words.length)
		block_fact(
			printing->document, in, &fact, term_placed(printing, in, words.data));
	buffer_done(&words);
}

/* --- prose */

/* Prose on its way: where the sentence that is being printed began, and whether the
 * rest of it is passed over. */
struct telling {
	const struct printing *printing;
	struct block *in, *sentence; /* the last block before the sentence */
	struct fact fact;
	bool dropping, dropped;
};

static const char sentence_end[] = "。";

static void telling_add(struct telling *telling, const char *text, size_t length)
{
	const struct printing *printing = telling->printing;

	if (length)
		block_fact(printing->document, telling->in, &telling->fact,
			arena_copy(printing->document->arena, text, length));
}

/* The words up to the next fact; a sentence may end in them, and another begin. */
static void telling_words(struct telling *telling, const char *text)
{
	const char *end = NULL;

	if (telling->dropping) {
		text = strstr(text, sentence_end);
		if (!text)
			return;
		text += strlen(sentence_end);
		telling->dropping = false;
	}
	for (const char *at = strstr(text, sentence_end); at; at = strstr(end, sentence_end))
		end = at + strlen(sentence_end);
	if (end) {
		telling_add(telling, text, (size_t)(end - text));
		telling->sentence = telling->in->last;
		text = end;
	}
	telling_add(telling, text, strlen(text));
}

/* Prose in prose is not quoted: it could go in a circle. */
static bool telling_quote(
	struct telling *telling, const struct xml_node *quotation, struct place source)
{
	const struct printing *printing = telling->printing;
	const char *ref = xml_attribute(quotation, "ref");
	const struct xml_node *quoted = ref ? path_find(printing->root, ref) : NULL;

	return quoted && !nature_of(printing->schema, quoted).is_prose
	       && fact_print(printing, telling->in, quoted, NULL, source);
}

/* A sentence that quotes what is absent or withheld drops, with a note at the
 * quotation; false when nothing is left to say. */
static bool prose_print(const struct printing *printing, struct block *in,
	const struct xml_node *prose, struct place source)
{
	struct block *last = in->last;
	struct telling telling = {.printing = printing, .in = in, .sentence = last};
	struct place dropped = xml_place(prose);

	telling.fact = fact_begin(printing, prose, "text");
	untranslated(printing, in, prose, xml_text(printing->document->arena, prose));
	for (const struct xml_node *part = xml_first(prose); part; part = xml_next(part)) {
		if (xml_is_text(part)) {
			telling_words(&telling,
				text_flow(printing->document->arena, xml_content(part),
					printing->document->language));
		} else if (!telling.dropping && !telling_quote(&telling, part, source)) {
			block_truncate(in, telling.sentence);
			telling.dropping = telling.dropped = true;
			dropped = xml_place(part);
		}
	}
	if (telling.dropped && in->last != last)
		finding_add(printing->findings, "sentence-dropped", dropped, NULL);
	return in->last != last;
}

bool fact_print(const struct printing *printing, struct block *in, const struct xml_node *node,
	const char *style, struct place source)
{
	const struct nature nature = nature_of(printing->schema, node);
	struct fact fact;

	if (nature.is_no_fact) {
		finding_add(printing->findings, "fact-none", source, "select", xml_name(node),
			NULL);
	} else if (nature.is_moment || nature.value == VALUE_WHEN) {
		date_print(printing, in, node, style, source);
	} else if (nature.value != VALUE_TEXT) {
		count_print(printing, in, node, nature.value);
	} else if (nature.is_code) {
		code_print(printing, in, node, style, source);
	} else if (nature.is_prose) {
		return prose_print(printing, in, node, source);
	} else {
		const char *text = xml_trimmed(printing->document->arena, node);

		fact = fact_begin(printing, node, "text");
		untranslated(printing, in, node, text);
		block_fact(printing->document, in, &fact, text);
	}
	return true;
}

/* --- what words rest on */

static bool ground_read(
	const struct printing *printing, const struct xml_node *node, struct fact *fact)
{
	const struct nature nature = nature_of(printing->schema, node);
	struct count count;
	struct when when;

	if (xml_is_text(node))
		return false;
	if (nature.is_moment || nature.value == VALUE_WHEN)
		return date_fact(printing, node, &when, fact);
	if (nature.value != VALUE_TEXT)
		return count_fact(printing, node, nature.value, &count, fact);
	*fact = fact_begin(printing, node,
		nature.is_code      ? "code"
		: nature.is_no_fact ? "part"
				    : "text");
	if (nature.is_code || xml_is_attribute(node))
		fact->value = xml_trimmed(printing->document->arena, node);
	return true;
}

const struct fact *fact_grounds(const struct printing *printing, const struct xml_node **nodes)
{
	const struct fact *first = NULL, **end = &first;

	for (; *nodes; nodes++) {
		struct fact *fact = arena_alloc(printing->document->arena, sizeof *fact);

		if (!ground_read(printing, *nodes, fact))
			continue;
		*end = fact;
		end = &fact->also;
	}
	return first;
}
