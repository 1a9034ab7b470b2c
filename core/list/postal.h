/* postal.h - postal codes and addresses of mail as they stand in lists. */
#ifndef TODOKE_POSTAL_H
#define TODOKE_POSTAL_H

#include <stdbool.h>

enum { POSTAL_SIZE = 9 };

/* TEXT (〒１００－０００１) as 100-0001 in CODE; false when it is no Japanese postal code:
 * seven digits, not beginning with 000, which no place has. */
bool postal_read_code(const char *text, char code[POSTAL_SIZE]);

/* Is TEXT one address of mail, to which a message could go?  Dots where RFC 5321 has none are
 * let pass: telephone companies gave such addresses away. */
bool mail_is_one(const char *text);

#endif
