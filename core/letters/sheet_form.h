/* sheet_form.h - where machines' marks stand on a sheet, and how large they are.
 *
 * XML files under templates/marks/ (namespace urn:todoke:marks:1): what machines ask for is no
 * standard, so houses have their own.
 */
#ifndef TODOKE_SHEET_FORM_H
#define TODOKE_SHEET_FORM_H

#include "base/finding.h"

#include <stdbool.h>
#include <stdint.h>

/* In mp.  Numbers alone: its bytes say what it is. */
struct sheet_form {
	/* The corner of the code's white, from the left and the lower edge; a module's size, 0
	 * when there is no code. */
	int32_t code_left, code_foot, module;
	/* The bars' ends from the right edge, the first one from the upper; LENGTH is 0 when
	 * there are none. */
	int32_t bars_right, bars_top, length, thickness, pitch;
};

/* Reads the file PATH; false with findings. */
bool sheet_form_open(const char *path, struct sheet_form *form, struct findings *findings);

#endif
