/* pdf_painter.c - the text and the rectangles that a content stream shows.
 *
 * ISO 32000-1, 8.4 (state), 9.4 (text), 14.6 (marked content).  Only what decides
 * which text and which rectangles stand where: no colours, no clipping, no painting.
 */
#include "reading/pdf_painter.h"

#include "base/encoding.h"
#include "reading/pdf_token.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STATES_MOST = 512, MARKS_MOST = 512, FORMS_MOST = 32, OPERANDS_MOST = 1 << 20 };

struct matrix {
	double a, b, c, d, e, f;
};

struct state {
	struct matrix page; /* CTM */
	const struct pdf_font *font;
	double size, spacing, word_spacing, scale, leading, rise;
	bool invisible;
};

/* An open marked-content sequence, with what it inherits from those around it. */
struct mark {
	long content;
	bool artifact;
	const char *actual; /* what all shown in it stands for; NULL: itself */
	size_t owner;       /* the depth of the mark that brought ACTUAL */
};

struct painter {
	struct pdf_reader *reader;
	struct pdf_page *page;
	const struct pdf_resources *resources;
	struct arena *scratch;
	double left, top; /* of the page, in its own coordinates */
	struct pdf_token *operands;
	size_t operand_count, operand_room;
	struct state state, states[STATES_MOST];
	size_t state_count, form_depth;
	struct mark marks[MARKS_MOST]; /* the first stands for no mark at all */
	size_t mark_depth;
	struct matrix text, line; /* Tm, Tlm */
	struct pdf_run *run, *last;
	struct buffer shown; /* text of RUN */
	struct pdf_box *box; /* the last */
};

/* --- geometry */

/* What FIRST and then SECOND do. */
static struct matrix matrix_product(struct matrix first, struct matrix second)
{
	return (struct matrix){first.a * second.a + first.b * second.c,
		first.a * second.b + first.b * second.d,
		first.c * second.a + first.d * second.c,
		first.c * second.b + first.d * second.d,
		first.e * second.a + first.f * second.c + second.e,
		first.e * second.b + first.f * second.d + second.f};
}

static int32_t length_of(double points)
{
	double value = points * 1000;

	if (!(value > -2e9))
		return -2000000000;
	return value > 2e9 ? 2000000000 : (int32_t)lround(value);
}

/* Where the point X, Y of the space that MATRIX leads from is on the page. */
static void point_set(const struct painter *painter, struct matrix matrix, double x, double y,
	int32_t *page_x, int32_t *page_y)
{
	struct matrix all = matrix_product(matrix, painter->state.page);

	*page_x = length_of(x * all.a + y * all.c + all.e - painter->left);
	*page_y = length_of(painter->top - (x * all.b + y * all.d + all.f));
}

/* --- runs */

static const struct mark *mark_now(const struct painter *painter)
{
	return &painter->marks[painter->mark_depth];
}

static void run_begin(struct painter *painter)
{
	const struct mark *mark = mark_now(painter);
	struct pdf_run *run = arena_alloc(painter->reader->arena, sizeof *run);

	run->artifact = mark->artifact;
	run->content = mark->content;
	run->invisible = painter->state.invisible;
	if (painter->last)
		painter->last->next = run;
	else
		painter->page->first = run;
	painter->last = painter->run = run;
	buffer_clear(&painter->shown);
	if (mark->actual)
		buffer_text(&painter->shown, mark->actual);
}

static void run_end(struct painter *painter)
{
	if (!painter->run)
		return;
	painter->run->length = painter->shown.length;
	painter->run->text = arena_copy(painter->reader->arena,
		painter->shown.length ? painter->shown.data : "", painter->shown.length);
	painter->run = NULL;
}

/* A run for a glyph, or for what stands in its place, at X, Y of MATRIX. */
static void run_open(struct painter *painter, struct matrix matrix, double x, double y)
{
	if (painter->run)
		return;
	run_begin(painter);
	point_set(painter, matrix, x, y, &painter->run->x, &painter->run->y);
	painter->run->end_x = painter->run->x;
	painter->run->end_y = painter->run->y;
}

