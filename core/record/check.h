/* check.h - what a record must keep to and its XSD can't say.
 *
 * Ids and references, facts stated again, dates and counts, quotations, grounds.
 * walk.h checks the rest.
 */
#ifndef TODOKE_CHECK_H
#define TODOKE_CHECK_H

#include "record/schema.h"
#include "xml/xml.h"

/* ROOT is an element that the schema has as its root; below it may be anything. */
void check(const struct xml_node *root, const struct schema *schema, struct findings *findings);

#endif
