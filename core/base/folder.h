/* folder.h - what lies in a folder. */
#ifndef TODOKE_FOLDER_H
#define TODOKE_FOLDER_H

#include "base/arena.h"
#include "base/finding.h"

/* The names of the XML files in PATH, sorted, ended by NULL; none, with a finding,
 * when it can't be read. */
const char **folder_xml(const char *path, struct arena *arena, struct findings *findings);

#endif
