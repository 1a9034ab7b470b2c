/* list_data.h - what core/list knows of a list that was opened; for core/list alone. */
#ifndef TODOKE_LIST_DATA_H
#define TODOKE_LIST_DATA_H

#include "list/columns.h"
#include "list/doubts.h"
#include "list/list.h"
#include "list/list_file.h"

struct survey;

struct list {
	const struct list_question *question;
	struct list_file file;
	const struct vocabulary *vocabulary;
	const struct doubts *doubts; /* from the first survey on */
	struct columns columns;
	const char *channel;    /* of rows that say none */
	const char *all_groups; /* of the record, for messages */
	const char *only_group; /* of all rows, when no column says it; or NULL */
	struct survey *survey;  /* NULL before */
	struct arena *arena;
};

#endif
