/* style_xml.h - elements of a style file and their attributes, read strictly.
 *
 * What is absent, unknown or wrong is a finding at its place; a value is then a
 * harmless one, so that one run finds every mistake of a file.
 */
#ifndef TODOKE_STYLE_XML_H
#define TODOKE_STYLE_XML_H

#include "base/finding.h"
#include "xml/xml.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reports the attributes of ELEMENT that are not among NAMES (ended by NULL). */
void attributes_check(
	const struct xml_node *element, const char *const *names, struct findings *findings);

/* Reports what is in ELEMENT and no element among NAMES: text too. */
void children_check(
	const struct xml_node *element, const char *const *names, struct findings *findings);

/* The text of a required attribute; "" when it is absent. */
const char *attribute_text(
	const struct xml_node *element, const char *name, struct findings *findings);

/* A length in mp, see length.h.  Absent: *LENGTH stays as it is if OPTIONAL. */
void attribute_length(const struct xml_node *element, const char *name, bool optional,
	int32_t em, int32_t *length, struct findings *findings);

/* A whole number from 0 to MAXIMUM.  Absent: FALLBACK. */
int32_t attribute_number(const struct xml_node *element, const char *name, int32_t maximum,
	int32_t fallback, struct findings *findings);

/* A colour, "#003366", as 0xRRGGBB.  Absent: *COLOUR stays as it is. */
void attribute_colour(const struct xml_node *element, const char *name, uint32_t *colour,
	struct findings *findings);

/* Which of CHOICES (ended by NULL) it is.  Absent: 0. */
size_t attribute_choice(const struct xml_node *element, const char *name,
	const char *const *choices, struct findings *findings);

/* Which of CHOICES it names, separated by spaces: bit i for choice i.  Absent: 0. */
unsigned attribute_choices(const struct xml_node *element, const char *name,
	const char *const *choices, struct findings *findings);

#endif
