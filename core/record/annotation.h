/* annotation.h - what a construct of a schema says to people, and to us. */
#ifndef TODOKE_ANNOTATION_H
#define TODOKE_ANNOTATION_H

#include "record/schema.h"
#include "xml/xml.h"

/* The documentation of NODE, trimmed, in ARENA. */
struct schema_words annotation_words(const struct xml_node *node, struct arena *arena);

/* The element NAME in NODE's appinfo and its text, or NULL. */
const struct xml_node *annotation_entry(const struct xml_node *node, const char *name);
const char *annotation_text(const struct xml_node *node, const char *name, struct arena *arena);

#endif
