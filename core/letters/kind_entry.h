/* kind_entry.h - the kinds of a run as the files of kinds see them. */
#ifndef TODOKE_LETTERS_KIND_ENTRY_H
#define TODOKE_LETTERS_KIND_ENTRY_H

#include "base/buffer.h"
#include "base/packed.h"
#include "letters/kind.h"

struct kind_entry {
	struct kind kind;
	const char *shape;
	struct packed tree; /* of its document, until the mould is made */
	bool owns_stock;
	struct kind_entry *next, *alike; /* ALIKE: in the same place of the table */
};

/* So many kinds are built at once; of more the trees are kept deflated. */
enum { KIND_PLACES = 1024, KIND_BATCH = 50 };

struct kinds {
	const struct kinds_question *question;
	struct arena *arena;
	struct kind_entry *first, *last;
	struct kind_entry *places[KIND_PLACES]; /* a hash table by shape */
	size_t count;
	struct buffer shape; /* of the row that is looked for */
	struct known_style *styles;
};

/* A style by the name that documents have for it. */
struct known_style {
	const char *name;
	const struct page_style *style;
	struct known_style *next;
};

/* Builds the letters of all kinds by jobs, each as its entry's tree; false with findings. */
bool kind_letters_build(struct kinds *kinds, struct findings *findings);

#endif
