/* context.h - what the hooks of a plugin work on: the insides of todoke_job.
 *
 * build.c fills it in, api.c serves the plugin from it.
 */
#ifndef TODOKE_CONTEXT_H
#define TODOKE_CONTEXT_H

#include "document/document.h"
#include "job/job.h"
#include "job/ready.h"
#include "record/record.h"
#include "record/view.h"
#include "template/options_book.h"
#include "template/pack.h"
#include "template/template.h"
#include "todoke.h"
#include "xml/xml.h"
#include "xml/xpath.h"

/* What the hook that runs now may do. */
enum hook { HOOK_APPLIES, HOOK_CHECK, HOOK_BUILD };

struct todoke_job {
	const struct job_task *task;
	const struct ready *ready;
	struct arena *arena;
	struct findings *findings;
	struct xml *view;
	struct xpath_tree *tree;
	struct schema *schema;
	const struct pack *pack;
	const struct terms *terms;
	struct options_book *options;   /* NULL: the pack has none */
	struct phrases *phrases;        /* of the house */
	struct house_style house;       /* and how it writes Japanese */
	const struct transcript *sheet; /* for transcription; NULL: not wanted */
	struct document *document;
	struct printing printing;
	enum hook hook;
	bool not_applicable; /* the plugin said so */
};

/* Expands the template FILE of the job's pack at the end of IN. */
void context_expand(
	todoke_job *job, struct block *in, const char *file, const struct xml_node *node);

#endif
