/* expansion.c - carrying out a compiled template: blocks and facts of one document.
 *
 * How a fact is printed is fact.c's.
 */
#include "record/anchor.h"
#include "record/record.h"
#include "record/when.h"
#include "template/instruction.h"
#include "template/naming.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* What one expansion carries along; COMPLETE falls when a sentence lacks a fact. */
struct expansion {
	const struct printing *printing;
	bool in_sentence, complete;
};

static void expand_all(struct expansion *expansion, const struct instruction *in,
	struct block *block, const struct xml_node *context);

static void fact_absent(const struct expansion *expansion,
	const struct instruction *instruction, const struct xml_node *context)
{
	struct arena *arena = expansion->printing->document->arena;

	if (expansion->printing->lacking)
		return;
	finding_add(expansion->printing->findings, "fact-absent", instruction->place, "select",
		instruction->expression, "path", record_path(context, arena), NULL);
}

static bool is_japanese(const struct printing *printing)
{
	return strcmp(printing->document->language, "ja") == 0;
}

/* Of a fact that is stated in several languages, the document's own. */
static void nodes_choose(const struct printing *printing, const struct xml_node **nodes)
{
	size_t kept = 0;

	if (!nodes[0] || !nodes[1])
		return;
	for (size_t i = 0; nodes[i]; i++)
		if (fact_speaks(printing, nodes[i]))
			nodes[kept++] = nodes[i];
	if (kept)
		nodes[kept] = NULL;
}

/* Is OTHER, in the document's language, what NODE says in another? */
static bool is_said_by(const struct printing *printing, const struct xml_node *node,
	const struct xml_node *other)
{
	return fact_speaks(printing, other) && xml_parent(other) == xml_parent(node)
	       && xml_is(other, xml_name(node))
	       && text_same(xml_attribute(node, "id"), xml_attribute(other, "id"));
}

/* The same of many facts.  What nobody has translated from the Japanese is kept; what is
 * not Japanese has no place in a Japanese document. */
static void nodes_translate(const struct printing *printing, const struct xml_node **nodes)
{
	size_t kept = 0;

	for (size_t i = 0; nodes[i]; i++) {
		const struct xml_node *const *other = nodes;
		bool speaks = fact_speaks(printing, nodes[i]);

		while (!speaks && *other && !is_said_by(printing, nodes[i], *other))
			other++;
		if (speaks || (!*other && !is_japanese(printing)))
			nodes[kept++] = nodes[i];
	}
	nodes[kept] = NULL;
}

static void expand_value(struct expansion *expansion, const struct instruction *instruction,
	struct block *block, const struct xml_node *context)
{
	const struct printing *printing = expansion->printing;
	const struct xml_node **nodes = xpath_nodes(printing->tree, instruction->xpath, context,
		printing->document->arena, instruction->place, printing->findings);

	nodes_choose(printing, nodes);
	if (nodes[0] && nodes[1])
		finding_add(printing->findings, "fact-many", instruction->place, "select",
			instruction->expression, "first",
			record_path(nodes[0], printing->document->arena), "second",
			record_path(nodes[1], printing->document->arena), NULL);
	else if (nodes[0]
		 && fact_print(
			 printing, block, nodes[0], instruction->style, instruction->place))
		return;
	else if (expansion->in_sentence)
		expansion->complete = false;
	else
		fact_absent(expansion, instruction, context);
}

static void expand_as_of(struct expansion *expansion, const struct instruction *instruction,
	struct block *block, const struct xml_node *context)
{
	const struct printing *printing = expansion->printing;

	if (printing->document->as_of)
		block_words(printing->document, block, printing->document->as_of);
	else if (expansion->in_sentence)
		expansion->complete = false;
	else
		fact_absent(expansion, instruction, context);
}

/* --- each, in the order of dates */

struct dated {
	const struct xml_node *node;
	struct when when;
	size_t place;
};

/* What has no date is put last; so is, of one day, what has no time. */
static int dated_compare(const void *left, const void *right)
{
	const struct dated *a = left, *b = right;
	const bool a_stated = a->when.state == WHEN_STATED;
	const bool b_stated = b->when.state == WHEN_STATED;
	int order = b_stated - a_stated;

	if (!order && a_stated)
		order = date_compare(a->when.first, b->when.first);
	if (!order)
		order = a->when.hour - b->when.hour;
	if (!order)
		order = a->when.minute - b->when.minute;
	if (!order)
		order = a->place < b->place ? -1 : 1;
	return order;
}

