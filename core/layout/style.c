/* style.c - page styles out of their XML files.
 *
 * The file is read element by element into the arrays of struct page_style;
 * what an element may say stands in its function.  Whether the numbers make a
 * page is checked when all is read.
 */
#include "layout/style.h"

#include "layout/style_reader.h"

#include <string.h>
#include <unistd.h>

#define STYLE_NAMESPACE "urn:todoke:style:1"

static struct style_manner manner_read(
	const struct xml_node *element, struct findings *findings)
{
	static const char *const writings[] = {"horizontal", "vertical", NULL};
	static const char *const numerals[] = {"arabic", "kanji", NULL};

	return (struct style_manner){
		.vertical = attribute_choice(element, "writing", writings, findings) == 1,
		.kanji = attribute_choice(element, "numerals", numerals, findings) == 1,
	};
}

static void page_read(struct style_reader *reader, const struct xml_node *element)
{
	struct page_style *style = reader->style;

	attributes_check(element,
		(const char *const[]){"width", "height", "writing", "numerals", "across", NULL},
		reader->findings);
	style_length_read(reader, element, "width", &style->width);
	style_length_read(reader, element, "height", &style->height);
	style->vertical = manner_read(element, reader->findings).vertical;
	style->across = (size_t)attribute_number(element, "across", 3, 2, reader->findings);
}

static void rectangle_read(struct style_reader *reader, const struct xml_node *element,
	struct rectangle *rectangle)
{
	style_length_read(reader, element, "left", &rectangle->x);
	style_length_read(reader, element, "top", &rectangle->y);
	style_length_read(reader, element, "width", &rectangle->width);
	style_length_read(reader, element, "height", &rectangle->height);
}

static void area_read(struct style_reader *reader, const struct xml_node *element)
{
	struct page_style *style = reader->style;

	int32_t next_top;

	attributes_check(element,
		(const char *const[]){"left", "top", "width", "height", "next-top", NULL},
		reader->findings);
	rectangle_read(reader, element, &style->area);
	next_top = style->area.y;
	attribute_length(element, "next-top", true, 0, &next_top, reader->findings);
	style->raised = style->area.y - next_top;
	style->column = style->area;
	if (style->vertical)
		style->column = (struct rectangle){style->area.y,
			style->width - style->area.x - style->area.width, style->area.height,
			style->area.width};
}

static bool return_is_off(const struct xml_node *window, struct findings *findings)
{
	static const char *const answers[] = {"yes", "no", NULL};

	return attribute_choice(window, "return", answers, findings) == 1;
}

static void window_read(struct style_reader *reader, const struct xml_node *element)
{
	const char *profile = attribute_text(element, "profile", reader->findings);

	attributes_check(
		element, (const char *const[]){"profile", "return", NULL}, reader->findings);
	reader->style->return_off = return_is_off(element, reader->findings);
	if (!reader->window_chosen)
		reader->window = arena_text(reader->arena, profile);
}

/* Where the running line ID stands among those read so far, or behind them. */
static struct running *running_find(struct style_reader *reader, const char *id)
{
	struct page_style *style = reader->style;

	for (size_t i = 0; i < style->running_count; i++)
		if (strcmp(reader->running[i].id, id) == 0)
			return &reader->running[i];
	return &reader->running[style->running_count++];
}

static void running_read(struct style_reader *reader, const struct xml_node *element)
{
	/* In the order of enum running_pages, and of enum text_align behind its first. */
	static const char *const pages[] = {"all", "several", "following", NULL};
	static const char *const aligns[] = {"start", "center", "end", NULL};
	const char *id = attribute_text(element, "id", reader->findings);
	const char *words = xml_attribute(element, "words");
	const char *words_en = xml_attribute(element, "words-en");
	struct running *running = running_find(reader, id);

	attributes_check(element,
		(const char *const[]){
			"id", "text", "y", "on", "align", "words", "words-en", NULL},
		reader->findings);
	running->id = arena_text(reader->arena, id);
	running->words = arena_text(reader->arena, words ? words : "");
	running->words_en = words_en ? arena_text(reader->arena, words_en) : running->words;
	running->look = style_look_find(reader, element);
	running->align =
		ALIGN_START
		+ (enum text_align)attribute_choice(element, "align", aligns, reader->findings);
	running->on =
		(enum running_pages)attribute_choice(element, "on", pages, reader->findings);
	attribute_length(element, "y", !*running->words, 0, &running->y, reader->findings);
}

