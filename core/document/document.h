/* document.h - one document as a tree, independent of any output.
 *
 * Templates and plugins build it; the layout and the writers (xml, text, trace)
 * are siblings that read it.  Blocks contain blocks; the leaves are words
 * (literal text) and facts (what the record says, with where it says it).
 */
#ifndef TODOKE_DOCUMENT_H
#define TODOKE_DOCUMENT_H

#include "base/arena.h"
#include "base/figures.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

/* The kinds of block; what may stand in what is block_may_contain's to say.
 * Names as in XML and in templates: block_kind_name. */
enum block_kind {
	BLOCK_DOCUMENT,
	/* of a letter */
	BLOCK_ADDRESS,     /* lines for the envelope's window */
	BLOCK_DATE,        /* of the letter */
	BLOCK_SENDER,      /* lines */
	BLOCK_OPENING,     /* 頭語; the paragraph after it follows on its line */
	BLOCK_CLOSING,     /* 結語 */
	BLOCK_PARTICULARS, /* 記 ... 以上: contains what stands between */
	BLOCK_CONTACT,     /* where to ask */
	/* of any text */
	BLOCK_TITLE,
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_LIST, /* of items; a list in it belongs to the item before it */
	BLOCK_ITEM,
	BLOCK_DEFINITIONS, /* of definitions: label and value */
	BLOCK_DEFINITION,
	BLOCK_TERM,        /* the label of a definition */
	BLOCK_DESCRIPTION, /* its value */
	BLOCK_LINE,        /* one line of an address or sender */
	BLOCK_PAGE_BREAK,
	/* of a form or report */
	BLOCK_FORM,    /* rows, and headings between them */
	BLOCK_ROW,     /* a label, and beside it what is filled in: also further rows */
	BLOCK_LABEL,   /* of a row */
	BLOCK_CHOICES, /* of which each is chosen or not */
	BLOCK_CHOICE,  /* words, and a remark after them */
	BLOCK_REMARK,  /* その他（...） */
	BLOCK_ANNEX,   /* what goes to a page of its own (別紙) when it is long */
	BLOCK_TABLE,   /* a caption, columns, rows whose cells fill them, notes */
	BLOCK_CAPTION,
	BLOCK_COLUMN,    /* the words at its head */
	BLOCK_TABLE_ROW, /* role "head": one more row of the head */
	BLOCK_CELL,      /* role "head": the head of its row */
	BLOCK_NOTE,      /* ※, its number if it has one, and words: below a table or text */
	BLOCK_APPROVAL,  /* 決裁欄: a box for each approver */
	BLOCK_APPROVER,  /* the label says who, the lines what stands in the box */
	/* among words */
	BLOCK_RUBY,    /* a name and its reading: words, and the reading after them */
	BLOCK_READING, /* of a ruby */
	BLOCK_ACROSS, /* 縦中横: words of ASCII that stand side by side in a vertical line */
	/* leaves */
	BLOCK_WORDS,
	BLOCK_FACT
};

/* Where a printed fact comes from and what it says, for ledger and XML. */
struct fact {
	const char *path;   /* in the record: "customer/people", "/misuse/@as-of" */
	const char *type;   /* "date", "count", "code", "text"; "part": is there */
	const char *value;  /* typed, canonical: "2026-11-12", "1"; NULL: only words */
	const char *unit;   /* of a count: "person"; else NULL */
	const char *form;   /* how sure: "exact", "about", "presumed", "planned"; or NULL */
	const char *as_of;  /* of the observation, or NULL */
	struct place place; /* in the record */
	const struct fact *also; /* what else the same words rest on */
};

struct block {
	enum block_kind kind;
	const char *id;             /* in the document, "paragraph-3"; NULL for leaves */
	const char *role;           /* finer kind: "name" of an address line; or NULL */
	const char *text;           /* leaves: what is shown, UTF-8 */
	size_t level;               /* heading: 1 is under the title */
	const char *number;         /* row, item: as printed, "(1)"; or NULL */
	const char *numbering;      /* list, document: how it counts (numbering.h); or NULL */
	size_t weight;              /* column: its share of the table's width; 0: by content */
	size_t columns, rows;       /* cell: how many it covers */
	bool chosen;                /* choice */
	const struct fact *grounds; /* choice: what it was chosen by; or NULL */
	const struct fact *fact;    /* BLOCK_FACT; words of a choice: its grounds */
	struct place source;        /* in the template, or none */
	struct block *parent, *first, *last, *next;
};

struct document {
	struct arena *arena;
	struct block *root;              /* BLOCK_DOCUMENT */
	const char *pack, *pack_version; /* which document this is */
	const char *record;              /* id of the incident */
	const char *language;            /* "ja", "en" */
	const char *style;               /* page style: "letter" */
	const char *title;               /* plain text of BLOCK_TITLE, after document_finish */
	const char *date;                /* ISO date of BLOCK_DATE's fact, or NULL */
	const char *as_of;               /* the moment it is of, as printed; or NULL */
	const char *draft;               /* mark of a draft, 案; NULL: it is none */
	enum figures figures;            /* width of its numbers (layout/manner.h) */
	bool personal;                   /* goes to one person: attaches nothing */
};

struct document *document_new(struct arena *arena);

/* A new block at the end of IN. */
struct block *block_add(struct document *document, struct block *in, enum block_kind kind);

/* The same, with the kind and all attributes of MODEL. */
struct block *block_add_like(
	struct document *document, struct block *in, const struct block *model);
void block_words(struct document *document, struct block *in, const char *text);
/* A new block with words in it. */
struct block *block_add_words(
	struct document *document, struct block *in, enum block_kind kind, const char *text);
/* Words that rest on GROUNDS (NULL: on no fact), which live as long as DOCUMENT. */
void block_words_on(struct document *document, struct block *in, const struct fact *grounds,
	const char *text);
void block_fact(
	struct document *document, struct block *in, const struct fact *fact, const char *text);

/* Takes BLOCK out of its parent again; takes all out of BLOCK that stands after its
 * child LAST (NULL: everything). */
void block_remove(struct block *block);
void block_truncate(struct block *block, struct block *last);

/* BLOCK, which is in no parent, behind AFTER. */
void block_insert(struct block *after, struct block *block);

/* "paragraph" <-> BLOCK_PARAGRAPH; false when there is no such kind. */
const char *block_kind_name(enum block_kind kind);
bool block_kind_find(const char *name, enum block_kind *kind);

/* Whether KIND may stand in IN.  Words and facts stand in the same kinds, and rubies in all
 * of these but rubies; a choice may have a remark beside them. */
bool block_may_contain(enum block_kind in, enum block_kind kind);

/* The block after BLOCK in the order of the text, in it or behind it; NULL: there is none. */
const struct block *block_after(const struct block *block);

/* The first child of KIND, or NULL. */
const struct block *block_child(const struct block *block, enum block_kind kind);
bool block_is_leaf(const struct block *block);

/* The day of the date printed in DOCUMENT, as in its fact; NULL while there is none. */
const char *document_day(const struct document *document);

/* All text in BLOCK and below but readings, in ARENA. */
char *block_text(struct arena *arena, const struct block *block);

/* Once, when all is built: takes out blocks that stayed empty, gives every block its
 * id, fills title and date.  A form keeps the rows that nothing was filled in: its shape
 * is the form's, not the record's.  Findings: no title, a heading with nothing under it,
 * a fact stated later than the document's own date,
 * a row without a label, what table_check (grid.h) finds. */
void document_finish(struct document *document, struct findings *findings);

#endif
