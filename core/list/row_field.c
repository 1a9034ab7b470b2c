/* row_field.c - what the fields of a row mean. */
#include "base/arena.h"
#include "base/utf8.h"
#include "list/fold.h"
#include "list/postal.h"
#include "list/row_reading.h"
#include "record/nearest.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { ADDRESS_LINES = 3, GIFT_DIGITS = 9 };

static const char *meaning(
	const struct row_reader *reader, enum word_list list, const char *text)
{
	return vocabulary_meaning(reader->list->vocabulary, list, text);
}

void field_word(struct row_reader *reader, enum list_field field, enum word_list list,
	const char *fallback, const char *fault)
{
	const char *text = reader->row.fields[field];
	const char *means = *text ? meaning(reader, list, text) : fallback;

	if (!means)
		row_refuse_value(reader, fault, field, text);
	reader->row.fields[field] = means ? means : fallback;
}

void field_empty(struct row_reader *reader, enum list_field field)
{
	const char *text = reader->row.fields[field];

	if (*text && meaning(reader, WORDS_EMPTY, text))
		reader->row.fields[field] = "";
}

void field_sending(struct row_reader *reader, enum list_field field, enum list_outcome outcome)
{
	const char *text = reader->row.fields[field];
	const char *means = *text ? meaning(reader, WORDS_SENDING, text) : "no";

	if (means && strcmp(means, "no") == 0)
		return;
	if (means && strcmp(means, "apart") == 0)
		outcome = LIST_HELD_APART;
	else if (means)
		outcome = LIST_STOPPED;
	row_refuse_value(reader,
		outcome == LIST_STOPPED ? "list-row-stopped" : "list-row-apart", field, text);
	reader->row.outcome = outcome;
}

/* The character at *TEXT in ASCII, if it is a wide form of that; moves *TEXT over it. */
static uint32_t plain_take(const char **text)
{
	size_t taken;
	uint32_t character = fold_width(utf8_decode(*text, strlen(*text), &taken));

	*text += taken;
	return character;
}

static bool is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

static bool has_digit(const char *text)
{
	while (*text)
		if (is_digit(plain_take(&text)))
			return true;
	return false;
}

static bool kanji_begins(const char *text)
{
	static const char numerals[] = "一二三四五六七八九十";

	for (const char *numeral = numerals; *numeral; numeral += 3)
		if (strncmp(text, numeral, 3) == 0)
			return true;
	return false;
}

/* 5番6号, 5-6, 四丁目5番: not 1月2日 or 2-Jan, which a spreadsheet made of it. */
static bool is_house_number(const char *text)
{
	static const char *const counters[] = {"番", "号", "丁目", "の"};
	const char *at = text;
	bool counts = false;

	if (!is_digit(plain_take(&at)))
		return kanji_begins(text) && strstr(text, "丁目");
	while (*at) {
		uint32_t character = plain_take(&at);

		counts |= character == '-';
		if ((character < 0x80 && isalpha((int)character)) || character == U'月')
			return false;
	}
	for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
		counts |= strstr(text, counters[i]) != NULL;
	return counts;
}

/* A number of a house that has a cell of its own goes on the line of its town, so that the
 * building gets the next. */
static size_t lines_join(struct row_reader *reader, const char **lines, size_t count)
{
	size_t start = reader->room_used;

	if (!is_house_number(lines[1]) || has_digit(lines[0]))
		return count;
	row_put(reader, lines[0], strlen(lines[0]));
	row_put(reader, lines[1], strlen(lines[1]));
	lines[0] = row_put_end(reader, start);
	lines[1] = lines[2];
	return count - 1;
}

/* Lines of the address without gaps; a line break in a cell begins a new one. */
void field_address(struct row_reader *reader)
{
	const char *lines[ADDRESS_LINES] = {NULL};
	size_t cells[ADDRESS_LINES] = {0}, count = 0;

	for (size_t i = 0; i < ADDRESS_LINES; i++) {
		char *rest = (char *)reader->row.fields[LIST_ADDRESS_1 + i], *line;

		while (*rest && (line = strsep(&rest, "\n\r"))) {
			const char *trimmed = row_trim(line);

			if (*trimmed && count < ADDRESS_LINES) {
				cells[count] = i;
				lines[count++] = trimmed;
			} else if (*trimmed)
				row_refuse(reader, "list-row-address-lines", NULL);
			if (!rest)
				break;
		}
	}
	if (count > 1 && cells[0] != cells[1])
		count = lines_join(reader, lines, count);
	for (size_t i = 0; i < ADDRESS_LINES; i++)
		reader->row.fields[LIST_ADDRESS_1 + i] = i < count ? lines[i] : "";
}

static bool has_wide_digit(const char *text)
{
	static const char lead[] = "\xEF\xBC"; /* of ０ to ９ */

	while ((text = strstr(text, lead))) {
		text += strlen(lead);
		if ((unsigned char)*text >= 0x90 && (unsigned char)*text <= 0x99)
			return true;
	}
	return false;
}

