/* style.c - page styles out of their XML files.
 *
 * The file is read element by element into the arrays of struct page_style;
 * what an element may say stands in its function.  Whether the numbers make a
 * page is checked when all is read.
 */
#include "layout/style.h"

#include "layout/style_xml.h"
#include "xml/xml.h"

#include <string.h>
#include <unistd.h>

#define STYLE_NAMESPACE "urn:todoke:style:1"

struct ladder {
	const char *id;
	const struct font **faces, **latin; /* ended by NULL */
};

struct reader {
	struct page_style *style;
	struct font_library *library;
	struct arena *arena;
	struct findings *findings;
	size_t errors; /* of FINDINGS when reading began */
	const struct style_places *places;
	const char *window;              /* the envelope's name; NULL: none is wanted */
	bool window_chosen;              /* by the caller */
	const struct xml_node *roots[2]; /* of the base, if there is one, and of the style */
	struct ladder *ladders;
	struct text_look *looks;
	struct running *running;
	struct block_style *blocks;
	struct logo *logos;
	size_t ladder_count, look_count;
};

static size_t element_count(const struct xml_node *parent, const char *name)
{
	const struct xml_node *child = xml_child(parent, name);
	size_t count = 0;

	for (; child; child = xml_next_same(child))
		count++;
	return count;
}

static void length_required(struct reader *reader, const struct xml_node *element,
	const char *name, int32_t *length)
{
	attribute_length(element, name, false, 0, length, reader->findings);
}

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

static void page_read(struct reader *reader, const struct xml_node *element)
{
	struct page_style *style = reader->style;

	attributes_check(element,
		(const char *const[]){"width", "height", "writing", "numerals", "across", NULL},
		reader->findings);
	length_required(reader, element, "width", &style->width);
	length_required(reader, element, "height", &style->height);
	style->vertical = manner_read(element, reader->findings).vertical;
	style->across = (size_t)attribute_number(element, "across", 3, 2, reader->findings);
}

static void rectangle_read(
	struct reader *reader, const struct xml_node *element, struct rectangle *rectangle)
{
	length_required(reader, element, "left", &rectangle->x);
	length_required(reader, element, "top", &rectangle->y);
	length_required(reader, element, "width", &rectangle->width);
	length_required(reader, element, "height", &rectangle->height);
}

static void area_read(struct reader *reader, const struct xml_node *element)
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

/* Of no place, so that it is said once, however many styles name the face. */
static void face_missing(struct reader *reader, const struct xml_node *element,
	const char *family, int32_t weight)
{
	const char *package = xml_attribute(element, "package");

	finding_add(reader->findings, package ? "style-face-package" : "style-face",
		(struct place){0}, "family", family, "weight",
		arena_format(reader->arena, "%d", weight), "package", package ? package : "",
		NULL);
}

/* The face that ELEMENT names, or NULL and a finding: it is not installed. */
static const struct font *face_read(struct reader *reader, const struct xml_node *element)
{
	const char *family = attribute_text(element, "family", reader->findings);
	int32_t weight = attribute_number(element, "weight", 1000, 400, reader->findings);
	const struct font *face = font_find(reader->library, family, weight);

	attributes_check(element, (const char *const[]){"family", "weight", "package", NULL},
		reader->findings);
	if (!face && *family)
		face_missing(reader, element, family, weight);
	return face;
}

/* The faces that children NAME of ELEMENT name and that are installed. */
static const struct font **ladder_read(
	struct reader *reader, const struct xml_node *element, const char *name)
{
	const struct font **faces =
		arena_array(reader->arena, element_count(element, name) + 1, sizeof *faces);
	const struct xml_node *child = xml_child(element, name);
	size_t count = 0;

	for (; child; child = xml_next_same(child)) {
		const struct font *face = face_read(reader, child);

		if (face)
			faces[count++] = face;
	}
	return faces;
}

/* FACES with those of the preferred families after the first, in its WEIGHT if they have it. */
static const struct font **ladder_extend(
	struct reader *reader, const struct font **faces, int32_t weight)
{
	const char *const *family = font_library_preferred(reader->library);
	size_t own = 0, preferred = 0, count = 1;
	const struct font **all;

	while (faces[own])
		own++;
	while (family[preferred])
		preferred++;
	if (!own || !preferred)
		return faces;
	all = arena_array(reader->arena, own + preferred + 1, sizeof *all);
	all[0] = faces[0];
	for (; *family; family++) {
		const struct font *face = font_find(reader->library, *family, weight);

		if (!face)
			face = font_find(reader->library, *family, 400);
		if (face)
			all[count++] = face;
	}
	memcpy(all + count, faces + 1, (own - 1) * sizeof *all);
	return all;
}

