/* attribute.c - what templates and plugins say of a block beside its content. */
#include "document/attribute.h"

#include "document/numbering.h"

#include <stddef.h>
#include <string.h>

enum { KINDS_AT_MOST = 2 };

/* MAXIMUM is 0 for text; a number is from 1 to MAXIMUM. */
static const struct attribute {
	const char *name;
	bool of_all; /* or of KINDS */
	enum block_kind kinds[KINDS_AT_MOST];
	size_t offset, maximum;
} attributes[] = {
	{"role", true, {0}, offsetof(struct block, role), 0},
	{"number", false, {BLOCK_ROW, BLOCK_NOTE}, offsetof(struct block, number), 0},
	{"numbering", false, {BLOCK_LIST, BLOCK_DOCUMENT}, offsetof(struct block, numbering),
		0},
	{"level", false, {BLOCK_HEADING, BLOCK_HEADING}, offsetof(struct block, level), 6},
	{"weight", false, {BLOCK_COLUMN, BLOCK_COLUMN}, offsetof(struct block, weight), 99},
	{"columns", false, {BLOCK_CELL, BLOCK_CELL}, offsetof(struct block, columns), 999},
	{"rows", false, {BLOCK_CELL, BLOCK_CELL}, offsetof(struct block, rows), 9999},
};

enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

const char *block_attribute_name(size_t index)
{
	return index < ATTRIBUTES ? attributes[index].name : NULL;
}

static const struct attribute *attribute_find(const char *name, enum block_kind kind)
{
	for (size_t i = 0; i < ATTRIBUTES; i++)
		if (strcmp(attributes[i].name, name) == 0
			&& (attributes[i].of_all || attributes[i].kinds[0] == kind
				|| attributes[i].kinds[1] == kind))
			return &attributes[i];
	return NULL;
}

/* A whole number from 1 to MAXIMUM in digits; 0 when it is none. */
static size_t number_read(const char *text, size_t maximum)
{
	size_t number = 0;

	for (; *text >= '0' && *text <= '9' && number <= maximum; text++)
		number = number * 10 + (size_t)(*text - '0');
	return *text || number > maximum ? 0 : number;
}

bool block_attribute_set(
	struct arena *arena, struct block *block, const char *name, const char *value)
{
	const struct attribute *attribute = attribute_find(name, block->kind);
	size_t number;
	char *member;

	if (!attribute)
		return false;
	member = (char *)block + attribute->offset;
	if (!attribute->maximum) {
		if (attribute->offset == offsetof(struct block, numbering)
			&& !numbering_is_valid(value))
			return false;
		*(const char **)(void *)member = arena_text(arena, value);
		return true;
	}
	number = number_read(value, attribute->maximum);
	if (number)
		*(size_t *)(void *)member = number;
	return number != 0;
}
