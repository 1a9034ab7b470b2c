/* schema.c - the XSD of the record as tables.
 *
 * profile.c has made sure that the file holds only what is understood here.
 * First every complex type gets its name, then its content, so that types may
 * name each other in any order.
 */
#include "record/schema.h"

#include "record/annotation.h"
#include "record/profile.h"
#include "record/rules.h"
#include "record/schema_image.h"
#include "record/schema_tables.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One run of the loader. */
struct loader {
	struct schema *schema;
	const struct xml_node *root;
	struct findings *findings;
	bool failed;
};

static void loader_fail(
	struct loader *loader, const char *id, const struct xml_node *node, const char *name)
{
	finding_add(loader->findings, id, xml_place(node), "name", name, NULL);
	loader->failed = true;
}

static const char *copy(struct loader *loader, const char *text)
{
	return arena_text(loader->schema->arena, text);
}

/* The text type NAME, which NODE mentions. */
static const struct schema_text *text_for(
	struct loader *loader, const struct xml_node *node, const char *name)
{
	const struct schema_text *text = schema_texts_find(&loader->schema->texts, name);

	if (!text)
		loader_fail(loader, "schema-type", node, name);
	return text;
}

/* --- attributes */

static struct schema_attribute attribute_read(
	struct loader *loader, const struct xml_node *node)
{
	const char *use = xml_attribute(node, "use");

	return (struct schema_attribute){
		.name = copy(loader, xml_attribute(node, "name")),
		.words = annotation_words(node, loader->schema->arena),
		.text = text_for(loader, node, xml_attribute(node, "type")),
		.required = use && strcmp(use, "required") == 0,
		.refers = annotation_text(node, "refers", loader->schema->arena),
	};
}

static void attributes_add(
	struct loader *loader, const struct xml_node *parent, struct schema_type *type)
{
	const struct xml_node *node = profile_child(parent, "attribute");
	size_t count = type->attribute_count + profile_count(parent, "attribute");
	struct schema_attribute *all = arena_array(loader->schema->arena, count, sizeof *all);

	if (type->attribute_count)
		memcpy(all, type->attributes, type->attribute_count * sizeof *all);
	type->attributes = all;
	for (; node; node = profile_from(xml_next(node), "attribute")) {
		struct schema_attribute attribute = attribute_read(loader, node);

		if (schema_attribute(type, attribute.name))
			loader_fail(loader, "schema-twice", node, attribute.name);
		all[type->attribute_count++] = attribute;
	}
}

static const struct xml_node *attribute_group(const struct loader *loader, const char *name)
{
	const struct xml_node *node = profile_child(loader->root, "attributeGroup");

	while (node
		&& (!xml_attribute(node, "name") || strcmp(xml_attribute(node, "name"), name)))
		node = profile_from(xml_next(node), "attributeGroup");
	return node;
}

/* The attributes that stand in PARENT, and those of the groups it names. */
static void attributes_read(
	struct loader *loader, const struct xml_node *parent, struct schema_type *type)
{
	const struct xml_node *node = profile_child(parent, "attributeGroup");

	attributes_add(loader, parent, type);
	for (; node; node = profile_from(xml_next(node), "attributeGroup")) {
		const char *ref = xml_attribute(node, "ref");
		const struct xml_node *group = ref ? attribute_group(loader, ref) : NULL;

		if (group)
			attributes_add(loader, group, type);
		else
			loader_fail(loader, "schema-type", node, ref ? ref : "");
	}
}

/* --- elements */

static const struct schema_type *type_named(const struct loader *loader, const char *name)
{
	const struct schema *schema = loader->schema;

	for (size_t i = 0; i < schema->type_count; i++)
		if (strcmp(schema->types[i].name, name) == 0)
			return &schema->types[i];
	return NULL;
}

static size_t occurs_read(struct loader *loader, const struct xml_node *node, const char *name)
{
	const char *value = xml_attribute(node, name);

	if (!value)
		return 1;
	if (strcmp(value, "unbounded") == 0)
		return SCHEMA_UNBOUNDED;
	if (!*value || value[strspn(value, "0123456789")])
		loader_fail(loader, "schema-construct", node, name);
	return strtoul(value, NULL, 10);
}

static audience_set audience_default(struct loader *loader, const struct xml_node *node)
{
	const char *codes = annotation_text(node, "audience", loader->schema->arena), *bad;
	audience_set set = AUDIENCE_ALL;
	size_t length;

	if (codes && !audience_read(codes, &set, &bad, &length))
		loader_fail(
			loader, "schema-audience", annotation_entry(node, "audience"), codes);
	return set;
}

