/* leak.c - taking files apart into text, and telling what is found there. */
#include "leak/leak.h"

#include "base/encoding.h"
#include "base/utf8.h"
#include "reading/pdf_reader.h"
#include "xml/source.h"
#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

/* One part of a file that is searched. */
struct part {
	const struct leak_question *question;
	const char *file, *where; /* where: "3" (a page), "metadata", ...; "" */
	bool *told;               /* which secrets */
	bool found;
};

static void secret_tell(void *context, const struct secret *secret)
{
	struct part *part = context;
	struct findings *findings = part->question->findings;
	struct place place = {.file = part->file};
	struct buffer source = {0};

	if (secret->place.file)
		buffer_format(&source, "%s:%zu:%zu", secret->place.file, secret->place.line,
			secret->place.column);
	part->found = true;
	finding_add(findings, "leak-found", place, "value", secret->stated, "path",
		secret->path, "source", source.data ? source.data : "", "readers",
		part->question->readers, "where", part->where, NULL);
	buffer_done(&source);
}

/* Names of folders and users say something about the house, whatever the record says. */
static void chatter_search(struct part *part, const struct buffer *plain)
{
	const char *const *word = part->question->chatter;

	for (; word && *word; word++) {
		struct buffer needle = {0};

		plain_add(&needle, *word, strlen(*word));
		if (needle.length
			&& memmem(plain->data, plain->length, needle.data, needle.length)) {
			part->found = true;
			finding_add(part->question->findings, "leak-chatter",
				(struct place){part->file, 0, 0}, "value", *word, "where",
				part->where, NULL);
		}
		buffer_done(&needle);
	}
}

static void text_search(struct part *part, const char *text, size_t length)
{
	struct buffer plain = {0};

	plain_add(&plain, text, length);
	if (plain.length) {
		secrets_search(part->question->secrets, &plain, part->told, secret_tell, part);
		chatter_search(part, &plain);
	}
	buffer_done(&plain);
}

/* --- XML, HTML and text */

