/* item_table.c - the table of what is asked for and answered where. */
#include "command/item_table.h"

#include "base/folder.h"
#include "board/board.h"
#include "command/specimens.h"
#include "template/options_book.h"

#include <string.h>

struct item_table {
	const struct command *command;
	struct arena *arena;
	const struct pack **columns; /* of whom others ask something */
	const struct specimen *specimens;
	struct findings
		*findings; /* what an expression of one pack finds odd in another's view */
	struct buffer *text;
};

/* --- a part of a document, in words */

/* The name of the <block> of the template in which PLACE is, or NULL. */
static const char *block_name(const struct item_table *table, struct place place)
{
	struct xml *xml = xml_open(place.file, &xml_limits_default, table->findings);
	const struct xml_node *node = xml_root(xml);
	const char *name = NULL;

	while (node
		&& (xml_place(node).line != place.line
			|| xml_place(node).column != place.column))
		node = xml_following(node);
	for (; node && !name; node = xml_parent(node))
		if (xml_is(node, "block"))
			name = xml_attribute_text(table->arena, node, "name");
	xml_free(xml);
	return name;
}

/* The labels of ROW and of those that it is in: "(1) 発生日", "報告者 名称". */
static const char *row_words(const struct item_table *table, const struct block *row)
{
	const char *words = "";

	for (; row; row = row->parent)
		if (row->kind == BLOCK_ROW) {
			const struct block *label = block_child(row, BLOCK_LABEL);

			words = arena_format(table->arena, "%s%s%s%s%s",
				row->number ? row->number : "", row->number ? " " : "",
				label ? block_text(table->arena, label) : "", *words ? " " : "",
				words);
		}
	return words;
}

/* A heading that names nobody's own data. */
static bool is_plain_heading(const struct block *block)
{
	return block->kind == BLOCK_HEADING && !block_child(block, BLOCK_FACT);
}

/* The last plain heading before BLOCK, or NULL. */
static const struct block *heading_before(const struct block *block)
{
	const struct block *heading = NULL;

	for (; block && block->parent && !heading; block = block->parent)
		for (const struct block *child = block->parent->first; child != block;
			child = child->next)
			if (is_plain_heading(child))
				heading = child;
	return heading;
}

static const struct block *row_around(const struct block *block)
{
	while (block && block->kind != BLOCK_ROW)
		block = block->parent;
	return block;
}

static const char *part_named(
	const struct item_table *table, const char *file, const char *words)
{
	return arena_format(table->arena, "%s「%s」", file, words);
}

/* "report.xml「(1) 発生日」": the row, else the named block, else the heading above, else
 * what kind of block it is. */
static const char *part_words(const struct item_table *table, const struct block *block)
{
	const struct block *row = row_around(block), *heading = heading_before(block), *top;
	const char *file, *name;

	if (row)
		block = row;
	while (block->parent && !block->source.file)
		block = block->parent;
	if (!block->source.file)
		return "";
	file = strrchr(block->source.file, '/');
	file = file ? file + 1 : block->source.file;
	for (top = block; top->parent && top->parent->parent; top = top->parent)
		;
	if (row)
		return part_named(table, file, row_words(table, row));
	name = block_name(table, block->source);
	if (name)
		return part_named(table, file, name);
	if (heading)
		return part_named(table, file, block_text(table->arena, heading));
	return arena_format(table->arena, "%s %s", file, block_kind_name(top->kind));
}

/* --- items that manifests require */

/* Which stages and variants of PACK can't do without ITEM. */
static const char *need_words(
	const struct item_table *table, const struct pack *pack, const struct requirement *item)
{
	const char *all = "";

	if (item->advised)
		return board_say("board-advised", table->arena);
	if (!item->stages)
		all = board_say("board-needed", table->arena);
	for (const struct stage *stage = item->stages ? pack->stages : NULL; stage;
		stage = stage->next)
		if (requirement_holds(item, stage))
			all = arena_format(table->arena, "%s%s%s", all,
				*all ? board_say("board-comma", table->arena) : "",
				stage->title);
	return item->variants ? arena_format(table->arena, "%s (%s)", all, item->variants)
			      : all;
}

static void item_write(
	const struct item_table *table, const struct pack *pack, const struct requirement *item)
{
	buffer_format(table->text, "| %s | %s |", item->article, item->item);
	for (const struct pack **column = table->columns; *column; column++) {
		const struct block *block = specimens_find(table->specimens, (*column)->id,
			item->select, table->arena, table->findings);

		if (*column == pack)
			buffer_format(table->text, " %s:", need_words(table, pack, item));
		buffer_format(table->text, "%s%s |", block || *column == pack ? " " : "",
			block             ? part_words(table, block)
			: *column == pack ? "―"
					  : "");
	}
	buffer_text(table->text, "\n");
}

