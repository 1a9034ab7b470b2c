/* hello.c - the plugin to copy.
 *
 *   1. Copy this folder and templates/hello under your own name (letters, digits, "-").
 *   2. Put that name where this file and the manifest say "hello".
 *   3. Keep the hooks that you need; drop the others.
 *   4. make, then: ./todoke make RECORD -t YOUR-NAME -f text -o DIR
 *
 * core/todoke.h is the manual.  This plugin writes one page for the office: who
 * reports, and how many people each group has.
 */
#include "todoke.h"

/* Is the document called for?  Without a group there is nothing to write. */
static void applies(todoke_job *job)
{
	if (!todoke_at(todoke_view(job), "group"))
		todoke_not_applicable(job, "no-group", NULL, NULL);
}

/* What is missing?  Name the node; file, line and column are added for you. */
static void check(todoke_job *job)
{
	const todoke_node *group = todoke_at(todoke_view(job), "group");

	for (; group; group = todoke_next(group))
		if (!todoke_at(group, "people"))
			todoke_find(job, "no-people", group, "group",
				todoke_attribute(group, "id"), NULL);
}

/* One paragraph for each group.  Facts go by node, so that their form, their
 * certainty and their place in the record stay with them. */
static void write_groups(todoke_block *document, const todoke_node *view)
{
	const todoke_node *group = todoke_at(view, "group");

	for (; group; group = todoke_next(group)) {
		todoke_block *paragraph = todoke_add(document, "paragraph");

		todoke_words(paragraph, "本人の数: ");
		todoke_fact(paragraph, todoke_at(group, "people"), NULL);
	}
}

static void build(todoke_job *job)
{
	todoke_block *document = todoke_document(job);

	todoke_expand(document, NULL, NULL); /* templates/hello/page.xml: the title */
	write_groups(document, todoke_view(job));
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "hello",
	.applies = applies,
	.check = check,
	.build = build,
};
