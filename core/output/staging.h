/* staging.h - outputs appear whole or not at all.
 *
 * Files are written in a hidden folder beside their destination (mode 0700, files
 * 0600) and renamed into place together at the end.  Nothing is overwritten
 * without FORCE.  A full disk, a signal or an error leaves nothing behind.
 */
#ifndef TODOKE_STAGING_H
#define TODOKE_STAGING_H

#include "base/buffer.h"
#include "base/finding.h"

#include <stdbool.h>

struct staging;

/* Begins in FOLDER, which is created (0700) when missing.  NULL with a finding
 * when it can't be used. */
struct staging *staging_new(const char *folder, bool force, struct findings *findings);

/* A new file that will be NAME ("a.pdf", no slash); its descriptor, closed by
 * staging_commit or staging_free; -1 with a finding, also when NAME exists and
 * FORCE is not set. */
int staging_open(struct staging *staging, const char *name, struct findings *findings);

/* The file NAME will not be, after all. */
void staging_drop(struct staging *staging, const char *name);

/* Puts all files into place (after fsync); false with a finding, and then none of
 * them is there (and what was there before still is). */
bool staging_commit(struct staging *staging, struct findings *findings);

/* Removes what was not committed. */
void staging_free(struct staging *staging);

/* BYTES as the only file, NAME in FOLDER; false with a finding. */
bool staging_save(const char *folder, const char *name, const struct buffer *bytes, bool force,
	struct findings *findings);

/* Removes what is uncommitted in every open staging and ends the program as the
 * signal would; installs for SIGINT, SIGTERM, SIGHUP.  Call once in main. */
void staging_catch_signals(void);

#endif
