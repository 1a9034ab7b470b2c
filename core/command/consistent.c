/* consistent.c - what a record and the documents made of it say, held against each other. */
#include "command/consistent.h"

#include "consistency/contradiction.h"
#include "consistency/decline.h"
#include "consistency/prose.h"
#include "consistency/rival.h"
#include "consistency/unlisted.h"
#include "consistency/unreported.h"
#include "lint/named.h"
#include "lint/promise.h"

const struct log *consistent_check(
	const struct command *command, const struct record *record, const char *const *paths)
{
	const char *schemas = arena_format(command->arena, "%s/schema", command->home);
	const char *incident = xml_attribute(record_root(record), "id");
	const struct log *log = command_frozen(command, record);
	const struct telling *tellings =
		tellings_load(log, paths, incident, schemas, command->arena, command->findings);

	prose_check(record, command->findings);
	declines_find(record, command->findings);
	rivals_find(record, command->findings);
	named_find(record, command->findings);
	promises_find(record, command->findings);
	contradictions_find(record, tellings, command->findings);
	unreported_find(record, tellings, command->findings);
	unlisted_find(record, log, command->findings);
	return log;
}
