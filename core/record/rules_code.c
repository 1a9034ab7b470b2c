/* rules_code.c - the rules that XPath can't say: dates, numbers and sums.
 *
 * Nothing is ever recomputed: a source may be at odds with itself, and is kept.
 */
#include "record/rules_code.h"

#include "record/anchor.h"
#include "record/count.h"
#include "record/descent.h"
#include "record/record.h"

#include <string.h>

/* --- values */

/* The number in NODE; false when there is none. */
static bool count_of(
	const struct rules_run *run, const struct xml_node *node, struct count *count)
{
	const struct schema *schema = record_schema(run->record);
	const struct schema_element *element = descent_declaration(schema, node);

	return element && element->type->value > VALUE_WHEN
	       && count_read(node, schema_measure(element->type->value), run->arena, count,
		       run->said);
}

/* The bounds to reckon with: free of charge is nothing, what is not known is open. */
static void bounds_reckon(struct count *count)
{
	if (count->state == COUNT_FREE || count->state == COUNT_NONE)
		count->minimum = count->maximum = 0;
}

static bool same_unit(const struct count *a, const struct count *b)
{
	return a->unit && b->unit && strcmp(a->unit, b->unit) == 0;
}

/* --- dates */

/* What begins and ends, by the names of its elements. */
static const char *const spans[][2] = {
	{"from", "to"}, {"when", "until"}, {"opens", "closes"}, {"asked", "answered"}};

static void span_check(const struct rules_run *run, const struct xml_node *from)
{
	struct date first, ignored, last;
	const struct xml_node *to;

	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		to = xml_is(from, spans[i][0]) ? xml_child(xml_parent(from), spans[i][1])
					       : NULL;
		if (to && anchor_bounds(run->root, from, &first, &ignored) == ANCHOR_BOUNDED
			&& anchor_bounds(run->root, to, &ignored, &last) == ANCHOR_BOUNDED
			&& date_compare(last, first) < 0)
			rules_report(run, "end-before-start", to, xml_trimmed(run->arena, to),
				xml_trimmed(run->arena, from));
	}
}

static void anchor_check(const struct rules_run *run, const struct xml_node *node)
{
	struct date first, last;
	enum anchor_result result;

	if (!xml_attribute(node, "after") && !xml_attribute(node, "before"))
		return;
	result = anchor_bounds(run->root, node, &first, &last);
	if (result == ANCHOR_CIRCLE)
		rules_report(run, "anchor-circle", node, xml_trimmed(run->arena, node), "");
	else if (result == ANCHOR_EMPTY)
		rules_report(run, "anchor-empty", node, xml_trimmed(run->arena, node), "");
}

/* --- people */

/* The first number of UNIT among the children NAME of PARENT. */
static const struct xml_node *number_child(const struct rules_run *run,
	const struct xml_node *parent, const char *name, const char *unit, struct count *count)
{
	const struct xml_node *node = xml_child(parent, name);

	while (node
		&& (!count_of(run, node, count)
			|| (unit && (!count->unit || strcmp(count->unit, unit) != 0))))
		node = xml_next_same(node);
	return node;
}

/* No more persons may be in PART than in WHOLE. */
static void whole_check(const struct rules_run *run, const char *id,
	const struct xml_node *part, const struct xml_node *whole)
{
	const struct xml_node *part_people, *whole_people;
	struct count few, many;

	part_people = number_child(run, part, "people", NULL, &few);
	whole_people = number_child(run, whole, "people", NULL, &many);
	if (part_people && whole_people && few.minimum > many.maximum)
		rules_report(run, id, part_people, few.wording, many.wording);
}

/* Records are no persons: the thousand of the Rules, art. 7 (4) is of persons. */
static void people_check(const struct rules_run *run, const struct xml_node *group)
{
	const struct xml_node *node;
	struct count count;
	bool known;

	if (xml_child(group, "people"))
		return;
	node = number_child(run, group, "count", "record", &count);
	known = node && (count.minimum > 0 || count.maximum != COUNT_UNBOUNDED);
	if (node)
		rules_report(run,
			known && count.maximum > 1000 ? "people-absent-thousand"
						      : "people-absent",
			node, count.wording, xml_attribute(group, "id"));
}

/* Are all items that PART names in its own group? */
static bool items_here(const struct rules_run *run, const struct xml_node *part)
{
	const char *ids = xml_trimmed(run->arena, xml_attribute_node(part, "items"));
	char *rest,
		*word = ids ? strtok_r(arena_text(run->arena, ids), " \t\r\n", &rest) : NULL;

	for (; word; word = strtok_r(NULL, " \t\r\n", &rest)) {
		const struct xml_node *item = xml_child(xml_parent(part), "item");

		while (item && strcmp(xml_attribute(item, "id"), word) != 0)
			item = xml_next_same(item);
		if (!item)
			return false;
	}
	return true;
}

static void group_check(const struct rules_run *run, const struct xml_node *group)
{
	const struct xml_node *part = xml_child(group, "part");

	people_check(run, group);
	whole_check(run, "group-larger", group, xml_child(run->root, "total"));
	for (; part; part = xml_next_same(part)) {
		whole_check(run, "part-larger", part, group);
		if (!items_here(run, part))
			rules_report(run, "part-items", part, xml_attribute(part, "items"), "");
	}
}

