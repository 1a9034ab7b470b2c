/* pdf_opened.c - a PDF file that a test looks into. */
#include "pdf_opened.h"

#include <check.h>

static struct findings *findings; /* of all readers of the process: there must be none */

static void findings_assert(const char *what)
{
	const struct finding *finding = findings_at(findings, 0);

	if (finding)
		ck_abort_msg("%s: %s: %s", what, finding->id,
			finding->arguments && finding->arguments[0] ? finding->arguments[1]
								    : "");
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

static void types_add(const struct pdf_node *parent, struct buffer *to)
{
	bool open = false;

	for (const struct pdf_node *node = parent->first; node; node = node->next) {
		if (!node->type)
			continue;
		buffer_byte(to, open ? ' ' : '(');
		open = true;
		buffer_text(to, node->type);
		types_add(node, to);
	}
	if (open)
		buffer_byte(to, ')');
}

char *pdf_tree_text(struct pdf_reader *reader)
{
	const struct pdf_node *document = pdf_reader_tree(reader)->first;
	struct buffer text = {0};

	buffer_text(&text, document->type);
	types_add(document, &text);
	return text.data;
}