/* The size that the page shows: how high an em is on it. */
static double size_shown(const struct painter *painter)
{
	struct matrix all = matrix_product(painter->text, painter->state.page);

	return fabs(painter->state.size) * hypot(all.c, all.d);
}

/* --- glyphs */

static void pen_move(struct painter *painter, double x, double y)
{
	painter->text = matrix_product((struct matrix){1, 0, 0, 1, x, y}, painter->text);
}

static void glyph_show(struct painter *painter, uint32_t code, bool space)
{
	const struct state *state = &painter->state;
	const struct pdf_font *font = state->font;
	const struct pdf_code *known = pdf_code_find(&font->codes, code);
	double width = known && known->has_width ? known->width : font->width;
	double height = known && known->has_height ? known->height : font->height;
	double spacing = state->spacing + (space ? state->word_spacing : 0);

	run_open(painter, painter->text, 0, state->rise);
	if (!painter->run->font) {
		painter->run->font = font->name ? font->name : "";
		painter->run->size = length_of(size_shown(painter));
	}
	if (!mark_now(painter)->actual && known && known->text)
		buffer_add(&painter->shown, known->text, known->length);
	else if (!mark_now(painter)->actual)
		buffer_text(&painter->shown, "\xEF\xBF\xBD");
	if (font->vertical)
		pen_move(painter, 0, height / 1000 * state->size + spacing);
	else
		pen_move(painter, (width / 1000 * state->size + spacing) * state->scale, 0);
	point_set(painter, painter->text, 0, state->rise, &painter->run->end_x,
		&painter->run->end_y);
}

static void string_show(struct painter *painter, const struct pdf_token *string)
{
	const struct pdf_font *font = painter->state.font;
	size_t size = font ? font->code_size : 0;

	for (size_t at = 0; font && at + size <= string->length; at += size) {
		uint32_t code = (unsigned char)string->text[at];

		if (size == 2)
			code = code << 8 | (unsigned char)string->text[at + 1];
		glyph_show(painter, code, size == 1 && code == ' ');
	}
}

/* 9.4.3: thousandths of the size, backwards. */
static void text_adjust(struct painter *painter, double amount)
{
	const struct state *state = &painter->state;
	double move = -amount / 1000 * state->size;

	if (state->font && state->font->vertical)
		pen_move(painter, 0, move);
	else
		pen_move(painter, move * state->scale, 0);
}

/* What is shown together is one run, unless an ActualText goes on. */
static void show_end(struct painter *painter)
{
	if (!mark_now(painter)->actual)
		run_end(painter);
}

/* --- operators */

/* The number BACK before the last operand; 0 when it is none. */
static double operand(const struct painter *painter, size_t back)
{
	const struct pdf_token *token;

	if (back >= painter->operand_count)
		return 0;
	token = &painter->operands[painter->operand_count - 1 - back];
	return token->kind == TOKEN_NUMBER ? token->number : 0;
}

static struct matrix operand_matrix(const struct painter *painter)
{
	return (struct matrix){operand(painter, 5), operand(painter, 4), operand(painter, 3),
		operand(painter, 2), operand(painter, 1), operand(painter, 0)};
}

/* The name that is the first operand. */
static const char *operand_name(const struct painter *painter)
{
	const struct pdf_token *first = painter->operands;

	return painter->operand_count && first->kind == TOKEN_NAME ? first->text : "";
}

static void state_save(struct painter *painter)
{
	if (painter->state_count == STATES_MOST)
		source_fail(painter->reader, "q is nested too deep");
	else
		painter->states[painter->state_count++] = painter->state;
}

static void state_restore(struct painter *painter)
{
	if (painter->state_count)
		painter->state = painter->states[--painter->state_count];
}

