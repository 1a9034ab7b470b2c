/* rules.c - the rules file, and its XPath rules on a record. */
#include "record/rules.h"

#include "base/message.h"
#include "record/path.h"
#include "record/record.h"
#include "record/rules_code.h"
#include "record/view.h"
#include "record/walk.h"
#include "xml/xpath.h"

#include <stdlib.h>
#include <string.h>

struct rule {
	const char *id;
	enum level level;
	const char *wording;          /* in the language of messages */
	struct xpath *context, *test; /* NULL: in code */
	struct place place;
};

struct rules {
	struct arena *arena;
	struct xml *xml;
	struct rule *list;
	size_t count;
};

/* --- loading */

static bool rule_malformed(
	const struct xml_node *node, const char *name, struct findings *findings)
{
	finding_add(findings, "rule-malformed", xml_place(node), "name", name, NULL);
	return false;
}

static const struct xml_node *text_in(const struct xml_node *rule, const char *language)
{
	const struct xml_node *text = xml_child(rule, "text");

	while (text && strcmp(xml_attribute(text, "language"), language) != 0)
		text = xml_next_same(text);
	return text;
}

/* The wording, and who asks for it; NULL when a language is missing, whichever is read. */
static const char *wording_read(const struct xml_node *node, struct arena *arena)
{
	const char *article = xml_trimmed(arena, xml_child(node, "article"));
	const char *text;

	if (!text_in(node, "ja") || !text_in(node, "en"))
		return NULL;
	text = xml_trimmed(arena, text_in(node, message_language_chosen()));
	return article ? arena_format(arena, "%s [%s]", text, article) : text;
}

static bool tests_read(
	const struct xml_node *node, struct rule *rule, struct findings *findings)
{
	const char *context = xml_attribute(node, "context");
	const char *test = xml_attribute(node, "test");

	if (xml_attribute(node, "in-code"))
		return true;
	if (!context || !test)
		return rule_malformed(node, context ? "test" : "context", findings);
	rule->context = xpath_new(context, rule->place, findings);
	rule->test = xpath_new(test, rule->place, findings);
	return rule->context && rule->test;
}

static bool rule_read(const struct xml_node *node, struct arena *arena, struct rule *rule,
	struct findings *findings)
{
	rule->id = xml_attribute(node, "id");
	rule->place = xml_place(node);
	rule->level = level_named(xml_attribute(node, "level"));
	rule->wording = wording_read(node, arena);
	if (!rule->wording)
		return rule_malformed(node, "text", findings);
	return tests_read(node, rule, findings);
}

static struct rules *rules_read(struct xml *xml, struct findings *findings)
{
	const struct xml_node *root = xml_root(xml), *node = xml_child(root, "rule");
	struct rules *rules = memory_alloc(sizeof *rules);
	bool right = true;

	*rules = (struct rules){.arena = arena_new(), .xml = xml};
	rules->list = arena_array(rules->arena, xml_count(root, "rule"), sizeof *rules->list);
	for (; node; node = xml_next_same(node)) {
		struct rule *rule = &rules->list[rules->count++];

		right = rule_read(node, rules->arena, rule, findings) && right;
	}
	if (right)
		return rules;
	rules_free(rules);
	return NULL;
}

struct rules *rules_load(const char *path, const char *schema, struct findings *findings)
{
	struct xml *xml = walk_open(path, schema, findings);

	return xml ? rules_read(xml, findings) : NULL;
}

void rules_free(struct rules *rules)
{
	if (!rules)
		return;
	for (size_t i = 0; i < rules->count; i++) {
		xpath_free(rules->list[i].context);
		xpath_free(rules->list[i].test);
	}
	arena_free(rules->arena);
	xml_free(rules->xml);
	free(rules);
}

/* --- running */

static void rule_report(const struct rules_run *run, const struct rule *rule,
	const struct xml_node *node, const char *value, const char *other)
{
	const char *pairs[] = {"name", xml_name(node), "id", path_nearest_id(node), "value",
		value, "other", other, NULL};

	finding_add_worded(
		run->findings, rule->id, rule->level, rule->wording, xml_place(node), pairs);
}

void rules_report(const struct rules_run *run, const char *id, const struct xml_node *node,
	const char *value, const char *other)
{
	for (size_t i = 0; i < run->rules->count; i++)
		if (strcmp(run->rules->list[i].id, id) == 0)
			rule_report(run, &run->rules->list[i], node, value, other);
}

static void rule_run(
	const struct rules_run *run, const struct rule *rule, struct xpath_tree *tree)
{
	const struct xml_node **nodes = xpath_nodes(
		tree, rule->context, run->root, run->arena, rule->place, run->findings);

	for (; *nodes; nodes++) {
		xpath_bind(tree, "this", *nodes);
		if (!xpath_true(tree, rule->test, *nodes, rule->place, run->findings))
			rule_report(run, rule, *nodes, xml_trimmed(run->arena, *nodes), "");
	}
}

void rules_run(
	const struct rules *rules, const struct record *record, struct findings *findings)
{
	const struct view_reader reader = {.readers = AUDIENCE_INTERNAL};
	struct rules_run run = {rules, record, NULL, arena_new(), findings, findings_new()};
	struct xml *view = view_open(record, &reader, NULL, findings);
	struct xpath_tree *tree = xpath_tree_new(view);

	run.root = xml_root(view);
	for (size_t i = 0; i < rules->count; i++)
		if (rules->list[i].context)
			rule_run(&run, &rules->list[i], tree);
	rules_code_run(&run);
	xpath_tree_free(tree);
	xml_free(view);
	findings_free(run.said);
	arena_free(run.arena);
}
