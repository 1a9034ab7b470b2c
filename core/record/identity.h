/* identity.h - the ids of a record: each one names one thing, every reference
 * names one that is there. */
#ifndef TODOKE_IDENTITY_H
#define TODOKE_IDENTITY_H

#include "record/schema.h"
#include "xml/xml.h"

struct identities;

/* All ids below ROOT; one that is used twice is a finding. */
struct identities *identities_new(
	const struct xml_node *root, const struct schema *schema, struct findings *findings);
void identities_free(struct identities *identities);

/* Checks the references in the attributes of NODE, an element of TYPE. */
void identities_check(const struct identities *identities, const struct xml_node *node,
	const struct schema_type *type, struct findings *findings);

#endif
