/* lacking.c - an item that a document needs and the record lacks, as a finding. */
#include "job/lacking.h"

#include "base/buffer.h"
#include "xml/xpath_word.h"

#include <string.h>

static bool is_variable(const struct xpath_word *word, const char *name)
{
	return word->kind == XPATH_VARIABLE && word->length == strlen(name)
	       && strncmp(word->text, name, word->length) == 0;
}

/* SELECT with what $stage and $release stand for in a document of STAGE (or NULL) of PACK. */
static char *select_written(
	const char *select, const char *pack, const char *stage, struct arena *arena)
{
	struct xpath_words words = {.at = select};
	struct buffer text = {0};
	const char *from = select;
	char *written;

	for (struct xpath_word word = xpath_word_next(&words); word.kind != XPATH_END;
		word = xpath_word_next(&words)) {
		const bool release = is_variable(&word, "release");

		if (!release && !(stage && is_variable(&word, "stage")))
			continue;
		buffer_add(&text, from, (size_t)(word.text - 1 - from));
		if (release)
			buffer_format(&text, "release[@pack='%s']", pack);
		if (release && stage)
			buffer_format(&text, "[@stage='%s']", stage);
		if (!release)
			buffer_format(&text, "'%s'", stage);
		from = word.text + word.length;
	}
	buffer_text(&text, from);
	written = arena_text(arena, text.data);
	buffer_done(&text);
	return written;
}

static char sign_of(const struct xpath_word *word)
{
	return word->kind == XPATH_OTHER ? *word->text : '\0';
}

static bool is_or(const struct xpath_word *word)
{
	return word->kind == XPATH_OTHER && word->length == 2
	       && strncmp(word->text, "or", 2) == 0;
}

/* Passes the predicate that WORDS are in; whether it says by attributes alone which elements
 * are meant: [@kind='intrusion' or @kind='occurrence']. */
static bool predicate_pass(struct xpath_words *words)
{
	bool plain = true;

	for (int depth = 1; depth > 0;) {
		struct xpath_word word = xpath_word_next(words);
		const char sign = sign_of(&word);

		depth += (sign == '[') - (sign == ']');
		if (word.kind == XPATH_END)
			return false;
		plain = plain && word.kind != XPATH_ELEMENT && word.kind != XPATH_VARIABLE
			&& (!sign || depth == 0 || is_or(&word));
	}
	return plain;
}

/* SELECT as far as it tells a person where to write: its steps, and plain predicates. */
static char *place_written(const char *select, struct arena *arena)
{
	struct xpath_words words = {.at = select};
	struct buffer text = {0};
	const char *from = select;
	char *written;

	for (struct xpath_word word = xpath_word_next(&words); word.kind != XPATH_END;
		word = xpath_word_next(&words)) {
		if (sign_of(&word) != '[')
			continue;
		buffer_add(&text, from, (size_t)(word.text - from));
		from = predicate_pass(&words) ? word.text : words.at;
	}
	buffer_text(&text, from);
	written = arena_text(arena, text.data);
	buffer_done(&text);
	return written;
}

/* The first place that SELECT names, as todoke explain takes it: release/date of
 * $release[@stage='final']/date | event/when. */
static char *explained(const char *select, struct arena *arena)
{
	struct xpath_words words = {.at = select};
	struct buffer path = {0};
	int depth = 0;
	char *named;

	for (struct xpath_word word = xpath_word_next(&words); word.kind != XPATH_END;
		word = xpath_word_next(&words)) {
		const char sign = word.kind == XPATH_OTHER ? *word.text : '\0';

		depth += (sign == '[') - (sign == ']');
		if (depth > 0)
			continue;
		if (sign == '|' || sign == '*')
			break;
		if (word.kind == XPATH_ATTRIBUTE)
			buffer_clear(&path);
		if (word.kind == XPATH_ELEMENT && path.length)
			buffer_byte(&path, '/');
		if (word.kind == XPATH_ATTRIBUTE)
			buffer_byte(&path, '@');
		if (word.kind != XPATH_OTHER)
			buffer_add(&path, word.text, word.length);
	}
	named = arena_text(arena, path.length ? path.data : "incident");
	buffer_done(&path);
	return named;
}

void lacking_tell(todoke_job *job, const struct requirement *item)
{
	const struct stage *stage =
		job->task->stage ? pack_stage_find(job->pack, job->task->stage) : NULL;
	const bool holds = requirement_holds(item, stage);
	const char *id = holds ? "item-missing" : item->advised ? "item-advised" : "item-later";
	const char *title = job->pack->title;
	const char *select = select_written(
		item->select, job->pack->id, stage ? stage->id : NULL, job->arena);
	const char *place = place_written(select, job->arena);

	job->printing.lacking |= holds;
	if (stage)
		title = arena_format(job->arena, "%s %s", title, stage->title);
	finding_add(job->findings, id, (struct place){job->task->record, 0, 0}, "item",
		item->item, "select", place, "explain", explained(item->select, job->arena),
		"article", item->article, "title", title, "basis", stage ? stage->basis : "",
		NULL);
}