/* Coarser prints look worse than none: pixels to the inch. */
enum { LOGO_COARSEST = 150, POINTS_TO_THE_INCH = 72 };

static void logo_measure(
	struct style_reader *reader, const struct xml_node *element, struct logo *logo)
{
	const struct picture *picture = logo->picture;
	int64_t needed = (int64_t)logo->width * LOGO_COARSEST / (1000 * POINTS_TO_THE_INCH);

	logo->height = (int32_t)((int64_t)logo->width * picture->height / picture->width);
	if (logo->x + logo->width > reader->style->width
		|| logo->y + logo->height > reader->style->height)
		finding_add(reader->findings, "style-logo", xml_place(element), NULL);
	if (picture->width < needed)
		finding_add(reader->findings, "picture-coarse", xml_place(element), "pixels",
			arena_format(reader->arena, "%d", picture->width), "needed",
			arena_format(reader->arena, "%lld", (long long)needed), NULL);
}

static void logo_read(struct style_reader *reader, const struct xml_node *element)
{
	static const char *const pages[] = {"first", "all", NULL};
	struct logo *logo = &reader->logos[reader->style->logo_count++];
	const char *file = attribute_text(element, "file", reader->findings);

	attributes_check(element,
		(const char *const[]){"file", "left", "top", "width", "on", "alternate", NULL},
		reader->findings);
	style_length_read(reader, element, "left", &logo->x);
	style_length_read(reader, element, "top", &logo->y);
	style_length_read(reader, element, "width", &logo->width);
	logo->on_all = attribute_choice(element, "on", pages, reader->findings) == 1;
	logo->alternate = xml_attribute_text(reader->arena, element, "alternate");
	if (*file)
		logo->picture =
			picture_open(path_beside(xml_place(element).file, file, reader->arena),
				xml_place(xml_attribute_node(element, "file")), reader->arena,
				reader->findings);
	if (logo->picture)
		logo_measure(reader, element, logo);
}

static void code_read(struct style_reader *reader, const struct xml_node *element)
{
	static const char *const corrections[] = {"L", "M", "Q", "H", NULL};
	struct code_style *code = arena_alloc(reader->arena, sizeof *code);

	attributes_check(element,
		(const char *const[]){"role", "size", "correction", "alternate", NULL},
		reader->findings);
	code->role =
		arena_text(reader->arena, attribute_text(element, "role", reader->findings));
	style_length_read(reader, element, "size", &code->size);
	code->correction =
		attribute_choice(element, "correction", corrections, reader->findings);
	code->alternate = arena_text(
		reader->arena, attribute_text(element, "alternate", reader->findings));
	reader->style->code = code;
}

/* In the order in which they are read: each may refer to those before it. */
static const struct element_reader {
	const char *name;
	void (*read)(struct style_reader *reader, const struct xml_node *element);
	bool required, repeated;
	const char *holds[3]; /* its kinds of child */
} element_readers[] = {
	{"page", page_read, true, false, {NULL}},
	{"area", area_read, true, false, {NULL}},
	{"faces", style_faces_read, true, true, {"latin", "face"}},
	{"text", style_text_read, true, true, {NULL}},
	{"window", window_read, false, false, {NULL}},
	{"logo", logo_read, false, true, {NULL}},
	{"code", code_read, false, false, {NULL}},
	{"running", running_read, false, true, {NULL}},
	{"block", style_block_read, false, true, {NULL}},
};

enum { ELEMENTS = sizeof element_readers / sizeof *element_readers };

/* What may stand in a root: all of ELEMENT_READERS. */
static void root_check(struct style_reader *reader, const struct xml_node *root)
{
	const char *names[ELEMENTS + 1] = {NULL};

	for (size_t i = 0; i < ELEMENTS; i++)
		names[i] = element_readers[i].name;
	attributes_check(root, (const char *const[]){"id", "base", NULL}, reader->findings);
	children_check(root, names, reader->findings);
}

