/* pdf_rehearsal.c - reading a file first where it can do no harm.
 *
 * A PDF file of a few kilobytes may unpack to gigabytes, or nest so deep that a
 * parser runs out of stack.  libqpdf has no bounds for that.  So a child process
 * with bounds reads all there is, by the same functions; if it comes to its end,
 * so will this process.
 */
#include "base/limit.h"
#include "reading/pdf_source.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Far beyond what the largest volume of letters takes: about 1 kB of memory for
 * each object, an object for every 10 bytes. */
enum { MEMORY_LEAST = 256 << 20, MEMORY_FOR_BYTE = 128, SECONDS_LEAST = 20 };
enum { BYTES_IN_SECOND = 1 << 18, REASON_LONGEST = 400 };

static void bounds_set(size_t size)
{
	rlim_t seconds = SECONDS_LEAST + size / BYTES_IN_SECOND;

	limit_set(RLIMIT_CPU, seconds, seconds);
	limit_set(RLIMIT_CORE, 0, 0);
	limit_memory(MEMORY_LEAST + size * MEMORY_FOR_BYTE);
}

static void piece_pass(void *nothing, const struct pdf_piece *piece)
{
	(void)nothing;
	(void)piece;
}

static bool all_read(struct pdf_reader *reader)
{
	struct buffer text = {0};
	size_t size;

	if (!source_open(reader) || !pdf_reader_text(reader, &text))
		return false;
	buffer_done(&text);
	for (size_t i = 1; i <= reader->page_count; i++)
		if (!pdf_reader_page(reader, i))
			return false;
	if (!pdf_reader_visit(reader, piece_pass, NULL))
		return false;
	pdf_reader_metadata(reader, &size);
	pdf_reader_attachments(reader);
	return !reader->failed;
}

/* Into the pipe: a plus, or a minus and why it failed; the message itself is the
 * parent's. */
static void outcome_send(const struct pdf_reader *reader, bool whole, int pipe)
{
	size_t count = findings_count(reader->findings, LEVEL_NOTE);
	const struct finding *finding = count ? findings_at(reader->findings, count - 1) : NULL;
	struct buffer outcome = {0};

	buffer_text(&outcome, whole ? "+" : "-");
	if (!whole && finding)
		buffer_add(&outcome, finding->arguments[1],
			strnlen(finding->arguments[1], REASON_LONGEST));
	if (write(pipe, outcome.data, outcome.length) < 0)
		_exit(1);
	buffer_done(&outcome);
}

/* The child.  What a dying library has to say is of no use to anybody. */
static _Noreturn void rehearse(struct pdf_reader *reader, int pipe)
{
	int nowhere = open("/dev/null", O_WRONLY);

	signal(SIGSEGV, SIG_DFL);
	signal(SIGABRT, SIG_DFL);
	if (nowhere >= 0)
		dup2(nowhere, STDERR_FILENO);
	bounds_set(reader->size);
	reader->findings = findings_new();
	outcome_send(reader, all_read(reader), pipe);
	_exit(0);
}

/* Nothing, when the child did not come to its end. */
static void outcome_receive(int pipe, char *outcome)
{
	size_t length = 0;
	ssize_t part;

	while ((part = read(pipe, outcome + length, REASON_LONGEST + 1 - length)) != 0) {
		if (part > 0)
			length += (size_t)part;
		else if (errno != EINTR)
			break;
	}
	outcome[length] = '\0';
}

static void child_await(pid_t child)
{
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

bool source_rehearse(struct pdf_reader *reader)
{
	char outcome[REASON_LONGEST + 2] = "";
	int ends[2];
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return source_fail(reader, strerror(errno));
	child = fork();
	if (child == 0)
		rehearse(reader, ends[1]);
	close(ends[1]);
	if (child < 0) {
		close(ends[0]);
		return source_fail(reader, strerror(errno));
	}
	outcome_receive(ends[0], outcome);
	close(ends[0]);
	child_await(child);
	if (*outcome == '+')
		return true;
	return source_fail(reader, *outcome ? outcome + 1 : "reading it takes too much");
}