static struct schema_element element_read(struct loader *loader, const struct xml_node *node)
{
	const char *type = xml_attribute(node, "type");
	struct schema_element element = {
		.name = copy(loader, xml_attribute(node, "name")),
		.words = annotation_words(node, loader->schema->arena),
		.type = type_named(loader, type),
		.least = occurs_read(loader, node, "minOccurs"),
		.most = occurs_read(loader, node, "maxOccurs"),
		.audience = audience_default(loader, node),
	};

	if (!element.type)
		loader_fail(loader, "schema-type", node, type);
	return element;
}

static void elements_read(
	struct loader *loader, const struct xml_node *model, struct schema_type *type)
{
	const struct xml_node *node = profile_child(model, "element");
	struct schema_element *elements = arena_array(
		loader->schema->arena, profile_count(model, "element"), sizeof *elements);

	type->elements = elements;
	for (; node; node = profile_from(xml_next(node), "element")) {
		struct schema_element element = element_read(loader, node);

		if (schema_element(type, element.name))
			loader_fail(loader, "schema-twice", node, element.name);
		elements[type->element_count++] = element;
	}
}

/* --- complex types */

static enum schema_value value_read(struct loader *loader, const struct xml_node *node)
{
	static const char *const names[] = {
		"text", "when", "count", "people", "money", "quantity"};
	const char *value = annotation_text(node, "value", loader->schema->arena);

	if (!value)
		return VALUE_TEXT;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], value) == 0)
			return (enum schema_value)i;
	loader_fail(loader, "schema-construct", annotation_entry(node, "value"), value);
	return VALUE_TEXT;
}

static void text_content_read(
	struct loader *loader, const struct xml_node *simple, struct schema_type *type)
{
	const struct xml_node *extension = profile_child(simple, "extension");

	type->content = CONTENT_TEXT;
	if (!extension) {
		loader_fail(loader, "schema-type", simple, "extension");
		return;
	}
	type->text = text_for(loader, extension, xml_attribute(extension, "base"));
	attributes_read(loader, extension, type);
}

/* Prose is the only place for a choice, and for text among elements. */
static void prose_read(struct loader *loader, const struct xml_node *node,
	const struct xml_node *choice, struct schema_type *type)
{
	const char *mixed = xml_attribute(node, "mixed");

	type->content = CONTENT_PROSE;
	if (!choice || !mixed || strcmp(mixed, "true") != 0
		|| strcmp(xml_attribute(choice, "minOccurs"), "0") != 0
		|| strcmp(xml_attribute(choice, "maxOccurs"), "unbounded") != 0)
		loader_fail(loader, "schema-construct", choice ? choice : node,
			choice ? "choice" : "mixed");
	else
		elements_read(loader, choice, type);
}

static void type_read(
	struct loader *loader, const struct xml_node *node, struct schema_type *type)
{
	const struct xml_node *simple = profile_child(node, "simpleContent");
	const struct xml_node *sequence = profile_child(node, "sequence");
	const struct xml_node *choice = profile_child(node, "choice");

	type->value = value_read(loader, node);
	if ((simple != NULL) + (sequence != NULL) + (choice != NULL) > 1)
		loader_fail(loader, "schema-construct", node, "sequence");
	if (simple) {
		text_content_read(loader, simple, type);
		return;
	}
	attributes_read(loader, node, type);
	if (sequence && profile_child(sequence, "any")) {
		type->content = CONTENT_ANY;
		return;
	}
	if (choice || xml_attribute(node, "mixed"))
		prose_read(loader, node, choice, type);
	else if (sequence)
		elements_read(loader, sequence, type);
	if (sequence)
		type->content = CONTENT_ELEMENTS;
}

static void types_name(struct loader *loader)
{
	struct schema *schema = loader->schema;
	const struct xml_node *node = profile_child(loader->root, "complexType");
	size_t count = profile_count(loader->root, "complexType");

	schema->types = arena_array(schema->arena, count, sizeof *schema->types);
	for (; node; node = profile_from(xml_next(node), "complexType")) {
		const char *name = xml_attribute(node, "name");

		if (type_named(loader, name))
			loader_fail(loader, "schema-twice", node, name);
		schema->types[schema->type_count].words = annotation_words(node, schema->arena);
		schema->types[schema->type_count++].name = copy(loader, name);
	}
}