static void elements_read(struct style_reader *reader, const struct element_reader *kind,
	const struct xml_node *root)
{
	const struct xml_node *element = xml_child(root, kind->name);

	for (bool first = true; element; element = xml_next_same(element), first = false) {
		children_check(element, kind->holds, reader->findings);
		if (first || kind->repeated)
			kind->read(reader, element);
		else
			finding_add(reader->findings, "style-element-repeated",
				xml_place(element), "element", kind->name, NULL);
	}
}

/* What the base says comes first: so the style's own replaces it, or goes before it. */
static void kind_elements_read(struct style_reader *reader, const struct element_reader *kind)
{
	if (kind->required && !xml_child(reader->roots[0], kind->name)
		&& !xml_child(reader->roots[1], kind->name))
		finding_add(reader->findings, "style-element-missing",
			xml_place(reader->roots[1]), "element", kind->name, NULL);
	elements_read(reader, kind, reader->roots[0]);
	elements_read(reader, kind, reader->roots[1]);
}

/* Only of a style without other mistakes: they might be the reason. */
static void area_check(struct style_reader *reader)
{
	const struct page_style *style = reader->style;
	const struct rectangle *area = &style->area;
	const struct xml_node *element = xml_child(reader->roots[1], "area");

	if (area->width == 0 || area->height == 0 || area->x + area->width > style->width
		|| area->y + area->height > style->height
		|| area->y - style->raised + area->height > style->height)
		finding_add(reader->findings, "style-area",
			xml_place(element ? element : reader->roots[1]), NULL);
}

/* Vertical lines are all as long as the area is high, and can't keep clear of what is seen
 * through the window. */
static void area_window_check(struct style_reader *reader)
{
	const struct page_style *style = reader->style;
	const struct window *window = style->window;
	const struct xml_node *element = xml_child(reader->roots[1], "area");

	if (style->vertical && window->addressee.is_open
		&& style->area.x < window->swept.x + window->swept.width
		&& style->area.y < window->swept.y + window->swept.height)
		finding_add(reader->findings, "style-area-window",
			xml_place(element ? element : reader->roots[1]), "window", window->id,
			NULL);
}

/* 記 is never without 以上: a style prints both, in words of its own, or neither. */
static void pair_check(struct style_reader *reader)
{
	const struct block particulars = {.kind = BLOCK_PARTICULARS};
	bool start = style_part(reader->style, &particulars, "start");
	bool end = style_part(reader->style, &particulars, "end");

	if (start != end)
		finding_add(reader->findings, "style-pair", xml_place(reader->roots[1]), "part",
			start ? "end" : "start", NULL);
}

static bool is_faultless(const struct style_reader *reader)
{
	return findings_count(reader->findings, LEVEL_ERROR) == reader->errors;
}

static void *members_new(const struct style_reader *reader, const char *name, size_t size)
{
	size_t count = xml_count(reader->roots[0], name) + xml_count(reader->roots[1], name);

	return arena_array(reader->arena, count + 1, size);
}

static void style_read(struct style_reader *reader)
{
	struct page_style *style = reader->style;
	const struct xml_node *root = reader->roots[1];

	reader->ladders = members_new(reader, "faces", sizeof *reader->ladders);
	reader->looks = members_new(reader, "text", sizeof *reader->looks);
	style->running = reader->running =
		members_new(reader, "running", sizeof *reader->running);
	style->blocks = reader->blocks = members_new(reader, "block", sizeof *reader->blocks);
	style->logos = reader->logos = members_new(reader, "logo", sizeof *reader->logos);
	style->block_count = 1;
	style->id = arena_text(reader->arena, attribute_text(root, "id", reader->findings));
	for (size_t i = 0; i < ELEMENTS; i++)
		kind_elements_read(reader, &element_readers[i]);
	reader->blocks[0].look = reader->looks;
	reader->blocks[0].gray = WHITE;
	root_check(reader, root);
	if (is_faultless(reader)) {
		area_check(reader);
		pair_check(reader);
	}
	if (is_faultless(reader) && reader->window) {
		style->window = window_open(
			style_place(reader->places, "windows", reader->window, reader->arena),
			style->width, reader->arena, reader->findings);
		if (!style->window)
			style_place_told(reader->places, "windows", reader->window,
				reader->arena, reader->findings);
	}
	if (style->window)
		area_window_check(reader);
}

