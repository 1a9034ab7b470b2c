/* count.h - a number of people or things as the record states it.
 *
 * 1人, 1,234人, 約2.7万件, 最大約27,000人, 152.5万人, 少なくとも300件, 500人以上,
 * 延べ20回, 調査中, 不明, 非公表.  Wording that gives no figure (数十万件) needs the
 * attributes min and max.  Exact decimal arithmetic, no floating point.
 */
#ifndef TODOKE_COUNT_H
#define TODOKE_COUNT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/finding.h"
#include "xml/xml.h"

#include <stdint.h>

enum count_state { COUNT_STATED, COUNT_OPEN, COUNT_UNKNOWN, COUNT_UNDISCLOSED };

enum count_form {
	COUNT_EXACT,
	COUNT_ABOUT,    /* 約 */
	COUNT_AT_MOST,  /* 最大, 以下 */
	COUNT_AT_LEAST, /* 少なくとも, 以上 */
	COUNT_OVER,     /* 超 */
	COUNT_UNDER,    /* 未満 */
	COUNT_RANGE,    /* 数十万件, 300人から400人 */
};

#define COUNT_UNBOUNDED INT64_MAX

struct count {
	enum count_state state; /* the rest is zero unless it is COUNT_STATED */
	enum count_form form;
	bool about;               /* also 約, with any form */
	bool running;             /* 延べ: the same one counted each time */
	int64_t minimum, maximum; /* inclusive; for 約 both are the figure itself */
	const char *unit;         /* code: person, record, household, … */
	const char *wording;      /* the content as stated, trimmed */
};

/* Reads NODE's content and attributes.  False with findings at their places when
 * they can't be understood or do not agree.  Texts are copied into ARENA. */
bool count_read(const struct xml_node *node, struct arena *arena, struct count *count,
	struct findings *findings);

/* As stated. */
void count_format(const struct count *count, struct buffer *to);

#endif
