/* pdf_opened.c - a PDF file that a test looks into. */
#include "pdf_opened.h"

#include <check.h>
#include <stdlib.h>

static struct findings *findings; /* of all readers of the process: there must be none */

static void findings_assert(const char *what)
{
	struct buffer text = {0};

	if (!findings_count(findings, LEVEL_NOTE))
		return;
	finding_format(findings_at(findings, 0), &text);
	ck_abort_msg("%s: %s", what, text.data);
}

struct pdf_reader *pdf_opened(const char *path)
{
	struct pdf_reader *reader;

	if (!findings)
		findings = findings_new();
	reader = pdf_reader_open(path, findings);
	findings_assert(path);
	ck_assert_ptr_nonnull(reader);
	return reader;
}

void pdf_closed(struct pdf_reader *reader)
{
	pdf_reader_close(reader);
	findings_assert("while it was read");
}
