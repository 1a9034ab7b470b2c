/* pdf_syntax.h - how PDF spells values: numbers, names, strings.
 *
 * ISO 32000-1, 7.3.  Adds to a buffer; independent of the locale.  It knows no
 * objects and no operators.
 */
#ifndef TODOKE_PDF_SYNTAX_H
#define TODOKE_PDF_SYNTAX_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* VALUE with DECIMALS of its digits behind the point, as short as it can be:
 * 10500 with 3 is "10.5", -5 with 2 is "-.05". */
void pdf_decimal(struct buffer *to, int64_t value, unsigned decimals);

/* A whole number, and a reference to the object with that number and a space (7.3.10):
 * quicker than buffer_format, for what files have by the thousand. */
void pdf_integer(struct buffer *to, size_t number);
void pdf_reference(struct buffer *to, uint32_t number);

/* The same at TO, which has room for them; what is behind it. */
enum { PDF_INTEGER_MOST = 20, PDF_REFERENCE_MOST = PDF_INTEGER_MOST + 4 };
char *pdf_integer_put(char *to, size_t number);
char *pdf_reference_put(char *to, uint32_t number);

/* A reference in an array: a space comes behind it. */
void pdf_kid(struct buffer *to, uint32_t number);

/* A length in thousandths of a point. */
void pdf_length(struct buffer *to, int64_t length);

/* /NAME, UTF-8, with #xx where a name needs it. */
void pdf_name(struct buffer *to, const char *name);

/* A text string: as it stands if it is ASCII, else UTF-16BE with a byte order
 * mark (7.9.2.2). */
void pdf_text(struct buffer *to, const char *text, size_t length);

/* UTF-16BE in hexadecimal digits, without brackets. */
void pdf_utf16(struct buffer *to, const char *text, size_t length);

/* Four hexadecimal digits. */
void pdf_hex16(struct buffer *to, uint32_t value);

/* The ISO date "2026-11-16T09:00:00+09:00" as (D:20261116090000+09'00').
 * False, and nothing added, when it has another shape. */
bool pdf_date(struct buffer *to, const char *date);

#endif
