/* crew.c - work divided among processes, one for each core.
 *
 * A child writes to its pipe: findings as in a job's reports, and for each item its number
 * and result.  The heap is a number that all share.
 */
#include "letters/crew.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TICK_MILLISECONDS = 100, CHUNK = 64 * 1024 };

/* What all processes see. */
struct heap {
	size_t next; /* item */
	int stopped;
};

struct worker {
	pid_t id;
	int pipe; /* -1: at its end */
	struct buffer unread;
};

struct crew {
	const struct crew_work *work;
	struct heap *heap;
	struct worker *workers;
	size_t count, open;
	size_t done;
	struct findings *findings;
	struct arena *arena;
};

static void crew_stop(struct crew *crew)
{
	__atomic_store_n(&crew->heap->stopped, 1, __ATOMIC_RELAXED);
}

static void worker_tell(const char *reason, struct findings *findings)
{
	finding_add(findings, "letters-worker", (struct place){0}, "reason", reason, NULL);
}

/* --- a child */

/* Who can't tell the parent has none. */
static void send_all(int pipe, const struct buffer *bytes)
{
	size_t sent = 0;

	while (sent < bytes->length) {
		ssize_t now = write(pipe, bytes->data + sent, bytes->length - sent);

		if (now < 0 && errno != EINTR)
			_exit(1);
		sent += now > 0 ? (size_t)now : 0;
	}
}

/* The parent takes no report that is larger, with its item's number, its size and a NUL. */
static bool result_fits(const struct buffer *result, struct findings *findings)
{
	if (result->length < WIRE_BYTES - 2 * sizeof(uint64_t))
		return true;
	worker_tell(strerror(EMSGSIZE), findings);
	return false;
}

static void result_add(struct buffer *to, size_t item, const struct buffer *result)
{
	struct report_header header = {REPORT_ITEM, 0};
	struct buffer body = {0};

	wire_number(&body, item);
	wire_bytes(&body, result->data ? result->data : "", result->length);
	header.length = (uint32_t)body.length;
	buffer_add(to, &header, sizeof header);
	buffer_add(to, body.data, body.length);
	buffer_done(&body);
}

/* Works one item; false when there is to be no other. */
static bool item_work(const struct crew *crew, size_t item, int pipe)
{
	struct findings *findings = findings_new();
	struct buffer result = {0}, message = {0};
	bool done = crew->work->work(crew->work->data, item, &result, findings)
		    && result_fits(&result, findings);

	for (size_t i = 0; i < findings_count(findings, LEVEL_NOTE); i++)
		report_finding(&message, findings_at(findings, i));
	if (done)
		result_add(&message, item, &result);
	send_all(pipe, &message);
	buffer_done(&result);
	buffer_done(&message);
	findings_free(findings);
	return done;
}

/* The parent alone answers to the terminal; without it there is nothing to do. */
static _Noreturn void worker_become(struct crew *crew, int pipe, pid_t parent)
{
	bool done = true;
	size_t item;

	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	memory_keep();
	while (done && !__atomic_load_n(&crew->heap->stopped, __ATOMIC_RELAXED)) {
		item = __atomic_fetch_add(&crew->heap->next, 1, __ATOMIC_RELAXED);
		if (item >= crew->work->count)
			break;
		done = item_work(crew, item, pipe);
	}
	if (!done)
		crew_stop(crew);
	_exit(done ? 0 : 2);
}

/* --- the parent */

static bool worker_start(struct crew *crew, struct worker *worker)
{
	pid_t parent = getpid();
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	worker->id = fork();
	if (worker->id == 0) {
		close(ends[0]);
		worker_become(crew, ends[1], parent);
	}
	close(ends[1]);
	worker->pipe = ends[0];
	crew->open += worker->id > 0;
	if (worker->id < 0)
		close(ends[0]);
	return worker->id > 0;
}

