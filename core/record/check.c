/* check.c - what a record must keep to and its XSD can't say. */
#include "record/check.h"

#include "base/text.h"
#include "record/count.h"
#include "record/descent.h"
#include "record/identity.h"
#include "record/observation.h"
#include "record/path.h"
#include "record/when.h"

#include <string.h>

/* One run over one record. */
struct checker {
	const struct schema *schema;
	const struct xml_node *root;
	const struct identities *identities;
	struct arena *arena;
	struct findings *findings;
};

static void report(const struct checker *checker, const char *id, const struct xml_node *at,
	const struct xml_node *in, const char *value)
{
	finding_add(checker->findings, id, xml_place(at), "name", xml_name(in), "value", value,
		NULL);
}

/* --- values */

static void people_check(
	const struct checker *checker, const struct xml_node *node, const struct count *count)
{
	if (count->unit && strcmp(count->unit, "person") != 0)
		report(checker, "people-unit", node, node, count->wording);
}

static void value_check(const struct checker *checker, const struct xml_node *node,
	const struct schema_type *type)
{
	const char *text = xml_trimmed(checker->arena, node);
	struct when when;
	struct count count;

	if (text_blank(text) || xml_first_element(node))
		return; /* the walker has said so */
	if (type->value == VALUE_WHEN)
		when_read(node, checker->arena, &when, checker->findings);
	else if (type->value != VALUE_TEXT
		 && count_read(node, schema_measure(type->value), checker->arena, &count,
			 checker->findings)
		 && type->value == VALUE_PEOPLE)
		people_check(checker, node, &count);
}

/* --- prose */

static void prose_check(const struct checker *checker, const struct xml_node *node)
{
	if (text_blank(xml_text(checker->arena, node)) && !xml_first_element(node))
		report(checker, "prose-empty", node, node, "");
}

/* What is quoted must be one fact, and no prose: it could quote in turn. */
static void quotation_check(const struct checker *checker, const struct xml_node *node)
{
	const char *path = xml_trimmed(checker->arena, xml_attribute_node(node, "ref"));
	const struct xml_node *target = path ? path_find(checker->root, path) : NULL;
	const struct schema_element *element = descent_declaration(checker->schema, target);

	if (path && !target)
		report(checker, "quotation-missing", xml_attribute_node(node, "ref"), node,
			path);
	else if (element && element->type->content != CONTENT_TEXT)
		report(checker, "quotation-kind", xml_attribute_node(node, "ref"), node, path);
}

/* --- facts stated again */

static void change_check(
	const struct checker *checker, const struct xml_node *node, bool is_first)
{
	const struct xml_node *change = xml_attribute_node(node, "change");
	bool corrects = xml_attribute_is(node, "change", "correct");
	bool withdraws = xml_attribute_is(node, "change", "withdraw");

	if (is_first && (corrects || withdraws || xml_attribute_is(node, "change", "update")))
		report(checker, "change-nothing", change, node, xml_content(change));
	if ((corrects || withdraws) && !xml_attribute(node, "reason"))
		report(checker, "change-reason", change, node, xml_content(change));
}

static void as_of_check(const struct checker *checker, const struct xml_node *node)
{
	const struct xml_node *as_of = xml_attribute_node(node, "as-of");
	struct moment moment;

	if (as_of && !moment_read(xml_trimmed(checker->arena, as_of), &moment))
		report(checker, "as-of-date", as_of, node, xml_content(as_of));
}

/* Of statements with the same as-of the later ones are at fault. */
static void observations_check(
	const struct checker *checker, const struct observations *observations)
{
	const struct observation *list = observations->list;

	for (size_t i = 0; i < observations->count; i++) {
		const struct xml_node *node = list[i].node;
		const char *as_of = xml_attribute(node, "as-of");
		bool again = observation_continues(observations, i);

		as_of_check(checker, node);
		change_check(checker, node, !again);
		if (again && moment_compare(list[i - 1].as_of, list[i].as_of) == 0)
			report(checker, "fact-twice", node, node, as_of ? as_of : "");
	}
}

/* --- the whole */

static void denial_check(const struct checker *checker, const struct xml_node *node)
{
	if (strcmp(xml_trimmed(checker->arena, node), "denied") == 0
		&& !xml_attribute(node, "ground"))
		report(checker, "denied-ground", node, node, "denied");
}

static void element_check(const struct checker *checker, const struct xml_node *node,
	const struct schema_type *type)
{
	identities_check(checker->identities, node, type, checker->findings);
	value_check(checker, node, type);
	if (type->content == CONTENT_PROSE)
		prose_check(checker, node);
	if (xml_is(node, "v"))
		quotation_check(checker, node);
	if (type->content == CONTENT_TEXT && type->text->code_count)
		denial_check(checker, node);
}

void check(const struct xml_node *root, const struct schema *schema, struct findings *findings)
{
	struct identities *identities = identities_new(root, schema, findings);
	struct observations *observations = observations_new(root, schema);
	struct checker checker = {schema, root, identities, arena_new(), findings};
	struct descent descent = descent_start(schema, root);

	while (descent_next(&descent))
		element_check(&checker, descent.node, descent.element->type);
	descent_done(&descent);
	observations_check(&checker, observations);
	observations_free(observations);
	arena_free(checker.arena);
	identities_free(identities);
}
