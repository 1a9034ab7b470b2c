/* main.c - the program: which command, which language, which exit status. */
#include "base/buffer.h"
#include "base/home.h"
#include "base/message.h"
#include "command/command.h"
#include "command/reference.h"
#include "job/job.h"
#include "output/bytes.h"
#include "output/staging.h"
#include "record/schema_image.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	void (*run)(const struct command *command);
	bool needs_record, takes_files;
} commands[] = {
	{"make", command_make, true, false},
	{"check", command_check, true, true},
	{"letters", command_letters, true, true},
	{"plan", command_plan, true, false},
	{"diff", command_diff, true, false},
	{"packs", command_packs, false, false},
	{"pack", command_pack, false, true},
	{"new", command_new, false, false},
	{"explain", command_explain, false, false},
	{"approve", command_approve, true, true},
	{"file", command_file, true, true},
	{"verify", command_verify, true, true},
	{"window", command_window, false, false},
	{"leakcheck", command_leakcheck, true, true},
};

static void text_print(const char *id)
{
	struct buffer text = {0};

	message_format(&text, id, (const char *const[]){"version", TODOKE_VERSION, NULL});
	puts(text.data);
	buffer_done(&text);
}

/* Of a command that has a help of its own, that; else what all commands take. */
static void help_print(const struct command *command)
{
	const char *own = command->options->command ? command->options->command : "";
	const char *id = arena_format(command->arena, "help-%s", own);

	text_print(message_level(id, &(enum level){0}) ? id : "help");
}

static void command_run(const struct command *command)
{
	const struct options *options = command->options;

	if (options->help) {
		help_print(command);
		return;
	}
	if (options->version) {
		text_print("version");
		return;
	}
	for (size_t i = 0; options->command && i < sizeof commands / sizeof *commands; i++) {
		if (strcmp(commands[i].name, options->command) != 0)
			continue;
		if (commands[i].needs_record && !options->subject)
			finding_add(command->findings, "usage-record", (struct place){0},
				"value", options->command, NULL);
		else if (*options->files && !commands[i].takes_files)
			finding_add(command->findings, "usage-argument", (struct place){0},
				"value", *options->files, NULL);
		else
			commands[i].run(command);
		return;
	}
	finding_add(command->findings, options->command ? "usage-command" : "usage-none",
		(struct place){0}, "value", options->command ? options->command : "", NULL);
}

/* Findings go to standard error, for machines to standard output: unless the command has
 * JSON of its own there. */
static void findings_show(struct findings *findings, bool json)
{
	fflush(stdout);
	if (json)
		findings_print_json(findings, stdout);
	else
		findings_print(findings, stderr);
}

/* What was written may have failed long before the end; why is then no longer known. */
static void output_check(struct findings *findings)
{
	int reason = fflush(stdout) == 0 ? EIO : errno;

	if (ferror(stdout))
		finding_add(findings, "output-failed", (struct place){0}, "reason",
			strerror(reason), NULL);
}

/* What the command says last stands behind its findings; not in the JSON of machines. */
static int program_end(const struct command *command)
{
	const struct options *options = command->options;
	const bool json =
		options->json && !(options->command && strcmp(options->command, "plan") == 0);
	struct findings *last = findings_new();
	int status, worse;

	output_check(command->findings);
	findings_show(command->findings, json);
	if (command->closing->length)
		fwrite(command->closing->data, 1, command->closing->length,
			json ? stderr : stdout);
	output_check(last);
	findings_print(last, stderr);
	status = findings_status(command->findings);
	worse = findings_status(last);
	findings_free(last);
	return worse > status ? worse : status;
}

static int program_run(int count, char **arguments, struct arena *arena)
{
	struct options options;
	struct buffer closing = {0};
	struct command command = {
		&options, home_find(arena), arena, findings_new(), &closing, reference_new()};
	bool understood;
	int status;

	if (!command.home) {
		fputs("todoke: 付属のデータ(share/todoke)が見つかりません"
		      " (share/todoke is missing beside the program)\n",
			stderr);
		reference_free(command.reference);
		findings_free(command.findings);
		return LEVEL_FATAL;
	}
	understood = options_read(count, arguments, &options, arena, command.findings);
	message_language(options.language, arena_format(arena, "%s/locales", command.home));
	if (understood)
		command_run(&command);
	status = program_end(&command);
	reference_free(command.reference);
	findings_free(command.findings);
	buffer_done(&closing);
	return status;
}

/* For make alone. */
static int schema_image_main(const char *path)
{
	struct findings *findings = findings_new();
	struct buffer image = {0};
	int status;

	if (schema_image_write(path, &image, findings))
		bytes_write(&image, STDOUT_FILENO, findings);
	buffer_done(&image);
	findings_show(findings, false);
	status = findings_status(findings);
	findings_free(findings);
	return status;
}

int main(int count, char **arguments)
{
	struct arena *arena;
	int status;

	signal(SIGXFSZ, SIG_IGN); /* a file-size limit is a finding, not a death */
	if (count == 2 && strcmp(arguments[1], "--job") == 0)
		return job_main(false);
	if (count == 2 && strcmp(arguments[1], "--job-pages") == 0)
		return job_main(true);
	if (count == 3 && strcmp(arguments[1], "--schema-image") == 0)
		return schema_image_main(arguments[2]);
	staging_catch_signals();
	arena = arena_new();
	status = program_run(count, arguments, arena);
	arena_free(arena);
	return status;
}
