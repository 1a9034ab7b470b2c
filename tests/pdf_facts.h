/* pdf_facts.h - what the rules ask of a PDF file, collected once, for tests. */
#ifndef TODOKE_TEST_PDF_FACTS_H
#define TODOKE_TEST_PDF_FACTS_H

#include "pdf_opened.h"
#include "pdf_raw.h"
#include "reading/pdf_code_map.h"

#include <stdint.h>

struct words {
	const char **words;
	size_t count;
};

bool words_have(const struct words *words, const char *word);

/* A font and what is shown of it. */
struct font_use {
	int object;
	bool shown[CODES], plain[CODES]; /* PLAIN: without an ActualText around it */
	struct font_use *next;
};

/* Marked content of a page, in the order of painting. */
struct painted_id {
	long id;
	struct painted_id *next;
};

/* What the content streams of all pages and forms show. */
struct content_facts {
	struct words operators;
	struct font_use *fonts;
	size_t nesting;          /* of q */
	bool balanced;           /* every BDC, BT, q has its end */
	bool all_marked;         /* nothing is painted that is neither tagged nor artifact */
	bool artifact_in_tagged; /* somewhere */
	bool tagged_in_artifact;
	bool ids_in_forms; /* somewhere */
	bool intents;      /* ri names one of the four */
	size_t ids;
	struct painted_id **pages; /* the first of each page */
};

struct pdf_facts {
	struct arena *arena;
	struct pdf_reader *reader;
	struct pdf_raw raw;
	struct words keys;      /* of any dictionary: "Lang" */
	struct words names;     /* of any value: "FlateDecode" */
	struct words values;    /* the same with their keys: "Filter FlateDecode" */
	struct words languages; /* of any Lang */
	struct content_facts content;
	struct xml *metadata; /* NULL: none, or not well-formed */
	const char *packet;   /* its text; "" when there is none */
	size_t packet_size;
};

/* Fails the test when the file can't be read. */
struct pdf_facts *pdf_facts_new(const char *path);
void pdf_facts_free(struct pdf_facts *facts);

/* Reads the content of all pages; for pdf_facts_new. */
void content_facts_read(struct pdf_facts *facts);
void words_add(struct words *words, const char *word, struct arena *arena);

#endif
