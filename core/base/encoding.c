/* encoding.c - out of UTF-8, a character at a time, by iconv. */
#include "base/encoding.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct label {
	const char *name, *label;
	bool documents; /* may be written in it */
	bool shifts;    /* escape sequences say what a byte is */
} labels[] = {
	{"utf-8", "UTF-8", true, false}, {"iso-2022-jp", "ISO-2022-JP", true, true},
	{"cp932", "Windows-31J", true, false},
	{"euc-jp", "EUC-JP-MS", false, false}, /* with the characters of Windows */
	{"utf-16le", "UTF-16LE", false, false}, {"utf-16be", "UTF-16BE", false, false},
	{"utf-16", "UTF-16", false, false}, /* by its byte order mark */
};

/* One character of JIS X 0208 (1-33, 1-29, 1-34, 1-61, 1-81, 1-82, 2-44, 1-79, 1-17), as the
 * mappings of JIS and of Microsoft have it. */
static const struct twins {
	uint32_t jis, microsoft;
} twins[] = {
	{0x301c, 0xff5e}, /* 〜 ～ */
	{0x2014, 0x2015}, /* — ― */
	{0x2016, 0x2225}, /* ‖ ∥ */
	{0x2212, 0xff0d}, /* − － */
	{0x00a2, 0xffe0}, /* ¢ ￠ */
	{0x00a3, 0xffe1}, /* £ ￡ */
	{0x00ac, 0xffe2}, /* ¬ ￢ */
	{0x00a5, 0xffe5}, /* ¥ ￥ */
	{0x203e, 0xffe3}, /* ‾ ￣ */
};

struct encoding {
	const struct label *label;
	iconv_t iconv;
};

enum { WRITTEN = 16 }; /* bytes: a character with the escape sequences around it */

static const struct label *label_of(const char *name)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].name, name) == 0)
			return &labels[i];
	return NULL;
}

struct encoding *encoding_open(const char *name)
{
	const struct label *label = label_of(name);
	iconv_t opened = label ? iconv_open(label->label, "UTF-8") : (iconv_t)-1;
	struct encoding *encoding;

	if (opened == (iconv_t)-1)
		return NULL;
	encoding = memory_alloc(sizeof *encoding);
	*encoding = (struct encoding){label, opened};
	return encoding;
}

bool encoding_suits_documents(const char *name)
{
	const struct label *label = label_of(name);

	return label && label->documents;
}

void encoding_close(struct encoding *encoding)
{
	if (encoding)
		iconv_close(encoding->iconv);
	free(encoding);
}

const char *encoding_label(const struct encoding *encoding)
{
	return encoding->label->label;
}

static uint32_t twin_of(uint32_t character)
{
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
		if (twins[i].jis == character)
			return twins[i].microsoft;
		if (twins[i].microsoft == character)
			return twins[i].jis;
	}
	return 0;
}

uint32_t encoding_jis(uint32_t character)
{
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
		if (twins[i].microsoft == character)
			return twins[i].jis;
	return character;
}

/* LENGTH bytes, one character, into TO (which may be NULL); false when it is lacking.  iconv
 * writes the yen sign in Windows-31J as a backslash: the byte of another character. */
static bool bytes_add(struct encoding *encoding, char *bytes, size_t length, struct buffer *to)
{
	char written[WRITTEN], *out = written;
	size_t room = sizeof written;
	bool may_be_ascii = length == 1 || encoding->label->shifts;

	if (iconv(encoding->iconv, &bytes, &length, &out, &room) != 0
		|| (!may_be_ascii && out == written + 1 && (unsigned char)*written < 0x80))
		return false;
	if (to)
		buffer_add(to, written, sizeof written - room);
	return true;
}

/* The character at the start of TEXT; false when it is lacking. */
static bool character_add(
	struct encoding *encoding, const char *text, size_t length, struct buffer *to)
{
	char bytes[4];
	size_t taken;
	uint32_t twin = twin_of(utf8_decode(text, length, &taken));

	memcpy(bytes, text, taken);
	if (bytes_add(encoding, bytes, taken, to))
		return true;
	return twin && bytes_add(encoding, bytes, utf8_encode(twin, bytes), to);
}

/* Back to where every text begins: ASCII (RFC 1468). */
static void text_end(struct encoding *encoding, struct buffer *to)
{
	char written[WRITTEN], *out = written;
	size_t room = sizeof written;

	iconv(encoding->iconv, NULL, NULL, &out, &room);
	if (to)
		buffer_add(to, written, sizeof written - room);
}

size_t encoding_reach(struct encoding *encoding, const char *text, size_t length)
{
	size_t at = 0, taken;

	for (; at < length; at += taken) {
		utf8_decode(text + at, length - at, &taken);
		if (!character_add(encoding, text + at, length - at, NULL))
			break;
	}
	text_end(encoding, NULL);
	return at;
}

void encoding_add(struct encoding *encoding, const char *text, size_t length, struct buffer *to)
{
	char reference[sizeof "&#x10ffff;"];

	for (size_t taken; length > 0; text += taken, length -= taken) {
		uint32_t character = utf8_decode(text, length, &taken);

		if (character_add(encoding, text, length, to))
			continue;
		snprintf(reference, sizeof reference, "&#x%X;", (unsigned)character);
		for (const char *c = reference; *c; c++)
			character_add(encoding, c, 1, to);
	}
	text_end(encoding, to);
}

/* --- into UTF-8 */

struct decoding {
	iconv_t iconv;
	bool is_utf_8; /* needs no conversion */
};

struct decoding *decoding_open(const char *name)
{
	const struct label *label = label_of(name);
	iconv_t opened = label ? iconv_open("UTF-8", label->label) : (iconv_t)-1;
	struct decoding *decoding;

	if (opened == (iconv_t)-1)
		return NULL;
	decoding = memory_alloc(sizeof *decoding);
	*decoding = (struct decoding){opened, strcmp(name, "utf-8") == 0};
	return decoding;
}

void decoding_close(struct decoding *decoding)
{
	if (decoding)
		iconv_close(decoding->iconv);
	free(decoding);
}

static size_t bytes_decode(iconv_t opened, const char *text, size_t length, struct buffer *to)
{
	char *in = (char *)text; /* iconv reads only */
	char piece[4096];
	size_t left = length, result;

	iconv(opened, NULL, NULL, NULL, NULL); /* as if nothing had been before */
	do {
		char *out = piece;
		size_t room = sizeof piece;

		result = iconv(opened, &in, &left, &out, &room);
		buffer_add(to, piece, sizeof piece - room);
	} while (result == (size_t)-1 && errno == E2BIG);
	return length - left;
}

size_t decoding_add(
	struct decoding *decoding, const char *text, size_t length, struct buffer *to)
{
	size_t valid;

	if (!decoding->is_utf_8)
		return bytes_decode(decoding->iconv, text, length, to);
	valid = utf8_valid(text, length);
	buffer_add(to, text, valid);
	return valid;
}

bool encoding_decode(const char *name, const char *text, size_t length, struct buffer *to)
{
	struct decoding *decoding = decoding_open(name);
	bool decoded = decoding && decoding_add(decoding, text, length, to) == length;

	decoding_close(decoding);
	return decoded;
}
