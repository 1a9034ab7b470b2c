/* files.c - the files that runs of letters leave in their folder: names, and numbers in the
 * journal. */
#include "letters/files.h"

static const char *const list_endings[] = {[LIST_CHECK] = "check.csv",
	[LIST_CHECK_PDF] = "check.pdf",
	[LIST_REGISTER_PDF] = "register.pdf"};

enum { LISTS = sizeof list_endings / sizeof *list_endings };

size_t files_count(const struct letters_question *question)
{
	return (question->letters + question->volume - 1) / question->volume;
}

size_t file_letters(const struct letters_question *question, size_t file)
{
	size_t left = question->letters - file * question->volume;

	return left < question->volume ? left : question->volume;
}

bool file_is_folder(const struct letters_question *question)
{
	return question->scattered || question->post;
}

const char *file_name(const struct letters_question *question, size_t file, struct arena *arena)
{
	return arena_format(arena, "%s-%04zu%s", question->name, file + 1,
		file_is_folder(question) ? "" : ".pdf");
}

/* Mail goes into no envelope. */
size_t file_lists(const struct letters_question *question)
{
	return question->post ? 0 : question->rolls ? LISTS : LIST_CHECK + 1;
}

const char *file_list_name(
	const struct letters_question *question, size_t file, size_t list, struct arena *arena)
{
	return arena_format(arena, "%s-%04zu-%s", question->name, file + 1, list_endings[list]);
}

size_t file_list_number(const struct letters_question *question, size_t file, size_t list)
{
	return (list + 1) * files_count(question) + file;
}

size_t file_account_number(const struct letters_question *question, size_t account)
{
	return (file_lists(question) + 1) * files_count(question) + account;
}
