/* schema_text.h - the simple types of a schema. */
#ifndef TODOKE_SCHEMA_TEXT_H
#define TODOKE_SCHEMA_TEXT_H

#include "record/schema.h"
#include "xml/xml.h"

#include <regex.h>

struct schema_texts {
	struct schema_text *list;
	size_t count;
};

/* Compiled when a value is first held against it: most of them never are. */
struct schema_pattern {
	const char *source; /* anchored, POSIX extended */
	regex_t compiled;
	bool is_compiled;
};

/* Fills TEXTS from the schema ROOT, in ARENA.  False with findings. */
bool schema_texts_read(struct schema_texts *texts, const struct xml_node *root,
	struct arena *arena, struct findings *findings);
/* What was compiled is given back. */
void schema_texts_done(struct schema_texts *texts);

/* The type NAME, xs:string and xs:token included; NULL when there is none. */
const struct schema_text *schema_texts_find(const struct schema_texts *texts, const char *name);

#endif
