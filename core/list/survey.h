/* survey.h - what is kept of every row of a list that was read; for core/list alone. */
#ifndef TODOKE_SURVEY_H
#define TODOKE_SURVEY_H

#include "list/list.h"
#include "list/row.h"
#include "list/spill.h"

enum { ROW_DIGEST = 8 };

/* One row. */
struct entry {
	uint64_t offset;
	uint64_t number;                  /* as in struct list_row */
	unsigned char digest[ROW_DIGEST]; /* of its bytes */
	uint64_t other;  /* the number of the row that a duplicate is one of, or a namesake */
	uint32_t length; /* bytes with the line's end; 0: more than a row may have */
	uint32_t postal_code;
	uint32_t doubts; /* of an accepted row: a bit for each */
	uint8_t outcome;
	uint8_t fault;    /* enum row_fault */
	bool is_mail;     /* of an accepted row */
	uint8_t namesake; /* likewise: the field with the name of one that is held
			     back; or 0 */
	uint16_t reason; /* index of survey's REASONS, of what is not accepted, or a namesake */
};

/* Why rows are not accepted, or are whose namesakes. */
struct survey_reason {
	const char *id;
	size_t rows;
	uint64_t first; /* the index of one, when there is any */
};

struct survey {
	struct spill *entries; /* in the order of the rows */
	struct spill *order;   /* indexes of accepted entries, as the letters come */
	struct list_counts counts;
	size_t doubtful[DOUBTS_MOST];                  /* accepted rows, for each doubt */
	uint64_t doubtful_first[DOUBTS_MOST];          /* the index of one */
	size_t unnamed, unnamed_first, unnamed_column; /* rows, the first, and its column */
	size_t uncoded; /* accepted rows on paper that have no postal code */
	uint64_t uncoded_first;
	struct digest digest;
	struct survey_reason *reasons; /* as they first came */
	size_t reason_count;
};

/* What a survey of LIST found, that came to its end (survey_report.c): one finding for each
 * reason and each doubt of most rows, one for the rest; what no column says; the counts. */
void survey_report(const struct list *list, struct findings *findings);

void survey_free(struct survey *survey);

/* Is anything of the accepted row of ENTRY to be looked at? */
bool entry_is_doubtful(const struct entry *entry);

/* Of the LENGTH bytes of a row. */
void row_digest(const char *bytes, size_t length, unsigned char digest[ROW_DIGEST]);

#endif
