/* naming.h - how the sender speaks of itself, and of the persons it writes to.
 *
 * 当社, 弊社, 当院, 本市; お客様, 患者様, 組合員の皆様: as the house (phrases.h) or the record
 * says (party/self-name, group/called), else the word that terms.xml has for the kind of
 * organisation (its regime) or group.
 */
#ifndef TODOKE_NAMING_H
#define TODOKE_NAMING_H

#include "template/template.h"

/* Prints at the end of IN what the reporter calls itself. */
void naming_self(const struct printing *printing, struct block *in, struct place source);

/* The same for the persons of the group that CONTEXT is in; of the first group, when it is in
 * none. */
void naming_person(const struct printing *printing, struct block *in,
	const struct xml_node *context, struct place source);

#endif
