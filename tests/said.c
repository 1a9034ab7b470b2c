/* said.c - findings as short text, for tests. */
#include "said.h"

#include "base/buffer.h"

#include <check.h>
#include <string.h>

const char *said(const struct findings *findings, struct arena *arena)
{
	struct buffer text = {0};
	const struct finding *finding;
	const char *copy;

	for (size_t i = 0; (finding = findings_at(findings, i)); i++)
		buffer_format(&text, "%s%zu:%zu %s", i ? "; " : "", finding->place.line,
			finding->place.column, finding->id);
	copy = arena_copy(arena, text.data, text.length);
	buffer_done(&text);
	return copy;
}

const char *said_argument(const struct findings *findings, size_t index, const char *name)
{
	const struct finding *finding = findings_at(findings, index);
	const char *const *pair = finding ? finding->arguments : NULL;

	while (pair && pair[0] && strcmp(pair[0], name) != 0)
		pair += 2;
	return pair && pair[0] ? pair[1] : "";
}

struct xml *tree(const char *text)
{
	struct findings *findings = findings_new();
	struct arena *arena = arena_new();
	struct xml *xml =
		xml_read("test.xml", text, strlen(text), &xml_limits_default, findings);

	ck_assert_msg(xml != NULL, "%s: %s", text, said(findings, arena));
	arena_free(arena);
	findings_free(findings);
	return xml;
}

size_t draw(unsigned long long *state, size_t limit)
{
	*state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (size_t)(*state >> 33) % limit;
}
