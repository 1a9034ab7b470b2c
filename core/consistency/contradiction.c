/* contradiction.c - documents that say different things of one fact.
 *
 * All that is told of a fact stands together, sorted by observation and value; what is
 * told alike is one version of it, and each two versions are judged once.
 */
#include "consistency/contradiction.h"

#include <stdlib.h>
#include <string.h>

struct comparing {
	const struct record *record;
	struct findings *findings;
};

/* --- order */

static int text_compare(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int said_compare(const struct told *a, const struct told *b)
{
	int order = text_compare(a->value, b->value);

	if (!order)
		order = text_compare(a->unit, b->unit);
	return order ? order : text_compare(a->form, b->form);
}

static int version_compare(const struct told *a, const struct told *b)
{
	int order = strcmp(a->path, b->path);

	if (!order)
		order = moment_compare(a->as_of, b->as_of);
	return order ? order : said_compare(a, b);
}

/* Of one version the document made for the latest moment first. */
static int told_compare(const void *left, const void *right)
{
	const struct told *a = *(const struct told *const *)left;
	const struct told *b = *(const struct told *const *)right;
	int order = version_compare(a, b);

	if (!order)
		order = moment_compare(b->in->as_of, a->in->as_of);
	if (!order)
		order = strcmp(a->in->name, b->in->name);
	return order ? order : (a > b) - (a < b);
}

static const struct told **told_sorted(
	const struct telling *tellings, struct arena *arena, size_t *count)
{
	const struct told **list;
	size_t all = 0;

	for (const struct telling *telling = tellings; telling; telling = telling->next)
		all += telling->count;
	list = arena_array(arena, all, sizeof *list);
	*count = 0;
	for (const struct telling *telling = tellings; telling; telling = telling->next)
		for (size_t i = 0; i < telling->count; i++)
			list[(*count)++] = &telling->facts[i];
	if (*count)
		qsort(list, *count, sizeof *list, told_compare);
	return list;
}

/* --- judging */

/* The element that PATH is of, or of whose attribute it is. */
static const struct xml_node *told_node(
	const struct record *record, const char *path, const struct moment *until)
{
	const char *attribute = strstr(path, "/@");
	struct arena *arena = arena_new();
	const struct xml_node *node = record_find(record,
		attribute ? arena_copy(arena, path, (size_t)(attribute - path)) : path, until);

	arena_free(arena);
	return node;
}

/* Whether RECORD has a statement of the fact at PATH, newer than SINCE and not after UNTIL
 * (NULL: any), that says it is a change. */
static bool is_explained(const struct record *record, const char *path, struct moment since,
	const struct moment *until)
{
	const struct xml_node *node = told_node(record, path, until);
	const struct observations *all = record_observations(record);

	for (size_t i = 0; node && i < all->count; i++)
		if (observation_same_thing(all->list[i].node, node)
			&& moment_compare(all->list[i].as_of, since) > 0
			&& (!until || moment_compare(all->list[i].as_of, *until) <= 0)
			&& (xml_attribute(all->list[i].node, "change")
				|| xml_attribute(all->list[i].node, "reason")))
			return true;
	return false;
}

/* Nothing was known, and now something is. */
static bool is_opened(const struct told *before)
{
	return !before->value
	       || (before->form == NULL
		       && (strcmp(before->value, "open") == 0
			       || strcmp(before->value, "unknown") == 0));
}

static struct place fact_place(const struct comparing *comparing, const struct told *told)
{
	const struct xml_node *node = told_node(comparing->record, told->path, NULL);

	return node ? xml_place(node) : told->place;
}

static void contradiction_report(const struct comparing *comparing, const char *id,
	const struct told *one, const struct told *other)
{
	finding_add(comparing->findings, id, fact_place(comparing, other), "path", one->path,
		"one", one->text, "in", one->in->title, "file", one->in->name, "other",
		other->text, "where", other->in->title, "ledger", other->in->name, NULL);
}

/* Two documents of one observation, or one that a newer observation came too late for. */
static void same_time_judge(
	const struct comparing *comparing, const struct told *old, const struct told *new)
{
	bool filed = old->in->filed && new->in->filed;

	if (!filed || !is_explained(comparing->record, old->path, new->as_of, NULL))
		contradiction_report(comparing, "told-otherwise", old, new);
}

/* OLD is of an observation not after that of NEW. */
static void pair_judge(
	const struct comparing *comparing, const struct told *old, const struct told *new)
{
	if (said_compare(old, new) == 0)
		return;
	if (moment_compare(old->as_of, new->as_of) == 0
		|| moment_compare(old->in->as_of, new->as_of) >= 0)
		same_time_judge(comparing, old, new);
	else if (!is_opened(old)
		 && !is_explained(comparing->record, old->path, old->as_of, &new->as_of))
		contradiction_report(comparing, "told-unexplained", old, new);
}

/* All COUNT that is told of one fact. */
static void fact_compare(
	const struct comparing *comparing, const struct told **list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i && version_compare(list[i - 1], list[i]) == 0)
			continue;
		for (size_t j = i + 1; j < count; j++)
			if (version_compare(list[j - 1], list[j]) != 0)
				pair_judge(comparing, list[i], list[j]);
	}
}

void contradictions_find(
	const struct record *record, const struct telling *tellings, struct findings *findings)
{
	const struct comparing comparing = {record, findings};
	struct arena *arena = arena_new();
	size_t count, length;
	const struct told **list = told_sorted(tellings, arena, &count);

	for (size_t i = 0; i < count; i += length) {
		for (length = 1; i + length < count; length++)
			if (strcmp(list[i]->path, list[i + length]->path) != 0)
				break;
		fact_compare(&comparing, list + i, length);
	}
	arena_free(arena);
}
