/* child.c - one job from the inside: "todoke --job".
 *
 * Takes the task from its descriptor, bounds its own memory, has the document
 * built, and reports: every finding at once, so that none is lost when a plugin
 * crashes later, then the printed facts, and at last whether the outputs are
 * written.  It knows nothing of plugins and documents: that is build.c's.
 */
#include "job/handover.h"
#include "job/job.h"
#include "job/ready.h"
#include "job/wire.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limit.h"
#include "base/message.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	OPEN_FILES = 256,
	FILE_BYTES = 1024 * 1024 * 1024,
	/* Must still be free at the end: libraries that were refused memory on the way
	 * may have left something out without a word. */
	MEMORY_RESERVE = 8 * 1024 * 1024
};

/* --- reporting */

/* What can't be reported must not look as if all were well. */
static void send_all(const char *bytes, size_t size)
{
	while (size) {
		ssize_t written = write(WIRE_REPORTS, bytes, size);

		if (written < 0 && errno != EINTR)
			_exit(1);
		bytes += written > 0 ? written : 0;
		size -= written > 0 ? (size_t)written : 0;
	}
}

static void send_finding(const struct finding *finding)
{
	struct buffer bytes = {0};

	report_finding(&bytes, finding);
	send_all(bytes.data, bytes.length);
	buffer_done(&bytes);
}

static void send_ledger(const struct ledger *ledger)
{
	struct buffer bytes = {0};

	report_content(&bytes, &ledger->content);
	for (const struct ledger_font *font = ledger->fonts; font; font = font->next)
		report_font(&bytes, font);
	for (const struct ledger_entry *entry = ledger->first; entry; entry = entry->next)
		report_fact(&bytes, entry);
	send_all(bytes.data, bytes.length);
	buffer_done(&bytes);
}

static void send_kind(enum report_kind kind)
{
	struct report_header header = {.kind = kind};

	send_all((const char *)&header, sizeof header);
}

/* --- endings that are not job_main's own */

/* Also runs after job_main; then the parent has heard more before. */
static void at_exit(void)
{
	send_kind(REPORT_EXIT);
}

/* Runs once and lets the signal have its way.  After a refused allocation errno is
 * ENOMEM until another call fails: the crash of who didn't look, or gave up. */
static void at_crash(int number)
{
	if (errno == ENOMEM)
		send_kind(REPORT_NO_MEMORY);
	raise(number);
}

static void endings_watch(void)
{
	static const int crashes[] = {
		SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
	struct sigaction action = {.sa_handler = at_crash, .sa_flags = (int)SA_RESETHAND};

	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
		sigaction(crashes[i], &action, NULL);
	atexit(at_exit);
}

/* --- limits */

static void limits_set(const struct job_limits *limits)
{
	/* The second after the soft limit is for a plugin that ignores SIGXCPU. */
	limit_set(RLIMIT_CPU, limits->seconds, limits->seconds + 1);
	limit_memory(limits->memory_bytes);
	limit_set(RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES);
	limit_set(RLIMIT_FSIZE, FILE_BYTES, FILE_BYTES);
	signal(SIGXFSZ, SIG_IGN); /* so that writing more fails instead */
	/* Personal data is not read out of this process, dead or alive. */
	limit_set(RLIMIT_CORE, 0, 0);
	prctl(PR_SET_DUMPABLE, 0);
}

/* --- the task */

/* Waits for the task: where the socket was comes its file, and behind the reports come the
 * outputs, as they are numbered. */
static bool task_await(void)
{
	int descriptors[HANDOVER_MOST];
	size_t count = handover_receive(WIRE_TASK, descriptors);

	for (size_t i = 0; i < count; i++)
		if (descriptors[i] != WIRE_OUTPUTS + (int)i
			|| dup2(descriptors[i], i ? descriptors[i - 1] : WIRE_TASK) < 0)
			return false;
	return count && close(descriptors[count - 1]) == 0;
}

/* The parent's sealed file, mapped: the task's texts are lent by it.  Anything else
 * on that descriptor was not put there by a parent. */
static bool task_map(struct wire *wire)
{
	const int sealed = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
	struct stat status;
	void *bytes;

	if (fcntl(WIRE_TASK, F_GET_SEALS) != sealed || fstat(WIRE_TASK, &status) != 0)
		return false;
	bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, WIRE_TASK, 0);
	if (bytes == MAP_FAILED)
		return false;
	*wire = (struct wire){.at = bytes, .left = (size_t)status.st_size};
	return true;
}

static bool task_build(
	const struct job_task *task, const struct ready *ready, struct arena *arena)
{
	struct findings *findings = findings_new();
	bool written;

	message_language(task->language, arena_format(arena, "%s/locales", task->home));
	findings_pass(findings, send_finding);
	errno = 0;
	written = job_build(task, ready, findings);
	if (written && task->ledger)
		send_ledger(task->ledger);
	findings_free(findings);
	free(memory_alloc(MEMORY_RESERVE));
	return written;
}

int job_main(bool with_pages)
{
	struct ready *ready = ready_new(with_pages);
	struct wire wire;
	struct arena *arena = arena_new();
	struct job_task task;
	struct job_limits limits;
	bool written;

	if (!task_await() || !task_map(&wire)
		|| !wire_take_task(&wire, arena, &task, &limits)) {
		fputs("todoke: --job はTodoke自身が使います (--job is for Todoke itself)\n",
			stderr);
		ready_free(ready);
		arena_free(arena);
		return 3;
	}
	endings_watch();
	send_kind(REPORT_STARTED);
	limits_set(&limits);
	written = task_build(&task, ready, arena);
	send_kind(written ? REPORT_WRITTEN : REPORT_REFUSED);
	ready_free(ready);
	arena_free(arena);
	return written ? 0 : 1;
}
