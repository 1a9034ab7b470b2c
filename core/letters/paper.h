/* paper.h - documents of the house about its letters, which no template words. */
#ifndef TODOKE_LETTERS_PAPER_H
#define TODOKE_LETTERS_PAPER_H

#include "document/document.h"
#include "text/font.h"

#include <stdbool.h>

/* One about the letters of the record RECORD, in ARENA. */
struct document *paper_new(const char *record, struct arena *arena);

/* What people call CODE, a channel or a language of a list. */
const char *paper_word(const char *code);

/* What it is set with: the program's data, and the letters' fonts. */
struct paper_setting {
	const char *home;
	struct font_library *fonts;
};

/* Writes it to FD as a PDF; false with findings. */
bool paper_save(const struct document *document, const struct paper_setting *setting, int fd,
	struct findings *findings);

#endif
