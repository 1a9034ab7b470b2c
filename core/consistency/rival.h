/* rival.h - two numbers in one place of the record that may be meant for one thing: 2.7万件
 * beside 約3万件.  A conflict of the record that names one of them tells that somebody knows.
 */
#ifndef TODOKE_RIVAL_H
#define TODOKE_RIVAL_H

#include "record/record.h"

void rivals_find(const struct record *record, struct findings *findings);

#endif
