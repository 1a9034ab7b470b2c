/* check.c - todoke check: all findings about a record, and nothing else. */
#include "command/command.h"
#include "record/record.h"

void command_check(const struct command *command)
{
	struct schema *schema = schema_load(
		arena_format(command->arena, "%s/schema/incident.xsd", command->home),
		command->findings);

	if (schema)
		record_free(record_open(command->options->record, schema, command->findings));
	schema_free(schema);
}
