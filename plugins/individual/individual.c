/* individual.c - the notice to a person: what its manifest and template can't say.
 *
 * Wording is in templates/individual.  Here: is there anything to notify a person
 * of, and is the addressee's name and address fit for an envelope.
 */
#include "todoke.h"

#include <stdbool.h>
#include <string.h>

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), end_length = strlen(end);

	return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* Nobody is affected only if every state that is stated says so; what is open, unknown
 * or can't be excluded is no such statement (規則10条).  What is not stated at all is an
 * item that the manifest requires. */
static void applies(todoke_job *job)
{
	static const char state[] = "group/*[self::leak or self::loss or self::damage]";
	static const char other[] = "group/*[self::leak or self::loss or self::damage]"
				    "[. != 'not-confirmed' and . != 'denied']";
	const todoke_node *view = todoke_view(job);

	if (todoke_at(view, state) && !todoke_at(view, other))
		todoke_not_applicable(job, "nobody-affected", NULL, NULL);
}

/* Lists often carry the honorific in the name column: "○○様 様" must not be printed. */
static void check_honorific(todoke_job *job, const todoke_node *name, const char *honorific)
{
	static const char *const honorifics[] = {"様", "殿", "御中", "先生", "さま", NULL};
	const char *text = todoke_text(name);

	for (const char *const *end = honorifics; text && *end; end++)
		if (ends_with(text, *end)) {
			todoke_find(job, "honorific-twice", name, "name", text, "honorific",
				honorific ? honorific : "様", NULL);
			return;
		}
}

/* Mail needs no address on paper; the list has that of mail. */
static bool is_mail(todoke_job *job)
{
	const char *variant = todoke_variant(job);

	return variant && strcmp(variant, "mail") == 0;
}

static void check(todoke_job *job)
{
	const todoke_node *addressee = todoke_at(todoke_view(job), "addressee");

	for (; addressee; addressee = todoke_next(addressee)) {
		const todoke_node *name = todoke_at(addressee, "name");

		check_honorific(job, name, todoke_text(todoke_at(addressee, "honorific")));
		if (!todoke_at(addressee, "address") && !is_mail(job))
			todoke_find(
				job, "no-address", addressee, "name", todoke_text(name), NULL);
	}
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "individual",
	.applies = applies,
	.check = check,
};
