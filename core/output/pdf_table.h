/* pdf_table.h - the table of a PDF file's objects, as libharu keeps it.
 *
 * For pdf_object.c, which fills it, pdf_save.c, which writes it, pdf_mould.c, which takes
 * bodies out again, and tests/bench, which compares what could be in it.  The rest of the
 * writer sees pdf_object.h.
 *
 * An entry holds nothing while its number is only reserved; then a Dict whose attr
 * is a struct pdf_object; or nothing, when the object went into an object
 * stream: its type is PDF_PACKED, byte_offset the stream's number and gen_no its
 * place in there (the fields of 7.5.8.3).
 */
#ifndef TODOKE_PDF_TABLE_H
#define TODOKE_PDF_TABLE_H

#include "base/digest.h"
#include "output/pdf_object.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <libdeflate.h>

enum { PDF_PACKED = 'c', PACK_OBJECTS = 500 };

struct pdf_object {
	struct pdf_defined is;
	HPDF_Stream output;   /* where its body went and its stream must follow */
	struct digest digest; /* of its stream */
};

/* An object stream being filled (7.5.7). */
struct pdf_pack {
	uint32_t numbers[PACK_OBJECTS];
	size_t count;
	struct buffer index, bodies;
};

struct pdf_file {
	HPDF_Xref xref;
	HPDF_MMgr memory;
	HPDF_Error_Rec error;
	struct arena *arena;                    /* contents */
	struct libdeflate_compressor *deflater; /* another's, if it is like that */
	struct libdeflate_compressor *lent;     /* to those like this one; or NULL */
	bool is_like;
	bool packed;
	struct pdf_pack pack;
};

/* Writes to the file's stream OUTPUT what has DIGEST.  The file's own is made of it, so that
 * data of many files is digested once. */
HPDF_STATUS pdf_output_digested(
	HPDF_Stream output, const void *data, size_t size, const struct digest *digest);

/* Ends the object stream that is being filled. */
void pdf_pack_flush(struct pdf_file *file);

#endif
