/* approval.c - what an approval that the record plans is an approval of. */
#include "log/approval.h"

/* Whether the attribute NAME of APPROVAL leaves room for VALUE. */
static bool allows(const struct xml_node *approval, const char *name, const char *value)
{
	return !xml_attribute(approval, name) || xml_attribute_is(approval, name, value);
}

/* Does an approval of the record name the variant of DOCUMENT? */
static bool has_own(const struct xml_node *approval, const struct log_document *document)
{
	const struct xml_node *other = xml_child(xml_parent(approval), "approval");

	for (; other; other = xml_next_same(other))
		if (xml_attribute_is(other, "pack", document->pack)
			&& xml_attribute_is(other, "variant", document->variant))
			return true;
	return false;
}

bool approval_asked(const struct xml_node *approval, const struct log_document *document)
{
	return allows(approval, "pack", document->pack)
	       && allows(approval, "stage", document->stage)
	       && allows(approval, "variant", document->variant)
	       && (xml_attribute(approval, "variant") || !has_own(approval, document));
}
