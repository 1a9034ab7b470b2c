/* approval.c - what an approval that the record plans is an approval of. */
#include "log/approval.h"

#include <string.h>

/* Whether the attribute NAME of NODE says VALUE. */
static bool says(const struct xml_node *node, const char *name, const char *value)
{
	const char *stated = xml_attribute(node, name);

	return stated && value && strcmp(stated, value) == 0;
}

/* Whether the attribute NAME of APPROVAL leaves room for VALUE. */
static bool allows(const struct xml_node *approval, const char *name, const char *value)
{
	return !xml_attribute(approval, name) || says(approval, name, value);
}

/* Does an approval of the record name the variant of DOCUMENT? */
static bool has_own(const struct xml_node *approval, const struct log_document *document)
{
	const struct xml_node *other = xml_child(xml_parent(approval), "approval");

	for (; other; other = xml_next_same(other))
		if (says(other, "pack", document->pack)
			&& says(other, "variant", document->variant))
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
