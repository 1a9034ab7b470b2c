/* plugin.h - loading a plugin, in the child only.
 *
 * Refused, each with its own finding that says what to do: unreadable, not a
 * shared object, no todoke_plugin_0 in it (no plugin), a function that this
 * program lacks (named: the plugin is newer than the program), a struct that is
 * longer than ours with something in the rest (too new), an id that is not the
 * pack's, a file or folder that others may write to.
 */
#ifndef TODOKE_PLUGIN_H
#define TODOKE_PLUGIN_H

#include "base/finding.h"
#include "todoke.h"

/* The plugin in the file PATH for the pack ID, copied with the members it lacks
 * set to zero into PLUGIN; false with a finding when it is refused.  The library
 * stays loaded. */
bool plugin_load(const char *path, const char *id, struct todoke_plugin *plugin,
	struct findings *findings);

#endif