/* --- sums */

/* Adds without passing what can be counted. */
static int64_t sum_of(int64_t a, int64_t b)
{
	int64_t sum;

	return __builtin_add_overflow(a, b, &sum) ? COUNT_UNBOUNDED : sum;
}

static void sum_add(struct count *sum, const struct count *count)
{
	sum->minimum = sum_of(sum->minimum, count->minimum);
	sum->maximum = sum_of(sum->maximum, count->maximum);
}

/* The amounts in the children NAME of PARENT; one that states none is open. */
static struct count amounts_sum(
	const struct rules_run *run, const struct xml_node *parent, const char *name)
{
	static const struct count open = {.maximum = COUNT_UNBOUNDED};
	const struct xml_node *node = xml_child(parent, name);
	struct count sum = {0};

	for (; node; node = xml_next_same(node)) {
		struct count count;

		if (!number_child(run, node, "amount", NULL, &count))
			count = open;
		bounds_reckon(&count);
		sum_add(&sum, &count);
	}
	return sum;
}

static const char *sum_text(const struct rules_run *run, const struct count *sum)
{
	struct count copy = *sum;
	const char *value;

	copy.parts = 1;
	value = count_value(&copy, run->arena);
	return value ? value : "";
}

/* The ids of the costs of LOSS whose amount nobody can say; NULL when there are none. */
static const char *costs_open(const struct rules_run *run, const struct xml_node *loss)
{
	const struct xml_node *cost = xml_child(loss, "cost");
	const char *ids = NULL;

	for (; cost; cost = xml_next_same(cost)) {
		struct count count = {.state = COUNT_UNKNOWN, .maximum = COUNT_UNBOUNDED};

		number_child(run, cost, "amount", NULL, &count);
		bounds_reckon(&count);
		if (count.state != COUNT_STATED && count.maximum == COUNT_UNBOUNDED)
			ids = arena_format(run->arena, "%s%s%s", ids ? ids : "",
				ids ? ", " : "", xml_attribute(cost, "id"));
	}
	return ids;
}

static void loss_check(const struct rules_run *run, const struct xml_node *loss)
{
	struct count sum = amounts_sum(run, loss, "cost"), total;
	const struct xml_node *node = number_child(run, loss, "amount", NULL, &total);
	const char *open = costs_open(run, loss);

	if (!node || total.state != COUNT_STATED || !xml_child(loss, "cost"))
		return;
	if (sum.minimum > total.maximum || sum.maximum < total.minimum)
		rules_report(run, "cost-sum", node, total.wording, sum_text(run, &sum));
	else if (open)
		rules_report(run, "cost-open", node, total.wording, open);
}

/* Parts need not fill their cost, but can't pass it. */
static void cost_check(const struct rules_run *run, const struct xml_node *cost)
{
	struct count sum = amounts_sum(run, cost, "part"), whole;
	const struct xml_node *node = number_child(run, cost, "amount", NULL, &whole);

	if (node && whole.state == COUNT_STATED && sum.minimum > whole.maximum)
		rules_report(run, "cost-parts", node, whole.wording, sum_text(run, &sum));
}

/* Wholes whose shares are counted one by one. */
static const struct {
	const char *in, *whole, *shares[3];
} shared[] = {
	{"receiver", "total", {"deleted", "returned", "open"}},
	{"outreach", "target", {"reached", "unreached", NULL}},
};

static void shares_check(const struct rules_run *run, const struct xml_node *node, size_t index)
{
	struct count sum = {0}, whole, share;
	const struct xml_node *total =
		number_child(run, node, shared[index].whole, NULL, &whole);

	for (size_t i = 0; total && i < 3 && shared[index].shares[i]; i++)
		if (number_child(run, node, shared[index].shares[i], whole.unit, &share)
			&& same_unit(&share, &whole))
			sum_add(&sum, &share);
	if (total && sum.minimum > whole.maximum)
		rules_report(run, "shares-larger", node, whole.wording, sum_text(run, &sum));
}

/* --- the whole */

static const char *const ids[] = {"end-before-start", "anchor-circle", "anchor-empty",
	"group-larger", "part-larger", "part-items", "people-absent", "people-absent-thousand",
	"cost-sum", "cost-open", "cost-parts", "shares-larger"};

const char *rules_code_id(size_t index)
{
	return index < sizeof ids / sizeof *ids ? ids[index] : NULL;
}

static void node_check(const struct rules_run *run, const struct xml_node *node)
{
	span_check(run, node);
	anchor_check(run, node);
	if (xml_is(node, "group"))
		group_check(run, node);
	else if (xml_is(node, "financial-loss"))
		loss_check(run, node);
	else if (xml_is(node, "cost"))
		cost_check(run, node);
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		if (xml_is(node, shared[i].in))
			shares_check(run, node, i);
}

void rules_code_run(const struct rules_run *run)
{
	for (const struct xml_node *node = run->root; node; node = xml_following(node))
		node_check(run, node);
}