static struct ladder *ladder_find(struct reader *reader, const char *id)
{
	for (size_t i = 0; i < reader->ladder_count; i++)
		if (strcmp(reader->ladders[i].id, id) == 0)
			return &reader->ladders[i];
	return NULL;
}

/* Faces of the base are replaced by those of the same id. */
static void faces_read(struct reader *reader, const struct xml_node *element)
{
	const char *id = attribute_text(element, "id", reader->findings);
	struct ladder *ladder = ladder_find(reader, id);

	attributes_check(element, (const char *const[]){"id", NULL}, reader->findings);
	if (!ladder)
		ladder = &reader->ladders[reader->ladder_count++];
	ladder->id = arena_text(reader->arena, id);
	ladder->latin = ladder_read(reader, element, "latin");
	ladder->faces = ladder_extend(reader, ladder_read(reader, element, "face"),
		attribute_number(
			xml_child(element, "face"), "weight", 1000, 400, reader->findings));
	if (!ladder->faces[0])
		finding_add(reader->findings, "style-faces", xml_place(element), "id",
			ladder->id, NULL);
}

/* The attribute NAME refers to nothing in the file. */
static void reference_add(
	struct reader *reader, const struct xml_node *element, const char *name)
{
	finding_add(reader->findings, "style-reference",
		xml_place(xml_attribute_node(element, name)), "attribute", name, "value",
		xml_attribute(element, name), NULL);
}

static const struct ladder *ladder_named(struct reader *reader, const struct xml_node *element)
{
	const char *id = attribute_text(element, "faces", reader->findings);
	const struct ladder *ladder = ladder_find(reader, id);

	if (!ladder && *id)
		reference_add(reader, element, "faces");
	return ladder;
}

/* The em box of a line stands in the middle of its strip (JLREQ 2.4.2: half the
 * line gap on either side); the ladder's first face says how the box is divided,
 * so that a character from another face moves no line. */
static int32_t baseline_place(const struct text_look *look)
{
	struct font_metrics metrics = font_metrics(look->style.faces[0]);
	int32_t ascent = (int32_t)((int64_t)metrics.ascent * look->style.size / 1000);
	int32_t descent = (int32_t)((int64_t)metrics.descent * look->style.size / 1000);

	return (look->lead - (ascent - descent)) / 2 + ascent;
}

const struct text_look *look_smaller(
	const struct text_look *look, int32_t by, struct arena *arena)
{
	int32_t least = look->minimum ? look->minimum : look->style.size;
	int32_t size = look->style.size - by > least ? look->style.size - by : least;
	struct text_look *smaller;

	if (size >= look->style.size)
		return look;
	smaller = arena_alloc(arena, sizeof *smaller);
	*smaller = *look;
	smaller->style.size = size;
	smaller->lead = (int32_t)((int64_t)look->lead * size / look->style.size);
	smaller->baseline = baseline_place(smaller);
	return smaller;
}

static struct text_look *look_known(struct reader *reader, const char *id)
{
	for (size_t i = 0; i < reader->look_count; i++)
		if (strcmp(reader->looks[i].id, id) == 0)
			return &reader->looks[i];
	return NULL;
}

static void lead_check(
	struct reader *reader, const struct xml_node *element, const struct text_look *look)
{
	int32_t height = reader->style->column.height;

	if (look->style.size == 0 || look->lead < look->style.size
		|| (height && look->lead > height))
		finding_add(reader->findings, "style-lead", xml_place(element), "id", look->id,
			NULL);
}

/* Of a text that the base has, what is not said stays as it is there. */
static void text_read(struct reader *reader, const struct xml_node *element)
{
	const char *id = attribute_text(element, "id", reader->findings);
	struct text_look *look = look_known(reader, id);
	bool known = look;
	const struct ladder *ladder = NULL;

	attributes_check(element,
		(const char *const[]){"id", "faces", "size", "lead", "minimum", "colour", NULL},
		reader->findings);
	if (!look)
		look = &reader->looks[reader->look_count++];
	if (!known || xml_attribute(element, "faces"))
		ladder = ladder_named(reader, element);
	look->id = arena_text(reader->arena, id);
	attribute_length(element, "size", known, 0, &look->style.size, reader->findings);
	attribute_length(
		element, "lead", known, look->style.size, &look->lead, reader->findings);
	attribute_length(element, "minimum", true, 0, &look->minimum, reader->findings);
	attribute_colour(element, "colour", &look->style.colour, reader->findings);
	lead_check(reader, element, look);
	if (ladder && ladder->faces[0]) {
		look->style.faces = ladder->faces;
		look->style.latin = ladder->latin;
	}
	if (look->style.faces)
		look->baseline = baseline_place(look);
}

