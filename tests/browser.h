/* browser.h - a page in Chromium without a window, driven through pipes, for tests.
 *
 * The DevTools protocol over --remote-debugging-pipe: no port, no driver, nothing from the
 * network.  A test fails when Chromium is missing or does not answer.
 */
#ifndef TODOKE_TEST_BROWSER_H
#define TODOKE_TEST_BROWSER_H

#include <stdbool.h>

struct browser;

struct browser *browser_new(void);
void browser_done(struct browser *browser);

/* Opens the file PATH, or again what is open (NULL), and waits until it is there. */
void browser_open(struct browser *browser, const char *path);

/* What the JavaScript EXPRESSION (or the promise that it is) says, as text; free it.  The
 * test fails when it throws. */
char *browser_value(struct browser *browser, const char *expression);

/* Fails the test when EXPRESSION does not say EXPECTED. */
void browser_says(struct browser *browser, const char *expression, const char *expected);

/* Waits until EXPRESSION is true. */
void browser_wait(struct browser *browser, const char *expression);

/* Presses a key as a person would: "Tab", "Enter", " "; or pastes by Ctrl+V. */
void browser_key(struct browser *browser, const char *key);
void browser_paste(struct browser *browser);

/* A screen WIDTH pixels wide, dark or not. */
void browser_screen(struct browser *browser, int width, bool dark);

#endif
