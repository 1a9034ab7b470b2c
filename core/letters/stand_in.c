/* stand_in.c - the person of whom the letter of a kind is made once: nobody. */
#include "letters/stand_in.h"

#include <string.h>

/* In the order of the schema.  A guardian gets the letter in the person's place. */
static const struct part {
	enum list_field field, guarded; /* GUARDED: where there is a guardian */
	const char *element, *word;
} parts[] = {
	{LIST_NAME, LIST_GUARDIAN, "name", "宛名"},
	{LIST_KANA, LIST_FIELDS, "kana", "アテナ"},
	{LIST_HONORIFIC, LIST_HONORIFIC, "honorific", "敬称"},
	{LIST_FIELDS, LIST_NAME, "concerning", "本人氏名"},
	{LIST_COMPANY, LIST_COMPANY, "company", "会社名"},
	{LIST_DEPARTMENT, LIST_DEPARTMENT, "department", "部署名"},
	{LIST_POSITION, LIST_POSITION, "position", "役職名"},
	{LIST_POSTAL_CODE, LIST_POSTAL_CODE, "postal-code", "000-0000"},
	{LIST_ADDRESS_1, LIST_ADDRESS_1, "address", "住所"},
	{LIST_ADDRESS_2, LIST_ADDRESS_2, "building", "建物名"},
};

enum { PARTS = sizeof parts / sizeof *parts };

/* The field of ROW that PART is of; LIST_FIELDS: it has none. */
static enum list_field part_field(const struct part *part, const struct list_row *row)
{
	return *row->fields[LIST_GUARDIAN] ? part->guarded : part->field;
}

static bool part_is_there(const struct part *part, const struct list_row *row)
{
	enum list_field field = part_field(part, row);

	return field != LIST_FIELDS && *row->fields[field];
}

const char *stand_in_id(size_t number, struct arena *arena)
{
	return arena_format(arena, "todoke-letter-%zu", number);
}

void stand_in_write(const struct list_row *row, const char *id, struct buffer *xml)
{
	buffer_text(xml, "<addressee");
	buffer_attribute(xml, "xmlns", "urn:todoke:incident:1");
	buffer_attribute(xml, "id", id);
	if (*row->fields[LIST_GROUP])
		buffer_attribute(xml, "group", row->fields[LIST_GROUP]);
	if (*row->fields[LIST_GUARDIAN])
		buffer_attribute(xml, "as", "guardian");
	if (*row->fields[LIST_PARTY])
		buffer_attribute(xml, "party", row->fields[LIST_PARTY]);
	buffer_attribute(xml, "language", row->fields[LIST_LANGUAGE]);
	buffer_byte(xml, '>');
	for (const struct part *part = parts; part < parts + PARTS; part++)
		if (part_is_there(part, row))
			buffer_format(
				xml, "<%s>%s</%s>", part->element, part->word, part->element);
	buffer_text(xml, "</addressee>");
}

void stand_in_shape(const struct list_row *row, struct buffer *text)
{
	static const enum list_field whole[] = {
		LIST_GROUP, LIST_ITEMS, LIST_LANGUAGE, LIST_GIFT, LIST_PARTY, LIST_CHANNEL};

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		buffer_text(text, row->fields[whole[i]]);
		buffer_byte(text, '\x1F');
	}
	buffer_byte(text, *row->fields[LIST_GUARDIAN] ? 'g' : '-');
	for (const struct part *part = parts; part < parts + PARTS; part++)
		buffer_byte(text, part_is_there(part, row) ? '+' : '-');
}

bool stand_in_is(const struct block *leaf, const char *id)
{
	size_t length = strlen(id);

	return leaf->fact && strncmp(leaf->fact->path, id, length) == 0
	       && (leaf->fact->path[length] == '/' || !leaf->fact->path[length]);
}

/* The part whose word LEAF says, or NULL. */
static const struct part *part_find(const struct block *leaf, const char *id)
{
	size_t length = strlen(id);

	if (leaf->kind != BLOCK_FACT || !stand_in_is(leaf, id)
		|| leaf->fact->path[length] != '/')
		return NULL;
	for (const struct part *part = parts; part < parts + PARTS; part++)
		if (strcmp(part->element, leaf->fact->path + length + 1) == 0
			&& strcmp(part->word, leaf->text) == 0)
			return part;
	return NULL;
}

bool stand_in_stands(const struct block *leaf, const char *id)
{
	return part_find(leaf, id);
}

enum list_field stand_in_field(
	const struct block *leaf, const char *id, const struct list_row *row)
{
	const struct part *part = part_find(leaf, id);

	return part ? part_field(part, row) : LIST_FIELDS;
}
