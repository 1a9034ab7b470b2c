/* encoding.h - text in the encodings that Japanese mail and older systems expect, by iconv.
 *
 * Nothing is replaced by "?" or something similar: a character that an encoding lacks is
 * told, or in XML written as a reference.  Of the few characters for which JIS and its
 * Windows edition disagree in Unicode (the wave dash 〜 and ～, the dashes ― and —), either
 * is written as the one character of JIS X 0208 that it stands for.
 */
#ifndef TODOKE_ENCODING_H
#define TODOKE_ENCODING_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

struct encoding;

/* The encoding called NAME on the command line: "utf-8", "iso-2022-jp", "cp932" for
 * documents; "euc-jp", "utf-16le", "utf-16be" too, in which lists come; NULL when it is none.
 * Closed by encoding_close. */
struct encoding *encoding_open(const char *name);
void encoding_close(struct encoding *encoding);

/* May a document be written in the encoding called NAME? */
bool encoding_suits_documents(const char *name);

/* As the internet knows it: "UTF-8", "ISO-2022-JP", "Windows-31J". */
const char *encoding_label(const struct encoding *encoding);

/* How many leading bytes of TEXT, which is UTF-8, it can represent: LENGTH if all. */
size_t encoding_reach(struct encoding *encoding, const char *text, size_t length);

/* Adds TEXT to TO; a character that is lacking as a reference of XML (&#x9AD9;). */
void encoding_add(
	struct encoding *encoding, const char *text, size_t length, struct buffer *to);

/* CHARACTER, or when it is one that the Windows edition of JIS alone has, that of JIS: texts
 * that went through an encoding of JIS are the same when these are. */
uint32_t encoding_jis(uint32_t character);

/* Out of the encoding NAME, one text after the other; NULL when there is none. */
struct decoding;
struct decoding *decoding_open(const char *name);
void decoding_close(struct decoding *decoding);

/* Adds the LENGTH bytes at TEXT to TO in UTF-8; how many leading bytes are text in the
 * encoding: LENGTH if all. */
size_t decoding_add(
	struct decoding *decoding, const char *text, size_t length, struct buffer *to);

/* Adds the LENGTH bytes at TEXT, in the encoding NAME (also "utf-16"), to TO in UTF-8; false
 * when they are not in it, and then TO has a part of them. */
bool encoding_decode(const char *name, const char *text, size_t length, struct buffer *to);

#endif
