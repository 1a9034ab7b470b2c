/* files.h - the files that runs of letters leave in their folder: names, and numbers in the
 * journal.
 *
 * They hang on the list and the way it is asked for alone, so that every shard knows those of
 * all.  It does not look at what is there.
 */
#ifndef TODOKE_LETTERS_FILES_H
#define TODOKE_LETTERS_FILES_H

#include "letters/run.h"

/* How many files the letters of all shards make, numbered from 0. */
size_t files_count(const struct letters_question *question);

/* How many letters are in FILE. */
size_t file_letters(const struct letters_question *question, size_t file);

/* Whether each is a folder of files. */
bool file_is_folder(const struct letters_question *question);

const char *file_name(
	const struct letters_question *question, size_t file, struct arena *arena);

/* Lists that go with each file.  LIST_CHECK is there whenever any is. */
enum { LIST_CHECK, LIST_CHECK_PDF, LIST_REGISTER_PDF };

size_t file_lists(const struct letters_question *question);
const char *file_list_name(
	const struct letters_question *question, size_t file, size_t list, struct arena *arena);

/* In the journal lists are numbered behind the files, and behind these ACCOUNT, one of the
 * lists that go with all letters. */
size_t file_list_number(const struct letters_question *question, size_t file, size_t list);
size_t file_account_number(const struct letters_question *question, size_t account);

#endif