/* WHEN, stated by its distance from an event, takes its bounds from there. */
static void anchored_set(
	const struct printing *printing, const struct xml_node *node, struct when *when)
{
	struct date first, last;

	if (anchor_bounds(printing->root, node, &first, &last) == ANCHOR_BOUNDED)
		when->first = first;
	else
		when->state = WHEN_UNKNOWN;
}

static void nodes_order(
	const struct printing *printing, const char *child, const struct xml_node **nodes)
{
	struct arena *arena = printing->document->arena;
	size_t count = 0;
	struct dated *dated;

	while (nodes[count])
		count++;
	dated = arena_array(arena, count, sizeof *dated);
	for (size_t i = 0; i < count; i++) {
		const struct xml_node *when = xml_child(nodes[i], child);

		dated[i] = (struct dated){.node = nodes[i], .place = i};
		if (!when || !when_read(when, arena, &dated[i].when, printing->findings))
			dated[i].when.state = WHEN_UNKNOWN;
		else if (!dated[i].when.first.year)
			anchored_set(printing, when, &dated[i].when);
		if (dated[i].when.precision < WHEN_PART || dated[i].when.precision == WHEN_SPAN)
			dated[i].when.hour = 24;
	}
	qsort(dated, count, sizeof *dated, dated_compare);
	for (size_t i = 0; i < count; i++)
		nodes[i] = dated[i].node;
}

/* --- each, as a list among words: A、B及びC */

/* What was listed so far. */
struct joined {
	size_t count;
	struct block *separator; /* before the last member, or NULL */
};

/* JOIN as it stands before the last member: Japanese has no blanks around it. */
static const char *join_words(const struct printing *printing, const char *join)
{
	return is_japanese(printing) ? join
				     : arena_format(printing->document->arena, " %s ", join);
}

/* What INSTRUCTION prints of NODE, after a comma when something stands before it; a node of
 * which nothing is printed is no member. */
static void expand_member(struct expansion *expansion, const struct instruction *instruction,
	struct block *block, const struct xml_node *node, struct joined *list)
{
	const struct printing *printing = expansion->printing;
	struct block *before = block->last, *comma = NULL;

	if (list->count) {
		block_words(printing->document, block, is_japanese(printing) ? "、" : ", ");
		comma = block->last;
		comma->source = instruction->place;
	}
	expand_all(expansion, instruction, block, node);
	if (block->last == (comma ? comma : before)) {
		block_truncate(block, before);
		return;
	}
	list->count++;
	list->separator = comma;
}

static void expand_each(struct expansion *expansion, const struct instruction *instruction,
	struct block *block, const struct xml_node *context)
{
	const struct printing *printing = expansion->printing;
	const struct xml_node **node = xpath_nodes(printing->tree, instruction->xpath, context,
		printing->document->arena, instruction->place, printing->findings);
	struct joined list = {0};

	nodes_translate(printing, node);
	if (instruction->order)
		nodes_order(printing, instruction->order, node);
	for (; *node; node++) {
		xpath_bind(printing->tree, "here", *node);
		if (instruction->join)
			expand_member(expansion, instruction, block, *node, &list);
		else
			expand_all(expansion, instruction, block, *node);
	}
	if (list.separator)
		list.separator->text = join_words(printing, instruction->join);
	xpath_bind(printing->tree, "here", context);
}

static void expand_sentence(struct expansion *expansion, const struct instruction *instruction,
	struct block *block, const struct xml_node *context)
{
	struct expansion inner = {expansion->printing, true, true};
	struct block *last = block->last;

	expand_all(&inner, instruction, block, context);
	if (!inner.complete)
		block_truncate(block, last);
}

/* --- blocks */

/* What the remark of OPTION finds, listed in CHOICE. */
static void remark_print(const struct printing *printing, const struct form_option *option,
	struct block *choice, const struct xml_node *context)
{
	struct block *remark = block_add(printing->document, choice, BLOCK_REMARK);
	const struct xml_node **node = xpath_nodes(printing->tree, option->remark, context,
		printing->document->arena, option->place, printing->findings);

