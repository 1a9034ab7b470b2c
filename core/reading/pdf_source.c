/* pdf_source.c - opening a PDF file with libqpdf, and its objects. */
#include "reading/pdf_source.h"

#include <stdlib.h>

bool source_fail(struct pdf_reader *reader, const char *reason)
{
	const struct place place = {.file = reader->name};

	if (!reader->failed)
		finding_add(reader->findings, "pdf-unreadable", place, "reason", reason, NULL);
	reader->failed = true;
	return false;
}

bool source_sound(struct pdf_reader *reader)
{
	qpdf_error error = NULL;

	if (reader->qpdf->has_error(reader->file))
		error = reader->qpdf->get_error(reader->file);
	else if (reader->qpdf->more_warnings(reader->file))
		error = reader->qpdf->next_warning(reader->file);
	if (error)
		return source_fail(
			reader, reader->qpdf->get_error_message_detail(reader->file, error));
	return !reader->failed;
}

void source_release(struct pdf_reader *reader)
{
	reader->qpdf->oh_release_all(reader->file);
}

qpdf_oh source_object(struct pdf_reader *reader, int number)
{
	return reader->qpdf->get_object_by_id(reader->file, number, 0);
}

qpdf_oh source_key(struct pdf_reader *reader, qpdf_oh object, const char *key)
{
	if (reader->qpdf->oh_is_stream(reader->file, object))
		object = reader->qpdf->oh_get_dict(reader->file, object);
	if (!reader->qpdf->oh_is_dictionary(reader->file, object))
		return reader->qpdf->oh_new_null(reader->file);
	return reader->qpdf->oh_get_key(reader->file, object, key);
}

qpdf_oh source_inherited(struct pdf_reader *reader, qpdf_oh object, const char *key)
{
	for (int depth = 0; depth < PDF_DEPTH; depth++) {
		qpdf_oh value = source_key(reader, object, key);

		if (!reader->qpdf->oh_is_null(reader->file, value))
			return value;
		object = source_key(reader, object, "/Parent");
	}
	return reader->qpdf->oh_new_null(reader->file);
}

int source_count(struct pdf_reader *reader, qpdf_oh array)
{
	if (!reader->qpdf->oh_is_array(reader->file, array))
		return 0;
	return reader->qpdf->oh_get_array_n_items(reader->file, array);
}

const char *source_text(struct pdf_reader *reader, qpdf_oh object)
{
	const char *text;
	size_t length;

	if (reader->qpdf->oh_is_name(reader->file, object))
		return arena_text(
			reader->arena, reader->qpdf->oh_get_name(reader->file, object) + 1);
	if (!reader->qpdf->oh_is_string(reader->file, object))
		return NULL;
	text = reader->qpdf->oh_get_binary_utf8_value(reader->file, object, &length);
	return arena_copy(reader->arena, text, length);
}

double source_number(struct pdf_reader *reader, qpdf_oh object)
{
	if (!reader->qpdf->oh_is_number(reader->file, object))
		return 0;
	return reader->qpdf->oh_get_numeric_value(reader->file, object);
}

char *source_data(struct pdf_reader *reader, qpdf_oh stream, size_t *size)
{
	unsigned char *bytes = NULL;
	QPDF_BOOL decoded;
	char *data;

	*size = 0;
	if (!reader->qpdf->oh_is_stream(reader->file, stream)
		|| reader->qpdf->oh_get_stream_data(
			   reader->file, stream, qpdf_dl_generalized, &decoded, &bytes, size)
			   & QPDF_ERRORS)
		return NULL;
	data = memory_resize(bytes, *size + 1);
	data[*size] = '\0';
	return data;
}

/* --- pages */

/* A node of the page tree whose kids are being gone through. */
struct tree_level {
	qpdf_oh kids;
	int next, count;
};

/* 7.7.3: a walk of our own, because libqpdf's goes as deep as the tree does. */
struct page_walk {
	struct pdf_reader *reader;
	struct tree_level levels[PDF_DEPTH];
	size_t depth;
	char *seen; /* by object number */
};

static bool node_enter(struct page_walk *walk, qpdf_oh node)
{
	struct pdf_reader *reader = walk->reader;
	int number = reader->qpdf->oh_get_object_id(reader->file, node);
	qpdf_oh kids = source_key(reader, node, "/Kids");

	if (!reader->qpdf->oh_is_dictionary(reader->file, node) || number <= 0
		|| number >= reader->object_count || walk->seen[number])
		return source_fail(reader, "the page tree is no tree");
	walk->seen[number] = 1;
	if (!reader->qpdf->oh_is_array(reader->file, kids)) {
		reader->pages[reader->page_count++] = number;
		return true;
	}
	if (walk->depth == PDF_DEPTH)
		return source_fail(reader, "the page tree is too deep");
	walk->levels[walk->depth++] =
		(struct tree_level){.kids = kids, .count = source_count(reader, kids)};
	return true;
}

static bool pages_find(struct page_walk *walk)
{
	struct pdf_reader *reader = walk->reader;
	qpdf_oh root = source_key(reader, reader->qpdf->get_trailer(reader->file), "/Root");

	if (!node_enter(walk, source_key(reader, root, "/Pages")))
		return false;
	while (walk->depth) {
		struct tree_level *level = &walk->levels[walk->depth - 1];

		if (level->next == level->count)
			walk->depth--;
		else if (!node_enter(walk, reader->qpdf->oh_get_array_item(
						   reader->file, level->kids, level->next++)))
			return false;
	}
	return true;
}

static bool pages_read(struct pdf_reader *reader)
{
	struct page_walk *walk = memory_alloc(sizeof *walk);
	bool found;

	*walk = (struct page_walk){.reader = reader};
	walk->seen = arena_alloc(reader->arena, (size_t)reader->object_count);
	reader->pages =
		arena_array(reader->arena, (size_t)reader->object_count, sizeof *reader->pages);
	found = pages_find(walk);
	free(walk);
	reader->texts = arena_array(reader->arena, reader->page_count, sizeof *reader->texts);
	source_release(reader);
	return found && source_sound(reader);
}

/* --- opening */

/* 7.5.5: what has a larger number than the trailer says is not there. */
static bool objects_count(struct pdf_reader *reader)
{
	enum { OBJECTS_MOST = 1 << 24 };
	qpdf_oh size = source_key(reader, reader->qpdf->get_trailer(reader->file), "/Size");
	int count = 0;

	if (!reader->qpdf->oh_get_value_as_int(reader->file, size, &count) || count < 1
		|| count > OBJECTS_MOST)
		return source_fail(reader, "the trailer's Size is not possible");
	reader->object_count = count;
	return true;
}

bool source_open(struct pdf_reader *reader)
{
	reader->file = reader->qpdf->init();
	reader->qpdf->set_suppress_warnings(reader->file, QPDF_TRUE);
	reader->qpdf->silence_errors(reader->file);
	reader->qpdf->set_attempt_recovery(reader->file, QPDF_FALSE);
	reader->qpdf->read_memory(
		reader->file, reader->name, reader->bytes, reader->size, NULL);
	return source_sound(reader) && objects_count(reader) && pages_read(reader);
}
