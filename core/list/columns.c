/* columns.c - from headings to meanings. */
#include "list/columns.h"

#include "base/buffer.h"
#include "record/nearest.h"

#include <string.h>

/* What --map calls a column that is not to be read. */
static const char ignored[] = "ignore";

struct mapping {
	const struct vocabulary *vocabulary;
	struct columns *columns;
	const char **plain; /* the headings as known ones are compared */
	struct place place;
	struct arena *arena;
	struct findings *findings;
	bool right;
};

static void mapping_fault(struct mapping *mapping, const char *id, const char *name,
	const char *value, const char *other_name, const char *other)
{
	finding_add(
		mapping->findings, id, mapping->place, name, value, other_name, other, NULL);
	mapping->right = false;
}

static const struct known_column *known_by_id(
	const struct vocabulary *vocabulary, const char *id)
{
	for (size_t i = 0; i < vocabulary->count; i++)
		if (strcmp(vocabulary->columns[i].id, id) == 0)
			return &vocabulary->columns[i];
	return NULL;
}

static const struct known_column *known_by_heading(
	const struct vocabulary *vocabulary, const char *plain)
{
	for (size_t i = 0; i < vocabulary->count; i++)
		for (const char *const *name = vocabulary->columns[i].names; *name; name++)
			if (strcmp(*name, plain) == 0)
				return &vocabulary->columns[i];
	return NULL;
}

static const char *nearest_id(const struct vocabulary *vocabulary, const char *written)
{
	struct nearest nearest = {0};

	for (size_t i = 0; i < vocabulary->count; i++)
		nearest_try(&nearest, written, vocabulary->columns[i].id, NULL);
	return nearest.name;
}

static void column_set(struct column *column, const struct known_column *known)
{
	column->field = known->field;
	column->part = known->part;
}

/* "HEADING=ID"; the last "=" parts them, so that a heading may have one. */
static void map_apply(struct mapping *mapping, const char *map, bool *mapped)
{
	const char *sign = strrchr(map, '=');
	size_t length = sign ? (size_t)(sign - map) : strlen(map);
	const char *id = sign ? sign + 1 : "", *near;
	const char *heading = arena_copy(mapping->arena, map, length);
	const char *plain = vocabulary_heading(heading, mapping->arena);
	const struct known_column *known = known_by_id(mapping->vocabulary, id);
	bool found = false;

	if (!known && strcmp(id, ignored) != 0) {
		near = nearest_id(mapping->vocabulary, id);
		mapping_fault(mapping, near ? "list-map-near" : "list-map", "map", map,
			"nearest", near ? near : "");
		return;
	}
	for (size_t i = 0; i < mapping->columns->count; i++)
		if (strcmp(mapping->plain[i], plain) == 0) {
			if (known)
				column_set(&mapping->columns->of[i], known);
			mapped[i] = found = true;
		}
	if (!found)
		mapping_fault(mapping, "list-map-heading", "map", map, "heading", heading);
}

/* Two columns of one meaning, or a whole and a part of it. */
static void claims_check(struct mapping *mapping)
{
	const struct columns *columns = mapping->columns;

	for (size_t i = 0; i < columns->count; i++)
		for (size_t j = 0; j < i; j++) {
			const struct column *one = &columns->of[j], *other = &columns->of[i];

			if (one->field == LIST_FIELDS || one->field != other->field
				|| (one->part != other->part && one->part && other->part))
				continue;
			mapping_fault(mapping,
				strcmp(mapping->plain[i], mapping->plain[j]) == 0
					? "list-column-same"
					: "list-column-twice",
				"one", one->heading, "other", other->heading);
		}
}

static void needs_check(struct mapping *mapping)
{
	const bool *has = mapping->columns->has;

	if (!has[LIST_NAME] && !has[LIST_COMPANY] && !has[LIST_PARTY])
		mapping_fault(mapping, "list-column-name", "what", "name", "", "");
	if (!has[LIST_ADDRESS_1] && !has[LIST_MAIL])
		mapping_fault(mapping, "list-column-reach", "what", "address", "", "");
}

static void columns_tell(const struct mapping *mapping)
{
	const struct columns *columns = mapping->columns;
	struct buffer read = {0}, unread = {0};

	for (size_t i = 0; i < columns->count; i++) {
		const struct column *column = &columns->of[i];

		if (column->field == LIST_FIELDS) {
			if (*column->heading)
				buffer_format(&unread, "%s%s", unread.length ? ", " : "",
					column->heading);
			continue;
		}
		buffer_format(&read, "%s%s=%s", read.length ? ", " : "", column->heading,
			list_field_names[column->field]);
		if (column->part)
			buffer_format(&read, "(%u)", column->part);
	}
	if (read.length)
		finding_add(mapping->findings, "list-columns-read", mapping->place, "columns",
			read.data, NULL);
	if (unread.length)
		finding_add(mapping->findings, "list-columns-unread", mapping->place, "columns",
			unread.data, NULL);
	buffer_done(&read);
	buffer_done(&unread);
}

/* Whether one of MAPS names the heading PLAIN. */
static bool is_mapped(const char *const *maps, const char *plain, struct arena *arena)
{
	for (; maps && *maps; maps++) {
		const char *sign = strrchr(*maps, '=');

		if (sign
			&& strcmp(vocabulary_heading(
					  arena_copy(arena, *maps, (size_t)(sign - *maps)),
					  arena),
				   plain)
				   == 0)
			return true;
	}
	return false;
}

size_t columns_known(const struct vocabulary *vocabulary, const char *const *headings,
	size_t count, const char *const *maps, struct arena *arena)
{
	size_t known = 0;

	for (size_t i = 0; i < count; i++) {
		const char *plain = vocabulary_heading(headings[i], arena);

		known += known_by_heading(vocabulary, plain) || is_mapped(maps, plain, arena);
	}
	return known;
}

bool columns_map(const struct vocabulary *vocabulary, const char *const *headings, size_t count,
	const char *const *maps, struct place place, struct columns *columns,
	struct arena *arena, struct findings *findings)
{
	struct mapping mapping = {vocabulary, columns,
		arena_array(arena, count, sizeof *mapping.plain), place, arena, findings, true};
	bool *mapped = arena_array(arena, count, sizeof *mapped);

	*columns = (struct columns){arena_array(arena, count, sizeof *columns->of), count, {0}};
	for (size_t i = 0; i < count; i++) {
		mapping.plain[i] = vocabulary_heading(headings[i], arena);
		columns->of[i] =
			(struct column){arena_text(arena, headings[i]), LIST_FIELDS, 0};
	}
	for (; maps && *maps; maps++)
		map_apply(&mapping, *maps, mapped);
	for (size_t i = 0; i < count; i++) {
		const struct known_column *known =
			known_by_heading(vocabulary, mapping.plain[i]);

		if (known && !mapped[i])
			column_set(&columns->of[i], known);
		if (columns->of[i].field < LIST_FIELDS)
			columns->has[columns->of[i].field] = true;
	}
	claims_check(&mapping);
	needs_check(&mapping);
	columns_tell(&mapping);
	return mapping.right;
}
