/* letter_options.h - what the options of todoke letters mean for a run. */
#ifndef TODOKE_LETTER_OPTIONS_H
#define TODOKE_LETTER_OPTIONS_H

#include "command/command.h"
#include "letters/run.h"

/* Takes into QUESTION which shard is made, by how many processes, what marks its sheets have
 * and what is read back; false with a finding when an option can't be read. */
bool letter_options_read(const struct command *command, struct letters_question *question);

#endif
