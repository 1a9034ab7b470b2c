/* browser.c - Chromium over --remote-debugging-pipe: messages of JSON, each ended by NUL.
 *
 * Values come back through encodeURIComponent, so that finding them in an answer needs no
 * reader of JSON.
 */
#include "browser.h"

#include "program.h"

#include "base/buffer.h"

#include <check.h>
#include <ctype.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ_BY_IT = 3, WRITTEN_BY_IT = 4, PATIENCE = 20000 /* milliseconds */ };

struct browser {
	pid_t process;
	int to, from;
	char *folder; /* its profile */
	char *path;   /* what is open */
	char *session;
	void (*broken_pipe)(int); /* what SIGPIPE did before */
	int last;                 /* number of a message */
	struct buffer unread;
};

/* --- messages */

static void json_text(struct buffer *to, const char *text)
{
	buffer_byte(to, '"');
	for (; *text; text++)
		if ((unsigned char)*text < 0x20)
			buffer_format(to, "\\u%04x", *text);
		else if (*text == '"' || *text == '\\')
			buffer_format(to, "\\%c", *text);
		else
			buffer_byte(to, *text);
	buffer_byte(to, '"');
}

/* The next message, which stays until the one after it. */
static const char *message_next(struct browser *browser, struct buffer *message)
{
	struct pollfd wait = {.fd = browser->from, .events = POLLIN};
	char *end, chunk[65536];
	ssize_t taken;

	while (!browser->unread.length
		|| !(end = memchr(browser->unread.data, '\0', browser->unread.length))) {
		ck_assert_msg(poll(&wait, 1, PATIENCE) == 1, "chromium does not answer");
		taken = read(browser->from, chunk, sizeof chunk);
		ck_assert_msg(taken > 0, "chromium (package chromium) does not run");
		buffer_add(&browser->unread, chunk, (size_t)taken);
	}
	buffer_clear(message);
	buffer_text(message, browser->unread.data);
	taken = end + 1 - browser->unread.data;
	browser->unread.length -= (size_t)taken;
	memmove(browser->unread.data, end + 1, browser->unread.length);
	return message->data;
}

/* Never one of a test that failed before this one and left its answers unread. */
static int number_next(struct browser *browser)
{
	return (int)getpid() % 20000 * 100000 + ++browser->last % 100000;
}

/* Calls METHOD with PARAMETERS (JSON); its answer, to be freed. */
static char *call(struct browser *browser, const char *method, const char *parameters)
{
	struct buffer message = {0};
	char begin[32];
	int number = number_next(browser);

	buffer_format(&message, "{\"id\":%d,\"method\":\"%s\",\"params\":%s", number, method,
		parameters);
	if (browser->session)
		buffer_format(&message, ",\"sessionId\":\"%s\"", browser->session);
	buffer_byte(&message, '}');
	ck_assert(write(browser->to, message.data, message.length + 1)
		  == (ssize_t)message.length + 1);
	snprintf(begin, sizeof begin, "{\"id\":%d,", number);
	while (strncmp(message_next(browser, &message), begin, strlen(begin)) != 0)
		;
	ck_assert_msg(!strstr(message.data, "\"error\":{"), "%s: %s", method, message.data);
	return message.data;
}

static void call_done(struct browser *browser, const char *method, const char *parameters)
{
	free(call(browser, method, parameters));
}

/* The text of MEMBER in ANSWER, which it frees. */
static char *member_take(char *answer, const char *member)
{
	char *pattern, *start, *value;

	ck_assert(asprintf(&pattern, "\"%s\":\"", member) > 0);
	start = strstr(answer, pattern);
	ck_assert_msg(start != NULL, "no %s: %s", member, answer);
	start += strlen(pattern);
	value = strndup(start, strcspn(start, "\""));
	free(pattern);
	free(answer);
	return value;
}

/* --- the process */

static void browser_run(const struct browser *browser, int reads, int writes)
{
	char *home = realpath(browser->folder, NULL), *profile;

	if (asprintf(&profile, "--user-data-dir=%s", home) < 0 || dup2(reads, READ_BY_IT) < 0
		|| dup2(writes, WRITTEN_BY_IT) < 0 || !freopen("/dev/null", "w", stdout)
		|| !freopen("/dev/null", "w", stderr))
		_exit(1);
	setenv("HOME", home, 1);
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* not to outlive a test that is killed */
	execlp("chromium", "chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
		"--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
		"--no-default-browser-check", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-extensions",
		"--remote-debugging-pipe", profile, "about:blank", (char *)NULL);
	_exit(1);
}

/* FD out of the way of 3 and 4. */
static int moved(int fd)
{
	int moved = fcntl(fd, F_DUPFD_CLOEXEC, WRITTEN_BY_IT + 1);

	ck_assert(moved >= 0);
	close(fd);
	return moved;
}

static void process_start(struct browser *browser)
{
	int to[2], from[2];

	browser->broken_pipe = signal(SIGPIPE, SIG_IGN);
	ck_assert(pipe2(to, O_CLOEXEC) == 0 && pipe2(from, O_CLOEXEC) == 0);
	for (int i = 0; i < 2; i++) {
		to[i] = moved(to[i]);
		from[i] = moved(from[i]);
	}
	browser->process = fork();
	ck_assert(browser->process >= 0);
	if (browser->process == 0) {
		setpgid(0, 0);
		browser_run(browser, to[0], from[1]);
	}
	close(to[0]);
	close(from[1]);
	browser->to = to[1];
	browser->from = from[0];
}

