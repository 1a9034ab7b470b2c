/* count.h - a number of people or things, an amount of money or a quantity (time,
 * effort, share) as the record states it.
 *
 * 1人, 1,234人, 約2.7万件, 最大約27,000人, 152.5万人, 少なくとも300件, 500人以上,
 * 延べ20回, 年2回 (with the attribute per), 二、三人, 4、5台, 2～3万件, 約2億5,000万円以上,
 * 約95.4人月, 2割強, 半年. Wording that gives no figure (数十万件) needs the attributes min or
 * max, or the form "wording".  Exact decimal arithmetic, no floating point.
 *
 * 調査中, 不明, 非公表 and the like say that there is no value; so does the attribute
 * state, whatever sign stands as content.  Bounds may still be known beside it.
 * Wording in another language than Japanese is never read for figures.
 */
#ifndef TODOKE_COUNT_H
#define TODOKE_COUNT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/finding.h"
#include "record/count_unit.h"
#include "xml/xml.h"

#include <stdint.h>

/* As enum wording_state (wording.h). */
enum count_state {
	COUNT_STATED,
	COUNT_OPEN,
	COUNT_UNKNOWN,
	COUNT_UNDISCLOSED,
	COUNT_INCALCULABLE,
	COUNT_FREE,
	COUNT_NONE,
};

enum count_form {
	COUNT_EXACT,
	COUNT_ABOUT,    /* 約 */
	COUNT_AT_MOST,  /* 最大, 以下 */
	COUNT_AT_LEAST, /* 少なくとも, 以上 */
	COUNT_OVER,     /* 超 */
	COUNT_UNDER,    /* 未満 */
	COUNT_RANGE,    /* 数十万件, 300人から400人 */
	COUNT_WORDING,  /* 一定額: no figure is given */
};

#define COUNT_UNBOUNDED INT64_MAX

struct count {
	enum count_state state; /* unless COUNT_STATED, the bounds are all that is known */
	enum count_form form;
	bool about;               /* also 約, with any form */
	bool running;             /* 延べ: the same one counted each time */
	int64_t minimum, maximum; /* inclusive; for 約 both are the figure itself */
	int64_t parts;            /* 1 is that many: 1, or 1000 for quantities */
	const char *unit;         /* code: person, record, yen, hour, …; NULL: not said */
	const char *per;          /* code of the period it is for: year of 年2回; or NULL */
	const char *wording;      /* the content as stated, trimmed */
};

/* Reads NODE's content and attributes.  False with findings at their places when
 * they can't be understood or do not agree.  Texts are copied into ARENA. */
bool count_read(const struct xml_node *node, enum count_measure measure, struct arena *arena,
	struct count *count, struct findings *findings);

/* As stated. */
void count_format(const struct count *count, struct buffer *to);

/* The code of what is said: that of the state, or of the form. */
const char *count_code(const struct count *count);

/* The bounds for machines: 27000, 300/400, 500/ (no upper), 1.5; NULL when a state
 * or mere wording leaves them all open.  In ARENA. */
const char *count_value(const struct count *count, struct arena *arena);

#endif
