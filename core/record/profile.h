/* profile.h - what of XML Schema a schema file may use.
 *
 * Named types only; sequences of elements with minOccurs and maxOccurs; a choice
 * that is free and unbounded, for prose; text content by simpleContent/extension;
 * enumerations, one pattern and minLength on xs:token, lists of such; attributes
 * and attributeGroups.  In xs:appinfo (namespace urn:todoke:schema:1):
 *
 *     <t:audience>ppc individual</t:audience>  on an element: who sees it by default
 *     <t:refers>group party</t:refers>         on an attribute: whose ids it holds;
 *                                              "any": ids or places of any facts
 *     <t:value>when</t:value>                  on a complexType: when, count, people,
 *                                              money, quantity
 *     <t:example>100-0001</t:example>          on a simpleType: a right value
 */
#ifndef TODOKE_PROFILE_H
#define TODOKE_PROFILE_H

#include "xml/xml.h"

#include <stdbool.h>

/* True when all of the schema file XML keeps to the profile: every construct is
 * known, with the attributes it needs and no others.  The prefix is "xs:". */
bool profile_check(const struct xml *xml, struct findings *findings);

/* The first NAME from NODE on along its siblings, and below NODE. */
const struct xml_node *profile_from(const struct xml_node *node, const char *name);
const struct xml_node *profile_child(const struct xml_node *node, const char *name);

/* How many children of NODE are the construct NAME. */
size_t profile_count(const struct xml_node *node, const char *name);

#endif
