/* check.c - todoke check: all findings about a record and the documents made of it, and the
 * board of what is there and what is missing. */
#include "base/text.h"
#include "board/board_data.h"
#include "board/board_html.h"
#include "board/board_text.h"
#include "command/asking.h"
#include "command/calls.h"
#include "command/catalog.h"
#include "command/command.h"
#include "command/consistent.h"
#include "command/release.h"
#include "lint/texts.h"
#include "record/record.h"
#include "record/view.h"
#include "xml/source.h"

#include <stdio.h>
#include <unistd.h>

struct checking {
	const struct command *command;
	const struct record *record;
	const struct pack **catalog;
	const struct log *log;
	const struct moment *as_of; /* NULL: all that is stated */
};

static bool html_write(
	const struct command *command, const struct board *board, struct buffer *to)
{
	struct buffer css = {0};
	bool read = source_load(
		arena_format(command->arena, "%s/templates/styles/board.css", command->home),
		xml_limits_default.bytes, &css, command->findings);

	if (read)
		board_html(board, &css, command->options->language, command->arena, to);
	buffer_done(&css);
	return read;
}

/* False when FORMAT is none of the board's, or what it needs can't be read. */
static bool format_write(const struct command *command, const struct board *board,
	enum format format, struct buffer *to)
{
	switch (format) {
	case FORMAT_HTML:
		return html_write(command, board, to);
	case FORMAT_XML:
		board_xml(board, command->arena, to);
		return true;
	case FORMAT_JSON:
		board_json(board, command->arena, to);
		return true;
	case FORMAT_TEXT:
		board_text(board, false, command->arena, to);
		return true;
	default:
		finding_add(command->findings, "usage-board-format", (struct place){0}, "value",
			format_names[format], NULL);
		return false;
	}
}

/* One file of each format, in the folder -o or here; each is shown, as make does. */
static void board_save(const struct command *command, const struct board *board)
{
	const char *folder = command->options->output ? command->options->output : ".";

	for (enum format format = 0; format < FORMATS; format++) {
		const char *path = arena_format(command->arena, "%s/%s-board.%s", folder,
			board->incident, format_endings[format]);
		struct buffer bytes = {0};

		if (command->options->formats[format]
			&& format_write(command, board, format, &bytes)
			&& command_save(command, path, &bytes))
			printf("%s\t%s\n", path, board_say("board-title", command->arena));
		buffer_done(&bytes);
	}
}

/* To standard output, unless the findings are there as JSON, or into the file -o. */
static void board_write(const struct command *command, const struct board *board)
{
	struct buffer text = {0};

	if (command->options->formatted) {
		board_save(command, board);
	} else if (!command->options->json || command->options->output) {
		board_text(board, !command->options->output && isatty(STDOUT_FILENO),
			command->arena, &text);
		command_output(command, &text);
	}
	buffer_done(&text);
}

/* The documents to be shown. */
struct wanted {
	const struct pack_call *first, **end;
};

/* Those of PACK, for each that it is called for; none twice. */
static void pack_want(
	const struct checking *checking, const struct pack *pack, struct wanted *wanted)
{
	const struct command *command = checking->command;
	const struct xml_node *release =
		release_find(checking->record, pack, NULL, NULL, checking->as_of);
	const char *stage = release && pack->stages ? xml_attribute(release, "stage") : NULL;
	const struct pack_call *call =
		calls_find(command, checking->record, pack, stage, checking->as_of);

	for (; call; call = call->next) {
		const struct pack_call *known = wanted->first;
		struct pack_call *copy;

		while (known
			&& (known->pack != call->pack || !text_same(known->each, call->each)))
			known = known->next;
		if (known)
			continue;
		copy = arena_alloc(command->arena, sizeof *copy);
		*copy = (struct pack_call){call->pack, call->each, NULL};
		*wanted->end = copy;
		wanted->end = &copy->next;
	}
}

/* Whether PACK is shown unasked: it has items, no plan of its own, and such records. */
static bool is_shown(const struct checking *checking, const struct pack *pack)
{
	return pack->requirements && !pack->planned
	       && calls_concern(checking->command, checking->record, pack);
}

/* Those of -t; without it, of whatever is shown unasked. */
static const struct pack_call *wanted_find(const struct checking *checking)
{
	const char **asked = checking->command->options->packs;
	struct wanted wanted = {0};

	wanted.end = &wanted.first;
	for (const struct pack **pack = checking->catalog; !*asked && *pack; pack++)
		if (is_shown(checking, *pack))
			pack_want(checking, *pack, &wanted);
	for (; *asked; asked++) {
		const struct pack *pack =
			catalog_asked(checking->command, checking->catalog, *asked);

		if (pack)
			pack_want(checking, pack, &wanted);
	}
	return wanted.first;
}

static void board_show(const struct checking *checking)
{
	const struct command *command = checking->command;
	const struct view_reader inside = {.readers = AUDIENCE_INTERNAL};
	struct board_question question = {
		.record = checking->record,
		.packs = checking->catalog,
		.wanted = wanted_find(checking),
		.as_of = checking->as_of,
		.log = checking->log,
		.file = command->options->subject,
	};
	struct buffer view = {0};
	struct asking asking;

	view_write(checking->record, &inside, checking->as_of, &view);
	if (asking_open(&asking, command, command->options->language, &view)) {
		question.plan = plan_new(&asking.question, command->arena, command->findings);
		board_write(command, board_new(&question, command->arena, command->findings));
	}
	asking_done(&asking);
	buffer_done(&view);
}

static void words_lint(const struct checking *checking)
{
	const struct command *command = checking->command;
	struct rulebook *rulebook = rulebook_open(
		arena_format(command->arena, "%s/locales/ja/lint.xml", command->home),
		arena_format(command->arena, "%s/schema/lint.xsd", command->home),
		command->arena, command->findings);

	if (rulebook)
		texts_lint(rulebook, checking->record, command->findings);
	rulebook_close(rulebook);
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

	if (record && command_moment(command, "--as-of", as_of, &cut)) {
		checking.as_of = as_of ? &cut : NULL;
		checking.catalog = catalog_load(command);
		words_lint(&checking);
		checking.log = consistent_check(command, record, command->options->files);
		if (checking.catalog) {
			releases_check(
				record, checking.catalog, command->arena, command->findings);
			board_show(&checking);
		}
	}
	record_free(record);
	schema_free(schema);
}
