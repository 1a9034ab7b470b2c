/* runner.c - one job as its parent sees it: what the child reports, how it ended.
 *
 * Every ending is one finding.  How they are told apart:
 *
 *   job-hung      the clock ran out, or SIGXCPU, or SIGKILL with the time used up
 *   job-flood     more reports than anybody could read
 *   job-garbled   something that is no report came through the pipe of reports
 *   job-start     it ended before it could report that it started
 *   job-memory    exit status 3 without exit having been called (memory_out does
 *                 that), or a signal right after memory was refused (errno was
 *                 ENOMEM when the child's signal handler ran)
 *   job-crashed   any other signal
 *   job-failed    it ended without saying that it was done, or refused its
 *                 document and gave no reason
 */
#include "job/runner.h"

#include "base/utf8.h"
#include "job/handover.h"
#include "job/process.h"
#include "job/wire.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const struct job_limits job_limits_default = {
	.seconds = 20,
	.memory_bytes = (size_t)1024 * 1024 * 1024,
};

enum {
	CHUNK = 64 * 1024,   /* what a pipe holds: one read takes all that is there */
	PRINTED_KEPT = 4096, /* bytes */
	QUOTED = 200         /* characters */
};

struct runner {
	const struct job_task *task;
	const struct job_limits *limits;
	struct findings *findings;
	struct process process;
	int error;             /* of the system, because of which it does not run */
	int socket;            /* through which it gets its task */
	int reports, prints;   /* our ends of its pipes */
	struct buffer unread;  /* what of the reports was not whole yet */
	struct buffer printed; /* the beginning of what it printed */
	size_t received, found;
	unsigned seen;       /* kinds of reports, a bit each */
	const char *stopped; /* why we ended it (a message), or NULL */
	struct process_ending ending;
};

static bool run_saw(const struct runner *run, enum report_kind kind)
{
	return run->seen >> (kind - REPORT_STARTED) & 1;
}

/* --- starting */

/* BYTES in a file without name that nobody can change; -1 with errno. */
static int sealed_file(const struct buffer *bytes)
{
	int fd = memfd_create("task", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	size_t written = 0;
	ssize_t now = 0;

	while (fd >= 0 && now >= 0 && written < bytes->length) {
		now = write(fd, bytes->data + written, bytes->length - written);
		written += now > 0 ? (size_t)now : 0;
	}
	if (fd >= 0 && now >= 0
		&& fcntl(fd, F_ADD_SEALS,
			   F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL)
			   == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

static int task_file(const struct runner *run)
{
	struct buffer bytes = {0};
	int fd;

	wire_task(&bytes, run->task, run->limits);
	fd = sealed_file(&bytes);
	buffer_done(&bytes);
	return fd;
}

/* A pipe from the child: its end is returned (-1 with errno), ours never blocks. */
static int pipe_open(int *ours)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	*ours = ends[0];
	return ends[1];
}

static void descriptors_close(const int *descriptors, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (descriptors[i] >= 0)
			close(descriptors[i]);
}

/* A socket from the child: its end is returned (-1 with errno). */
static int socket_open(int *ours)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return -1;
	*ours = ends[0];
	return ends[1];
}

/* 0 or the system's error number. */
static int run_start(struct runner *run, bool with_pages)
{
	int descriptors[WIRE_OUTPUTS], error = 0;

	descriptors[STDIN_FILENO] = open("/dev/null", O_RDONLY | O_CLOEXEC);
	descriptors[STDOUT_FILENO] = pipe_open(&run->prints);
	descriptors[STDERR_FILENO] = descriptors[STDOUT_FILENO];
	descriptors[WIRE_TASK] = socket_open(&run->socket);
	descriptors[WIRE_REPORTS] = pipe_open(&run->reports);
	for (size_t i = 0; i < WIRE_OUTPUTS; i++)
		error = descriptors[i] < 0 ? errno : error;
	if (!error)
		error = process_start(&run->process, with_pages, descriptors, WIRE_OUTPUTS);
	descriptors[STDERR_FILENO] = -1; /* the same as STDOUT_FILENO's */
	descriptors_close(descriptors, WIRE_OUTPUTS);
	return error;
}

/* 0 or the system's error number: of a process that ended it is what it printed that says
 * why. */
static int run_hand(struct runner *run)
{
	const struct job_task *task = run->task;
	int descriptors[HANDOVER_MOST], error;

	if (task->output_count >= HANDOVER_MOST)
		return E2BIG;
	descriptors[0] = task_file(run);
	for (size_t i = 0; i < task->output_count; i++)
		descriptors[1 + i] = task->outputs[i].fd;
	error = descriptors[0] >= 0
				&& (handover_send(
					    run->socket, descriptors, 1 + task->output_count)
					|| errno == EPIPE)
			? 0
			: errno;
	descriptors_close(descriptors, 1);
	return error;
}

/* --- listening */

static void run_stop(struct runner *run, const char *message)
{
	if (!run->stopped)
		run->stopped = message;
}

static bool ledger_accept(struct ledger *ledger, struct report *report)
{
	if (!ledger)
		return false;
	if (report->kind == REPORT_CONTENT)
		return report_take_content(&report->body, ledger);
	if (report->kind == REPORT_FONT)
		return report_take_font(&report->body, ledger);
	return report_take_fact(&report->body, ledger);
}

static void report_accept(struct runner *run, struct report *report)
{
	run->seen |= 1U << (report->kind - REPORT_STARTED);
	if (report->kind == REPORT_FACT || report->kind == REPORT_CONTENT
		|| report->kind == REPORT_FONT) {
		if (!ledger_accept(run->task->ledger, report))
			run_stop(run, "job-garbled");
	} else if (report->kind == REPORT_WRITTEN) {
		if (run->task->ledger && !*run->task->ledger->content.text)
			run_stop(run, "job-garbled");
	} else if (report->kind == REPORT_FINDING) {
		if (!report_take_finding(&report->body, run->findings))
			run_stop(run, "job-garbled");
		else if (++run->found > WIRE_FINDINGS)
			run_stop(run, "job-flood");
	}
}

/* Takes the whole reports off UNREAD. */
static void reports_accept(struct runner *run)
{
	struct wire wire = {.at = run->unread.data, .left = run->unread.length};
	enum report_state state = REPORT_WHOLE;
	struct report report;

	while (!run->stopped && state == REPORT_WHOLE) {
		state = report_take(&wire, &report);
		if (state == REPORT_WHOLE)
			report_accept(run, &report);
	}
	if (state == REPORT_BROKEN)
		run_stop(run, "job-garbled");
	memmove(run->unread.data, wire.at, wire.left);
	run->unread.length = wire.left;
}

/* Reads what is there.  False at the end of the pipe. */
static bool reports_read(struct runner *run)
{
	char bytes[CHUNK];
	ssize_t count = read(run->reports, bytes, sizeof bytes);

	if (count <= 0)
		return count < 0;
	run->received += (size_t)count;
	if (run->received > WIRE_BYTES)
		run_stop(run, "job-flood");
	if (run->stopped)
		return true;
	buffer_add(&run->unread, bytes, (size_t)count);
	reports_accept(run);
	return true;
}

static bool prints_read(struct runner *run)
{
	char bytes[CHUNK];
	ssize_t count = read(run->prints, bytes, sizeof bytes);
	size_t room = PRINTED_KEPT - run->printed.length;

	if (count > 0)
		buffer_add(&run->printed, bytes, (size_t)count < room ? (size_t)count : room);
	return count != 0;
}

static size_t milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (size_t)now.tv_sec * 1000 + (size_t)now.tv_nsec / 1000000;
}

