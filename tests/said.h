/* said.h - findings as short text, for tests: what was said, and where. */
#ifndef TODOKE_TEST_SAID_H
#define TODOKE_TEST_SAID_H

#include "base/arena.h"
#include "base/finding.h"
#include "xml/xml.h"

/* "line:column id" of each finding in the order of adding, parted by "; ". */
const char *said(const struct findings *findings, struct arena *arena);

/* The value of the argument NAME of the finding INDEX, or "". */
const char *said_argument(const struct findings *findings, size_t index, const char *name);

/* TEXT as a tree; the test fails when it can't be read. */
struct xml *tree(const char *text);

/* A generator of numbers that is the same everywhere: below LIMIT. */
size_t draw(unsigned long long *state, size_t limit);

#endif