/* The characters that &NAME; stands for, as XML and HTML have them in common. */
static const char *entity_text(const char *name, size_t length, char *bytes)
{
	static const struct {
		const char *name, *text;
	} entities[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
	bool hexadecimal = length > 1 && (name[1] == 'x' || name[1] == 'X');
	unsigned long character;

	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (strlen(entities[i].name) == length
			&& strncmp(entities[i].name, name, length) == 0)
			return entities[i].text;
	if (*name != '#' || length > 8)
		return NULL;
	character = strtoul(name + (hexadecimal ? 2 : 1), NULL, hexadecimal ? 16 : 10);
	if (character > 0x10FFFF)
		return NULL;
	bytes[utf8_encode((uint32_t)character, bytes)] = '\0';
	return bytes;
}

/* Moves over an entity at AT and adds what it stands for; false when there is none. */
static bool entity_take(const char *at, size_t left, size_t *taken, struct buffer *to)
{
	const char *end = memchr(at, ';', left < 12 ? left : 12);
	char bytes[5];
	const char *text =
		*at == '&' && end ? entity_text(at + 1, (size_t)(end - at) - 1, bytes) : NULL;

	if (!text)
		return false;
	buffer_text(to, text);
	*taken = (size_t)(end - at) + 1;
	return true;
}

/* TEXT without tags, entities as what they stand for. */
static void tags_drop(const char *text, size_t length, struct buffer *to)
{
	for (size_t at = 0; at < length;) {
		const char *close =
			text[at] == '<' ? memchr(text + at, '>', length - at) : NULL;
		size_t taken;

		if (close)
			at = (size_t)(close - text) + 1;
		else if (entity_take(text + at, length - at, &taken, to))
			at += taken;
		else
			buffer_byte(to, text[at++]);
	}
}

/* Is TEXT, in UTF-8, free of the control characters that other kinds of files hold? */
static bool is_text(const char *text, size_t length)
{
	for (size_t at = 0; at < length; at++) {
		unsigned char byte = (unsigned char)text[at];

		if (byte < ' ' && !strchr("\t\n\r\f", byte))
			return false;
	}
	return utf8_valid(text, length) == length;
}

/* TEXT in UTF-8 when it is in another encoding that documents are written in. */
static bool text_decode(const char *text, size_t length, struct buffer *to)
{
	static const char *const names[] = {"utf-16", "iso-2022-jp", "cp932"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		buffer_clear(to);
		if (encoding_decode(names[i], text, length, to)
			&& is_text(to->data ? to->data : "", to->length))
			return true;
	}
	return false;
}

/* TEXT without what is in the file PATH. */
static void own_drop(
	const struct leak_question *question, const char *path, struct buffer *text)
{
	struct buffer own = {0}, rest = {0};
	const char *found = NULL;

	if (source_load(path, xml_limits_default.bytes, &own, question->findings) && own.length)
		found = memmem(text->data, text->length, own.data, own.length);
	if (found) {
		buffer_add(&rest, text->data, (size_t)(found - text->data));
		buffer_add(&rest, found + own.length,
			text->length - (size_t)(found - text->data) - own.length);
		buffer_done(text);
		*text = rest;
	}
	buffer_done(&own);
}

/* Of a page, what the program did not put there itself. */
static bool page_strip(const struct leak_question *question, const char *text, size_t length,
	struct buffer *to)
{
	static const char begin[] = "<!DOCTYPE html>";

	if (length < strlen(begin) || memcmp(text, begin, strlen(begin)) != 0 || !question->own)
		return false;
	buffer_add(to, text, length);
	for (const char *const *path = question->own; *path; path++)
		own_drop(question, *path, to);
	return true;
}

/* False with a finding when it is no text: what can't be searched must not seem clean. */
static bool document_search(struct part *part, const char *text, size_t length)
{
	struct buffer bare = {0}, decoded = {0}, page = {0};

	if (!is_text(text, length) && text_decode(text, length, &decoded)) {
		text = decoded.data;
		length = decoded.length;
	}
	if (!is_text(text, length)) {
		finding_add(part->question->findings, "leak-unreadable",
			(struct place){part->file, 0, 0}, "where", part->where, NULL);
		buffer_done(&decoded);
		return false;
	}
	if (page_strip(part->question, text, length, &page)) {
		text = page.data;
		length = page.length;
	}
	text_search(part, text, length);
	tags_drop(text, length, &bare);
	text_search(part, bare.data ? bare.data : "", bare.length);
	buffer_done(&bare);
	buffer_done(&page);
	buffer_done(&decoded);
	return true;
}

/* --- PDF */

static void piece_search(void *context, const struct pdf_piece *piece)
{
	text_search(context, piece->bytes, piece->length);
}

static void page_search(struct part *part, const struct pdf_page *page, size_t number)
{
	struct buffer text = {0}, where = {0};

	for (const struct pdf_run *run = page->first; run; run = run->next)
		buffer_add(&text, run->text, run->length);
	buffer_format(&where, "p.%zu", number);
	part->where = where.data;
	text_search(part, text.data ? text.data : "", text.length);
	part->where = "";
	buffer_done(&text);
	buffer_done(&where);
}

static bool pdf_search(struct part *part, const char *bytes, size_t size)
{
	struct pdf_reader *reader =
		pdf_reader_open_bytes(bytes, size, part->file, part->question->findings);
	const struct pdf_embedded *embedded;
	struct buffer text = {0};
	bool read = reader != NULL;

	for (size_t number = 1; read && number <= pdf_reader_pages(reader); number++) {
		const struct pdf_page *page = pdf_reader_page(reader, number);

		read = page != NULL;
		if (page)
			page_search(part, page, number);
	}
	if (read && (read = pdf_reader_text(reader, &text)))
		text_search(part, text.data ? text.data : "", text.length);
	embedded = read ? pdf_reader_attachments(reader) : NULL;
	for (; embedded; embedded = embedded->next) {
		part->where = embedded->name;
		read = document_search(part, embedded->data, embedded->size) && read;
		part->where = "";
	}
	read = read && pdf_reader_visit(reader, piece_search, part);
	buffer_done(&text);
	if (reader)
		pdf_reader_close(reader);
	return read;
}

bool leak_search(
	const struct leak_question *question, const char *name, const char *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct part part = {
		.question = question,
		.file = name,
		.where = "",
		.told = arena_array(arena, secrets_count(question->secrets) + 1, sizeof(bool)),
	};
	bool read = true;

	if (size >= 5 && memcmp(bytes, "%PDF-", 5) == 0)
		read = pdf_search(&part, bytes, size);
	else
		read = document_search(&part, bytes, size);
	arena_free(arena);
	return read && !part.found;
}
