/* bulk.c - how fast todoke letters is, with lists of people.c, as a whole command.
 *
 *     build/bench/bulk [-n RUNS] ROWS...              (make bench-letters: 1 1000 100000)
 *
 * For each number of rows and each way a line of a table: the fastest of the runs.  Everything
 * is counted, from the start of the program to the last file in its place: reading the list
 * three times, checking it, the letters, reading them back unless the way says otherwise.  Peak
 * is the largest process; there is one for each core beside the first.  Lists and letters come
 * to build/bench/, and the letters are removed again.
 */
#include "base/arena.h"
#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RECORD "build/bench/bulk.xml"

static const struct way {
	const char *name, *options;
	size_t most; /* rows: a file each takes room */
} ways[] = {
	{"text", "--marks none --verify none", SIZE_MAX},
	{"text, read back", "--marks none", SIZE_MAX},
	{"barcode and code", "--window naga3-110x50-barcode --verify none", SIZE_MAX},
	{"barcode and code, read back", "--window naga3-110x50-barcode", SIZE_MAX},
	{"a file each", "--one-each --marks none --verify none", 20000},
	{"a file each, read back", "--one-each --marks none", 20000},
};

enum { WAYS = sizeof ways / sizeof *ways };

struct result {
	double seconds, processor;
	long peak; /* kB */
	size_t bytes, files;
	bool good;
};

/* The starter record with the two groups that people.c has. */
static void record_write(void)
{
	static const char group[] = "<group id=\"member\" kind=\"member\"><people>1人</people>"
				    "<item id=\"m1\" kind=\"name\">お名前</item>"
				    "<item id=\"m2\" kind=\"email\">メールアドレス</item>"
				    "<leak as-of=\"2026-11-17\">confirmed</leak></group>";
	char *command;

	if (asprintf(&command,
		    "sed 's|</group>|</group>%s|' templates/records/misdelivery.xml >" RECORD,
		    group)
			< 0
		|| system(command) != 0)
		exit(3);
	free(command);
}

static double seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Runs COMMAND by a shell that becomes it. */
static struct result command_run(const char *command)
{
	double start = seconds();
	struct rusage usage;
	struct result result = {0};
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		exit(3);
	result.seconds = seconds() - start;
	result.processor = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
	result.peak = usage.ru_maxrss;
	result.good = WIFEXITED(status) && WEXITSTATUS(status) < 2;
	return result;
}

/* What lies in the folder of letters, in bytes and files. */
static void output_measure(struct result *result)
{
	FILE *listing = popen("find build/bench/bulk.out -name '*.pdf' -printf '%s\\n'", "r");
	size_t size;

	while (listing && fscanf(listing, "%zu", &size) == 1) {
		result->bytes += size;
		result->files++;
	}
	if (listing)
		pclose(listing);
}

static struct result way_run(const struct way *way, size_t rows)
{
	struct buffer command = {0};
	struct result result;

	buffer_format(&command,
		"exec ./todoke letters " RECORD " build/bench/people-%zu.csv %s"
		" -o build/bench/bulk.out >/dev/null 2>build/bench/bulk.said",
		rows, way->options);
	if (system("rm -rf build/bench/bulk.out") != 0)
		exit(3);
	result = command_run(command.data);
	output_measure(&result);
	buffer_done(&command);
	return result;
}

static void list_write(size_t rows)
{
	struct buffer command = {0};

	buffer_format(&command,
		"test -e build/bench/people-%zu.csv"
		" || build/bench/people %zu >build/bench/people-%zu.csv",
		rows, rows, rows);
	if (system(command.data) != 0)
		exit(3);
	buffer_done(&command);
}

static bool way_report(const struct way *way, size_t rows, size_t runs)
{
	struct result best = way_run(way, rows);

	for (size_t again = 1; again < runs && best.good; again++) {
		struct result result = way_run(way, rows);

		if (result.seconds < best.seconds)
			best = result;
	}
	if (!best.good) {
		fprintf(stderr, "bulk: build/bench/bulk.said\n");
		return false;
	}
	printf("| %s | %zu | %.0f | %.3f | %.1f | %.1f | %.2f |\n", way->name, rows,
		(double)rows / best.seconds, best.seconds, best.processor * 1e6 / (double)rows,
		(double)best.peak / 1024, (double)best.bytes / 1024 / (double)rows);
	fflush(stdout);
	return best.good;
}

int main(int argc, char **argv)
{
	size_t runs = 3;
	bool good = true;
	int option;

	while ((option = getopt(argc, argv, "n:")) != -1)
		runs = strtoull(optarg, NULL, 10);
	record_write();
	printf("| way | rows | letters/s | s | processor µs/letter | peak MB | kB/letter |\n"
	       "|---|---:|---:|---:|---:|---:|---:|\n");
	for (; optind < argc; optind++) {
		size_t rows = strtoull(argv[optind], NULL, 10);

		list_write(rows);
		for (const struct way *way = ways; way < ways + WAYS; way++)
			if (rows <= way->most)
				good &= way_report(way, rows, runs);
	}
	return system("rm -rf build/bench/bulk.out") == 0 && good ? 0 : 1;
}
