/* doubts.c - looking at rows for what may be wrong.
 *
 * Every row of a list is looked at, so one pass over its characters must do: a bit for the two
 * bytes that a character begins with tells whether a word may begin there, and nearly none
 * does.
 */
#include "list/doubts.h"

#include "base/message.h"
#include "base/utf8.h"
#include "base/words.h"
#include "record/walk.h"
#include "xml/xml.h"

#include <ctype.h>
#include <string.h>

enum { PLANE = 0x10000, BUCKETS = 64, SHAPED_LONGEST = 16 };

/* What fields are called in the data. */
enum place_in_row {
	PLACE_NAME,
	PLACE_GUARDIAN,
	PLACE_ADDRESS,
	PLACE_POSTAL_CODE,
	PLACE_KEY,
	PLACES
};

static const char *const place_names[PLACES] = {
	"name", "guardian", "address", "postal-code", "key"};

/* Up to the third, words are looked for in the text of a field. */
enum test {
	TEST_CONTAINS,
	TEST_BETWEEN,
	TEST_BEGINS,
	TEST_SHAPE,
	TEST_LACKS,
	TEST_EARLY,
	TEST_WIDE,
	TESTS
};

static const char *const test_names[TESTS] = {
	"contains", "between", "begins", "shape", "lacks", "early", "wide"};

/* The fields that are looked at so, by their names in the data. */
static const char *const test_fields[TESTS] = {"name guardian address key",
	"name guardian address key", "name guardian address key", "address key", "address",
	"address", "postal-code"};

struct word {
	const char *text;
	size_t length, doubt;
	struct word *next;
};

/* Words by the characters that they begin with, all of the first plane. */
struct watch {
	unsigned char begins[PLANE / 8]; /* a bit for each */
	struct word *words[BUCKETS];
};

struct doubt {
	enum test test;
	bool places[PLACES];
	const char *says;
	struct word *words; /* as in the data */
	struct watch *own;  /* of words without which an address is doubtful, else NULL */
};

struct doubts {
	struct doubt of[DOUBTS_MOST];
	size_t count;
	struct watch watches[PLACES];
	struct arena *arena;
};

/* --- the data */

static void word_add(
	struct word **list, const char *text, size_t length, size_t doubt, struct arena *arena)
{
	struct word *word = arena_alloc(arena, sizeof *word);

	*word = (struct word){text, length, doubt, *list};
	*list = word;
}

static void word_watch(
	struct watch *watch, const struct word *word, size_t doubt, struct arena *arena)
{
	size_t taken;
	uint32_t first = utf8_decode(word->text, word->length, &taken);

	if (first >= PLANE)
		return;
	watch->begins[first / 8] |= (unsigned char)(1u << first % 8);
	word_add(&watch->words[first % BUCKETS], word->text, word->length, doubt, arena);
}

/* Each of the characters of TEXT is a word. */
static void characters_add(struct doubt *doubt, const char *text, struct arena *arena)
{
	size_t left = strlen(text), taken;

	for (; left; text += taken, left -= taken) {
		utf8_decode(text, left, &taken);
		word_add(&doubt->words, text, taken, 0, arena);
	}
}

static void words_read(struct doubt *doubt, const struct xml_node *node, struct arena *arena)
{
	const struct xml_node *characters = xml_child(node, "characters");

	if (characters)
		characters_add(doubt, xml_trimmed(arena, characters), arena);
	for (const struct xml_node *word = xml_child(node, "word"); word;
		word = xml_next_same(word)) {
		const char *text = xml_trimmed(arena, word);

		word_add(&doubt->words, text, strlen(text), 0, arena);
	}
}

/* The schema lets no others pass. */
static size_t name_index(
	const char *const *names, size_t count, const char *name, size_t length)
{
	size_t i = 0;

	while (i < count
		&& (strncmp(names[i], name, length) != 0 || strlen(names[i]) != length))
		i++;
	return i;
}

static void places_read(struct doubt *doubt, const char *fields)
{
	while (*fields) {
		size_t length = strcspn(fields, " ");

		doubt->places[name_index(place_names, PLACES, fields, length)] = true;
		fields += length + strspn(fields + length, " ");
	}
}

