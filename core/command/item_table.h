/* item_table.h - what law, guides and forms ask for, and which part of which document answers
 * it: a table in Markdown, for plugins/README.md.
 *
 * Rows are the items that manifests require and the fields of their forms; columns are the
 * documents.  The answers are found, not told: in the documents of the starter records.
 */
#ifndef TODOKE_ITEM_TABLE_H
#define TODOKE_ITEM_TABLE_H

#include "command/command.h"
#include "template/pack.h"

void item_table_write(
	const struct command *command, const struct pack **catalog, struct buffer *table);

#endif
