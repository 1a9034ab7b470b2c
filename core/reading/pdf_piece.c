/* pdf_piece.c - all that stands in the objects of a PDF file, reachable or not. */
#include "reading/pdf_source.h"

#include <stdlib.h>
#include <string.h>

struct piece_walk {
	struct pdf_reader *reader;
	pdf_piece_visit *visit;
	void *context;
	int object;
	struct arena *scratch; /* of one object */
};

static void piece_say(struct piece_walk *walk, enum pdf_piece_kind kind, const char *key,
	const char *bytes, size_t length)
{
	const struct pdf_piece piece = {kind, walk->object, key, bytes, length};

	walk->visit(walk->context, &piece);
}

/* What libqpdf gives out counts its NULs; a copy, because the next call takes it. */
static void string_say(struct piece_walk *walk, qpdf_oh string, const char *key)
{
	size_t length;
	const char *text = walk->reader->qpdf->oh_get_binary_utf8_value(
		walk->reader->file, string, &length);

	piece_say(walk, PDF_STRING, key, arena_copy(walk->scratch, text, length), length);
}

static void name_say(struct piece_walk *walk, const char *name, const char *key)
{
	name = arena_text(walk->scratch, name + 1);
	piece_say(walk, PDF_NAME, key ? key : name, name, strlen(name));
}

static bool object_walk(struct piece_walk *walk, qpdf_oh object, const char *key, int depth);

/* The keys first: libqpdf has one place for its iteration. */
static bool dictionary_walk(struct piece_walk *walk, qpdf_oh dictionary, int depth)
{
	const struct qpdf *qpdf = walk->reader->qpdf;
	qpdf_data file = walk->reader->file;
	const char **keys = NULL;
	size_t count = 0, room = 0;
	bool whole = true;

	qpdf->oh_begin_dict_key_iter(file, dictionary);
	while (qpdf->oh_dict_more_keys(file)) {
		if (count == room) {
			room = room ? room * 2 : 16;
			keys = memory_resize(keys, memory_product(room, sizeof *keys));
		}
		keys[count++] = arena_text(walk->scratch, qpdf->oh_dict_next_key(file));
	}
	for (size_t i = 0; i < count && whole; i++) {
		name_say(walk, keys[i], NULL);
		whole = object_walk(walk, qpdf->oh_get_key(file, dictionary, keys[i]),
			keys[i] + 1, depth + 1);
	}
	free(keys);
	return whole;
}

static bool array_walk(struct piece_walk *walk, qpdf_oh array, const char *key, int depth)
{
	int count = source_count(walk->reader, array);

	for (int i = 0; i < count; i++)
		if (!object_walk(walk,
			    walk->reader->qpdf->oh_get_array_item(walk->reader->file, array, i),
			    key, depth + 1))
			return false;
	return true;
}

static bool stream_walk(struct piece_walk *walk, qpdf_oh stream, int depth)
{
	struct pdf_reader *reader = walk->reader;
	qpdf_oh dictionary = reader->qpdf->oh_get_dict(reader->file, stream);
	size_t size;
	char *data = source_data(reader, stream, &size);

	if (!data)
		return source_fail(reader, "a stream can't be decoded");
	piece_say(walk, PDF_STREAM, source_text(reader, source_key(reader, stream, "/Type")),
		data, size);
	free(data);
	return dictionary_walk(walk, dictionary, depth + 1);
}

/* An object that is referred to has its own turn; with another generation than 0 it
 * would have none. */
static bool reference_check(struct piece_walk *walk, qpdf_oh object)
{
	const struct qpdf *qpdf = walk->reader->qpdf;
	qpdf_data file = walk->reader->file;

	if (qpdf->oh_get_generation(file, object) == 0
		&& qpdf->oh_get_object_id(file, object) < walk->reader->object_count)
		return true;
	return source_fail(walk->reader, "a reference leads out of the table of objects");
}

static bool object_walk(struct piece_walk *walk, qpdf_oh object, const char *key, int depth)
{
	struct pdf_reader *reader = walk->reader;

	if (depth && reader->qpdf->oh_is_indirect(reader->file, object))
		return reference_check(walk, object);
	if (depth > PDF_DEPTH)
		return source_fail(reader, "objects are nested too deep");
	switch (reader->qpdf->oh_get_type_code(reader->file, object)) {
	case ot_string:
		string_say(walk, object, key);
		return true;
	case ot_name:
		name_say(walk, reader->qpdf->oh_get_name(reader->file, object), key);
		return true;
	case ot_array:
		return array_walk(walk, object, key, depth);
	case ot_dictionary:
		return dictionary_walk(walk, object, depth);
	case ot_stream:
		return stream_walk(walk, object, depth);
	default:
		return true;
	}
}

static bool top_walk(struct piece_walk *walk, int number)
{
	struct pdf_reader *reader = walk->reader;
	qpdf_oh object = number ? source_object(reader, number)
				: reader->qpdf->get_trailer(reader->file);
	bool whole;

	walk->object = number;
	walk->scratch = arena_new();
	whole = object_walk(walk, object, "", 0);
	arena_free(walk->scratch);
	source_release(reader);
	return whole;
}

bool pdf_reader_visit(struct pdf_reader *reader, pdf_piece_visit *visit, void *context)
{
	struct piece_walk walk = {.reader = reader, .visit = visit, .context = context};

	for (int number = 0; number < reader->object_count; number++)
		if (!top_walk(&walk, number))
			return false;
	return source_sound(reader);
}

/* --- attachments and metadata */

static struct pdf_embedded *specification_read(struct pdf_reader *reader, qpdf_oh object)
{
	struct pdf_embedded *embedded = arena_alloc(reader->arena, sizeof *embedded);
	qpdf_oh files = source_key(reader, object, "/EF");
	qpdf_oh stream = source_key(reader, files, "/UF");
	char *data;

	if (!reader->qpdf->oh_is_stream(reader->file, stream))
		stream = source_key(reader, files, "/F");
	embedded->name = source_text(reader, source_key(reader, object, "/UF"));
	if (!embedded->name)
		embedded->name = source_text(reader, source_key(reader, object, "/F"));
	embedded->description = source_text(reader, source_key(reader, object, "/Desc"));
	embedded->relationship =
		source_text(reader, source_key(reader, object, "/AFRelationship"));
	embedded->type = source_text(reader, source_key(reader, stream, "/Subtype"));
	data = source_data(reader, stream, &embedded->size);
	if (!data)
		source_fail(reader, "an attachment can't be decoded");
	embedded->data = arena_copy(reader->arena, data ? data : "", embedded->size);
	free(data);
	return embedded;
}

const struct pdf_embedded *pdf_reader_attachments(struct pdf_reader *reader)
{
	struct pdf_embedded *first = NULL, **last = &first;

	for (int number = 1; number < reader->object_count && !reader->failed; number++) {
		qpdf_oh object = source_object(reader, number);

		if (reader->qpdf->oh_is_dictionary(
			    reader->file, source_key(reader, object, "/EF"))) {
			*last = specification_read(reader, object);
			last = (struct pdf_embedded **)&(*last)->next;
		}
		source_release(reader);
	}
	return source_sound(reader) ? first : NULL;
}

const char *pdf_reader_metadata(struct pdf_reader *reader, size_t *size)
{
	qpdf_oh root = source_key(reader, reader->qpdf->get_trailer(reader->file), "/Root");
	char *data = source_data(reader, source_key(reader, root, "/Metadata"), size);
	const char *copy = data ? arena_copy(reader->arena, data, *size) : NULL;

	free(data);
	source_release(reader);
	return copy;
}
