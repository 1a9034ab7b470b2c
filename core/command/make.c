/* make.c - todoke make: the documents of a record.
 *
 * For every document a view is cut, files are opened, a job is run, and the files
 * are put into place.  What goes wrong with one document does not touch another.
 */
#include "base/buffer.h"
#include "command/catalog.h"
#include "command/command.h"
#include "job/runner.h"
#include "output/staging.h"
#include "record/view.h"

#include <stdio.h>
#include <string.h>

struct making {
	const struct command *command;
	const struct record *record;
	const struct moment *as_of;
};

/* The files of one document, being written. */
struct files {
	struct job_output outputs[FORMATS];
	const char *names[FORMATS];
	size_t count;
};

static bool files_open(const struct making *making, struct staging *staging, const char *base,
	struct files *files)
{
	const struct command *command = making->command;

	for (size_t i = 0; i < FORMATS; i++) {
		struct job_output *output = &files->outputs[files->count];

		if (!command->options->formats[i])
			continue;
		files->names[files->count] =
			arena_format(command->arena, "%s.%s", base, format_endings[i]);
		output->format = format_names[i];
		output->fd =
			staging_open(staging, files->names[files->count], command->findings);
		if (output->fd < 0)
			return false;
		files->count++;
	}
	return true;
}

static bool document_run(const struct making *making, const struct pack *pack, const char *each,
	const struct files *files)
{
	const struct command *command = making->command;
	struct buffer view = {0};
	audience_set readers = 0;
	const char *bad;
	size_t length;
	bool done;

	audience_read(pack->audience, &readers, &bad, &length);
	view_write(making->record, readers, making->as_of, each, &view);
	done = runner_run(
		&(struct job_task){
			.home = command->home,
			.pack = pack->folder,
			.plugin = catalog_plugin(command, pack),
			.language = command->options->language,
			.record = command->options->record,
			.view = view.data,
			.view_size = view.length,
			.outputs = files->outputs,
			.output_count = files->count,
		},
		&job_limits_default, command->findings);
	buffer_done(&view);
	return done;
}

/* One document of PACK, for EACH (an id) if it has one for each. */
static void document_make(
	const struct making *making, const struct pack *pack, const char *each)
{
	const struct command *command = making->command;
	const char *record = xml_attribute(record_root(making->record), "id");
	struct files files = {0};
	struct staging *staging = staging_new(
		command->options->folder, command->options->force, command->findings);

	if (staging
		&& files_open(making, staging,
			pack_file_name(pack, record, each, command->arena), &files)
		&& document_run(making, pack, each, &files)
		&& staging_commit(staging, command->findings))
		for (size_t i = 0; i < files.count; i++)
			printf("%s/%s\t%s\n", command->options->folder, files.names[i],
				pack->title);
	staging_free(staging);
}

/* One document for each element that the pack names, or just one. */
static void pack_make(const struct making *making, const struct pack *pack)
{
	const struct xml_node *each = NULL;

	if (pack->each)
		each = xml_child(record_root(making->record), pack->each);
	if (!each)
		document_make(making, pack, NULL);
	for (; each; each = xml_next_same(each))
		document_make(making, pack, xml_attribute(each, "id"));
}

static void packs_make(const struct making *making, const struct pack **catalog)
{
	const struct command *command = making->command;
	const char **wanted = command->options->packs;

	for (; *wanted; wanted++) {
		const struct pack *pack = catalog_find(catalog, *wanted);

		if (pack)
			pack_make(making, pack);
		else
			finding_add(command->findings, "pack-unknown", (struct place){0}, "id",
				*wanted, NULL);
	}
	if (!*command->options->packs)
		for (; *catalog; catalog++)
			if (!(*catalog)->on_request)
				pack_make(making, *catalog);
}

static bool as_of_read(const struct command *command, struct moment *moment)
{
	const char *as_of = command->options->as_of;

	if (!as_of || moment_read(as_of, moment))
		return true;
	finding_add(command->findings, "usage-moment", (struct place){0}, "value", as_of, NULL);
	return false;
}

void command_make(const struct command *command)
{
	struct schema *schema = schema_load(
		arena_format(command->arena, "%s/schema/incident.xsd", command->home),
		command->findings);
	struct record *record =
		schema ? record_open(command->options->record, schema, command->findings)
		       : NULL;
	struct moment as_of;

	if (record && as_of_read(command, &as_of)) {
		struct making making = {
			command, record, command->options->as_of ? &as_of : NULL};

		packs_make(&making, catalog_load(command));
	}
	record_free(record);
	schema_free(schema);
}
