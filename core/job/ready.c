/* ready.c - what a job's process reads while it waits for its task. */
#include "job/ready.h"

#include "base/home.h"
#include "base/message.h"

#include <string.h>

#define LANGUAGE "ja"

/* What can't be read is read again for the task, which then says why. */
static void data_read(struct ready *ready, const char *home)
{
	struct findings *unsaid = findings_new();
	const char *locale = arena_format(ready->arena, "%s/locales/" LANGUAGE, home);

	/* patterns of the rulebook are of characters, not of bytes */
	message_language(LANGUAGE, arena_format(ready->arena, "%s/locales", home));
	ready->terms = terms_open(
		arena_format(ready->arena, "%s/terms.xml", locale), ready->arena, unsaid);
	ready->rulebook = rulebook_open(arena_format(ready->arena, "%s/lint.xml", locale),
		arena_format(ready->arena, "%s/schema/lint.xsd", home), ready->arena, unsaid);
	if (ready->terms && ready->rulebook && !findings_count(unsaid, LEVEL_NOTE))
		ready->home = home;
	findings_free(unsaid);
}

struct ready *ready_new(bool with_pages)
{
	struct arena *arena = arena_new();
	struct ready *ready = arena_alloc(arena, sizeof *ready);
	const char *home = home_find(arena);

	ready->arena = arena;
	ready->fonts = font_library_new();
	if (with_pages)
		font_library_load(ready->fonts);
	if (home)
		data_read(ready, home);
	return ready;
}

void ready_free(struct ready *ready)
{
	rulebook_close(ready->rulebook);
	font_library_free(ready->fonts);
	arena_free(ready->arena);
}

bool ready_serves(const struct ready *ready, const char *home, const char *language)
{
	return ready->home && strcmp(ready->home, home) == 0 && strcmp(language, LANGUAGE) == 0;
}