static void matrix_concatenate(struct painter *painter)
{
	painter->state.page = matrix_product(operand_matrix(painter), painter->state.page);
}

static void text_begin(struct painter *painter)
{
	painter->text = painter->line = (struct matrix){1, 0, 0, 1, 0, 0};
}

static void text_matrix(struct painter *painter)
{
	painter->text = painter->line = operand_matrix(painter);
}

static void line_move(struct painter *painter, double x, double y)
{
	painter->line = matrix_product((struct matrix){1, 0, 0, 1, x, y}, painter->line);
	painter->text = painter->line;
}

static void text_move(struct painter *painter)
{
	line_move(painter, operand(painter, 1), operand(painter, 0));
}

static void text_move_leading(struct painter *painter)
{
	painter->state.leading = -operand(painter, 0);
	text_move(painter);
}

static void text_next_line(struct painter *painter)
{
	line_move(painter, 0, -painter->state.leading);
}

static void text_font(struct painter *painter)
{
	const struct pdf_named *named =
		pdf_named_find(painter->resources->fonts, operand_name(painter));

	painter->state.font = named ? named->font : NULL;
	painter->state.size = operand(painter, 0);
}

static void text_spacing(struct painter *painter)
{
	painter->state.spacing = operand(painter, 0);
}

static void text_word_spacing(struct painter *painter)
{
	painter->state.word_spacing = operand(painter, 0);
}

static void text_scale(struct painter *painter)
{
	painter->state.scale = operand(painter, 0) / 100;
}

static void text_leading(struct painter *painter)
{
	painter->state.leading = operand(painter, 0);
}

static void text_rise(struct painter *painter)
{
	painter->state.rise = operand(painter, 0);
}

/* Modes 3 and 7 paint nothing (table 106). */
static void text_mode(struct painter *painter)
{
	double mode = operand(painter, 0);

	painter->state.invisible = mode == 3 || mode == 7;
}

/* Tj and TJ: strings, and numbers within an array. */
static void text_show(struct painter *painter)
{
	for (size_t i = 0; i < painter->operand_count; i++) {
		if (painter->operands[i].kind == TOKEN_STRING)
			string_show(painter, &painter->operands[i]);
		else if (painter->operands[i].kind == TOKEN_NUMBER)
			text_adjust(painter, painter->operands[i].number);
	}
	show_end(painter);
}

static void text_show_line(struct painter *painter)
{
	text_next_line(painter);
	text_show(painter);
}

static void text_show_spaced(struct painter *painter)
{
	painter->state.word_spacing = operand(painter, 2);
	painter->state.spacing = operand(painter, 1);
	text_next_line(painter);
	if (painter->operand_count)
		string_show(painter, &painter->operands[painter->operand_count - 1]);
	show_end(painter);
}

/* An ActualText may stand for what is drawn, not set. */
static void path_begin(struct painter *painter, double x, double y)
{
	const struct matrix identity = {1, 0, 0, 1, 0, 0};

	if (mark_now(painter)->actual)
		run_open(painter, identity, x, y);
}

static void path_move(struct painter *painter)
{
	path_begin(painter, operand(painter, 1), operand(painter, 0));
}

static int32_t distance(int32_t a, int32_t b)
{
	int64_t between = llabs((int64_t)a - b);

	return between > INT32_MAX ? INT32_MAX : (int32_t)between;
}

/* The rectangle around what is one before the CTM. */
static void box_add(struct painter *painter, double x, double y, double width, double height)
{
	const struct matrix identity = {1, 0, 0, 1, 0, 0};
	struct pdf_box *box = arena_alloc(painter->reader->arena, sizeof *box);
	int32_t end_x, end_y;

	point_set(painter, identity, x, y, &box->x, &box->y);
	point_set(painter, identity, x + width, y + height, &end_x, &end_y);
	box->width = distance(box->x, end_x);
	box->height = distance(box->y, end_y);
	box->x = end_x < box->x ? end_x : box->x;
	box->y = end_y < box->y ? end_y : box->y;
	if (painter->box)
		painter->box->next = box;
	else
		painter->page->boxes = box;
	painter->box = box;
}

