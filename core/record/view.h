/* view.h - what one document's readers may know, cut out of the record.
 *
 * Cut, then prune (both on whole facts): the cut picks of every fact the newest
 * observation stated at or before AS_OF; pruning then removes what any of the
 * readers may not see.  A fact whose current observation is hidden is withheld:
 * no older value steps in.  Withdrawn facts are gone.  What is not in the view
 * can't leak: templates and plugins never see anything else.
 *
 * In a view
 * - names have no namespace; comments, processing instructions, elements of
 *   other namespaces and the attribute "for" are gone;
 * - every fact stands once, so XPath needs no thought about observations;
 * - an element of which nothing is left is gone;
 * - attributes that refer to something withheld are gone (of several ids, those);
 *   an element that needs the reference goes with it, and so does what is tied
 *   only to groups that are gone;
 * - <v absent="yes"/>, without ref, stands where prose quotes something that is
 *   withheld or absent: the sentence around it must drop.
 *
 * The reporter (self) may be seen by all unless its "for" says otherwise; other
 * parties by those whom the schema names.
 *
 * A letter to one person (an addressee's id) knows that addressee alone, the groups
 * the addressee belongs to, and what is tied to no group; when the id is no addressee's,
 * there are no groups at all.  Without one there are no addressees in the view, unless
 * its readers are internal alone.
 *
 * A notice to one partner (a party's id) knows that party, the reporter, and other
 * parties only where they may be seen by the public; the groups in whose handler chain
 * the partner stands; no numbers but those of these groups, and none that counts the people
 * of other partners too (groups of several customers, or of a collective party); and nothing
 * that is another party's (@party, @by, @from, @to) or is counted by group and tied to none
 * of them.  The root's attribute "reader" is the id of the partner.
 *
 * A letter to somebody at a partner (an addressee's id, with @party) is both: it knows that
 * addressee, and what the partner may know of the groups the addressee belongs to.
 */
#ifndef TODOKE_VIEW_H
#define TODOKE_VIEW_H

#include "base/buffer.h"
#include "base/digest.h"
#include "record/audience.h"
#include "record/moment.h"
#include "record/record.h"
#include "record/sight.h"

/* The readers with the codes of AUDIENCE of a document for EACH, the id of an addressee or
 * of a party (NULL: it is for no one in particular). */
struct view_reader view_reader_of(
	const struct record *record, const char *audience, const char *each);

/* Adds the view as XML to XML.  AS_OF NULL: all that is stated. */
void view_write(const struct record *record, const struct view_reader *reader,
	const struct moment *as_of, struct buffer *xml);

/* The digest of what the view in XML says, wherever that stands in the record: it stays
 * the same when the record grows elsewhere. */
struct digest view_digest(const struct buffer *xml);

/* Adds to the element whose start tag is being written to XML the PLACE that view_read
 * gives it; for what is added to a view, which lies within its root. */
void view_place(struct buffer *xml, struct place place);

/* The view as a tree, to be freed; NULL with findings. */
struct xml *view_open(const struct record *record, const struct view_reader *reader,
	const struct moment *as_of, struct findings *findings);

/* Reads back what view_write wrote, in this or another process.  Places are those
 * of the record FILE; what carried them is gone from the tree. */
struct xml *view_read(
	const char *data, size_t size, const char *file, struct findings *findings);

#endif
