/* row.c - reading and judging a row. */
#include "list/row.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/cells.h"
#include "list/fold.h"
#include "list/postal.h"
#include "list/printable.h"
#include "record/nearest.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { REASON_WORDS = 8, ADDRESS_LINES = 3, GIFT_DIGITS = 9 };

struct row_reader {
	const struct list *list;
	struct cells cells;
	struct list_row row;
	char *room; /* for what is not as it stands in a cell */
	size_t room_used, room_size, groups_size;
	bool is_person;     /* is named, not only a company */
	bool *groups;       /* of the question, those of this row */
	struct arena *said; /* for the reason; NULL: it has none */
	const char *reason[REASON_WORDS + 1];
};

struct row_reader *row_reader_new(const struct list *list)
{
	struct row_reader *reader = memory_alloc(sizeof *reader);
	size_t groups = 0;

	*reader = (struct row_reader){.list = list,
		.cells = {.decoding = decoding_open(list->file.encoding),
			.separator = list->file.manner.separator,
			.most = list->columns.count}};
	for (const char *const *group = list->question->groups; group && *group; group++) {
		reader->groups_size += strlen(*group) + 1;
		groups++;
	}
	reader->groups = memory_alloc(groups + 1);
	return reader;
}

void row_reader_free(struct row_reader *reader)
{
	if (!reader)
		return;
	decoding_close(reader->cells.decoding);
	cells_done(&reader->cells);
	arena_free(reader->said);
	free(reader->room);
	free(reader->groups);
	free(reader);
}

void row_bearer_fold(const struct row_reader *reader, struct buffer *to)
{
	const char *const *fields = reader->row.fields;

	if (!reader->is_person) {
		fold_add(to, fields[LIST_COMPANY]);
		fold_add(to, fields[LIST_DEPARTMENT]);
	}
	fold_add(to, fields[LIST_NAME]);
}

const struct row_manner *row_manner(const struct row_reader *reader)
{
	return &reader->list->file.manner;
}

size_t row_cells(const struct row_reader *reader)
{
	return reader->cells.count;
}

/* --- memory of one row */

/* Room for all that the fields of a row can be made into: a part of each cell with white space
 * before it, an address broken into lines, a postal code, all groups, a number. */
static void room_begin(struct row_reader *reader)
{
	size_t needed = 2 * reader->cells.text.length + 4 * reader->cells.most
			+ reader->groups_size + 64;

	if (needed > reader->room_size) {
		reader->room = memory_resize(reader->room, needed);
		reader->room_size = needed;
	}
	reader->room_used = 0;
}

/* Puts LENGTH bytes of TEXT behind what was put there last. */
static void room_put(struct row_reader *reader, const char *text, size_t length)
{
	memcpy(reader->room + reader->room_used, text, length);
	reader->room_used += length;
}

static const char *room_end(struct row_reader *reader, size_t start)
{
	reader->room[reader->room_used++] = '\0';
	return reader->room + start;
}

/* --- reasons */

/* The row is refused because of ID, with name, value pairs up to NULL; the first reason
 * counts. */
__attribute__((sentinel)) static void refuse(struct row_reader *reader, const char *id, ...)
{
	size_t count = 0;
	va_list pairs;
	const char *word;

	if (reader->row.outcome == LIST_REFUSED)
		return;
	if (!reader->said)
		reader->said = arena_new();
	va_start(pairs, id);
	while ((word = va_arg(pairs, const char *)) && count < REASON_WORDS)
		reader->reason[count++] = arena_text(reader->said, word);
	va_end(pairs);
	reader->reason[count] = NULL;
	reader->row.outcome = LIST_REFUSED;
	reader->row.reason = id;
	reader->row.arguments = reader->reason;
}

static const char *heading_of(const struct row_reader *reader, enum list_field field)
{
	const char *heading = list_heading(reader->list, field);

	return heading ? heading : list_field_names[field];
}

static void refuse_value(
	struct row_reader *reader, const char *id, enum list_field field, const char *value)
{
	refuse(reader, id, "column", heading_of(reader, field), "value", value, NULL);
}

/* --- fields from cells */

static size_t space_length(const char *at)
{
	if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
		return 1;
	if (*at == '\xC2' && at[1] == '\xA0') /* U+00A0 */
		return 2;
	return *at == '\xE3' && at[1] == '\x80' && at[2] == '\x80' ? 3 : 0; /* U+3000 */
}

