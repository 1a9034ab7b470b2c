/* pdf_volume.h - a file of many letters read back quickly, to compare it with its list.
 *
 * For files of our own making, right after that: objects in object streams, a
 * cross-reference stream, content of one level.  What is anything else is a finding, not a
 * guess.  It shares with the writer no more than pdf_reader.h does; that one reads any file,
 * and takes a hundred times as long.
 */
#ifndef TODOKE_PDF_VOLUME_H
#define TODOKE_PDF_VOLUME_H

#include "reading/pdf_reader.h"

struct pdf_volume;

/* SIZE BYTES in memory, lent; NAME is the file's in findings.  NULL with a finding when they
 * are no such file.  FINDINGS must outlive it. */
struct pdf_volume *pdf_volume_open(
	const char *bytes, size_t size, const char *name, struct findings *findings);
void pdf_volume_close(struct pdf_volume *volume);

size_t pdf_volume_pages(const struct pdf_volume *volume);

/* A content stream of page NUMBER (from 1), as it is in the file: deflated.  INDEX counts from
 * 0; false when there are fewer. */
#define PDF_VOLUME_LAST SIZE_MAX
struct pdf_volume_stream {
	uint32_t object;
	const char *data;
	size_t size;
};
bool pdf_volume_stream(struct pdf_volume *volume, size_t number, size_t index,
	struct pdf_volume_stream *stream);

/* Adds the text that stream INDEX of page NUMBER shows, artifacts left out, in the order of
 * painting; false with a finding when it can't be read. */
bool pdf_volume_text(
	struct pdf_volume *volume, size_t number, size_t index, struct buffer *text);

#endif
