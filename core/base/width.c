/* width.c - columns of a terminal. */
#include "base/width.h"

#include "base/utf8.h"

#include <string.h>

struct range {
	uint32_t first, last;
};

static const struct range wide[] = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF},
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF}, {0xA960, 0xA97F},
	{0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60},
	{0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
static const struct range none[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x3099, 0x309A},
	{0xFE00, 0xFE0F}, {0xE0100, 0xE01EF}};

static int in_ranges(uint32_t character, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (character >= ranges[i].first && character <= ranges[i].last)
			return 1;
	return 0;
}

static size_t character_width(uint32_t character)
{
	if (in_ranges(character, none, sizeof none / sizeof *none))
		return 0;
	return in_ranges(character, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

size_t text_width(const char *text)
{
	size_t length = strlen(text), width = 0, taken;

	for (size_t at = 0; at < length; at += taken)
		width += character_width(utf8_decode(text + at, length - at, &taken));
	return width;
}

void text_pad(struct buffer *to, const char *text, size_t columns)
{
	size_t width = text_width(text);

	buffer_text(to, text);
	for (; width < columns; width++)
		buffer_byte(to, ' ');
}
