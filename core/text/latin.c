/* latin.c - what of a text is in Western words, and drawn in the style's Latin faces.
 *
 * Words of letters are, and all of English; what has figures only stays in the Japanese face,
 * whose figures are all of one width and stand evenly in dates, telephone numbers and sums, but
 * for those that end a name (Windows Server 2022), have a Western unit (500 MB), or stand
 * between the words of a sentence.
 */
#include "text/latin.h"

#include <string.h>

static const char *const unit_symbols[] = {"kB", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB",
	"GiB", "TiB", "bit", "bps", "kbps", "Mbps", "Gbps", "Hz", "kHz", "MHz", "GHz", "mm",
	"cm", "m", "km", "mg", "g", "kg", "ms", "s", "min", "h", "V", "W", "kW", "dpi", "pt",
	"a.m.", "p.m."};
static const char *const number_abbreviations[] = {
	"No.", "Nos.", "no.", "nos.", "Vol.", "p.", "pp."};

bool is_western_letter(uint32_t character)
{
	uint32_t lower = character | 0x20;

	return (lower >= 'a' && lower <= 'z') || (character >= 0xC0 && character < 0x2000);
}

static bool is_figure(uint32_t character)
{
	return character >= '0' && character <= '9';
}

/* A space before the text, and behind it. */
static uint32_t unit_base(struct units units, size_t unit)
{
	return unit < units.count ? units.unit[unit].cluster.base : ' ';
}

/* Whether the word WORD stands there from START to before END. */
static bool word_stands(struct units units, size_t start, size_t end, const char *word)
{
	for (size_t i = start; i < end; i++)
		if (unit_base(units, i) != (unsigned char)word[i - start])
			return false;
	return !is_western_letter(unit_base(units, start - 1))
	       && !is_western_letter(unit_base(units, end))
	       && !is_figure(unit_base(units, end));
}

static bool symbol_follows(struct units units, size_t start)
{
	for (size_t i = 0; i < sizeof unit_symbols / sizeof *unit_symbols; i++)
		if (word_stands(units, start, start + strlen(unit_symbols[i]), unit_symbols[i]))
			return true;
	return false;
}

static bool abbreviation_precedes(struct units units, size_t end)
{
	const size_t count = sizeof number_abbreviations / sizeof *number_abbreviations;

	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(number_abbreviations[i]);

		if (length <= end
			&& word_stands(units, end - length, end, number_abbreviations[i]))
			return true;
	}
	return false;
}

bool space_holds_figure(struct units units, size_t at)
{
	if (unit_base(units, at) != ' ' || !at)
		return false;
	if (is_figure(unit_base(units, at - 1)))
		return symbol_follows(units, at + 1);
	return is_figure(unit_base(units, at + 1)) && abbreviation_precedes(units, at);
}

/* Where the Western word that begins with START ends; a bracket opens a new one. */
static size_t word_end(struct units units, size_t start)
{
	size_t end = start;

	while (end < units.count && class_is_western(units.unit[end].class)
		&& (end == start || units.unit[end].class != CLASS_WESTERN_OPENING))
		end++;
	return end;
}

static bool word_has_letter(struct units units, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (units.unit[i].class == CLASS_WESTERN
			&& is_western_letter(units.unit[i].cluster.base))
			return true;
	return false;
}

/* 2022, 2.17.1, 27001:2022: figures as they end a name, and neither a sum nor a number to
 * call. */
static bool word_is_version(struct units units, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		uint32_t character = units.unit[i].cluster.base;

		if (character != '.' && character != ':' && !is_figure(character))
			return false;
	}
	return end > start;
}

/* A space is that of the word before it. */
static void words_find(struct units units, const struct text_run *runs)
{
	bool latin = false, name = false;

	for (size_t i = 0, end = 0; i < units.count; i++) {
		if (i >= end && units.unit[i].class != CLASS_WORD_SPACE) {
			bool follows = name && units.unit[i - 1].class == CLASS_WORD_SPACE;

			end = word_end(units, i);
			name = word_has_letter(units, i, end);
			latin = name || (follows && word_is_version(units, i, end))
				|| (end > i
					&& (runs[units.unit[i].run].english
						|| space_holds_figure(units, end)));
		}
		units.unit[i].latin = latin;
	}
}

/* Where the Western text that begins with START ends: words and the spaces in it. */
static size_t western_end(struct units units, size_t start)
{
	size_t end = start;

	while (end < units.count
		&& (class_is_western(units.unit[end].class)
			|| units.unit[end].class == CLASS_WORD_SPACE))
		end++;
	return end;
}

/* Figures between the words of a Western sentence are Latin like them: "Article 26(1) of". */
static void figures_find(struct units units, size_t start, size_t end)
{
	while (start < end && !units.unit[start].latin)
		start++;
	while (end > start && !units.unit[end - 1].latin)
		end--;
	for (; start < end; start++)
		units.unit[start].latin = true;
}

void latin_settle(struct units units, const struct text_run *runs)
{
	words_find(units, runs);
	for (size_t start = 0, end; start < units.count; start = end + (end == start)) {
		end = western_end(units, start);
		figures_find(units, start, end);
	}
}
