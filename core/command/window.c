/* window.c - todoke window: a sheet that shows whether an envelope's file fits the envelope. */
#include "base/message.h"
#include "command/command.h"
#include "layout/layout.h"
#include "layout/length.h"
#include "layout/window_sheet.h"
#include "output/bytes.h"
#include "output/pdf.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/* The wording of what is said about WINDOW. */
struct saying {
	const struct window *window;
	struct document *document;
};

static const char *number(struct arena *arena, int32_t length)
{
	return arena_format(arena, "%d", (int)millimetres(length));
}

/* The message ID about RECTANGLE as words of BLOCK. */
static void words_add(const struct saying *saying, struct block *block, const char *id,
	const struct rectangle *rectangle)
{
	struct arena *arena = saying->document->arena;
	struct buffer text = {0};

	message_format(&text, id,
		(const char *const[]){"id", saying->window->id, "width",
			number(arena, rectangle->width), "height",
			number(arena, rectangle->height), "left", number(arena, rectangle->x),
			"top", number(arena, rectangle->y), "sheet",
			number(arena, saying->window->sheet.height), NULL});
	block_words(saying->document, block, arena_text(arena, text.data));
	buffer_done(&text);
}

static void block_say(const struct saying *saying, struct block *in, enum block_kind kind,
	const char *id, const struct rectangle *rectangle)
{
	words_add(saying, block_add(saying->document, in, kind), id, rectangle);
}

static void measure_say(const struct saying *saying, struct block *in, const char *term,
	const char *id, const struct rectangle *rectangle)
{
	struct block *definition = block_add(saying->document, in, BLOCK_DEFINITION);

	block_say(saying, definition, BLOCK_TERM, term, rectangle);
	block_say(saying, definition, BLOCK_DESCRIPTION, id, rectangle);
}

static void opening_say(const struct saying *saying, struct block *in, const char *term,
	const struct opening *opening)
{
	if (!opening->is_open)
		return;
	measure_say(saying, in, term, "window-sheet-place", &opening->place);
	measure_say(saying, in, "window-sheet-visible", "window-sheet-size", &opening->visible);
}

static struct document *document_say(const struct command *command, const struct window *window)
{
	static const char *const steps[] = {"window-sheet-print", "window-sheet-fold",
		"window-sheet-read", "window-sheet-slide"};
	struct document *document = document_new(command->arena);
	const struct saying saying = {window, document};
	const struct rectangle *place = &window->addressee.place;
	struct block *root = document->root, *list;

	document->language = command->options->language;
	block_say(&saying, root, BLOCK_TITLE, "window-sheet-title", place);
	block_say(&saying, root, BLOCK_PARAGRAPH, "window-sheet-what", place);
	list = block_add(document, root, BLOCK_LIST);
	list->numbering = "1";
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		block_say(&saying, list, BLOCK_ITEM, steps[i], place);
	list = block_add(document, root, BLOCK_DEFINITIONS);
	measure_say(
		&saying, list, "window-sheet-envelope", "window-sheet-size", &window->envelope);
	measure_say(&saying, list, "window-sheet-folded", "window-sheet-size", &window->sheet);
	opening_say(&saying, list, "window-sheet-addressee", &window->addressee);
	opening_say(&saying, list, "window-sheet-sender", &window->sender);
	if (window->presumed)
		block_say(&saying, root, BLOCK_PARAGRAPH, "window-sheet-presumed", place);
	document_finish(document, command->findings);
	return document;
}

/* The PDF of PAGES in BYTES. */
static bool pages_write(
	const struct command *command, const struct pages *pages, struct buffer *bytes)
{
	int fd = memfd_create("window", MFD_CLOEXEC);
	bool written = fd >= 0 && pdf_write(pages, PDF_A3A_UA1, fd, command->findings)
		       && bytes_read(fd, bytes);

	if (fd >= 0)
		close(fd);
	return written;
}

static void sheet_make(const struct command *command, const struct window *window,
	const struct page_style *style)
{
	const char *path = command->options->output;
	struct pages *pages = layout_document(
		document_say(command, window), style, command->arena, command->findings);
	struct buffer bytes = {0};

	if (!path)
		path = arena_format(command->arena, "window-%s.pdf", window->id);
	window_sheet_add(pages, window, style, command->findings);
	if (pages_write(command, pages, &bytes) && command_save(command, path, &bytes))
		puts(path);
	buffer_done(&bytes);
}

/* Names are looked for as beside a record in the folder one is in. */
void command_window(const struct command *command)
{
	const struct style_places places = {.record = "record.xml",
		.templates = arena_format(command->arena, "%s/templates", command->home)};
	const char *name = command->options->subject ? command->options->subject : "";
	struct font_library *fonts = font_library_new();
	const struct page_style *style =
		style_open("letter", name, &places, fonts, command->arena, command->findings);
	const struct window *window = style ? style->window : NULL;

	if (window && window->addressee.is_open)
		sheet_make(command, window, style);
	else if (window)
		finding_add(command->findings, "window-closed",
			(struct place){window->file, 0, 0}, NULL);
	font_library_free(fonts);
}
