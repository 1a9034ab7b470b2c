/* letter_post.c - who mails the letters of a list, as the record and the options say. */
#include "command/letter_post.h"

#include "letters/mail.h"
#include "list/postal.h"
#include "record/path.h"
#include "record/wording.h"

#include <string.h>

/* The reporter's name, Japanese or not; NULL when there is none. */
static const char *own_name(const struct command *command, const struct record *record,
	const struct moment *as_of, bool in_japanese)
{
	const struct xml_node *root = record_root(record);
	const char *self = xml_attribute(xml_child(root, "self"), "ref");
	const struct xml_node *name = xml_child(path_id(root, self, strlen(self)), "name");

	while (name && wording_in_japanese(name) != in_japanese)
		name = xml_next_same(name);
	name = name ? observation_newest(record_observations(record), name, as_of) : NULL;
	return name ? xml_trimmed(command->arena, name) : NULL;
}

static bool sender_check(const struct command *command, size_t rows)
{
	const struct options *options = command->options;

	if (!options->from)
		finding_add(command->findings, "letters-mail-from-missing",
			(struct place){*options->files, 0, 0}, "rows",
			arena_format(command->arena, "%zu", rows), NULL);
	else if (!mail_is_one(options->from))
		finding_add(command->findings, "letters-mail-from", (struct place){0}, "value",
			options->from, NULL);
	else
		return true;
	return false;
}

bool letter_post_read(const struct command *command, const struct record *record,
	const struct moment *as_of, size_t rows, struct post *post)
{
	const struct options *options = command->options;
	const char *name = own_name(command, record, as_of, true);
	const char *english = own_name(command, record, as_of, false);
	struct moment at;
	struct buffer date = {0};

	*post = (struct post){.from = options->from,
		.from_name = name ? name : "",
		.from_name_english = english ? english
				     : name  ? name
					     : "",
		.encoding = options->mail ? options->mail : "utf-8"};
	if (!sender_check(command, rows) || !command_moment(command, "--at", options->at, &at))
		return false;
	if (options->at) {
		mail_date(at.seconds, &date);
		post->date = arena_text(command->arena, date.data);
	}
	buffer_done(&date);
	return true;
}
