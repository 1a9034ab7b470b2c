/* duplicates.c - digests of people, sorted. */
#include "list/duplicates.h"

#include "base/arena.h"
#include "base/digest.h"
#include "list/fold.h"
#include "list/sorter.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { PERSON = 16, CONTENT = 6, SECRET = 32 };

/* What two rows are compared by. */
enum kind { KIND_ADDRESS, KIND_MAIL, KIND_KEY };

struct trace {
	unsigned char person[PERSON];
	uint64_t index;                 /* of an earlier run: its number */
	unsigned char content[CONTENT]; /* of what the letter says */
	unsigned char kind;
	bool is_held, is_earlier;
};

struct duplicates {
	struct sorter *sorter;
	struct namesakes *namesakes;
	unsigned char secret[SECRET];
	struct buffer text;
};

static int trace_compare(const void *a, const void *b)
{
	const struct trace *one = a, *other = b;
	int order = one->kind - other->kind; /* what makes a row one too many is told by it */

	if (!order)
		order = memcmp(one->person, other->person, PERSON);
	if (order)
		return order;
	if (one->is_earlier != other->is_earlier)
		return one->is_earlier ? -1 : 1;
	return one->index < other->index ? -1 : one->index > other->index;
}

struct duplicates *duplicates_new(const char *folder)
{
	struct duplicates *duplicates = memory_alloc(sizeof *duplicates);

	*duplicates = (struct duplicates){
		.sorter = sorter_new(folder, sizeof(struct trace), trace_compare),
		.namesakes = namesakes_new(folder)};
	if (!duplicates->namesakes || getrandom(duplicates->secret, SECRET, 0) != SECRET) {
		duplicates_free(duplicates);
		return NULL;
	}
	return duplicates;
}

void duplicates_free(struct duplicates *duplicates)
{
	if (!duplicates)
		return;
	sorter_free(duplicates->sorter);
	namesakes_free(duplicates->namesakes);
	buffer_done(&duplicates->text);
	free(duplicates);
}

static void secret_digest(
	const struct duplicates *duplicates, unsigned char *digest, size_t size)
{
	digest_keyed(duplicates->secret, SECRET, duplicates->text.data, duplicates->text.length,
		digest, size);
}

static void content_digest(
	struct duplicates *duplicates, const struct list_row *row, struct trace *trace)
{
	static const enum list_field said[] = {LIST_GROUP, LIST_ITEMS, LIST_GUARDIAN,
		LIST_LANGUAGE, LIST_CHANNEL, LIST_GIFT, LIST_PARTY};

	buffer_clear(&duplicates->text);
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		buffer_add(&duplicates->text, row->fields[said[i]],
			strlen(row->fields[said[i]]) + 1);
	secret_digest(duplicates, trace->content, CONTENT);
}

/* Adds TRACE with the text of DUPLICATES as who it is; false with errno. */
static bool trace_add(struct duplicates *duplicates, struct trace *trace, enum kind kind)
{
	buffer_byte(&duplicates->text, (char)kind);
	secret_digest(duplicates, trace->person, PERSON);
	trace->kind = (unsigned char)kind;
	return sorter_add(duplicates->sorter, trace);
}

static bool address_add(struct duplicates *duplicates, const struct list_row *row,
	struct trace *trace, size_t bearer)
{
	if (!*row->fields[LIST_ADDRESS_1])
		return true;
	for (size_t i = LIST_ADDRESS_1; i <= LIST_ADDRESS_3; i++)
		fold_address(&duplicates->text, row->fields[i]);
	return duplicates->text.length == bearer || trace_add(duplicates, trace, KIND_ADDRESS);
}

/* Adds the text of DUPLICATES as the name in FIELD of the row of TRACE; false with errno. Those
 * of people who have a letter of an earlier run are of no interest. */
static bool name_add(
	struct duplicates *duplicates, const struct trace *trace, enum list_field field)
{
	struct named named = {.index = trace->index,
		.field = (uint8_t)field,
		.is_held = trace->is_held,
		.is_earlier = trace->is_earlier};

	if (!duplicates->text.length || (trace->is_earlier && !trace->is_held))
		return true;
	secret_digest(duplicates, named.name, NAME_DIGEST);
	return namesakes_add(duplicates->namesakes, &named);
}

/* A letter goes to the guardian, when there is one. */
static bool guardian_add(
	struct duplicates *duplicates, const struct list_row *row, const struct trace *trace)
{
	buffer_clear(&duplicates->text);
	if (!trace->is_held)
		fold_add(&duplicates->text, row->fields[LIST_GUARDIAN]);
	return name_add(duplicates, trace, LIST_GUARDIAN);
}

