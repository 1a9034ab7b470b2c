/* schema.h - the XSD of the record as tables.
 *
 * One XML Schema in a restricted profile is the only definition of the record:
 * what may stand where, what it is called in Japanese and English, and who may
 * see it.  profile.h says what the profile is.  All is lent by the schema.
 */
#ifndef TODOKE_SCHEMA_H
#define TODOKE_SCHEMA_H

#include "base/finding.h"
#include "record/audience.h"
#include "record/count_unit.h"

#include <stdbool.h>
#include <stddef.h>

struct schema;
struct schema_pattern;
struct rules;

/* Names and explanations for people. */
struct schema_words {
	const char *ja, *en; /* NULL when the schema has none */
};

struct schema_code {
	const char *code;
	struct schema_words words;
};

/* What text may stand in an attribute or an element. */
struct schema_text {
	const char *name;
	struct schema_words words;
	const struct schema_code *codes; /* all there are, or none: any text */
	size_t code_count;
	bool is_list;  /* values parted by white space, each as described here */
	bool is_token; /* white space around it does not count */
	size_t least;  /* characters, or members of a list */
	struct schema_pattern *pattern; /* or NULL */
	const char *example;            /* of what the pattern wants */
};

struct schema_attribute {
	const char *name;
	struct schema_words words;
	const struct schema_text *text;
	bool required;
	const char *refers; /* names of the elements whose ids it may hold, or NULL */
};

/* What the program reads from the content, beyond text. */
enum schema_value {
	VALUE_TEXT,
	VALUE_WHEN,
	VALUE_COUNT,
	VALUE_PEOPLE,
	VALUE_MONEY,
	VALUE_QUANTITY,
};

enum schema_content {
	CONTENT_EMPTY,
	CONTENT_TEXT,     /* text alone */
	CONTENT_ELEMENTS, /* elements in their order */
	CONTENT_PROSE,    /* text and elements in any order */
	CONTENT_ANY,      /* whatever is well-formed; it is checked elsewhere */
};

struct schema_element;

struct schema_type {
	const char *name;
	struct schema_words words;
	enum schema_content content;
	enum schema_value value;
	const struct schema_text *text; /* of CONTENT_TEXT */
	const struct schema_element *elements;
	size_t element_count;
	const struct schema_attribute *attributes;
	size_t attribute_count;
};

#define SCHEMA_UNBOUNDED ((size_t)-1)

struct schema_element {
	const char *name;
	struct schema_words words;
	const struct schema_type *type;
	size_t least, most;
	audience_set audience; /* by default; AUDIENCE_ALL when nothing is said */
};

/* NULL with findings when the file is no schema of the profile. */
struct schema *schema_load(const char *path, struct findings *findings);

/* The same without the rules, which only records are checked by. */
struct schema *schema_load_bare(const char *path, struct findings *findings);
void schema_free(struct schema *schema);

/* The rules in the file beside the schema (incident.xsd: incident.rules.xml); NULL when
 * there is none. */
const struct rules *schema_rules(const struct schema *schema);

const char *schema_namespace(const struct schema *schema);

/* The one global element, the root of every record. */
const struct schema_element *schema_root(const struct schema *schema);

/* How the number VALUE is measured; no other than those of people, counts, money and
 * quantities. */
enum count_measure schema_measure(enum schema_value value);

/* By name, or NULL. */
const struct schema_text *schema_text(const struct schema *schema, const char *name);
const struct schema_element *schema_element(const struct schema_type *type, const char *name);
const struct schema_attribute *schema_attribute(
	const struct schema_type *type, const char *name);

/* Whether VALUE has the pattern of TEXT, if that has one. */
bool schema_text_matches(const struct schema_text *text, const char *value);

const struct schema_code *schema_code(
	const struct schema_text *text, const char *code, size_t length);

#endif
