/* pdf_metadata.h - what a PDF file says of itself: XMP, Info, output intent.
 *
 * All of it comes from the pages and the edition; nothing from the clock, the
 * user or the system but the colour profile, which is the same everywhere.
 */
#ifndef TODOKE_PDF_METADATA_H
#define TODOKE_PDF_METADATA_H

#include "layout/page.h"
#include "output/pdf.h"
#include "output/pdf_object.h"

/* The XMP stream (ISO 19005-3, 6.6; ISO 14289-1, 5). */
uint32_t pdf_xmp_write(
	struct pdf_file *file, const struct pages *pages, enum pdf_edition edition);

/* The Info dictionary: the same facts as XMP has (ISO 19005-1, 6.7.3).  0 and
 * the finding "pdf-date" when the pages' date is none. */
uint32_t pdf_info_write(
	struct pdf_file *file, const struct pages *pages, struct findings *findings);

/* Where the sRGB profile is: of Debian's icc-profiles-free, unless a packager says
 * where another system has it. */
#ifndef TODOKE_ICC
#define TODOKE_ICC "/usr/share/color/icc/sRGB.icc"
#endif

/* The sRGB output intent with the profile PATH.  0 and the finding
 * "pdf-profile-unreadable" or "pdf-profile-wrong" (it is no RGB profile). */
uint32_t pdf_intent_write(struct pdf_file *file, const char *path, struct findings *findings);

#endif
