/* address.h - what a Japanese postal address says: its number, and where its line may end.
 *
 * The number (住所表示番号) is taken out as Japan Post's 郵便番号・バーコードマニュアル
 * asks for (バーコードに必要な文字情報の抜き出し法).  The manual first cuts off prefecture,
 * city and town by the table of postal codes.  Here is no table: a kanji numeral counts
 * only before 丁目, 番地, 地割 or 号, and before 丁, 番, 線, の or ノ where a number or
 * nothing follows (八丁堀, 一番町 and 三の丸 are names) 【推定】.
 */
#ifndef TODOKE_ADDRESS_H
#define TODOKE_ADDRESS_H

#include <stddef.h>

/* A number's digits, letters and hyphens fill at most 13 places of a barcode. */
enum { ADDRESS_NUMBER_SIZE = 14 };

/* The number of ADDRESS, "1-3-2-503" ("" when it has none), without allocating. */
void address_number(const char *address, char number[ADDRESS_NUMBER_SIZE]);

/* Where a line of ADDRESS may end, in bytes: the first place after the byte AFTER that stands
 * between town and number, before the building's name or, in a long one, between its
 * words; LENGTH when there is none. */
size_t address_break(const char *address, size_t length, size_t after);

#endif
