/* manner.h - a document finished as its page style wants it.
 *
 * What a style asks of the words and not of the page: the same then for every output.
 */
#ifndef TODOKE_MANNER_H
#define TODOKE_MANNER_H

#include "document/document.h"
#include "layout/style.h"

/* document_finish, without the return address where no window shows it, with the parts of a
 * vertical letter in their order (end_matter.h) and with figures in kanji (record/kanji.h), if
 * MANNER asks for that, else in the width that DOCUMENT has them, but in vertical text and in
 * the sender.  Addresses keep their figures: they are read through a window, and by machines;
 * so does what stands across. */
void document_finish_in(struct document *document, const struct style_manner *manner,
	struct findings *findings);

#endif
