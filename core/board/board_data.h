/* board_data.h - the board for machines: XML (urn:todoke:board:1, core/schema/board.xsd) or
 * JSON, alike in names and order: what are attributes there are members here, and an element
 * that holds a list of others is an array. */
#ifndef TODOKE_BOARD_DATA_H
#define TODOKE_BOARD_DATA_H

#include "base/buffer.h"
#include "board/board.h"

void board_xml(const struct board *board, struct arena *arena, struct buffer *to);
void board_json(const struct board *board, struct arena *arena, struct buffer *to);

#endif
