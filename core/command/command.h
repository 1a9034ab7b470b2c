/* command.h - the commands of the program, one file each. */
#ifndef TODOKE_COMMAND_H
#define TODOKE_COMMAND_H

#include "base/buffer.h"
#include "command/options.h"
#include "log/log.h"
#include "record/record.h"

#define TODOKE_VERSION "0.1"

/* What every command needs. */
struct command {
	const struct options *options;
	const char *home; /* the program's data */
	struct arena *arena;
	struct findings *findings;
	struct buffer *closing;      /* lines that are said behind the findings */
	struct reference *reference; /* reference.h */
};

/* The schema of records, to be freed; NULL with findings. */
struct schema *command_schema(const struct command *command);

/* The record that is asked for, by SCHEMA, and in BYTES what exactly it was read from; NULL
 * with findings. */
struct record *command_record(
	const struct command *command, const struct schema *schema, struct buffer *bytes);

/* What TEXT, given with OPTION ("--as-of"), says, in MOMENT, which stays when TEXT is NULL;
 * false with a finding when it is no moment. */
bool command_moment(const struct command *command, const char *option, const char *text,
	struct moment *moment);

/* Compares RECORD with what its log says was filed; gives that log. */
const struct log *command_frozen(const struct command *command, const struct record *record);

/* TEXT to standard output, or into the file that -o names: nothing when it is empty. */
void command_output(const struct command *command, const struct buffer *text);

/* TEXT into the file PATH: as a whole, private, and --force alone replaces one; false with a
 * finding. */
bool command_save(const struct command *command, const char *path, const struct buffer *text);

/* Each works off what OPTIONS ask for; what went wrong is in the findings. */
void command_make(const struct command *command);
void command_check(const struct command *command);
void command_packs(const struct command *command);
void command_pack(const struct command *command);
void command_explain(const struct command *command);
void command_plan(const struct command *command);
void command_new(const struct command *command);
void command_approve(const struct command *command);
void command_file(const struct command *command);
void command_diff(const struct command *command);
void command_leakcheck(const struct command *command);
void command_letters(const struct command *command);
void command_window(const struct command *command);
void command_verify(const struct command *command);

#endif
