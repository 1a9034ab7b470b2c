/* pdf_value.h - single values of a PDF file that was opened, for tests.
 *
 * Values are found by a path from the trailer: "Root/MarkInfo/Marked", "Info/Title",
 * "Root/StructTreeRoot/K/0/S"; a number is a place in an array.  "Page/0/..." starts
 * at the first page, "Object/12/..." at the object with that number.  What is
 * returned lives as long as the reader.
 */
#ifndef TODOKE_TEST_PDF_VALUE_H
#define TODOKE_TEST_PDF_VALUE_H

#include "reading/pdf_reader.h"

/* The value as PDF writes it ("/P", "true", "12"), a text string as UTF-8, a
 * dictionary or array as "<<" or "["; "null" when there is none. */
const char *pdf_value(struct pdf_reader *reader, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Whether the value is WANTED. */
bool pdf_value_is(struct pdf_reader *reader, const char *wanted, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
bool pdf_has(struct pdf_reader *reader, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* As a number; -1 when it is none. */
long pdf_number(struct pdf_reader *reader, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* How many members the array has; 0 when it is none. */
size_t pdf_count(struct pdf_reader *reader, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The number of the indirect object; 0 when it is a direct one. */
int pdf_object(struct pdf_reader *reader, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* One more than the largest number of an object. */
int pdf_objects(const struct pdf_reader *reader);

/* The decoded bytes of a stream, NUL-ended; NULL when it is none. */
const char *pdf_data(struct pdf_reader *reader, size_t *size, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
