/* style_look.c - the faces and looks of a page style: <faces> and <text>. */
#include "layout/style_reader.h"

#include <string.h>

/* Of no place, so that it is said once, however many styles name the face. */
static void face_missing(struct style_reader *reader, const struct xml_node *element,
	const char *family, int32_t weight)
{
	const char *package = xml_attribute(element, "package");

	finding_add(reader->findings, package ? "style-face-package" : "style-face",
		(struct place){0}, "family", family, "weight",
		arena_format(reader->arena, "%d", weight), "package", package ? package : "",
		NULL);
}

/* The face that ELEMENT names, or NULL and a finding: it is not installed. */
static const struct font *face_read(struct style_reader *reader, const struct xml_node *element)
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
	struct style_reader *reader, const struct xml_node *element, const char *name)
{
	const struct font **faces =
		arena_array(reader->arena, xml_count(element, name) + 1, sizeof *faces);
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
	struct style_reader *reader, const struct font **faces, int32_t weight)
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

static struct ladder *ladder_find(struct style_reader *reader, const char *id)
{
	for (size_t i = 0; i < reader->ladder_count; i++)
		if (strcmp(reader->ladders[i].id, id) == 0)
			return &reader->ladders[i];
	return NULL;
}

/* Faces of the base are replaced by those of the same id. */
void style_faces_read(struct style_reader *reader, const struct xml_node *element)
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

static const struct ladder *ladder_named(
	struct style_reader *reader, const struct xml_node *element)
{
	const char *id = attribute_text(element, "faces", reader->findings);
	const struct ladder *ladder = ladder_find(reader, id);

	if (!ladder && *id)
		style_reference_add(reader, element, "faces");
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

static struct text_look *look_known(struct style_reader *reader, const char *id)
{
	for (size_t i = 0; i < reader->look_count; i++)
		if (strcmp(reader->looks[i].id, id) == 0)
			return &reader->looks[i];
	return NULL;
}

static void lead_check(struct style_reader *reader, const struct xml_node *element,
	const struct text_look *look)
{
	int32_t height = reader->style->column.height;

	if (look->style.size == 0 || look->lead < look->style.size
		|| (height && look->lead > height))
		finding_add(reader->findings, "style-lead", xml_place(element), "id", look->id,
			NULL);
}

/* Of a text that the base has, what is not said stays as it is there. */
void style_text_read(struct style_reader *reader, const struct xml_node *element)
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
const struct text_look *style_look_find(
	struct style_reader *reader, const struct xml_node *element)
{
	const char *id = xml_attribute(element, "text");
	const struct text_look *look = id ? look_known(reader, id) : reader->looks;

	if (!look)
		style_reference_add(reader, element, "text");
	return look;
}
