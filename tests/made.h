/* made.h - documents that "todoke make" makes of a changed record, for tests. */
#ifndef TODOKE_TEST_MADE_H
#define TODOKE_TEST_MADE_H

#include "program.h"

struct made {
	char *folder; /* with record.xml, and in out/ what was made */
	struct run run;
	char *text; /* of all text files; NULL: there is none */
};

/* Of RECORD as the sed SCRIPT (within '') changes it, with the further arguments of FORMAT.
 * Done with made_done. */
struct made made_new(const char *record, const char *script, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void made_done(struct made *made);

/* Fails the test unless the titles ROWS, 【】 around, stand in the text in this order. */
void made_rows(const struct made *made, const char *const *rows, size_t count);

#endif
