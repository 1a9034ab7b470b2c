/* pdf_value.c - single values of a PDF file that was opened, for tests. */
#include "pdf_value.h"

#include "reading/pdf_source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A number that a step names; -1 when it names none. */
static int step_number(const char *step)
{
	return step && isdigit((unsigned char)*step) ? atoi(step) : -1;
}

/* The member of OBJECT that STEP names. */
static qpdf_oh object_step(struct pdf_reader *reader, qpdf_oh object, const char *step)
{
	const struct qpdf *qpdf = reader->qpdf;
	qpdf_data file = reader->file;

	if (qpdf->oh_is_array(file, object)) {
		int at = step_number(step);

		return at >= 0 && at < source_count(reader, object)
			       ? qpdf->oh_get_array_item(file, object, at)
			       : qpdf->oh_new_null(file);
	}
	return source_key(reader, object, arena_format(reader->arena, "/%s", step));
}

static qpdf_oh object_start(struct pdf_reader *reader, const char *step, int number)
{
	if (!strcmp(step, "Object") && number > 0 && number < reader->object_count)
		return source_object(reader, number);
	if (!strcmp(step, "Page") && number >= 0 && (size_t)number < reader->page_count)
		return source_object(reader, reader->pages[number]);
	return reader->qpdf->oh_new_null(reader->file);
}

static qpdf_oh object_find(struct pdf_reader *reader, const char *format, va_list arguments)
{
	char *path = arena_vformat(reader->arena, format, arguments), *rest = NULL;
	char *step = strtok_r(path, "/", &rest);
	qpdf_oh object = reader->qpdf->get_trailer(reader->file);

	if (step && (!strcmp(step, "Page") || !strcmp(step, "Object"))) {
		object = object_start(reader, step, step_number(strtok_r(NULL, "/", &rest)));
		step = strtok_r(NULL, "/", &rest);
	}
	for (; step; step = strtok_r(NULL, "/", &rest))
		object = object_step(reader, object, step);
	return object;
}

/* The object at the path that the caller's FORMAT and arguments make. */
#define OBJECT_FIND(object, reader, format)                                                    \
	do {                                                                                   \
		va_list arguments;                                                             \
		va_start(arguments, format);                                                   \
		object = object_find(reader, format, arguments);                               \
		va_end(arguments);                                                             \
	} while (0)

static const char *value_text(struct pdf_reader *reader, qpdf_oh object)
{
	const struct qpdf *qpdf = reader->qpdf;
	qpdf_data file = reader->file;
	size_t length;

	if (qpdf->oh_is_stream(file, object) || qpdf->oh_is_dictionary(file, object))
		return "<<";
	if (qpdf->oh_is_array(file, object))
		return "[";
	if (qpdf->oh_is_string(file, object))
		return arena_text(
			reader->arena, qpdf->oh_get_binary_utf8_value(file, object, &length));
	if (qpdf->oh_is_name(file, object))
		return arena_text(reader->arena, qpdf->oh_get_name(file, object));
	return arena_text(reader->arena, qpdf->oh_unparse_resolved(file, object));
}

const char *pdf_value(struct pdf_reader *reader, const char *format, ...)
{
	const char *text;
	qpdf_oh object;

	OBJECT_FIND(object, reader, format);
	text = value_text(reader, object);
	source_release(reader);
	return text;
}

bool pdf_value_is(struct pdf_reader *reader, const char *wanted, const char *format, ...)
{
	qpdf_oh object;
	bool is;

	OBJECT_FIND(object, reader, format);
	is = strcmp(value_text(reader, object), wanted) == 0;
	source_release(reader);
	return is;
}

bool pdf_has(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;
	bool has;

	OBJECT_FIND(object, reader, format);
	has = !reader->qpdf->oh_is_null(reader->file, object);
	source_release(reader);
	return has;
}

long pdf_number(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;
	long number = -1;

	OBJECT_FIND(object, reader, format);
	if (reader->qpdf->oh_is_integer(reader->file, object))
		number = (long)reader->qpdf->oh_get_int_value(reader->file, object);
	source_release(reader);
	return number;
}

size_t pdf_count(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;
	size_t count;

	OBJECT_FIND(object, reader, format);
	count = (size_t)source_count(reader, object);
	source_release(reader);
	return count;
}

int pdf_object(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;
	int number;

	OBJECT_FIND(object, reader, format);
	number = reader->qpdf->oh_get_object_id(reader->file, object);
	source_release(reader);
	return number;
}

int pdf_objects(const struct pdf_reader *reader)
{
	return reader->object_count;
}

const char *pdf_data(struct pdf_reader *reader, size_t *size, const char *format, ...)
{
	const char *copy;
	qpdf_oh object;
	char *data;

	OBJECT_FIND(object, reader, format);
	data = source_data(reader, object, size);
	copy = data ? arena_copy(reader->arena, data, *size) : NULL;
	free(data);
	source_release(reader);
	return copy;
}