struct browser *browser_new(void)
{
	struct browser *browser = calloc(1, sizeof *browser);
	char *target, *parameters;

	browser->folder = folder_new();
	process_start(browser);
	target = member_take(
		call(browser, "Target.createTarget", "{\"url\":\"about:blank\"}"), "targetId");
	ck_assert(asprintf(&parameters, "{\"targetId\":\"%s\",\"flatten\":true}", target) > 0);
	browser->session =
		member_take(call(browser, "Target.attachToTarget", parameters), "sessionId");
	free(target);
	free(parameters);
	return browser;
}

void browser_done(struct browser *browser)
{
	close(browser->to);
	close(browser->from);
	kill(-browser->process, SIGKILL);
	waitpid(browser->process, NULL, 0);
	signal(SIGPIPE, browser->broken_pipe);
	folder_done(browser->folder);
	buffer_done(&browser->unread);
	free(browser->path);
	free(browser->session);
	free(browser);
}

/* --- pages */

static int hex(char digit)
{
	return isdigit((unsigned char)digit) ? digit - '0'
					     : toupper((unsigned char)digit) - 'A' + 10;
}

/* %E5%B1%8A as bytes, in place. */
static void percent_decode(char *text)
{
	char *to = text;

	for (; *text; text++)
		if (*text == '%' && text[1] && text[2]) {
			*to++ = (char)(hex(text[1]) * 16 + hex(text[2]));
			text += 2;
		} else {
			*to++ = *text;
		}
	*to = '\0';
}

char *browser_value(struct browser *browser, const char *expression)
{
	struct buffer whole = {0}, parameters = {0};
	char *answer, *value;

	buffer_format(&whole, "Promise.resolve(%s).then(v => encodeURIComponent(String(v)))",
		expression);
	buffer_text(
		&parameters, "{\"awaitPromise\":true,\"returnByValue\":true,\"expression\":");
	json_text(&parameters, whole.data);
	buffer_byte(&parameters, '}');
	answer = call(browser, "Runtime.evaluate", parameters.data);
	ck_assert_msg(!strstr(answer, "exceptionDetails"), "%s: %s", expression, answer);
	value = member_take(answer, "value");
	percent_decode(value);
	buffer_done(&whole);
	buffer_done(&parameters);
	return value;
}

void browser_says(struct browser *browser, const char *expression, const char *expected)
{
	char *value = browser_value(browser, expression);

	ck_assert_msg(strcmp(value, expected) == 0, "%s says %s, not %s", expression, value,
		expected);
	free(value);
}

void browser_wait(struct browser *browser, const char *expression)
{
	for (int waited = 0;; waited += 20) {
		char *value = browser_value(browser, expression);
		bool is_true = strcmp(value, "true") == 0;

		free(value);
		if (is_true)
			return;
		ck_assert_msg(waited < PATIENCE, "never: %s", expression);
		usleep(20000);
	}
}

void browser_open(struct browser *browser, const char *path)
{
	struct buffer parameters = {0};

	if (path) {
		free(browser->path);
		browser->path = realpath(path, NULL);
	}
	ck_assert_msg(browser->path != NULL, "%s", path);
	free(browser_value(browser, "window.left = true"));
	buffer_format(&parameters, "{\"url\":\"file://%s\"}", browser->path);
	call_done(browser, "Page.navigate", parameters.data);
	buffer_done(&parameters);
	browser_wait(browser, "!window.left && document.readyState === 'complete'");
}

static void key_send(struct browser *browser, const char *type, const char *key,
	const char *text, int code, const char *more)
{
	struct buffer parameters = {0};

	buffer_format(&parameters,
		"{\"type\":\"%s\",\"windowsVirtualKeyCode\":%d,\"key\":\"%s\",\"code\":\"%s\"%"
		"s",
		type, code, key, *key == ' ' ? "Space" : key, more);
	if (text) {
		buffer_text(&parameters, ",\"text\":");
		json_text(&parameters, text);
	}
	buffer_byte(&parameters, '}');
	call_done(browser, "Input.dispatchKeyEvent", parameters.data);
	buffer_done(&parameters);
}

void browser_key(struct browser *browser, const char *key)
{
	static const struct {
		const char *key, *text;
		int code;
	} keys[] = {{"Tab", NULL, 9}, {"Enter", "\r", 13}, {" ", " ", 32}};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(keys[i].key, key) == 0) {
			key_send(browser, "keyDown", key, keys[i].text, keys[i].code, "");
			key_send(browser, "keyUp", key, NULL, keys[i].code, "");
			return;
		}
	ck_abort_msg("no key %s", key);
}

void browser_paste(struct browser *browser)
{
	key_send(browser, "rawKeyDown", "v", NULL, 86,
		",\"modifiers\":2,\"commands\":[\"paste\"]");
	key_send(browser, "keyUp", "v", NULL, 86, ",\"modifiers\":2");
}

void browser_screen(struct browser *browser, int width, bool dark)
{
	struct buffer parameters = {0};

	buffer_format(&parameters,
		"{\"width\":%d,\"height\":800,\"deviceScaleFactor\":1,\"mobile\":false}",
		width);
	call_done(browser, "Emulation.setDeviceMetricsOverride", parameters.data);
	buffer_done(&parameters);
	call_done(browser, "Emulation.setEmulatedMedia",
		dark ? "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"dark\"}]}"
		     : "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"light\"}]"
		       "}");
}
