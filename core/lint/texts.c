/* texts.c - the words of a record before any document is made of it. */
#include "lint/texts.h"

#include "lint/lint.h"
#include "lint/wrong_words.h"
#include "record/descent.h"
#include "record/sight.h"
#include "record/wording.h"

#include <string.h>

/* Codes of MEANT but the house's own. */
static const char *audience_list(audience_set meant, struct arena *arena)
{
	const char *codes = "";

	for (size_t i = 0; audience_code(i); i++)
		if ((meant & ~(audience_set)AUDIENCE_INTERNAL) >> i & 1)
			codes = arena_format(
				arena, "%s%s%s", codes, *codes ? " " : "", audience_code(i));
	return codes;
}

/* NODE as a document of one paragraph; a quoted fact is there, whatever it says. */
static struct document *document_of(const struct xml_node *node, struct arena *arena)
{
	struct document *document = document_new(arena);
	struct block *paragraph = block_add(document, document->root, BLOCK_PARAGRAPH);
	const struct fact fact = {
		.path = record_path(node, arena), .type = "text", .place = xml_place(node)};

	for (const struct xml_node *part = xml_first(node); part; part = xml_next(part))
		if (xml_is_text(part))
			block_fact(document, paragraph, &fact, xml_content(part));
		else
			block_words(document, paragraph, "…");
	return document;
}

static void findings_soften(const struct findings *said, struct findings *findings)
{
	for (size_t i = 0; i < findings_count(said, LEVEL_NOTE); i++) {
		const struct finding *finding = findings_at(said, i);

		finding_add_pairs(findings,
			strcmp(finding->id, "lint-forbidden") == 0 ? "lint-readable"
								   : finding->id,
			finding->place, finding->arguments);
	}
}

static void text_lint(const struct rulebook *rulebook, const struct record *record,
	const struct xml_node *node, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct findings *said = findings_new();
	const struct lint_question question = {
		.rulebook = rulebook,
		.document = document_of(node, arena),
		.audience = audience_list(sight_meant(record, node), arena),
		.findings = said,
	};
	const struct linting linting = {
		.question = &question,
		.readers = sight_meant(record, node),
		.passages = passages_read(question.document->root, arena),
		.arena = arena,
	};

	wrong_words_lint(&linting);
	findings_soften(said, findings);
	findings_free(said);
	arena_free(arena);
}

void texts_lint(
	const struct rulebook *rulebook, const struct record *record, struct findings *findings)
{
	struct descent descent = descent_start(record_schema(record), record_root(record));

	while (descent_next(&descent))
		if (descent.element->type->content == CONTENT_PROSE
			&& wording_in_japanese(descent.node)
			&& observation_newest(record_observations(record), descent.node, NULL)
				   == descent.node)
			text_lint(rulebook, record, descent.node, findings);
	descent_done(&descent);
}