/* The file PATH if it is a style's, NULL and a finding if not. */
static struct xml *file_open(struct style_reader *reader, const char *path)
{
	struct xml *xml = xml_open(path, &xml_limits_default, reader->findings);
	const struct xml_node *root = xml_root(xml);

	if (!xml
		|| (xml_is(root, "style") && strcmp(xml_namespace(root), STYLE_NAMESPACE) == 0))
		return xml;
	finding_add(reader->findings, "style-root", xml_place(root), "element", xml_name(root),
		NULL);
	xml_free(xml);
	return NULL;
}

/* The style that XML's is based on, which is one of the program's and has no base itself. */
static struct xml *base_open(struct style_reader *reader, const struct xml *xml)
{
	const char *name = xml_attribute(xml_root(xml), "base"), *path;
	struct xml *base;

	if (!name)
		return NULL;
	path = style_place_program(reader->places, "styles", name, reader->arena);
	if (access(path, F_OK) != 0) {
		style_reference_add(reader, xml_root(xml), "base");
		return NULL;
	}
	base = file_open(reader, path);
	if (xml_attribute(xml_root(base), "base"))
		finding_add(reader->findings, "style-base",
			xml_place(xml_attribute_node(xml_root(xml), "base")), "base", name,
			NULL);
	return base;
}

/* Is the return address printed in the envelope WINDOW, or in that of the style's element?
 * What is wrong with the element is told when the style is opened. */
static bool returns_read(const char *window, const struct xml_node *element,
	const struct style_places *places, struct arena *arena)
{
	struct findings *untold = findings_new();
	bool off = return_is_off(element, untold);

	findings_free(untold);
	if (!window)
		window = xml_attribute(element, "profile");
	return window && !off
	       && window_shows_sender(style_place(places, "windows", window, arena));
}

/* The element NAME of STYLE, or else of BASE. */
static const struct xml_node *element_of(
	const struct xml *style, const struct xml *base, const char *name)
{
	const struct xml_node *element = xml_child(xml_root(style), name);

	return element ? element : xml_child(xml_root(base), name);
}

void style_manner(const char *name, const char *window, const struct style_places *places,
	struct arena *arena, struct findings *findings, struct style_manner *manner)
{
	struct style_reader reader = {.arena = arena, .findings = findings, .places = places};
	struct xml *xml = file_open(&reader, style_place(places, "styles", name, arena));
	struct xml *base = xml ? base_open(&reader, xml) : NULL;
	const struct xml_node *page = element_of(xml, base, "page");
	const struct xml_node *envelope = element_of(xml, base, "window");

	*manner = (struct style_manner){0};
	if (!xml)
		style_place_told(places, "styles", name, arena, findings);
	if (page)
		*manner = manner_read(page, findings);
	if (envelope)
		manner->returns = returns_read(window, envelope, places, arena);
	xml_free(base);
	xml_free(xml);
}

const struct page_style *style_open(const char *name, const char *window,
	const struct style_places *places, struct font_library *library, struct arena *arena,
	struct findings *findings)
{
	struct style_reader reader = {.library = library,
		.arena = arena,
		.findings = findings,
		.places = places,
		.window = window,
		.window_chosen = window,
		.errors = findings_count(findings, LEVEL_ERROR)};
	const char *path = style_place(places, "styles", name, arena);
	struct xml *xml = file_open(&reader, path), *base;

	if (!xml) {
		style_place_told(places, "styles", name, arena, findings);
		return NULL;
	}
	base = base_open(&reader, xml);
	reader.style = arena_alloc(arena, sizeof *reader.style);
	reader.style->file = path;
	reader.roots[0] = xml_root(base);
	reader.roots[1] = xml_root(xml);
	if (is_faultless(&reader))
		style_read(&reader);
	xml_free(base);
	xml_free(xml);
	return is_faultless(&reader) ? reader.style : NULL;
}
