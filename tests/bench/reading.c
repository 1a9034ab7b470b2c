/* reading.c - how fast finished PDF files are read back.
 *
 *     build/bench/reading FILE.pdf...
 *
 * Prints a line for each: pages, seconds for opening (with its rehearsal), for all
 * pages and their structure, for all pieces, pages per minute, peak memory.
 */
#include "reading/pdf_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void piece_count(void *context, const struct pdf_piece *piece)
{
	*(size_t *)context += piece->length;
}

static int file_measure(const char *path)
{
	struct findings *findings = findings_new();
	double start = seconds(), opened, read, visited;
	struct pdf_reader *reader = pdf_reader_open(path, findings);
	struct buffer text = {0};
	struct rusage usage;
	size_t bytes = 0;

	if (!reader) {
		findings_print(findings, stderr);
		return EXIT_FAILURE;
	}
	opened = seconds();
	pdf_reader_text(reader, &text);
	read = seconds();
	pdf_reader_visit(reader, piece_count, &bytes);
	visited = seconds();
	getrusage(RUSAGE_SELF, &usage);
	printf("%s: %zu pages, open %.3f s, text %.3f s (%zu bytes), pieces %.3f s (%zu bytes),"
	       " %.0f pages/min, %ld MB\n",
		path, pdf_reader_pages(reader), opened - start, read - opened, text.length,
		visited - read, bytes,
		60 * (double)pdf_reader_pages(reader) / (visited - start),
		usage.ru_maxrss / 1024);
	buffer_done(&text);
	pdf_reader_close(reader);
	findings_free(findings);
	return EXIT_SUCCESS;
}

int main(int count, char **paths)
{
	int status = EXIT_SUCCESS;

	for (int i = 1; i < count; i++)
		if (file_measure(paths[i]) != EXIT_SUCCESS)
			status = EXIT_FAILURE;
	return status;
}
