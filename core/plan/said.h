/* said.h - the parts of a plan in words, alike in every output. */
#ifndef TODOKE_PLAN_SAID_H
#define TODOKE_PLAN_SAID_H

#include "plan/plan.h"

struct said {
	const struct law *law;
	const struct plan_question *question;
	struct arena *arena;
};

/* 2026-11-20（金） */
const char *said_date(const struct said *said, struct date date);

/* 該当, 言えない, ...; of a duty that is not in force, 効力前. */
const char *said_result(const struct said *said, enum law_result result);
const char *said_duty_result(const struct said *said, const struct plan_duty *duty);

/* What a plan must never say is that nothing is owed; this is what it says of DUTY. */
const char *said_conclusion(const struct said *said, const struct plan_duty *duty);

/* When STEP is due: days, hours or the words of its term. */
const char *said_due(const struct said *said, const struct plan_step *step);

/* The end of it alone; only when STEP has a day or hour. */
const char *said_last(const struct said *said, const struct plan_step *step);

/* How that day was counted; NULL when there is nothing to count. */
const char *said_counting(const struct said *said, const struct plan_reporter *reporter,
	const struct plan_step *step);

/* The term that may run instead, and when that would be; only when STEP has one. */
const char *said_other(const struct said *said, const struct plan_step *step);

/* あと33時間; NULL when the time of day is not known or nothing is due. */
const char *said_left(const struct said *said, const struct plan_step *step);

/* The same of anything that is over at END (seconds since 1970 UTC). */
const char *said_until(const struct said *said, int64_t end);

/* What is recorded as done, parted by 、; "" for nothing. */
const char *said_done(const struct said *said, const struct plan_step *step);

/* When REPORTER knew, and where that stands. */
const char *said_known(const struct said *said, const struct plan_reporter *reporter);

/* 2026-11-20（金） 15:00; as stated where that is no day. */
const char *said_time(const struct said *said, const struct plan_release *release);

/* 解禁 2026-11-20（金） 15:00; "" when there is none. */
const char *said_embargo(const struct said *said, const struct plan_release *release);

/* record.xml:12:5 (found/when); of an assumption, "". */
const char *said_place(const struct said *said, struct place place, const char *path);

/* Is a step of DUTY to be shown? */
bool said_shows(const struct plan_duty *duty, const struct plan_step *step);

/* A report by law: of it every ground is shown, for the note why none was made. */
bool said_is_report(const struct plan_duty *duty);

/* "appears", ... for machines. */
const char *result_code(enum law_result result);
const char *strength_code(enum law_strength strength);

#endif