static void path_rectangle(struct painter *painter)
{
	double x = operand(painter, 3), y = operand(painter, 2);

	path_begin(painter, x, y);
	box_add(painter, x, y, operand(painter, 1), operand(painter, 0));
}

static void form_show(struct painter *painter);

/* --- marked content */

/* A text string (7.9.2.2) of our own making: UTF-16BE behind its mark, or ASCII. */
static const char *own_text(struct arena *arena, const struct pdf_token *token)
{
	static const char mark[] = {'\xFE', '\xFF'};
	struct buffer text = {0};
	const char *copy;

	if (token->length < sizeof mark || memcmp(token->text, mark, sizeof mark) != 0)
		return arena_copy(arena, token->text, token->length);
	encoding_decode(
		"utf-16be", token->text + sizeof mark, token->length - sizeof mark, &text);
	copy = arena_copy(arena, text.data ? text.data : "", text.length);
	buffer_done(&text);
	return copy;
}

/* As libqpdf reads it, where it has the file. */
static const char *string_text(struct painter *painter, const struct pdf_token *token)
{
	struct pdf_reader *reader = painter->reader;

	if (!reader->file)
		return own_text(reader->arena, token);
	return source_text(reader,
		reader->qpdf->oh_new_binary_string(reader->file, token->text, token->length));
}

/* What the property list between the operands says of this mark. */
static void properties_read(struct painter *painter, struct mark *mark, const char **actual)
{
	const struct pdf_token *tokens = painter->operands;
	size_t last = painter->operand_count;
	const struct pdf_named *named = NULL;

	for (size_t i = 1; i + 1 < last; i++) {
		if (painter->form_depth == 0 && pdf_token_is(&tokens[i], TOKEN_NAME, "MCID")
			&& tokens[i + 1].kind == TOKEN_NUMBER)
			mark->content = lround(tokens[i + 1].number);
		if (pdf_token_is(&tokens[i], TOKEN_NAME, "ActualText")
			&& tokens[i + 1].kind == TOKEN_STRING)
			*actual = string_text(painter, &tokens[i + 1]);
	}
	if (last == 2 && tokens[1].kind == TOKEN_NAME)
		named = pdf_named_find(painter->resources->properties, tokens[1].text);
	if (named && named->content >= 0 && painter->form_depth == 0)
		mark->content = named->content;
	if (named && named->actual)
		*actual = named->actual;
}

static void mark_begin(struct painter *painter)
{
	struct mark mark = *mark_now(painter);
	const char *actual = NULL;

	if (painter->mark_depth + 1 == MARKS_MOST) {
		source_fail(painter->reader, "marked content is nested too deep");
		return;
	}
	properties_read(painter, &mark, &actual);
	mark.artifact = mark.artifact || !strcmp(operand_name(painter), "Artifact");
	if (actual && !mark.actual) {
		mark.actual = actual;
		mark.owner = painter->mark_depth + 1;
	}
	painter->marks[++painter->mark_depth] = mark;
}

static void mark_end(struct painter *painter)
{
	const struct mark *mark = mark_now(painter);

	if (!painter->mark_depth)
		return;
	if (mark->actual && mark->owner == painter->mark_depth)
		run_end(painter);
	painter->mark_depth--;
}

