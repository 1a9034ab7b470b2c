/* sheet_form.c - where machines' marks stand, out of an XML file. */
#include "letters/sheet_form.h"

#include "layout/style_xml.h"
#include "xml/xml.h"

#include <string.h>

#define MARKS_NAMESPACE "urn:todoke:marks:1"

/* An attribute that is a length. */
struct measure {
	const char *name;
	int32_t *length;
	bool place; /* may be 0 */
};

/* The element NAME of ROOT, which has COUNT of MEASURES, if it is there. */
static void element_read(const struct xml_node *root, const char *name,
	const struct measure *measures, size_t count, struct findings *findings)
{
	const struct xml_node *element = xml_child(root, name);
	const char *names[8] = {NULL};

	if (!element)
		return;
	for (size_t i = 0; i < count; i++) {
		names[i] = measures[i].name;
		attribute_length(
			element, measures[i].name, false, 0, measures[i].length, findings);
		if (*measures[i].length < !measures[i].place)
			finding_add(findings, "marks-length", xml_place(element), "name",
				measures[i].name, NULL);
	}
	attributes_check(element, names, findings);
	if (xml_next_same(element))
		finding_add(findings, "style-element-repeated",
			xml_place(xml_next_same(element)), "element", name, NULL);
}

/* Title and source are for people. */
static void form_read(
	const struct xml_node *root, struct sheet_form *form, struct findings *findings)
{
	const struct measure code[] = {{"left", &form->code_left, true},
		{"foot", &form->code_foot, true}, {"module", &form->module, false}};
	const struct measure bars[] = {{"right", &form->bars_right, true},
		{"top", &form->bars_top, true}, {"length", &form->length, false},
		{"thickness", &form->thickness, false}, {"pitch", &form->pitch, false}};

	attributes_check(
		root, (const char *const[]){"id", "as-of", "certainty", NULL}, findings);
	children_check(
		root, (const char *const[]){"title", "source", "code", "bars", NULL}, findings);
	attribute_text(root, "id", findings);
	attribute_text(root, "as-of", findings);
	element_read(root, "code", code, sizeof code / sizeof *code, findings);
	element_read(root, "bars", bars, sizeof bars / sizeof *bars, findings);
}

bool sheet_form_open(const char *path, struct sheet_form *form, struct findings *findings)
{
	struct xml *xml = xml_open(path, &xml_limits_default, findings);
	size_t errors = findings_count(findings, LEVEL_ERROR);
	const struct xml_node *root;

	*form = (struct sheet_form){0};
	if (!xml)
		return false;
	root = xml_root(xml);
	if (xml_is(root, "marks") && strcmp(xml_namespace(root), MARKS_NAMESPACE) == 0)
		form_read(root, form, findings);
	else
		finding_add(findings, "marks-root", xml_place(root), "element", xml_name(root),
			NULL);
	xml_free(xml);
	return findings_count(findings, LEVEL_ERROR) == errors;
}
