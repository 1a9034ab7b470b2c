/* customer_barcode.h - the カスタマバーコード of Japan Post: code into bars.
 *
 * 郵便番号・バーコードマニュアル: start, postal code (7), address number (13), check digit,
 * stop; three bars to a character, two to start and stop.  Pure: nothing is allocated.
 * How large the bars are and where they stand is the layout's.
 */
#ifndef TODOKE_CUSTOMER_BARCODE_H
#define TODOKE_CUSTOMER_BARCODE_H

#include <stdbool.h>

enum { CUSTOMER_BARS = 67 };

/* Fills BARS, ended by NUL, with F (long), A (upper), D (lower), T (timing).  POSTAL_CODE is
 * seven digits, with a hyphen or without; NUMBER is as address_number gives it.  False when
 * they are not, and for a postal code that stands for a whole city (its last two digits are
 * 00), which has no barcode. */
bool customer_barcode(
	const char *postal_code, const char *number, char bars[CUSTOMER_BARS + 1]);

#endif
