/* record.c - one incident's record. */
#include "record/record.h"

#include "record/check.h"
#include "record/descent.h"
#include "record/rules.h"
#include "record/walk.h"

#include <stdlib.h>
#include <string.h>

struct record {
	struct xml *xml;
	const struct schema *schema;
	struct observations *observations;
};

/* All mistakes are said, those of form and those of meaning, in one run.  False when
 * the root is no record's at all. */
static bool record_check(
	const struct xml *xml, const struct schema *schema, struct findings *findings)
{
	const struct xml_node *root = xml_root(xml);
	bool known = xml_is(root, schema_root(schema)->name)
		     && strcmp(xml_namespace(root), schema_namespace(schema)) == 0;

	walk(xml, schema, findings);
	if (known)
		check(root, schema, findings);
	return known;
}

/* Takes XML over; errors before this one do not count. */
static struct record *record_new(
	struct xml *xml, const struct schema *schema, struct findings *findings)
{
	size_t before = findings_count(findings, LEVEL_ERROR);
	struct record *record;
	bool known;

	if (!xml)
		return NULL;
	known = record_check(xml, schema, findings);
	record = memory_alloc(sizeof *record);
	*record = (struct record){xml, schema, observations_new(xml_root(xml), schema)};
	if (known && schema_rules(schema))
		rules_run(schema_rules(schema), record, findings);
	if (findings_count(findings, LEVEL_ERROR) == before)
		return record;
	record_free(record);
	return NULL;
}

struct record *record_open(
	const char *path, const struct schema *schema, struct findings *findings)
{
	return record_new(xml_open(path, &xml_limits_default, findings), schema, findings);
}

struct record *record_read(const char *name, const char *data, size_t size,
	const struct schema *schema, struct findings *findings)
{
	return record_new(
		xml_read(name, data, size, &xml_limits_default, findings), schema, findings);
}

void record_free(struct record *record)
{
	if (!record)
		return;
	observations_free(record->observations);
	xml_free(record->xml);
	free(record);
}

const struct xml_node *record_root(const struct record *record)
{
	return xml_root(record->xml);
}

const struct schema *record_schema(const struct record *record)
{
	return record->schema;
}

const struct observations *record_observations(const struct record *record)
{
	return record->observations;
}

const struct xml_node *record_find(
	const struct record *record, const char *path, const struct moment *as_of)
{
	const struct xml_node *node = path_find(record_root(record), path);
	const struct schema_element *element = descent_declaration(record->schema, node);

	if (!element || !observation_possible(element->type))
		return node;
	return observation_newest(record->observations, node, as_of);
}

const char *record_path(const struct xml_node *node, struct arena *arena)
{
	return path_of(node, arena);
}
