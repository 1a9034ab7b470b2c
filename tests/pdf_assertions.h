/* pdf_assertions.h - what a rule can be put down to, for tests.
 *
 * Each says whether it is true of a whole file.  ARGUMENT is what the rule's row
 * gives: words between spaces, as described here.
 */
#ifndef TODOKE_TEST_PDF_ASSERTIONS_H
#define TODOKE_TEST_PDF_ASSERTIONS_H

#include "pdf_facts.h"

typedef bool pdf_assertion(struct pdf_facts *facts, const char *argument);

/* The thing a rule is about does not occur: no dictionary has one of these keys; no
 * name is a value; none stands so ("Filter JBIG2Decode", several between commas); no
 * operator is used. */
pdf_assertion never_key, never_name, never_value, never_operator;

/* --- the file: no arguments unless said */
pdf_assertion raw_header, raw_binary, raw_ended, raw_table, raw_objects, raw_lengths,
	raw_streams, raw_inside, raw_hexadecimal_even, raw_hexadecimal_only, raw_integers,
	raw_reals, raw_tiny_reals, raw_strings, raw_names, raw_names_utf8;
pdf_assertion trailer_has_id, trailer_is_plain, objects_fit, filters_are_allowed;
pdf_assertion catalog_is_marked, catalog_has_no_suspects, catalog_has_tree, catalog_shows_title,
	catalog_has_language, languages_are_tags, types_are_standard;
pdf_assertion boxes_fit, pages_have_resources, pages_have_tabs;

/* --- colours, fonts, attachments, annotations */
pdf_assertion intent_is_right, intent_is_there, intents_are_one, colour_is_rgb,
	rendering_is_standard, nesting_fits, operators_are_known, images_are_plain;
pdf_assertion fonts_are_typed, fonts_are_named, fonts_are_identity, fonts_have_maps,
	fonts_are_embedded, programs_are_typed, sets_are_complete, codes_fit;
pdf_assertion glyphs_are_there, widths_are_right, codes_have_text, texts_are_allowed,
	private_texts_are_told, notdef_is_never_shown;
pdf_assertion annotations_are_known, annotations_have_flags, annotations_are_printed,
	annotations_are_told, links_are_tagged;
pdf_assertion attachments_have_types, attachments_have_names, attachments_are_related,
	attachments_are_associated;

/* --- metadata; "prefix URI" for prefixes, "FIELD" for fields of extension schemas */
pdf_assertion metadata_is_there, packet_has_no, packet_is_utf8, metadata_is_xmp,
	properties_are_known, properties_are_typed, extension_is_closed, extension_has_bag,
	extension_schema_has, extension_property_has, metadata_never_uses, prefix_is,
	identification_is, metadata_has_title;

/* --- content and structure */
pdf_assertion artifacts_are_outside, tags_are_outside_artifacts, all_is_marked;
pdf_assertion elements_have_parents;
/* "Table: TR THead": it may contain those; it must stand in one of those; it has at
 * most one of the one; that one comes first; not between others. */
pdf_assertion kids_are, parents_are, kid_is_single, kid_is_first, kid_is_not_between;
/* "Table: THead TBody": where there is the first, there is the second. */
pdf_assertion kid_needs;
pdf_assertion headings_are_nested, headings_are_of_one_kind, figures_are_described,
	notes_have_ids, note_ids_differ;
pdf_assertion cells_do_not_cross, rows_are_equal, columns_are_equal, cells_have_headers,
	headers_are_known;
pdf_assertion forms_have_one_parent;

/* --- beyond the validators */
pdf_assertion headers_have_scopes, fonts_have_tags, glyphs_are_not_empty, profile_is_rgb,
	dates_agree, titles_agree, languages_are_told, ids_lead_to_elements,
	content_is_balanced, content_is_in_order;

#endif
