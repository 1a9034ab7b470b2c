/* check.c - todoke check: all findings about a record and the documents made of it. */
#include "command/catalog.h"
#include "command/command.h"
#include "command/consistent.h"
#include "command/release.h"
#include "record/record.h"

void command_check(const struct command *command)
{
	struct schema *schema = command_schema(command);
	struct record *record =
		schema ? record_open(command->options->subject, schema, command->findings)
		       : NULL;
	const struct pack **catalog = record ? catalog_load(command) : NULL;

	if (record)
		consistent_check(command, record, command->options->files);
	if (catalog)
		releases_check(record, catalog, command->findings);
	record_free(record);
	schema_free(schema);
}
