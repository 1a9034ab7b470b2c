/* secret.c - collecting what must stay hidden, and finding it in text. */
#include "leak/secret.h"

#include "base/utf8.h"
#include "record/company.h"
#include "record/count.h"
#include "record/descent.h"
#include "record/path.h"
#include "record/when.h"
#include "record/wording.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	BUCKETS = 4096,
	KEY = 3,         /* bytes: one character of Japanese */
	LEAST_NAME = 3,  /* characters of the name of a person or company */
	LEAST_WORDS = 6, /* of other text */
	SENTENCE = 10    /* of a sentence of prose */
};

struct secrets {
	struct arena *arena;
	struct buffer open; /* plain: what the readers may see, in all its forms */
	bool opening;       /* forms are added to that now */
	const struct secret *buckets[BUCKETS];
	size_t count;
};

/* --- plain text */

static bool is_space(uint32_t character)
{
	return character <= ' ' || character == 0x3000 || character == 0xA0
	       || (character >= 0x200B && character <= 0x200F);
}

static bool is_digit(const struct buffer *buffer)
{
	return buffer->length && isdigit((unsigned char)buffer->data[buffer->length - 1]);
}

static void ascii_add(struct buffer *to, unsigned char byte)
{
	if (byte > ' ' && !(byte == ',' && is_digit(to)))
		buffer_byte(to, (char)tolower(byte));
}

/* Most is XML, of which much is white space. */
void plain_add(struct buffer *to, const char *text, size_t length)
{
	size_t taken = 1;

	for (size_t at = 0; at < length; at += taken) {
		const unsigned char byte = (unsigned char)text[at];
		uint32_t character, plain;
		char bytes[4];

		taken = 1;
		if (byte < 0x80) {
			ascii_add(to, byte);
			continue;
		}
		character = utf8_decode(text + at, length - at, &taken);
		plain = wording_plain_character(character);
		if (plain < 0x80)
			ascii_add(to, (unsigned char)plain);
		else if (!is_space(plain))
			buffer_add(to, bytes, utf8_encode(plain, bytes));
	}
}

/* --- finding */

static size_t bucket_of(const char *at)
{
	const unsigned char *bytes = (const unsigned char *)at;

	return (bytes[0] * 131U + bytes[1] * 31U + bytes[2]) % BUCKETS;
}

static bool is_figure(char byte)
{
	return isalnum((unsigned char)byte);
}

/* A figure or word that goes on before or after the match is another one. */
static bool stands_alone(const struct buffer *plain, size_t at, const struct secret *secret)
{
	size_t end = at + secret->length;

	if (at && is_figure(secret->plain[0]) && is_figure(plain->data[at - 1]))
		return false;
	return end >= plain->length || !is_figure(secret->plain[secret->length - 1])
	       || !is_figure(plain->data[end]);
}

static bool matches(const struct buffer *plain, size_t at, const struct secret *secret)
{
	return secret->length <= plain->length - at
	       && memcmp(plain->data + at, secret->plain, secret->length) == 0
	       && stands_alone(plain, at, secret);
}

void secrets_search(const struct secrets *secrets, const struct buffer *plain, bool *told,
	secret_found *found, void *context)
{
	for (size_t at = 0; at + KEY <= plain->length; at++) {
		const struct secret *secret = secrets->buckets[bucket_of(plain->data + at)];

		for (; secret; secret = secret->next)
			if (!told[secret->number] && matches(plain, at, secret)) {
				told[secret->number] = true;
				found(context, secret);
			}
	}
}

/* --- collecting */

static bool is_open(const struct secrets *secrets, const struct buffer *plain)
{
	return secrets->open.length
	       && memmem(secrets->open.data, secrets->open.length, plain->data, plain->length);
}

static bool is_known(const struct secrets *secrets, const struct buffer *plain)
{
	const struct secret *secret = secrets->buckets[bucket_of(plain->data)];

	while (secret
		&& (secret->length != plain->length
			|| memcmp(secret->plain, plain->data, plain->length) != 0))
		secret = secret->next;
	return secret != NULL;
}

