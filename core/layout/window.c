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
	length_read_into(reader, element, "width", &reader->window->envelope.width);
	length_read_into(reader, element, "height", &reader->window->envelope.height);
}

static void sheet_read(struct reader *reader, const struct xml_node *element)
{
	attributes_check(element, (const char *const[]){"height", NULL}, reader->findings);
	length_read_into(reader, element, "height", &reader->window->sheet.height);
}

static void place_read(
	struct reader *reader, const struct xml_node *element, struct opening *opening)
{
	length_read_into(reader, element, "left", &opening->place.x);
	length_read_into(reader, element, "top", &opening->place.y);
	length_read_into(reader, element, "width", &opening->place.width);
	length_read_into(reader, element, "height", &opening->place.height);
	opening->is_open = true;
}

static void opening_read(struct reader *reader, const struct xml_node *element)
{
	attributes_check(element, (const char *const[]){"left", "top", "width", "height", NULL},
		reader->findings);
	place_read(reader, element, &reader->window->addressee);
}

/* Either printed on the envelope, or seen through a window of its own. */
static void sender_read(struct reader *reader, const struct xml_node *element)
{
	static const char *const answers[] = {"no", "yes", NULL};

	attributes_check(element,
		(const char *const[]){"left", "top", "width", "height", "printed", NULL},
		reader->findings);
	reader->window->sender_printed =
		attribute_choice(element, "printed", answers, reader->findings) == 1;
	if (!reader->window->sender_printed)
		place_read(reader, element, &reader->window->sender);
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

	reader->window->folds = reader->folds =
		arena_array(reader->arena, xml_count(root, "fold"), sizeof *reader->folds);
	for (; fold; fold = xml_next_same(fold))
		fold_read(reader, fold);
}

/* A sheet smaller than its envelope slides in it by the difference.  Always
 * visible is what the opening shows at both ends of that way, swept is what it
 * shows anywhere on it.  False: that is nothing. */
static bool opening_slide(const struct window *window, struct opening *opening)
{
	const struct rectangle *place = &opening->place;
	int32_t slack_x = window->envelope.width - window->sheet.width;
	int32_t slack_y = window->envelope.height - window->sheet.height;

	opening->visible = (struct rectangle){
		place->x, place->y, place->width - slack_x, place->height - slack_y};
	opening->swept = (struct rectangle){place->x - slack_x, place->y - slack_y,
		place->width + slack_x, place->height + slack_y};
	return opening->visible.width > 0 && opening->visible.height > 0
	       && place->x + place->width <= window->envelope.width
	       && place->y + place->height <= window->envelope.height
	       && opening->visible.y + opening->visible.height <= window->sheet.height;
}

static struct rectangle rectangles_around(
	const struct rectangle *one, const struct rectangle *other)
{
	int32_t x = one->x < other->x ? one->x : other->x;
	int32_t y = one->y < other->y ? one->y : other->y;
	int32_t end = one->x + one->width, end_other = other->x + other->width;
	int32_t foot = one->y + one->height, foot_other = other->y + other->height;

	return (struct rectangle){x, y, (end > end_other ? end : end_other) - x,
		(foot > foot_other ? foot : foot_other) - y};
}

static void window_slide(struct reader *reader, const struct xml_node *root)
{
	struct window *window = reader->window;
	bool sound = window->envelope.width >= window->sheet.width
		     && window->envelope.height >= window->sheet.height;

	if (window->addressee.is_open)
		sound &= opening_slide(window, &window->addressee);
	window->swept = window->addressee.swept;
	if (window->sender.is_open) {
		sound &= window->addressee.is_open && opening_slide(window, &window->sender);
		window->swept = rectangles_around(&window->swept, &window->sender.swept);
	}
	if (!sound)
		finding_add(reader->findings, "style-window", xml_place(root), NULL);
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
		(const char *const[]){"title", "source", "envelope", "sheet", "opening",
			"sender", "fold", "barcode", NULL},
		reader->findings);
	reader->window->id =
		arena_text(reader->arena, attribute_text(root, "id", reader->findings));
	attribute_text(root, "as-of", reader->findings);
	reader->window->presumed = xml_attribute(root, "certainty");
	once_read(reader, root, "envelope", true, envelope_read);
	once_read(reader, root, "sheet", true, sheet_read);
	once_read(reader, root, "opening", false, opening_read);
	once_read(reader, root, "sender", false, sender_read);
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
	struct reader reader = {.arena = arena, .findings = findings};
	const struct xml_node *root;

	if (!xml)
		return NULL;
	reader.window = arena_alloc(arena, sizeof *reader.window);
	reader.window->file = arena_text(arena, path);
	reader.window->sheet.width = width;
	root = xml_root(xml);
	if (xml_is(root, "window") && strcmp(xml_namespace(root), WINDOW_NAMESPACE) == 0)
		window_read(&reader, root);
	else
		finding_add(findings, "window-root", xml_place(root), "element", xml_name(root),
			NULL);
	xml_free(xml);
	return findings_count(findings, LEVEL_ERROR) == errors ? reader.window : NULL;
}

bool window_shows_sender(const char *path)
{
	struct findings *untold = findings_new();
	struct xml *xml = xml_open(path, &xml_limits_default, untold);
	bool shows = xml_attribute(xml_child(xml_root(xml), "sender"), "left");

	xml_free(xml);
	findings_free(untold);
	return shows;
}
