/* list.h - a list of the people, or partners, who get a letter.
 *
 * One file as companies have it: comma, tab or semicolon between the cells, a heading in the
 * first row, in UTF-8, CP932, EUC-JP or UTF-16.  The file is read and never written, in
 * pieces: memory does not grow with it.
 *
 *     list_open      finds out encoding, separator and columns, and says so
 *     list_survey    reads every row once, checks it, finds duplicates over the whole list,
 *                    and sorts: rows = accepted + refused + stopped + apart, always
 *     list_reader_*  reads accepted rows again, in any order, from any process
 *
 * A row that is not as the survey saw it is not handed out: list_reader_row says so.
 */
#ifndef TODOKE_LIST_H
#define TODOKE_LIST_H

#include "base/buffer.h"
#include "base/digest.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a cell may mean.  The names of columns for each stand in templates/lists/columns.xml,
 * with the words known for honorifics, channels, languages and yes or no. */
enum list_field {
	LIST_KEY,  /* of the company's own; names files, never shown to others */
	LIST_NAME, /* as written: nothing is normalised */
	LIST_KANA,
	LIST_POSTAL_CODE, /* 100-0001 */
	LIST_ADDRESS_1,   /* no gaps: what line 2 has stands in 1 when 1 is empty */
	LIST_ADDRESS_2,
	LIST_ADDRESS_3,
	LIST_COMPANY,
	LIST_DEPARTMENT,
	LIST_POSITION,
	LIST_HONORIFIC, /* never empty: 様, or 御中 for a row without a person's name */
	LIST_LANGUAGE,  /* "ja", "en" */
	LIST_GROUP,     /* ids of the record's groups, in its order, a space between */
	LIST_ITEMS,     /* the person's own items, a line break between; or empty */
	LIST_GUARDIAN,  /* who gets the letter instead of NAME, whom it concerns; or empty */
	LIST_CHANNEL,   /* "paper", "mail" */
	LIST_GIFT,      /* yen, digits alone; or empty */
	LIST_MAIL,      /* an address of mail */
	LIST_PARTY,     /* in a list of partners the id of the record's party */
	LIST_STOP,      /* 送付停止 */
	LIST_APART,     /* 別送 */
	LIST_FIELDS
};

/* "name", "postal-code": how --map calls it. */
extern const char *const list_field_names[LIST_FIELDS];

enum list_outcome {
	LIST_ACCEPTED,
	LIST_REFUSED,
	LIST_STOPPED,    /* 送付停止: must get no letter of the bulk */
	LIST_HELD_APART, /* 別送: somebody sends it by hand */
};

struct list_row {
	size_t number; /* as spreadsheets count: the heading is row 1; the line of places */
	enum list_outcome outcome;
	const char *reason; /* id of the message that says why; of an accepted row NULL, or what
			       list_reader_next knows from the survey to be doubtful */
	const char *const *arguments; /* of that message */
	size_t unnamed; /* the first column, from 1, that has no heading and says something; or
			   0 */
	bool wide_postal_code; /* as it stands in the list; the field has it in ASCII */
	const char *last_part; /* of an address 1 of several cells: the last; else "" */
	const char *fields[LIST_FIELDS]; /* UTF-8, "" when empty; as above when accepted */
};

/* Why a regular row gets no letter all the same. */
struct list_objection {
	const char *id; /* of the message that says why, with {column} and {value} */
	enum list_field field;
	struct buffer value;
};

/* A party of the record, for a list of partners. */
struct list_party {
	const char *id;
	const char *const *names; /* ended by NULL */
	const char *groups;       /* ids of those that concern it, a space between */
	const char *channels; /* by which the record says it is told; NULL: it says nothing */
	bool collective;      /* stands for partners that the record does not name */
	bool addressed;       /* the letter is for it */
};

