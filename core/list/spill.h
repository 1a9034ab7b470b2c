/* spill.h - records of one size in a file that nobody else sees: what would not fit in memory.
 *
 * The file has no name and is gone with the process.  It can be read by children and from
 * several threads at once.
 */
#ifndef TODOKE_SPILL_H
#define TODOKE_SPILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct spill;

/* Records of SIZE bytes, in a file in FOLDER (NULL: /tmp); NULL with errno. */
struct spill *spill_new(const char *folder, size_t size);
void spill_free(struct spill *spill);

/* Each false with errno when the disk is full or fails. */
bool spill_add(struct spill *spill, const void *record);
bool spill_read(struct spill *spill, uint64_t index, void *record);
bool spill_change(struct spill *spill, uint64_t index, const void *record);

/* Writes what is only in memory yet: from then on spill_read changes nothing. */
bool spill_flush(struct spill *spill);

uint64_t spill_count(const struct spill *spill);

/* The file of a flushed spill, of its records one after the other. */
int spill_file(const struct spill *spill);

/* COUNT records from INDEX on into RECORDS, of a flushed spill. */
bool spill_load(const struct spill *spill, uint64_t index, void *records, size_t count);

#endif