	for (; *node; node++) {
		if (remark->first)
			block_words(printing->document, remark, "、");
		fact_print(printing, remark, *node, NULL, option->place);
	}
}

/* Whether CHOICE is chosen, and by what, as TEST says. */
static void choice_decide(const struct printing *printing, struct block *choice,
	const struct xpath *test, const struct xml_node *context)
{
	const struct xml_node **nodes;

	choice->chosen = xpath_grounds(printing->tree, test, context, printing->document->arena,
		choice->source, printing->findings, &nodes);
	choice->grounds = fact_grounds(printing, nodes);
}

/* The options of the list that INSTRUCTION names, as choices of BLOCK. */
static void options_print(const struct printing *printing,
	const struct instruction *instruction, struct block *block,
	const struct xml_node *context)
{
	struct document *document = printing->document;
	const struct form_option *option =
		options_find(printing->options, instruction->list, document_day(document));

	if (!option)
		finding_add(printing->findings, "options-none", instruction->place, "list",
			instruction->list, NULL);
	for (; option; option = option->next) {
		struct block *choice = block_add(document, block, BLOCK_CHOICE);

		choice->source = option->place;
		if (option->chosen)
			choice_decide(printing, choice, option->chosen, context);
		block_words_on(document, choice, choice->grounds, option->words);
		if (choice->chosen && option->remark)
			remark_print(printing, option, choice, context);
	}
}

static void expand_block(struct expansion *expansion, const struct instruction *instruction,
	struct block *in, const struct xml_node *context)
{
	const struct printing *printing = expansion->printing;
	struct block *block = block_add_like(printing->document, in, &instruction->model);

	if (instruction->xpath)
		choice_decide(printing, block, instruction->xpath, context);
	if (instruction->list)
		options_print(printing, instruction, block, context);
	expand_all(expansion, instruction, block, context);
}

/* The leaves of BLOCK after BEFORE (NULL: all) were written at PLACE. */
static void leaves_place(struct block *block, struct block *before, struct place place)
{
	for (struct block *leaf = before ? before->next : block->first; leaf; leaf = leaf->next)
		leaf->source = place;
}

static void expand_one(struct expansion *expansion, const struct instruction *instruction,
	struct block *block, const struct xml_node *context)
{
	struct block *before = block->last;

	const struct printing *printing = expansion->printing;

	switch (instruction->kind) {
	case DO_BLOCK:
		expand_block(expansion, instruction, block, context);
		break;
	case DO_WORDS:
		block_words_on(printing->document, block, block->grounds, instruction->words);
		break;
	case DO_VALUE:
		expand_value(expansion, instruction, block, context);
		break;
	case DO_IF:
		if (xpath_true(printing->tree, instruction->xpath, context, instruction->place,
			    printing->findings))
			expand_all(expansion, instruction, block, context);
		break;
	case DO_EACH:
		expand_each(expansion, instruction, block, context);
		break;
	case DO_SENTENCE:
		expand_sentence(expansion, instruction, block, context);
		break;
	case DO_SELF:
		naming_self(printing, block, instruction->place);
		break;
	case DO_PERSON:
		naming_person(printing, block, context, instruction->place);
		break;
	case DO_AS_OF:
		expand_as_of(expansion, instruction, block, context);
		break;
	}
	if (instruction->kind == DO_WORDS || instruction_prints(instruction->kind))
		leaves_place(block, before, instruction->place);
}

static void expand_all(struct expansion *expansion, const struct instruction *in,
	struct block *block, const struct xml_node *context)
{
	for (const struct instruction *child = in->first; child; child = child->next)
		expand_one(expansion, child, block, context);
}

void template_expand(const struct template *template, const struct printing *printing,
	struct block *in, const struct xml_node *context)
{
	struct expansion expansion = {printing, false, true};

	if (template->root.model.numbering)
		printing->document->root->numbering = template->root.model.numbering;
	xpath_bind(printing->tree, "here", context);
	expand_all(&expansion, &template->root, in, context);
}
