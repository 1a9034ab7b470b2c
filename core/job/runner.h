/* runner.h - the parent's side of a job: start it, bound it, collect its findings.
 *
 * The parent never calls dlopen.  A child that crashes, hangs or takes too much
 * memory costs its document and one finding that names the plugin (or the pack).
 */
#ifndef TODOKE_RUNNER_H
#define TODOKE_RUNNER_H

#include "job/job.h"

struct job_limits {
	size_t seconds;      /* of processor time; twice that on the clock */
	size_t memory_bytes; /* of address space beyond what starting takes */
};
extern const struct job_limits job_limits_default; /* 20 s, 1 GiB */

/* A process for a job that is not known yet: it starts while the parent still reads the
 * record, of which it has nothing.  WITH_PAGES: it looks for fonts meanwhile.  A failure is
 * told when the job is to end. */
struct runner;
struct runner *runner_new(bool with_pages);

/* Hands it TASK, which is lent until runner_end, as is the rest. */
void runner_begin(struct runner *runner, const struct job_task *task,
	const struct job_limits *limits, struct findings *findings);

/* Runs the task to its end and frees the runner.  True when the child wrote every output and
 * reported no error.  Findings of the child are added as they came. */
bool runner_end(struct runner *runner);

/* Frees a runner that was given no task; NULL is none. */
void runner_free(struct runner *runner);

/* All that at once. */
bool runner_run(const struct job_task *task, const struct job_limits *limits,
	struct findings *findings);

#endif