void field_postal(struct row_reader *reader)
{
	const char *text = reader->row.fields[LIST_POSTAL_CODE];
	char code[POSTAL_SIZE];
	size_t start = reader->room_used;

	if (!*text)
		return;
	if (!postal_read_code(text, code)) {
		row_refuse_value(reader, "list-row-postal-code", LIST_POSTAL_CODE, text);
		return;
	}
	reader->row.wide_postal_code = has_wide_digit(text);
	row_put(reader, code, POSTAL_SIZE - 1);
	reader->row.fields[LIST_POSTAL_CODE] = row_put_end(reader, start);
}

/* Bytes of what parts ids, when it stands AT; else 0. */
static size_t group_end(const char *at)
{
	static const char *const marks[] = {
		"、", "，", "；", "／", "　", ",", ";", "/", "|", " ", "\n", "\r", "\t", "+"};

	if (isalnum((unsigned char)*at) || *at == '-')
		return 0; /* of an id, nearly always */
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(at, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

static void group_refuse(struct row_reader *reader, const char *text, size_t length)
{
	const char *const *groups = reader->list->question->groups;
	struct nearest nearest = {0};
	struct buffer written = {0};

	buffer_add(&written, text, length);
	for (; groups && *groups; groups++)
		nearest_try(&nearest, written.data, *groups, NULL);
	row_refuse(reader, nearest.name ? "list-row-group-near" : "list-row-group-unknown",
		"value", written.data, "nearest", nearest.name ? nearest.name : "", "groups",
		reader->list->all_groups, NULL);
	buffer_done(&written);
}

static void group_take(struct row_reader *reader, const char *text, size_t length)
{
	const char *const *groups = reader->list->question->groups;
	size_t i = 0;

	while (groups && groups[i]
		&& (strncmp(groups[i], text, length) != 0 || groups[i][length]))
		i++;
	if (groups && groups[i])
		reader->groups[i] = true;
	else
		group_refuse(reader, text, length);
}

/* The ids in FIELD, in the order of the record, each once. */
void field_groups(struct row_reader *reader)
{
	const char *const *groups = reader->list->question->groups;
	const char *at = reader->row.fields[LIST_GROUP];
	size_t start = reader->room_used;

	if (!*at && reader->list->only_group)
		reader->row.fields[LIST_GROUP] = at = reader->list->only_group;
	for (size_t i = 0; groups && groups[i]; i++)
		reader->groups[i] = false;
	if (!*at && reader->party)
		return; /* nothing is recorded that is the partner's, and the letter says so */
	if (!*at) {
		row_refuse(reader, "list-row-group", "groups", reader->list->all_groups, NULL);
		return;
	}
	while (*at) {
		const char *end = at;

		while (*end && !group_end(end))
			end++;
		if (end > at)
			group_take(reader, at, (size_t)(end - at));
		at = end + (*end ? group_end(end) : 0);
	}
	for (size_t i = 0; groups && groups[i]; i++) {
		if (!reader->groups[i])
			continue;
		if (reader->room_used > start)
			row_put(reader, " ", 1);
		row_put(reader, groups[i], strlen(groups[i]));
	}
	reader->row.fields[LIST_GROUP] = row_put_end(reader, start);
}

/* Own items a line each; 、 and line breaks part them. */
void field_items(struct row_reader *reader)
{
	const char *at = reader->row.fields[LIST_ITEMS];
	size_t start = reader->room_used;
	bool between = false;

	for (; *at; at++) {
		size_t length = strncmp(at, "、", 3) == 0                  ? 3
				: *at == '\n' || *at == '\r' || *at == ';' ? 1
									   : 0;

		if (length) {
			between = reader->room_used > start;
			at += length - 1;
			continue;
		}
		if (between)
			row_put(reader, "\n", 1);
		between = false;
		row_put(reader, at, 1);
	}
	reader->row.fields[LIST_ITEMS] = row_put_end(reader, start);
}

/* Yen in digits: of 1,000円, ￥1000. */
void field_gift(struct row_reader *reader)
{
	const char *text = reader->row.fields[LIST_GIFT];
	struct buffer plain = {0};
	size_t start = reader->room_used, digits = 0;
	const char *at;

	if (!*text)
		return;
	fold_add(&plain, text);
	at = plain.data;
	at += *at == '\\'                 ? 1
	      : strncmp(at, "¥", 2) == 0  ? 2
	      : strncmp(at, "￥", 3) == 0 ? 3
					  : 0;
	for (; (*at >= '0' && *at <= '9') || *at == ','; at++)
		if (*at != ',' && digits++ < GIFT_DIGITS)
			row_put(reader, at, 1);
	if (!digits || digits > GIFT_DIGITS || (*at && strcmp(at, "円") != 0))
		row_refuse_value(reader, "list-row-gift", LIST_GIFT, text);
	reader->row.fields[LIST_GIFT] = row_put_end(reader, start);
	buffer_done(&plain);
}

void field_key(struct row_reader *reader)
{
	char number[24];
	size_t start = reader->room_used;

	if (*reader->row.fields[LIST_KEY])
		return;
	if (reader->list->columns.has[LIST_KEY]) {
		row_refuse(
			reader, "list-row-key", "column", row_heading(reader, LIST_KEY), NULL);
		return;
	}
	snprintf(number, sizeof number, "%07zu", reader->row.number);
	row_put(reader, number, strlen(number));
	reader->row.fields[LIST_KEY] = row_put_end(reader, start);
}
