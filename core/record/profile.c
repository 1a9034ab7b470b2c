/* profile.c - what of XML Schema a schema file may use. */
#include "record/profile.h"

#include "base/words.h"

#include <string.h>

#define NAMESPACE_XSD "http://www.w3.org/2001/XMLSchema"
#define NAMESPACE_TODOKE "urn:todoke:schema:1"

static const struct construct {
	const char *name;
	const char *required, *optional; /* attributes */
	const char *children;
} constructs[] = {
	{"schema", "targetNamespace elementFormDefault", "version",
		"annotation simpleType complexType attributeGroup element"},
	{"annotation", "", "", "documentation appinfo"},
	{"documentation", "lang", "", ""},
	{"appinfo", "", "", "audience refers value example"},
	{"simpleType", "name", "", "annotation restriction list"},
	{"restriction", "base", "", "enumeration pattern minLength"},
	{"enumeration", "value", "", "annotation"},
	{"pattern", "value", "", ""},
	{"minLength", "value", "", ""},
	{"list", "itemType", "", ""},
	{"complexType", "name", "mixed",
		"annotation sequence choice simpleContent attribute attributeGroup"},
	{"sequence", "", "", "element any"},
	{"any", "processContents", "minOccurs maxOccurs", ""},
	{"choice", "minOccurs maxOccurs", "", "element"},
	{"simpleContent", "", "", "extension"},
	{"extension", "base", "", "attribute attributeGroup"},
	{"attributeGroup", "", "name ref", "annotation attribute"},
	{"attribute", "name type", "use", "annotation"},
	{"element", "name type", "minOccurs maxOccurs", "annotation"},
};

/* Is NODE the XML Schema construct NAME? */
static bool profile_is(const struct xml_node *node, const char *name)
{
	return xml_is(node, name) && strcmp(xml_namespace(node), NAMESPACE_XSD) == 0;
}

const struct xml_node *profile_from(const struct xml_node *node, const char *name)
{
	while (node && !profile_is(node, name))
		node = xml_next(node);
	return node;
}

const struct xml_node *profile_child(const struct xml_node *node, const char *name)
{
	return profile_from(xml_first(node), name);
}

size_t profile_count(const struct xml_node *parent, const char *name)
{
	const struct xml_node *node = profile_child(parent, name);
	size_t count = 0;

	for (; node; node = profile_from(xml_next(node), name))
		count++;
	return count;
}

static const struct construct *construct_find(const struct xml_node *node)
{
	for (size_t i = 0; i < sizeof constructs / sizeof *constructs; i++)
		if (profile_is(node, constructs[i].name))
			return &constructs[i];
	return NULL;
}

static bool construct_refused(const struct xml_node *node, const char *id, const char *name,
	struct findings *findings)
{
	finding_add(findings, id, xml_place(node), "name", name, "in",
		xml_parent(node) ? xml_name(xml_parent(node)) : "", NULL);
	return false;
}

static bool attributes_check(const struct construct *construct, const struct xml_node *node,
	struct findings *findings)
{
	const struct xml_node *attribute = xml_first_attribute(node);
	size_t required = 0, wanted = *construct->required != '\0';
	bool right = true;

	for (const char *at = construct->required; (at = strchr(at, ' ')); at++)
		wanted++;
	for (; attribute; attribute = xml_next_attribute(attribute)) {
		if (words_hold(construct->required, xml_name(attribute)))
			required++;
		else if (!words_hold(construct->optional, xml_name(attribute)))
			right = construct_refused(
				attribute, "schema-construct", xml_name(attribute), findings);
	}
	if (required < wanted)
		right = construct_refused(
			node, "schema-attributes", construct->required, findings);
	return right;
}

static bool children_check(const struct construct *construct, const struct xml_node *node,
	struct findings *findings)
{
	const char *namespace =
		strcmp(construct->name, "appinfo") == 0 ? NAMESPACE_TODOKE : NAMESPACE_XSD;
	const struct xml_node *child = xml_first_element(node);
	bool right = true;

	for (; child; child = xml_next_element(child))
		if (strcmp(xml_namespace(child), namespace) != 0
			|| !words_hold(construct->children, xml_name(child)))
			right = construct_refused(
				child, "schema-construct", xml_name(child), findings);
	return right;
}

bool profile_check(const struct xml *xml, struct findings *findings)
{
	const struct xml_node *node = xml_root(xml);
	bool right = true;

	if (!profile_is(node, "schema"))
		return construct_refused(node, "schema-construct", xml_name(node), findings);
	for (; node; node = xml_following(node)) {
		const struct construct *construct = construct_find(node);

		if (!construct)
			continue;
		right = attributes_check(construct, node, findings) && right;
		right = children_check(construct, node, findings) && right;
	}
	return right;
}
