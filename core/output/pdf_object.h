/* pdf_object.h - the objects of a PDF file and how they come to disk.
 *
 * A thin layer over libharu, which keeps the objects and writes them.  Bodies of
 * dictionaries are given as text in PDF syntax (pdf_syntax.h): as libharu's own
 * objects for every key and value they take five times the memory, and tagged
 * documents have many (tests/bench/README.md).  An object is known by its number;
 * 0 is none.
 *
 * Nothing here fails at once: what went wrong on the way is told by
 * pdf_file_save.
 */
#ifndef TODOKE_PDF_OBJECT_H
#define TODOKE_PDF_OBJECT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pdf_file;

/* PACKED: dictionaries go into object streams (PDF 1.5; not for PDF/A-1). */
struct pdf_file *pdf_file_new(bool packed);
void pdf_file_free(struct pdf_file *file);

/* Deflates quicker from now on, and less: for files by the thousand. */
void pdf_file_hurry(struct pdf_file *file);

/* A new file, packed and in a hurry, that begins with all objects of MODEL, which is not
 * packed; they are lent. */
struct pdf_file *pdf_file_like(struct pdf_file *model);

/* What stands in an object; STREAM is NULL in a mere dictionary. */
struct pdf_defined {
	const char *body, *stream;
	size_t body_size, stream_size;
};

/* Object NUMBER (from 1) of MODEL, which is not packed; false behind the last. */
bool pdf_defined(const struct pdf_file *model, uint32_t number, struct pdf_defined *object);

/* A number for a dictionary that is defined later, so that others may refer to it. */
uint32_t pdf_reserve(struct pdf_file *file);

/* The body of NUMBER, once: what stands between << and >>.  It is copied. */
void pdf_define(struct pdf_file *file, uint32_t number, const struct buffer *body);

/* The same without a copy, in a packed file: the body is what is added to what pdf_body_begin
 * gives until pdf_body_end; nothing else is defined meanwhile. */
struct buffer *pdf_body_begin(struct pdf_file *file, uint32_t number);
void pdf_body_end(struct pdf_file *file);

/* A dictionary, reserved and defined. */
uint32_t pdf_dictionary(struct pdf_file *file, const struct buffer *body);

enum pdf_filter { PDF_PLAIN, PDF_DEFLATE, PDF_DEFLATED /* it is already */ };

/* A stream of SIZE bytes at DATA, copied; BODY, which may be NULL, is the rest of
 * its dictionary besides Length and Filter. */
uint32_t pdf_stream(struct pdf_file *file, const void *data, size_t size,
	enum pdf_filter filter, const struct buffer *body);

/* The same with the body from a format. */
uint32_t pdf_dictionary_format(struct pdf_file *file, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
uint32_t pdf_stream_format(struct pdf_file *file, const void *data, size_t size,
	enum pdf_filter filter, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* DATA as PDF_DEFLATED wants it, in SIZE bytes; the caller frees it. */
char *pdf_deflate(struct pdf_file *file, const void *data, size_t *size);

/* Writes the file to the descriptor FD: header with VERSION ("1.7"), all objects,
 * the trailer with ROOT, INFO and an /ID that is the digest of all bytes before it.  False
 * and a finding when it is not all written: "output-failed" with the system's
 * reason, "pdf-failed" with libharu's numbers. */
bool pdf_file_save(struct pdf_file *file, const char *version, uint32_t root, uint32_t info,
	int fd, struct findings *findings);

#endif