/* --- fields of forms */

/* The labels of ROW, of a template, as row_words has those of a document. */
static const char *declared_words(const struct item_table *table, const struct xml_node *row)
{
	const char *words = "";

	for (; row; row = xml_parent(row))
		if (xml_is(row, "row")) {
			const char *number = xml_attribute(row, "number");

			words = arena_format(table->arena, "%s%s%s%s%s", number ? number : "",
				number ? " " : "",
				xml_trimmed(table->arena, xml_child(row, "label")),
				*words ? " " : "", words);
		}
	return words;
}

/* The labels of the row of ROLE in the template FILE, or NULL. */
static const char *role_words(
	const struct item_table *table, const char *path, const char *role)
{
	struct xml *xml = xml_open(path, &xml_limits_default, table->findings);
	const struct xml_node *node = xml_root(xml);
	const char *words = NULL;

	for (; node && !words; node = xml_following(node)) {
		const char *own = xml_is(node, "row") ? xml_attribute(node, "role") : NULL;

		if (own && strcmp(own, role) == 0)
			words = declared_words(table, node);
	}
	xml_free(xml);
	return words;
}

/* Whether a row with the labels WORDS answers an item that PACK requires, and so is in the
 * table. */
static bool is_told(const struct item_table *table, const struct pack *pack, const char *words)
{
	const struct requirement *item = pack->requirements;

	for (; item; item = item->next) {
		const struct block *block = specimens_find(table->specimens, pack->id,
			item->select, table->arena, table->findings);

		if (block && strcmp(row_words(table, row_around(block)), words) == 0)
			return true;
	}
	return false;
}

static void field_write(const struct item_table *table, const struct pack *pack,
	const char *role, const struct form_field *field)
{
	const char **file = folder_xml(pack->folder, table->arena, table->findings);
	const char *words = NULL;

	for (; *file && !words; file += !words)
		words = role_words(
			table, arena_format(table->arena, "%s/%s", pack->folder, *file), role);
	if (words && is_told(table, pack, words))
		return;
	buffer_format(table->text, "| %s | %s |", field->source, words ? words : role);
	for (const struct pack **column = table->columns; *column; column++)
		if (*column == pack)
			buffer_format(table->text, " [%s] %s |", field->grade,
				words ? part_named(table, *file, words) : "―");
		else
			buffer_text(table->text, " |");
	buffer_text(table->text, "\n");
}

static void fields_write(const struct item_table *table, const struct pack *pack)
{
	struct options_book *book =
		!pack->options ? NULL
			       : options_book_open(arena_format(table->arena, "%s/%s",
							   pack->folder, pack->options),
				       arena_format(table->arena, "%s/schema/options.xsd",
					       table->command->home),
				       table->arena, table->command->findings);
	const char *role;

	for (size_t i = 0; book && (role = field_role(book, i)); i++) {
		const struct form_field *field = field_find(book, role, NULL);

		if (field)
			field_write(table, pack, role, field);
	}
	options_book_free(book);
}

/* --- the whole */

/* What is for the house alone, nobody asks of it. */
static const struct pack **columns_choose(const struct pack **catalog, struct arena *arena)
{
	const struct pack **columns, **end;
	size_t count = 0;

	while (catalog[count])
		count++;
	end = columns = arena_array(arena, count + 1, sizeof *columns);
	for (; *catalog; catalog++)
		if ((*catalog)->requirements && strcmp((*catalog)->audience, "internal") != 0)
			*end++ = *catalog;
	*end = NULL;
	return columns;
}

static void head_write(const struct item_table *table)
{
	size_t columns = 2;

	buffer_format(table->text, "| %s | %s |", board_say("board-head-article", table->arena),
		board_say("board-head-item", table->arena));
	for (const struct pack **column = table->columns; *column; column++, columns++)
		buffer_format(table->text, " %s (%s) |", (*column)->title, (*column)->id);
	buffer_text(table->text, "\n|");
	while (columns--)
		buffer_text(table->text, "---|");
	buffer_text(table->text, "\n");
}

void item_table_write(
	const struct command *command, const struct pack **catalog, struct buffer *text)
{
	struct specimen *specimens = specimens_make(command, catalog);
	struct item_table table = {
		.command = command,
		.arena = command->arena,
		.columns = columns_choose(catalog, command->arena),
		.specimens = specimens,
		.findings = findings_new(),
		.text = text,
	};

	head_write(&table);
	for (const struct pack **pack = table.columns; *pack; pack++) {
		for (const struct requirement *item = (*pack)->requirements; item;
			item = item->next)
			item_write(&table, *pack, item);
		fields_write(&table, *pack);
	}
	findings_free(table.findings);
	specimens_done(specimens);
}
