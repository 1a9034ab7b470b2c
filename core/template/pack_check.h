/* pack_check.h - what a manifest must keep to and its XSD can't say. */
#ifndef TODOKE_PACK_CHECK_H
#define TODOKE_PACK_CHECK_H

#include "base/arena.h"
#include "base/finding.h"
#include "xml/xml.h"

#include <stdbool.h>

/* Whether all XPath expressions of the manifest ROOT, which keeps to pack.xsd, are well
 * formed, no stage and no variant is there twice, it names no stages and variants but its own,
 * and no variant has readers that the pack has not; false with findings. */
bool pack_check(const struct xml_node *root, struct arena *arena, struct findings *findings);

#endif
