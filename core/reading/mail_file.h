/* mail_file.h - a file of mail, as a program that shows it understands it (RFC 5322, RFC 2045
 * to 2047, RFC 3676).
 *
 * Only plain text from one address to one address, in the forms that we write.  Whatever else
 * a message may have is refused, not passed over: further receivers, fields of other names,
 * parts, attachments, lines that end in another way.
 */
#ifndef TODOKE_MAIL_FILE_H
#define TODOKE_MAIL_FILE_H

#include "base/arena.h"

#include <stdbool.h>

struct mail_person {
	const char *name, *address; /* the address without quotes */
};

/* All text is UTF-8. */
struct mail_file {
	struct mail_person from, to;
	const char *subject, *id, *language;
	const char *date;    /* "": it has none */
	const char *charset; /* as in base/encoding.h */
	const char *body;    /* its lines end with LF */
	const char *refused; /* the words that it was refused for */
};

/* Reads the SIZE BYTES into MAIL, in ARENA; false, and REFUSED is what they have that no mail
 * of ours has. */
bool mail_file_read(
	const char *bytes, size_t size, struct arena *arena, struct mail_file *mail);

#endif
