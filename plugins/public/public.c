/* public.c - the public announcement: what its manifest and templates can't say.
 *
 * Wording and required items are in templates/public.  Here: whether the kind of notice that
 * is made is true to the states of the record, and whether it can be read as it should.
 */
#include "todoke.h"

#include <stdbool.h>
#include <string.h>

static bool variant_is(todoke_job *job, const char *id)
{
	const char *variant = todoke_variant(job);

	return variant && strcmp(variant, id) == 0;
}

/* 「確認されていない」 is not 「ない」, and neither is told while a group is feared for. */
static void fear_check(todoke_job *job)
{
	const todoke_node *feared = todoke_at(todoke_view(job),
		"group/*[self::leak or self::outflow or self::viewing]"
		"[. != 'denied' and . != 'not-confirmed']");

	if (variant_is(job, "no-leak") && feared)
		todoke_find(job, "leak-feared", feared, "group",
			todoke_attribute(todoke_at(feared, ".."), "id"), "state",
			todoke_text(feared), NULL);
}

/* 公表ガイダンスQ15: the last notice comes when the inquiry is over. */
static void stage_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);
	const todoke_node *open = todoke_at(
		view, "(group/* | misuse)[$stage = 'final'][. = 'open' or . = '調査中']");

	if (open)
		todoke_find(job, "open-at-last", open, "name", todoke_name(open), NULL);
	if (todoke_at(view, "self[$stage = 'follow-up']")
		&& !todoke_at(view, "release[@pack = 'public' or (@channels and not(@pack))]"
				    "[date][2]"))
		todoke_find(job, "nothing-followed", NULL, NULL);
}

/* The lead: one or two sentences of fact, then the apology. */
static void lead_check(todoke_job *job)
{
	static const char end[] = "。";
	const todoke_node *overview =
		todoke_at(todoke_view(job), "overview[not(@language) or @language = 'ja']");
	const todoke_node *first = overview;
	size_t sentences = 0;

	for (; overview; overview = todoke_next(overview)) {
		const char *text = todoke_text(overview);
		const char *language = todoke_attribute(overview, "language");

		if (language && strcmp(language, "ja") != 0)
			continue;
		while ((text = strstr(text, end))) {
			sentences++;
			text += strlen(end);
		}
	}
	if (sentences > 2)
		todoke_find(job, "lead-long", first, NULL);
}

static void check(todoke_job *job)
{
	fear_check(job);
	stage_check(job);
	lead_check(job);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "public",
	.check = check,
};