/* How long to wait for a report before looking whether the child still runs, where the system
 * does not tell its end by a descriptor.  The end closes the pipes; only somebody else who
 * holds them hides it for a while. */
static int run_patience(const struct pollfd *polled)
{
	return polled[0].fd < 0 && polled[1].fd < 0 ? 1 : 50;
}

/* Until the child ends or is stopped. */
static void run_listen(struct runner *run)
{
	int child = pidfd_open(run->process.id, 0);
	struct pollfd polled[] = {{.fd = run->reports, .events = POLLIN},
		{.fd = run->prints, .events = POLLIN}, {.fd = child, .events = POLLIN}};
	size_t end = milliseconds_now() + 2 * 1000 * run->limits->seconds;

	while (!run->stopped && !process_ended(&run->process)) {
		if (milliseconds_now() >= end)
			run_stop(run, "job-hung");
		if (poll(polled, 3, run_patience(polled)) <= 0)
			continue;
		if (polled[0].revents && !reports_read(run))
			polled[0].fd = -1;
		if (polled[1].revents && !prints_read(run))
			polled[1].fd = -1;
	}
	descriptors_close(&child, 1);
}

static void run_end(struct runner *run)
{
	run->ending = process_end(&run->process);
	reports_read(run);
	prints_read(run);
}

/* --- judging */

static struct place run_place(const struct runner *run)
{
	const struct job_task *task = run->task;

	return (struct place){.file = task->plugin ? task->plugin : task->pack};
}

static bool run_say(struct runner *run, const char *id, const char *name, const char *value)
{
	finding_add(run->findings, id, run_place(run), name, value, NULL);
	return false;
}

static bool run_say_number(struct runner *run, const char *id, const char *name, size_t number)
{
	struct buffer text = {0};

	buffer_format(&text, "%zu", number);
	run_say(run, id, name, text.data);
	buffer_done(&text);
	return false;
}

