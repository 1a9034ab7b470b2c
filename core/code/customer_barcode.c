/* customer_barcode.c - the カスタマバーコード of Japan Post. */
#include "code/customer_barcode.h"

#include <stddef.h>
#include <string.h>

enum {
	POSTAL_DIGITS = 7,
	NUMBER_PLACES = 13,
	PLACES = POSTAL_DIGITS + NUMBER_PLACES,
	/* 0 to 9 are themselves */
	CODE_HYPHEN = 10,
	CODE_CC1,
	CODE_CC4 = 14,
	CODES = 19
};

/* By code: 0 to 9, hyphen, CC1 to CC8. */
static const char patterns[CODES][4] = {"FTT", "FFT", "FDA", "DFA", "FAD", "FTF", "DAF", "AFD",
	"ADF", "TFF", "TFT", "DAT", "DTA", "ADT", "TDA", "ATD", "TAD", "TTF", "FFF"};

struct codes {
	unsigned char code[PLACES];
	size_t count;
};

static void code_add(struct codes *codes, int code)
{
	if (codes->count < PLACES)
		codes->code[codes->count++] = (unsigned char)code;
}

/* A to J are CC1 and a digit, K to T CC2, U to Z CC3. */
static bool character_add(struct codes *codes, char character)
{
	if (character == '-') {
		code_add(codes, CODE_HYPHEN);
	} else if (character >= '0' && character <= '9') {
		code_add(codes, character - '0');
	} else if (character >= 'A' && character <= 'Z') {
		code_add(codes, CODE_CC1 + (character - 'A') / 10);
		code_add(codes, (character - 'A') % 10);
	} else {
		return false;
	}
	return true;
}

static bool postal_code_add(struct codes *codes, const char *postal_code)
{
	for (size_t i = 0; *postal_code; postal_code++, i++)
		if (i == 3 && *postal_code == '-')
			continue;
		else if (*postal_code < '0' || *postal_code > '9'
			 || codes->count == POSTAL_DIGITS)
			return false;
		else
			code_add(codes, *postal_code - '0');
	return codes->count == POSTAL_DIGITS
	       && (codes->code[POSTAL_DIGITS - 2] || codes->code[POSTAL_DIGITS - 1]);
}

/* All codes and the check digit add up to a multiple of 19. */
static size_t check_digit(const struct codes *codes)
{
	size_t sum = 0;

	for (size_t i = 0; i < codes->count; i++)
		sum += codes->code[i];
	return (CODES - sum % CODES) % CODES;
}

bool customer_barcode(const char *postal_code, const char *number, char bars[CUSTOMER_BARS + 1])
{
	struct codes codes = {0};
	char *to = bars;

	if (!postal_code_add(&codes, postal_code))
		return false;
	for (; *number; number++)
		if (!character_add(&codes, *number))
			return false;
	while (codes.count < PLACES)
		code_add(&codes, CODE_CC4);
	to = mempcpy(to, "FD", 2);
	for (size_t i = 0; i < PLACES; i++)
		to = mempcpy(to, patterns[codes.code[i]], 3);
	to = mempcpy(to, patterns[check_digit(&codes)], 3);
	memcpy(to, "DF", 3);
	return true;
}
