/* row.c - reading and judging a row. */
#include "list/row.h"

#include "base/arena.h"
#include "list/fold.h"
#include "list/postal.h"
#include "list/printable.h"
#include "list/row_reading.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

	if (!reader->is_person || list_is_of_partners(reader->list)
		|| strcmp(fields[LIST_HONORIFIC], "御中") == 0) {
		fold_add(to, fields[LIST_COMPANY]);
		fold_add(to, fields[LIST_DEPARTMENT]);
	}
	fold_add(to, fields[LIST_NAME]);
}

bool row_is_keyed(const struct row_reader *reader)
{
	return reader->list->columns.has[LIST_KEY];
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
void row_put(struct row_reader *reader, const char *text, size_t length)
{
	memcpy(reader->room + reader->room_used, text, length);
	reader->room_used += length;
}

const char *row_put_end(struct row_reader *reader, size_t start)
{
	reader->room[reader->room_used++] = '\0';
	return reader->room + start;
}

/* --- reasons */

/* The row is refused because of ID, with name, value pairs up to NULL; the first reason
 * counts. */
void row_refuse(struct row_reader *reader, const char *id, ...)
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

const char *row_heading(const struct row_reader *reader, enum list_field field)
{
	return list_heading_usual(reader->list, field);
}

void row_refuse_value(
	struct row_reader *reader, const char *id, enum list_field field, const char *value)
{
	row_refuse(reader, id, "column", row_heading(reader, field), "value", value, NULL);
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

/* Bytes of the white space that ends at END, in TEXT; 0: none. */
static size_t space_before(const char *text, const char *end)
{
	unsigned char last = (unsigned char)end[-1];
	size_t size = last == 0xA0 ? 2 : last == 0x80 ? 3 : 1;

	if (size == 1 && last > ' ')
		return 0;
	return (size_t)(end - text) >= size && space_length(end - size) == size ? size : 0;
}

const char *row_trim(const char *cell)
{
	char *text = (char *)cell, *end;
	size_t length;

	while ((length = space_length(text)))
		text += length;
	end = text + strlen(text);
	while (end > text && (length = space_before(text, end)))
		end -= length;
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
				row_put(reader, "\u3000", 3);
			row_put(reader, cell, strlen(cell));
			if (field == LIST_ADDRESS_1)
				reader->row.last_part = cell;
		}
	reader->row.fields[field] = row_put_end(reader, start);
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
		reader->cells.of[i] = row_trim(reader->cells.of[i]);
		says = says || *reader->cells.of[i];
		if (field < LIST_FIELDS && columns->of[i].part)
			parts[field] = true;
		else if (field < LIST_FIELDS)
			reader->row.fields[field] = reader->cells.of[i];
		else if (!*columns->of[i].heading && *reader->cells.of[i]
			 && !reader->row.unnamed)
			reader->row.unnamed = i + 1;
	}
	for (enum list_field field = 0; field < LIST_FIELDS; field++)
		if (parts[field])
			parts_join(reader, field);
	return says;
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
	const char *name = reader->row.fields[LIST_NAME];

	if (!*name)
		row_refuse(reader, "list-row-name", NULL);
	else if (reader->is_person
		 && (!name[strspn(name, "0123456789-. ")] || strcasecmp(name, "null") == 0))
		row_refuse_value(reader, "list-row-name-none", LIST_NAME, name);
	field_word(reader, LIST_HONORIFIC, WORDS_HONORIFIC, reader->is_person ? "様" : "御中",
		"list-row-honorific");
}

static void honorific_check(struct row_reader *reader, enum list_field field)
{
	const char *name = reader->row.fields[field];
	const char *honorific =
		vocabulary_ending(reader->list->vocabulary, WORDS_HONORIFIC, name);

	if (honorific)
		row_refuse(reader, "list-row-honorific-twice", "column",
			row_heading(reader, field), "name", name, "honorific", honorific, NULL);
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
		row_refuse_value(reader, "list-row-guardian", LIST_GUARDIAN, guardian);
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
	row_refuse(reader, ids[unfit.kind], "column", row_heading(reader, field), "value", text,
		"code", unfit.code, NULL);
}

/* What spreadsheets save of a formula that came to nothing. */
static void formula_check(struct row_reader *reader, enum list_field field)
{
	static const char *const errors[] = {
		"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"};
	const char *mark = strchr(reader->row.fields[field], '#');

	for (size_t i = 0; mark && i < sizeof errors / sizeof *errors; i++)
		if (strstr(mark, errors[i])) {
			row_refuse(reader, "list-row-formula", "column",
				row_heading(reader, field), "value", errors[i], NULL);
			return;
		}
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

	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		formula_check(reader, checks[i].field);
		characters_check(reader, checks[i].field, checks[i].allowed);
	}
}

static void reach_check(struct row_reader *reader)
{
	const char **fields = reader->row.fields;

	if (strcmp(fields[LIST_CHANNEL], "paper") == 0) {
		if (!*fields[LIST_ADDRESS_1])
			row_refuse(reader, "list-row-address", NULL);
		return;
	}
	if (!*fields[LIST_MAIL])
		row_refuse(reader, "list-row-mail", NULL);
	else if (!mail_is_one(fields[LIST_MAIL]))
		row_refuse_value(reader, "list-row-mail-address", LIST_MAIL, fields[LIST_MAIL]);
}

