/* canary.h - records with a mark in every free text, for tests of who sees what.
 *
 * A mark is 〔number〕 and stands once in the record.  Marks stand also where no reader ever
 * looks: in comments, processing instructions, and in what was stated before or after.
 */
#ifndef TODOKE_TEST_CANARY_H
#define TODOKE_TEST_CANARY_H

#include "record/schema.h"
#include "xml/xml.h"

/* When the later statements of a marked record are made; all others stand by CANARY_CUT. */
#define CANARY_LATER "2027-12-30"
#define CANARY_CUT "2027-12-29"

/* The record PATH with marks, where one element in ODDS has a made-up audience.  One STATE
 * makes the same record everywhere. */
const char *canary_record(const char *path, const struct schema *schema, size_t odds,
	unsigned long long *state, struct arena *arena);

/* How many marks stand in TEXT: all numbers are below that. */
size_t canary_count(const char *text);

/* The mark NUMBER.  Its number is in the letters a to j: no style of a page writes them in
 * another way. */
const char *canary_mark(struct arena *arena, size_t number);

/* The number of the first mark in *TEXT, which is moved behind it; false after the last. */
bool canary_next(const char **text, size_t *number);

/* Codes of some audiences, at least one. */
const char *canary_audience(unsigned long long *state, struct arena *arena);

/* The mark of NODE itself; NULL when it has none. */
const char *canary_of(const struct xml_node *node, struct arena *arena);

/* Whom NODE is meant for, said again in the plainest way; PARTY (an id, or NULL) is the partner
 * who reads, to whom its own part is open like the reporter's. */
audience_set canary_meant(
	const struct schema *schema, const struct xml_node *node, const char *party);

/* Is NODE all that is stated there, at CANARY_CUT or (not CUT) in the end? */
bool canary_stated(const struct xml_node *node, bool cut);

/* Is NODE the affair of that PARTY, of that ADDRESSEE, said again as plainly? */
bool canary_is_party_s(
	const struct schema *schema, const struct xml_node *node, const char *party);
bool canary_is_addressee_s(const struct xml_node *node, const char *addressee);

#endif
