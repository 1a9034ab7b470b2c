/* paper.h - documents of the house about its letters, which no template words. */
#ifndef TODOKE_LETTERS_PAPER_H
#define TODOKE_LETTERS_PAPER_H

#include "document/document.h"

#include <stdbool.h>

/* One about the letters of the record RECORD, in ARENA. */
struct document *paper_new(const char *record, struct arena *arena);

/* Writes it to FD as a PDF; HOME is the program's data.  False with findings. */
bool paper_save(
	const struct document *document, const char *home, int fd, struct findings *findings);

#endif
