/* letter_file.c - what the file of one letter is called. */
#include "letters/letter_file.h"

#include "base/file_name.h"
#include "list/fold.h"

#include <string.h>

/* Bytes of a key; file systems take 255 in all, some archives less. */
enum { KEY_MOST = 100 };

static bool text_shows(const struct buffer *key, const char *text)
{
	struct buffer sought = {0};
	bool shows;

	fold_add(&sought, text);
	shows = sought.length && strstr(key->data, sought.data);
	buffer_done(&sought);
	return shows;
}

/* The name of a company or an office is nobody's. */
static bool person_shows(const struct list_row *row)
{
	static const enum list_field fields[] = {
		LIST_NAME, LIST_KANA, LIST_GUARDIAN, LIST_MAIL};
	bool is_house = strcmp(row->fields[LIST_HONORIFIC], "御中") == 0, shows = false;
	struct buffer key = {0};

	fold_add(&key, row->fields[LIST_KEY]);
	for (size_t i = is_house; i < sizeof fields / sizeof *fields && !shows; i++)
		shows = text_shows(&key, row->fields[fields[i]]);
	buffer_done(&key);
	return shows;
}

const char *letter_file_name(
	const struct list_row *row, size_t index, const char *ending, struct arena *arena)
{
	const char *key = row->fields[LIST_KEY];
	char *clean = arena_text(arena, key);

	if (strlen(key) > KEY_MOST || person_shows(row))
		return arena_format(arena, "letter-%08zu%s", index + 1, ending);
	file_name_clean(clean);
	if (strcmp(clean, key) != 0 || file_name_is_device(key))
		return arena_format(arena, "%s-%08zu%s", clean, index + 1, ending);
	return arena_format(arena, "%s%s", key, ending);
}
