/* pdf_reader.c - looking into a finished PDF file with libqpdf, for tests. */
#include "pdf_reader.h"

#include "base/arena.h"
#include "program.h"

#include <check.h>
#include <ctype.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

struct pdf_reader {
	struct arena *arena;
	qpdf_data file;
	char *bytes;
	size_t size;
};

struct pdf_reader *pdf_reader_open(const char *path)
{
	struct pdf_reader *reader = memory_alloc(sizeof *reader);
	QPDF_ERROR_CODE status;

	*reader = (struct pdf_reader){.arena = arena_new(), .file = qpdf_init()};
	reader->bytes = file_read(path, &reader->size);
	ck_assert_msg(reader->bytes != NULL, "%s is not there", path);
	qpdf_set_suppress_warnings(reader->file, QPDF_TRUE);
	status = qpdf_read(reader->file, path, NULL);
	if (status & QPDF_ERRORS)
		ck_abort_msg("%s: %s", path,
			qpdf_get_error_full_text(reader->file, qpdf_get_error(reader->file)));
	status = qpdf_check_pdf(reader->file);
	ck_assert_msg(status == QPDF_SUCCESS && !qpdf_more_warnings(reader->file),
		"qpdf finds faults in %s", path);
	return reader;
}

void pdf_reader_close(struct pdf_reader *reader)
{
	qpdf_cleanup(&reader->file);
	arena_free(reader->arena);
	free(reader->bytes);
	free(reader);
}

size_t pdf_reader_pages(const struct pdf_reader *reader)
{
	return (size_t)qpdf_get_num_pages(reader->file);
}

const char *pdf_reader_bytes(const struct pdf_reader *reader, size_t *size)
{
	*size = reader->size;
	return reader->bytes;
}

/* The member of OBJECT that STEP names. */
static qpdf_oh object_step(struct pdf_reader *reader, qpdf_oh object, const char *step)
{
	qpdf_data file = reader->file;

	if (qpdf_oh_is_array(file, object)) {
		int at = isdigit((unsigned char)*step) ? atoi(step) : -1;

		return at >= 0 && at < qpdf_oh_get_array_n_items(file, object)
			       ? qpdf_oh_get_array_item(file, object, at)
			       : qpdf_oh_new_null(file);
	}
	if (qpdf_oh_is_stream(file, object))
		object = qpdf_oh_get_dict(file, object);
	if (!qpdf_oh_is_dictionary(file, object))
		return qpdf_oh_new_null(file);
	return qpdf_oh_get_key(file, object, arena_format(reader->arena, "/%s", step));
}

static qpdf_oh object_find(struct pdf_reader *reader, const char *format, va_list arguments)
{
	char *path = arena_vformat(reader->arena, format, arguments), *rest = NULL;
	char *step = strtok_r(path, "/", &rest);
	qpdf_oh object = qpdf_get_trailer(reader->file);

	if (step && !strcmp(step, "Page")) {
		step = strtok_r(NULL, "/", &rest);
		ck_assert(step && (size_t)atoi(step) < pdf_reader_pages(reader));
		object = qpdf_get_page_n(reader->file, (size_t)atoi(step));
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
	qpdf_data file = reader->file;

	if (qpdf_oh_is_stream(file, object) || qpdf_oh_is_dictionary(file, object))
		return "<<";
	if (qpdf_oh_is_array(file, object))
		return "[";
	if (qpdf_oh_is_string(file, object))
		return arena_text(reader->arena, qpdf_oh_get_utf8_value(file, object));
	if (qpdf_oh_is_name(file, object))
		return arena_text(reader->arena, qpdf_oh_get_name(file, object));
	return arena_text(reader->arena, qpdf_oh_unparse_resolved(file, object));
}

const char *pdf_value(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;

	OBJECT_FIND(object, reader, format);
	return value_text(reader, object);
}

bool pdf_value_is(struct pdf_reader *reader, const char *wanted, const char *format, ...)
{
	qpdf_oh object;

	OBJECT_FIND(object, reader, format);
	return strcmp(value_text(reader, object), wanted) == 0;
}

bool pdf_has(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;

	OBJECT_FIND(object, reader, format);
	return !qpdf_oh_is_null(reader->file, object);
}

long pdf_number(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;

	OBJECT_FIND(object, reader, format);
	if (!qpdf_oh_is_integer(reader->file, object))
		return -1;
	return (long)qpdf_oh_get_int_value(reader->file, object);
}

size_t pdf_count(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;

	OBJECT_FIND(object, reader, format);
	if (!qpdf_oh_is_array(reader->file, object))
		return 0;
	return (size_t)qpdf_oh_get_array_n_items(reader->file, object);
}

int pdf_object(struct pdf_reader *reader, const char *format, ...)
{
	qpdf_oh object;

	OBJECT_FIND(object, reader, format);
	return qpdf_oh_get_object_id(reader->file, object);
}

const char *pdf_key(struct pdf_reader *reader, size_t index, const char *format, ...)
{
	const char *key = NULL;
	qpdf_oh object;

	OBJECT_FIND(object, reader, format);
	if (!qpdf_oh_is_dictionary(reader->file, object))
		return NULL;
	qpdf_oh_begin_dict_key_iter(reader->file, object);
	while (qpdf_oh_dict_more_keys(reader->file)) {
		const char *next = qpdf_oh_dict_next_key(reader->file);

		if (index-- == 0)
			key = arena_text(reader->arena, next + 1);
	}
	return key;
}

const char *pdf_data(struct pdf_reader *reader, size_t *size, const char *format, ...)
{
	unsigned char *bytes = NULL;
	QPDF_BOOL decoded;
	char *copy;
	qpdf_oh object;

	*size = 0;
	OBJECT_FIND(object, reader, format);
	if (!qpdf_oh_is_stream(reader->file, object)
		|| qpdf_oh_get_stream_data(
			   reader->file, object, qpdf_dl_generalized, &decoded, &bytes, size)
			   != QPDF_SUCCESS)
		return NULL;
	copy = arena_copy(reader->arena, (const char *)bytes, *size);
	free(bytes);
	return copy;
}
