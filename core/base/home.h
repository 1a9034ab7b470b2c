/* home.h - where the program's own data lies.
 *
 * The same folders in a checkout (build/share/todoke) and installed
 * (PREFIX/share/todoke): templates, schema, locales; plugins beside in
 * lib/todoke/plugins.  They are found from where the program itself lies, so
 * that it can be moved and runs from any directory.
 */
#ifndef TODOKE_HOME_H
#define TODOKE_HOME_H

#include "base/arena.h"

/* The data folder, or NULL when there is none beside the program. */
const char *home_find(struct arena *arena);

/* The folder of plugins that belongs to HOME. */
const char *home_plugins(struct arena *arena, const char *home);

#endif
