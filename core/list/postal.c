/* postal.c - what can be a postal code or an address of mail. */
#include "list/postal.h"

#include "base/utf8.h"
#include "list/fold.h"

#include <ctype.h>
#include <string.h>

enum { DIGITS = 7, HYPHEN = 3, POST_MARK = 0x3012, POST_MARK_FACE = 0x3020 };

bool postal_read_code(const char *text, char code[POSTAL_SIZE])
{
	size_t left = strlen(text), taken, digits = 0, length = 0;

	for (; left; text += taken, left -= taken) {
		uint32_t character = fold_width(utf8_decode(text, left, &taken));

		if (character == ' ' || character == 0x3000 || character == POST_MARK
			|| character == POST_MARK_FACE)
			continue;
		if (character == '-' && digits == HYPHEN && length == HYPHEN) {
			code[length++] = '-';
			continue;
		}
		if (character < '0' || character > '9' || digits == DIGITS)
			return false;
		if (digits++ == HYPHEN && length == HYPHEN)
			code[length++] = '-';
		code[length++] = (char)character;
	}
	code[length] = '\0';
	return digits == DIGITS && strncmp(code, "000", HYPHEN) != 0;
}

static bool is_domain(const char *text)
{
	size_t label = 0, labels = 1;

	for (; *text; text++) {
		if (*text == '.') {
			if (!label || text[-1] == '-')
				return false;
			label = 0;
			labels++;
		} else if (isalnum((unsigned char)*text) || (*text == '-' && label))
			label++;
		else
			return false;
	}
	return labels > 1 && label && text[-1] != '-';
}

bool mail_is_one(const char *text)
{
	static const char local[] = "!#$%&'*+-/=?^_`{|}~.";
	const char *at = text;

	while (isalnum((unsigned char)*at) || (*at && strchr(local, *at)))
		at++;
	return at > text && at - text <= 64 && *at == '@' && strlen(text) <= 254
	       && is_domain(at + 1);
}
