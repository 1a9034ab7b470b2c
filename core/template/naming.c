/* naming.c - how the sender speaks of itself, and of the persons it writes to. */
#include "template/naming.h"

#include <string.h>

/* CHILD of OWNER as a fact; if there is none, the word of terms.xml for CODE. */
static void name_print(const struct printing *printing, struct block *in,
	const struct xml_node *owner, const char *child, const char *code, struct place source)
{
	const struct xml_node *stated = xml_child(owner, child);
	const char *word;

	while (stated && !fact_speaks(printing, stated))
		stated = xml_next_same(stated);
	if (stated) {
		fact_print(printing, in, stated, NULL, source);
		return;
	}
	word = terms_find(printing->terms, child, code, "");
	if (word)
		block_words(printing->document, in, term_placed(printing, in, word));
	else
		finding_add(printing->findings, "term-missing", source, "name", child, "code",
			code, "style", "", NULL);
}

void naming_self(const struct printing *printing, struct block *in, struct place source)
{
	const char *id = xml_attribute(xml_child(printing->root, "self"), "ref");
	const struct xml_node *party = xml_child(printing->root, "party");
	const struct xml_node *regime;

	if (printing->self) {
		block_words(printing->document, in, printing->self);
		return;
	}
	while (party && id && strcmp(xml_attribute(party, "id"), id) != 0)
		party = xml_next_same(party);
	regime = xml_child(party, "regime");
	name_print(printing, in, party, "self-name",
		regime ? xml_trimmed(printing->document->arena, regime) : "private", source);
}

void naming_person(const struct printing *printing, struct block *in,
	const struct xml_node *context, struct place source)
{
	const struct xml_node *group = context;
	const char *kind;

	while (group && !xml_is(group, "group"))
		group = xml_parent(group);
	if (!group)
		group = xml_child(printing->root, "group");
	kind = xml_attribute(group, "kind");
	name_print(printing, in, group, "called", kind ? kind : "other", source);
}
