/* pdf_facts.c - what the rules ask of a PDF file, collected once, for tests. */
#include "pdf_facts.h"

#include "xml/xml.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

bool words_have(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (!strcmp(words->words[i], word))
			return true;
	return false;
}

void words_add(struct words *words, const char *word, struct arena *arena)
{
	if (words_have(words, word))
		return;
	words->words = memory_resize(words->words, (words->count + 1) * sizeof *words->words);
	words->words[words->count++] = arena_text(arena, word);
}

static void name_take(struct pdf_facts *facts, const struct pdf_piece *piece)
{
	words_add(&facts->names, piece->bytes, facts->arena);
	words_add(&facts->values, arena_format(facts->arena, "%s %s", piece->key, piece->bytes),
		facts->arena);
}

static void piece_take(void *context, const struct pdf_piece *piece)
{
	struct pdf_facts *facts = context;

	if (piece->kind == PDF_NAME && piece->key == piece->bytes)
		words_add(&facts->keys, piece->key, facts->arena);
	else if (piece->kind == PDF_NAME)
		name_take(facts, piece);
	else if (piece->kind == PDF_STRING && !strcmp(piece->key, "Lang"))
		words_add(&facts->languages, piece->bytes, facts->arena);
	else if (piece->kind == PDF_STREAM && piece->key && !strcmp(piece->key, "ObjStm"))
		pdf_raw_tokens(&facts->raw, piece->bytes, piece->length);
}

static void metadata_read(struct pdf_facts *facts)
{
	struct findings *findings = findings_new();

	facts->packet = pdf_reader_metadata(facts->reader, &facts->packet_size);
	if (facts->packet)
		facts->metadata = xml_read("XMP", facts->packet, facts->packet_size,
			&xml_limits_default, findings);
	else
		facts->packet = "";
	findings_free(findings);
}

struct pdf_facts *pdf_facts_new(const char *path)
{
	struct arena *arena = arena_new();
	struct pdf_facts *facts = arena_alloc(arena, sizeof *facts);
	const char *bytes;
	size_t size;

	facts->arena = arena;
	facts->reader = pdf_opened(path);
	facts->raw = pdf_raw_new();
	bytes = pdf_reader_bytes(facts->reader, &size);
	pdf_raw_read(&facts->raw, bytes, size);
	ck_assert(pdf_reader_visit(facts->reader, piece_take, facts));
	content_facts_read(facts);
	metadata_read(facts);
	return facts;
}

void pdf_facts_free(struct pdf_facts *facts)
{
	xml_free(facts->metadata);
	free(facts->keys.words);
	free(facts->names.words);
	free(facts->values.words);
	free(facts->languages.words);
	free(facts->content.operators.words);
	pdf_closed(facts->reader);
	arena_free(facts->arena);
}
