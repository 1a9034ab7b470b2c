/* individual.c - the notice to a person: what its manifest and template can't say.
 *
 * Wording is in templates/individual.  Here: is there anything to notify a person
 * of, is the addressee's name and address fit for an envelope, and did people decide what
 * only people can: what a guardian is told, what is given.
 */
#include "todoke.h"

#include <stdbool.h>
#include <string.h>

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), end_length = strlen(end);

	return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* Is the variant ID made, or what says it in English? */
static bool is_variant(todoke_job *job, const char *id)
{
	static const char english[] = "english-";
	const char *variant = todoke_variant(job);

	if (variant && strncmp(variant, english, strlen(english)) == 0)
		variant += strlen(english);
	return variant && strcmp(variant, id) == 0;
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

	if (!is_variant(job, "receiver") && !is_variant(job, "not-affected")
		&& todoke_at(view, state) && !todoke_at(view, other))
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

/* Who is told in a person's place is for people to decide, where it matters. */
static void check_family(todoke_job *job, const todoke_node *view)
{
	const todoke_node *group = todoke_at(view, "group");

	for (; group; group = todoke_next(group)) {
		const todoke_node *sensitive = todoke_at(group, "item[@kind='sensitive']");

		if (todoke_at(group, "family-decided"))
			continue;
		if (sensitive)
			todoke_find(job, "family-undecided", sensitive, "item",
				todoke_text(sensitive), NULL);
		else
			todoke_find(job, "family-age", group, NULL);
	}
}

/* A gift that is not approved, or might cost the cover of an insurance, is not promised. */
static void check_gifts(todoke_job *job, const todoke_node *view)
{
	static const char lacking[] = "outreach/gift[name][not(approved)"
				      " or not(consented or unneeded)]";
	const todoke_node *gift = todoke_at(view, lacking);

	if (gift)
		todoke_find(job, "gift-unapproved", gift, "gift",
			todoke_text(todoke_at(gift, "name")), "lacks",
			todoke_at(gift, "approved")
				? "保険会社の承諾の日（consented）か、要らない理由（unneeded）"
				: "決裁の日（approved）",
			NULL);
}

/* Whoever's card is affected asks first whether it is watched and who pays for a new one. */
static void check_card(todoke_job *job, const todoke_node *view)
{
	const todoke_node *card =
		todoke_at(view, "group/item[@kind='card' or @kind='security-code']");

	if (card && !todoke_at(view, "measure[starts-with(@kind, 'card-')]"))
		todoke_find(job, "card-measures", card, "item", todoke_text(card), NULL);
}

static void check_addressee(todoke_job *job, const todoke_node *addressee)
{
	const todoke_node *name = todoke_at(addressee, "name");

	check_honorific(job, name, todoke_text(todoke_at(addressee, "honorific")));
	if (!is_variant(job, "mail") && !todoke_at(addressee, "address"))
		todoke_find(job, "no-address", addressee, "name", todoke_text(name), NULL);
	if (is_variant(job, "receiver") && todoke_attribute(addressee, "group"))
		todoke_find(job, "receiver-group", addressee, "name", todoke_text(name), NULL);
}

static void check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job), *addressee = todoke_at(view, "addressee");

	if (todoke_at(view, "addressee[@as='guardian' or @as='family']"))
		check_family(job, view);
	check_gifts(job, view);
	check_card(job, view);
	for (; addressee; addressee = todoke_next(addressee))
		check_addressee(job, addressee);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "individual",
	.applies = applies,
	.check = check,
};
