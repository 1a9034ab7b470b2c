/* file_name.h - names of files, which must stay in their folder. */
#ifndef TODOKE_FILE_NAME_H
#define TODOKE_FILE_NAME_H

#include <stdbool.h>

/* Whether NAME leads to no other folder and is not hidden. */
bool file_name_is_plain(const char *name);

/* The part of PATH after its last slash. */
const char *file_name_last(const char *path);

/* Puts "-" for what does not belong in NAME on any system: then it is plain, or empty. */
void file_name_clean(char *name);

/* Whether Windows takes NAME, with any ending, for a device: con, COM1. */
bool file_name_is_device(const char *name);

#endif
