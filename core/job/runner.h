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

/* Runs TASK to its end.  True when the child wrote every output and reported no
 * error.  Findings of the child are added to FINDINGS as they came. */
bool runner_run(const struct job_task *task, const struct job_limits *limits,
	struct findings *findings);

#endif
