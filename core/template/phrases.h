/* phrases.h - a house's own wording and style: urn:todoke:phrases:1.
 *
 * A file (core/schema/phrases.xsd) says which named block of which pack, and of which of its
 * variants, is worded how; what stands in a block is written as in a template.  Before the
 * blocks it says how the house calls itself and writes dates and figures.
 */
#ifndef TODOKE_PHRASES_H
#define TODOKE_PHRASES_H

#include "base/arena.h"
#include "base/finding.h"
#include "template/pack.h"
#include "xml/xml.h"

struct phrases;

/* The files PATHS, ended by NULL; SCHEMA is the file phrases.xsd.  NULL with findings when
 * one can't be used. */
struct phrases *phrases_open(const char *const *paths, const char *schema, struct arena *arena,
	struct findings *findings);
void phrases_free(struct phrases *phrases);

/* The content for the block NAME of VARIANT (NULL: none) of PACK: the element that has it,
 * lent; NULL when the house has no wording of its own.  One for the variant goes before one
 * for all, and among these the file that comes last.  A translation (the variant has another
 * language than the pack) takes only what is worded for it. */
const struct xml_node *phrases_find(const struct phrases *phrases, const char *pack,
	const char *variant, const char *name, bool is_translation);

/* How the house writes; NULL: it has no way of its own. */
struct house_style {
	const char *self;    /* 弊社 */
	const char *dates;   /* "era", as in manifests */
	const char *figures; /* "half", "wide", "single-wide" */
	const char *tone;    /* "polite", "plain" */
};

/* The style for VARIANT (NULL: none) of PACK: what is said of the variant, else of the pack,
 * else of all; the file that comes last first. */
struct house_style phrases_style(
	const struct phrases *phrases, const char *pack, const char *variant);

/* Whether CATALOG (ended by NULL) has all packs, variants and blocks that are named; COMMON is
 * the folder of what all templates may include.  False with findings. */
bool phrases_check(const struct phrases *phrases, const struct pack *const *catalog,
	const char *common, struct arena *arena, struct findings *findings);

#endif
