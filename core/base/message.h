/* message.h - the words of the program: one table of ids, wording by gettext.
 *
 * An id lives forever.  The table gives its level and, where a law asks for the
 * item, its article; locales/LANGUAGE/messages.po gives the wording, in which
 * {name} stands for an argument.
 */
#ifndef TODOKE_MESSAGE_H
#define TODOKE_MESSAGE_H

#include "base/finding.h"

struct buffer;

/* Chooses "ja" or "en"; DIRECTORY holds LANGUAGE/LC_MESSAGES/todoke.mo.
 * Call once, before the first message. */
void message_language(const char *language, const char *directory);

/* "ja" or "en", as chosen; "ja" before. */
const char *message_language_chosen(void);

/* Level of ID; false when the table lacks it. */
bool message_level(const char *id, enum level *level);

/* Wording of ID with its {name}s filled from NAMES_VALUES (ended by NULL).
 * The message id itself when no wording is found: never an empty line. */
void message_format(struct buffer *to, const char *id, const char *const *names_values);

/* WORDING with its {name}s filled; a name that has no value stays as it is. */
void message_fill(struct buffer *to, const char *wording, const char *const *names_values);

/* Iterates the table, for tests that check every id has wording: NULL at the end. */
const char *message_id(size_t index);

#endif
