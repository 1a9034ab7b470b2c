/* letters_end.c - what todoke letters says last. */
#include "command/letters_end.h"

#include "base/arena.h"
#include "base/message.h"
#include "base/width.h"

#include <unistd.h>

static const char *number(const struct letters_end *end, size_t value)
{
	return arena_format(end->command->arena, "%zu", value);
}

static void line_add(
	const struct letters_end *end, const char *id, const char *const *arguments)
{
	message_format(end->command->closing, id, arguments);
	buffer_byte(end->command->closing, '\n');
}

static void counts_tell(const struct letters_end *end)
{
	static const struct letters_counts none = {0};
	const struct letters_counts *made = end->made ? end->made : &none;
	const char *id = !end->made                       ? "letters-lacking"
			 : end->command->options->preview ? "letters-previewed"
							  : "letters-summary";

	line_add(end, id,
		(const char *const[]){"rows", number(end, end->rows->rows), "accepted",
			number(end, end->rows->accepted), "doubtful",
			number(end, end->rows->doubtful), "refused",
			number(end, end->rows->refused), "stopped",
			number(end, end->rows->stopped), "apart", number(end, end->rows->apart),
			"letters", number(end, made->letters), "pages",
			number(end, made->pages), "files", number(end, made->files), "folder",
			end->folder, NULL});
}

/* Of a run by shards one alone makes them; where nobody gets a letter, only the first two are
 * made. */
static void files_tell(const struct letters_end *end)
{
	struct arena *arena = end->command->arena;
	const size_t made = end->made != NULL;
	const struct {
		const char *file, *id;
		size_t rows;
	} files[] = {
		{"refused.csv", "letters-next-refused", end->rows->refused},
		{"held.csv", "letters-next-held", end->rows->stopped + end->rows->apart},
		{"doubtful.csv", "letters-next-doubtful", made * end->rows->doubtful},
		{arena_format(arena, "%s-names.csv", end->name), "letters-next-names", made},
		{arena_format(arena, "%s-summary.pdf", end->name), "letters-next-summary",
			made},
	};
	enum { FILES = sizeof files / sizeof *files };
	bool is_there[FILES];
	size_t widest = 0;

	for (size_t i = 0; i < FILES; i++) {
		const char *path = arena_format(arena, "%s/%s", end->folder, files[i].file);

		is_there[i] = files[i].rows && access(path, F_OK) == 0;
		if (is_there[i] && text_width(files[i].file) > widest)
			widest = text_width(files[i].file);
	}
	if (widest)
		line_add(end, "letters-next",
			(const char *const[]){"folder", end->folder, NULL});
	for (size_t i = 0; i < FILES; i++) {
		if (!is_there[i])
			continue;
		buffer_text(end->command->closing, "  ");
		text_pad(end->command->closing, files[i].file, widest + 2);
		line_add(end, files[i].id,
			(const char *const[]){"rows", number(end, files[i].rows), NULL});
	}
}

void letters_end_tell(const struct letters_end *end)
{
	counts_tell(end);
	if ((end->made || !end->rows->accepted) && !end->command->options->preview)
		files_tell(end);
}
