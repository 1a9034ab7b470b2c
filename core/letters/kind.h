/* kind.h - letters that say the same, but for whose they are.
 *
 * Rows are of one kind when their letters differ in nothing but the words that the stand-in
 * stands for: the same groups, items and language, an address of as many lines.  The letter of
 * a kind is built once, by a job like that of todoke make, and laid out once.
 */
#ifndef TODOKE_LETTERS_KIND_H
#define TODOKE_LETTERS_KIND_H

#include "job/runner.h"
#include "layout/style.h"
#include "letters/person.h"
#include "letters/sheet.h"
#include "output/pdf_mould.h"
#include "record/view.h"
#include "template/pack.h"

struct kind {
	size_t rows; /* of the list, as kinds_add has counted them */
	const char *groups, *language, *channel; /* as in the list */
	const char *items, *gift;                /* likewise */
	const char *party;                       /* id, in a list of partners; or "" */
	size_t first, line;  /* of the first such row: the letter, and where it begins */
	const char *variant; /* of the pack, or NULL */
	const char *as_of;   /* of what it says; NULL: all that is stated */
	const char *gifts;   /* that it speaks of (gifts.h), when it is built; "": none */
	size_t number;       /* from 0, in the order of the rows that are first of their kind */
	const char *stand_in;      /* id */
	const char *addressee;     /* its element */
	struct document *document; /* of paper with a window the address alone */
	const struct page_style *style;
	const struct block *address;   /* in the envelope's window; or NULL */
	bool addressed;                /* says to whom it goes */
	bool whole;                    /* each letter is laid out whole */
	const struct pdf_mould *mould; /* what all have in common; unless WHOLE */
	struct pdf_stock *stock;       /* that the mould is of */
	size_t last_lines;             /* that alone take a sheet (last_page.h); 0: none */
};

/* Which letter an addressee gets: what make would make. */
struct kind_call {
	const struct pack *pack; /* as its variant has it */
	const char *variant;     /* of the pack, or NULL */
	const char *stage;       /* likewise */
	const char *as_of;       /* NULL: all that is stated */
	const char *draft;       /* the mark; NULL: it goes out */
	const char *release;     /* id, of the record's; or NULL */
	struct view_reader reader;
	struct buffer told; /* plainly, what the reader was told before (leak/secret.h) */
};

struct kinds;

/* What is to be told to a job besides the view. */
struct kinds_question {
	const struct job_task *task; /* without what CALL says, and outputs */
	/* Says which letter the stand-in of KIND, an addressee of RECORD, gets; false with
	 * findings. */
	bool (*call)(void *data, const struct record *record, const struct kind *kind,
		struct kind_call *call);
	/* Adds what the reader of CALL may know, and what its pack asks for besides, to VIEW;
	 * in another process.  False with findings. */
	bool (*view)(void *data, const struct record *record, struct kind_call *call,
		struct buffer *view, struct findings *findings);
	/* Whether DOCUMENT, the letter of KIND, tells the reader of CALL nothing else; in the
	 * same process as VIEW.  False with findings. */
	bool (*safe)(void *data, const struct record *record, const struct kind *kind,
		const struct kind_call *call, const struct document *document,
		struct findings *findings);
	/* Reads what SAFE needs and no job does: while the job of the only kind runs, else
	 * before there are processes that would each read it.  May be NULL. */
	void (*ready)(void *data);
	/* Whether KINDS, all of them, may go out; before a file is there.  False with findings.
	 */
	bool (*permits)(void *data, const struct kinds *kinds);
	void *data;
	bool apart;                 /* no file has letters of two kinds */
	bool gifts;                 /* the list says who gets a token of apology */
	bool mail;                  /* they are text: nothing is laid out */
	struct font_library *fonts; /* that the others are set in */
	struct runner **runner;     /* of the first job, if it waits since the start; or NULL */
	const struct record *record; /* as it is */
	const struct buffer *source; /* what it was read from */
	const char *list_file;
	const struct sheets *sheets; /* what machines' marks need room for; unless MAIL */
	size_t processes;            /* at most, that build letters side by side */
};

/* QUESTION is lent. */
struct kinds *kinds_new(const struct kinds_question *question);
void kinds_free(struct kinds *kinds);

/* Counts ROW, that of letter INDEX, and what is like it as ROWS more of its kind. */
void kinds_add(struct kinds *kinds, const struct list_row *row, size_t index, size_t rows);

/* The kind of ROW, which was added. */
const struct kind *kinds_of(struct kinds *kinds, const struct list_row *row);
size_t kinds_count(const struct kinds *kinds);

/* Builds the letters of all kinds and lays them out; false with findings. */
bool kinds_build(struct kinds *kinds, struct findings *findings);

/* What ROW's letter has of its own, laid out: with a mould of its own where its kind is WHOLE
 * (then false with findings when that can't be made).  LADDER: as of layout_address. */
struct own_letter {
	struct pages *pages;
	const struct pdf_mould *mould;
};
bool kind_letter(const struct kinds *kinds, const struct kind *kind, const struct list_row *row,
	struct ladder *ladder, struct arena *arena, struct findings *findings,
	struct own_letter *letter);

/* The document of ROW's letter, in ARENA. */
struct document kind_document(const struct kinds *kinds, const struct kind *kind,
	const struct list_row *row, struct arena *arena);

/* Writes the letters to the stand-ins to FD, one file after the other: what the look of all
 * letters is. */
bool kinds_specimen(const struct kinds *kinds, int fd, struct findings *findings);

/* What the envelope of ROW's letter is to show: the lines of its address, in ARENA.  NULL when
 * the letter has none. */
const struct block *kind_address(const struct kinds *kinds, const struct kind *kind,
	const struct list_row *row, struct arena *arena);

/* The name of the list's file. */
const char *kinds_list(const struct kinds *kinds);

/* The kind after KIND, in the order of their numbers; after NULL the first; NULL: no more. */
const struct kind *kinds_next(const struct kinds *kinds, const struct kind *kind);

#endif
