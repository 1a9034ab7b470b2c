/* buffer.c - bytes that grow. */
#include "base/buffer.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room for MORE bytes and the final NUL. */
static void buffer_reserve(struct buffer *buffer, size_t more)
{
	size_t needed, capacity = buffer->capacity ? buffer->capacity : 64;

	if (more < buffer->capacity - buffer->length) /* nearly always */
		return;
	if (__builtin_add_overflow(buffer->length, more, &needed) || needed > SIZE_MAX / 4)
		memory_out();
	if (needed + 1 <= buffer->capacity)
		return;
	while (capacity < needed + 1)
		capacity *= 2;
	buffer->data = memory_resize(buffer->data, capacity);
	buffer->capacity = capacity;
}

char *buffer_room(struct buffer *buffer, size_t more)
{
	buffer_reserve(buffer, more);
	return buffer->data + buffer->length;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
	buffer_reserve(buffer, length);
	if (length)
		memcpy(buffer->data + buffer->length, bytes, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_byte(struct buffer *buffer, char byte)
{
	buffer_reserve(buffer, 1);
	buffer->data[buffer->length++] = byte;
	buffer->data[buffer->length] = '\0';
}

void buffer_vformat(struct buffer *buffer, const char *format, va_list arguments)
{
	enum { LIKELY = 64 }; /* nearly always enough, so that it is formatted once */
	va_list again;
	size_t length, room;
	int wanted;

	buffer_reserve(buffer, LIKELY);
	room = buffer->capacity - buffer->length;
	va_copy(again, arguments);
	wanted = vsnprintf(buffer->data + buffer->length, room, format, again);
	va_end(again);
	if (wanted < 0)
		memory_out();
	length = (size_t)wanted;
	if (length >= room) {
		buffer_reserve(buffer, length);
		vsnprintf(buffer->data + buffer->length, length + 1, format, arguments);
	}
	buffer->length += length;
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buffer_vformat(buffer, format, arguments);
	va_end(arguments);
}

void buffer_escape(struct buffer *buffer, const char *text)
{
	for (const char *c = text; *c; c++) {
		if (*c == '&')
			buffer_text(buffer, "&amp;");
		else if (*c == '<')
			buffer_text(buffer, "&lt;");
		else if (*c == '>')
			buffer_text(buffer, "&gt;");
		else if (*c == '"')
			buffer_text(buffer, "&quot;");
		else if (*c == '\t' || *c == '\n' || *c == '\r')
			buffer_format(buffer, "&#%d;", *c);
		else if ((unsigned char)*c >= 0x20)
			buffer_byte(buffer, *c);
	}
}

void buffer_json(struct buffer *buffer, const char *text)
{
	buffer_byte(buffer, '"');
	for (const char *c = text; *c; c++) {
		if (*c == '"' || *c == '\\')
			buffer_format(buffer, "\\%c", *c);
		else if ((unsigned char)*c < 0x20)
			buffer_format(buffer, "\\u%04x", (unsigned)*c);
		else
			buffer_byte(buffer, *c);
	}
	buffer_byte(buffer, '"');
}

void buffer_attribute(struct buffer *buffer, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_format(buffer, " %s=\"", name);
	buffer_escape(buffer, value);
	buffer_byte(buffer, '"');
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->data)
		buffer->data[0] = '\0';
}

void buffer_done(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}
