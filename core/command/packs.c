/* packs.c - todoke packs: which documents can be made, and what each of them must hold. */
#include "command/catalog.h"
#include "command/command.h"
#include "command/item_table.h"

#include <stdio.h>

static void variants_show(const struct pack *pack)
{
	for (const struct variant *variant = pack->variants; variant; variant = variant->next)
		printf("%s/%s\t%s\t%s\n", pack->id, variant->id, variant->pack->title,
			variant->pack->basis);
}

void command_packs(const struct command *command)
{
	const struct pack **catalog = catalog_load(command);
	struct buffer table = {0};

	if (catalog && command->options->table)
		item_table_write(command, catalog, &table);
	if (table.data)
		fputs(table.data, stdout);
	buffer_done(&table);
	for (; catalog && *catalog && !command->options->table; catalog++) {
		printf("%s\t%s\t%s\n", (*catalog)->id, (*catalog)->title, (*catalog)->basis);
		variants_show(*catalog);
	}
}
