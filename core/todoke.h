/* todoke.h - all that a plugin may use, and the plugin's manual.
 *
 * A plugin is a shared object for what data can't say.  Most documents need
 * none: a pack (a folder under templates/ with manifest.xml and a template) is
 * enough, and a lawyer can write it.  Start by copying plugins/hello.
 *
 * How it runs.  For every document the program starts a fresh process with
 * limits on time and memory, gives it the record as its reader may see it (the
 * view), loads the one plugin that the pack names, and calls its hooks in the
 * order applies, check, build, each at most once, in one thread.  What the
 * reader may not see is not in that process.  A crash, a hang or too much memory
 * costs this one document and is reported with the plugin's name.
 *
 * What a plugin must not do: print, exit, fork, start threads, open files,
 * change the locale or signal handlers.
 *
 * Ownership: nothing changes owner here.  What you pass in is copied.  What you
 * are given is lent until the hook returns.  There is nothing to free.
 *
 * Text is UTF-8, ended by NUL; NULL is "none".  Functions accept NULL for nodes
 * and blocks and then do nothing or return NULL, so that calls can be chained.
 */
#ifndef TODOKE_H
#define TODOKE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined __GNUC__
#define TODOKE_API __attribute__((visibility("default")))
#define TODOKE_SENTINEL __attribute__((sentinel))
#else
#define TODOKE_API
#define TODOKE_SENTINEL
#endif

typedef struct todoke_job todoke_job;     /* one run: a view in, a document out */
typedef struct todoke_node todoke_node;   /* a place in the view of the record */
typedef struct todoke_block todoke_block; /* a place in the document */

/* The one thing a plugin exports, as todoke_plugin_0 below. */
struct todoke_plugin {
	size_t size;    /* sizeof (struct todoke_plugin) as you compiled it */
	const char *id; /* id of the pack it serves ("individual"); never reused */

	/* Says whether the document is called for, by todoke_not_applicable.
	 * NULL: it always is.  Nothing may be written to the document here. */
	void (*applies)(todoke_job *job);

	/* Reports what is missing or contradicts, by todoke_find.  Runs before
	 * build, after the items that the manifest requires were checked. */
	void (*check)(todoke_job *job);

	/* Fills the document.  NULL: the pack's template is expanded. */
	void (*build)(todoke_job *job);

	/* Version 0 ends here.  Members are only ever appended, and zero must
	 * mean "as before": a plugin with a shorter struct loads in any newer
	 * program, one with a longer struct loads if what we do not know is zero. */
};

/* The symbol to define, with exactly this name.  The number is the major
 * version: what breaks gets a new name, and a program may accept both. */
extern TODOKE_API const struct todoke_plugin todoke_plugin_0;

/* --- Reading the view.  It has the record's elements, without namespace:
 * only current values, only what the reader of this document may see. */

/* The root element, <incident>.  In a notice to one partner its attribute "reader" is the id
 * of that party. */
TODOKE_API const todoke_node *todoke_view(todoke_job *job);

/* The first node, in document order, that the XPath 1.0 expression XPATH finds
 * from FROM; NULL if there is none.  A malformed expression is reported. */
TODOKE_API const todoke_node *todoke_at(const todoke_node *from, const char *xpath);

/* The next sibling element of the same name; to walk a list from todoke_at. */
TODOKE_API const todoke_node *todoke_next(const todoke_node *node);

/* Element name; text content without surrounding white space ("" if empty);
 * value of the attribute NAME (NULL: absent). */
TODOKE_API const char *todoke_name(const todoke_node *node);
TODOKE_API const char *todoke_text(const todoke_node *node);
TODOKE_API const char *todoke_attribute(const todoke_node *node, const char *name);

/* The id of the variant that is made ("mail"), as in the pack's manifest; NULL when the pack
 * has none.  In XPath it is $variant, and the stage of a report is $stage. */
TODOKE_API const char *todoke_variant(todoke_job *job);

/* --- Reporting. */

/* A finding: MESSAGE is an id from the pack's manifest (<message id="...">, with
 * level, article and wording in Japanese and English); AT is the place, NULL for
 * the record as a whole.  Then pairs of name and value, strings, up to NULL: they
 * replace {name} in the wording.  File, line and column are added for you.
 *
 *     todoke_find(job, "honorific-twice", name, "text", todoke_text(name), NULL);
 */
TODOKE_API void todoke_find(
	todoke_job *job, const char *message, const todoke_node *at, ...) TODOKE_SENTINEL;

/* Only in applies: this document is not called for; MESSAGE says why, as above.
 * No document is made then.  It never says that no duty exists. */
TODOKE_API void todoke_not_applicable(
	todoke_job *job, const char *message, const todoke_node *at, ...) TODOKE_SENTINEL;

/* --- Writing, in build.  After a failure the job ignores further calls and
 * reports it once: nothing needs to be checked here. */

/* The document itself, to add blocks to. */
TODOKE_API todoke_block *todoke_document(todoke_job *job);

/* A new block of KIND at the end of IN.  Kinds: title, heading, paragraph, list,
 * item, definitions, definition, term, description, address, line, date, sender,
 * opening, closing, particulars, contact, page-break, form, row, label, choices,
 * choice, remark, annex, table, caption, column, table-row, cell, note, approval, approver,
 * ruby, reading, across.  An address with the role "return" is printed only where the
 * envelope has a window for it.  What may stand in what is as in templates (plugins/README.md);
 * a wrong place is reported, and NULL returned. */
TODOKE_API todoke_block *todoke_add(todoke_block *in, const char *kind);

/* Says of BLOCK what a template says in the attribute NAME: role of any; number of a row or
 * note; numbering of a list and of the document; level of a heading; weight of a column;
 * columns and rows of a cell.  A name that the kind does not have, and a value that it can't
 * have, are reported.  Whether a choice is chosen only a template can say: it needs its facts.
 */
TODOKE_API void todoke_set(todoke_block *block, const char *name, const char *value);

/* The fact NODE, printed in STYLE (NULL: the document's own) at the end of IN.
 * Use this for everything that comes from the record: certainty, unit, date form
 * and the ledger's entry stay with the fact.
 * Styles of dates: "western" 2026年11月12日, "era" 令和8年11月12日,
 * "western-weekday", "era-weekday". */
TODOKE_API void todoke_fact(todoke_block *in, const todoke_node *node, const char *style);

/* Literal words at the end of IN.  Not for facts: figures in it are reported
 * when no fact of the record supports them. */
TODOKE_API void todoke_words(todoke_block *in, const char *words);

/* Expands the pack's template NAME ("letter" for letter.xml; NULL: the one the
 * manifest names) at the end of IN, with NODE as context (NULL: the root). */
TODOKE_API void todoke_expand(todoke_block *in, const char *name, const todoke_node *node);

#ifdef __cplusplus
}
#endif

#endif
