/* matrix.c - text as a QR code. */
#include "code/matrix.h"

#include <qrencode.h>

bool matrix_encode(const char *text, enum matrix_correction correction, struct arena *arena,
	struct matrix *matrix)
{
	static const QRecLevel levels[] = {
		QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
	QRcode *code =
		*text ? QRcode_encodeString(text, 0, levels[correction], QR_MODE_8, 1) : NULL;
	bool *dark;

	if (!code)
		return false;
	matrix->side = (size_t)code->width;
	matrix->dark = dark = arena_array(arena, matrix->side * matrix->side, sizeof *dark);
	for (size_t i = 0; i < matrix->side * matrix->side; i++)
		dark[i] = code->data[i] & 1;
	QRcode_free(code);
	return true;
}