/* The first printed line with a letter in it, without what could harm a terminal. */
static void printed_quote(const struct runner *run, struct buffer *line)
{
	size_t at = 0, taken, count = 0;
	bool letters = false;

	for (; at < run->printed.length && count < QUOTED; at += taken) {
		const char *text = run->printed.data + at;
		uint32_t character = utf8_decode(text, run->printed.length - at, &taken);

		if (character == '\n' && letters)
			break;
		if (character == '\n') {
			buffer_clear(line);
			count = 0;
		} else if (character >= 0x20 && (character < 0x7F || character > 0x9F)
			   && !(character == 0xFFFD && taken == 1)) {
			buffer_add(line, text, taken);
			letters = letters || character > 0x9F || isalnum((int)character);
			count++;
		}
	}
	if (!letters)
		buffer_clear(line);
}

static bool run_say_start(struct runner *run)
{
	struct buffer line = {0};

	printed_quote(run, &line);
	run_say(run, "job-start", "reason",
		line.length ? line.data : strsignal(WTERMSIG(run->ending.status)));
	buffer_done(&line);
	return false;
}

static bool run_say_crashed(struct runner *run, int number)
{
	const char *name = sigabbrev_np(number);

	finding_add(run->findings, "job-crashed", run_place(run), "signal", name ? name : "?",
		"meaning", strsignal(number), NULL);
	return false;
}

static bool run_overran(const struct runner *run, int signal_number)
{
	return signal_number == SIGXCPU
	       || (signal_number == SIGKILL && run->ending.seconds >= run->limits->seconds);
}

static bool run_lacked_memory(const struct runner *run)
{
	return run_saw(run, REPORT_NO_MEMORY)
	       || (WIFEXITED(run->ending.status) && WEXITSTATUS(run->ending.status) == 3
		       && !run_saw(run, REPORT_EXIT));
}

/* Done, and as it says: written with status 0, or refused with findings. */
static bool run_ended_well(const struct runner *run)
{
	if (run_saw(run, REPORT_WRITTEN))
		return run->ending.status == 0;
	return run_saw(run, REPORT_REFUSED) && run->found;
}

/* True when the child came to its own end; else the one finding is added. */
static bool run_judge(struct runner *run)
{
	int number = WIFSIGNALED(run->ending.status) ? WTERMSIG(run->ending.status) : 0;
	size_t status = (size_t)WEXITSTATUS(run->ending.status);

	if (!run->stopped && run_overran(run, number))
		run_stop(run, "job-hung");
	if (!run->stopped && !number && run->unread.length)
		run_stop(run, "job-garbled");
	if (run->stopped)
		return run_say_number(run, run->stopped, "seconds", run->limits->seconds);
	if (!run_saw(run, REPORT_STARTED))
		return run_say_start(run);
	if (run_lacked_memory(run))
		return run_say_number(run, "job-memory", "megabytes",
			run->limits->memory_bytes / (1024 * 1024));
	if (number)
		return run_say_crashed(run, number);
	return run_ended_well(run) || run_say_number(run, "job-failed", "status", status);
}

/* What explains a failed start or a lack of memory has been said. */
static void run_say_printed(struct runner *run)
{
	struct buffer line = {0};

	if (!run_saw(run, REPORT_STARTED) || run_lacked_memory(run))
		return;
	printed_quote(run, &line);
	if (line.length)
		run_say(run, "job-printed", "text", line.data);
	buffer_done(&line);
}

struct runner *runner_new(bool with_pages)
{
	struct runner *run = memory_alloc(sizeof *run);

	*run = (struct runner){.socket = -1, .reports = -1, .prints = -1};
	run->error = run_start(run, with_pages);
	return run;
}

static void run_free(struct runner *run)
{
	const int ours[] = {run->socket, run->reports, run->prints};

	descriptors_close(ours, sizeof ours / sizeof *ours);
	buffer_done(&run->unread);
	buffer_done(&run->printed);
	free(run);
}

void runner_free(struct runner *run)
{
	if (!run)
		return;
	if (!run->error)
		process_end(&run->process);
	run_free(run);
}

void runner_begin(struct runner *run, const struct job_task *task,
	const struct job_limits *limits, struct findings *findings)
{
	run->task = task;
	run->limits = limits;
	run->findings = findings;
	if (run->error)
		return;
	run->error = run_hand(run);
	if (run->error)
		process_end(&run->process);
}

bool runner_end(struct runner *run)
{
	size_t errors = findings_count(run->findings, LEVEL_ERROR);
	bool good = false;

	if (run->error) {
		run_say(run, "job-start", "reason", strerror(run->error));
	} else {
		run_listen(run);
		run_end(run);
		good = run_judge(run) && run_saw(run, REPORT_WRITTEN);
	}
	run_say_printed(run);
	good = good && findings_count(run->findings, LEVEL_ERROR) == errors;
	run_free(run);
	return good;
}

bool runner_run(
	const struct job_task *task, const struct job_limits *limits, struct findings *findings)
{
	struct runner *run = runner_new(false);

	runner_begin(run, task, limits, findings);
	return runner_end(run);
}
