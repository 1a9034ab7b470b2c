/* pdf_resources.h - the fonts and forms that a content stream names.
 *
 * Each is read once for a file, however many pages name it.
 */
#ifndef TODOKE_PDF_RESOURCES_H
#define TODOKE_PDF_RESOURCES_H

#include "reading/pdf_code_map.h"
#include "reading/pdf_source.h"

struct pdf_font {
	const char *name; /* BaseFont */
	size_t code_size; /* bytes of a code */
	bool vertical;
	double width, height; /* of a code that the map does not know */
	struct pdf_code_map codes;
};

/* A form XObject (8.10). */
struct pdf_form {
	const char *data;
	size_t size;
	double matrix[6];
	const struct pdf_resources *resources; /* NULL: those of the page */
};

/* Something by its name in the resources. */
struct pdf_named {
	const char *name;
	const struct pdf_font *font;
	const struct pdf_form *form; /* NULL: an image */
	long content;                /* of a property list: its MCID, or -1 */
	const char *actual;          /* and ActualText, or NULL */
	struct pdf_named *next;
};

struct pdf_resources {
	struct pdf_named *fonts, *forms, *properties;
};

/* Of the dictionary OBJECT. */
const struct pdf_resources *pdf_resources_read(struct pdf_reader *reader, qpdf_oh object);

/* NULL when NAMES has no such name. */
const struct pdf_named *pdf_named_find(const struct pdf_named *names, const char *name);

#endif
