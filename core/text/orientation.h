/* orientation.h - how characters stand in vertical lines.
 *
 * The property Vertical_Orientation of Unicode Standard Annex #50; what small kana and
 * full stops change besides (Tu) is the face's to draw.
 */
#ifndef TODOKE_ORIENTATION_H
#define TODOKE_ORIENTATION_H

#include <stdint.h>

enum orientation {
	ORIENTATION_SIDEWAYS,    /* R: turned clockwise with the line, as Latin letters are */
	ORIENTATION_UPRIGHT,     /* U, Tu: as in horizontal lines */
	ORIENTATION_TRANSFORMED, /* Tr: a form of its own (brackets, ー), else turned */
};

enum orientation orientation_of(uint32_t character);

#endif