/* Adds the form TEXT of what is STATED, when it has LEAST characters. */
static void form_add(struct secrets *secrets, const char *text, size_t least,
	const char *stated, const char *path, struct place place)
{
	struct buffer plain = {0};

	plain_add(&plain, text, strlen(text));
	if (secrets->opening) {
		buffer_add(&secrets->open, plain.data, plain.length);
		buffer_byte(&secrets->open, '\n');
	} else if (plain.length >= KEY && utf8_count(plain.data, plain.length) >= least
		   && !is_open(secrets, &plain) && !is_known(secrets, &plain)) {
		struct secret *secret = arena_alloc(secrets->arena, sizeof *secret);
		const struct secret **bucket = &secrets->buckets[bucket_of(plain.data)];

		*secret = (struct secret){
			.plain = arena_copy(secrets->arena, plain.data, plain.length),
			.length = plain.length,
			.stated = arena_text(secrets->arena, stated),
			.path = arena_text(secrets->arena, path),
			.place = place,
			.number = secrets->count++,
			.next = *bucket,
		};
		*bucket = secret;
	}
	buffer_done(&plain);
}

void secrets_add(
	struct secrets *secrets, const char *text, const char *path, struct place place)
{
	form_add(secrets, text, LEAST_NAME, text, path, place);
}

/* Where a sentence or a line of TEXT ends. */
static size_t sentence_length(const char *text)
{
	const char *stop = strstr(text, "。");

	return stop ? (size_t)(stop - text) + strlen("。") : strlen(text);
}

/* TEXT whole when it is short, else each of its sentences. */
static void words_add(struct secrets *secrets, const char *text, size_t least, const char *path,
	struct place place)
{
	size_t length;

	for (; *text; text += length) {
		char *sentence;

		length = sentence_length(text);
		sentence = arena_copy(secrets->arena, text, length);
		form_add(secrets, sentence, text[length] ? SENTENCE : least, sentence, path,
			place);
	}
}

/* WHEN, stated as WORDING, in each way that dates are printed. */
static void day_forms_add(struct secrets *secrets, const struct when *when, const char *wording,
	const char *path, struct place place)
{
	static const enum when_style styles[] = {
		WHEN_WESTERN, WHEN_ERA, WHEN_ERA | WHEN_WEEKDAY};

	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		struct buffer text = {0};

		when_format(when, styles[i], &text);
		form_add(secrets, text.data, LEAST_WORDS, wording, path, place);
		buffer_done(&text);
	}
}

static void day_add(struct secrets *secrets, const struct xml_node *node, const char *path)
{
	struct findings *said = findings_new(); /* nothing new: the record was checked */
	struct when when;

	if (when_read(node, secrets->arena, &when, said) && when.state == WHEN_STATED)
		day_forms_add(secrets, &when, when.wording, path, xml_place(node));
	findings_free(said);
}

/* The day on which NODE could be stated is printed with it: 11月14日現在. */
static void as_of_add(struct secrets *secrets, const struct xml_node *node)
{
	struct when when = {.state = WHEN_STATED, .precision = WHEN_DAY};
	const char *as_of = xml_attribute(node, "as-of"), *at = as_of;

	if (!as_of || !day_read(&at, &when.named))
		return;
	when.first = when.last = when.named;
	day_forms_add(secrets, &when, as_of, "", xml_place(node));
}

/* What follows the figure of PLAIN: 人 of 最大約2.7万人; NULL when there is no figure. */
static const char *unit_of(const char *plain)
{
	const char *at = plain + strcspn(plain, "0123456789");

	if (!*at)
		return NULL;
	at += strspn(at, "0123456789.,");
	while (wording_take(&at, "億") || wording_take(&at, "万"))
		at += strspn(at, "0123456789.,");
	return at;
}

/* A figure in digits, and in 万 when it is round. */
static void figure_add(struct secrets *secrets, const struct count *count, const char *path,
	struct place place)
{
	const char *unit = unit_of(wording_plain(secrets->arena, count->wording));
	int64_t figure = count->maximum / count->parts;

	if (!unit || !*unit || count->maximum == COUNT_UNBOUNDED || figure < 10
		|| count->maximum % count->parts)
		return;
	form_add(secrets, arena_format(secrets->arena, "%lld%s", (long long)figure, unit),
		LEAST_NAME, count->wording, path, place);
	if (figure % 10000 == 0)
		form_add(secrets,
			arena_format(
				secrets->arena, "%lld万%s", (long long)figure / 10000, unit),
			LEAST_NAME, count->wording, path, place);
}

static void count_add(struct secrets *secrets, const struct xml_node *node,
	enum schema_value value, const char *path)
{
	struct findings *said = findings_new();
	struct count count;

	if (count_read(node, schema_measure(value), secrets->arena, &count, said)
		&& count.state == COUNT_STATED)
		figure_add(secrets, &count, path, xml_place(node));
	findings_free(said);
}