/* The look that ELEMENT names; the first of the file when it names none. */
static const struct text_look *look_find(struct reader *reader, const struct xml_node *element)
{
	const char *id = xml_attribute(element, "text");
	const struct text_look *look = id ? look_known(reader, id) : reader->looks;

	if (!look)
		reference_add(reader, element, "text");
	return look;
}

static void window_read(struct reader *reader, const struct xml_node *element)
{
	const char *profile = attribute_text(element, "profile", reader->findings);

	attributes_check(element, (const char *const[]){"profile", NULL}, reader->findings);
	if (!reader->window_chosen)
		reader->window = arena_text(reader->arena, profile);
}

/* Where the running line ID stands among those read so far, or behind them. */
static struct running *running_find(struct reader *reader, const char *id)
{
	struct page_style *style = reader->style;

	for (size_t i = 0; i < style->running_count; i++)
		if (strcmp(reader->running[i].id, id) == 0)
			return &reader->running[i];
	return &reader->running[style->running_count++];
}

static void running_read(struct reader *reader, const struct xml_node *element)
{
	/* In the order of enum running_pages, and of enum text_align behind its first. */
	static const char *const pages[] = {"all", "several", "following", NULL};
	static const char *const aligns[] = {"start", "center", "end", NULL};
	const char *id = attribute_text(element, "id", reader->findings);
	const char *words = xml_attribute(element, "words");
	struct running *running = running_find(reader, id);

	attributes_check(element,
		(const char *const[]){"id", "text", "y", "on", "align", "words", NULL},
		reader->findings);
	running->id = arena_text(reader->arena, id);
	running->words = arena_text(reader->arena, words ? words : "");
	running->look = look_find(reader, element);
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
	struct reader *reader, const struct xml_node *element, struct logo *logo)
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

static void logo_read(struct reader *reader, const struct xml_node *element)
{
	static const char *const pages[] = {"first", "all", NULL};
	struct logo *logo = &reader->logos[reader->style->logo_count++];
	const char *file = attribute_text(element, "file", reader->findings);

	attributes_check(element,
		(const char *const[]){"file", "left", "top", "width", "on", "alternate", NULL},
		reader->findings);
	length_required(reader, element, "left", &logo->x);
	length_required(reader, element, "top", &logo->y);
	length_required(reader, element, "width", &logo->width);
	logo->on_all = attribute_choice(element, "on", pages, reader->findings) == 1;
	logo->alternate = arena_text(reader->arena, xml_attribute(element, "alternate"));
	if (*file)
		logo->picture =
			picture_open(path_beside(xml_place(element).file, file, reader->arena),
				xml_place(xml_attribute_node(element, "file")), reader->arena,
				reader->findings);
	if (logo->picture)
		logo_measure(reader, element, logo);
}

static void code_read(struct reader *reader, const struct xml_node *element)
{
	static const char *const corrections[] = {"L", "M", "Q", "H", NULL};
	struct code_style *code = arena_alloc(reader->arena, sizeof *code);

	attributes_check(element,
		(const char *const[]){"role", "size", "correction", "alternate", NULL},
		reader->findings);
	code->role =
		arena_text(reader->arena, attribute_text(element, "role", reader->findings));
	length_required(reader, element, "size", &code->size);
	code->correction =
		attribute_choice(element, "correction", corrections, reader->findings);
	code->alternate = arena_text(
		reader->arena, attribute_text(element, "alternate", reader->findings));
	reader->style->code = code;
}

static void kind_read(struct reader *reader, const struct xml_node *element, const char *name,
	enum block_kind *kind)
{
	const char *text = attribute_text(element, name, reader->findings);

	if (*text && !block_kind_find(text, kind))
		reference_add(reader, element, name);
}

static void selector_read(
	struct reader *reader, const struct xml_node *element, struct block_style *block)
{
	kind_read(reader, element, "kind", &block->kind);
	block->in_any = !xml_attribute(element, "in");
	if (!block->in_any)
		kind_read(reader, element, "in", &block->in);
	block->next_any = !xml_attribute(element, "next");
	if (!block->next_any)
		kind_read(reader, element, "next", &block->next);
	block->role = arena_text(reader->arena, xml_attribute(element, "role"));
	block->level = (size_t)attribute_number(element, "level", 6, 0, reader->findings);
	block->part = arena_text(reader->arena, xml_attribute(element, "part"));
	block->words = arena_text(reader->arena, xml_attribute(element, "words"));
	if (block->part && !block->words)
		attribute_text(element, "words", reader->findings);
}

