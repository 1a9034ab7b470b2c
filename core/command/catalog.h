/* catalog.h - the packs there are: those of the program and one's own. */
#ifndef TODOKE_CATALOG_H
#define TODOKE_CATALOG_H

#include "command/command.h"
#include "template/pack.h"

/* All packs in the order of their ids, ended by NULL.  A pack of one's own goes before the
 * program's of the same id: those in the folder --packs, or the one that it is.  NULL with
 * findings when what is one's own can't be used, as --plugins must be there too. */
const struct pack **catalog_load(const struct command *command);

/* The same with one pack alone where that is enough: the program's whose folder has the id that
 * NAME begins with ("individual/mail"), unless there are packs of one's own.  Reading them all
 * takes longer than making a letter. */
const struct pack **catalog_only(const struct command *command, const char *name);

/* The pack ID in CATALOG, or NULL. */
const struct pack *catalog_find(const struct pack **catalog, const char *id);

/* What -t names: the pack NAME, or of one with variants that of PACK/VARIANT.  NULL with a
 * finding when there is none. */
const struct pack *catalog_asked(
	const struct command *command, const struct pack **catalog, const char *name);

/* The variants of PACK for messages: "mail (電子メール), letter (書状)". */
const char *catalog_variants(const struct pack *pack, struct arena *arena);

/* Says at PLACE that PACK has no variant ID, and which is meant. */
void catalog_variant_unknown(const struct pack *pack, const char *id, struct place place,
	struct arena *arena, struct findings *findings);

/* Whether PACK has the variant that --variant names, if it has variants; else a finding. */
bool catalog_variant_check(const struct command *command, const struct pack *pack);

/* The file of PACK's plugin, or NULL when it has none. */
const char *catalog_plugin(const struct command *command, const struct pack *pack);

#endif
