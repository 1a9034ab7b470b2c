/* template.c - compiling a template, and expanding it into a document.
 *
 * Compiling finds every mistake of the file at once; expanding only meets what
 * depends on the record.  How a fact is printed is fact.c's.
 */
#include "template/template.h"

#include "document/attribute.h"
#include "record/anchor.h"
#include "record/record.h"
#include "record/when.h"
#include "template/naming.h"

#include <stdlib.h>
#include <string.h>

enum instruction_kind {
	DO_BLOCK,
	DO_WORDS,
	DO_VALUE,
	DO_IF,
	DO_EACH,
	DO_SENTENCE,
	DO_SELF,
	DO_PERSON
};

struct instruction {
	enum instruction_kind kind;
	struct block model;     /* DO_BLOCK: kind and attributes */
	const char *words;      /* DO_WORDS */
	const char *expression; /* DO_VALUE, DO_IF, DO_EACH, a choice; XPATH compiled */
	struct xpath *xpath;
	const char *style; /* DO_VALUE */
	const char *list;  /* BLOCK_CHOICES: of the pack's options; or NULL */
	const char *order; /* DO_EACH: name of the child that has the date; or NULL */
	struct place place;
	struct instruction *first, *last, *next;
};

struct template
{
	struct instruction root;
};

struct compiler {
	struct arena *arena;
	const char *language;
	struct findings *findings;
	size_t errors;
};

/* --- compiling */

static const struct {
	const char *name;
	enum instruction_kind kind;
	const char *expression; /* the attribute that holds it */
} instructions[] = {
	{"value", DO_VALUE, "select"},
	{"if", DO_IF, "test"},
	{"each", DO_EACH, "select"},
	{"sentence", DO_SENTENCE, NULL},
	{"self", DO_SELF, NULL},
	{"person", DO_PERSON, NULL},
};

/* Whether it prints, and so stands where words may stand. */
static bool is_printed(enum instruction_kind kind)
{
	return kind == DO_VALUE || kind == DO_SELF || kind == DO_PERSON;
}

static void template_error(struct compiler *compiler, const char *id, struct place place,
	const char *name, const char *in)
{
	finding_add(compiler->findings, id, place, "name", name, "in", in, NULL);
	compiler->errors++;
}

static struct instruction *instruction_add(struct compiler *compiler, struct instruction *in,
	enum instruction_kind kind, const struct xml_node *node)
{
	struct instruction *instruction = arena_alloc(compiler->arena, sizeof *instruction);

	instruction->kind = kind;
	instruction->place = xml_place(node);
	instruction->place.file = arena_text(compiler->arena, instruction->place.file);
	if (in->last)
		in->last->next = instruction;
	else
		in->first = instruction;
	in->last = instruction;
	return instruction;
}

char *text_flow(struct arena *arena, const char *text, const char *language)
{
	const bool japanese = strcmp(language, "ja") == 0;
	char *flow = arena_copy(arena, text, strlen(text)), *to = flow;

	while (*text) {
		size_t space = strspn(text, " \t\r\n");

		if (!space) {
			*to++ = *text++;
		} else if (!memchr(text, '\n', space)) {
			memcpy(to, text, space);
			to += space;
		} else if (!japanese) {
			*to++ = ' ';
		}
		text += space;
	}
	*to = '\0';
	return flow;
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

static void compile_words(struct compiler *compiler, struct instruction *in,
	enum block_kind block, const struct xml_node *node)
{
	const char *text = xml_content(node);

	if (block_may_contain(block, BLOCK_WORDS))
		instruction_add(compiler, in, DO_WORDS, node)->words =
			text_flow(compiler->arena, text, compiler->language);
	else if (!is_blank(text))
		template_error(compiler, "template-words", xml_place(node),
			text_flow(compiler->arena, text, "ja"), block_kind_name(block));
}

static void compile_expression(struct compiler *compiler, struct instruction *instruction,
	const struct xml_node *node, const char *attribute)
{
	const char *expression = xml_attribute(node, attribute);
	const struct xml_node *where = xml_attribute_node(node, attribute);

	if (!expression) {
		template_error(compiler, "template-attribute", instruction->place, attribute,
			xml_name(node));
		return;
	}
	instruction->expression = arena_text(compiler->arena, expression);
	instruction->style = arena_text(compiler->arena, xml_attribute(node, "style"));
	instruction->order = arena_text(compiler->arena, xml_attribute(node, "order"));
	instruction->xpath = xpath_new(expression, xml_place(where), compiler->findings);
	compiler->errors += !instruction->xpath;
}

/* The attributes that NODE gives to MODEL, a block of its kind. */
static void compile_attributes(
	struct compiler *compiler, struct block *model, const struct xml_node *node)
{
	const char *name, *value;

	for (size_t i = 0; (name = block_attribute_name(i)); i++) {
		value = xml_attribute(node, name);
		if (!value || block_attribute_set(compiler->arena, model, name, value))
			continue;
		finding_add(compiler->findings, "template-attribute-wrong",
			xml_place(xml_attribute_node(node, name)), "attribute", name, "value",
			value, "in", xml_name(node), NULL);
		compiler->errors++;
	}
}

static struct instruction *compile_block(struct compiler *compiler, struct instruction *in,
	enum block_kind *block, const struct xml_node *node)
{
	enum block_kind kind;
	struct instruction *instruction;

	if (!block_kind_find(xml_name(node), &kind) || kind == BLOCK_DOCUMENT
		|| kind == BLOCK_WORDS || kind == BLOCK_FACT) {
		template_error(compiler, "template-unknown", xml_place(node), xml_name(node),
			block_kind_name(*block));
		return NULL;
	}
	if (!block_may_contain(*block, kind)) {
		template_error(compiler, "template-misplaced", xml_place(node), xml_name(node),
			block_kind_name(*block));
		return NULL;
	}
	instruction = instruction_add(compiler, in, DO_BLOCK, node);
	instruction->model = (struct block){.kind = kind, .source = instruction->place};
	*block = kind;
	instruction->model.level = kind == BLOCK_HEADING;
	compile_attributes(compiler, &instruction->model, node);
	if (kind == BLOCK_CHOICES)
		instruction->list = arena_text(compiler->arena, xml_attribute(node, "list"));
	if (kind == BLOCK_CHOICE)
		compile_expression(compiler, instruction, node, "chosen");
	return instruction;
}

/* NODE, which stands in a block of kind *BLOCK; afterwards *BLOCK is the kind that its
 * children stand in. */
static struct instruction *compile_element(struct compiler *compiler, struct instruction *in,
	enum block_kind *block, const struct xml_node *node)
{
	for (size_t i = 0; i < sizeof instructions / sizeof *instructions; i++) {
		struct instruction *instruction;

		if (!xml_is(node, instructions[i].name))
			continue;
		if (is_printed(instructions[i].kind)
			&& !block_may_contain(*block, BLOCK_FACT)) {
			template_error(compiler, "template-misplaced", xml_place(node),
				instructions[i].name, block_kind_name(*block));
			return NULL;
		}
		instruction = instruction_add(compiler, in, instructions[i].kind, node);
		if (instructions[i].expression)
			compile_expression(
				compiler, instruction, node, instructions[i].expression);
		return instruction;
	}
	return compile_block(compiler, in, block, node);
}

/* Depth is bounded by the XML reader's limit. */
static void compile_children(struct compiler *compiler, struct instruction *in,
	enum block_kind block, const struct xml_node *node)
{
	for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
		enum block_kind inside = block;
		struct instruction *instruction;

		if (xml_is_text(child)) {
			compile_words(compiler, in, block, child);
			continue;
		}
		instruction = compile_element(compiler, in, &inside, child);
		if (instruction)
			compile_children(compiler, instruction, inside, child);
	}
}

