/* mail.c - one message of mail. */
#include "letters/mail.h"

#include "base/base64.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "text/cluster.h"

#include <string.h>

enum {
	WORD = 36,           /* bytes in an encoded word: with the longest name of a field 76 */
	COLUMNS = 70,        /* of a line of text: with escape sequences 77 bytes */
	BODY = 57,           /* bytes that make a line of base64 */
	ID = 32,             /* hexadecimal digits of a message's id */
	JAPAN = 9 * 60 * 60, /* seconds east of Greenwich */
	DAY = 24 * 60 * 60
};

struct writing {
	struct encoding *encoding;
	struct buffer *to;
};

static void line_end(struct writing *writing)
{
	buffer_text(writing->to, "\r\n");
}

/* --- the head */

/* ASCII, which no program takes for encoded words. */
static bool is_plain(const char *text)
{
	const char *at = text;

	while (*at >= ' ' && *at < 0x7F)
		at++;
	return !*at && !strstr(text, "=?");
}

static void word_write(struct writing *writing, const char *text, size_t length)
{
	struct buffer bytes = {0};

	encoding_add(writing->encoding, text, length, &bytes);
	buffer_format(writing->to, "=?%s?B?", encoding_label(writing->encoding));
	base64_add(writing->to, bytes.data, bytes.length);
	buffer_text(writing->to, "?=");
	buffer_done(&bytes);
}

/* How many bytes of TEXT go into one word, whole characters of people. */
static size_t word_length(struct writing *writing, const char *text)
{
	size_t left = strlen(text), length = 0;
	struct buffer bytes = {0};

	while (length < left) {
		size_t next = length + cluster_read(text + length, left - length).length;

		buffer_clear(&bytes);
		encoding_add(writing->encoding, text, next, &bytes);
		if (length && bytes.length > WORD)
			break;
		length = next;
	}
	buffer_done(&bytes);
	return length;
}

/* TEXT in encoded words (RFC 2047), each on a line of its own. */
static void words_write(struct writing *writing, const char *text)
{
	while (*text) {
		size_t length = word_length(writing, text);

		word_write(writing, text, length);
		text += length;
		if (*text)
			buffer_text(writing->to, "\r\n ");
	}
}

/* TEXT in quotes of RFC 5322. */
static void quoted_write(struct writing *writing, const char *text, size_t length)
{
	buffer_byte(writing->to, '"');
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"' || text[i] == '\\')
			buffer_byte(writing->to, '\\');
		buffer_byte(writing->to, text[i]);
	}
	buffer_byte(writing->to, '"');
}

/* A local part with dots where the RFC has none must be quoted. */
static void address_write(struct writing *writing, const char *address)
{
	size_t local = strcspn(address, "@");
	bool is_odd = address[0] == '.' || (local && address[local - 1] == '.')
		      || memmem(address, local, "..", 2);

	if (is_odd)
		quoted_write(writing, address, local);
	else
		buffer_add(writing->to, address, local);
	buffer_text(writing->to, address + local);
}

static void person_write(
	struct writing *writing, const char *field, const char *name, const char *address)
{
	buffer_format(writing->to, "%s: ", field);
	if (is_plain(name))
		quoted_write(writing, name, strlen(name));
	else
		words_write(writing, name);
	buffer_text(writing->to, "\r\n <");
	address_write(writing, address);
	buffer_text(writing->to, ">\r\n");
}

static void subject_write(struct writing *writing, const char *subject)
{
	buffer_text(writing->to, "Subject: ");
	if (is_plain(subject) && strlen(subject) < COLUMNS)
		buffer_text(writing->to, subject);
	else
		words_write(writing, subject);
	line_end(writing);
}

/* The same for the same mail: what was sent twice by mistake is known by it. */
static void id_write(struct writing *writing, const struct mail *mail)
{
	struct buffer all = {0};
	const char *domain = strrchr(mail->from, '@');

	buffer_format(&all, "%s\n%s\n%s\n%s", mail->from, mail->to, mail->subject, mail->body);
	buffer_format(writing->to, "Message-ID: <%.*s%s>\r\n", ID,
		digest_bytes(all.data, all.length).text, domain ? domain : "@localhost");
	buffer_done(&all);
}

static void head_write(struct writing *writing, const struct mail *mail, bool is_flowed)
{
	person_write(writing, "From", mail->from_name, mail->from);
	person_write(writing, "To", mail->to_name, mail->to);
	subject_write(writing, mail->subject);
	if (mail->date)
		buffer_format(writing->to, "Date: %s\r\n", mail->date);
	id_write(writing, mail);
	buffer_format(writing->to,
		"MIME-Version: 1.0\r\nContent-Language: %s\r\n"
		"Content-Type: text/plain; charset=%s%s\r\n"
		"Content-Transfer-Encoding: %s\r\n\r\n",
		mail->language, encoding_label(writing->encoding),
		is_flowed ? ";\r\n format=flowed; delsp=yes" : "",
		is_flowed ? "7bit" : "base64");
}

