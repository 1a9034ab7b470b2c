/* mail.h - one message of mail, to one person: RFC 5322 and MIME (RFC 2045 to 2047).
 *
 * Plain text and nothing else: no pictures, no links behind words, no second addressee.  The
 * same mail gives the same bytes.
 */
#ifndef TODOKE_LETTERS_MAIL_H
#define TODOKE_LETTERS_MAIL_H

#include "base/buffer.h"
#include "base/calendar.h"

#include <stdbool.h>

struct mail {
	const char *from, *from_name; /* the address, and whose it is */
	const char *to, *to_name;
	const char *subject, *body; /* UTF-8; the body's lines end with LF */
	const char *language;
	const char *date; /* mail_date; NULL: whoever sends it says when */
};

/* Adds MAIL to BYTES in ENCODING: "iso-2022-jp", in lines that old programs show whole (RFC
 * 3676), or "utf-8".  False when ENCODING lacks a character: it is in UTF-8 then. */
bool mail_write(const struct mail *mail, const char *encoding, struct buffer *bytes);

/* "Thu, 19 Nov 2026 10:00:00 +0900" of a moment (record/moment.h) in SECONDS, in TO. */
void mail_date(int64_t seconds, struct buffer *to);

#endif
