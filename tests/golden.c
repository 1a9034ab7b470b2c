/* golden.c - the documents of tests/golden, made once for all suites. */
#include "golden.h"
#include "program.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMATS "pdf,xml,text,html,trace"

/* What a document is made from, for find -L: build/share leads to the data. */
#define INPUTS                                                                                 \
	"'" TODOKE_PROGRAM "' " TODOKE_BUILD "/lib " TODOKE_BUILD "/share tests/records "      \
	"tests/public /usr/share/fonts"

static int is_case(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

char **goldens(int *count)
{
	static char **names;
	static int found;

	if (!names) {
		struct dirent **entries;

		found = scandir(GOLDEN, &entries, is_case, alphasort);
		if (found < 0)
			abort();
		names = calloc((size_t)found + 1, sizeof *names);
		for (int i = 0; i < found; i++) {
			names[i] = strdup(entries[i]->d_name);
			free(entries[i]);
		}
		free(entries);
	}
	*count = found;
	return names;
}

/* The stamp is older than what was made: what changes meanwhile is newer than both. */
char *golden_made(const char *name, const char *edition)
{
	char *folder;
	struct run run;

	if (asprintf(&folder, TODOKE_BUILD "/tests/golden/%s/%s", edition, name) < 0)
		abort();
	run = run_shell("case=" GOLDEN "/%s; made='%s'; mkdir -p \"${made%%/*}\""
			" && exec 9>\"$made.lock\" && flock 9"
			" && if [ -e \"$made.stamp\" ] && [ -z \"$(find -L " INPUTS " \"$case\""
			" -newer \"$made.stamp\" -print -quit)\" ]; then exit 0; fi;"
			"rm -rf \"$made\" \"$made.stamp\"; touch \"$made.begun\";"
			"todoke make $(cat \"$case/arguments\") --pdf %s -f " FORMATS
			" -o \"$made\"; status=$?; [ $status -gt 1 ] && exit $status;"
			"mv \"$made.begun\" \"$made.stamp\"",
		name, folder, edition);
	ck_assert_msg(run.status == 0, "%s: %.600s", name, run.errors);
	run_done(&run);
	return folder;
}
