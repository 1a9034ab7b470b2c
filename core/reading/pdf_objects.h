/* pdf_objects.h - the objects of a file of our own, found quickly.
 *
 * For core/reading alone: objects in object streams, a cross-reference stream, no references in
 * the place of lengths.  Functions that give false say in WRONG what could not be read.
 */
#ifndef TODOKE_PDF_OBJECTS_H
#define TODOKE_PDF_OBJECTS_H

#include "reading/pdf_token.h"

#include <libdeflate.h>
#include <stdint.h>

struct pdf_bytes {
	const char *data;
	size_t size;
};

/* Begins with arena, bytes, size and inflater. */
struct pdf_objects {
	struct arena *arena;
	const char *bytes; /* the file */
	size_t size;
	struct libdeflate_decompressor *inflater;
	struct pdf_objects_row *rows;
	size_t row_count;
	struct pdf_objects_pack **packs; /* by object; NULL: not read yet */
	uint32_t info;                   /* of the trailer */
	const char *wrong;
};

/* Reads the table; ROOT is the catalogue. */
bool pdf_objects_read(struct pdf_objects *objects, uint32_t *root);

/* The dictionary of OBJECT without << and >>, and its stream's data (NULL: it has none). */
bool pdf_objects_find(struct pdf_objects *objects, uint32_t object, struct pdf_bytes *body,
	struct pdf_bytes *data);

/* PACKED inflated, in ARENA. */
bool pdf_objects_inflate(struct pdf_objects *objects, struct pdf_bytes packed,
	struct arena *arena, struct pdf_bytes *plain);

/* SCAN behind the key NAME of the dictionary that BODY, without its outer << >>, is. */
bool pdf_entry_find(
	struct pdf_bytes body, const char *name, struct arena *arena, struct pdf_scan *scan);
bool pdf_entry_number(
	struct pdf_bytes body, const char *name, struct arena *arena, size_t *number);
bool pdf_entry_reference(
	struct pdf_bytes body, const char *name, struct arena *arena, uint32_t *object);

/* A reference that stands next; false at anything else, as the end of an array. */
bool pdf_reference_take(struct pdf_scan *scan, uint32_t *object);

/* Whether all names in the dictionary BODY are among KNOWN, which NULL ends. */
bool pdf_names_known(struct pdf_bytes body, const char *const *known, struct arena *arena);

#endif
