/* xpath.c - XPath 1.0 over a tree of xml.h. */
#include "xml/xpath.h"

#include "xml/node.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

/* Steps that one evaluation may take; real expressions take some thousands. */
enum { OPERATIONS = 2000000 };

struct xpath {
	xmlXPathCompExpr *compiled;
	char *expression;
};

struct xpath_tree {
	xmlXPathContext *context;
};

/* libxml2 would print to stderr; what is wrong is read from lastError. */
static void xpath_silence(void *context, xmlError *error)
{
	(void)context;
	if (error->code == XML_ERR_NO_MEMORY)
		memory_out();
}

static void generic_silence(void *context, const char *message, ...)
{
	(void)context, (void)message;
}

static void context_bound(xmlXPathContext *context)
{
	context->error = xpath_silence;
	/* An unknown function is announced this way too, whatever the context says. */
	xmlSetGenericErrorFunc(NULL, generic_silence);
	context->opLimit = OPERATIONS;
}

static xmlXPathContext *context_new(xmlDoc *document)
{
	xmlXPathContext *context = xmlXPathNewContext(document);

	if (!context)
		memory_out();
	context_bound(context);
	return context;
}

/* To compile, a context needs bounds alone: that it knew all functions would take longer. */
static xmlXPathCompExpr *expression_compile(const char *expression)
{
	xmlXPathContext context = {0};
	xmlXPathCompExpr *compiled;

	context_bound(&context);
	compiled = xmlXPathCtxtCompile(&context, (const xmlChar *)expression);
	xmlResetError(&context.lastError);
	return compiled;
}

struct xpath *xpath_new(const char *expression, struct place at, struct findings *findings)
{
	xmlXPathCompExpr *compiled = expression_compile(expression);
	struct xpath *xpath;

	if (!compiled) {
		finding_add(findings, "xpath-malformed", at, "expression", expression, NULL);
		return NULL;
	}
	xpath = memory_alloc(sizeof *xpath);
	*xpath = (struct xpath){compiled, strdup(expression)};
	if (!xpath->expression)
		memory_out();
	return xpath;
}

void xpath_free(struct xpath *xpath)
{
	if (!xpath)
		return;
	xmlXPathFreeCompExpr(xpath->compiled);
	free(xpath->expression);
	free(xpath);
}

struct xpath_tree *xpath_tree_new(struct xml *tree)
{
	struct xpath_tree *evaluator = memory_alloc(sizeof *evaluator);

	evaluator->context = context_new(tree->document);
	return evaluator;
}

void xpath_tree_free(struct xpath_tree *tree)
{
	if (!tree)
		return;
	xmlXPathFreeContext(tree->context);
	free(tree);
}

void xpath_bind(struct xpath_tree *tree, const char *name, const struct xml_node *node)
{
	xmlXPathObject *set = xmlXPathNewNodeSet(node_to(node));

	if (!set || xmlXPathRegisterVariable(tree->context, (const xmlChar *)name, set) != 0)
		memory_out();
}

void xpath_bind_text(struct xpath_tree *tree, const char *name, const char *text)
{
	xmlXPathObject *string = xmlXPathNewCString(text);

	if (!string
		|| xmlXPathRegisterVariable(tree->context, (const xmlChar *)name, string) != 0)
		memory_out();
}

static const char *failure_id(int code)
{
	if (code == XML_XPATH_UNDEF_VARIABLE_ERROR)
		return "xpath-variable";
	if (code == XML_XPATH_UNKNOWN_FUNC_ERROR)
		return "xpath-function";
	if (code == XML_XPATH_UNDEF_PREFIX_ERROR)
		return "xpath-prefix";
	if (code == XML_XPATH_EXPRESSION_OK + (int)XPATH_OP_LIMIT_EXCEEDED)
		return "xpath-heavy";
	return "xpath-failed";
}

static xmlXPathObject *xpath_evaluate(struct xpath_tree *tree, const struct xpath *xpath,
	const struct xml_node *from, struct place at, struct findings *findings)
{
	xmlXPathContext *context = tree->context;
	xmlXPathObject *result;

	context->node = from ? node_to(from) : (xmlNode *)context->doc;
	context->opCount = 0;
	xmlResetError(&context->lastError);
	result = xmlXPathCompiledEval(xpath->compiled, context);
	if (!result)
		finding_add(findings, failure_id(context->lastError.code), at, "expression",
			xpath->expression, NULL);
	return result;
}

static bool node_is_ours(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE
	       || node->type == XML_ATTRIBUTE_NODE;
}

static const struct xml_node **nodes_copy(xmlNodeSet *set, struct arena *arena)
{
	size_t count = set ? (size_t)set->nodeNr : 0, kept = 0;
	const struct xml_node **nodes = arena_array(arena, count + 1, sizeof *nodes);

	if (set)
		xmlXPathNodeSetSort(set);
	for (size_t i = 0; i < count; i++)
		if (node_is_ours(set->nodeTab[i]))
			nodes[kept++] = node_from(set->nodeTab[i]);
	return nodes;
}

const struct xml_node **xpath_nodes(struct xpath_tree *tree, const struct xpath *xpath,
	const struct xml_node *from, struct arena *arena, struct place at,
	struct findings *findings)
{
	xmlXPathObject *result = xpath_evaluate(tree, xpath, from, at, findings);
	bool is_set = result && result->type == XPATH_NODESET;
	const struct xml_node **nodes = nodes_copy(is_set ? result->nodesetval : NULL, arena);

	if (result && !is_set)
		finding_add(
			findings, "xpath-no-nodes", at, "expression", xpath->expression, NULL);
	xmlXPathFreeObject(result);
	return nodes;
}

bool xpath_true(struct xpath_tree *tree, const struct xpath *xpath, const struct xml_node *from,
	struct place at, struct findings *findings)
{
	xmlXPathObject *result = xpath_evaluate(tree, xpath, from, at, findings);
	bool truth = result && xmlXPathCastToBoolean(result);

	xmlXPathFreeObject(result);
	return truth;
}

bool xpath_grounds(struct xpath_tree *tree, const struct xpath *xpath,
	const struct xml_node *from, struct arena *arena, struct place at,
	struct findings *findings, const struct xml_node ***nodes)
{
	xmlXPathObject *result = xpath_evaluate(tree, xpath, from, at, findings);
	bool truth = result && xmlXPathCastToBoolean(result);
	bool is_set = result && result->type == XPATH_NODESET;

	*nodes = nodes_copy(is_set ? result->nodesetval : NULL, arena);
	xmlXPathFreeObject(result);
	return truth;
}
