/* job.h - one document, made in a process of its own.
 *
 * The parent (runner.h) executes the program again as "todoke --job" and hands it
 * a task: the pack, the plugin, the view of the record, descriptors of output
 * files it opened itself, and a pipe for findings.  The child (job_main) loads
 * the plugin, builds the document (job_build), writes the outputs.  Nothing else
 * of the record, no other document and no other person's data is in that process.
 */
#ifndef TODOKE_JOB_H
#define TODOKE_JOB_H

#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

struct ledger;
struct ready;

struct job_output {
	const char *format; /* "pdf", "xml", "text", "html", "sheet", "sheet-pdf", "trace",
			       "tree" */
	int fd;             /* open for writing, owned by the runner's caller */
};

struct job_task {
	const char *home;     /* program's data: styles, schemas (base/home.h) */
	const char *pack;     /* the pack's folder */
	const char *plugin;   /* the shared object, or NULL: the pack has none */
	const char *language; /* of messages: "ja", "en" */
	const char *stage;    /* of the report, one that the pack has; or NULL */
	const char *variant;  /* of the pack, one that it has; or NULL */
	const char *as_of;    /* the moment that the view is of, as in the record; or NULL */
	const char *draft;    /* mark of a draft, or NULL */
	const char *encoding; /* of text and XML: "cp932" (base/encoding.h); or NULL */
	const char *pdf;      /* edition of PDF (output/pdf.h): "a-1b"; or NULL */
	const char *record;   /* name of the record's file, for places */
	const char *style;    /* page style instead of the pack's, or NULL */
	const char *window;   /* envelope instead of the style's, or NULL */
	const char *const *fonts, *const *font_paths; /* as in the options; or NULL */
	const char *const
		*phrases; /* files of the house's wording (template/phrases.h); or NULL */
	bool promised;    /* the record has a promise that somebody keeps (lint/promise.h) */
	const char *view; /* serialised view (record/view.h), VIEW_SIZE bytes */
	size_t view_size;
	const struct job_output *outputs;
	size_t output_count;
	struct ledger *ledger; /* takes what is printed; NULL: nobody asks */
};

/* The child: "todoke --job", or "todoke --job-pages", which looks for fonts, too, while it
 * waits for its task (ready.h).  Returns its exit status: 0 the document is written, 1 it is
 * not (findings say why), 3 no parent started it. */
int job_main(bool with_pages);

/* Builds the document of TASK with what is READY, and writes its outputs; called by job_main in
 * the child.  True when every output is complete; FINDINGS go to the parent. */
bool job_build(
	const struct job_task *task, const struct ready *ready, struct findings *findings);

#endif
