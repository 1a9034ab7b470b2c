/* post.c - letters that go by mail. */
#include "letters/post.h"

#include "letters/check_list.h"
#include "letters/letter_file.h"
#include "letters/mail.h"
#include "output/bytes.h"
#include "output/document_text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool is_english(const struct document *document)
{
	return strcmp(document->language, "en") == 0;
}

/* A draft says so before anything else. */
static const char *subject_of(const struct document *document, struct arena *arena)
{
	const struct block *title = block_child(document->root, BLOCK_TITLE);
	const char *text = title ? block_text(arena, title) : "";

	return document->draft && *document->draft ? arena_format(arena,
		       is_english(document) ? "[%s] %s" : "【%s】%s", document->draft, text)
						   : text;
}

/* English has no honorific that fits all. */
static const char *receiver_of(
	const struct document *document, const struct list_row *row, struct arena *arena)
{
	const char *guardian = row->fields[LIST_GUARDIAN];

	if (!is_english(document))
		return check_list_addressee(row, arena);
	return *guardian ? guardian : row->fields[LIST_NAME];
}

/* False when the characters asked more than the encoding wished for. */
static bool message_make(const struct post *post, struct kinds *kinds,
	const struct list_row *row, struct arena *arena, struct buffer *bytes)
{
	struct document document = kind_document(kinds, kinds_of(kinds, row), row, arena);
	struct buffer text = {0};
	bool fits;
	struct mail mail = {
		.from = post->from,
		.from_name = is_english(&document) ? post->from_name_english : post->from_name,
		.to = row->fields[LIST_MAIL],
		.to_name = receiver_of(&document, row, arena),
		.subject = subject_of(&document, arena),
		.language = document.language,
		.date = post->date,
	};

	document_text(&document, &text);
	mail.body = text.data;
	fits = mail_write(&mail, post->encoding, bytes);
	buffer_done(&text);
	return fits;
}

static bool file_save(
	const char *name, const struct buffer *bytes, int folder, struct findings *findings)
{
	int fd = bytes_create(folder, name, findings);
	bool done = fd >= 0 && bytes_write(bytes, fd, findings);

	if (fd >= 0)
		close(fd);
	return done;
}

static void wider_told(
	const struct post *post, const char *first, size_t count, struct findings *findings)
{
	char text[24];

	snprintf(text, sizeof text, "%zu", count);
	finding_add(findings, "letters-mail-wider", (struct place){first, 0, 0}, "count", text,
		"encoding", post->encoding, NULL);
}

bool post_write(const struct post *post, struct kinds *kinds, struct list_reader *reader,
	size_t first, size_t count, int folder, size_t *letters, struct findings *findings)
{
	struct buffer wider = {0};
	size_t wider_count = 0;

	for (*letters = 0; *letters < count; ++*letters) {
		const struct list_row *row =
			list_reader_row(reader, first + *letters, findings);
		struct arena *arena = arena_new();
		struct buffer bytes = {0};
		const char *name =
			row ? letter_file_name(row, first + *letters, ".eml", arena) : "";
		bool done;

		if (row && !message_make(post, kinds, row, arena, &bytes) && !wider_count++)
			buffer_text(&wider, name);
		done = row && file_save(name, &bytes, folder, findings);
		buffer_done(&bytes);
		arena_free(arena);
		if (!done)
			break;
	}
	if (wider_count)
		wider_told(post, wider.data, wider_count, findings);
	buffer_done(&wider);
	return *letters == count;
}