/* Those that letters have most of stand first. */
static const struct operator
{
	const char *name;
	void (*run)(struct painter * painter);
}
operators[] = {{"re", path_rectangle}, {"TJ", text_show}, {"Tm", text_matrix},
	{"Tf", text_font}, {"BDC", mark_begin}, {"EMC", mark_end}, {"q", state_save},
	{"Q", state_restore}, {"cm", matrix_concatenate}, {"BT", text_begin}, {"Td", text_move},
	{"TD", text_move_leading}, {"T*", text_next_line}, {"Tc", text_spacing},
	{"Tw", text_word_spacing}, {"Tz", text_scale}, {"TL", text_leading}, {"Ts", text_rise},
	{"Tr", text_mode}, {"Tj", text_show}, {"'", text_show_line}, {"\"", text_show_spaced},
	{"m", path_move}, {"Do", form_show}, {"BMC", mark_begin}};

static void operator_run(struct painter *painter, const struct pdf_token *word)
{
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (pdf_token_is(word, TOKEN_WORD, operators[i].name)) {
			operators[i].run(painter);
			return;
		}
}

static bool operand_add(struct painter *painter, const struct pdf_token *token)
{
	if (painter->operand_count == OPERANDS_MOST)
		return source_fail(painter->reader, "an operator has too many operands");
	if (painter->operand_count == painter->operand_room) {
		painter->operand_room = painter->operand_room ? painter->operand_room * 2 : 64;
		painter->operands = memory_resize(painter->operands,
			memory_product(painter->operand_room, sizeof *painter->operands));
	}
	painter->operands[painter->operand_count++] = *token;
	return true;
}

static bool content_run(struct painter *painter, const char *data, size_t size)
{
	struct pdf_scan scan = {.at = data, .end = data + size, .arena = painter->scratch};

	painter->operand_count = 0;
	for (;;) {
		struct pdf_token token = pdf_token_next(&scan);

		if (token.kind == TOKEN_END)
			return !painter->reader->failed;
		if (token.kind == TOKEN_WRONG)
			return source_fail(painter->reader, "content that is no PDF");
		if (token.kind != TOKEN_WORD) {
			if (!operand_add(painter, &token))
				return false;
			continue;
		}
		operator_run(painter, &token);
		if (pdf_token_is(&token, TOKEN_WORD, "ID"))
			pdf_scan_image(&scan);
		if (painter->reader->failed)
			return false;
		painter->operand_count = 0;
	}
}

/* 8.10.1: the form's matrix, its own resources, and then as it was before. */
static void form_show(struct painter *painter)
{
	const struct pdf_named *named =
		pdf_named_find(painter->resources->forms, operand_name(painter));
	const struct pdf_form *form = named ? named->form : NULL;
	const struct pdf_resources *resources = painter->resources;
	const struct state before = painter->state;
	size_t state_count = painter->state_count, mark_depth = painter->mark_depth;

	if (!form)
		return;
	if (painter->form_depth == FORMS_MOST) {
		source_fail(painter->reader, "forms in forms are too deep");
		return;
	}
	painter->state.page = matrix_product(
		(struct matrix){form->matrix[0], form->matrix[1], form->matrix[2],
			form->matrix[3], form->matrix[4], form->matrix[5]},
		painter->state.page);
	if (form->resources)
		painter->resources = form->resources;
	painter->form_depth++;
	content_run(painter, form->data, form->size);
	painter->form_depth--;
	while (painter->mark_depth > mark_depth)
		mark_end(painter);
	painter->resources = resources;
	painter->state = before;
	painter->state_count = state_count;
}

bool pdf_page_paint(struct pdf_reader *reader, struct pdf_page *page, double left, double top,
	const struct pdf_resources *resources, const struct buffer *content)
{
	struct painter *painter = memory_alloc(sizeof *painter);
	bool painted;

	*painter = (struct painter){.reader = reader,
		.page = page,
		.resources = resources,
		.left = left,
		.top = top,
		.scratch = arena_new(),
		.marks = {{.content = -1}},
		.state = {.page = {1, 0, 0, 1, 0, 0}, .scale = 1}};
	painted = content_run(painter, content->data, content->length);
	run_end(painter);
	buffer_done(&painter->shown);
	free(painter->operands);
	arena_free(painter->scratch);
	free(painter);
	return painted;
}
