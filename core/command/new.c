/* new.c - todoke new: a starter record, with the meaning of every element above the
 * first of its kind. */
#include "base/buffer.h"
#include "command/command.h"
#include "command/explain_words.h"
#include "command/samples.h"

#include <stdio.h>
#include <string.h>

#define PRESET "misdelivery"

/* Is what stands before AT in TEXT, but for white space, a comment? */
static bool is_commented(const char *text, const char *at)
{
	while (at > text && strchr(" \t\r\n", at[-1]))
		at--;
	return at - text >= 3 && memcmp(at - 3, "-->", 3) == 0;
}

/* Does NODE begin its line, as the first of its name? */
static bool wants_comment(const struct xml_node *node, const char *line)
{
	const struct xml_node *same = xml_child(xml_parent(node), xml_name(node));

	return same == node && strspn(line, " \t") + 1 == xml_place(node).column;
}

static void comment_add(struct buffer *text, const char *line, const char *words)
{
	/* Two hyphens would end it early. */
	if (!*words || strstr(words, "--"))
		return;
	buffer_add(text, line, strspn(line, " \t"));
	buffer_format(text, "<!-- %s -->\n", words);
}

/* SAMPLE with a comment above the first element of each name in its root. */
static void record_write(const struct command *command, const struct schema *schema,
	const struct sample *sample, struct buffer *text)
{
	const struct schema_type *type = schema_root(schema)->type;
	const struct xml_node *node = xml_first_element(xml_root(sample->xml));
	const char *line = sample->text;

	for (size_t number = 1; *line; number++) {
		size_t length = strcspn(line, "\n");

		for (; node && xml_place(node).line <= number; node = xml_next_element(node)) {
			const struct schema_element *element =
				schema_element(type, xml_name(node));

			if (element && wants_comment(node, line)
				&& !is_commented(sample->text, line))
				comment_add(text, line,
					words_in(element->words, command->options->language));
		}
		length += line[length] == '\n';
		buffer_add(text, line, length);
		line += length;
	}
}

static void samples_list(const struct sample *samples)
{
	for (; samples; samples = samples->next)
		printf("%s\t%s\n", samples->name, samples->description);
}

void command_new(const struct command *command)
{
	const struct options *options = command->options;
	const char *name = options->subject ? options->subject : PRESET;
	struct schema *schema = command_schema(command);
	struct sample *samples = samples_load(command);
	const struct sample *sample = sample_find(samples, name);
	struct buffer text = {0};

	if (options->list)
		samples_list(samples);
	else if (!sample)
		finding_add(command->findings, "preset-unknown", (struct place){0}, "name",
			name, NULL);
	else if (schema)
		record_write(command, schema, sample, &text);
	command_output(command, &text);
	buffer_done(&text);
	samples_done(samples);
	schema_free(schema);
}
