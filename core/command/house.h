/* house.h - what a house has of its own besides its record: its wording. */
#ifndef TODOKE_HOUSE_H
#define TODOKE_HOUSE_H

#include "command/command.h"
#include "template/pack.h"

/* Whether there are any files of phrases. */
bool house_has_phrases(const struct command *command);

/* The files of phrases (template/phrases.h): those of --phrases, else phrases.xml beside the
 * record, if it is there; ended by NULL.  NULL with findings when one can't be used for
 * CATALOG: with less, documents would say what the house does not. */
const char *const *house_phrases(const struct command *command, const struct pack **catalog);

#endif
