/* diff.c - todoke diff: 新旧対照, what two moments or two filed documents say differently. */
#include "diff/diff.h"

#include "command/catalog.h"
#include "command/command.h"
#include "command/comparison.h"
#include "diff/diff_text.h"

/* The pack of -t in *PACK, when there is one; false with a finding when it is unknown. */
static bool pack_read(const struct command *command, const struct pack **pack)
{
	const char *id = *command->options->packs;
	const struct pack **catalog = id ? catalog_load(command) : NULL;

	*pack = catalog ? catalog_asked(command, catalog, id) : NULL;
	return !id || *pack;
}

static void diff_show(
	const struct command *command, const struct diff *diff, const struct pack *pack)
{
	const struct options *options = command->options;
	const struct diff_head head = {
		options->from, options->to, pack ? pack->title : "internal"};
	struct buffer text = {0};

	if (options->json)
		diff_json(diff, &head, &text);
	else
		diff_text(diff, &head, &text);
	command_output(command, &text);
	buffer_done(&text);
}

void command_diff(const struct command *command)
{
	struct schema *schema = command_schema(command);
	struct record *record =
		schema ? record_open(command->options->subject, schema, command->findings)
		       : NULL;
	const struct diff *diff = NULL;
	const struct pack *pack;

	if (record && pack_read(command, &pack))
		diff = comparison_diff(command, record, pack);
	if (diff) {
		diff_show(command, diff, pack);
		diff_findings(diff, true, command->findings);
	}
	record_free(record);
	schema_free(schema);
}
