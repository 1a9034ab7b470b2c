/* handover.h - descriptors from one process to another that runs already. */
#ifndef TODOKE_HANDOVER_H
#define TODOKE_HANDOVER_H

#include <stdbool.h>
#include <stddef.h>

/* More are never handed over at once. */
enum { HANDOVER_MOST = 64 };

/* Sends COUNT descriptors, one at least, through SOCKET; false with errno. */
bool handover_send(int socket, const int *descriptors, size_t count);

/* Waits for what is sent through SOCKET: how many came to DESCRIPTORS (room for
 * HANDOVER_MOST), in the order in which they were sent; 0 when nobody sent any. */
size_t handover_receive(int socket, int *descriptors);

#endif
