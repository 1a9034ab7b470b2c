/* audience.h - who may see a fact: a set, not a level.
 *
 * The company's own people may see everything, so every set holds "internal";
 * for="internal" names no one else.
 */
#ifndef TODOKE_AUDIENCE_H
#define TODOKE_AUDIENCE_H

#include <stdbool.h>
#include <stddef.h>

enum audience {
	AUDIENCE_PPC = 1 << 0,        /* Personal Information Protection Commission */
	AUDIENCE_MINISTRY = 1 << 1,   /* the minister in charge */
	AUDIENCE_PMARK = 1 << 2,      /* the Privacy Mark body */
	AUDIENCE_EXPERT = 1 << 3,     /* lawyers, investigators, insurers */
	AUDIENCE_PARTNER = 1 << 4,    /* whose data it is, or who handles it for us */
	AUDIENCE_INDIVIDUAL = 1 << 5, /* a person concerned */
	AUDIENCE_PUBLIC = 1 << 6,
	AUDIENCE_INTERNAL = 1 << 7,
};

/* Bits of enum audience. */
typedef unsigned audience_set;

#define AUDIENCE_ALL ((audience_set)0xFF)

/* Reads codes parted by white space into SET.  False when there is none, or at the
 * first word that is no code: SET is then empty, *BAD that word, *LENGTH its size. */
bool audience_read(const char *codes, audience_set *set, const char **bad, size_t *length);

/* May all of READERS see what is meant for MEANT?  Nobody sees nothing. */
bool audience_may_see(audience_set readers, audience_set meant);

/* The code of the audience number INDEX; NULL after the last. */
const char *audience_code(size_t index);

#endif
