/* window.c - envelopes out of their XML files. */
#include "layout/window.h"

#include "layout/style_xml.h"
#include "xml/xml.h"

#include <string.h>

#define WINDOW_NAMESPACE "urn:todoke:window:1"

/* Customer barcodes are made for 8 to 11.5 points (カスタマバーコードの寸法). */
enum { BARCODE_SMALLEST = 8000, BARCODE_LARGEST = 11500 };

struct reader {
	struct window *window;
	struct fold *folds;
	struct arena *arena;
	struct findings *findings;
	struct rectangle opening; /* in the envelope */
	int32_t envelope_width, envelope_height;
	int32_t sheet_width, sheet_height; /* of the folded sheet */
};

static void length_read_into(struct reader *reader, const struct xml_node *element,
	const char *name, int32_t *length)
{
	attribute_length(element, name, false, 0, length, reader->findings);
}

static void envelope_read(struct reader *reader, const struct xml_node *element)
{
	attributes_check(
		element, (const char *const[]){"width", "height", NULL}, reader->findings);
	length_read_into(reader, element, "width", &reader->envelope_width);
	length_read_into(reader, element, "height", &reader->envelope_height);
}

static void sheet_read(struct reader *reader, const struct xml_node *element)
{
	attributes_check(element, (const char *const[]){"height", NULL}, reader->findings);
	length_read_into(reader, element, "height", &reader->sheet_height);
}

static void opening_read(struct reader *reader, const struct xml_node *element)
{
	attributes_check(element, (const char *const[]){"left", "top", "width", "height", NULL},
		reader->findings);
	length_read_into(reader, element, "left", &reader->opening.x);
	length_read_into(reader, element, "top", &reader->opening.y);
	length_read_into(reader, element, "width", &reader->opening.width);
	length_read_into(reader, element, "height", &reader->opening.height);
	reader->window->is_open = true;
}

static void barcode_read(struct reader *reader, const struct xml_node *element)
{
	int32_t *size = &reader->window->barcode;

	attributes_check(element, (const char *const[]){"size", NULL}, reader->findings);
	length_read_into(reader, element, "size", size);
	if (*size < BARCODE_SMALLEST || *size > BARCODE_LARGEST)
		finding_add(reader->findings, "window-barcode", xml_place(element), "size",
			xml_attribute(element, "size") ? xml_attribute(element, "size") : "",
			NULL);
}

static void fold_read(struct reader *reader, const struct xml_node *element)
{
	struct fold *fold = &reader->folds[reader->window->fold_count++];

	attributes_check(element,
		(const char *const[]){"x", "y", "length", "thickness", "gray", NULL},
		reader->findings);
	length_read_into(reader, element, "x", &fold->x);
	length_read_into(reader, element, "y", &fold->y);
	length_read_into(reader, element, "length", &fold->length);
	length_read_into(reader, element, "thickness", &fold->thickness);
	fold->gray = attribute_number(element, "gray", 1000, 0, reader->findings);
}

static void folds_read(struct reader *reader, const struct xml_node *root)
{
	const struct xml_node *fold = xml_child(root, "fold");
	size_t count = 0;

	for (; fold; fold = xml_next_same(fold))
		count++;
	reader->window->folds = reader->folds =
		arena_array(reader->arena, count, sizeof *reader->folds);
	for (fold = xml_child(root, "fold"); fold; fold = xml_next_same(fold))
		fold_read(reader, fold);
}

/* A sheet smaller than its envelope slides in it by the difference.  Always
 * visible is what the window shows at both ends of that way, swept is what it
 * shows anywhere on it. */
static void window_slide(struct reader *reader, const struct xml_node *root)
{
	const struct rectangle *opening = &reader->opening;
	struct window *window = reader->window;
	int32_t slack_x = reader->envelope_width - reader->sheet_width;
	int32_t slack_y = reader->envelope_height - reader->sheet_height;

	if (slack_x < 0 || slack_y < 0
		|| (window->is_open
			&& (opening->width <= slack_x || opening->height <= slack_y
				|| opening->x + opening->width > reader->envelope_width
				|| opening->y + opening->height > reader->envelope_height)))
		finding_add(reader->findings, "style-window", xml_place(root), NULL);
	window->visible = (struct rectangle){
		opening->x, opening->y, opening->width - slack_x, opening->height - slack_y};
	window->swept = (struct rectangle){opening->x - slack_x, opening->y - slack_y,
		opening->width + slack_x, opening->height + slack_y};
}

static void once_read(struct reader *reader, const struct xml_node *root, const char *name,
	bool required, void (*read)(struct reader *, const struct xml_node *))
{
	const struct xml_node *element = xml_child(root, name);

	if (element)
		read(reader, element);
	else if (required)
		finding_add(reader->findings, "window-element-missing", xml_place(root),
			"element", name, NULL);
	if (element && xml_next_same(element))
		finding_add(reader->findings, "style-element-repeated",
			xml_place(xml_next_same(element)), "element", name, NULL);
}

/* Title and source are for people. */
static void window_read(struct reader *reader, const struct xml_node *root)
{
	size_t errors = findings_count(reader->findings, LEVEL_ERROR);

	attributes_check(root, (const char *const[]){"id", "as-of", "certainty", NULL},
		reader->findings);
	children_check(root,
		(const char *const[]){"title", "source", "envelope", "sheet", "opening", "fold",
			"barcode", NULL},
		reader->findings);
	reader->window->id =
		arena_text(reader->arena, attribute_text(root, "id", reader->findings));
	attribute_text(root, "as-of", reader->findings);
	once_read(reader, root, "envelope", true, envelope_read);
	once_read(reader, root, "sheet", true, sheet_read);
	once_read(reader, root, "opening", false, opening_read);
	once_read(reader, root, "barcode", false, barcode_read);
	folds_read(reader, root);
	if (findings_count(reader->findings, LEVEL_ERROR) == errors)
		window_slide(reader, root);
}

const struct window *window_open(
	const char *path, int32_t width, struct arena *arena, struct findings *findings)
{
	struct xml *xml = xml_open(path, &xml_limits_default, findings);
	size_t errors = findings_count(findings, LEVEL_ERROR);
	struct reader reader = {.arena = arena, .findings = findings, .sheet_width = width};
	const struct xml_node *root;

	if (!xml)
		return NULL;
	reader.window = arena_alloc(arena, sizeof *reader.window);
	reader.window->file = arena_text(arena, path);
	root = xml_root(xml);
	if (xml_is(root, "window") && strcmp(xml_namespace(root), WINDOW_NAMESPACE) == 0)
		window_read(&reader, root);
	else
		finding_add(findings, "window-root", xml_place(root), "element", xml_name(root),
			NULL);
	xml_free(xml);
	return findings_count(findings, LEVEL_ERROR) == errors ? reader.window : NULL;
}