/* CELL without white space around it, in place. */
static const char *cell_trim(const char *cell)
{
	char *text = (char *)cell, *end;
	size_t length;

	while ((length = space_length(text)))
		text += length;
	for (end = text + strlen(text); end > text;) {
		if (space_length(end - 1) == 1)
			end--;
		else if (end - text >= 2 && space_length(end - 2) == 2)
			end -= 2;
		else if (end - text >= 3 && space_length(end - 3) == 3)
			end -= 3;
		else
			break;
	}
	if (*end)
		*end = '\0';
	return text;
}

/* The parts of FIELD in their order, 姓　名, 都道府県市区町村. */
static void parts_join(struct row_reader *reader, enum list_field field)
{
	const struct columns *columns = &reader->list->columns;
	size_t start = reader->room_used;

	for (unsigned part = 1; part <= 9; part++)
		for (size_t i = 0; i < columns->count; i++) {
			const char *cell = reader->cells.of[i];

			if (columns->of[i].field != field || columns->of[i].part != part
				|| !*cell)
				continue;
			if (field != LIST_ADDRESS_1 && reader->room_used > start)
				room_put(reader, "\u3000", 3);
			room_put(reader, cell, strlen(cell));
		}
	reader->row.fields[field] = room_end(reader, start);
}

/* False when no cell says anything. */
static bool fields_take(struct row_reader *reader)
{
	const struct columns *columns = &reader->list->columns;
	bool parts[LIST_FIELDS] = {false}, says = reader->cells.count > columns->count;

	for (size_t i = 0; i < columns->count; i++) {
		enum list_field field = columns->of[i].field;

		if (!*reader->cells.of[i])
			continue;
		reader->cells.of[i] = cell_trim(reader->cells.of[i]);
		says = says || *reader->cells.of[i];
		if (field < LIST_FIELDS && columns->of[i].part)
			parts[field] = true;
		else if (field < LIST_FIELDS)
			reader->row.fields[field] = reader->cells.of[i];
	}
	for (enum list_field field = 0; field < LIST_FIELDS; field++)
		if (parts[field])
			parts_join(reader, field);
	return says;
}

/* --- what fields mean */

static const char *meaning(
	const struct row_reader *reader, enum word_list list, const char *text)
{
	return vocabulary_meaning(reader->list->vocabulary, list, text);
}

/* A word of LIST in FIELD as what it means; FALLBACK when nothing stands there. */
static void word_read(struct row_reader *reader, enum list_field field, enum word_list list,
	const char *fallback, const char *fault)
{
	const char *text = reader->row.fields[field];
	const char *means = *text ? meaning(reader, list, text) : fallback;

	if (!means)
		refuse_value(reader, fault, field, text);
	reader->row.fields[field] = means ? means : fallback;
}

/* What is marked as empty, 「なし」, is. */
static void emptiness_read(struct row_reader *reader, enum list_field field)
{
	const char *text = reader->row.fields[field];

	if (*text && meaning(reader, WORDS_EMPTY, text))
		reader->row.fields[field] = "";
}

/* Anything but a word that says no keeps the letter back. */
static void sending_read(
	struct row_reader *reader, enum list_field field, enum list_outcome outcome)
{
	const char *text = reader->row.fields[field];
	const char *means = *text ? meaning(reader, WORDS_SENDING, text) : "no";

	if (means && strcmp(means, "no") == 0)
		return;
	if (means && strcmp(means, "apart") == 0)
		outcome = LIST_HELD_APART;
	else if (means)
		outcome = LIST_STOPPED;
	refuse_value(reader, outcome == LIST_STOPPED ? "list-row-stopped" : "list-row-apart",
		field, text);
	reader->row.outcome = outcome;
}

/* Lines of the address without gaps; a line break in a cell begins a new one. */
static void address_read(struct row_reader *reader)
{
	const char *lines[ADDRESS_LINES];
	size_t count = 0;

	for (size_t i = 0; i < ADDRESS_LINES; i++) {
		char *rest = (char *)reader->row.fields[LIST_ADDRESS_1 + i], *line;

		while (*rest && (line = strsep(&rest, "\n\r"))) {
			const char *trimmed = cell_trim(line);

			if (*trimmed && count < ADDRESS_LINES)
				lines[count++] = trimmed;
			else if (*trimmed)
				refuse(reader, "list-row-address-lines", NULL);
			if (!rest)
				break;
		}
	}
	for (size_t i = 0; i < ADDRESS_LINES; i++)
		reader->row.fields[LIST_ADDRESS_1 + i] = i < count ? lines[i] : "";
}

