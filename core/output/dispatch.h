/* dispatch.h - what went out to the rows of a list: sums and digests for ledgers and the log.
 *
 * Nobody's name, address or number is in it: whose letters they are stands in the list and
 * the register, which it names by their digests alone.
 */
#ifndef TODOKE_DISPATCH_H
#define TODOKE_DISPATCH_H

#include "base/arena.h"
#include "base/buffer.h"
#include "xml/xml.h"

/* Letters that have these in common.  GROUPS, PARTY: ids of the record, or NULL; VARIANT: of
 * the pack, or NULL. */
struct dispatch_letters {
	const char *groups, *party, *variant;
	const char *language, *channel; /* codes: "paper", "mail" */
	size_t count;
	struct dispatch_letters *next;
};

/* A list beside the letters, as it was made: people write in it. */
struct dispatch_account {
	const char *file, *digest;
	struct dispatch_account *next;
};

/* What became of the rows of the list: ALL = accepted + refused + stopped + apart. */
struct dispatch_rows {
	size_t all; /* 0: it is not stated, as in logs of before */
	size_t accepted, refused, stopped, apart;
	size_t doubtful; /* of the accepted ones */
};

struct dispatch {
	const char *list;  /* digest of the list */
	const char *sheet; /* digest of the register, as it was made */
	struct dispatch_rows rows;
	struct dispatch_account *accounts;
	struct dispatch_letters *letters;
};

/* The element dispatch, each line after INDENT. */
void dispatch_write(const struct dispatch *dispatch, const char *indent, struct buffer *xml);

/* That in PARENT, in ARENA; NULL: there is none. */
struct dispatch *dispatch_read(const struct xml_node *parent, struct arena *arena);

/* How many letters went by CHANNEL. */
size_t dispatch_count(const struct dispatch *dispatch, const char *channel);

#endif