struct list_question {
	const char *path;
	const char *home;          /* the program's data */
	const char *encoding;      /* --encoding, or NULL: found out */
	const char *const *maps;   /* --map, "氏名=name" each, ended by NULL; or NULL */
	const char *const *groups; /* ids of the record's groups, ended by NULL */
	const struct list_party *parties; /* NULL: it is no list of partners */
	size_t party_count;
	/* Files of earlier runs, ended by NULL; or NULL: those who have their letter, and those
	 * who were held back.  The survey refuses the rows of people who stand in them. */
	const char *const *registers, *const *held;
	/* Whether DATA has no letter for ROW, and why; the same for the same row, in any
	 * process.  NULL: every regular row gets one. */
	bool (*objects)(
		void *data, const struct list_row *row, struct list_objection *objection);
	void *data;
	const char *folder;  /* for temporary files, unlinked at once; NULL: /tmp */
	bool by_postal_code; /* the order of letters; else that of the rows */
};

struct list;

/* NULL with findings when it can't be read: no regular file, an encoding that can't be told,
 * two columns of one meaning, no name, no way to reach anybody.  QUESTION is lent. */
struct list *list_open(const struct list_question *question, struct findings *findings);
void list_free(struct list *list);

/* Is it a list of partners? */
bool list_is_of_partners(const struct list *list);

/* "cp932", "utf-8", "euc-jp", "utf-16le", "utf-16be". */
const char *list_encoding(const struct list *list);

/* The heading of the column that FIELD is read from; NULL when there is none. */
const char *list_heading(const struct list *list, enum list_field field);

/* For messages: the same, or what such a column is usually called. */
const char *list_heading_usual(const struct list *list, enum list_field field);

/* Is it what a survey refused of another list, as list_write_refused wrote it? */
bool list_is_rest(const struct list *list);

/* --- all rows, once */

struct list_counts {
	size_t rows, accepted, refused, stopped, apart;
	size_t doubtful;    /* of the accepted ones */
	size_t paper, mail; /* of the accepted ones, by their channel */
};

/* Reads every row.  False with a finding when the file can't be read or changes meanwhile.
 * May take long: PROGRESS (or NULL) is called now and then with the bytes read and their
 * number; false from it ends the survey. */
bool list_survey(struct list *list, bool (*progress)(void *data, uint64_t done, uint64_t all),
	void *data, struct findings *findings);

/* After the survey. */
const struct list_counts *list_counts(const struct list *list);

/* SHA-256 of the file as the survey read it. */
const struct digest *list_digest(const struct list *list);

/* Is the file still the one (inode, size, time of change) that the survey read? */
bool list_is_same(const struct list *list);

/* Writes the rows that get no letter as a list of their own to the file FD: in the list's own
 * encoding, each row's bytes as they came behind its number and the reason; it can be mended
 * and read like any list.  Of a rest its own numbers and reasons are left out.  False with a
 * finding. */
bool list_write_refused(const struct list *list, int fd, struct findings *findings);
bool list_write_held(const struct list *list, int fd, struct findings *findings);

/* What in ROW, which is accepted, is doubtful, in the language of messages; NULL: nothing. */
const char *list_doubt(const struct list *list, const struct list_row *row);

/* Writes the doubtful rows as CSV in ENCODING, a line for each doubt: row, column, what stands
 * there, the doubt, key, name.  False with a finding; LACKING as of csv_out_close. */
bool list_write_doubtful(const struct list *list, const char *encoding, int fd, size_t *lacking,
	struct findings *findings);

/* --- accepted rows, again and again */

/* Letters are numbered from 0 to accepted - 1, in their order: those on paper, then mail. */

/* Reads rows of LIST, which has been surveyed.  A reader of its own for each thread; LIST and
 * readers made before fork work in the children. */
struct list_reader *list_reader_new(const struct list *list);
void list_reader_free(struct list_reader *reader);

/* The row of letter INDEX, in memory of the reader until its next row; NULL with the finding
 * "list-changed" when its bytes are not those of the survey. */
const struct list_row *list_reader_row(
	struct list_reader *reader, size_t index, struct findings *findings);

/* --- rows as they stand, for a preview */

/* The next row of the file, of whatever outcome; the first after list_reader_new; NULL after
 * the last or with a finding.  Needs no survey; without one, no duplicates are known. */
const struct list_row *list_reader_next(struct list_reader *reader, struct findings *findings);

#endif
