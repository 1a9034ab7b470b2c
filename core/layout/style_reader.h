/* style_reader.h - a page style while its file is read.
 *
 * For the style*.c files alone: style.c says what a style holds, style_look.c and
 * style_block.c read what they are named after.
 */
#ifndef TODOKE_STYLE_READER_H
#define TODOKE_STYLE_READER_H

#include "layout/style.h"
#include "layout/style_xml.h"

struct ladder {
	const char *id;
	const struct font **faces, **latin; /* ended by NULL */
};

struct style_reader {
	struct page_style *style;
	struct font_library *library;
	struct arena *arena;
	struct findings *findings;
	size_t errors; /* of FINDINGS when reading began */
	const struct style_places *places;
	const char *window;              /* the envelope's name; NULL: none is wanted */
	bool window_chosen;              /* by the caller */
	const struct xml_node *roots[2]; /* of the base, if there is one, and of the style */
	struct ladder *ladders;
	struct text_look *looks;
	struct running *running;
	struct block_style *blocks;
	struct logo *logos;
	size_t ladder_count, look_count;
};

/* A length that must be there. */
void style_length_read(struct style_reader *reader, const struct xml_node *element,
	const char *name, int32_t *length);

/* Says that the attribute NAME refers to nothing in the file. */
void style_reference_add(
	struct style_reader *reader, const struct xml_node *element, const char *name);

/* <faces>, <text>, <block>: what the style's base says of the same id is replaced. */
void style_faces_read(struct style_reader *reader, const struct xml_node *element);
void style_text_read(struct style_reader *reader, const struct xml_node *element);
void style_block_read(struct style_reader *reader, const struct xml_node *element);

/* The look that ELEMENT names; the first of the file when it names none. */
const struct text_look *style_look_find(
	struct style_reader *reader, const struct xml_node *element);

#endif