/* Adds TRACE by all that ROW is known by. */
static bool traces_add(struct duplicates *duplicates, const struct row_reader *reader,
	const struct list_row *row, struct trace trace)
{
	struct buffer *text = &duplicates->text;
	size_t bearer;

	content_digest(duplicates, row, &trace);
	buffer_clear(text);
	if (row_is_keyed(reader))
		fold_add(text, row->fields[LIST_KEY]);
	if (text->length && !trace_add(duplicates, &trace, KIND_KEY))
		return false;
	buffer_clear(text);
	row_bearer_fold(reader, text);
	if (!name_add(duplicates, &trace, LIST_NAME))
		return false;
	buffer_byte(text, '\n');
	bearer = text->length;
	if (!address_add(duplicates, row, &trace, bearer))
		return false;
	text->length = bearer;
	fold_add(text, row->fields[LIST_MAIL]);
	return (text->length == bearer || trace_add(duplicates, &trace, KIND_MAIL))
	       && guardian_add(duplicates, row, &trace);
}

bool duplicates_add(struct duplicates *duplicates, const struct row_reader *reader,
	const struct list_row *row, uint64_t index)
{
	return traces_add(duplicates, reader, row,
		(struct trace){.index = index, .is_held = row->outcome != LIST_ACCEPTED});
}

bool duplicates_add_earlier(struct duplicates *duplicates, const struct row_reader *reader,
	const struct list_row *row, bool is_held)
{
	return traces_add(duplicates, reader, row,
		(struct trace){.index = row->number, .is_held = is_held, .is_earlier = true});
}

/* --- finding */

/* Rows of one person, as they come, those of earlier runs first: the first that is accepted, or
 * was, and one that is held back. */
struct person {
	struct trace first;
	bool has_accepted, has_held;
	struct trace accepted, held;
};

static const char *reason_of(
	const struct person *person, const struct trace *trace, const struct trace *other)
{
	bool by_key = trace->kind == KIND_KEY;

	if (other->is_earlier && other->is_held)
		return by_key ? "list-row-key-held-before" : "list-row-held-before";
	if (other->is_earlier)
		return by_key ? "list-row-key-sent" : "list-row-sent";
	if (other->is_held)
		return by_key ? "list-row-key-held" : "list-row-duplicate-held";
	if (by_key)
		return "list-row-key-twice";
	if (memcmp(person->first.content, trace->content, CONTENT) != 0)
		return "list-row-duplicate-differs";
	return "list-row-duplicate";
}

struct telling {
	bool (*found)(void *data, const struct duplicate *duplicate);
	void *data;
};

/* The row of TRACE is one too many, because of OTHER. */
static bool trace_tell(const struct person *person, const struct trace *trace,
	const struct trace *other, const struct telling *tell)
{
	const struct duplicate duplicate = {
		trace->index, other->index, other->is_earlier, reason_of(person, trace, other)};

	return tell->found(tell->data, &duplicate);
}

static bool trace_judge(
	struct person *person, const struct trace *trace, const struct telling *tell)
{
	bool is_new = !(person->has_accepted || person->has_held)
		      || memcmp(person->first.person, trace->person, PERSON) != 0;
	bool was_right;

	if (is_new)
		*person = (struct person){.first = *trace};
	if (trace->is_held) {
		was_right = person->has_accepted && !person->accepted.is_earlier
			    && !person->has_held;
		person->has_held = true;
		person->held = *trace;
		return !was_right || trace_tell(person, &person->accepted, trace, tell);
	}
	if (person->has_held && !trace->is_earlier)
		return trace_tell(person, trace, &person->held, tell);
	if (person->has_accepted)
		return trace->is_earlier || trace_tell(person, trace, &person->accepted, tell);
	person->has_accepted = true;
	person->accepted = *trace;
	return true;
}

bool duplicates_find(struct duplicates *duplicates,
	bool (*found)(void *data, const struct duplicate *duplicate), void *data)
{
	const struct telling tell = {found, data};
	struct person person = {0};
	const struct trace *trace;
	int failure = 0;

	if (!sorter_sort(duplicates->sorter))
		return false;
	while ((trace = sorter_next(duplicates->sorter, &failure)))
		if (!trace_judge(&person, trace, &tell))
			return false;
	errno = failure;
	return !failure;
}

bool duplicates_namesakes(struct duplicates *duplicates,
	bool (*found)(void *data, const struct namesake *namesake), void *data)
{
	return namesakes_find(duplicates->namesakes, found, data);
}
