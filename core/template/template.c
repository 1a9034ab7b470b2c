/* template.c - compiling a template, with the parts that it includes.
 *
 * Compiling finds every mistake of the files at once; expanding (expansion.c) only meets
 * what depends on the record.
 */
#include "template/template.h"

#include "base/text.h"
#include "document/attribute.h"
#include "template/instruction.h"

#include <string.h>
#include <unistd.h>

/* A file that is being compiled, and the one that includes it. */
struct inclusion {
	const char *path;
	const struct inclusion *outer;
};

/* A named block that was met. */
struct named {
	const char *name;
	struct place place;
	const struct named *next;
};

struct compiler {
	const struct template_source *source;
	struct arena *arena;
	struct findings *findings;
	const struct inclusion *file;
	const struct named *named;
	bool in_phrase; /* what is compiled is the house's own */
	size_t errors;
};

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
	{"as-of", DO_AS_OF, NULL},
};

bool instruction_prints(enum instruction_kind kind)
{
	return kind == DO_VALUE || kind == DO_SELF || kind == DO_PERSON || kind == DO_AS_OF;
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

bool text_has_figure(const char *text)
{
	static const char *const wide[] = {
		"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};

	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (strstr(text, wide[i]))
			return true;
	return strpbrk(text, "0123456789");
}

static void compile_words(struct compiler *compiler, struct instruction *in,
	enum block_kind block, const struct xml_node *node)
{
	const char *text = xml_content(node);

	if (compiler->in_phrase && text_has_figure(text))
		finding_add(compiler->findings, "phrase-figure", xml_place(node), "words",
			text_flow(compiler->arena, text, compiler->source->language), NULL);
	if (block_may_contain(block, BLOCK_WORDS))
		instruction_add(compiler, in, DO_WORDS, node)->words =
			text_flow(compiler->arena, text, compiler->source->language);
	else if (!text_blank(text))
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
	instruction->style = xml_attribute_text(compiler->arena, node, "style");
	instruction->order = xml_attribute_text(compiler->arena, node, "order");
	instruction->join = xml_attribute_text(compiler->arena, node, "join");
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
		instruction->list = xml_attribute_text(compiler->arena, node, "list");
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
		if (instruction_prints(instructions[i].kind)
			&& !block_may_contain(*block, BLOCK_FACT)) {
			template_error(compiler, "template-misplaced", xml_place(node),
				instructions[i].name, block_kind_name(*block));
			return NULL;
		}
		instruction = instruction_add(compiler, in, instructions[i].kind, node);
		if (instructions[i].expression)
			compile_expression(
				compiler, instruction, node, instructions[i].expression);
		if (instruction->join && !block_may_contain(*block, BLOCK_WORDS))
			template_error(compiler, "template-join", instruction->place,
				instruction->join, block_kind_name(*block));
		return instruction;
	}
	return compile_block(compiler, in, block, node);
}

static void compile_children(struct compiler *compiler, struct instruction *in,
	enum block_kind block, const struct xml_node *node);

/* --- parts */

/* The part FILE: beside the template, or what all packs share; NULL when it is in neither. */
static const char *part_find(const struct compiler *compiler, const char *file)
{
	const struct template_source *source = compiler->source;
	const char *slash = strrchr(source->path, '/');
	const char *path = arena_format(compiler->arena, "%.*s%s",
		slash ? (int)(slash + 1 - source->path) : 0, source->path, file);

	if (strchr(file, '/'))
		return NULL;
	if (access(path, F_OK) == 0)
		return path;
	if (!source->common)
		return NULL;
	path = arena_format(compiler->arena, "%s/%s", source->common, file);
	return access(path, F_OK) == 0 ? path : NULL;
}

static bool is_open(const struct compiler *compiler, const char *path)
{
	const struct inclusion *file = compiler->file;

	while (file && strcmp(file->path, path) != 0)
		file = file->outer;
	return file != NULL;
}

/* What the file PATH holds; ROOT takes the attributes of its own root, if it has any. */
static bool compile_file(struct compiler *compiler, struct instruction *in,
	enum block_kind block, const char *path, struct block *root)
{
	const struct inclusion file = {path, compiler->file};
	const bool in_phrase = compiler->in_phrase;
	struct xml *xml = xml_open(path, &xml_limits_default, compiler->findings);
	const struct xml_node *node = xml ? xml_root(xml) : NULL;

	if (!xml)
		return false;
	compiler->file = &file;
	compiler->in_phrase = false;
	if (!xml_is(node, "template")
		|| strcmp(xml_namespace(node), "urn:todoke:template:1") != 0) {
		template_error(compiler, "template-root", xml_place(node), xml_name(node),
			"urn:todoke:template:1");
	} else {
		if (root)
			compile_attributes(compiler, root, node);
		compile_children(compiler, in, block, node);
	}
	compiler->file = file.outer;
	compiler->in_phrase = in_phrase;
	xml_free(xml);
	return true;
}

static void compile_include(struct compiler *compiler, struct instruction *in,
	enum block_kind block, const struct xml_node *node)
{
	const char *file = xml_attribute(node, "file");
	const char *path = file ? part_find(compiler, file) : NULL;

	if (!file)
		template_error(compiler, "template-attribute", xml_place(node), "file",
			xml_name(node));
	else if (!path)
		template_error(compiler, "include-missing", xml_place(node), file,
			compiler->source->path);
	else if (is_open(compiler, path))
		template_error(compiler, "include-circle", xml_place(node), file,
			compiler->file->path);
	else if (!compile_file(compiler, in, block, path, NULL))
		compiler->errors++;
}

/* Whether NAME may be used at NODE: a block has a name of its own, but may be met again
 * where its file is included twice. */
static bool name_claim(struct compiler *compiler, const char *name, const struct xml_node *node)
{
	const struct named *known = compiler->named;
	struct place place = xml_place(node);
	struct named *named;

	while (known && strcmp(known->name, name) != 0)
		known = known->next;
	if (known)
		return known->place.line == place.line && known->place.column == place.column
		       && strcmp(known->place.file, place.file) == 0;
	named = arena_alloc(compiler->arena, sizeof *named);
	place.file = arena_text(compiler->arena, place.file);
	*named = (struct named){arena_text(compiler->arena, name), place, compiler->named};
	compiler->named = named;
	return true;
}

/* A named block leaves no trace: it is its content, or what the house says instead. */
static void compile_named(struct compiler *compiler, struct instruction *in,
	enum block_kind block, const struct xml_node *node)
{
	const struct template_source *source = compiler->source;
	const char *name = xml_attribute(node, "name");
	const struct xml_node *own = NULL;
	const bool outer = compiler->in_phrase;

	if (!name) {
		template_error(compiler, "template-attribute", xml_place(node), "name",
			xml_name(node));
		return;
	}
	if (!name_claim(compiler, name, node)) {
		template_error(compiler, "block-twice", xml_place(node), name, source->path);
		return;
	}
	if (source->phrases)
		own = phrases_find(source->phrases, source->pack, source->variant, name,
			source->is_translation);
	compiler->in_phrase = own;
	compile_children(compiler, in, block, own ? own : node);
	compiler->in_phrase = outer;
}

/* Depth is bounded by the XML reader's limit, parts by not being in themselves. */
static void compile_children(struct compiler *compiler, struct instruction *in,
	enum block_kind block, const struct xml_node *node)
{
	for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
		enum block_kind inside = block;
		struct instruction *instruction;

		if (xml_is_text(child)) {
			compile_words(compiler, in, block, child);
		} else if (xml_is(child, "include")) {
			compile_include(compiler, in, block, child);
		} else if (xml_is(child, "block")) {
			compile_named(compiler, in, block, child);
		} else {
			instruction = compile_element(compiler, in, &inside, child);
			if (instruction)
				compile_children(compiler, instruction, inside, child);
		}
	}
}

struct template *template_open(
	const struct template_source *source, struct arena *arena, struct findings *findings)
{
	struct compiler compiler = {.source = source, .arena = arena, .findings = findings};
	struct template *template = arena_alloc(arena, sizeof *template);

	if (compile_file(&compiler, &template->root, BLOCK_DOCUMENT, source->path,
		    &template->root.model)
		&& !compiler.errors)
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
