/* choices.c - what could have been written instead. */
#include "record/choices.h"

#include <string.h>

static const char *label(struct arena *arena, const char *words, const char *stop)
{
	const char *end = words ? strstr(words, stop) : NULL;

	if (!words)
		return "";
	return end ? arena_copy(arena, words, (size_t)(end - words)) : words;
}

const char *label_ja(struct arena *arena, struct schema_words words)
{
	return label(arena, words.ja, "。");
}

const char *label_en(struct arena *arena, struct schema_words words)
{
	return label(arena, words.en, ".");
}

void choices_add(struct choices *choices, const char *name, struct schema_words words,
	struct arena *arena)
{
	nearest_try(&choices->nearest, choices->written, name, label_ja(arena, words));
	buffer_text(&choices->ja, choices->ja.length ? "、" : "");
	buffer_text(&choices->ja, name);
	if (words.ja)
		buffer_format(&choices->ja, "（%s）", label_ja(arena, words));
	buffer_text(&choices->en, choices->en.length ? ", " : "");
	buffer_text(&choices->en, name);
	if (words.en)
		buffer_format(&choices->en, " (%s)", label_en(arena, words));
}

void choices_done(struct choices *choices)
{
	buffer_done(&choices->ja);
	buffer_done(&choices->en);
}

const char *choices_kind(const struct choices *choices)
{
	if (choices->nearest.name)
		return "similar";
	return choices->ja.length ? "unknown" : "none";
}
