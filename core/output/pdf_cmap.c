/* pdf_cmap.c - which text a code of a font stands for: the ToUnicode CMap. */
#include "output/pdf_cmap.h"

#include "base/utf8.h"
#include "output/pdf_syntax.h"

#include <string.h>

/* Adobe TN 5411: a block has at most 100 entries; a text at most 512 bytes of
 * UTF-16, which no UTF-8 shorter than half of it exceeds. */
enum { BLOCK_ENTRIES = 100, TEXT_LONGEST = 256 };

/* Says nothing, and is no break: for what can't be said, beside an ActualText. */
static const char word_joiner[] = "\xE2\x81\xA0";

static bool character_is_private(uint32_t character)
{
	return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

static bool character_is_forbidden(uint32_t character)
{
	return character == 0 || character == 0xFEFF || character == 0xFFFE;
}

bool pdf_cmap_exact(const char *text, size_t length)
{
	size_t taken;

	for (size_t at = 0; at < length; at += taken) {
		uint32_t character = utf8_decode(text + at, length - at, &taken);

		if (character_is_private(character) || character_is_forbidden(character))
			return false;
	}
	return length && length <= TEXT_LONGEST;
}

/* What the CMap may say at least: private characters are allowed beside an
 * ActualText, forbidden ones are not. */
static bool text_is_allowed(const char *text, size_t length)
{
	size_t taken;

	for (size_t at = 0; at < length; at += taken)
		if (character_is_forbidden(utf8_decode(text + at, length - at, &taken)))
			return false;
	return length && length <= TEXT_LONGEST;
}

static void entry_add(struct buffer *to, const struct pdf_glyph *glyph)
{
	buffer_byte(to, '<');
	pdf_hex16(to, glyph->code);
	buffer_text(to, "> <");
	if (text_is_allowed(glyph->text, glyph->length))
		pdf_utf16(to, glyph->text, glyph->length);
	else
		pdf_utf16(to, word_joiner, strlen(word_joiner));
	buffer_text(to, ">\n");
}

void pdf_cmap_add(struct buffer *to, struct pdf_glyph *const *glyphs, size_t count)
{
	buffer_text(to,
		"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < count; i++) {
		if (i % BLOCK_ENTRIES == 0)
			buffer_format(to, "%zu beginbfchar\n",
				count - i < BLOCK_ENTRIES ? count - i : BLOCK_ENTRIES);
		entry_add(to, glyphs[i]);
		if (i % BLOCK_ENTRIES == BLOCK_ENTRIES - 1 || i + 1 == count)
			buffer_text(to, "endbfchar\n");
	}
	buffer_text(to, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}
