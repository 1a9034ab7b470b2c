/* numbering.h - numbers of headings and of lists in lists, by depth.
 *
 * A numbering is written as samples of its first numbers, one for each depth, parted by
 * spaces: "第1 1 (1) ア (ア)" (公用文作成の考え方 III-2: the order of 項目の番号).  In each the
 * first of these counts, whatever stands around it: 1 １ ① ⑴ ア a A.
 */
#ifndef TODOKE_NUMBERING_H
#define TODOKE_NUMBERING_H

#include "document/document.h"

/* Whether every sample in NUMBERING has something that counts. */
bool numbering_is_valid(const char *numbering);

/* The number COUNT at DEPTH, both from 1, in the manner of NUMBERING; deeper than it goes,
 * as at its last. */
char *numbering_format(struct arena *arena, const char *numbering, size_t depth, size_t count);

/* Numbers the items of all lists that have a numbering and of the lists in them, and puts
 * their numbers before the words of headings: in 記 those of the first level, in a document
 * with a numbering all. */
void document_number(struct document *document);

#endif
