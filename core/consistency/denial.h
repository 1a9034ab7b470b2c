/* denial.h - does a text say that nothing leaked?
 *
 * 漏えいはありません denies; 漏えいは確認されていない does not.  A denial for some data or
 * persons alone (クレジットカード情報の漏えいはない) is none of the whole.
 */
#ifndef TODOKE_DENIAL_H
#define TODOKE_DENIAL_H

#include <stdbool.h>
#include <stddef.h>

/* Where PLAIN wording (wording.h) denies that anything leaked, and in *LENGTH how much of
 * it does; NULL when it does not. */
const char *denial_find(const char *plain, size_t *length);

/* Does CODE of a leak leave more possible than that nothing leaked?  確認されていない is not
 * ない. */
bool leak_is_possible(const char *code);

#endif
