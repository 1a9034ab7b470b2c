/* pdf_volume.h - a file of many letters read back quickly, to compare it with its list.
 *
 * For files of our own making, right after that: objects in object streams, a
 * cross-reference stream, content of one level.  What is anything else is a finding, not a
 * guess.  It shares with the writer no more than pdf_reader.h does; that one reads any file,
 * and takes a hundred times as long.
 */
#ifndef TODOKE_PDF_VOLUME_H
#define TODOKE_PDF_VOLUME_H

#include "base/arena.h"
#include "reading/pdf_reader.h"

struct pdf_volume;

/* SIZE BYTES in memory, lent; NAME is the file's in findings.  NULL with a finding when they
 * are no such file.  FINDINGS must outlive it. */
struct pdf_volume *pdf_volume_open(
	const char *bytes, size_t size, const char *name, struct findings *findings);
void pdf_volume_close(struct pdf_volume *volume);

size_t pdf_volume_pages(const struct pdf_volume *volume);

/* One more than the largest number of an object. */
size_t pdf_volume_objects(const struct pdf_volume *volume);

/* What of the file is nobody's letter. */
struct pdf_volume_file {
	uint32_t info, metadata; /* objects: the information dictionary, the XMP */
	bool plain;              /* it has no bookmarks, attachments, forms, actions */
};
struct pdf_volume_file pdf_volume_file(const struct pdf_volume *volume);

/* Whether OBJECT is the dictionary BODY, without << and >>, and the data STREAM, as they are
 * in the file; STREAM_SIZE is 0 without one. */
bool pdf_volume_holds(struct pdf_volume *volume, uint32_t object, const char *body,
	size_t body_size, const char *stream, size_t stream_size);

/* A page besides its content; false when there is none of that NUMBER (from 1). */
struct pdf_volume_page {
	size_t streams; /* of content */
	bool plain;     /* it has no annotation, no action, nothing else */
};
bool pdf_volume_page(struct pdf_volume *volume, size_t number, struct pdf_volume_page *page);

/* A content stream of page NUMBER, as it is in the file, deflated or not.  INDEX counts from
 * 0; false when there are fewer. */
struct pdf_volume_stream {
	uint32_t object;
	const char *data;
	size_t size;
};
bool pdf_volume_stream(struct pdf_volume *volume, size_t number, size_t index,
	struct pdf_volume_stream *stream);

/* What stream INDEX of page NUMBER paints, in PAGE, which begins as {0}, and ARENA; false with
 * a finding when it can't be read. */
bool pdf_volume_paint(struct pdf_volume *volume, size_t number, size_t index,
	struct arena *arena, struct pdf_page *page);

#endif
