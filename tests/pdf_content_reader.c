/* pdf_content_reader.c - what a page's content stream shows, for tests. */
#include "pdf_content_reader.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_LONGEST = 64 };

/* Where the reading stands; operands gather until their operator comes. */
struct scan {
	struct page_content *content;
	code_visit *visit;
	void *context;
	const char *at;
	char name[NAME_LONGEST], font[NAME_LONGEST]; /* of the last operand; of Tf */
	const char *strings;                         /* where the operands begin */
	long id;                                     /* the MCID among them, or -1 */
	size_t marked, texts, tagged;                /* how deep in BDC, BT; with tag */
	char stack[16]; /* 't' tagged or artifact, 's' a mere Span */
};

static bool ends_token(char c)
{
	return !c || isspace((unsigned char)c) || strchr("<>[]()/", c);
}

static void string_skip(struct scan *scan)
{
	for (scan->at++; *scan->at && *scan->at != ')'; scan->at++)
		if (*scan->at == '\\')
			scan->at++;
	scan->at++;
}

static void word_read(struct scan *scan, char *word)
{
	size_t length = 0;

	while (!ends_token(*scan->at)) {
		if (length + 1 < NAME_LONGEST)
			word[length++] = *scan->at;
		scan->at++;
	}
	word[length] = '\0';
}

/* Every four digits between < and > since the last operator. */
static void codes_visit(const struct scan *scan, const char *end)
{
	for (const char *at = scan->strings; at < end; at++) {
		unsigned code;

		if (*at != '<' || at[1] == '<')
			continue;
		for (at++; sscanf(at, "%4x", &code) == 1 && *at != '>'; at += 4)
			if (scan->visit)
				scan->visit(scan->context, scan->font, code);
	}
}

static void marked_begin(struct scan *scan)
{
	struct page_content *content = scan->content;
	bool counts = scan->id >= 0 || !strcmp(scan->name, "Artifact");

	if (scan->id >= 0) {
		content->in_order = content->in_order && (size_t)scan->id == content->ids;
		content->ids++;
	}
	if (counts && scan->tagged)
		content->nested = true;
	if (scan->marked < sizeof scan->stack)
		scan->stack[scan->marked] = counts ? 't' : 's';
	scan->marked++;
	scan->tagged += counts;
}

static void marked_end(struct scan *scan)
{
	if (!scan->marked) {
		scan->content->balanced = false;
		return;
	}
	scan->marked--;
	scan->tagged -= scan->stack[scan->marked] == 't';
}

static bool paints(const char *word)
{
	static const char *const operators[] = {
		"TJ", "Tj", "'", "\"", "f", "F", "f*", "S", "s", "B", "b", "Do", "sh"};

	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (!strcmp(word, operators[i]))
			return true;
	return false;
}

static void operator_read(struct scan *scan, const char *word, const char *start)
{
	if (!strcmp(word, "BDC") || !strcmp(word, "BMC"))
		marked_begin(scan);
	else if (!strcmp(word, "EMC"))
		marked_end(scan);
	else if (!strcmp(word, "BT"))
		scan->texts++;
	else if (!strcmp(word, "ET"))
		scan->texts--;
	else if (!strcmp(word, "Tf"))
		strcpy(scan->font, scan->name);
	else if (!strcmp(word, "TJ") || !strcmp(word, "Tj"))
		codes_visit(scan, start);
	if (paints(word) && !scan->tagged)
		scan->content->all_marked = false;
	scan->strings = scan->at;
	scan->id = -1;
	scan->name[0] = '\0';
}

/* A name: the first operand is kept, and MCID's number is read with it. */
static void name_read(struct scan *scan)
{
	char word[NAME_LONGEST];

	scan->at++;
	word_read(scan, word);
	if (!strcmp(word, "MCID"))
		scan->id = strtol(scan->at, NULL, 10);
	if (!scan->name[0])
		strcpy(scan->name, word);
}

static void token_read(struct scan *scan)
{
	const char *start = scan->at;
	char word[NAME_LONGEST];

	if (*start == '/') {
		name_read(scan);
	} else if (*start == '(') {
		string_skip(scan);
	} else if (*start == '<') {
		scan->at += start[1] == '<' ? 2 : strcspn(start, ">");
	} else if (ends_token(*start)) {
		scan->at++;
	} else {
		word_read(scan, word);
		if (isalpha((unsigned char)*word))
			operator_read(scan, word, start);
	}
}

struct page_content page_content_read(
	struct pdf_reader *reader, size_t page, code_visit *visit, void *context)
{
	struct page_content content = {.balanced = true, .all_marked = true, .in_order = true};
	struct scan scan = {.content = &content, .visit = visit, .context = context, .id = -1};
	size_t size;

	scan.at = scan.strings = pdf_data(reader, &size, "Page/%zu/Contents", page);
	if (!scan.at) {
		content.balanced = false;
		return content;
	}
	while (*scan.at)
		token_read(&scan);
	content.balanced = content.balanced && !scan.marked && !scan.texts;
	return content;
}
