/* reference.h - what a command looks things up in: the law and the words for codes, opened
 * when they are first asked for and kept to its end.
 */
#ifndef TODOKE_REFERENCE_H
#define TODOKE_REFERENCE_H

#include "command/command.h"
#include "law/law.h"
#include "template/terms.h"

struct reference *reference_new(void);
void reference_free(struct reference *reference);

/* The law in LANGUAGE, with the holidays of --holidays; NULL with findings. */
const struct law *reference_law(const struct command *command, const char *language);

/* The Japanese words for codes; NULL with findings. */
const struct terms *reference_terms(const struct command *command);

#endif
