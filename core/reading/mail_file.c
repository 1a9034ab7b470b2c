/* mail_file.c - a file of mail, as a program that shows it understands it. */
#include "reading/mail_file.h"

#include "base/base64.h"
#include "base/encoding.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
	LINE_MOST = 998, /* bytes of a line: RFC 5322, 2.1.1 */
	BASE64_MOST = 76 /* of one of base64: RFC 2045, 6.8 */
};

enum field { FROM, TO, SUBJECT, DATE, ID, VERSION, LANGUAGE, TYPE, TRANSFER, FIELDS };

static const char *const field_names[FIELDS] = {"From", "To", "Subject", "Date", "Message-ID",
	"MIME-Version", "Content-Language", "Content-Type", "Content-Transfer-Encoding"};

struct reading {
	const char *at, *end;
	struct arena *arena;
	struct mail_file *mail;
	const char *fields[FIELDS]; /* unfolded; NULL: not there */
	bool flowed;
};

/* A part of the file, or of a field. */
struct part {
	const char *text;
	size_t length;
};

/* TEXT is why; false. */
static bool refuse(struct reading *reading, const char *text, size_t length)
{
	char *words = arena_copy(reading->arena, text, length);

	for (char *at = words; at < words + length; at++)
		if (*at < ' ' || *at > '~')
			*at = '?';
	reading->mail->refused = words;
	return false;
}

static bool refuse_text(struct reading *reading, const char *text)
{
	return refuse(reading, text, strlen(text));
}

/* --- lines and fields */

/* The next line, without the CR LF that must end it. */
static bool line_next(struct reading *reading, struct part *line)
{
	size_t left = (size_t)(reading->end - reading->at);
	const char *end = memchr(reading->at, '\n', left);

	if (!end || end == reading->at || end[-1] != '\r')
		return refuse(reading, reading->at, left < LINE_MOST ? left : LINE_MOST);
	*line = (struct part){reading->at, (size_t)(end - 1 - reading->at)};
	reading->at = end + 1;
	if (line->length > LINE_MOST || memchr(line->text, '\r', line->length)
		|| memchr(line->text, '\0', line->length))
		return refuse(reading, line->text, line->length);
	return true;
}

static bool is_white(char byte)
{
	return byte == ' ' || byte == '\t';
}

static struct part part_trimmed(struct part part)
{
	while (part.length && is_white(*part.text)) {
		part.text++;
		part.length--;
	}
	while (part.length && is_white(part.text[part.length - 1]))
		part.length--;
	return part;
}

static bool field_begin(struct reading *reading, const struct part *line, enum field *field)
{
	const char *colon = memchr(line->text, ':', line->length);
	size_t length = colon ? (size_t)(colon - line->text) : 0;

	for (*field = 0; *field < FIELDS; ++*field)
		if (strlen(field_names[*field]) == length
			&& strncasecmp(field_names[*field], line->text, length) == 0)
			break;
	if (*field == FIELDS || reading->fields[*field])
		return refuse(reading, line->text, line->length);
	length++;
	reading->fields[*field] =
		arena_copy(reading->arena, line->text + length, line->length - length);
	return true;
}

/* A line that begins with white space goes on with FIELD (RFC 5322, 2.2.3). */
static bool field_go_on(struct reading *reading, const struct part *line, enum field field)
{
	if (field == FIELDS || !part_trimmed(*line).length)
		return refuse(reading, line->text, line->length);
	reading->fields[field] = arena_format(reading->arena, "%s%.*s", reading->fields[field],
		(int)line->length, line->text);
	return true;
}

static bool fields_whole(struct reading *reading)
{
	for (size_t i = 0; i < FIELDS; i++) {
		struct part value;

		if (!reading->fields[i] && i != DATE)
			return refuse_text(reading, field_names[i]);
		value = (struct part){reading->fields[i] ? reading->fields[i] : "", 0};
		value.length = strlen(value.text);
		value = part_trimmed(value);
		for (size_t at = 0; at < value.length; at++)
			if (!is_white(value.text[at])
				&& !isgraph((unsigned char)value.text[at]))
				return refuse(reading, value.text, value.length);
		reading->fields[i] = arena_copy(reading->arena, value.text, value.length);
	}
	return true;
}

/* Up to the empty line that ends the head. */
static bool fields_read(struct reading *reading)
{
	enum field field = FIELDS;
	struct part line;

	while (line_next(reading, &line)) {
		if (!line.length)
			return fields_whole(reading);
		if (!(is_white(*line.text) ? field_go_on(reading, &line, field)
					   : field_begin(reading, &line, &field)))
			return false;
	}
	return false;
}

/* --- text in encodings */

/* LABEL as base/encoding.h has it; NULL: nothing is written in it. */
static const char *charset_find(const char *label, size_t length)
{
	static const struct {
		const char *label, *name;
	} charsets[] = {
		{"UTF-8", "utf-8"}, {"ISO-2022-JP", "iso-2022-jp"}, {"Windows-31J", "cp932"}};

	for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++)
		if (strlen(charsets[i].label) == length
			&& strncasecmp(charsets[i].label, label, length) == 0)
			return charsets[i].name;
	return NULL;
}

