/* own_view.c - a view cut down to what is one person's own.
 *
 * In a view every item and every gift stands once, and neither holds another; their text is
 * escaped, so that their tags are all there is of them.
 */
#include "letters/own_view.h"

#include <ctype.h>
#include <string.h>

/* An element of the view: all of it, and the text in it. */
struct part {
	const char *start, *end, *text;
	size_t length;
};

/* The next element NAME from AT on; false when there is none. */
static bool part_next(const char *at, const char *name, struct part *part)
{
	size_t length = strlen(name);

	while ((at = strchr(at, '<'))) {
		const char *close;

		if (strncmp(at + 1, name, length) != 0 || !strchr(" >", at[1 + length])) {
			at++;
			continue;
		}
		part->start = at;
		part->text = strchr(at, '>') + 1;
		for (close = part->text; (close = strstr(close, "</")); close += 2)
			if (strncmp(close + 2, name, length) == 0 && close[2 + length] == '>')
				break;
		if (!close)
			return false;
		part->length = (size_t)(close - part->text);
		part->end = close + length + 3;
		return true;
	}
	return false;
}

/* Whether the attribute id of PART is ID. */
static bool part_has_id(const struct part *part, const struct buffer *id)
{
	static const char name[] = " id=\"";
	const char *at =
		memmem(part->start, (size_t)(part->text - part->start), name, strlen(name));

	return at && strncmp(at + strlen(name), id->data, id->length) == 0
	       && at[strlen(name) + id->length] == '"';
}

/* The line that begins at *LINES, escaped as in a view, in WORDS; *LINES moves on. */
static bool line_next(const char **lines, struct buffer *words)
{
	size_t length = strcspn(*lines, "\n");
	struct buffer line = {0};

	if (!**lines)
		return false;
	buffer_clear(words);
	buffer_add(&line, *lines, length);
	buffer_escape(words, line.data);
	buffer_done(&line);
	*lines += length + ((*lines)[length] == '\n');
	return true;
}

static bool part_is(const struct part *part, const struct buffer *words)
{
	return words->data
	       && ((part->length == words->length
			   && memcmp(part->text, words->data, words->length) == 0)
		       || part_has_id(part, words));
}

/* Whether PART is WORDS, or says in another language of VIEW what is. */
static bool part_is_said(
	const struct part *part, const struct buffer *view, const struct buffer *words)
{
	static const char name[] = " id=\"";
	const char *id =
		memmem(part->start, (size_t)(part->text - part->start), name, strlen(name));
	struct buffer own = {0};
	const char *at = view->data;
	struct part other;
	bool is = part_is(part, words);

	if (is || !id)
		return is;
	id += strlen(name);
	buffer_add(&own, id, strcspn(id, "\""));
	for (; !is && part_next(at, "item", &other); at = other.end)
		is = part_has_id(&other, &own) && part_is(&other, words);
	buffer_done(&own);
	return is;
}

/* Is PART an item that is said to be open or unknown?  That is so whatever a list names. */
static bool part_is_gap(const struct part *part)
{
	static const char state[] = " state=\"";
	static const char *const words[] = {"調査中", "不明"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == part->length
			&& memcmp(part->text, words[i], part->length) == 0)
			return true;
	return memmem(part->start, (size_t)(part->text - part->start), state, strlen(state));
}

static bool item_is_wanted(
	const struct own_question *question, const struct buffer *view, const struct part *part)
{
	const char *lines = question->items;
	struct buffer words = {0};
	bool wanted = part_is_gap(part);

	while (!wanted && line_next(&lines, &words))
		wanted = part_is_said(part, view, &words);
	buffer_done(&words);
	return wanted;
}

/* Whether the value of the gift PART is AMOUNT: the same digits. */
static bool gift_is(const struct part *part, const char *amount)
{
	struct part value;

	if (!part_next(part->text, "value", &value) || value.end > part->end)
		return false;
	for (size_t i = 0; i < value.length; i++)
		if (isdigit((unsigned char)value.text[i]) && *amount++ != value.text[i])
			return false;
	return !*amount;
}

/* Copies VIEW, without the elements NAME that are not wanted; how many there are left. */
static size_t parts_copy(const struct own_question *question, const struct buffer *view,
	const char *name, bool gift, struct buffer *cut)
{
	const char *from = view->data;
	size_t kept = 0;
	struct part part;

	while (part_next(from, name, &part)) {
		bool wanted = gift ? *question->gift && gift_is(&part, question->gift)
				   : item_is_wanted(question, view, &part);

		buffer_add(cut, from, (size_t)((wanted ? part.end : part.start) - from));
		kept += wanted;
		from = part.end;
	}
	buffer_text(cut, from);
	return kept;
}

/* Copies FROM; of the channels of the letter's release the one that it goes by. */
static void way_copy(const struct own_question *question, const char *from, struct buffer *cut)
{
	static const char name[] = " channels=\"";
	const char *at = from;
	struct buffer id = {0};
	struct part part;

	if (question->release)
		buffer_text(&id, question->release);
	for (; id.length && part_next(at, "release", &part); at = part.end) {
		const char *value =
			part_has_id(&part, &id) ? memmem(part.start,
				(size_t)(part.text - part.start), name, strlen(name))
						: NULL;

		if (!value)
			continue;
		value += strlen(name);
		buffer_add(cut, from, (size_t)(value - from));
		buffer_text(cut, question->way);
		from = strchr(value, '"');
	}
	buffer_text(cut, from);
	buffer_done(&id);
}

/* Every item that the row names must be one that the record has in its groups. */
static bool items_known(const struct own_question *question, const struct buffer *view,
	struct findings *findings)
{
	const char *lines = question->items;
	struct buffer words = {0};
	bool all = true;

	while (line_next(&lines, &words)) {
		const char *at = view->data;
		struct part part;
		bool known = false;

		for (; !known && part_next(at, "item", &part); at = part.end)
			known = part_is(&part, &words);
		if (!known)
			finding_add(findings, "letters-item", question->place, "item",
				words.data, NULL);
		all = all && known;
	}
	buffer_done(&words);
	return all;
}

bool own_view(const struct own_question *question, const struct buffer *view,
	struct buffer *cut, struct findings *findings)
{
	struct buffer own = {0}, gone = {0};
	bool done = items_known(question, view, findings);

	if (*question->items)
		parts_copy(question, view, "item", false, &own);
	else
		buffer_text(&own, view->data);
	if (!question->gifts) {
		buffer_text(&gone, own.data);
	} else if (!parts_copy(question, &own, "gift", true, &gone) && *question->gift) {
		finding_add(findings, "letters-gift", question->place, "amount", question->gift,
			NULL);
		done = false;
	}
	way_copy(question, gone.data, cut);
	buffer_done(&own);
	buffer_done(&gone);
	return done;
}
