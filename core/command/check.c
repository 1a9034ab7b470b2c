/* check.c - todoke check: all findings about a record and the documents made of it, and the
 * board of what is there and what is missing. */
#include "board/board_text.h"
#include "command/asking.h"
#include "command/catalog.h"
#include "command/command.h"
#include "command/consistent.h"
#include "command/release.h"
#include "record/record.h"
#include "record/view.h"

#include <unistd.h>

struct checking {
	const struct command *command;
	const struct record *record;
	const struct pack **catalog;
	const struct log *log;
	const struct moment *as_of; /* NULL: all that is stated */
};

static void board_write(const struct checking *checking, const struct board *board)
{
	const struct command *command = checking->command;
	struct buffer text = {0};

	if (command->options->json)
		return; /* the findings have standard output */
	board_text(board, !command->options->output && isatty(STDOUT_FILENO), command->arena,
		&text);
	command_output(command, &text);
	buffer_done(&text);
}

static void board_show(const struct checking *checking)
{
	const struct command *command = checking->command;
	const struct view_reader inside = {.readers = AUDIENCE_INTERNAL};
	struct buffer view = {0};
	struct asking asking;

	view_write(checking->record, &inside, checking->as_of, &view);
	if (asking_open(&asking, command, command->options->language, &view))
		board_write(
			checking, board_new(
					  &(struct board_question){
						  .record = checking->record,
						  .packs = checking->catalog,
						  .wanted = command->options->packs,
						  .as_of = checking->as_of,
						  .log = checking->log,
						  .plan = plan_new(&asking.question,
							  command->arena, command->findings),
						  .file = command->options->subject,
					  },
					  command->arena, command->findings));
	asking_done(&asking);
	buffer_done(&view);
}

void command_check(const struct command *command)
{
	struct schema *schema = command_schema(command);
	struct record *record =
		schema ? record_open(command->options->subject, schema, command->findings)
		       : NULL;
	const char *as_of = command->options->as_of;
	struct moment cut;
	struct checking checking = {.command = command, .record = record};

	if (as_of && !moment_read(as_of, &cut)) {
		finding_add(command->findings, "usage-moment", (struct place){0}, "value",
			as_of, NULL);
	} else if (record) {
		checking.as_of = as_of ? &cut : NULL;
		checking.catalog = catalog_load(command);
		checking.log = consistent_check(command, record, command->options->files);
		if (checking.catalog) {
			releases_check(record, checking.catalog, command->findings);
			board_show(&checking);
		}
	}
	record_free(record);
	schema_free(schema);
}
