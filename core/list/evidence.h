/* evidence.h - which encoding a list is in, and what speaks for it.
 *
 * Told by a byte order mark, by where zero bytes stand (UTF-16), else by reading the file in
 * every encoding that lists come in: how many of its lines are text in it, and how many of
 * their characters are such as Japanese is mostly written in.  When two encodings are about as
 * likely, neither is chosen: a person must say.
 */
#ifndef TODOKE_EVIDENCE_H
#define TODOKE_EVIDENCE_H

#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

struct evidence {
	const char *encoding; /* as encoding.h calls it */
	size_t mark;          /* bytes of the byte order mark at the start */
};

/* Of the file FD, called PATH.  ASKED is --encoding, or NULL.  A note says what was found and
 * why ("list-encoding-found" or "-mostly" of the lines that were read, "-marked", "-asked",
 * "-zeros" of UTF-16, "-ascii"); false with a finding that says why none was
 * ("list-encoding-unsure",
 * "-escapes" of ISO-2022-JP, "-mark" when the mark contradicts ASKED, or "list-unreadable").
 */
bool evidence_find(int fd, const char *path, const char *asked, struct evidence *evidence,
	struct findings *findings);

#endif
