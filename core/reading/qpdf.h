/* qpdf.h - libqpdf, loaded when a PDF file is first read.
 *
 * With the ten libraries that it brings it takes a process 4 ms to start, a third of all,
 * and most processes read no PDF: so the program is not linked with it.
 */
#ifndef TODOKE_QPDF_H
#define TODOKE_QPDF_H

#include "base/arena.h"

#include <qpdf/qpdf-c.h>

/* All functions that are used here and by tests, without their prefix. */
#define QPDF_FUNCTIONS(F)                                                                      \
	F(cleanup)                                                                             \
	F(get_error)                                                                           \
	F(get_error_message_detail)                                                            \
	F(get_object_by_id)                                                                    \
	F(get_trailer)                                                                         \
	F(has_error)                                                                           \
	F(init)                                                                                \
	F(more_warnings)                                                                       \
	F(next_warning)                                                                        \
	F(oh_begin_dict_key_iter)                                                              \
	F(oh_dict_more_keys)                                                                   \
	F(oh_dict_next_key)                                                                    \
	F(oh_get_array_item)                                                                   \
	F(oh_get_array_n_items)                                                                \
	F(oh_get_binary_utf8_value)                                                            \
	F(oh_get_dict)                                                                         \
	F(oh_get_generation)                                                                   \
	F(oh_get_int_value)                                                                    \
	F(oh_get_key)                                                                          \
	F(oh_get_name)                                                                         \
	F(oh_get_numeric_value)                                                                \
	F(oh_get_object_id)                                                                    \
	F(oh_get_stream_data)                                                                  \
	F(oh_get_type_code)                                                                    \
	F(oh_get_value_as_int)                                                                 \
	F(oh_is_array)                                                                         \
	F(oh_is_dictionary)                                                                    \
	F(oh_is_indirect)                                                                      \
	F(oh_is_integer)                                                                       \
	F(oh_is_name)                                                                          \
	F(oh_is_null)                                                                          \
	F(oh_is_number)                                                                        \
	F(oh_is_stream)                                                                        \
	F(oh_is_string)                                                                        \
	F(oh_new_binary_string)                                                                \
	F(oh_new_null)                                                                         \
	F(oh_release_all)                                                                      \
	F(oh_unparse_resolved)                                                                 \
	F(read_memory)                                                                         \
	F(set_attempt_recovery)                                                                \
	F(set_suppress_warnings)                                                               \
	F(silence_errors)

struct qpdf {
#define QPDF_MEMBER(name) __typeof__(qpdf_##name) *name;
	QPDF_FUNCTIONS(QPDF_MEMBER)
#undef QPDF_MEMBER
};

/* NULL, with why in *REASON, when the system has no libqpdf to load. */
const struct qpdf *qpdf_load(struct arena *arena, const char **reason);

#endif
