/* pdf_opened.h - a PDF file that a test looks into. */
#ifndef TODOKE_TEST_PDF_OPENED_H
#define TODOKE_TEST_PDF_OPENED_H

#include "pdf_value.h"

/* Fails the test when PATH can't be read without a finding. */
struct pdf_reader *pdf_opened(const char *path);

/* Fails it when anything was found while it was read. */
void pdf_closed(struct pdf_reader *reader);

/* The structure tree on a line, elements by their types: "Document(H1 P L(LI))"; free
 * it. */
char *pdf_tree_text(struct pdf_reader *reader);

#endif
