/* template.h - wording with holes: urn:todoke:template:1.
 *
 * A template holds the document's blocks (document/document.h, same names) plus
 * instructions, most of them with XPath expressions on the view:
 *
 *     <value select="..." style="..."/>  exactly one fact, printed
 *     <if test="...">                    its content, when true
 *     <each select="...">                its content for each node, as context
 *     <sentence>                         drops whole when a fact in it is absent
 *     <self/> <person/>                  当社 and お客様, or as the record says (naming.h)
 *     <as-of/>                           the moment that the document is of; absent while
 *                                        nothing says it
 *     <include file="desk.xml"/>         what that file holds, a template too: beside this
 *                                        one, or in templates/common/
 *     <block name="apology">             its content, or the house's own (phrases.h)
 *
 * Blocks have the attributes of document/attribute.h: <row number="(1)">, <cell rows="2">,
 * <list numbering="1 (1) ア">.  The root may have a numbering for all headings.  An expression
 * in <choice chosen="..."> says whether it is chosen.  The choices of
 * <choices list="..."> are those of the pack's option list (options_book.h).
 *
 * $stage is the stage of the report, $variant the variant of the pack, $tone the tone that is
 * asked for ("polite", "plain"; "" when there are none), $release the record's release of the
 * document (none: an empty set), $reporters who reports by it (binding.h), $here the node that
 * <each> is at.  <each order="when"> goes in the order of the dates in the children of that
 * name; <each join="及び"> among words makes a list of what it prints: A、B及びC.  What says
 * that it is in another language than the document is left out of it.
 *
 * A fact that is absent outside a sentence is a finding with the template's line
 * and the record's path.  White space with a line break in it is layout of the
 * template: it vanishes in Japanese and is one space in other languages.
 */
#ifndef TODOKE_TEMPLATE_H
#define TODOKE_TEMPLATE_H

#include "base/arena.h"
#include "base/finding.h"
#include "document/document.h"
#include "record/schema.h"
#include "template/options_book.h"
#include "template/phrases.h"
#include "template/terms.h"
#include "xml/xml.h"
#include "xml/xpath.h"

struct template; /* compiled: every expression and block checked */

/* Where a template and its parts are.  All but the first two may be NULL. */
struct template_source {
	const char *path;     /* its file; parts that it includes may stand beside it */
	const char *language; /* of the document */
	const char *common;   /* folder of parts that all packs may include */
	const struct phrases *phrases; /* the house's own wording, for the blocks of: */
	const char *pack, *variant;
	bool is_translation; /* VARIANT is in another language than PACK */
};

/* NULL with findings, all of them at once, when the file or its parts have mistakes. */
struct template *template_open(
	const struct template_source *source, struct arena *arena, struct findings *findings);
void template_free(struct template *template);

/* What printing a fact needs. */
struct printing {
	struct document *document;
	const struct xml_node *root; /* of the view */
	struct xpath_tree *tree;     /* of the view */
	const struct schema *schema; /* of the record: what a node is */
	const struct terms *terms;
	const char *dates; /* style of dates when none is asked for */
	const char *self;  /* what the sender calls itself, or NULL: as the record says */
	struct findings *findings;
	const struct options_book *options; /* NULL: there are none */
	bool lacking; /* a required item: what that leaves absent was said */
};

/* Expands TEMPLATE at the end of IN with CONTEXT as the context node. */
void template_expand(const struct template *template, const struct printing *printing,
	struct block *in, const struct xml_node *context);

/* Prints NODE as a fact at the end of IN, in STYLE (NULL: the default): dates and
 * counts by their type, codes by their term, prose with the facts it quotes.
 * False when NODE quotes a fact that the view lacks; nothing is printed then
 * beyond what stood before it. */
bool fact_print(const struct printing *printing, struct block *in, const struct xml_node *node,
	const char *style, struct place source);

/* Whether NODE is stated in the document's language: without any it is Japanese. */
bool fact_speaks(const struct printing *printing, const struct xml_node *node);

/* WORD of terms.h as it stands at the end of IN: where a sentence begins English has a
 * capital. */
const char *term_placed(
	const struct printing *printing, const struct block *in, const char *word);

/* NODES, ended by NULL, as what some words rest on; NULL when there are none. */
const struct fact *fact_grounds(const struct printing *printing, const struct xml_node **nodes);

/* AS_OF, a day or a moment (record/moment.h), in the document's style of dates. */
const char *moment_print(const struct printing *printing, const char *as_of);

/* Whether TEXT has a figure, in ASCII or full width: those belong to facts. */
bool text_has_figure(const char *text);

/* TEXT with layout white space taken out, as above. */
char *text_flow(struct arena *arena, const char *text, const char *language);

#endif
