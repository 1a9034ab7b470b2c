/* code.h - a QR code beside a block: the address of a web page, for a telephone's camera.
 *
 * For core/layout alone.  Printed where the page style asks for it (<code>), beside the
 * block in which a definition or line has the role that it names; the words stay where they
 * are, so that every other output has them too.
 */
#ifndef TODOKE_LAYOUT_CODE_H
#define TODOKE_LAYOUT_CODE_H

#include "code/matrix.h"
#include "layout/composer.h"

/* The dark modules of MATRIX, each MODULE wide and OFFSET from the corner, as rectangles in TO,
 * those that meet in a row as one, and rows alike below each other too; gives their number, at
 * most that of the modules. */
size_t code_rectangles(
	const struct matrix *matrix, int32_t module, int32_t offset, struct rectangle *to);

/* A code at the end side of the strips that follow. */
struct floating {
	struct strip *strip; /* NULL: there is none */
	struct shape *shape;
	const char *text;
};

/* Begins the code of BLOCK, if it has one, and takes its room out of COLUMN.  Finding:
 * "layout-code" when the text is too long for a code of its size. */
struct floating code_begin(
	struct composer *composer, const struct block *block, struct column *column);

/* After what stands beside it: that is as high as the code at least.  Its Figure is added to
 * PARENT. */
void code_end(struct composer *composer, const struct floating *floating,
	struct element *parent, const struct column *column);

#endif
