/* summary.h - what was made of a list, on one page, for those who sign that it may go out. */
#ifndef TODOKE_LETTERS_SUMMARY_H
#define TODOKE_LETTERS_SUMMARY_H

#include "document/document.h"
#include "letters/paper.h"
#include "letters/run.h"
#include "template/pack.h"

struct summary {
	const struct record *record;
	const struct pack *pack; /* of the letters */
	const char *list_file;   /* its name */
	const struct list *list;
	const char *draft; /* the mark of the letters; NULL: none */
	const struct letters_counts *counts;
	enum proof_extent proof; /* what was read back */
	struct paper_setting setting;
};

/* Writes it into FOLDER, as NAME-summary.pdf and .txt.  With
 * REPLACES files of these names are overwritten.  False with findings. */
bool summary_write(const struct summary *summary, const char *folder, const char *name,
	bool replaces, struct findings *findings);

#endif
