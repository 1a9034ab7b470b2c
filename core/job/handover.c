/* handover.c - descriptors from one process to another, by unix(7)'s SCM_RIGHTS. */
#include "job/handover.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

union control {
	char bytes[CMSG_SPACE(HANDOVER_MOST * sizeof(int))];
	struct cmsghdr head; /* for its alignment */
};

bool handover_send(int socket, const int *descriptors, size_t count)
{
	union control control = {0};
	char byte = 0; /* something must go with them */
	struct iovec data = {&byte, 1};
	struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control};

	if (count > HANDOVER_MOST) {
		errno = EINVAL;
		return false;
	}
	control.head =
		(struct cmsghdr){CMSG_LEN(count * sizeof *descriptors), SOL_SOCKET, SCM_RIGHTS};
	memcpy(CMSG_DATA(&control.head), descriptors, count * sizeof *descriptors);
	message.msg_controllen = CMSG_SPACE(count * sizeof *descriptors);
	return sendmsg(socket, &message, MSG_NOSIGNAL) == 1;
}

size_t handover_receive(int socket, int *descriptors)
{
	union control control = {0};
	char byte;
	struct iovec data = {&byte, 1};
	struct msghdr message = {.msg_iov = &data,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control};
	ssize_t got;
	size_t count;

	do
		got = recvmsg(socket, &message, 0);
	while (got < 0 && errno == EINTR);
	if (got != 1 || !CMSG_FIRSTHDR(&message) || control.head.cmsg_type != SCM_RIGHTS)
		return 0;
	count = (control.head.cmsg_len - CMSG_LEN(0)) / sizeof *descriptors;
	memcpy(descriptors, CMSG_DATA(&control.head), count * sizeof *descriptors);
	return count;
}