/* No character steers a screen, but for the ends of lines and tabs in a BODY. */
static bool is_plain(const struct buffer *text, bool body)
{
	for (size_t i = 0; i < text->length; i++) {
		unsigned char byte = (unsigned char)text->data[i];

		if ((byte < ' ' && !(body && (byte == '\n' || byte == '\t'))) || byte == 0x7F)
			return false;
	}
	return true;
}

static bool is_word(const struct part *word)
{
	return word->length > 4 && memcmp(word->text, "=?", 2) == 0
	       && memcmp(word->text + word->length - 2, "?=", 2) == 0;
}

/* Adds what the encoded WORD says: =?charset?B?base64?= (RFC 2047, 2). */
static bool word_decode(struct reading *reading, const struct part *word, struct buffer *to)
{
	const char *label = word->text + 2, *end = word->text + word->length - 2;
	const char *mark = memchr(label, '?', (size_t)(end - label));
	const char *charset = mark ? charset_find(label, (size_t)(mark - label)) : NULL;
	struct buffer bytes = {0};
	bool done = charset && end - mark >= 3 && toupper((unsigned char)mark[1]) == 'B'
		    && mark[2] == '?' && base64_read(&bytes, mark + 3, (size_t)(end - mark - 3))
		    && encoding_decode(charset, bytes.data, bytes.length, to);

	buffer_done(&bytes);
	return done || refuse(reading, word->text, word->length);
}

/* Adds what TEXT shows: white space between encoded words is not there (RFC 2047, 6.2). */
static bool words_decode(struct reading *reading, const char *text, struct buffer *to)
{
	bool was_encoded = false;

	while (*text) {
		size_t white = strspn(text, " \t");
		struct part word = {text + white, strcspn(text + white, " \t")};
		bool is_encoded = is_word(&word);

		if (!is_encoded || !was_encoded)
			buffer_add(to, text, white);
		if (!is_encoded)
			buffer_add(to, word.text, word.length);
		else if (!word_decode(reading, &word, to))
			return false;
		was_encoded = is_encoded;
		text = word.text + word.length;
	}
	return true;
}

static bool text_decode(struct reading *reading, const char *text, const char **shown)
{
	struct buffer decoded = {0};
	bool done = words_decode(reading, text, &decoded)
		    && (is_plain(&decoded, false) || refuse_text(reading, text));

	*shown = arena_copy(reading->arena, decoded.data ? decoded.data : "", decoded.length);
	buffer_done(&decoded);
	return done;
}

/* --- people */

/* What stands in the quotes that begin at *AT, which moves behind them. */
static bool quoted_read(struct reading *reading, const char **at, const char **text)
{
	struct buffer words = {0};
	const char *from = *at + 1;

	for (; *from && *from != '"'; from++) {
		if (*from == '\\' && from[1])
			from++;
		buffer_byte(&words, *from);
	}
	*text = arena_copy(reading->arena, words.data ? words.data : "", words.length);
	buffer_done(&words);
	if (*from != '"')
		return refuse_text(reading, *at);
	*at = from + 1;
	return true;
}

/* In quotes, or encoded: an address, or two, can't be taken for a name. */
static bool name_read(struct reading *reading, const char **at, const char **name)
{
	struct part phrase = {*at, strcspn(*at, "<")};
	const char *words;

	if (**at == '"')
		return quoted_read(reading, at, name);
	*at += phrase.length;
	phrase = part_trimmed(phrase);
	words = arena_copy(reading->arena, phrase.text, phrase.length);
	if (strpbrk(words, ",;:@()[]\\\">."))
		return refuse_text(reading, words);
	return text_decode(reading, words, name);
}

