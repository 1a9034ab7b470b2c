/* leakcheck.c - todoke leakcheck: searches finished files for what their readers may not
 * learn. */
#include "base/message.h"
#include "command/catalog.h"
#include "command/command.h"
#include "command/leaking.h"
#include "command/previous.h"
#include "list/csv.h"
#include "output/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct checking {
	const struct command *command;
	const struct record *record;
	struct view_reader reader;
	const struct moment *as_of; /* in MOMENT; NULL: all that is stated */
	struct moment moment;
	struct secrets *secrets;
};

/* --audience, --for and --as-of; false with a finding. */
static bool reader_read(struct checking *checking)
{
	const struct options *options = checking->command->options;
	struct findings *findings = checking->command->findings;
	const char *bad = "";
	size_t length = 0;

	if (!options->audience
		|| !audience_read(
			options->audience, &checking->reader.readers, &bad, &length)) {
		finding_add(findings, "usage-audience", (struct place){0}, "value",
			options->audience ? options->audience : "", NULL);
		return false;
	}
	if (checking->reader.readers & AUDIENCE_PARTNER)
		checking->reader.party = options->each;
	else
		checking->reader.addressee = options->each;
	checking->as_of = options->as_of ? &checking->moment : NULL;
	return command_moment(checking->command, "--as-of", options->as_of, &checking->moment);
}

static void file_check(const struct checking *checking, const char *path)
{
	const struct command *command = checking->command;
	struct buffer bytes = {0}, said = {0};
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0 || !bytes_read(fd, &bytes))
		finding_add(command->findings, "package-unreadable", (struct place){path, 0, 0},
			"reason", strerror(errno), NULL);
	else if (leak_search(&(struct leak_question){.secrets = checking->secrets,
				     .readers = command->options->audience,
				     .chatter = leak_chatter(command),
				     .own = leak_own(command),
				     .findings = command->findings},
			 path, bytes.data ? bytes.data : "", bytes.length)) {
		message_format(&said, "leak-none", (const char *const[]){NULL});
		printf("%s\t%s\n", path, said.data);
	}
	if (fd >= 0)
		close(fd);
	buffer_done(&said);
	buffer_done(&bytes);
}

/* Is the column HEADING one of people's names, addresses or ways to reach them? */
static bool is_personal(const char *heading)
{
	static const char *const words[] = {"氏名", "名前", "お名前", "宛名", "name", "住所",
		"address", "建物", "メール", "mail", "電話", "tel", "phone", "保護者", "カナ",
		"フリガナ", "kana"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasestr(heading, words[i]))
			return true;
	return false;
}

/* Everybody in the list but who reads is in no other's file. */
static void rows_add(const struct checking *checking, struct csv *csv, const char *path)
{
	size_t columns, line;
	const char *const *heads = csv_heading(csv, &columns), *const * row;
	bool personal = false;

	for (size_t i = 0; i < columns; i++)
		personal = personal || is_personal(heads[i]);
	if (!personal)
		finding_add(checking->command->findings, "list-columns",
			(struct place){path, 1, 0}, NULL);
	while (personal && (row = csv_next(csv, &line, checking->command->findings)))
		for (size_t i = 0; i < columns; i++)
			if (is_personal(heads[i]))
				secrets_add(checking->secrets, row[i], heads[i],
					(struct place){path, line, 0});
}

static void list_add(const struct checking *checking, const char *path)
{
	struct csv *csv = csv_open(
		path, checking->command->options->encoding, checking->command->findings);

	if (csv)
		rows_add(checking, csv, path);
	csv_close(csv);
}

/* What the readers were told by the report of PACK before, if they are its readers. */
static void report_told(const struct checking *checking, const struct pack *pack,
	const struct buffer *view, struct buffer *words)
{
	const char *from;

	if (pack->changes
		&& view_reader_of(checking->record, pack->audience, NULL).readers
			   == checking->reader.readers)
		previous_diff(&(struct supplement){.command = checking->command,
				      .record = checking->record,
				      .pack = pack,
				      .as_of = checking->as_of,
				      .reader = &checking->reader},
			view, &from, words);
}

/* The same of all reports in CATALOG. */
static void told_add(
	const struct checking *checking, const struct pack **catalog, struct buffer *words)
{
	struct buffer view = {0};

	view_write(checking->record, &checking->reader, checking->as_of, &view);
	for (; *catalog; catalog++) {
		const struct variant *variant = (*catalog)->variants;

		if (!variant)
			report_told(checking, *catalog, &view, words);
		for (; variant; variant = variant->next)
			report_told(checking, variant->pack, &view, words);
	}
	buffer_done(&view);
}

static void files_check(struct checking *checking, const struct pack **catalog)
{
	const struct options *options = checking->command->options;
	struct buffer words = {0};

	leak_words(checking->command, catalog, checking->command->options->phrases, &words);
	told_add(checking, catalog, &words);
	checking->secrets =
		secrets_new(checking->record, &checking->reader, checking->as_of, &words);
	if (options->list_file)
		list_add(checking, options->list_file);
	file_check(checking, options->subject);
	for (const char **file = options->files; *file; file++)
		file_check(checking, *file);
	secrets_free(checking->secrets);
	buffer_done(&words);
}

void command_leakcheck(const struct command *command)
{
	struct checking checking = {.command = command};
	struct schema *schema = NULL;
	struct record *record = NULL;
	const struct pack **catalog;

	if (!command->options->record)
		finding_add(command->findings, "leak-record", (struct place){0}, NULL);
	else if (reader_read(&checking))
		schema = command_schema(command);
	if (schema)
		record = record_open(command->options->record, schema, command->findings);
	checking.record = record;
	catalog = record ? catalog_load(command) : NULL;
	if (catalog)
		files_check(&checking, catalog);
	record_free(record);
	schema_free(schema);
}
