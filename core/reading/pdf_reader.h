/* pdf_reader.h - a finished PDF file read back: what is really in it.
 *
 * For whoever must not trust the writer: is another person's data in the file, does
 * the envelope's window show the address, do the pages say what the ledger says.
 * It shares nothing with the PDF writer.  Files may be hostile: before a file is
 * opened here, another process with bounds on time and memory reads all of it, and
 * what stops that process is a finding.  libqpdf is seen by core/reading alone.
 *
 * What is returned lives as long as the reader.  A function that can't give what
 * was asked for adds the finding "pdf-unreadable" with the reason.
 */
#ifndef TODOKE_PDF_READER_H
#define TODOKE_PDF_READER_H

#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pdf_reader;

/* Loads what readers need, which the first of them does otherwise. */
void pdf_reader_prepare(void);

/* NULL with a finding when PATH is no sound PDF file, needs a password or takes too
 * much to read.  FINDINGS must outlive the reader. */
struct pdf_reader *pdf_reader_open(const char *path, struct findings *findings);

/* The same for SIZE BYTES in memory, lent; NAME is the file's in findings. */
struct pdf_reader *pdf_reader_open_bytes(
	const char *bytes, size_t size, const char *name, struct findings *findings);

void pdf_reader_close(struct pdf_reader *reader);

/* The whole file as it is. */
const char *pdf_reader_bytes(const struct pdf_reader *reader, size_t *size);

size_t pdf_reader_pages(const struct pdf_reader *reader);

/* Text that one operator shows, or that one ActualText stands for (ISO 32000-1,
 * 14.9.4).  Lengths as in layout/page.h: thousandths of a point, x from the page's
 * left edge, y from its top edge downwards. */
struct pdf_run {
	const char *text; /* UTF-8; U+FFFD for a code that no ToUnicode explains */
	size_t length;
	int32_t x, y;         /* where its first glyph stands: on the baseline */
	int32_t end_x, end_y; /* where a further one would */
	int32_t size;         /* of the type, as the page shows it */
	const char *font;     /* BaseFont; NULL for text without a glyph */
	bool artifact, invisible;
	long content; /* the marked-content id on the page; -1: none */
	const struct pdf_run *next;
};

/* A rectangle of a path (8.5.2.1), as it stands on the page. */
struct pdf_box {
	int32_t x, y, width, height; /* x, y: of the top left corner */
	const struct pdf_box *next;
};

struct pdf_page {
	int32_t width, height;
	const struct pdf_run *first; /* in the order of painting */
	const struct pdf_box *boxes; /* likewise */
};

/* NUMBER from 1; NULL when there is none or its content can't be read. */
const struct pdf_page *pdf_reader_page(struct pdf_reader *reader, size_t number);

/* The structure tree: elements, and the content in them as leaves, in the order
 * that a screen reader takes. */
struct pdf_node {
	const char *type; /* "P", "TH"; NULL: content */
	int object;       /* number of an element's object; 0: it has none of its own */
	const char *language, *alternate, *actual; /* of elements; NULL: none */
	size_t page;                               /* of content, from 1 */
	long content;     /* its id there; -1: an annotation or another object */
	const char *text; /* all its runs */
	struct pdf_node *parent, *first, *last, *next;
};

/* Its root is of type "StructTreeRoot".  NULL without a finding when the file has
 * none, with one when it can't be read. */
const struct pdf_node *pdf_reader_tree(struct pdf_reader *reader);

/* The node after NODE, parents before their children; NULL after the last. */
const struct pdf_node *pdf_node_after(const struct pdf_node *node);

/* Adds all text: of a tagged file in the order of its structure, artifacts left out,
 * ActualText in the place of what it stands for, a line for each paragraph, heading,
 * label, cell; else in the order of painting, a line for each run.  False when it
 * can't be read. */
bool pdf_reader_text(struct pdf_reader *reader, struct buffer *to);

/* A file in the file (7.11.4), wherever a file specification leads to it. */
struct pdf_embedded {
	const char *name, *type, *relationship, *description; /* NULL: not said */
	const char *data;
	size_t size;
	const struct pdf_embedded *next;
};

/* NULL also when it can't be read: then with a finding. */
const struct pdf_embedded *pdf_reader_attachments(struct pdf_reader *reader);

/* The document's XMP packet; NULL when there is none. */
const char *pdf_reader_metadata(struct pdf_reader *reader, size_t *size);

/* Everything in the file that could carry words: */
enum pdf_piece_kind {
	PDF_NAME,   /* a name, also as a key; UTF-8 without the slash */
	PDF_STRING, /* a string, as text in UTF-8 */
	PDF_STREAM  /* a stream's data, decoded unless it is an image */
};

struct pdf_piece {
	enum pdf_piece_kind kind;
	int object;      /* number of the object it stands in; 0: the trailer */
	const char *key; /* of the innermost dictionary around it; a key's own is itself */
	const char *bytes;
	size_t length;
};

/* PIECE and its bytes are lent for the call. */
typedef void pdf_piece_visit(void *context, const struct pdf_piece *piece);

/* Calls VISIT for every piece, by object, whether anything refers to it or not.
 * The glyphs' texts are not among them: they are those of the pages.  False when
 * not all could be read. */
bool pdf_reader_visit(struct pdf_reader *reader, pdf_piece_visit *visit, void *context);

#endif