/* Puts the words of DOUBT, the last of DOUBTS, where they are looked for. */
static void words_watch(struct doubts *doubts, struct doubt *doubt)
{
	if (doubt->test == TEST_LACKS || doubt->test == TEST_EARLY)
		doubt->own = arena_alloc(doubts->arena, sizeof *doubt->own);
	for (const struct word *word = doubt->words; word; word = word->next) {
		if (doubt->own)
			word_watch(doubt->own, word, doubts->count, doubts->arena);
		for (size_t place = 0; place < PLACES; place++)
			if (doubt->places[place] && doubt->test <= TEST_BEGINS)
				word_watch(&doubts->watches[place], word, doubts->count,
					doubts->arena);
	}
}

static void doubt_read(struct doubts *doubts, const struct xml_node *node)
{
	struct doubt *doubt = &doubts->of[doubts->count];
	const char *test = xml_attribute(node, "test");
	const struct xml_node *says = xml_child(node, "says");

	while (xml_next_same(says)
		&& !xml_attribute_is(says, "language", message_language_chosen()))
		says = xml_next_same(says);
	doubt->says = xml_trimmed(doubts->arena, says);
	doubt->test = (enum test)name_index(test_names, TESTS, test, strlen(test));
	places_read(doubt, xml_attribute(node, "fields"));
	words_read(doubt, node, doubts->arena);
	words_watch(doubts, doubt);
	doubts->count++;
}

/* A doubt that can't arise would pass for one that did not. */
static bool doubt_check(
	const struct doubt *doubt, const struct xml_node *node, struct findings *findings)
{
	const char *test = test_names[doubt->test], *id = xml_attribute(node, "id");
	const char *fields = test_fields[doubt->test];
	bool right = doubt->words || doubt->test == TEST_WIDE;

	if (!right)
		finding_add(findings, "doubt-words-none", xml_place(node), "id", id, "test",
			test, NULL);
	for (size_t place = 0; place < PLACES; place++)
		if (doubt->places[place] && !words_hold(fields, place_names[place])) {
			finding_add(findings, "doubt-field", xml_place(node), "id", id, "test",
				test, "field", place_names[place], "fields", fields, NULL);
			right = false;
		}
	return right;
}

/* All that are children of ROOT; false with findings. */
static bool doubts_read(
	struct doubts *doubts, const struct xml_node *root, struct findings *findings)
{
	bool right = true;

	for (const struct xml_node *node = xml_child(root, "doubt"); node;
		node = xml_next_same(node)) {
		if (doubts->count == DOUBTS_MOST) {
			finding_add(findings, "doubts-many", xml_place(node), "most",
				arena_format(doubts->arena, "%d", DOUBTS_MOST), NULL);
			return false;
		}
		doubt_read(doubts, node);
		right = doubt_check(&doubts->of[doubts->count - 1], node, findings) && right;
	}
	return right;
}

const struct doubts *doubts_open(
	const char *home, struct arena *arena, struct findings *findings)
{
	const char *path = arena_format(arena, "%s/templates/lists/doubts.xml", home);
	const char *schema = arena_format(arena, "%s/schema/doubts.xsd", home);
	struct xml *xml = walk_open(path, schema, findings);
	struct doubts *doubts = NULL;

	if (xml) {
		doubts = arena_alloc(arena, sizeof *doubts);
		*doubts = (struct doubts){.arena = arena};
		if (!doubts_read(doubts, xml_root(xml), findings))
			doubts = NULL;
	}
	xml_free(xml);
	return doubts;
}

const char *doubts_say(const struct doubts *doubts, size_t doubt)
{
	return doubts->of[doubt].says;
}

/* --- a row */

struct looking {
	const struct doubts *doubts;
	struct doubt_found *found;
	size_t count;
	bool known[DOUBTS_MOST];
	bool is_house; /* a company or an office, whose name may have any number of persons */
};

