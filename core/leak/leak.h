/* leak.h - searching finished files for what their readers may not learn.
 *
 * Searched are: of a PDF the text of every page in the order of painting and of reading,
 * invisible text and artifacts too, every string, name and stream, attachments and
 * metadata; of other files the bytes as they are, and without tags and entities.  A page's
 * style and script are not searched where they are the program's own to the byte: 100% there
 * is a width.  Not found is what was put into other words, or into a picture.
 */
#ifndef TODOKE_LEAK_H
#define TODOKE_LEAK_H

#include "leak/secret.h"

struct leak_question {
	const struct secrets *secrets;
	const char *readers;        /* for findings: "individual" */
	const char *const *chatter; /* words about the machine: folders, the user; NULL ends */
	const char *const
		*own; /* files that the program puts into pages as they are; NULL ends */
	struct findings *findings;
};

/* A finding for each secret in the SIZE BYTES of the file NAME, with its page where that
 * is known.  True when there is none and the file could be read. */
bool leak_search(
	const struct leak_question *question, const char *name, const char *bytes, size_t size);

#endif
