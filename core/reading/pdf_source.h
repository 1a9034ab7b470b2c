/* pdf_source.h - the inside of a reader, for the files of core/reading.
 *
 * libqpdf's handles are counted up in a table and stay until they are released;
 * so nothing keeps one: what is read is copied into the reader's arena, and the
 * public functions release all at their end.
 */
#ifndef TODOKE_PDF_SOURCE_H
#define TODOKE_PDF_SOURCE_H

#include "base/arena.h"
#include "reading/pdf_reader.h"
#include "reading/qpdf.h"

/* Deeper than this, nothing that anybody made on purpose goes. */
enum { PDF_DEPTH = 200 };

struct pdf_reader {
	struct arena *arena;
	struct findings *findings;
	const char *name;
	struct buffer own; /* the bytes, when the reader itself loaded them */
	const char *bytes;
	size_t size;
	const struct qpdf *qpdf;
	qpdf_data file;
	int object_count; /* one more than the largest number */
	int *pages;       /* numbers of their objects */
	size_t page_count;
	const struct pdf_page **texts; /* by page; NULL: not read yet */
	struct pdf_cache *cache;       /* fonts and forms; pdf_resources.c's */
	struct pdf_node *tree;
	bool failed; /* said once why */
};

/* "pdf-unreadable", once; false. */
bool source_fail(struct pdf_reader *reader, const char *reason);

/* Whether libqpdf has had nothing to complain about. */
bool source_sound(struct pdf_reader *reader);

/* Reads, within its own bounds, all that the reader can be asked for; false with a
 * finding when that does not work.  libqpdf itself knows no bounds. */
bool source_rehearse(struct pdf_reader *reader);

/* libqpdf on the reader's bytes, and the page tree. */
bool source_open(struct pdf_reader *reader);

/* Every handle that was given out so far becomes invalid. */
void source_release(struct pdf_reader *reader);

qpdf_oh source_object(struct pdf_reader *reader, int number);

/* The value of KEY ("/K") in a dictionary or a stream's; null when there is none. */
qpdf_oh source_key(struct pdf_reader *reader, qpdf_oh object, const char *key);

/* The same in OBJECT or what it inherits from (7.7.3.4). */
qpdf_oh source_inherited(struct pdf_reader *reader, qpdf_oh object, const char *key);

/* How many members an array has; 0 when it is none. */
int source_count(struct pdf_reader *reader, qpdf_oh array);

/* A name without its slash, a string as UTF-8, in the arena; NULL for anything else. */
const char *source_text(struct pdf_reader *reader, qpdf_oh object);

double source_number(struct pdf_reader *reader, qpdf_oh object);

/* A stream's data, decoded unless it is an image, and a NUL behind it, to be freed;
 * NULL when it is no stream or its data can't be decoded. */
char *source_data(struct pdf_reader *reader, qpdf_oh stream, size_t *size);

#endif