static void lengths_read(
	struct reader *reader, const struct xml_node *element, struct block_style *block)
{
	const struct {
		const char *name;
		int32_t *length;
	} lengths[] = {
		{"left", &block->left},
		{"right", &block->right},
		{"first", &block->first},
		{"rest", &block->rest},
		{"before", &block->before},
		{"after", &block->after},
		{"label", &block->label},
		{"gap", &block->gap},
		{"frame", &block->frame},
		{"rule", &block->rule},
		{"padding", &block->padding},
		{"number", &block->number},
		{"height", &block->height},
	};
	int32_t em = block->look ? block->look->style.size : 0;

	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		attribute_length(element, lengths[i].name, true, em, lengths[i].length,
			reader->findings);
}

static void block_read(struct reader *reader, const struct xml_node *element)
{
	/* In the order of enum text_align, enum clear, of enum keep's bits. */
	static const char *const aligns[] = {
		"justify", "start", "center", "end", "even", "decimal", NULL};
	static const char *const clears[] = {"window", "address", "none", NULL};
	static const char *const keeps[] = {"next", "previous", "together", NULL};
	static const char *const fits[] = {"column", "end", NULL};
	static const char *const names[] = {"kind", "in", "next", "role", "level", "part",
		"words", "text", "align", "left", "right", "first", "rest", "before", "after",
		"keep", "clear", "fit", "label", "gap", "frame", "rule", "padding", "number",
		"height", "height", "gray", "limit", NULL};
	struct block_style *block = &reader->blocks[reader->style->block_count++];

	attributes_check(element, names, reader->findings);
	selector_read(reader, element, block);
	block->look = look_find(reader, element);
	lengths_read(reader, element, block);
	block->align =
		(enum text_align)attribute_choice(element, "align", aligns, reader->findings);
	block->keep = attribute_choices(element, "keep", keeps, reader->findings);
	block->clear = (enum clear)attribute_choice(element, "clear", clears, reader->findings);
	block->gray = attribute_number(element, "gray", WHITE, WHITE, reader->findings);
	block->limit = attribute_number(element, "limit", 1000000, 0, reader->findings);
	block->fit_end = attribute_choice(element, "fit", fits, reader->findings) == 1;
}

/* In the order in which they are read: each may refer to those before it. */
static const struct element_reader {
	const char *name;
	void (*read)(struct reader *reader, const struct xml_node *element);
	bool required, repeated;
	const char *holds[3]; /* its kinds of child */
} element_readers[] = {
	{"page", page_read, true, false, {NULL}},
	{"area", area_read, true, false, {NULL}},
	{"faces", faces_read, true, true, {"latin", "face"}},
	{"text", text_read, true, true, {NULL}},
	{"window", window_read, false, false, {NULL}},
	{"logo", logo_read, false, true, {NULL}},
	{"code", code_read, false, false, {NULL}},
	{"running", running_read, false, true, {NULL}},
	{"block", block_read, false, true, {NULL}},
};

enum { ELEMENTS = sizeof element_readers / sizeof *element_readers };

/* What may stand in a root: all of ELEMENT_READERS. */
static void root_check(struct reader *reader, const struct xml_node *root)
{
	const char *names[ELEMENTS + 1] = {NULL};

	for (size_t i = 0; i < ELEMENTS; i++)
		names[i] = element_readers[i].name;
	attributes_check(root, (const char *const[]){"id", "base", NULL}, reader->findings);
	children_check(root, names, reader->findings);
}

static void elements_read(
	struct reader *reader, const struct element_reader *kind, const struct xml_node *root)
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
static void kind_elements_read(struct reader *reader, const struct element_reader *kind)
{
	if (kind->required && !xml_child(reader->roots[0], kind->name)
		&& !xml_child(reader->roots[1], kind->name))
		finding_add(reader->findings, "style-element-missing",
			xml_place(reader->roots[1]), "element", kind->name, NULL);
	elements_read(reader, kind, reader->roots[0]);
	elements_read(reader, kind, reader->roots[1]);
}