/* <local@domain>, and nothing behind it. */
static bool address_read(struct reading *reading, const char *at, const char **address)
{
	const char *start = at, *local;
	size_t length;

	if (*at++ != '<')
		return refuse_text(reading, start);
	if (*at == '"') {
		if (!quoted_read(reading, &at, &local))
			return false;
	} else {
		length = strcspn(at, " \t,;:<>()[]\\\"@");
		local = arena_copy(reading->arena, at, length);
		at += length;
	}
	length = strspn(at + (*at == '@'),
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");
	if (*at != '@' || !length || strcmp(at + 1 + length, ">") != 0)
		return refuse_text(reading, start);
	*address = arena_format(reading->arena, "%s@%.*s", local, (int)length, at + 1);
	return true;
}

static bool person_read(struct reading *reading, enum field field, struct mail_person *person)
{
	const char *at = reading->fields[field];

	if (!name_read(reading, &at, &person->name))
		return false;
	return address_read(reading, at + strspn(at, " \t"), &person->address);
}

/* --- the body */

/* Plain text in lines of 7 bits, to be put together again, or in base64. */
static bool form_read(struct reading *reading)
{
	static const char plain[] = "text/plain; charset=",
			  flowed[] = "; format=flowed; delsp=yes";
	const char *type = reading->fields[TYPE], *transfer = reading->fields[TRANSFER];
	const char *label = type + strlen(plain);
	size_t length;

	if (strcmp(reading->fields[VERSION], "1.0") != 0)
		return refuse_text(reading, reading->fields[VERSION]);
	if (strncmp(type, plain, strlen(plain)) != 0)
		return refuse_text(reading, type);
	length = strcspn(label, ";");
	reading->flowed = strcmp(label + length, flowed) == 0;
	reading->mail->charset = charset_find(label, length);
	if (!reading->mail->charset || (!reading->flowed && label[length])
		|| (reading->flowed && strcmp(reading->mail->charset, "iso-2022-jp") != 0))
		return refuse_text(reading, type);
	return strcmp(transfer, reading->flowed ? "7bit" : "base64") == 0
	       || refuse_text(reading, transfer);
}

/* Adds a LINE that was decoded without what was only put there for the way (RFC 3676, 4.1 to
 * 4.5); true when the next goes on with it. */
static bool flowed_add(const struct buffer *line, struct buffer *to)
{
	const char *text = line->data ? line->data : "";
	size_t length = line->length, stuffing = *text == ' ';
	bool goes_on = length > stuffing && text[length - 1] == ' '
		       && strcmp(text + stuffing, "-- ") != 0;

	buffer_add(to, text + stuffing, length - stuffing - goes_on);
	if (!goes_on)
		buffer_byte(to, '\n');
	return goes_on;
}

/* Each line begins and ends in ASCII (RFC 1468), and is decoded by itself. */
static bool flow_read(struct reading *reading, struct buffer *body)
{
	struct decoding *decoding = decoding_open(reading->mail->charset);
	struct buffer line = {0};
	bool goes_on = false, done = true;

	while (reading->at < reading->end && done) {
		struct part part;

		buffer_clear(&line);
		done = line_next(reading, &part)
		       && ((decoding_add(decoding, part.text, part.length, &line) == part.length
				   && (!part.length || *part.text != '>'))
			       || refuse(reading, part.text, part.length));
		if (done)
			goes_on = flowed_add(&line, body);
	}
	buffer_done(&line);
	decoding_close(decoding);
	return done && (!goes_on || refuse_text(reading, reading->fields[TYPE]));
}

static bool base64_lines_read(struct reading *reading, struct buffer *bytes)
{
	const char *start = reading->at;
	struct part line;

	while (reading->at < reading->end)
		if (!line_next(reading, &line))
			return false;
		else if (!line.length || line.length > BASE64_MOST)
			return refuse(reading, line.text, line.length);
	return base64_read(bytes, start, (size_t)(reading->end - start))
	       || refuse_text(reading, reading->fields[TRANSFER]);
}

/* Takes the CR before each LF out; false when there is one without the other. */
static bool ends_read(struct buffer *text)
{
	size_t length = 0;

	for (size_t i = 0; i < text->length; i++) {
		bool is_end = text->data[i] == '\r' && text->data[i + 1] == '\n';

		if (!is_end && (text->data[i] == '\r' || text->data[i] == '\n'))
			return false;
		text->data[length++] = text->data[i += is_end];
	}
	text->length = length;
	return true;
}

static bool encoded_read(struct reading *reading, struct buffer *body)
{
	struct buffer bytes = {0};
	bool done = base64_lines_read(reading, &bytes)
		    && ((encoding_decode(reading->mail->charset, bytes.data, bytes.length, body)
				&& ends_read(body))
			    || refuse_text(reading, reading->fields[TYPE]));

	buffer_done(&bytes);
	return done;
}

static bool body_read(struct reading *reading)
{
	struct buffer body = {0};
	bool done = reading->flowed ? flow_read(reading, &body) : encoded_read(reading, &body);

	done = done && (is_plain(&body, true) || refuse_text(reading, reading->fields[TYPE]));
	reading->mail->body =
		arena_copy(reading->arena, body.data ? body.data : "", body.length);
	buffer_done(&body);
	return done;
}

bool mail_file_read(const char *bytes, size_t size, struct arena *arena, struct mail_file *mail)
{
	struct reading reading = {
		.at = bytes, .end = bytes + size, .arena = arena, .mail = mail};

	*mail = (struct mail_file){.refused = ""};
	if (!fields_read(&reading) || !form_read(&reading)
		|| !person_read(&reading, FROM, &mail->from)
		|| !person_read(&reading, TO, &mail->to)
		|| !text_decode(&reading, reading.fields[SUBJECT], &mail->subject))
		return false;
	mail->id = reading.fields[ID];
	mail->language = reading.fields[LANGUAGE];
	mail->date = reading.fields[DATE];
	return body_read(&reading);
}
