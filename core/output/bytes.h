/* bytes.h - bytes into a file, all of them. */
#ifndef TODOKE_BYTES_H
#define TODOKE_BYTES_H

#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>

/* The file NAME, new in the folder FOLDER and private, to be written and read back; -1 with a
 * finding. */
int bytes_create(int folder, const char *name, struct findings *findings);

/* False with a finding when not all of BYTES could be written to FD. */
bool bytes_write(const struct buffer *bytes, int fd, struct findings *findings);

/* Adds all that stands in the file FD; its offset stays.  False with errno. */
bool bytes_read(int fd, struct buffer *bytes);

#endif
