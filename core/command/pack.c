/* pack.c - todoke pack new, pack check: for who writes a document of their own. */
#include "template/pack.h"
#include "base/folder.h"
#include "base/message.h"
#include "command/command.h"
#include "command/known_names.h"
#include "template/options_book.h"
#include "template/template.h"
#include "xml/source.h"

#include <stdio.h>
#include <string.h>

/* What went well, on standard output. */
static void say(const char *id, const char *const *names_values)
{
	struct buffer text = {0};

	message_format(&text, id, names_values);
	puts(text.data);
	buffer_done(&text);
}

/* --- check */

struct checking {
	const struct command *command;
	const struct known_names *known;
	const struct pack *pack;
	size_t expressions, templates;
};

static const char *home_path(const struct command *command, const char *path)
{
	return arena_format(command->arena, "%s/%s", command->home, path);
}

/* Options of a form are checked when they are read; wording only when it is compiled. */
static void options_check(const struct checking *checking)
{
	const struct command *command = checking->command;

	if (checking->pack->options)
		options_book_free(options_book_open(
			arena_format(command->arena, "%s/%s", checking->pack->folder,
				checking->pack->options),
			home_path(command, "schema/options.xsd"), command->arena,
			command->findings));
}

static void template_check(struct checking *checking, const struct pack *pack)
{
	const struct command *command = checking->command;
	const struct template_source source = {
		.path = arena_format(command->arena, "%s/%s", pack->folder, pack->template),
		.language = pack->language,
		.common = home_path(command, "templates/common"),
		.pack = pack->id,
		.variant = pack->variant ? pack->variant->id : NULL,
	};

	template_free(template_open(&source, command->arena, command->findings));
	checking->templates++;
}

/* Variants often have their wording in common. */
static bool is_checked(const struct pack *pack, const struct variant *variant)
{
	const struct variant *other = pack->variants;

	while (other != variant
		&& (strcmp(other->pack->template, variant->pack->template) != 0
			|| strcmp(other->pack->language, variant->pack->language) != 0))
		other = other->next;
	return other != variant;
}

static void templates_check(struct checking *checking)
{
	const struct pack *pack = checking->pack;

	if (!pack->variants)
		template_check(checking, pack);
	for (const struct variant *variant = pack->variants; variant; variant = variant->next)
		if (!is_checked(pack, variant))
			template_check(checking, variant->pack);
}

static void expressions_check(struct checking *checking, const struct xml_node *node)
{
	static const char *const holders[] = {
		"select", "test", "chosen", "remark", "concerns", "after"};
	const struct command *command = checking->command;

	for (size_t i = 0; i < sizeof holders / sizeof *holders; i++) {
		const struct xml_node *holder = xml_attribute_node(node, holders[i]);

		if (!holder)
			continue;
		known_names_check(checking->known, xml_content(holder), xml_place(holder),
			command->arena, command->findings);
		checking->expressions++;
	}
}

/* What can't be read at all was said when it was compiled. */
static void files_check(struct checking *checking)
{
	const struct command *command = checking->command;
	const char *folder = checking->pack->folder;

	for (const char **file = folder_xml(folder, command->arena, command->findings); *file;
		file++) {
		struct findings *said = findings_new();
		struct xml *xml = xml_open(arena_format(command->arena, "%s/%s", folder, *file),
			&xml_limits_default, said);

		for (const struct xml_node *node = xml_root(xml); node;
			node = xml_following(node))
			expressions_check(checking, node);
		xml_free(xml);
		findings_free(said);
	}
}

static void folder_check(
	const struct command *command, const struct known_names *known, const char *folder)
{
	struct checking checking = {.command = command, .known = known};
	size_t errors;

	checking.pack = pack_open(folder, home_path(command, "schema"),
		command->options->language, command->arena, command->findings);
	if (!checking.pack)
		return;
	errors = findings_count(command->findings, LEVEL_ERROR);
	options_check(&checking);
	templates_check(&checking);
	files_check(&checking);
	if (findings_count(command->findings, LEVEL_ERROR) > errors)
		return;
	say("pack-checked",
		(const char *const[]){"id", checking.pack->id, "templates",
			arena_format(command->arena, "%zu", checking.templates), "expressions",
			arena_format(command->arena, "%zu", checking.expressions), NULL});
}

static void packs_check(const struct command *command)
{
	struct schema *record = command_schema(command);
	struct schema *view =
		schema_load(home_path(command, "schema/view.xsd"), command->findings);

	if (record && view) {
		const struct schema *const schemas[] = {record, view, NULL};
		const struct known_names *known = known_names_new(schemas, command->arena);

		for (const char **folder = command->options->files; *folder; folder++)
			folder_check(command, known, *folder);
	}
	schema_free(view);
	schema_free(record);
}

/* --- new */

/* An id is the name of a folder, and of files: pack.xsd has the same rule. */
static bool id_is_right(const char *id)
{
	return *id >= 'a' && *id <= 'z'
	       && id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static bool file_new(
	const struct command *command, const char *from, const char *id, const char *to)
{
	struct buffer bytes = {0}, text = {0};
	bool made = source_load(
		home_path(command, from), xml_limits_default.bytes, &bytes, command->findings);

	if (made) {
		buffer_text(&bytes, "");
		message_fill(&text, bytes.data, (const char *const[]){"id", id, NULL});
		made = command_save(command, to, &text);
	}
	buffer_done(&bytes);
	buffer_done(&text);
	return made;
}

static void pack_new(const struct command *command, const char *id)
{
	const char *output = command->options->output;
	const char *folder = arena_format(command->arena, "%s/%s", output ? output : ".", id);
	const char *manifest = arena_format(command->arena, "%s/manifest.xml", folder);

	if (!id_is_right(id))
		finding_add(command->findings, "pack-id", (struct place){0}, "value", id, NULL);
	else if (file_new(command, "templates/new/pack.xml", id, manifest)
		 && file_new(command, "templates/new/page.xml", id,
			 arena_format(command->arena, "%s/%s.xml", folder, id)))
		say("pack-made",
			(const char *const[]){"id", id, "folder", output ? output : ".", NULL});
}

void command_pack(const struct command *command)
{
	const struct options *options = command->options;
	const char *what = options->subject ? options->subject : "";

	if (strcmp(what, "check") == 0 && *options->files)
		packs_check(command);
	else if (strcmp(what, "new") == 0 && *options->files && !options->files[1])
		pack_new(command, *options->files);
	else
		finding_add(command->findings, "usage-pack", (struct place){0}, NULL);
}
