/* packs.c - todoke packs: which documents can be made, and what each of them must hold. */
#include "board/board.h"
#include "command/catalog.h"
#include "command/command.h"

#include <stdio.h>

/* STAGES, and the variants that alone ask for ITEM. */
static const char *needed_show(
	const struct requirement *item, const char *stages, struct arena *arena)
{
	return item->variants ? arena_format(arena, "%s (%s)", stages, item->variants) : stages;
}

static void variants_show(const struct pack *pack)
{
	for (const struct variant *variant = pack->variants; variant; variant = variant->next)
		printf("%s/%s\t%s\t%s\n", pack->id, variant->id, variant->pack->title,
			variant->pack->basis);
}

/* Which stages of PACK can't do without ITEM: titles, or a word for all. */
static const char *stages_needing(
	const struct pack *pack, const struct requirement *item, struct arena *arena)
{
	const char *all = "";

	if (item->advised)
		return board_say("board-advised", arena);
	if (!item->stages)
		return needed_show(item, board_say("board-needed", arena), arena);
	for (const struct stage *stage = pack->stages; stage; stage = stage->next)
		if (requirement_holds(item, stage))
			all = arena_format(arena, "%s%s%s", all,
				*all ? board_say("board-comma", arena) : "", stage->title);
	return needed_show(item, all, arena);
}

/* A row of ITEM; of all columns that of PACK says who needs it. */
static void row_show(const struct pack **catalog, const struct pack *pack,
	const struct requirement *item, struct arena *arena)
{
	printf("| %s | %s |", item->article, item->item);
	for (; *catalog; catalog++)
		if ((*catalog)->requirements)
			printf(" %s |",
				*catalog == pack ? stages_needing(pack, item, arena) : "");
	putchar('\n');
}

/* Markdown: all items that manifests require, by the documents that answer them. */
static void table_show(const struct pack **catalog, struct arena *arena)
{
	size_t columns = 2;

	printf("| %s | %s |", board_say("board-head-article", arena),
		board_say("board-head-item", arena));
	for (const struct pack **pack = catalog; *pack; pack++)
		if ((*pack)->requirements) {
			printf(" %s (%s) |", (*pack)->title, (*pack)->id);
			columns++;
		}
	printf("\n|");
	while (columns--)
		printf("---|");
	putchar('\n');
	for (const struct pack **pack = catalog; *pack; pack++)
		for (const struct requirement *item = (*pack)->requirements; item;
			item = item->next)
			row_show(catalog, *pack, item, arena);
}

void command_packs(const struct command *command)
{
	const struct pack **catalog = catalog_load(command);

	if (catalog && command->options->table)
		table_show(catalog, command->arena);
	for (; catalog && *catalog && !command->options->table; catalog++) {
		printf("%s\t%s\t%s\n", (*catalog)->id, (*catalog)->title, (*catalog)->basis);
		variants_show(*catalog);
	}
}
