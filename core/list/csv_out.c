/* csv_out.c - rows for spreadsheets. */
#include "list/csv_out.h"

#include "base/arena.h"
#include "base/encoding.h"
#include "output/bytes.h"

#include <stdlib.h>
#include <string.h>

enum { FULL = 256 * 1024 };

struct csv_out {
	int fd;
	struct encoding *encoding; /* NULL: UTF-8 */
	struct findings *findings;
	struct buffer row, written;
	size_t lacking;
	bool failed;
};

/* Spreadsheets take what begins so for a formula. */
static bool is_formula(const char *text)
{
	return *text && strchr("=+-@\t\r", *text);
}

const char *csv_plain(const char *text)
{
	return *text == '\'' && is_formula(text + strspn(text, "'")) ? text + 1 : text;
}

void csv_cell(struct buffer *to, const char *text)
{
	buffer_byte(to, '"');
	if (is_formula(text + strspn(text, "'")))
		buffer_byte(to, '\'');
	for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
		buffer_add(to, text, (size_t)(quote - text) + 1);
		buffer_byte(to, '"');
	}
	buffer_text(to, text);
	buffer_byte(to, '"');
}

struct csv_out *csv_out_new(int fd, const char *encoding, struct findings *findings)
{
	struct csv_out *out = memory_alloc(sizeof *out);

	*out = (struct csv_out){.fd = fd, .findings = findings};
	if (strcmp(encoding, "utf-8") == 0)
		buffer_text(&out->written, "\uFEFF");
	else
		out->encoding = encoding_open(encoding);
	return out;
}

static void written_flush(struct csv_out *out)
{
	if (!out->failed)
		out->failed = !bytes_write(&out->written, out->fd, out->findings);
	buffer_clear(&out->written);
}

void csv_out_text(struct csv_out *out, const char *text)
{
	if (out->row.length)
		buffer_byte(&out->row, ',');
	csv_cell(&out->row, text);
}

void csv_out_number(struct csv_out *out, size_t number)
{
	buffer_format(&out->row, out->row.length ? ",%zu" : "%zu", number);
}

void csv_out_row(struct csv_out *out)
{
	struct buffer *row = &out->row;

	buffer_text(row, "\r\n");
	if (out->encoding) {
		out->lacking +=
			encoding_reach(out->encoding, row->data, row->length) < row->length;
		encoding_add(out->encoding, row->data, row->length, &out->written);
	} else
		buffer_add(&out->written, row->data, row->length);
	buffer_clear(row);
	if (out->written.length >= FULL)
		written_flush(out);
}

void csv_out_heading(struct csv_out *out, const char *const *headings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		csv_out_text(out, headings[i]);
	csv_out_row(out);
}

bool csv_out_close(struct csv_out *out, size_t *lacking)
{
	bool right;

	written_flush(out);
	right = !out->failed;
	*lacking = out->lacking;
	encoding_close(out->encoding);
	buffer_done(&out->row);
	buffer_done(&out->written);
	free(out);
	return right;
}
