/* rulebook.c - reading what documents are linted for. */
#include "lint/rulebook.h"

#include "record/walk.h"

#include <stdlib.h>
#include <string.h>

/* The words of the attribute NAME, parted by spaces. */
static const char *const *list_read(
	const struct xml_node *node, const char *name, struct arena *arena)
{
	char *text = xml_attribute_text(arena, node, name), *rest = text;
	const char **list = arena_array(arena, text ? strlen(text) + 1 : 1, sizeof *list);
	size_t count = 0;

	for (char *word; text && (word = strtok_r(rest, " \t\r\n", &rest));)
		list[count++] = word;
	return list;
}

/* NULL with a finding when it is malformed. */
static regex_t *pattern_read(
	const char *text, struct place place, struct arena *arena, struct findings *findings)
{
	regex_t *pattern = arena_alloc(arena, sizeof *pattern);

	if (regcomp(pattern, text, REG_EXTENDED) == 0)
		return pattern;
	finding_add(findings, "lint-pattern", place, "pattern", text, NULL);
	return NULL;
}

static struct rule_word *word_read(
	const struct xml_node *node, struct arena *arena, struct findings *findings)
{
	struct rule_word *word = arena_alloc(arena, sizeof *word);

	word->text = xml_trimmed(arena, node);
	if (xml_is(node, "pattern"))
		word->pattern = pattern_read(word->text, xml_place(node), arena, findings);
	word->use = xml_attribute_text(arena, node, "use");
	word->except = list_read(node, "except", arena);
	word->beside = list_read(node, "beside", arena);
	return word;
}

/* The children NAME of NODE. */
static const struct rule_word *words_read(const struct xml_node *node, const char *name,
	struct arena *arena, struct findings *findings)
{
	const struct rule_word *first = NULL, **end = &first;

	for (node = xml_child(node, name); node; node = xml_next_same(node)) {
		struct rule_word *word = word_read(node, arena, findings);

		*end = word;
		end = &word->next;
	}
	return first;
}

static audience_set readers_read(const struct xml_node *node)
{
	audience_set readers;
	const char *bad;
	size_t length;

	audience_read(xml_attribute(node, "for"), &readers, &bad, &length);
	return readers;
}

static struct rule *rule_read(
	const struct xml_node *node, struct arena *arena, struct findings *findings)
{
	struct rule *rule = arena_alloc(arena, sizeof *rule);
	const char *most = xml_attribute(node, "most"), *names = xml_attribute(node, "names");

	*rule = (struct rule){
		.id = xml_attribute_text(arena, node, "id"),
		.readers = readers_read(node),
		.from = xml_attribute_text(arena, node, "from"),
		.until = xml_attribute_text(arena, node, "until"),
		.source = xml_attribute_text(arena, node, "source"),
		.advice = xml_attribute_text(arena, node, "advice"),
		.most = most ? strtoul(most, NULL, 10) : 0,
		.names = names && strcmp(names, "yes") == 0,
	};
	rule->words = words_read(node, "word", arena, findings);
	rule->patterns = words_read(node, "pattern", arena, findings);
	rule->unless = words_read(node, "unless", arena, findings);
	return rule;
}

static const struct rule *rules_read(const struct xml_node *root, const char *name,
	struct arena *arena, struct findings *findings)
{
	const struct rule *first = NULL, **end = &first;

	for (const struct xml_node *node = xml_child(root, name); node;
		node = xml_next_same(node)) {
		struct rule *rule = rule_read(node, arena, findings);

		*end = rule;
		end = &rule->next;
	}
	return first;
}

struct rulebook *rulebook_open(
	const char *path, const char *schema, struct arena *arena, struct findings *findings)
{
	struct xml *xml = walk_open(path, schema, findings);
	struct rulebook *rulebook = NULL;

	if (xml) {
		rulebook = arena_alloc(arena, sizeof *rulebook);
		rulebook->rules = rules_read(xml_root(xml), "rule", arena, findings);
		rulebook->words = rules_read(xml_root(xml), "words", arena, findings);
	}
	xml_free(xml);
	return rulebook;
}

void rulebook_close(struct rulebook *rulebook)
{
	for (const struct rule *rule = rulebook ? rulebook->words : NULL; rule;
		rule = rule->next)
		for (const struct rule_word *word = rule->patterns; word; word = word->next)
			if (word->pattern)
				regfree(word->pattern);
}

bool rule_holds(const struct rule *rule, audience_set readers, const char *day)
{
	if (!(rule->readers & readers & ~(audience_set)AUDIENCE_INTERNAL))
		return false;
	if (!day)
		return !rule->until;
	return (!rule->from || strcmp(rule->from, day) <= 0)
	       && (!rule->until || strcmp(day, rule->until) <= 0);
}

const struct rule_word *rule_word_in(
	const struct rule_word *words, const char *text, const char **at)
{
	while (words && !(*at = strstr(text, words->text)))
		words = words->next;
	return words;
}
