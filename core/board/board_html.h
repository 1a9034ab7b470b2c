/* board_html.h - the board as one page that needs nothing else. */
#ifndef TODOKE_BOARD_HTML_H
#define TODOKE_BOARD_HTML_H

#include "base/buffer.h"
#include "board/board.h"

/* CSS as html_page.h wants it; LANGUAGE is that of messages. */
void board_html(const struct board *board, const struct buffer *css, const char *language,
	struct arena *arena, struct buffer *to);

#endif
