/* rulebook.h - what documents are linted for: locales/LANGUAGE/lint.xml (urn:todoke:lint:1,
 * core/schema/lint.xsd).
 *
 * Which rules hold for a document is a matter of its readers and its day, never of its
 * name.  How a rule is looked at is not here.
 */
#ifndef TODOKE_RULEBOOK_H
#define TODOKE_RULEBOOK_H

#include "base/arena.h"
#include "base/finding.h"
#include "record/audience.h"

#include <regex.h>

/* One that is looked for. */
struct rule_word {
	const char *text;
	regex_t *pattern;          /* of a pattern: TEXT compiled; else NULL */
	const char *use;           /* what is written instead, or NULL */
	const char *const *except; /* words in which it is no finding; NULL ends */
	const char *const *beside; /* that in the same sentence make it none; NULL ends */
	const struct rule_word *next;
};

struct rule {
	const char *id; /* of its findings */
	audience_set readers;
	const char *from, *until; /* days; NULL: always */
	const char *source;
	const char *advice; /* of words: why, and what to do; else NULL */
	size_t most;        /* 0: not said */
	bool names;         /* names of the record are looked at too */
	const struct rule_word *words, *patterns;
	const struct rule_word *unless; /* words with which a rule has nothing to say */
	const struct rule *next;
};

struct rulebook {
	const struct rule *rules; /* each with its own way to look: form.h, apology.h ... */
	const struct rule *words; /* words that are not written: wrong_words.h */
};

/* Reads the file PATH, which the schema in the file SCHEMA describes; NULL with findings. */
struct rulebook *rulebook_open(
	const char *path, const char *schema, struct arena *arena, struct findings *findings);
void rulebook_close(struct rulebook *rulebook);

/* Whether RULE holds for documents of READERS on DAY ("2026-11-19"; NULL: now, as far as is
 * known).  What only the house reads is not linted. */
bool rule_holds(const struct rule *rule, audience_set readers, const char *day);

/* The first of WORDS that stands in TEXT, and in *AT where; NULL when none does. */
const struct rule_word *rule_word_in(
	const struct rule_word *words, const char *text, const char **at);

#endif
