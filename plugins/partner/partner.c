/* partner.c - the notice to a partner: what its manifest and templates can't say.
 *
 * Wording is in templates/partner, and whose data is seen at all is the view's.  Here: is the
 * name fit for an address, is the time of sending known, and does "not affected" hold.
 */
#include "todoke.h"

#include <stdbool.h>
#include <string.h>

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), end_length = strlen(end);

	return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* 御中 is printed after the name. */
static void honorific_check(todoke_job *job)
{
	static const char *const honorifics[] = {"御中", "様", "殿", "各位", NULL};
	const todoke_node *name =
		todoke_at(todoke_view(job), "party[@id=/incident/@reader]/name");

	for (const char *const *end = honorifics; name && *end; end++)
		if (ends_with(todoke_text(name), *end)) {
			todoke_find(
				job, "honorific-twice", name, "name", todoke_text(name), NULL);
			return;
		}
}

/* 通則ガイドライン3-5-3-5: a controller knows at the latest when it is told, so the hour
 * counts. */
static void hour_check(todoke_job *job)
{
	const todoke_node *date = todoke_at(todoke_view(job), "$release/date");
	const char *text = todoke_text(date);

	if (date && !strchr(text, 'T') && !strstr(text, "時"))
		todoke_find(job, "hour", date, "date", text, NULL);
}

/* 確認されていない is not ない: whoever is told that nothing of theirs is concerned has no data
 * in the record of which less is known than that it did not leak. */
static void unaffected_check(todoke_job *job)
{
	const todoke_node *state = todoke_at(todoke_view(job),
		"(group | business-data[@party=/incident/@reader])/*[self::leak or self::loss"
		" or self::damage or self::exposure or self::viewing or self::outflow]"
		"[. != 'denied']");

	if (state)
		todoke_find(job, "affected", state, "group",
			todoke_attribute(todoke_at(state, ".."), "id"), NULL);
}

static void check(todoke_job *job)
{
	const char *variant = todoke_variant(job);

	honorific_check(job);
	if (variant && strcmp(variant, "controller") == 0)
		hour_check(job);
	if (variant && strcmp(variant, "not-affected") == 0)
		unaffected_check(job);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "partner",
	.check = check,
};
