/* rules.h - what the facts of a record must be to each other.
 *
 * The rules stand in one file beside the schema (incident.rules.xml,
 * urn:todoke:rules:1): each with its level, its wording in both languages, the article
 * or source that asks for it, and the test itself in XPath 1.0 over the record without
 * namespace, as it stands now, for internal eyes (view.h).  What XPath can't say is
 * marked in-code there and done in rules_code.c.
 */
#ifndef TODOKE_RULES_H
#define TODOKE_RULES_H

#include "base/finding.h"
#include "xml/xml.h"

#include <stdbool.h>

struct rules;
struct record;

/* NULL with findings when the file can't be used; SCHEMA is the path of rules.xsd. */
struct rules *rules_load(const char *path, const char *schema, struct findings *findings);
void rules_free(struct rules *rules);

/* Every rule on RECORD, which has no mistake of form. */
void rules_run(
	const struct rules *rules, const struct record *record, struct findings *findings);

/* One run of the rules, for those in code. */
struct rules_run {
	const struct rules *rules;
	const struct record *record;
	const struct xml_node *root; /* of the view */
	struct arena *arena;
	struct findings *findings;
	struct findings *said; /* of values that can't be read: check.h told them before */
};

/* Says that NODE breaks the rule ID: its {name} is the element's, {id} the nearest id,
 * {value} and {other} are VALUE and OTHER ("" for none). */
void rules_report(const struct rules_run *run, const char *id, const struct xml_node *node,
	const char *value, const char *other);

#endif
