/* explain_words.h - what is said of every element, in both languages at once.
 *
 * The page of reference shows both beside each other, so these words stand here
 * and not in locales/; they do for the schema what its own documentation does.
 */
#ifndef TODOKE_EXPLAIN_WORDS_H
#define TODOKE_EXPLAIN_WORDS_H

#include "base/arena.h"
#include "record/schema_path.h"

enum word {
	WORD_WHERE,
	WORD_OFTEN,
	WORD_CONTENT,
	WORD_AUDIENCE,
	WORD_ATTRIBUTES,
	WORD_CARRIERS,
	WORD_ELEMENTS,
	WORD_VALUES,
	WORD_REFERS,
	WORD_REQUIRED,
	WORD_OPTIONAL,
	WORD_EXAMPLE,
	WORD_RECORD,
	WORD_USES,
	WORD_USES_HOW,
	WORD_NO_USES
};
extern const struct schema_words explain_words[];

const char *words_in(struct schema_words both, const char *language);

/* "1つ以上", "one or more". */
struct schema_words words_often(const struct schema_path *path, struct arena *arena);

/* What stands inside an element of TYPE. */
struct schema_words words_content(const struct schema_type *type);

/* "すべての読み手", "個人情報保護委員会 / 社内": the words of the schema's own codes. */
struct schema_words words_audience(
	const struct schema *schema, audience_set set, struct arena *arena);

#endif
