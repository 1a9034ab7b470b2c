/* named.c - texts that name somebody whom their readers may not know. */
#include "lint/named.h"

#include "base/utf8.h"
#include "record/company.h"
#include "record/descent.h"
#include "record/sight.h"
#include "record/wording.h"

#include <ctype.h>
#include <string.h>

enum { LEAST = 3 /* characters of a name: fewer are part of other words */ };

struct name {
	const char *plain; /* as wording_plain, without the form of a company */
	const struct xml_node *node;
	const char *party; /* whose name it is, or NULL: no party's */
	const struct name *next;
};

struct naming {
	const struct record *record;
	const struct name *names;
	struct arena *arena;
	struct findings *findings;
};

/* --- the names */

/* LockBit 3.0, FortiGate 60F: in Latin letters alone it is a proper name. */
static bool is_latin(const char *text)
{
	bool letters = false;

	for (; (unsigned char)*text >= ' ' && (unsigned char)*text < 0x7F; text++)
		letters |= isalpha((unsigned char)*text) != 0;
	return letters && !*text;
}

static bool is_self(const struct naming *naming, const char *party)
{
	const char *self = xml_attribute(xml_child(record_root(naming->record), "self"), "ref");

	return self && party && strcmp(self, party) == 0;
}

/* The reporter is known to everybody.  Attacks and systems are mostly called by what they
 * are (業務用サーバー), which is no name. */
static bool is_secret(const struct naming *naming, const struct xml_node *node)
{
	const struct xml_node *owner = xml_parent(node);

	if (xml_is(owner, "attack") || xml_is(owner, "system"))
		return is_latin(xml_trimmed(naming->arena, node));
	return xml_is(owner, "person")
	       || (xml_is(owner, "party") && !is_self(naming, xml_attribute(owner, "id")));
}

static void name_add(struct naming *naming, const struct xml_node *node)
{
	struct name *name = arena_alloc(naming->arena, sizeof *name);
	const struct xml_node *owner = xml_parent(node);

	name->plain = company_core(
		wording_plain(naming->arena, xml_text(naming->arena, node)), naming->arena);
	name->node = node;
	name->party = xml_is(owner, "party") ? xml_attribute(owner, "id") : NULL;
	name->next = naming->names;
	if (utf8_count(name->plain, strlen(name->plain)) >= LEAST)
		naming->names = name;
}

static void names_read(struct naming *naming)
{
	for (const struct xml_node *node = record_root(naming->record); node;
		node = xml_following(node))
		if (xml_is(node, "name") && is_secret(naming, node))
			name_add(naming, node);
}

/* --- the texts */

/* Somebody else than the party of NAME who handles data of the record and may read TEXT as
 * a partner; NULL when nobody does. */
static const char *other_partner(
	const struct naming *naming, const struct name *name, const struct xml_node *text)
{
	const char *path = record_path(text, naming->arena);

	for (const struct xml_node *node = record_root(naming->record); node;
		node = xml_following(node)) {
		const char *ref = xml_is(node, "handler") ? xml_attribute(node, "ref") : NULL;
		const struct view_reader reader = {.readers = AUDIENCE_PARTNER, .party = ref};
		struct sight sight;

		if (!ref || is_self(naming, ref)
			|| (name->party && strcmp(name->party, ref) == 0))
			continue;
		sight = sight_of(naming->record, &reader, NULL);
		if (sight_path(&sight, path) == text)
			return ref;
	}
	return NULL;
}

/* Codes of the readers of TEXT who may not know NAME; "" when all may. */
static const char *unknowing(
	const struct naming *naming, const struct name *name, const struct xml_node *text)
{
	audience_set hidden = sight_meant(naming->record, text)
			      & ~sight_meant(naming->record, name->node)
			      & (AUDIENCE_PUBLIC | AUDIENCE_INDIVIDUAL | AUDIENCE_PARTNER);
	const char *codes = "";

	if ((hidden & AUDIENCE_PARTNER) && !other_partner(naming, name, text))
		hidden &= ~(audience_set)AUDIENCE_PARTNER;
	for (size_t i = 0; audience_code(i); i++)
		if (hidden >> i & 1)
			codes = arena_format(naming->arena, "%s%s%s", codes, *codes ? " " : "",
				audience_code(i));
	return codes;
}

static void text_check(const struct naming *naming, const struct xml_node *text)
{
	const char *plain = wording_plain(naming->arena, xml_text(naming->arena, text));

	for (const struct name *name = naming->names; name; name = name->next) {
		const char *codes =
			strstr(plain, name->plain) ? unknowing(naming, name, text) : "";

		if (*codes)
			finding_add(naming->findings, "lint-named", xml_place(text), "name",
				name->plain, "path", record_path(name->node, naming->arena),
				"audience", codes, NULL);
	}
}

void named_find(const struct record *record, struct findings *findings)
{
	struct naming naming = {.record = record, .arena = arena_new(), .findings = findings};
	struct descent descent = descent_start(record_schema(record), record_root(record));

	names_read(&naming);
	while (descent_next(&descent))
		if (descent.element->type->content == CONTENT_PROSE
			&& observation_newest(record_observations(record), descent.node, NULL)
				   == descent.node)
			text_check(&naming, descent.node);
	descent_done(&descent);
	arena_free(naming.arena);
}
