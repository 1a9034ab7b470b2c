/* outline.c - a glyph's outline, for where it is to be drawn and not to be text. */
#include "text/outline.h"

#include "text/face.h"

struct drawing_of_outline {
	const struct font *font;
	int32_t size;
	outline_stroke *stroke;
	void *context;
};

/* COUNT coordinates of the font's design space as one stroke. */
static void stroke_draw(void *data, char stroke, const float *places, size_t count)
{
	const struct drawing_of_outline *drawing = data;
	int32_t points[6] = {0};

	for (size_t i = 0; i < count; i++)
		points[i] = font_scale(drawing->font, (int32_t)places[i], drawing->size);
	drawing->stroke(drawing->context, stroke, points, count);
}

static void move_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x,
	float y, void *unused)
{
	(void)functions, (void)state, (void)unused;
	stroke_draw(data, 'm', (const float[]){x, y}, 2);
}

static void line_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x,
	float y, void *unused)
{
	(void)functions, (void)state, (void)unused;
	stroke_draw(data, 'l', (const float[]){x, y}, 2);
}

static void curve_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float x1,
	float y1, float x2, float y2, float x, float y, void *unused)
{
	(void)functions, (void)state, (void)unused;
	stroke_draw(data, 'c', (const float[]){x1, y1, x2, y2, x, y}, 6);
}

static void close_path(
	hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, void *unused)
{
	(void)functions, (void)state, (void)unused;
	stroke_draw(data, 'h', NULL, 0);
}

/* HarfBuzz makes cubic curves of TrueType's. */
void outline_draw(const struct font *font, uint32_t glyph, int32_t size, outline_stroke *stroke,
	void *context)
{
	struct drawing_of_outline drawing = {font, size, stroke, context};
	hb_draw_funcs_t *functions = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(functions, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(functions, line_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(functions, curve_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(functions, close_path, NULL, NULL);
	hb_font_get_glyph_shape(font->shaper, glyph, functions, &drawing);
	hb_draw_funcs_destroy(functions);
}
