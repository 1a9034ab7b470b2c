/* board_text.h - the board for a terminal. */
#ifndef TODOKE_BOARD_TEXT_H
#define TODOKE_BOARD_TEXT_H

#include "base/buffer.h"
#include "board/board.h"

#include <stdbool.h>

/* COLOURED: with the codes that a terminal takes for colours; the words say all without. */
void board_text(
	const struct board *board, bool coloured, struct arena *arena, struct buffer *to);

#endif
