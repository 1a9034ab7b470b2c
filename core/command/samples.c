/* samples.c - the starter records of the program. */
#include "command/samples.h"

#include "base/buffer.h"
#include "base/folder.h"
#include "xml/source.h"

#include <string.h>

/* The words of the first comment of TEXT, on one line. */
static const char *comment_first(const char *text, struct arena *arena)
{
	const char *start = strstr(text, "<!--");
	const char *end = start ? strstr(start, "-->") : NULL;
	char *words, *rest, *word, *line = "";

	if (!end)
		return "";
	rest = words = arena_copy(arena, start + 4, (size_t)(end - start) - 4);
	while ((word = strsep(&rest, " \t\r\n")))
		if (*word)
			line = arena_format(arena, "%s%s%s", line, *line ? " " : "", word);
	return line;
}

static struct sample *sample_load(
	const struct command *command, const char *folder, const char *file)
{
	struct sample *sample = arena_alloc(command->arena, sizeof *sample);
	struct buffer bytes = {0};

	sample->name = arena_copy(command->arena, file, strlen(file) - strlen(".xml"));
	sample->path = arena_format(command->arena, "%s/%s", folder, file);
	if (source_load(sample->path, xml_limits_default.bytes, &bytes, command->findings)) {
		buffer_text(&bytes, "");
		sample->text = arena_copy(command->arena, bytes.data, bytes.length);
		sample->description = comment_first(sample->text, command->arena);
		sample->xml = xml_read(sample->path, bytes.data, bytes.length,
			&xml_limits_default, command->findings);
	}
	buffer_done(&bytes);
	return sample;
}

struct sample *samples_load(const struct command *command)
{
	const char *folder =
		arena_format(command->arena, "%s/templates/records", command->home);
	const char **file = folder_xml(folder, command->arena, command->findings);
	struct sample *first = NULL, **end = &first;

	for (; *file; file++) {
		struct sample *sample = sample_load(command, folder, *file);

		if (!sample->xml)
			continue;
		*end = sample;
		end = &sample->next;
	}
	return first;
}

void samples_done(struct sample *samples)
{
	for (; samples; samples = samples->next)
		xml_free(samples->xml);
}

const struct sample *sample_find(const struct sample *samples, const char *name)
{
	while (samples && strcmp(samples->name, name) != 0)
		samples = samples->next;
	return samples;
}

/* LINE of TEXT without white space around it; it counts from 1. */
static const char *line_of(const char *text, size_t line, struct arena *arena)
{
	size_t length;

	while (--line)
		text = strchr(text, '\n') + 1;
	text += strspn(text, " \t");
	length = strcspn(text, "\r\n");
	return arena_copy(arena, text, length);
}

const char *sample_line(
	const struct sample *samples, const struct schema_path *path, struct arena *arena)
{
	for (; samples; samples = samples->next) {
		const struct xml_node *node = xml_root(samples->xml);

		while (node && !schema_path_holds(path, node))
			node = xml_following(node);
		if (node)
			return arena_format(arena, "%s.xml:%zu: %s", samples->name,
				xml_place(node).line,
				line_of(samples->text, xml_place(node).line, arena));
	}
	return NULL;
}
