/* outputs.c - what runs of letters leave in their folder, by what their journals noted. */
#include "letters/outputs.h"

#include "letters/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* --- whether it is there */

static bool is_letter(const struct outputs *outputs, const char *entry)
{
	const char *ending = strrchr(entry, '.');

	return ending && strcmp(ending, outputs->question->post ? ".eml" : ".pdf") == 0;
}

static size_t folder_letters(const struct outputs *outputs, const char *path)
{
	DIR *entries = opendir(path);
	const struct dirent *entry;
	size_t count = 0;

	while (entries && (entry = readdir(entries)))
		count += is_letter(outputs, entry->d_name);
	if (entries)
		closedir(entries);
	return count;
}

/* The file NAME, which has NUMBER in the journal. */
static bool is_there(
	const struct outputs *outputs, const char *name, size_t number, struct arena *arena)
{
	const char *path = arena_format(arena, "%s/%s", outputs->question->folder, name);

	return journal_find(outputs->journal, number)
	       && faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* FILE, a folder, has all its letters, or is none. */
static bool is_full(
	const struct outputs *outputs, const char *name, size_t file, struct arena *arena)
{
	const struct letters_question *question = outputs->question;

	return !file_is_folder(question)
	       || folder_letters(outputs, arena_format(arena, "%s/%s", question->folder, name))
			  >= file_letters(question, file);
}

/* FILE, or a list beside it; NULL: all of it is there. */
static const char *file_gone(const struct outputs *outputs, size_t file, struct arena *arena)
{
	const struct letters_question *question = outputs->question;
	const char *name = file_name(question, file, arena);

	if (!is_there(outputs, name, file, arena) || !is_full(outputs, name, file, arena))
		return name;
	for (size_t list = 0; list < file_lists(question); list++) {
		name = file_list_name(question, file, list, arena);
		if (!is_there(outputs, name, file_list_number(question, file, list), arena))
			return name;
	}
	return NULL;
}

static const char *account_gone(const struct outputs *outputs, struct arena *arena)
{
	for (size_t i = 0; outputs->accounts[i]; i++)
		if (!is_there(outputs, outputs->accounts[i],
			    file_account_number(outputs->question, i), arena))
			return outputs->accounts[i];
	return NULL;
}

const char *outputs_gone(const struct outputs *outputs, size_t shard, struct arena *arena)
{
	const struct letters_question *question = outputs->question;
	const char *gone = shard ? NULL : account_gone(outputs, arena);

	for (size_t file = shard; file < files_count(question) && !gone;
		file += question->shards)
		gone = file_gone(outputs, file, arena);
	return gone;
}

/* --- for the ledger */

static struct ledger_output *outputs_grow(
	struct arena *arena, const struct ledger_output *before, size_t count, size_t more)
{
	struct ledger_output *outputs = arena_array(arena, count + more, sizeof *outputs);

	for (size_t i = 0; i < count; i++)
		outputs[i] = before[i];
	return outputs;
}

static struct ledger_output output_of(
	const struct outputs *outputs, const char *name, const char *format, size_t number)
{
	return (struct ledger_output){
		name, format, journal_find(outputs->journal, number)->digest};
}

static void files_note(const struct outputs *outputs, struct letters_counts *counts)
{
	const struct letters_question *question = outputs->question;
	const char *format = question->post ? "mail" : "pdf";
	size_t files = files_count(question), lists = file_lists(question);
	struct ledger_output *end;

	counts->outputs = outputs_grow(
		counts->arena, counts->outputs, counts->output_count, files * (lists + 1));
	end = counts->outputs + counts->output_count;
	for (size_t file = 0; file < files; file++) {
		*end++ = output_of(
			outputs, file_name(question, file, counts->arena), format, file);
		for (size_t list = 0; list < lists; list++)
			*end++ = output_of(outputs,
				file_list_name(question, file, list, counts->arena), "list",
				file_list_number(question, file, list));
	}
	counts->output_count += files * (lists + 1);
}

static void accounts_note(const struct outputs *outputs, struct letters_counts *counts)
{
	size_t count = 0;

	while (outputs->accounts[count])
		count++;
	counts->accounts =
		outputs_grow(counts->arena, counts->accounts, counts->account_count, count);
	for (size_t i = 0; i < count; i++)
		counts->accounts[counts->account_count++] =
			output_of(outputs, arena_text(counts->arena, outputs->accounts[i]),
				"list", file_account_number(outputs->question, i));
}

void outputs_note(const struct outputs *outputs, struct letters_counts *counts)
{
	files_note(outputs, counts);
	accounts_note(outputs, counts);
}
