/* ledger.h - which fact of the record is printed where in a document.
 *
 * One ledger per document: urn:todoke:ledger:1, core/schema/ledger.xsd.  It is
 * for the house alone: it names places in the record, which a document never does
 * (document_xml.h).  Its digests bind it to exact files.
 */
#ifndef TODOKE_LEDGER_H
#define TODOKE_LEDGER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "document/document.h"
#include "layout/page.h"
#include "output/dispatch.h"

/* A printed fact. */
struct ledger_entry {
	const char *block, *kind; /* id and kind of what it stands in */
	size_t page;              /* where it begins, from 1; 0: there are no pages */
	struct fact fact;
	const char *text; /* as shown */
	struct ledger_entry *next;
};

/* A face that text is set in. */
struct ledger_font {
	const char *name, *version;
	struct ledger_font *next;
};

struct ledger {
	struct arena *arena;
	struct digest content; /* of what the document says; "" before it is filled */
	struct ledger_font *fonts;
	struct ledger_entry *first, *last;
};

/* An empty one in ARENA. */
struct ledger *ledger_new(struct arena *arena);

/* A copy of ENTRY at the end. */
void ledger_add(struct ledger *ledger, const struct ledger_entry *entry);

/* A copy of a face, by name, unless it is there. */
void ledger_add_font(struct ledger *ledger, const char *name, const char *version);

/* All facts of DOCUMENT in its order, the faces, the digest.  PAGES are its own, or NULL. */
void ledger_fill(
	struct ledger *ledger, const struct document *document, const struct pages *pages);

struct ledger_output {
	const char *name, *format;
	struct digest digest;
};

/* Something that a document is made of besides the record. */
struct ledger_source {
	const char *kind;          /* "pack"; ledger.xsd has them all */
	const char *name;          /* or NULL */
	const char *version;       /* or NULL */
	const struct digest *file; /* of its files, or NULL */
	struct ledger_source *next;
};

/* What the facts come from and went into. */
struct ledger_head {
	const char *incident; /* its id */
	const char *pack, *version;
	const char *audience; /* codes: "individual" */
	const char *each;     /* id of the one it is for, or NULL */
	const char *stage;    /* code, or NULL: it has none */
	const char *variant;  /* id, or NULL: there are none */
	const char *release;  /* id of the release in the record, or NULL */
	const char *as_of;    /* NULL: all that was stated */
	const char *draft;    /* number, or NULL: the record has none */
	bool final;           /* not marked as a draft */
	const char *record;   /* file, noted by its name alone */
	const struct ledger_source *sources;
	struct digest record_digest, view_digest;
	const struct ledger_output *outputs;
	size_t output_count;
	const struct dispatch *dispatch; /* letters of a list; NULL: one document */
};

void ledger_write(
	const struct ledger *ledger, const struct ledger_head *head, struct buffer *xml);

#endif
