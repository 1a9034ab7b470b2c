/* list.c - how fast lists are read: taken apart and judged, and surveyed as a whole.
 *
 *     build/bench/list LIST.csv...
 */
#include "list/list.h"
#include "base/home.h"
#include "base/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

/* Of the processor: other work on the machine does not count. */
static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void list_measure(const char *path)
{
	static const char *const groups[] = {"customer", "member", NULL};
	struct list_question question = {
		.path = path, .home = "build/share/todoke", .groups = groups};
	struct findings *findings = findings_new();
	struct list *list = list_open(&question, findings);
	struct list_reader *reader = list ? list_reader_new(list) : NULL;
	double start = seconds(), read, surveyed;
	struct rusage usage;
	size_t rows = 0;

	while (list && list_reader_next(reader, findings))
		rows++;
	read = seconds();
	if (list && list_survey(list, NULL, NULL, findings)) {
		surveyed = seconds();
		getrusage(RUSAGE_SELF, &usage);
		printf("%s: %s, %zu rows: reading %.0f rows/s, survey %.0f rows/s, %.1f MB "
		       "peak\n",
			path, list_encoding(list), rows, (double)rows / (read - start),
			(double)rows / (surveyed - read), (double)usage.ru_maxrss / 1024);
	}
	findings_print(findings, stderr);
	list_reader_free(reader);
	list_free(list);
	findings_free(findings);
}

int main(int count, char **arguments)
{
	message_language("ja", "build/share/todoke/locales");
	for (int i = 1; i < count; i++)
		list_measure(arguments[i]);
	return count > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
