/* kanji.h - figures written in kanji, as vertical text has them.
 *
 * Numbers in 十百千 and 万 (約二万七千人, 第二十六条), digit by digit what is no number but a
 * row of digits: years, telephone numbers, postal codes, times, long identifiers
 * (二〇二六年, 〇三－一二三四－五六七八).  Figures in and beside words of Latin letters,
 * addresses of the web and of mail among them, stay as they are.
 */
#ifndef TODOKE_KANJI_H
#define TODOKE_KANJI_H

#include "base/arena.h"
#include "base/buffer.h"

/* Adds TEXT with its figures, half or full width, in kanji. */
void kanji_figures(const char *text, struct buffer *to);

#endif
