/* check.c - todoke check: all findings about a record, and nothing else. */
#include "command/command.h"
#include "record/record.h"

void command_check(const struct command *command)
{
	struct schema *schema = command_schema(command);

	if (schema)
		record_free(record_open(command->options->subject, schema, command->findings));
	schema_free(schema);
}
