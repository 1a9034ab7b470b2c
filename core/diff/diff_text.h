/* diff_text.h - a diff for a terminal, and for other programs. */
#ifndef TODOKE_DIFF_TEXT_H
#define TODOKE_DIFF_TEXT_H

#include "diff/diff.h"

/* The two sides as the head says them: "2026-11-19". */
struct diff_head {
	const char *from, *to;
	const char *readers; /* for whom, in words */
};

void diff_text(const struct diff *diff, const struct diff_head *head, struct buffer *to);

/* As <diff from= to= changed= same= sha256=> with <change kind= part= path= stated=>s of
 * <label>, <before>, <now> and <because> (what is empty is not there), for a view
 * (record/view.h). */
void diff_xml(const struct diff *diff, const struct diff_head *head, struct buffer *to);

/* One JSON object on a line. */
void diff_json(const struct diff *diff, const struct diff_head *head, struct buffer *to);

#endif
