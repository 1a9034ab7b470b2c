/* record.h - one incident's record: loaded, checked, and what is asked of it.
 *
 * The record is never changed by the program.
 */
#ifndef TODOKE_RECORD_H
#define TODOKE_RECORD_H

#include "record/observation.h"
#include "record/path.h"
#include "record/schema.h"
#include "xml/xml.h"

struct record;

/* Reads and checks the record at PATH, every mistake with its place.  NULL when
 * there is an error among them.  SCHEMA must outlive the record. */
struct record *record_open(
	const char *path, const struct schema *schema, struct findings *findings);
/* The same from SIZE bytes at DATA under the name NAME. */
struct record *record_read(const char *name, const char *data, size_t size,
	const struct schema *schema, struct findings *findings);
void record_free(struct record *record);

const struct xml_node *record_root(const struct record *record);
const struct schema *record_schema(const struct record *record);

const struct observations *record_observations(const struct record *record);

/* The element of a fact path (path.h), or NULL: of a fact stated more than once
 * the newest statement made at or before AS_OF (NULL: of all). */
const struct xml_node *record_find(
	const struct record *record, const char *path, const struct moment *as_of);
const char *record_path(const struct xml_node *node, struct arena *arena);

#endif