static void types_read(struct loader *loader)
{
	const struct xml_node *node = profile_child(loader->root, "complexType");

	for (size_t i = 0; i < loader->schema->type_count; i++) {
		type_read(loader, node, &loader->schema->types[i]);
		node = profile_from(xml_next(node), "complexType");
	}
}

static void root_read(struct loader *loader)
{
	const struct xml_node *node = profile_child(loader->root, "element");

	if (!node || profile_from(xml_next(node), "element"))
		loader_fail(loader, "schema-root", node ? node : loader->root, "");
	else
		loader->schema->root = element_read(loader, node);
}

/* --- the whole */

static struct schema *schema_read(const struct xml *xml, struct findings *findings)
{
	struct schema *schema = memory_alloc(sizeof *schema);
	struct loader loader = {.schema = schema, .root = xml_root(xml), .findings = findings};

	*schema = (struct schema){.arena = arena_new()};
	schema->namespace = copy(&loader, xml_attribute(loader.root, "targetNamespace"));
	loader.failed =
		!schema_texts_read(&schema->texts, loader.root, schema->arena, findings);
	types_name(&loader);
	types_read(&loader);
	root_read(&loader);
	if (!loader.failed)
		return schema;
	schema_free(schema);
	return NULL;
}

/* False with findings when there are rules that can't be used. */
static bool rules_beside(struct schema *schema, const char *path, struct findings *findings)
{
	const char *ending = strrchr(path, '.'), *name = strrchr(path, '/');
	int length = (int)(ending ? (size_t)(ending - path) : strlen(path));
	struct arena *arena = arena_new();
	const char *rules = arena_format(arena, "%.*s.rules.xml", length, path);
	bool there = access(rules, F_OK) == 0;

	if (there)
		schema->rules = rules_load(rules,
			arena_format(arena, "%.*srules.xsd", (int)(name ? name + 1 - path : 0),
				path),
			findings);
	arena_free(arena);
	return !there || schema->rules;
}

struct schema *schema_parse(const char *path, struct findings *findings)
{
	static const struct xml_limits limits = {1024 * 1024, 20, true};
	struct xml *xml = xml_open(path, &limits, findings);
	struct schema *schema = NULL;

	if (xml && profile_check(xml, findings))
		schema = schema_read(xml, findings);
	xml_free(xml);
	return schema;
}

struct schema *schema_load_bare(const char *path, struct findings *findings)
{
	struct schema *schema = schema_image_open(path);

	return schema ? schema : schema_parse(path, findings);
}

struct schema *schema_load(const char *path, struct findings *findings)
{
	struct schema *schema = schema_load_bare(path, findings);

	if (!schema || rules_beside(schema, path, findings))
		return schema;
	schema_free(schema);
	return NULL;
}

void schema_free(struct schema *schema)
{
	if (!schema)
		return;
	rules_free(schema->rules);
	schema_texts_done(&schema->texts);
	arena_free(schema->arena);
	if (schema->image_size)
		schema_image_close(schema);
	else
		free(schema);
}

const struct rules *schema_rules(const struct schema *schema)
{
	return schema->rules;
}

const char *schema_namespace(const struct schema *schema)
{
	return schema->namespace;
}

const struct schema_element *schema_root(const struct schema *schema)
{
	return &schema->root;
}

const struct schema_text *schema_text(const struct schema *schema, const char *name)
{
	return schema_texts_find(&schema->texts, name);
}

enum count_measure schema_measure(enum schema_value value)
{
	if (value == VALUE_MONEY)
		return MEASURE_MONEY;
	return value == VALUE_QUANTITY ? MEASURE_QUANTITY : MEASURE_THINGS;
}

const struct schema_element *schema_element(const struct schema_type *type, const char *name)
{
	for (size_t i = 0; i < type->element_count; i++)
		if (strcmp(type->elements[i].name, name) == 0)
			return &type->elements[i];
	return NULL;
}

const struct schema_attribute *schema_attribute(
	const struct schema_type *type, const char *name)
{
	for (size_t i = 0; i < type->attribute_count; i++)
		if (strcmp(type->attributes[i].name, name) == 0)
			return &type->attributes[i];
	return NULL;
}

const struct schema_code *schema_code(
	const struct schema_text *text, const char *code, size_t length)
{
	for (size_t i = 0; i < text->code_count; i++)
		if (strlen(text->codes[i].code) == length
			&& memcmp(text->codes[i].code, code, length) == 0)
			return &text->codes[i];
	return NULL;
}