struct template *template_open(
	const char *path, const char *language, struct arena *arena, struct findings *findings)
{
	struct compiler compiler = {.arena = arena, .language = language, .findings = findings};
	struct template *template = arena_alloc(arena, sizeof *template);
	struct xml *xml = xml_open(path, &xml_limits_default, findings);

	if (!xml)
		return NULL;
	if (!xml_is(xml_root(xml), "template")
		|| strcmp(xml_namespace(xml_root(xml)), "urn:todoke:template:1") != 0)
		template_error(&compiler, "template-root", xml_place(xml_root(xml)),
			xml_name(xml_root(xml)), "urn:todoke:template:1");
	else {
		compile_attributes(&compiler, &template->root.model, xml_root(xml));
		compile_children(&compiler, &template->root, BLOCK_DOCUMENT, xml_root(xml));
	}
	xml_free(xml);
	if (!compiler.errors)
		return template;
	template_free(template);
	return NULL;
}

static void instructions_free(struct instruction *instruction)
{
	for (; instruction; instruction = instruction->next) {
		xpath_free(instruction->xpath);
		instructions_free(instruction->first);
	}
}

void template_free(struct template *template)
{
	if (template)
		instructions_free(template->root.first);
}

/* --- expanding */

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

static bool is_in_language(const struct xml_node *node, const char *language)
{
	const char *stated = xml_attribute(node, "language");

	return strcmp(stated ? stated : "ja", language) == 0;
}

/* Of a fact that is stated in several languages, the document's own. */
static void nodes_choose(const struct xml_node **nodes, const char *language)
{
	size_t kept = 0;

	if (!nodes[0] || !nodes[1])
		return;
	for (size_t i = 0; nodes[i]; i++)
		if (is_in_language(nodes[i], language))
			nodes[kept++] = nodes[i];
	if (kept)
		nodes[kept] = NULL;
}

static void expand_value(struct expansion *expansion, const struct instruction *instruction,
	struct block *block, const struct xml_node *context)
{
	const struct printing *printing = expansion->printing;
	const struct xml_node **nodes = xpath_nodes(printing->tree, instruction->xpath, context,
		printing->document->arena, instruction->place, printing->findings);

	nodes_choose(nodes, printing->document->language);
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

static void expand_each(struct expansion *expansion, const struct instruction *instruction,
	struct block *block, const struct xml_node *context)
{
	const struct printing *printing = expansion->printing;
	const struct xml_node **node = xpath_nodes(printing->tree, instruction->xpath, context,
		printing->document->arena, instruction->place, printing->findings);

	if (instruction->order)
		nodes_order(printing, instruction->order, node);
	for (; *node; node++) {
		xpath_bind(printing->tree, "here", *node);
		expand_all(expansion, instruction, block, *node);
	}
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
	}
	if (instruction->kind == DO_WORDS || is_printed(instruction->kind))
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
