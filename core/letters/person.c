/* person.c - a block of the stand-in's letter, as it is in the letter to the person of a row.
 */
#include "letters/person.h"

/* A record has two lines for an address: the second has what a list has in two. */
static const char *field_text(
	const struct list_row *row, enum list_field field, struct arena *arena)
{
	if (field == LIST_ADDRESS_2 && *row->fields[LIST_ADDRESS_3])
		return arena_format(arena, "%s　%s", row->fields[LIST_ADDRESS_2],
			row->fields[LIST_ADDRESS_3]);
	return arena_text(arena, row->fields[field]);
}

/* Findings about the words are about the row. */
static void leaf_personalise(const struct person *person, struct block *leaf,
	enum list_field field, struct arena *arena)
{
	struct fact *fact = arena_alloc(arena, sizeof *fact);

	*fact = *leaf->fact;
	fact->place = (struct place){person->list, person->row->number, 0};
	leaf->fact = fact;
	leaf->text = field_text(person->row, field, arena);
}

/* Nests no deeper than the template does. */
struct block *person_block(
	const struct person *person, const struct block *block, struct arena *arena)
{
	enum list_field field = stand_in_field(block, person->stand_in, person->row);
	struct block *copy = arena_alloc(arena, sizeof *copy);

	*copy = *block;
	copy->parent = copy->first = copy->last = copy->next = NULL;
	if (field != LIST_FIELDS)
		leaf_personalise(person, copy, field, arena);
	for (const struct block *child = block->first; child; child = child->next) {
		struct block *own = person_block(person, child, arena);

		own->parent = copy;
		if (copy->last)
			copy->last->next = own;
		else
			copy->first = own;
		copy->last = own;
	}
	return copy;
}
