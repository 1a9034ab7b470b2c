/* golden.h - the documents of tests/golden, made once for all suites.
 *
 * A case is a folder of tests/golden (see test_golden.c).  What the program makes of it is
 * kept under build/tests/golden, in all formats, until the program, its data or the case is
 * newer: as make would.  Suites that run at the same time make none of them twice.
 */
#ifndef TODOKE_TEST_GOLDEN_H
#define TODOKE_TEST_GOLDEN_H

#define GOLDEN "tests/golden"

/* The names of the cases, in order, as many as COUNT then says. */
char **goldens(int *count);

/* The folder that holds the documents of the case NAME with --pdf EDITION (free it). */
char *golden_made(const char *name, const char *edition);

#endif