static void postal_read(struct row_reader *reader)
{
	const char *text = reader->row.fields[LIST_POSTAL_CODE];
	char code[POSTAL_SIZE];
	size_t start = reader->room_used;

	if (!*text)
		return;
	if (!postal_read_code(text, code)) {
		refuse_value(reader, "list-row-postal-code", LIST_POSTAL_CODE, text);
		return;
	}
	room_put(reader, code, POSTAL_SIZE - 1);
	reader->row.fields[LIST_POSTAL_CODE] = room_end(reader, start);
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
	refuse(reader, nearest.name ? "list-row-group-near" : "list-row-group-unknown", "value",
		written.data, "nearest", nearest.name ? nearest.name : "", NULL);
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
static void groups_read(struct row_reader *reader)
{
	const char *const *groups = reader->list->question->groups;
	const char *at = reader->row.fields[LIST_GROUP];
	size_t start = reader->room_used;

	if (!*at && reader->list->only_group)
		reader->row.fields[LIST_GROUP] = at = reader->list->only_group;
	if (!*at) {
		refuse(reader, "list-row-group", NULL);
		return;
	}
	for (size_t i = 0; groups && groups[i]; i++)
		reader->groups[i] = false;
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
			room_put(reader, " ", 1);
		room_put(reader, groups[i], strlen(groups[i]));
	}
	reader->row.fields[LIST_GROUP] = room_end(reader, start);
}

/* Own items a line each; 、 and line breaks part them. */
static void items_read(struct row_reader *reader)
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
			room_put(reader, "\n", 1);
		between = false;
		room_put(reader, at, 1);
	}
	reader->row.fields[LIST_ITEMS] = room_end(reader, start);
}

/* Yen in digits: of 1,000円, ￥1000. */
static void gift_read(struct row_reader *reader)
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
			room_put(reader, at, 1);
	if (!digits || digits > GIFT_DIGITS || (*at && strcmp(at, "円") != 0))
		refuse_value(reader, "list-row-gift", LIST_GIFT, text);
	reader->row.fields[LIST_GIFT] = room_end(reader, start);
	buffer_done(&plain);
}

static void key_read(struct row_reader *reader)
{
	char number[24];
	size_t start = reader->room_used;

	if (*reader->row.fields[LIST_KEY])
		return;
	if (reader->list->columns.has[LIST_KEY]) {
		refuse(reader, "list-row-key", "column", heading_of(reader, LIST_KEY), NULL);
		return;
	}
	snprintf(number, sizeof number, "%07zu", reader->row.number);
	room_put(reader, number, strlen(number));
	reader->row.fields[LIST_KEY] = room_end(reader, start);
}

/* --- judging */

/* Without a person's name the department or company is who gets the letter. */
static void bearer_find(struct row_reader *reader)
{
	const char **fields = reader->row.fields;
	enum list_field bearer = *fields[LIST_DEPARTMENT] ? LIST_DEPARTMENT : LIST_COMPANY;

	reader->is_person = *fields[LIST_NAME];
	if (reader->is_person)
		return;
	fields[LIST_NAME] = fields[bearer];
	fields[bearer] = "";
}

static void name_read(struct row_reader *reader)
{
	if (!*reader->row.fields[LIST_NAME])
		refuse(reader, "list-row-name", NULL);
	word_read(reader, LIST_HONORIFIC, WORDS_HONORIFIC, reader->is_person ? "様" : "御中",
		"list-row-honorific");
}

static void honorific_check(struct row_reader *reader, enum list_field field)
{
	const char *name = reader->row.fields[field];
	const char *honorific =
		vocabulary_ending(reader->list->vocabulary, WORDS_HONORIFIC, name);

	if (honorific)
		refuse(reader, "list-row-honorific-twice", "column", heading_of(reader, field),
			"name", name, "honorific", honorific, NULL);
}

static void guardian_check(struct row_reader *reader)
{
	const char *guardian = reader->row.fields[LIST_GUARDIAN];
	struct buffer one = {0}, other = {0};

	if (!*guardian)
		return;
	honorific_check(reader, LIST_GUARDIAN);
	fold_add(&one, guardian);
	fold_add(&other, reader->row.fields[LIST_NAME]);
	if (one.length == other.length && memcmp(one.data, other.data, one.length) == 0)
		refuse_value(reader, "list-row-guardian", LIST_GUARDIAN, guardian);
	buffer_done(&one);
	buffer_done(&other);
}

static void characters_check(struct row_reader *reader, enum list_field field, unsigned allowed)
{
	const char *text = reader->row.fields[field];
	struct unfit unfit;
	static const char *const ids[] = {[UNFIT_GARBLED] = "list-row-garbled",
		[UNFIT_PRIVATE] = "list-row-private",
		[UNFIT_CONTROL] = "list-row-control"};

	if (!*text || !printable_unfit(text, allowed, &unfit))
		return;
	refuse(reader, ids[unfit.kind], "column", heading_of(reader, field), "value", text,
		"code", unfit.code, NULL);
}

