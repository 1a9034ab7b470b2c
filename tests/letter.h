/* letter.h - documents to lay out, for tests.
 *
 * Built block by block, without template or record.  In texts "<...>" is a fact.
 */
#ifndef TODOKE_TEST_LETTER_H
#define TODOKE_TEST_LETTER_H

#include "layout/layout.h"

struct letter {
	struct arena *arena;
	struct findings *findings;
	struct font_library *library;
	const struct page_style *style;
	struct document *document;
	struct block *root;
	struct pages *pages; /* after letter_lay */
};

/* In the style templates/styles/STYLE.xml; letter_new: "letter". */
struct letter letter_styled(const char *style);
struct letter letter_new(void);
void letter_done(struct letter *letter);

struct block *letter_add(
	struct letter *letter, struct block *in, enum block_kind kind, const char *text);
void letter_heading(struct letter *letter, struct block *in, size_t level, const char *text);
void letter_line(struct letter *letter, struct block *in, const char *role, const char *text);
void letter_definition(
	struct letter *letter, struct block *in, const char *term, const char *description);

/* A row of FORM with LABEL and, if it is not NULL, a paragraph of TEXT. */
struct block *letter_row(struct letter *letter, struct block *form, const char *number,
	const char *label, const char *text);
struct block *letter_choice(
	struct letter *letter, struct block *choices, bool chosen, const char *text);

/* What the template PATH makes of an empty record. */
void letter_expand(struct letter *letter, const char *path);

/* The same of the template whose content is TEXT. */
void letter_expand_text(struct letter *letter, const char *text);

/* A whole notice with address, 記 and contact, and MORE paragraphs before 謹白. */
void letter_notice(struct letter *letter, size_t more);

/* Finishes the document and lays it out. */
void letter_lay(struct letter *letter);

/* The first finding with ID, or NULL. */
const struct finding *letter_finding(const struct letter *letter, const char *id);

/* TEXT so often that it is long. */
const char *letter_repeated(const struct letter *letter, const char *text, size_t times);

/* Fail the test when the structure is not as EXPECTED: "Table(TR(TH=Row TD columns=2))";
 * when a rule on PAGE leaves the area or runs close beside another; when one crosses text. */
void letter_assert_structure(const struct letter *letter, const char *expected);

/* The same with the document as text. */
void letter_assert_text(const struct letter *letter, const char *expected);
void letter_assert_rules(const struct letter *letter, const struct page *page);
void letter_assert_cells(const struct letter *letter, const struct page *page);

#endif
