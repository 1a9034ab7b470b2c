/* source.c - the bytes of an XML file, before any parser sees them.
 *
 * Other encodings are recognised only to be named: in Japan a file that is not
 * UTF-8 is nearly always CP932 from an editor's "ANSI", or UTF-16.
 */
#include "xml/source.h"

#include "base/utf8.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, ESCAPE = 0x1B, DELETE = 0x7F };

void cursor_move(struct cursor *cursor, const char *data, size_t offset)
{
	for (; cursor->offset < offset; cursor->offset++) {
		unsigned char byte = (unsigned char)data[cursor->offset];

		if (byte == '\n') {
			cursor->line++;
			cursor->column = 1;
		} else if ((byte & 0xC0) != 0x80) {
			cursor->column++;
		}
	}
}

/* --- the file */

static void finding_about_file(struct findings *findings, const char *id, const char *path)
{
	finding_add(findings, id, (struct place){.file = path}, "file", path, NULL);
}

static void finding_about_error(struct findings *findings, const char *path, int error)
{
	if (error == ENOENT || error == ENOTDIR)
		finding_about_file(findings, "file-missing", path);
	else if (error == EACCES)
		finding_about_file(findings, "file-denied", path);
	else
		finding_add(findings, "file-unreadable", (struct place){.file = path}, "reason",
			strerror(error), NULL);
}

static bool source_regular(int descriptor, const char *path, struct findings *findings)
{
	struct stat status;

	if (fstat(descriptor, &status) != 0)
		finding_about_error(findings, path, errno);
	else if (S_ISDIR(status.st_mode))
		finding_about_file(findings, "file-directory", path);
	else if (!S_ISREG(status.st_mode))
		finding_about_file(findings, "file-special", path);
	else
		return true;
	return false;
}

static void finding_about_size(struct findings *findings, const char *file, size_t limit)
{
	char text[32];

	snprintf(text, sizeof text, "%zu", limit);
	finding_add(findings, "xml-large", (struct place){.file = file}, "limit", text, NULL);
}

static bool source_drain(int descriptor, const char *path, size_t limit, struct buffer *bytes,
	struct findings *findings)
{
	char chunk[CHUNK];
	ssize_t taken;

	while ((taken = read(descriptor, chunk, sizeof chunk)) != 0) {
		if (taken < 0 && errno == EINTR)
			continue;
		if (taken < 0) {
			finding_about_error(findings, path, errno);
			return false;
		}
		if ((size_t)taken > limit - bytes->length) {
			finding_about_size(findings, path, limit);
			return false;
		}
		buffer_add(bytes, chunk, (size_t)taken);
	}
	return true;
}

bool source_load(
	const char *path, size_t limit, struct buffer *bytes, struct findings *findings)
{
	/* O_NONBLOCK: a pipe must not make us wait before we can refuse it. */
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	bool loaded;

	if (descriptor < 0) {
		finding_about_error(findings, path, errno);
		return false;
	}
	loaded = source_regular(descriptor, path, findings)
		 && source_drain(descriptor, path, limit, bytes, findings);
	close(descriptor);
	return loaded;
}

/* --- the encoding */