/* What the row asks for must be there. */
static void letter_check(struct row_reader *reader)
{
	const struct list_question *question = reader->list->question;
	struct list_objection objection = {0};

	if (question->objects && reader->row.outcome == LIST_ACCEPTED
		&& question->objects(question->data, &reader->row, &objection))
		row_refuse_value(reader, objection.id, objection.field, objection.value.data);
	buffer_done(&objection.value);
}

static void row_judge(struct row_reader *reader)
{
	party_take(reader);
	bearer_find(reader);
	field_sending(reader, LIST_STOP, LIST_STOPPED);
	if (reader->row.outcome == LIST_ACCEPTED)
		field_sending(reader, LIST_APART, LIST_HELD_APART);
	if (reader->row.outcome != LIST_ACCEPTED)
		return; /* it gets no letter, whatever else it says */
	field_key(reader);
	field_address(reader);
	field_empty(reader, LIST_GUARDIAN);
	field_empty(reader, LIST_GIFT);
	party_check(reader);
	name_read(reader);
	field_word(reader, LIST_LANGUAGE, WORDS_LANGUAGE, "ja", "list-row-language");
	field_word(
		reader, LIST_CHANNEL, WORDS_CHANNEL, reader->list->channel, "list-row-channel");
	field_items(reader);
	all_characters_check(reader);
	honorific_check(reader, LIST_NAME);
	guardian_check(reader);
	reach_check(reader);
	field_postal(reader);
	field_groups(reader);
	party_means_check(reader);
	field_gift(reader);
	letter_check(reader);
}

/* The first cell that says anything, of those alone that are read or of all, says that the
 * row is one of sums. */
static bool total_stands(const struct row_reader *reader, bool read_only)
{
	const struct columns *columns = &reader->list->columns;
	size_t i = 0;

	while (i < reader->cells.most
		&& (!*reader->cells.of[i]
			|| (read_only
				&& (i >= columns->count
					|| columns->of[i].field == LIST_FIELDS))))
		i++;
	return i < reader->cells.most
	       && vocabulary_meaning(
		       reader->list->vocabulary, WORDS_TOTAL, reader->cells.of[i]);
}

/* Before the columns of refused.csv stand its row's number and reason. */
static bool is_total(const struct row_reader *reader)
{
	return total_stands(reader, false) || total_stands(reader, true);
}

/* What a row lacks may come of something else, which is said then: it is no person's, or has
 * too few cells. */
static void lack_explain(struct row_reader *reader)
{
	static const char *const lacks[] = {"list-row-name", "list-row-address",
		"list-row-mail", "list-row-group", "list-row-key"};
	char cells[24], columns[24];
	size_t i = 0, count = sizeof lacks / sizeof *lacks;

	if (reader->row.outcome != LIST_REFUSED)
		return;
	while (i < count && strcmp(lacks[i], reader->row.reason) != 0)
		i++;
	if (i == count || (reader->cells.count >= reader->cells.most && !is_total(reader)))
		return;
	snprintf(cells, sizeof cells, "%zu", reader->cells.count);
	snprintf(columns, sizeof columns, "%zu", reader->cells.most);
	reader->row.outcome = LIST_ACCEPTED;
	row_refuse(reader, is_total(reader) ? "list-row-total" : "list-row-short", "cells",
		cells, "columns", columns, NULL);
}

static void row_begin(struct row_reader *reader, const struct raw_row *raw)
{
	arena_free(reader->said);
	reader->said = NULL;
	reader->party = NULL;
	reader->row = (struct list_row){.number = raw->number, .last_part = ""};
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
		row_refuse(reader, "list-row-long", NULL);
	else
		fault = cells_read(&reader->cells, raw->bytes, raw->size, &at);
	snprintf(byte, sizeof byte, "%zu", at + 1);
	if (fault == CELLS_BYTES) {
		snprintf(code, sizeof code, "%02X", (unsigned char)raw->bytes[at]);
		row_refuse(reader, "list-row-bytes", "encoding", reader->list->file.encoding,
			"byte", byte, "code", code, NULL);
	} else if (fault == CELLS_NUL)
		row_refuse(reader, "list-row-nul", NULL);
	if (raw->fault == ROW_QUOTE)
		row_refuse(reader, "list-row-quote", NULL);
	return reader->row.outcome == LIST_ACCEPTED;
}

const struct list_row *row_read(struct row_reader *reader, const struct raw_row *raw)
{
	row_begin(reader, raw);
	if (!cells_take(reader, raw))
		return &reader->row;
	room_begin(reader);
	if (!fields_take(reader))
		return NULL;
	if (reader->cells.count > reader->cells.most)
		row_refuse(reader, "list-row-cells", NULL); /* what it says stands elsewhere */
	else
		row_judge(reader);
	lack_explain(reader);
	return &reader->row;
}
