/* reader.h - big-endian numbers out of a font's tables, never past their end.
 *
 * Fonts are outside input.  A reader that was once asked for more than there is
 * stays failed and gives 0; so a parser checks FAILED once, before it believes
 * what it read.
 */
#ifndef TODOKE_READER_H
#define TODOKE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reader {
	const unsigned char *data;
	size_t size, at;
	bool failed;
};

/* The next WIDTH (1 to 4) bytes as a number. */
uint32_t reader_number(struct reader *reader, size_t width);

/* The same as two's complement of 16 bits. */
int16_t reader_signed(struct reader *reader);

/* Goes to OFFSET from the start, or MORE bytes on. */
void reader_seek(struct reader *reader, size_t offset);
void reader_skip(struct reader *reader, size_t more);

#endif