/* --- the body in lines */

static bool stands_in(const char *list, const char *text, size_t length)
{
	size_t left = strlen(list);

	while (left) {
		size_t size = cluster_read(list, left).length;

		if (size == length && memcmp(list, text, length) == 0)
			return true;
		list += size;
		left -= size;
	}
	return false;
}

/* May a line end behind BEFORE, with AFTER on the next? */
static bool may_break(const struct cluster *before, const struct cluster *after)
{
	static const char no_start[] = "、。，．・：；？！ー々）］｝」』】〉》ぁぃぅぇぉっゃゅ"
				       "ょァィゥェォッャュョ)]},.:;?!";
	static const char no_end[] = "（［｛「『【〈《([{";

	if (*before->text == ' ')
		return *after->text != ' ';
	if ((unsigned char)*before->text < 0x80 && (unsigned char)*after->text < 0x80)
		return false;
	return *after->text != ' ' && !stands_in(no_start, after->text, after->length)
	       && !stands_in(no_end, before->text, before->length);
}

static size_t cluster_width(const struct cluster *cluster)
{
	return (unsigned char)*cluster->text < 0x80 ? 1 : 2;
}

/* How much of the LENGTH bytes of TEXT goes on a line: all, or up to where it may end. */
static size_t piece_length(const char *text, size_t length)
{
	struct cluster before = {0};
	size_t at = 0, width = 0, last = 0, indent = strspn(text, " ");

	while (at < length) {
		struct cluster cluster = cluster_read(text + at, length - at);

		if (at > indent && may_break(&before, &cluster))
			last = at;
		width += cluster_width(&cluster);
		if (width > COLUMNS && last)
			return last;
		before = cluster;
		at += cluster.length;
	}
	return length;
}

static void piece_write(struct writing *writing, const char *text, size_t length, bool goes_on)
{
	if (length && (*text == ' ' || *text == '>' || strncmp(text, "From ", 5) == 0))
		buffer_byte(writing->to, ' '); /* RFC 3676, 4.4 */
	encoding_add(writing->encoding, text, length, writing->to);
	buffer_text(writing->to, goes_on ? " \r\n" : "\r\n");
}

/* In lines that a program may put together again. */
static void body_flow(struct writing *writing, const char *body)
{
	while (*body) {
		size_t line = strcspn(body, "\n"), length = line;

		while (length && body[length - 1] == ' ')
			length--;
		for (size_t at = 0, piece; at < length || !at; at += piece) {
			piece = piece_length(body + at, length - at);
			piece_write(writing, body + at, piece, at + piece < length);
			if (!piece)
				break;
		}
		body += line + (body[line] == '\n');
	}
}

static void body_encode(struct writing *writing, const char *body)
{
	struct buffer lines = {0}, bytes = {0};

	for (; *body; body++) {
		if (*body == '\n')
			buffer_byte(&lines, '\r');
		buffer_byte(&lines, *body);
	}
	encoding_add(writing->encoding, lines.data, lines.length, &bytes);
	for (size_t at = 0; at < bytes.length; at += BODY) {
		size_t left = bytes.length - at;

		base64_add(writing->to, bytes.data + at, left < BODY ? left : BODY);
		line_end(writing);
	}
	buffer_done(&lines);
	buffer_done(&bytes);
}

/* --- all of it */

static bool reaches(struct encoding *encoding, const char *text)
{
	return encoding_reach(encoding, text, strlen(text)) == strlen(text);
}

bool mail_write(const struct mail *mail, const char *encoding, struct buffer *bytes)
{
	struct writing writing = {encoding_open(encoding), bytes};
	bool is_flowed = strcmp(encoding, "iso-2022-jp") == 0;
	bool right = reaches(writing.encoding, mail->from_name)
		     && reaches(writing.encoding, mail->to_name)
		     && reaches(writing.encoding, mail->subject)
		     && reaches(writing.encoding, mail->body);

	if (!right) {
		encoding_close(writing.encoding);
		writing.encoding = encoding_open("utf-8");
		is_flowed = false;
	}
	head_write(&writing, mail, is_flowed);
	if (is_flowed)
		body_flow(&writing, mail->body);
	else
		body_encode(&writing, mail->body);
	encoding_close(writing.encoding);
	return right;
}

void mail_date(int64_t seconds, struct buffer *to)
{
	static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec"};
	int64_t local = seconds + JAPAN, day = local / DAY, time = local % DAY;
	struct date date = date_from_number(day);

	buffer_format(to, "%s, %d %s %d %02d:%02d:%02d +0900", days[date_weekday(date)],
		date.day, months[date.month - 1], date.year, (int)(time / 3600),
		(int)(time / 60 % 60), (int)(time % 60));
}