static void item_take(struct crew *crew, struct wire *body)
{
	size_t item = wire_take_number(body), size;
	const char *bytes = wire_take_bytes(body, &size);
	struct wire result = {.at = bytes, .left = size};

	if (!bytes || !crew->work->done(crew->work->data, item, &result, crew->findings))
		crew_stop(crew);
	else
		crew->done++;
}

static void reports_take(struct crew *crew, struct worker *worker)
{
	struct wire wire = {.at = worker->unread.data, .left = worker->unread.length};
	struct report report;
	struct buffer rest = {0};

	while (report_take(&wire, &report) == REPORT_WHOLE)
		if (report.kind == REPORT_FINDING)
			report_take_finding(&report.body, crew->findings);
		else if (report.kind == REPORT_ITEM)
			item_take(crew, &report.body);
	buffer_add(&rest, wire.at, wire.left);
	buffer_done(&worker->unread);
	worker->unread = rest;
}

/* What a worker that died on its own was: a fault of the program, or the system's doing. */
static void worker_end(struct crew *crew, struct worker *worker)
{
	int status = 0;

	close(worker->pipe);
	worker->pipe = -1;
	crew->open--;
	waitpid(worker->id, &status, 0);
	buffer_done(&worker->unread);
	if (WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 2))
		return;
	crew_stop(crew);
	worker_tell(
		WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "memory", crew->findings);
}

static void worker_listen(struct crew *crew, struct worker *worker)
{
	char bytes[CHUNK];
	ssize_t size = read(worker->pipe, bytes, sizeof bytes);

	if (size > 0) {
		buffer_add(&worker->unread, bytes, (size_t)size);
		reports_take(crew, worker);
	} else if (size == 0 || errno != EINTR) {
		worker_end(crew, worker);
	}
}

static void crew_listen(struct crew *crew)
{
	struct pollfd *polled = memory_alloc(memory_product(crew->count, sizeof *polled));

	while (crew->open) {
		for (size_t i = 0; i < crew->count; i++)
			polled[i] =
				(struct pollfd){.fd = crew->workers[i].pipe, .events = POLLIN};
		if (poll(polled, crew->count, TICK_MILLISECONDS) > 0)
			for (size_t i = 0; i < crew->count; i++)
				if (polled[i].revents)
					worker_listen(crew, &crew->workers[i]);
		if (crew->work->tick && !crew->work->tick(crew->work->data))
			crew_stop(crew);
	}
	free(polled);
}

static bool brief_run(const struct crew_work *work, struct findings *findings)
{
	bool done = true;

	for (size_t item = 0; item < work->count && done; item++) {
		struct buffer result = {0};
		struct wire wire;

		done = work->work(work->data, item, &result, findings);
		wire = (struct wire){.at = result.data, .left = result.length};
		done = done && work->done(work->data, item, &wire, findings);
		buffer_done(&result);
	}
	return done;
}

static bool crew_start(const struct crew_work *work, struct findings *findings)
{
	size_t count = work->processes < work->count ? work->processes : work->count;
	struct crew crew = {.work = work, .findings = findings, .arena = arena_new()};

	crew.heap = mmap(NULL, sizeof *crew.heap, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (crew.heap == MAP_FAILED)
		memory_out();
	crew.workers = arena_array(crew.arena, count, sizeof *crew.workers);
	fflush(NULL);
	while (crew.count < count && worker_start(&crew, &crew.workers[crew.count]))
		crew.count++;
	if (crew.count < count && !crew.count)
		worker_tell(strerror(errno), findings);
	if (work->meanwhile)
		work->meanwhile(work->data);
	crew_listen(&crew);
	munmap(crew.heap, sizeof *crew.heap);
	arena_free(crew.arena);
	return crew.done == work->count;
}

bool crew_run(const struct crew_work *work, struct findings *findings)
{
	return work->brief ? brief_run(work, findings) : crew_start(work, findings);
}
