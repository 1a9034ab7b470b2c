/* approval.h - what an approval that the record plans is an approval of. */
#ifndef TODOKE_APPROVAL_H
#define TODOKE_APPROVAL_H

#include "log/log.h"
#include "xml/xml.h"

/* Whether APPROVAL, an element of the record, is asked for of DOCUMENT.  What it leaves out is
 * any; without a variant it is of all that no other approval of that pack names. */
bool approval_asked(const struct xml_node *approval, const struct log_document *document);

#endif
