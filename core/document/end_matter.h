/* end_matter.h - 後付け: in a vertical letter date, sender and addressee come last.
 *
 * A horizontal letter begins with them; the order of a template is that of a horizontal one.
 */
#ifndef TODOKE_END_MATTER_H
#define TODOKE_END_MATTER_H

#include "document/document.h"

/* Moves date and sender of DOCUMENT behind the 結語, before 記, or to its end when there is
 * none, and puts the addressee's name after them, as an address of role "addressee".  The
 * address for the envelope's window stays where it is. */
void document_end_matter(struct document *document);

#endif
