/* glyphs.c - trying the unusual characters of rows in the faces of a style. */
#include "letters/glyphs.h"

#include "base/hash.h"
#include "layout/style.h"
#include "letters/names.h"
#include "output/character_report.h"
#include "text/cluster.h"

#include <string.h>

enum { BUCKETS = 1024 };

/* A character that was tried. */
struct tried {
	const char *text;
	size_t length;
	const char *code; /* of one that no face has; else NULL */
	struct tried *next;
};

struct glyphs {
	const struct glyphs_question *question;
	struct arena *arena;
	bool is_open;
	const struct page_style *style; /* NULL: it can't be read */
	struct tried *buckets[BUCKETS];
};

struct glyphs *glyphs_new(const struct glyphs_question *question, struct arena *arena)
{
	struct glyphs *glyphs = arena_alloc(arena, sizeof *glyphs);

	*glyphs = (struct glyphs){.question = question, .arena = arena};
	return glyphs;
}

/* Bytes of the character at TEXT when it is of ASCII, U+3000 to U+30FF, U+4E00 to U+9F7F or
 * U+FF00 to U+FFBF, as nearly all are; else 0. */
static size_t usual_length(const unsigned char *text)
{
	if (*text < 0x80)
		return 1;
	if (*text >= 0xE5 && *text <= 0xE8)
		return 3;
	return (*text == 0xE3 && text[1] <= 0x83) || (*text == 0xE4 && text[1] >= 0xB8)
			       || (*text == 0xE9 && text[1] <= 0xBD)
			       || (*text == 0xEF && text[1] >= 0xBC && text[1] <= 0xBE)
		       ? 3
		       : 0;
}

static bool is_usual(const char *text)
{
	size_t length;

	while (*text && (length = usual_length((const unsigned char *)text)))
		text += length;
	return !*text;
}

/* --- a character */

static void style_take(struct glyphs *glyphs)
{
	const struct glyphs_question *question = glyphs->question;
	struct findings *told_later = findings_new();

	glyphs->is_open = true;
	glyphs->style = style_open(question->style, question->window, &question->places,
		question->fonts, glyphs->arena, told_later);
	findings_free(told_later);
}

/* What TRIED is called when no face of the style has it. */
static void character_try(struct glyphs *glyphs, struct tried *tried)
{
	struct findings *findings = findings_new();
	const struct finding *finding;

	if (!glyphs->is_open)
		style_take(glyphs);
	if (glyphs->style)
		names_lay(tried->text, (struct place){0}, glyphs->style, findings);
	for (size_t i = 0; (finding = findings_at(findings, i)); i++)
		if (strcmp(finding->id, "glyph-missing") == 0)
			tried->code =
				arena_text(glyphs->arena, finding_argument(finding, "code"));
	findings_free(findings);
}

static const struct tried *character_find(
	struct glyphs *glyphs, const char *text, size_t length)
{
	struct tried **place = &glyphs->buckets[hash_text(text, length) % BUCKETS];

	while (*place
		&& ((*place)->length != length || memcmp((*place)->text, text, length) != 0))
		place = &(*place)->next;
	if (!*place) {
		*place = arena_alloc(glyphs->arena, sizeof **place);
		**place = (struct tried){
			.text = arena_copy(glyphs->arena, text, length), .length = length};
		character_try(glyphs, *place);
	}
	return *place;
}

/* --- a row */

static bool text_object(
	struct glyphs *glyphs, const char *text, struct list_objection *objection)
{
	size_t left = strlen(text), length;

	for (; left; text += length, left -= length) {
		const struct tried *tried;

		length = cluster_read(text, left).length;
		tried = character_find(glyphs, text, length);
		if (tried->code) {
			buffer_format(&objection->value, "%s %s", tried->text, tried->code);
			return true;
		}
	}
	return false;
}

bool glyphs_object(
	struct glyphs *glyphs, const struct list_row *row, struct list_objection *objection)
{
	for (size_t i = 0; i < NAMES_FIELDS; i++) {
		const char *text = row->fields[names_fields[i]];

		if (is_usual(text) || !text_object(glyphs, text, objection))
			continue;
		objection->id = "list-row-glyph";
		objection->field = names_fields[i];
		return true;
	}
	return false;
}