size_t source_mark(const char *data, size_t size)
{
	return size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* UTF-16 and UTF-32 are told by their marks, or by where the NUL bytes of the
 * first '<' stand. */
static const char *wide_encoding(const char *data, size_t size)
{
	if (size >= 4
		&& (memcmp(data, "\xFF\xFE\0\0", 4) == 0 || memcmp(data, "<\0\0\0", 4) == 0
			|| memcmp(data, "\0\0", 2) == 0))
		return "UTF-32";
	if (size >= 2
		&& (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0
			|| memcmp(data, "<\0", 2) == 0 || memcmp(data, "\0<", 2) == 0))
		return "UTF-16";
	return NULL;
}

static bool byte_between(const char *data, size_t at, size_t size, int low, int high)
{
	return at < size && (unsigned char)data[at] >= low && (unsigned char)data[at] <= high;
}

static bool is_euc_jp(const char *data, size_t size)
{
	for (size_t at = 0; at < size; at++) {
		if (byte_between(data, at, size, 0, 0x7F))
			continue;
		if (byte_between(data, at, size, 0x8F, 0x8F))
			at++;
		else if (!byte_between(data, at, size, 0x8E, 0x8E)
			 && !byte_between(data, at, size, 0xA1, 0xFE))
			return false;
		at++;
		if (!byte_between(data, at, size, 0xA1, 0xFE))
			return false;
	}
	return true;
}

static bool is_cp932(const char *data, size_t size)
{
	for (size_t at = 0; at < size; at++) {
		if (byte_between(data, at, size, 0, 0x7F)
			|| byte_between(data, at, size, 0xA1, 0xDF))
			continue;
		if (!byte_between(data, at, size, 0x81, 0x9F)
			&& !byte_between(data, at, size, 0xE0, 0xFC))
			return false;
		at++;
		if (!byte_between(data, at, size, 0x40, 0x7E)
			&& !byte_between(data, at, size, 0x80, 0xFC))
			return false;
	}
	return true;
}

/* Kana and kanji take three bytes in UTF-8: where some were read before the
 * first bad byte, the file is UTF-8 with a flaw in it. */
static bool has_three_bytes(const char *data, size_t size)
{
	for (size_t at = 0; at < size; at++)
		if (byte_between(data, at, size, 0xE0, 0xEF))
			return true;
	return false;
}

/* EUC-JP first: Japanese text in CP932 is hardly ever valid EUC-JP (its kana
 * begin with 0x82 and 0x83), while the other way round happens. */
static const char *narrow_encoding(const char *data, size_t size, size_t valid)
{
	if (has_three_bytes(data, valid))
		return NULL;
	if (is_euc_jp(data, size))
		return "EUC-JP";
	return is_cp932(data, size) ? "CP932" : NULL;
}

static struct place place_in(const char *file, const char *data, size_t offset)
{
	struct cursor cursor = CURSOR_START;
	size_t mark = source_mark(data, offset);

	cursor_move(&cursor, data + mark, offset - mark);
	return (struct place){file, cursor.line, cursor.column};
}

static void finding_about_encoding(
	struct findings *findings, struct place place, const char *encoding)
{
	finding_add(findings, encoding ? "xml-encoding" : "xml-bytes", place, "encoding",
		encoding ? encoding : "UTF-8", NULL);
}

/* A byte that XML 1.0 (2.2, Char) does not allow: NUL and most controls. */
static size_t source_control(const char *data, size_t size)
{
	size_t at = 0;

	for (; at < size; at++) {
		unsigned char byte = (unsigned char)data[at];

		if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')
			break;
	}
	return at;
}

static void finding_about_control(
	struct findings *findings, struct place place, unsigned char byte)
{
	char code[8];

	snprintf(code, sizeof code, "%02X", byte);
	if (byte == ESCAPE)
		finding_about_encoding(findings, place, "ISO-2022-JP");
	else
		finding_add(
			findings, byte ? "xml-control" : "xml-nul", place, "code", code, NULL);
}

/* The value of encoding="…" in the XML declaration: where and how long. */
static size_t declared_encoding(const char *data, size_t size, size_t *length)
{
	const char *end, *at, *close;

	if (size < 6 || memcmp(data, "<?xml", 5) != 0 || !isspace((unsigned char)data[5]))
		return 0;
	end = memmem(data, size, "?>", 2);
	at = end ? memmem(data, (size_t)(end - data), "encoding", 8) : NULL;
	if (!at)
		return 0;
	at += strcspn(at, "\"'>");
	close = at < end ? memchr(at + 1, *at, (size_t)(end - at - 1)) : NULL;
	if (!close)
		return 0;
	*length = (size_t)(close - at - 1);
	return (size_t)(at + 1 - data);
}

static bool source_declared(
	const char *file, const char *data, size_t size, struct findings *findings)
{
	size_t length = 0, mark = source_mark(data, size);
	size_t at = declared_encoding(data + mark, size - mark, &length);
	struct buffer name = {0};

	if (!at || (length == 5 && strncasecmp(data + mark + at, "UTF-8", 5) == 0))
		return true;
	buffer_add(&name, data + mark + at, length);
	finding_add(findings, "xml-declared", place_in(file, data, mark + at), "encoding",
		name.data, NULL);
	buffer_done(&name);
	return false;
}

bool source_check(const char *file, const char *data, size_t size, struct findings *findings)
{
	size_t valid, control;

	if (!size) {
		finding_about_file(findings, "xml-empty", file);
		return false;
	}
	if (wide_encoding(data, size)) {
		finding_about_encoding(
			findings, (struct place){file, 1, 1}, wide_encoding(data, size));
		return false;
	}
	valid = utf8_valid(data, size);
	control = source_control(data, valid);
	if (control < valid) {
		finding_about_control(
			findings, place_in(file, data, control), (unsigned char)data[control]);
		return false;
	}
	if (valid < size) {
		finding_about_encoding(findings, place_in(file, data, valid),
			narrow_encoding(data, size, valid));
		return false;
	}
	return source_declared(file, data, size, findings);
}
