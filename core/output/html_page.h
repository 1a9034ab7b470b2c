/* html_page.h - the beginning of a page of HTML that needs nothing else.
 *
 * In a syntax that XML parsers read as well.  Its policy (Content Security Policy) lets
 * nothing be fetched or sent, and of styles and scripts only the page's own apply, whatever
 * else were to come into the page.
 */
#ifndef TODOKE_HTML_PAGE_H
#define TODOKE_HTML_PAGE_H

#include "base/buffer.h"

struct html_page {
	const char *language, *title;
	const struct buffer *css;    /* neither may hold < or & outside of CDATA */
	const struct buffer *script; /* NULL: none runs */
};

/* Up to where the body begins. */
void html_page_begin(struct buffer *html, const struct html_page *page);
/* Whatever ends after the body: the script and the page itself. */
void html_page_end(struct buffer *html, const struct html_page *page);

#endif
