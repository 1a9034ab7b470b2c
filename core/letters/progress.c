/* progress.c - how far long work is. */
#include "letters/progress.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/message.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	BAR = 30,        /* characters */
	MILLI = 1000,    /* in a second */
	BAR_EVERY = 200, /* milliseconds */
	LINE_EVERY = 10000,
};

/* Ctrl-C, and what ends programs when a machine or a terminal is switched off. */
static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof signals / sizeof *signals };

struct progress {
	size_t all, done;
	long started, shown; /* milliseconds */
	bool watched;
	bool drawn;
	struct sigaction before[SIGNALS];
};

/* The one thing that a signal may change. */
static volatile sig_atomic_t interrupted;

static void at_interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

static long milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * MILLI + now.tv_nsec / 1000000;
}

struct progress *progress_new(size_t all)
{
	struct progress *progress = memory_alloc(sizeof *progress);
	const struct sigaction action = {.sa_handler = at_interrupt};

	*progress = (struct progress){.all = all, .watched = isatty(STDERR_FILENO)};
	progress->started = progress->shown = milliseconds();
	interrupted = 0;
	for (size_t i = 0; i < SIGNALS; i++) {
		sigaction(signals[i], NULL, &progress->before[i]);
		if (progress->before[i].sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
	return progress;
}

void progress_add(struct progress *progress, size_t letters)
{
	progress->done += letters;
}

bool progress_stopped(const struct progress *progress)
{
	(void)progress;
	return interrupted;
}

static void bar_draw(const struct progress *progress)
{
	size_t full = progress->all ? progress->done * BAR / progress->all : BAR;

	fputs("\r[", stderr);
	for (size_t i = 0; i < BAR; i++)
		fputc(i < full ? '#' : '.', stderr);
	fputs("] ", stderr);
}

/* 1,234 of 10,000 letters, how many in a second, seconds that are left: which nobody knows
 * before the first file. */
static void line_print(const struct progress *progress, long now)
{
	long passed = now - progress->started;
	size_t rate = passed > 0 ? progress->done * MILLI / (size_t)passed : 0;
	size_t left = rate ? (progress->all - progress->done) / rate : 0;
	struct arena *arena = arena_new();
	struct buffer text = {0};

	message_format(&text, rate ? "letters-progress" : "letters-progress-begun",
		(const char *const[]){"done", arena_format(arena, "%zu", progress->done), "all",
			arena_format(arena, "%zu", progress->all), "rate",
			arena_format(arena, "%zu", rate), "left",
			arena_format(arena, "%zu", left), NULL});
	fputs(text.data ? text.data : "", stderr);
	fputs(progress->watched ? "\x1B[K" : "\n", stderr);
	buffer_done(&text);
	arena_free(arena);
}

bool progress_show(struct progress *progress)
{
	long now = milliseconds();

	if (now - progress->shown >= (progress->watched ? BAR_EVERY : LINE_EVERY)) {
		progress->shown = now;
		if (progress->watched)
			bar_draw(progress);
		line_print(progress, now);
		progress->drawn = true;
	}
	return !interrupted;
}

void progress_end(struct progress *progress)
{
	if (progress->watched && progress->drawn)
		fputs("\r\x1B[K", stderr);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &progress->before[i], NULL);
	free(progress);
}
