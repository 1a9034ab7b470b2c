/* cluster.h - UTF-8 into clusters: what a reader takes for one character.
 *
 * A base with the variation selectors, combining marks and joined parts that
 * follow it.  Nothing is normalised: a cluster's text is the bytes as given, and
 * the clusters of a text, put together, are the text.
 */
#ifndef TODOKE_CLUSTER_H
#define TODOKE_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;

struct cluster {
	const char *text;
	size_t length;
	uint32_t base;     /* U+FFFD for a malformed byte */
	uint32_t selector; /* the variation selector after the base; 0: none */
	bool simple;       /* nothing but base and selector */
};

/* The cluster at the start of TEXT (LENGTH bytes, at least one). */
struct cluster cluster_read(const char *text, size_t length);

bool cluster_is_selector(uint32_t character);

/* "U+845B U+E0100" */
void cluster_codes(struct cluster cluster, struct buffer *codes);

#endif