static bool names_somebody(const struct xml_node *node)
{
	static const char *const bearers[] = {
		"party", "person", "addressee", "representative", "involved"};

	for (size_t i = 0; i < sizeof bearers / sizeof *bearers; i++)
		if (xml_is(node, "name") && xml_is(xml_parent(node), bearers[i]))
			return true;
	return false;
}

static void node_add(
	struct secrets *secrets, const struct xml_node *node, enum schema_value value)
{
	const char *path = path_of(node, secrets->arena);
	size_t least = names_somebody(node) ? LEAST_NAME : LEAST_WORDS;

	if (secrets->opening)
		as_of_add(secrets, node);
	if (value == VALUE_WHEN)
		day_add(secrets, node, path);
	else if (value != VALUE_TEXT)
		count_add(secrets, node, value, path);
	for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
		if (xml_is_text(child))
			words_add(secrets, xml_content(child), least, path, xml_place(node));
}

static void nodes_add(
	struct secrets *secrets, const struct schema *schema, const struct xml_node *root)
{
	for (const struct xml_node *node = root; node; node = xml_following(node)) {
		const struct schema_element *element = descent_declaration(schema, node);

		node_add(secrets, node, element ? element->type->value : VALUE_TEXT);
	}
}

/* What VIEW says beside running text, plainly to LINES. */
static void lines_add(
	struct buffer *lines, const struct schema *schema, const struct xml_node *view)
{
	for (const struct xml_node *node = view; node; node = xml_following(node)) {
		const struct schema_element *element = descent_declaration(schema, node);
		const struct xml_node *text = xml_first(node);

		if (element && element->type->content == CONTENT_TEXT && xml_is_text(text)) {
			plain_add(lines, xml_content(text), strlen(xml_content(text)));
			buffer_byte(lines, '\n');
		}
	}
}

/* A name typed into a text that the readers may see, while the name itself is hidden from
 * them: outside the authorities that was not meant to be seen either.  One partner is not told
 * of another by what is left without 株式会社.  LINES: what they may see beside running text.
 */
static void names_add(struct secrets *secrets, const struct record *record,
	const struct view_reader *reader, const struct buffer *lines)
{
	static const audience_set outside =
		AUDIENCE_PARTNER | AUDIENCE_INDIVIDUAL | AUDIENCE_PUBLIC | AUDIENCE_INTERNAL;
	const struct buffer open = secrets->open;
	const struct xml_node *node = record_root(record);

	secrets->open = *lines;
	for (; node && !(reader->readers & ~outside); node = xml_following(node)) {
		if (!names_somebody(node))
			continue;
		node_add(secrets, node, VALUE_TEXT);
		if (reader->party && xml_is(xml_parent(node), "party"))
			secrets_add(secrets,
				company_core(wording_plain(secrets->arena,
						     xml_text(secrets->arena, node)),
					secrets->arena),
				path_of(node, secrets->arena), xml_place(node));
	}
	secrets->open = open;
}

/* What the view says, and its dates and figures in each form; to LINES what it says beside
 * running text. */
static void view_add(struct secrets *secrets, const struct record *record,
	const struct view_reader *reader, const struct moment *as_of, struct buffer *lines)
{
	struct findings *said = findings_new(); /* it was written here */
	struct buffer bytes = {0};
	struct xml *view;

	view_write(record, reader, as_of, &bytes);
	plain_add(&secrets->open, bytes.data, bytes.length);
	view = view_read(bytes.data, bytes.length, "", said);
	secrets->opening = true;
	if (view) {
		nodes_add(secrets, record_schema(record), xml_root(view));
		lines_add(lines, record_schema(record), xml_root(view));
	}
	secrets->opening = false;
	xml_free(view);
	findings_free(said);
	buffer_done(&bytes);
}

struct secrets *secrets_new(const struct record *record, const struct view_reader *reader,
	const struct moment *as_of, const struct buffer *open)
{
	struct secrets *secrets = memory_alloc(sizeof *secrets);
	struct buffer lines = {0};

	*secrets = (struct secrets){.arena = arena_new()};
	buffer_add(&secrets->open, open->data, open->length);
	buffer_byte(&secrets->open, '\n');
	buffer_add(&lines, secrets->open.data, secrets->open.length);
	view_add(secrets, record, reader, as_of, &lines);
	nodes_add(secrets, record_schema(record), record_root(record));
	names_add(secrets, record, reader, &lines);
	buffer_done(&lines);
	return secrets;
}

void secrets_free(struct secrets *secrets)
{
	if (!secrets)
		return;
	buffer_done(&secrets->open);
	arena_free(secrets->arena);
	free(secrets);
}

size_t secrets_count(const struct secrets *secrets)
{
	return secrets->count;
}
