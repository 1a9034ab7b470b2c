/* list_file.c - the file of a list. */
#include "list/list_file.h"

#include "list/evidence.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static bool regular_open(struct list_file *file, struct findings *findings)
{
	file->fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file->fd >= 0 && fstat(file->fd, &file->as_opened) == 0
		&& S_ISREG(file->as_opened.st_mode))
		return true;
	finding_add(findings, "list-unreadable", (struct place){file->path, 0, 0}, "reason",
		strerror(file->fd < 0 ? errno : EINVAL), NULL);
	return false;
}

static bool encoding_find(struct list_file *file, const char *asked, struct findings *findings)
{
	struct evidence evidence;

	if (!evidence_find(file->fd, file->path, asked, &evidence, findings))
		return false;
	file->encoding = evidence.encoding;
	file->mark = evidence.mark;
	file->manner.unit = strncmp(evidence.encoding, "utf-16", 6) == 0 ? 2 : 1;
	file->manner.is_big = strcmp(evidence.encoding, "utf-16be") == 0;
	return true;
}

/* Which of comma, tab and semicolon stands most often outside quotes in the heading TEXT. */
static char separator_find(const char *text)
{
	static const char separators[] = ",\t;";
	size_t counts[3] = {0}, best = 0;
	bool quoted = false;

	for (; *text && (quoted || (*text != '\n' && *text != '\r')); text++) {
		quoted ^= *text == '"';
		for (size_t i = 0; i < 3; i++)
			counts[i] += !quoted && *text == separators[i];
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return separators[best];
}

/* A scan before the row NUMBER. */
static struct row_scan *scan_before(const struct list_file *file, size_t number)
{
	struct row_scan *scan = row_scan_new(file->fd, file->mark, file->manner);
	struct raw_row raw;
	int failure;

	while (--number && row_scan_next(scan, &raw, &failure))
		continue;
	return scan;
}

struct row_scan *list_file_rows(const struct list_file *file)
{
	return scan_before(file, file->heading + 1);
}

/* The row NUMBER, as the separator lets it be read. */
static bool heading_scan(const struct list_file *file, size_t number, struct raw_row *raw,
	struct row_scan **scan)
{
	int failure;

	row_scan_free(*scan);
	*scan = scan_before(file, number);
	return row_scan_next(*scan, raw, &failure) && raw->fault != ROW_LONG;
}

/* The row is scanned twice: its separator is in it. */
static bool heading_read(struct list_file *file, size_t number, struct row_scan **scan,
	struct raw_row *raw, struct cells *heading)
{
	struct buffer text = {0};
	bool right;
	size_t at;

	file->manner.separator = ',';
	right = heading_scan(file, number, raw, scan)
		&& decoding_add(heading->decoding, raw->bytes, raw->size, &text) == raw->size;
	buffer_text(&text, "");
	file->manner.separator = separator_find(text.data);
	buffer_done(&text);
	right = right && heading_scan(file, number, raw, scan) && raw->fault == ROW_SOUND;
	cells_done(heading);
	heading->separator = file->manner.separator;
	heading->most = raw->size + 1;
	return right && cells_read(heading, raw->bytes, raw->size, &at) == CELLS_SOUND;
}

bool list_file_take_heading(struct list_file *file, size_t number, struct cells *heading)
{
	struct row_scan *scan = NULL;
	struct raw_row raw = {0};
	bool taken = heading_read(file, number, &scan, &raw, heading);

	file->heading = number;
	file->start = raw.offset;
	file->first = raw.offset + raw.length;
	row_scan_free(scan);
	return taken;
}

bool list_file_open(struct list_file *file, const char *path, const char *asked,
	struct cells *heading, struct findings *findings)
{
	bool right;

	*file = (struct list_file){.path = path, .fd = -1};
	*heading = (struct cells){0};
	if (!regular_open(file, findings) || !encoding_find(file, asked, findings))
		return false;
	heading->decoding = decoding_open(file->encoding);
	right = heading->decoding && list_file_take_heading(file, 1, heading);
	if (!right)
		finding_add(findings, file->first > file->mark ? "list-heading" : "list-empty",
			(struct place){path, 1, 0}, NULL);
	return right;
}

void list_file_close(struct list_file *file)
{
	if (file->fd >= 0)
		close(file->fd);
	file->fd = -1;
}

bool list_file_is_same(const struct list_file *file)
{
	const struct stat *then = &file->as_opened;
	struct stat now;

	return stat(file->path, &now) == 0 && now.st_dev == then->st_dev
	       && now.st_ino == then->st_ino && now.st_size == then->st_size
	       && now.st_mtim.tv_sec == then->st_mtim.tv_sec
	       && now.st_mtim.tv_nsec == then->st_mtim.tv_nsec;
}
