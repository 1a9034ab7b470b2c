/* pdf_code_map.h - what the codes of a font stand for: text and width.
 *
 * Filled from a ToUnicode CMap (ISO 32000-1, 9.10.3) and from the widths of a font
 * dictionary; sparse, because a font may use any of 65,536 codes.
 */
#ifndef TODOKE_PDF_CODE_MAP_H
#define TODOKE_PDF_CODE_MAP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CODES = 65536, CODE_BLOCK = 256 };

struct pdf_code {
	const char *text; /* UTF-8; NULL: nothing says it */
	size_t length;
	double width;  /* in thousandths of the size; as HAS_WIDTH says */
	double height; /* of vertical writing, likewise */
	bool has_width, has_height;
};

struct pdf_code_map {
	struct arena *arena;
	struct pdf_code *blocks[CODES / CODE_BLOCK];
};

/* The entry to be filled in. */
struct pdf_code *pdf_code_at(struct pdf_code_map *map, uint32_t code);

/* NULL when nothing was ever said of CODE. */
const struct pdf_code *pdf_code_find(const struct pdf_code_map *map, uint32_t code);

/* Takes the texts of the CMap in SIZE bytes at DATA. */
void pdf_code_map_read(struct pdf_code_map *map, const char *data, size_t size);

#endif
