/* buffer.h - bytes that grow.
 *
 * A buffer is zero-initialised ({0}), lives where you put it, and gives its
 * memory back in buffer_done.  DATA is NUL-ended after every buffer_add*, so it
 * may be used as text; it is NULL while nothing was ever added.
 */
#ifndef TODOKE_BUFFER_H
#define TODOKE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

struct buffer {
	char *data;
	size_t length, capacity;
};

void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_byte(struct buffer *buffer, char byte);
void buffer_format(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void buffer_vformat(struct buffer *buffer, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));

/* TEXT with & < > " and control characters escaped for XML or HTML. */
void buffer_escape(struct buffer *buffer, const char *text);

/* TEXT as a string of JSON, with its quotes. */
void buffer_json(struct buffer *buffer, const char *text);

/* An attribute of XML or HTML with the space before it; nothing when VALUE is NULL. */
void buffer_attribute(struct buffer *buffer, const char *name, const char *value);

/* Empty, but keeps its memory. */
void buffer_clear(struct buffer *buffer);

/* Where MORE bytes have room behind those there are; who puts some there adds to LENGTH. */
char *buffer_room(struct buffer *buffer, size_t more);
void buffer_done(struct buffer *buffer);

#endif
