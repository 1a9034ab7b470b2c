/* path.h - where a fact stands, by names that stay: sent/when, customer/people.
 *
 * A path begins with the id of the nearest element that has one, then the names
 * of elements below it; without an id above, it begins with "/": /misuse.  The
 * id of the incident itself does not count.  Works in records and in views.
 */
#ifndef TODOKE_PATH_H
#define TODOKE_PATH_H

#include "xml/xml.h"

/* The path of an element, of a text's or an attribute's element; in ARENA. */
const char *path_of(const struct xml_node *node, struct arena *arena);

/* The element PATH names below ROOT, or NULL; in Japanese, when it is stated in
 * other languages too.  Where a record states a fact more than once it is the first
 * statement (record_find knows the newest). */
const struct xml_node *path_find(const struct xml_node *root, const char *path);

/* The id of NODE or of the nearest that it stands in; "" when none has one. */
const char *path_nearest_id(const struct xml_node *node);

/* The first element with ID, or NULL. */
const struct xml_node *path_id(const struct xml_node *root, const char *id, size_t length);

#endif
