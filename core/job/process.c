/* process.c - starting the program again, bounded, and ending it for sure.
 *
 * What it does there and what it says is not known here.
 */
#include "job/process.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* How long we wait for a killed process that hangs in the kernel. */
enum { END_MILLISECONDS = 5000 };

/* What fontconfig needs to find the user's fonts and its cache; no PATH, no
 * language, nothing that changes how libraries load. */
static const char *const environment_kept[] = {"HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
	"XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"};

enum { ENVIRONMENT_COUNT = sizeof environment_kept / sizeof *environment_kept };

/* --- in the child, between vfork and exec: nothing of the parent's is changed */

static char *environment_entry(const char *name)
{
	size_t length = strlen(name);

	for (char **entry = environ; *entry; entry++)
		if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=')
			return *entry;
	return NULL;
}

static void signals_reset(void)
{
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Source and target numbers overlap: all go above the targets first. */
static bool descriptors_place(int *descriptors, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		descriptors[i] = fcntl(descriptors[i], F_DUPFD, (int)count);
		if (descriptors[i] < 0)
			return false;
	}
	for (size_t i = 0; i < count; i++)
		if (dup2(descriptors[i], (int)i) < 0)
			return false;
	return close_range((unsigned)count, ~0U, 0) == 0;
}

/* By the name it has: a tool that runs us inside itself (valgrind) is not what we
 * mean.  The link itself still leads here when an update took the name away. */
static void program_execute(char *const *arguments, char *const *environment)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

	if (length > 0) {
		path[length] = '\0';
		execve(path, arguments, environment);
	}
	execve("/proc/self/exe", arguments, environment);
}

static _Noreturn void process_become(
	bool with_pages, int *descriptors, size_t count, pid_t parent)
{
	char *arguments[] = {"todoke", with_pages ? "--job-pages" : "--job", NULL};
	char *environment[ENVIRONMENT_COUNT + 1] = {0};
	size_t kept = 0;
	const char *reason;
	ssize_t written;

	for (size_t i = 0; i < ENVIRONMENT_COUNT; i++)
		if ((environment[kept] = environment_entry(environment_kept[i])))
			kept++;
	signals_reset();
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent) /* it died before it could count */
		_exit(1);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
		&& descriptors_place(descriptors, count))
		program_execute(arguments, environment);
	reason = strerror(errno);
	written = write(STDERR_FILENO, reason, strlen(reason));
	(void)written; /* the parent says what it knows */
	_exit(1);
}

/* --- in the parent */

int process_start(
	struct process *process, bool with_pages, const int *descriptors, size_t count)
{
	int *copy = memory_alloc(memory_product(count, sizeof *copy));
	pid_t parent = getpid();
	sigset_t all, before;
	int error;

	memcpy(copy, descriptors, count * sizeof *copy);
	signal(SIGCHLD, SIG_DFL); /* when it is ignored, no status is kept */
	/* Our own handlers must not run in the child, which has our memory until it becomes
	 * another program: to copy the tables of ours takes longer than all else here. */
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	process->id = vfork();
	if (process->id == 0)
		process_become(with_pages, copy, count, parent);
	error = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	free(copy);
	if (process->id < 0)
		return error;
	setpgid(process->id, process->id); /* both sides do: neither waits for the other */
	return 0;
}

bool process_ended(const struct process *process)
{
	siginfo_t information = {0};

	return waitid(P_PID, (id_t)process->id, &information, WEXITED | WNOWAIT | WNOHANG) != 0
	       || information.si_pid == process->id;
}

struct process_ending process_end(const struct process *process)
{
	struct process_ending ending = {.status = SIGKILL};
	struct rusage usage;

	/* Until it is waited for, nobody else can have its number. */
	kill(-process->id, SIGKILL);
	kill(process->id, SIGKILL);
	for (int waited = 0; !process_ended(process) && waited < END_MILLISECONDS; waited++)
		usleep(1000);
	if (wait4(process->id, &ending.status, WNOHANG, &usage) == process->id)
		ending.seconds = (size_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
	return ending;
}
