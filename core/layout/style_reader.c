/* style_reader.c - what reading any element of a page style needs. */
#include "layout/style_reader.h"

void style_length_read(struct style_reader *reader, const struct xml_node *element,
	const char *name, int32_t *length)
{
	attribute_length(element, name, false, 0, length, reader->findings);
}

void style_reference_add(
	struct style_reader *reader, const struct xml_node *element, const char *name)
{
	finding_add(reader->findings, "style-reference",
		xml_place(xml_attribute_node(element, name)), "attribute", name, "value",
		xml_attribute(element, name), NULL);
}
