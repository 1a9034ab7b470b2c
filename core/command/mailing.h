/* mailing.h - one call of todoke letters: which letters, to the people of which list.
 *
 * letters.c makes them.
 */
#ifndef TODOKE_MAILING_H
#define TODOKE_MAILING_H

#include "command/command.h"
#include "command/letter_call.h"
#include "command/narrowed.h"
#include "layout/fonts.h"
#include "letters/earlier_runs.h"
#include "letters/offer.h"
#include "letters/run.h"

struct mailing {
	const struct command *command;
	const struct record *record;
	struct buffer record_bytes; /* what it was read from */
	const struct pack *pack;
	const char *const *phrases;     /* files of the house's wording */
	const struct xml_node *release; /* or NULL */
	struct letter_source source;
	const struct moment *as_of; /* in MOMENT; NULL: all that was stated */
	struct moment moment;
	struct buffer open_words;
	const char *name;   /* of the files, before what they end in */
	const char *folder; /* for them */
	struct earlier_runs earlier;
	struct glyphs_question print;
	struct offer_question offer;
	struct offer *offered;
	struct narrowed_question narrowed;
	struct narrowed *partners;        /* NULL: it is no list of partners */
	struct letters_question looked;   /* what letters that are but looked at are of */
	struct letter_source mail_source; /* of mail that is */
	struct untranslated_question words;
	struct list_question question;
	struct list *list;
	struct font_library *fonts;
	struct runner *runner;        /* of the first job; NULL: it was used */
	const struct pack *mail_pack; /* of the variant that mail gets; NULL: it gets none */
};

/* The pack that MAILING, which has its command and record, asks for, and what hangs on it;
 * AS_OF is that of --as-of.  False with findings when there are no such letters. */
bool mailing_open(struct mailing *mailing, const struct moment *as_of);

/* Do the letters go to partners, each of which is told its own? */
bool mailing_to_partners(const struct mailing *mailing);

/* Opens the list and reads all its rows (mailing_list.c); false with findings.  MAILING has its
 * fonts, and stays where it is. */
bool mailing_list(struct mailing *mailing);

/* The letters of QUESTION, of SOURCE, besides what all runs have in common. */
void mailing_kinds(struct mailing *mailing, struct letter_source *source,
	struct letters_question *question);

#endif
