/* reference.c - opening the law and the words for codes, once. */
#include "command/reference.h"

#include <string.h>

struct held_law {
	const char *language;
	struct law *law;
	struct held_law *next;
};

struct reference {
	struct arena *arena;
	struct held_law *laws;
	const struct terms *terms;
};

struct reference *reference_new(void)
{
	struct arena *arena = arena_new();
	struct reference *reference = arena_alloc(arena, sizeof *reference);

	reference->arena = arena;
	return reference;
}

void reference_free(struct reference *reference)
{
	for (struct held_law *held = reference->laws; held; held = held->next)
		law_free(held->law);
	arena_free(reference->arena);
}

static struct law *law_open(const struct command *command, const char *language)
{
	const char *holidays = command->options->holidays;
	struct law *law = law_load(arena_format(command->arena, "%s/law", command->home),
		arena_format(command->arena, "%s/schema/law.xsd", command->home), language,
		command->findings);

	if (!law || !holidays || holidays_override(law->holidays, holidays, command->findings))
		return law;
	law_free(law);
	return NULL;
}

const struct law *reference_law(const struct command *command, const char *language)
{
	struct reference *reference = command->reference;
	struct held_law *held = reference->laws;

	while (held && strcmp(held->language, language) != 0)
		held = held->next;
	if (held)
		return held->law;
	held = arena_alloc(reference->arena, sizeof *held);
	*held = (struct held_law){arena_text(reference->arena, language),
		law_open(command, language), reference->laws};
	if (held->law)
		reference->laws = held;
	return held->law;
}

const struct terms *reference_terms(const struct command *command)
{
	struct reference *reference = command->reference;

	if (!reference->terms)
		reference->terms = terms_open(
			arena_format(command->arena, "%s/locales/ja/terms.xml", command->home),
			reference->arena, command->findings);
	return reference->terms;
}
