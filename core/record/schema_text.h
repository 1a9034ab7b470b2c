/* schema_text.h - the simple types of a schema. */
#ifndef TODOKE_SCHEMA_TEXT_H
#define TODOKE_SCHEMA_TEXT_H

#include "record/schema.h"
#include "xml/xml.h"

struct schema_texts {
	struct schema_text *list;
	size_t count;
	regex_t **patterns; /* to be freed */
	size_t pattern_count;
};

/* Fills TEXTS from the schema ROOT; all but the patterns is in ARENA.  False with
 * findings. */
bool schema_texts_read(struct schema_texts *texts, const struct xml_node *root,
	struct arena *arena, struct findings *findings);
void schema_texts_done(struct schema_texts *texts);

/* The type NAME, xs:string and xs:token included; NULL when there is none. */
const struct schema_text *schema_texts_find(const struct schema_texts *texts, const char *name);

#endif
