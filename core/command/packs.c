/* packs.c - todoke packs: which documents can be made. */
#include "command/catalog.h"
#include "command/command.h"

#include <stdio.h>

void command_packs(const struct command *command)
{
	for (const struct pack **pack = catalog_load(command); pack && *pack; pack++)
		printf("%s\t%s\t%s\n", (*pack)->id, (*pack)->title, (*pack)->basis);
}