static void all_characters_check(struct row_reader *reader)
{
	static const struct {
		enum list_field field;
		unsigned allowed;
	} checks[] = {{LIST_NAME, 0}, {LIST_KANA, 0}, {LIST_GUARDIAN, 0}, {LIST_COMPANY, 0},
		{LIST_DEPARTMENT, 0}, {LIST_POSITION, 0}, {LIST_ADDRESS_1, 0},
		{LIST_ADDRESS_2, 0}, {LIST_ADDRESS_3, 0},
		{LIST_ITEMS, PRINTABLE_LINES | PRINTABLE_QUESTIONS},
		{LIST_KEY, PRINTABLE_QUESTIONS}};

	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		characters_check(reader, checks[i].field, checks[i].allowed);
}

static void reach_check(struct row_reader *reader)
{
	const char **fields = reader->row.fields;

	if (strcmp(fields[LIST_CHANNEL], "paper") == 0) {
		if (!*fields[LIST_ADDRESS_1])
			refuse(reader, "list-row-address", NULL);
		return;
	}
	if (!*fields[LIST_MAIL])
		refuse(reader, "list-row-mail", NULL);
	else if (!mail_is_one(fields[LIST_MAIL]))
		refuse_value(reader, "list-row-mail-address", LIST_MAIL, fields[LIST_MAIL]);
}

static void party_check(struct row_reader *reader)
{
	const char *const *party = reader->list->question->parties;
	const char *written = reader->row.fields[LIST_PARTY];

	if (!party)
		return;
	while (*party && strcmp(*party, written) != 0)
		party++;
	if (!*party)
		refuse_value(reader, "list-row-party", LIST_PARTY, written);
}

static void row_judge(struct row_reader *reader)
{
	bearer_find(reader);
	sending_read(reader, LIST_STOP, LIST_STOPPED);
	if (reader->row.outcome == LIST_ACCEPTED)
		sending_read(reader, LIST_APART, LIST_HELD_APART);
	if (reader->row.outcome != LIST_ACCEPTED)
		return; /* it gets no letter, whatever else it says */
	key_read(reader);
	address_read(reader);
	emptiness_read(reader, LIST_GUARDIAN);
	emptiness_read(reader, LIST_GIFT);
	name_read(reader);
	word_read(reader, LIST_LANGUAGE, WORDS_LANGUAGE, "ja", "list-row-language");
	word_read(
		reader, LIST_CHANNEL, WORDS_CHANNEL, reader->list->channel, "list-row-channel");
	items_read(reader);
	all_characters_check(reader);
	honorific_check(reader, LIST_NAME);
	guardian_check(reader);
	reach_check(reader);
	postal_read(reader);
	groups_read(reader);
	gift_read(reader);
	party_check(reader);
}

static void row_begin(struct row_reader *reader, const struct raw_row *raw, size_t number)
{
	arena_free(reader->said);
	reader->said = NULL;
	reader->row = (struct list_row){.number = number, .line = raw->line};
	for (size_t i = 0; i < LIST_FIELDS; i++)
		reader->row.fields[i] = "";
}

/* Takes the row apart; false when that fails: the row is refused. */
static bool cells_take(struct row_reader *reader, const struct raw_row *raw)
{
	enum cells_fault fault = CELLS_SOUND;
	char byte[24], code[4];
	size_t at = 0;

	if (raw->fault == ROW_LONG)
		refuse(reader, "list-row-long", NULL);
	else
		fault = cells_read(&reader->cells, raw->bytes, raw->size, &at);
	snprintf(byte, sizeof byte, "%zu", at + 1);
	if (fault == CELLS_BYTES) {
		snprintf(code, sizeof code, "%02X", (unsigned char)raw->bytes[at]);
		refuse(reader, "list-row-bytes", "encoding", reader->list->file.encoding,
			"byte", byte, "code", code, NULL);
	} else if (fault == CELLS_NUL)
		refuse(reader, "list-row-nul", NULL);
	if (raw->fault == ROW_QUOTE)
		refuse(reader, "list-row-quote", NULL);
	return reader->row.outcome == LIST_ACCEPTED;
}

const struct list_row *row_read(
	struct row_reader *reader, const struct raw_row *raw, size_t number)
{
	row_begin(reader, raw, number);
	if (!cells_take(reader, raw))
		return &reader->row;
	room_begin(reader);
	if (!fields_take(reader))
		return NULL;
	if (reader->cells.count > reader->cells.most)
		refuse(reader, "list-row-cells", NULL); /* what it says stands elsewhere */
	else
		row_judge(reader);
	return &reader->row;
}
