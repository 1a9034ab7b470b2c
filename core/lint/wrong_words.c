/* wrong_words.c - words that a document does not say, or that it writes otherwise. */
#include "lint/wrong_words.h"

#include <ctype.h>
#include <string.h>

/* One rule of words at one passage. */
struct looking {
	const struct linting *linting;
	const struct rule *rule;
	const struct passage *passage;
};

/* Where a word stands in the text. */
struct match {
	const char *from;
	size_t length;
};

static bool is_ascii_letter(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* Japanese has no capital letters, and is found ten times as fast without them. */
static char *text_find(const char *at, const char *text)
{
	for (const char *c = text; *c; c++)
		if (is_ascii_letter(*c))
			return strcasestr(at, text);
	return strstr(at, text);
}

/* The first match of WORD from AT on; false when there is none. */
static bool match_next(const struct rule_word *word, const char *at, struct match *match)
{
	regmatch_t found;

	if (!word->pattern) {
		match->from = text_find(at, word->text);
		match->length = strlen(word->text);
		return match->from != NULL;
	}
	if (regexec(word->pattern, at, 1, &found, 0) != 0 || found.rm_eo == found.rm_so)
		return false;
	match->from = at + found.rm_so;
	match->length = (size_t)(found.rm_eo - found.rm_so);
	return true;
}

static bool is_figure(char byte)
{
	return isalnum((unsigned char)byte);
}

/* A figure or word in ASCII that goes on before or after the match is another one. */
static bool stands_alone(const char *text, const struct match *match)
{
	const char *end = match->from + match->length;

	if (is_figure(match->from[0]) && match->from > text
		&& (is_figure(match->from[-1]) || match->from[-1] == '.'))
		return false;
	return !is_figure(end[-1])
	       || (!is_figure(end[0]) && !(end[0] == '.' && is_figure(end[1])));
}

/* Does MATCH stand in one of EXCEPT in TEXT? */
static bool is_excepted(const char *const *except, const char *text, const struct match *match)
{
	for (; *except; except++)
		for (const char *at = strstr(text, *except); at; at = strstr(at + 1, *except))
			if (at <= match->from
				&& match->from + match->length <= at + strlen(*except))
				return true;
	return false;
}

/* Does the sentence of MATCH hold one of BESIDE? */
static bool is_beside(const char *const *beside, const struct passage *passage,
	const struct match *match, struct arena *arena)
{
	struct sentence sentence = {0};
	const char *text;

	if (!*beside)
		return false;
	while (sentence_next(passage, &sentence)
		&& sentence.from + sentence.length <= match->from)
		;
	text = arena_copy(arena, sentence.from, sentence.length);
	while (*beside && !strstr(text, *beside))
		beside++;
	return *beside != NULL;
}

static void match_report(const struct looking *looking, const struct rule_word *word,
	const struct match *match, const struct block *leaf)
{
	struct arena *arena = looking->linting->arena;

	finding_add(looking->linting->question->findings, looking->rule->id, leaf_place(leaf),
		"found", arena_copy(arena, match->from, match->length), "use",
		word->use ? word->use : "", "advice", looking->rule->advice, "source",
		looking->rule->source, "audience", looking->linting->question->audience, NULL);
}

static void word_look(const struct looking *looking, const struct rule_word *word)
{
	const struct passage *passage = looking->passage;
	struct match match;

	for (const char *at = passage->text; match_next(word, at, &match);
		at = match.from + match.length) {
		const struct block *leaf = passage_leaf(passage, match.from);

		if ((looking->rule->names || !leaf_is_name(leaf))
			&& stands_alone(passage->text, &match)
			&& !is_excepted(word->except, passage->text, &match)
			&& !is_beside(word->beside, passage, &match, looking->linting->arena))
			match_report(looking, word, &match, leaf);
	}
}

static void passage_look(
	const struct linting *linting, const struct rule *rule, const struct passage *passage)
{
	const struct looking looking = {linting, rule, passage};

	for (const struct rule_word *word = rule->words; word; word = word->next)
		word_look(&looking, word);
	for (const struct rule_word *word = rule->patterns; word; word = word->next)
		word_look(&looking, word);
}

void wrong_words_lint(const struct linting *linting)
{
	for (const struct rule *rule = linting->question->rulebook->words; rule;
		rule = rule->next)
		for (size_t i = 0; linting_holds(linting, rule) && i < linting->passages.count;
			i++)
			passage_look(linting, rule, &linting->passages.list[i]);
}
