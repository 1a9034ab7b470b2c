/* pdf_assert_language.c - whether text says its language. */
#include "pdf_assertions.h"

#include <string.h>

/* 14.9.2.2: of the next element around NODE that says one, or of the document. */
static const char *language_of(struct pdf_facts *facts, const struct pdf_node *node)
{
	while (node && !node->language)
		node = node->parent;
	if (node)
		return node->language;
	return pdf_value_is(facts->reader, "en", "Root/Lang") ? "en" : "ja";
}

/* Three words in small letters with spaces between them. */
static bool is_english(const char *text)
{
	for (size_t words = 0; *text; text += *text != '\0') {
		size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyz");

		text += letters;
		words = letters > 1 ? words + 1 : 0;
		if (words == 3)
			return true;
		words = *text == ' ' ? words : 0;
	}
	return false;
}

static bool has_kana(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)text[0] == 0xE3
			&& ((unsigned char)text[1] == 0x81 || (unsigned char)text[1] == 0x82))
			return true;
	return false;
}

bool languages_are_told(struct pdf_facts *facts, const char *argument)
{
	const struct pdf_node *node = pdf_reader_tree(facts->reader);

	(void)argument;
	for (; node; node = pdf_node_after(node)) {
		bool english;

		if (node->type)
			continue;
		english = strcmp(language_of(facts, node), "en") == 0;
		if (english ? has_kana(node->text) : is_english(node->text))
			return false;
	}
	return true;
}
