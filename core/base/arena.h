/* arena.h - memory that lives and dies together.
 *
 * One arena per job: record, template and document are built in it, used and
 * dropped with it.  Nothing is freed one by one.  Memory is zeroed and aligned
 * for any type.  When memory runs out the program says so and ends with exit
 * status 3, in one place (memory_out); no caller checks for NULL.
 */
#ifndef TODOKE_ARENA_H
#define TODOKE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* SIZE zeroed bytes; SIZE 0 gives a valid, distinct pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* COUNT zeroed members of SIZE bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy of LENGTH bytes of TEXT, ended by a NUL. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* A copy of TEXT; NULL gives NULL. */
char *arena_text(struct arena *arena, const char *text);

/* printf into the arena. */
char *arena_format(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vformat(struct arena *arena, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));

/* Bytes handed out so far; for measuring. */
size_t arena_size(const struct arena *arena);

/* What is freed from now on stays with the process, for what it takes next: for one that takes
 * and frees as much again and again. */
void memory_keep(void);

/* malloc, realloc and a checked product that end the program instead of failing. */
void *memory_alloc(size_t size);
void *memory_resize(void *memory, size_t size);
size_t memory_product(size_t count, size_t size);

/* The one place where running out of memory ends the program. */
_Noreturn void memory_out(void);

#endif
