/* reader.c - big-endian numbers out of a font's tables, never past their end. */
#include "text/reader.h"

uint32_t reader_number(struct reader *reader, size_t width)
{
	uint32_t number = 0;

	if (reader->failed || reader->size - reader->at < width) {
		reader->failed = true;
		return 0;
	}
	for (size_t i = 0; i < width; i++)
		number = number << 8 | reader->data[reader->at++];
	return number;
}

int16_t reader_signed(struct reader *reader)
{
	int32_t number = (int32_t)reader_number(reader, 2);

	return (int16_t)(number >= 0x8000 ? number - 0x10000 : number);
}

void reader_seek(struct reader *reader, size_t offset)
{
	if (offset > reader->size)
		reader->failed = true;
	else
		reader->at = offset;
}

void reader_skip(struct reader *reader, size_t more)
{
	if (more > reader->size - reader->at)
		reader->failed = true;
	else
		reader->at += more;
}
