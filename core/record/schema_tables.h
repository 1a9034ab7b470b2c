/* schema_tables.h - the inside of a schema, for the files that make one. */
#ifndef TODOKE_SCHEMA_TABLES_H
#define TODOKE_SCHEMA_TABLES_H

#include "record/schema.h"
#include "record/schema_text.h"

struct schema {
	struct arena *arena; /* NULL: an image holds all there is */
	const char *namespace;
	struct schema_texts texts;
	struct schema_type *types;
	size_t type_count;
	struct schema_element root;
	struct rules *rules; /* or NULL */
	size_t image_size;
};

/* The schema in the XSD file PATH, never from an image. */
struct schema *schema_parse(const char *path, struct findings *findings);

#endif