static void doubt_add(struct looking *looking, size_t doubt, enum list_field field)
{
	if (looking->known[doubt])
		return;
	looking->known[doubt] = true;
	looking->found[looking->count++] = (struct doubt_found){doubt, field};
}

/* Whether the character that ends before AT, in TEXT, or begins AT is of a foreign name. */
static bool is_foreign(const char *at, const char *text, bool before)
{
	size_t taken;
	uint32_t character;

	if (before)
		do
			at--;
		while (at > text && (*at & 0xC0) == 0x80);
	character = utf8_decode(at, strlen(at), &taken);
	return (character < 0x80 && isalpha((int)character))
	       || (character >= 0x30A1 && character <= 0x30FF)
	       || (character >= 0xFF66 && character <= 0xFF9F);
}

static bool is_apart(const struct word *word, const char *at, const char *text)
{
	return !isalnum((unsigned char)*word->text)
	       || ((at == text || !isalnum((unsigned char)at[-1]))
		       && !isalnum((unsigned char)at[word->length]));
}

/* The words of WATCH that may stand AT, or NULL; the length of the character there.  The text
 * is UTF-8: no cell is anything else. */
static inline size_t words_here(
	const struct watch *watch, const char *at, const struct word **words)
{
	const unsigned char *byte = (const unsigned char *)at;
	uint32_t character = *byte;
	size_t length = 1;

	if ((*byte & 0xF0) == 0xE0) {
		character = (*byte & 0xFu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
		length = 3;
	} else if (*byte >= 0xF0) {
		character = 0;
		length = 4;
	} else if (*byte >= 0xC0) {
		character = (*byte & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
		length = 2;
	}
	*words = watch->begins[character / 8] >> character % 8 & 1
			 ? watch->words[character % BUCKETS]
			 : NULL;
	return length;
}

/* ジョン・スミス is one person. */
static bool is_between_names(const struct word *word, const char *at, const char *text)
{
	const char *after = at + word->length;

	return at > text && *after
	       && !(is_foreign(at, text, true) && is_foreign(after, text, false));
}

/* WORD stands AT, in TEXT. */
static void word_judge(struct looking *looking, const struct word *word, const char *at,
	const char *text, enum list_field field)
{
	bool is_doubt[] = {
		[TEST_CONTAINS] = is_apart(word, at, text),
		[TEST_BETWEEN] = !looking->is_house && is_between_names(word, at, text),
		[TEST_BEGINS] = at == text,
	};

	if (is_doubt[looking->doubts->of[word->doubt].test])
		doubt_add(looking, word->doubt, field);
}

static void words_try(struct looking *looking, const struct word *word, const char *at,
	const char *text, enum list_field field)
{
	for (; word; word = word->next)
		if (strncmp(at, word->text, word->length) == 0)
			word_judge(looking, word, at, text, field);
}

static void text_look(struct looking *looking, const char *text, enum list_field field,
	enum place_in_row place)
{
	const struct watch *watch = &looking->doubts->watches[place];
	const struct word *words;

	for (const char *at = text; *at;) {
		size_t length = words_here(watch, at, &words);

		if (words)
			words_try(looking, words, at, text, field);
		at += length;
	}
}

/* --- tests of whole fields */

/* Whether TEXT has SHAPE: 9 is a digit, A a letter, + more of it. */
static bool shape_is(const char *shape, const char *text)
{
	while (*shape) {
		bool is_digit = *shape == '9', is_letter = *shape == 'A';
		size_t count = 0;

		while ((is_digit && isdigit((unsigned char)text[count]))
			|| (is_letter && isalpha((unsigned char)text[count])))
			count++;
		if (is_digit || is_letter ? !count : *text != *shape)
			return false;
		shape++;
		if (is_digit || is_letter) {
			text += *shape == '+' ? count : 1;
			shape += *shape == '+';
		} else
			text++;
	}
	return !*text;
}

static void shapes_look(
	struct looking *looking, size_t number, const char *text, enum list_field field)
{
	const struct word *word = looking->doubts->of[number].words;

	if ((unsigned char)*text >= 0x80 || strlen(text) > SHAPED_LONGEST)
		return;
	for (; word; word = word->next)
		if (shape_is(word->text, text))
			doubt_add(looking, number, field);
}

static bool word_stands(const struct word *words, const char *at)
{
	while (words && strncmp(at, words->text, words->length) != 0)
		words = words->next;
	return words;
}

/* Whether one of the words of WATCH stands in TEXT, from the character FIRST to LAST. */
static bool text_has(const struct watch *watch, const char *text, size_t first, size_t last)
{
	const struct word *words;

	for (size_t i = 0; *text && i <= last; i++) {
		size_t length = words_here(watch, text, &words);

		if (i >= first && words && word_stands(words, text))
			return true;
		text += length;
	}
	return false;
}

static bool address_has(const struct watch *watch, const struct list_row *row)
{
	enum list_field field = LIST_ADDRESS_1;

	while (field <= LIST_ADDRESS_3 && !text_has(watch, row->fields[field], 0, SIZE_MAX))
		field++;
	return field <= LIST_ADDRESS_3;
}

/* The third or fourth character is the last of a prefecture's name. */
static bool has_prefecture(const struct watch *watch, const char *address)
{
	return (unsigned char)*address < 0x80 || text_has(watch, address, 2, 3);
}

static void address_judge(struct looking *looking, size_t number, const struct list_row *row)
{
	const struct doubt *doubt = &looking->doubts->of[number];

	if (doubt->own
		&& !(doubt->test == TEST_LACKS
				? address_has(doubt->own, row)
				: has_prefecture(doubt->own, row->fields[LIST_ADDRESS_1])))
		doubt_add(looking, number, LIST_ADDRESS_1);
	for (enum list_field field = LIST_ADDRESS_1;
		doubt->test == TEST_SHAPE && field <= LIST_ADDRESS_3; field++)
		if (*row->fields[field])
			shapes_look(looking, number, row->fields[field], field);
	if (doubt->test == TEST_SHAPE && *row->last_part)
		shapes_look(looking, number, row->last_part, LIST_ADDRESS_1);
}

static void address_look(struct looking *looking, const struct list_row *row)
{
	for (enum list_field field = LIST_ADDRESS_1; field <= LIST_ADDRESS_3; field++)
		text_look(looking, row->fields[field], field, PLACE_ADDRESS);
	for (size_t i = 0; i < looking->doubts->count; i++)
		if (looking->doubts->of[i].places[PLACE_ADDRESS]
			&& looking->doubts->of[i].test > TEST_BEGINS)
			address_judge(looking, i, row);
}

static void key_look(struct looking *looking, const char *key)
{
	text_look(looking, key, LIST_KEY, PLACE_KEY);
	for (size_t i = 0; i < looking->doubts->count; i++)
		if (looking->doubts->of[i].places[PLACE_KEY]
			&& looking->doubts->of[i].test == TEST_SHAPE)
			shapes_look(looking, i, key, LIST_KEY);
}

static void postal_code_look(struct looking *looking)
{
	for (size_t i = 0; i < looking->doubts->count; i++)
		if (looking->doubts->of[i].test == TEST_WIDE)
			doubt_add(looking, i, LIST_POSTAL_CODE);
}

size_t doubts_find(const struct doubts *doubts, const struct list_row *row,
	struct doubt_found found[DOUBTS_MOST])
{
	struct looking looking = {.doubts = doubts,
		.found = found,
		.is_house = strcmp(row->fields[LIST_HONORIFIC], "御中") == 0};

	if (!looking.is_house) /* お客様相談室 is nobody's name */
		text_look(&looking, row->fields[LIST_NAME], LIST_NAME, PLACE_NAME);
	text_look(&looking, row->fields[LIST_GUARDIAN], LIST_GUARDIAN, PLACE_GUARDIAN);
	if (*row->fields[LIST_ADDRESS_1])
		address_look(&looking, row);
	key_look(&looking, row->fields[LIST_KEY]);
	if (row->wide_postal_code)
		postal_code_look(&looking);
	return looking.count;
}
