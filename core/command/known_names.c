/* known_names.c - the names that a view can have. */
#include "command/known_names.h"

#include "record/choices.h"
#include "record/schema_path.h"
#include "xml/xpath_word.h"

#include <string.h>

/* A kind of value that a name can have. */
struct known_text {
	const struct schema_text *text;
	const struct known_text *next;
};

struct known_name {
	enum xpath_word_kind kind; /* XPATH_ELEMENT, XPATH_ATTRIBUTE */
	const char *name;
	struct schema_words words;
	bool free; /* somewhere it has any value */
	const struct known_text *texts;
	struct known_name *next;
};

struct known_names {
	struct arena *arena;
	struct known_name *first, **end;
};

/* --- what there is */

static struct known_name *name_find(const struct known_names *known, enum xpath_word_kind kind,
	const char *name, size_t length)
{
	struct known_name *at = known->first;

	while (at
		&& (at->kind != kind || strlen(at->name) != length
			|| memcmp(at->name, name, length) != 0))
		at = at->next;
	return at;
}

static bool has_text(const struct known_name *name, const struct schema_text *text)
{
	const struct known_text *at = name->texts;

	while (at && at->text != text)
		at = at->next;
	return at != NULL;
}

static void name_add(struct known_names *known, enum xpath_word_kind kind, const char *name,
	struct schema_words words, const struct schema_text *text)
{
	struct known_name *entry = name_find(known, kind, name, strlen(name));
	struct known_text *value;

	if (!entry) {
		entry = arena_alloc(known->arena, sizeof *entry);
		*entry = (struct known_name){.kind = kind, .name = name, .words = words};
		*known->end = entry;
		known->end = &entry->next;
	}
	if (!text || !text->code_count)
		entry->free = true;
	else if (!has_text(entry, text)) {
		value = arena_alloc(known->arena, sizeof *value);
		*value = (struct known_text){text, entry->texts};
		entry->texts = value;
	}
}

static void element_add(struct known_names *known, const struct schema_element *element)
{
	const struct schema_type *type = element->type;

	name_add(known, XPATH_ELEMENT, element->name, element->words,
		type->content == CONTENT_TEXT ? type->text : NULL);
	for (size_t i = 0; i < type->attribute_count; i++)
		name_add(known, XPATH_ATTRIBUTE, type->attributes[i].name,
			type->attributes[i].words, type->attributes[i].text);
}

const struct known_names *known_names_new(
	const struct schema *const *schemas, struct arena *arena)
{
	struct known_names *known = arena_alloc(arena, sizeof *known);

	*known = (struct known_names){.arena = arena, .end = &known->first};
	for (; *schemas; schemas++)
		for (const struct schema_path *path = schema_paths(*schemas, arena); path;
			path = path->next)
			element_add(known, path->element);
	return known;
}

/* --- expressions */

/* An expression that is looked at. */
struct looking {
	const struct known_names *known;
	const char *expression;
	struct place place;
	struct arena *arena;
	struct findings *findings;
};

static void unknown(const struct looking *looking, const char *what,
	const struct xpath_word *word, const struct choices *choices)
{
	finding_add(looking->findings,
		arena_format(looking->arena, "pack-%s-%s", what, choices_kind(choices)),
		looking->place, "in", looking->expression, "name",
		arena_copy(looking->arena, word->text, word->length), "nearest",
		choices->nearest.name ? choices->nearest.name : "", "ja",
		choices->ja.data ? choices->ja.data : "", "en",
		choices->en.data ? choices->en.data : "", NULL);
}

static struct choices choices_for(const struct looking *looking, const struct xpath_word *word)
{
	return (struct choices){
		.written = arena_copy(looking->arena, word->text, word->length)};
}

/* The name that WORD is; NULL with a finding when there is none. */
static const struct known_name *name_check(
	const struct looking *looking, const struct xpath_word *word)
{
	const struct known_name *name =
		name_find(looking->known, word->kind, word->text, word->length);
	struct choices choices = choices_for(looking, word);

	if (name)
		return name;
	for (const struct known_name *at = looking->known->first; at; at = at->next)
		if (at->kind == word->kind)
			nearest_try(&choices.nearest, choices.written, at->name,
				label_ja(looking->arena, at->words));
	unknown(looking, "name", word, &choices);
	choices_done(&choices);
	return NULL;
}

static void variable_check(const struct looking *looking, const struct xpath_word *word)
{
	static const char *const variables[] = {
		"stage", "variant", "tone", "release", "reporters", "here"};
	struct choices choices = choices_for(looking, word);

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		if (strcmp(variables[i], choices.written) == 0) {
			choices_done(&choices);
			return;
		}
		choices_add(&choices, variables[i], (struct schema_words){0}, looking->arena);
	}
	unknown(looking, "variable", word, &choices);
	choices_done(&choices);
}

static bool value_exists(const struct known_name *name, const struct xpath_word *word)
{
	bool exists = name->free || !word->length;

	for (const struct known_text *at = name->texts; at && !exists; at = at->next)
		exists = schema_code(at->text, word->text, word->length) != NULL;
	return exists;
}

static void value_check(const struct looking *looking, const struct known_name *name,
	const struct xpath_word *word)
{
	struct choices choices = choices_for(looking, word);

	if (value_exists(name, word))
		return;
	for (const struct known_text *at = name->texts; at; at = at->next)
		for (size_t i = 0; i < at->text->code_count; i++)
			choices_add(&choices, at->text->codes[i].code, at->text->codes[i].words,
				looking->arena);
	unknown(looking, "value", word, &choices);
	choices_done(&choices);
}

bool known_names_check(const struct known_names *known, const char *expression,
	struct place place, struct arena *arena, struct findings *findings)
{
	const struct looking looking = {known, expression, place, arena, findings};
	const struct known_name *name = NULL;     /* the one just before */
	const struct known_name *compared = NULL; /* and the one before the sign = */
	struct xpath_words words = {.at = expression};
	size_t errors = findings_count(findings, LEVEL_ERROR);

	for (struct xpath_word word = xpath_word_next(&words); word.kind != XPATH_END;
		word = xpath_word_next(&words)) {
		if (word.kind == XPATH_LITERAL && compared)
			value_check(&looking, compared, &word);
		compared = word.kind == XPATH_EQUALS ? name : NULL;
		name = NULL;
		if (word.kind == XPATH_ELEMENT || word.kind == XPATH_ATTRIBUTE)
			name = name_check(&looking, &word);
		else if (word.kind == XPATH_VARIABLE)
			variable_check(&looking, &word);
	}
	return findings_count(findings, LEVEL_ERROR) == errors;
}
