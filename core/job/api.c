/* api.c - the functions of todoke.h, as a plugin calls them.
 *
 * Nodes and blocks go out as small handles that remember their job, so that the
 * plugin passes one argument less and calls chain; they live in the job's arena.
 */
#include "document/attribute.h"
#include "job/context.h"

#include <stdarg.h>

struct todoke_node {
	todoke_job *job;
	const struct xml_node *node;
};

struct todoke_block {
	todoke_job *job;
	struct block *block;
};

static const todoke_node *node_handle(todoke_job *job, const struct xml_node *node)
{
	todoke_node *handle;

	if (!node)
		return NULL;
	handle = arena_alloc(job->arena, sizeof *handle);
	*handle = (todoke_node){job, node};
	return handle;
}

static todoke_block *block_handle(todoke_job *job, struct block *block)
{
	todoke_block *handle = arena_alloc(job->arena, sizeof *handle);

	*handle = (todoke_block){job, block};
	return handle;
}

/* The plugin itself as a place: it has no line. */
static struct place plugin_place(const todoke_job *job)
{
	return (struct place){job->task->plugin, 0, 0};
}

/* --- reading */

const todoke_node *todoke_view(todoke_job *job)
{
	return job ? node_handle(job, xml_root(job->view)) : NULL;
}

const todoke_node *todoke_at(const todoke_node *from, const char *xpath)
{
	struct xpath *compiled;
	const struct xml_node *first = NULL;
	todoke_job *job = from ? from->job : NULL;

	if (!from || !xpath)
		return NULL;
	compiled = xpath_new(xpath, plugin_place(job), job->findings);
	if (compiled)
		first = xpath_nodes(job->tree, compiled, from->node, job->arena,
			plugin_place(job), job->findings)[0];
	xpath_free(compiled);
	return node_handle(job, first);
}

const todoke_node *todoke_next(const todoke_node *node)
{
	return node ? node_handle(node->job, xml_next_same(node->node)) : NULL;
}

const char *todoke_variant(todoke_job *job)
{
	return job ? job->task->variant : NULL;
}

const char *todoke_name(const todoke_node *node)
{
	return node ? xml_name(node->node) : NULL;
}

const char *todoke_text(const todoke_node *node)
{
	return node ? xml_trimmed(node->job->arena, node->node) : NULL;
}

const char *todoke_attribute(const todoke_node *node, const char *name)
{
	return node && name ? xml_attribute(node->node, name) : NULL;
}

/* --- reporting */

/* The pairs of a variable list, ended by NULL, in an array of the arena.  A NULL
 * value would end the list early: its name is dropped with it. */
static const char *const *pairs_collect(todoke_job *job, va_list arguments)
{
	va_list again;
	size_t count = 0;
	const char **pairs;

	va_copy(again, arguments);
	while (va_arg(again, const char *))
		count++;
	va_end(again);
	pairs = arena_array(job->arena, count + 1, sizeof *pairs);
	for (size_t i = 0; i < count; i++)
		pairs[i] = va_arg(arguments, const char *);
	pairs[count - count % 2] = NULL;
	return pairs;
}

static void report(
	todoke_job *job, const char *id, const todoke_node *at, const char *const *pairs)
{
	const struct pack_message *message = pack_message_find(job->pack, id ? id : "");
	struct place place = at ? xml_place(at->node) : (struct place){job->task->record, 0, 0};

	if (message)
		finding_add_worded(job->findings, message->id, message->level, message->wording,
			place, pairs);
	else
		finding_add(job->findings, "plugin-message", place, "plugin", job->task->plugin,
			"id", id ? id : "", NULL);
}

void todoke_find(todoke_job *job, const char *message, const todoke_node *at, ...)
{
	va_list arguments;

	if (!job)
		return;
	va_start(arguments, at);
	report(job, message, at, pairs_collect(job, arguments));
	va_end(arguments);
}

void todoke_not_applicable(todoke_job *job, const char *message, const todoke_node *at, ...)
{
	va_list arguments;

	if (!job)
		return;
	if (job->hook != HOOK_APPLIES) {
		finding_add(job->findings, "plugin-hook", plugin_place(job), "call",
			"todoke_not_applicable", "hook", "applies", NULL);
		return;
	}
	job->not_applicable = true;
	va_start(arguments, at);
	report(job, message, at, pairs_collect(job, arguments));
	va_end(arguments);
}

/* --- writing */

todoke_block *todoke_document(todoke_job *job)
{
	if (!job)
		return NULL;
	if (job->hook == HOOK_BUILD)
		return block_handle(job, job->document->root);
	finding_add(job->findings, "plugin-hook", plugin_place(job), "call", "todoke_document",
		"hook", "build", NULL);
	return NULL;
}

todoke_block *todoke_add(todoke_block *in, const char *kind)
{
	enum block_kind found;
	struct block *block;

	if (!in || !kind)
		return NULL;
	if (!block_kind_find(kind, &found) || !block_may_contain(in->block->kind, found)) {
		finding_add(in->job->findings, "plugin-block", plugin_place(in->job), "kind",
			kind, "in", block_kind_name(in->block->kind), NULL);
		return NULL;
	}
	block = block_add(in->job->document, in->block, found);
	block->level = found == BLOCK_HEADING;
	block->source = plugin_place(in->job);
	return block_handle(in->job, block);
}

void todoke_set(todoke_block *block, const char *name, const char *value)
{
	if (block && name && value
		&& !block_attribute_set(block->job->arena, block->block, name, value))
		finding_add(block->job->findings, "template-attribute-wrong",
			plugin_place(block->job), "attribute", name, "value", value, "in",
			block_kind_name(block->block->kind), NULL);
}

/* False, with a finding, when words and facts may not stand in IN. */
static bool takes_words(const todoke_block *in, const char *what)
{
	if (block_may_contain(in->block->kind, BLOCK_WORDS))
		return true;
	finding_add(in->job->findings, "plugin-block", plugin_place(in->job), "kind", what,
		"in", block_kind_name(in->block->kind), NULL);
	return false;
}

void todoke_fact(todoke_block *in, const todoke_node *node, const char *style)
{
	if (in && node && takes_words(in, "fact")
		&& !fact_print(&in->job->printing, in->block, node->node, style,
			plugin_place(in->job)))
		finding_add(in->job->findings, "fact-absent", plugin_place(in->job), "select",
			xml_name(node->node), "path", record_path(node->node, in->job->arena),
			NULL);
}

void todoke_words(todoke_block *in, const char *words)
{
	if (!in || !words || !takes_words(in, "words"))
		return;
	if (text_has_figure(words))
		finding_add(in->job->findings, "figure-in-words", plugin_place(in->job),
			"words", words, NULL);
	block_words(in->job->document, in->block, words);
}

void todoke_expand(todoke_block *in, const char *name, const todoke_node *node)
{
	todoke_job *job = in ? in->job : NULL;

	if (in)
		context_expand(job, in->block,
			name ? arena_format(job->arena, "%s.xml", name) : job->pack->template,
			node ? node->node : xml_root(job->view));
}