/* Only of a style without other mistakes: they might be the reason. */
static void area_check(struct reader *reader)
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
static void area_window_check(struct reader *reader)
{
	const struct page_style *style = reader->style;
	const struct window *window = style->window;
	const struct xml_node *element = xml_child(reader->roots[1], "area");

	if (style->vertical && window->is_open
		&& style->area.x < window->swept.x + window->swept.width
		&& style->area.y < window->swept.y + window->swept.height)
		finding_add(reader->findings, "style-area-window",
			xml_place(element ? element : reader->roots[1]), "window", window->id,
			NULL);
}

/* 記 is never without 以上: a style prints both, in words of its own, or neither. */
static void pair_check(struct reader *reader)
{
	const struct block particulars = {.kind = BLOCK_PARTICULARS};
	bool start = style_part(reader->style, &particulars, "start");
	bool end = style_part(reader->style, &particulars, "end");

	if (start != end)
		finding_add(reader->findings, "style-pair", xml_place(reader->roots[1]), "part",
			start ? "end" : "start", NULL);
}

static bool is_faultless(const struct reader *reader)
{
	return findings_count(reader->findings, LEVEL_ERROR) == reader->errors;
}

static void *members_new(const struct reader *reader, const char *name, size_t size)
{
	size_t count =
		element_count(reader->roots[0], name) + element_count(reader->roots[1], name);

	return arena_array(reader->arena, count + 1, size);
}

static void style_read(struct reader *reader)
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
	if (is_faultless(reader) && reader->window)
		style->window = window_open(
			style_place(reader->places, "windows", reader->window, reader->arena),
			style->width, reader->arena, reader->findings);
	if (style->window)
		area_window_check(reader);
}

/* The file PATH if it is a style's, NULL and a finding if not. */
static struct xml *file_open(struct reader *reader, const char *path)
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
static struct xml *base_open(struct reader *reader, const struct xml *xml)
{
	const char *name = xml_attribute(xml_root(xml), "base"), *path;
	struct xml *base;

	if (!name)
		return NULL;
	path = style_place_program(reader->places, "styles", name, reader->arena);
	if (access(path, F_OK) != 0) {
		reference_add(reader, xml_root(xml), "base");
		return NULL;
	}
	base = file_open(reader, path);
	if (xml_attribute(xml_root(base), "base"))
		finding_add(reader->findings, "style-base",
			xml_place(xml_attribute_node(xml_root(xml), "base")), "base", name,
			NULL);
	return base;
}

void style_manner(const char *name, const struct style_places *places, struct arena *arena,
	struct findings *findings, struct style_manner *manner)
{
	struct reader reader = {.arena = arena, .findings = findings, .places = places};
	struct xml *xml = file_open(&reader, style_place(places, "styles", name, arena));
	struct xml *base = xml ? base_open(&reader, xml) : NULL;
	const struct xml_node *page = xml_child(xml_root(xml), "page");

	if (!page)
		page = xml_child(xml_root(base), "page");
	*manner = (struct style_manner){0};
	if (page)
		*manner = manner_read(page, findings);
	xml_free(base);
	xml_free(xml);
}

const struct page_style *style_open(const char *name, const char *window,
	const struct style_places *places, struct font_library *library, struct arena *arena,
	struct findings *findings)
{
	struct reader reader = {.library = library,
		.arena = arena,
		.findings = findings,
		.places = places,
		.window = window,
		.window_chosen = window,
		.errors = findings_count(findings, LEVEL_ERROR)};
	const char *path = style_place(places, "styles", name, arena);
	struct xml *xml = file_open(&reader, path), *base;

	if (!xml)
		return NULL;
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

static bool style_fits(const struct block_style *entry, const struct block *block)
{
	return entry->kind == block->kind
	       && (entry->in_any || (block->parent && entry->in == block->parent->kind))
	       && (entry->next_any || (block->next && entry->next == block->next->kind))
	       && (!entry->role || (block->role && strcmp(entry->role, block->role) == 0))
	       && (entry->level == 0 || entry->level == block->level);
}

const struct block_style *style_block(const struct page_style *style, const struct block *block)
{
	for (size_t i = style->block_count - 1; i > 0; i--)
		if (!style->blocks[i].part && style_fits(&style->blocks[i], block))
			return &style->blocks[i];
	return &style->blocks[0];
}

const struct block_style *style_part(
	const struct page_style *style, const struct block *block, const char *part)
{
	for (size_t i = style->block_count - 1; i > 0; i--)
		if (style->blocks[i].part && strcmp(style->blocks[i].part, part) == 0
			&& style_fits(&style->blocks[i], block))
			return &style->blocks[i];
	return NULL;
}
