/* html_page.c - the beginning and the end of a page of HTML. */
#include "output/html_page.h"

#include "base/digest.h"

static void policy_write(struct buffer *html, const struct html_page *page)
{
	buffer_format(html,
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
		" style-src 'sha256-%s';",
		digest_base64(page->css->data, page->css->length).text);
	if (page->script)
		buffer_format(html, " script-src 'sha256-%s';",
			digest_base64(page->script->data, page->script->length).text);
	buffer_text(html, " base-uri 'none'; form-action 'none'\"/>\n");
}

void html_page_begin(struct buffer *html, const struct html_page *page)
{
	buffer_text(html, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
	buffer_attribute(html, "lang", page->language);
	buffer_attribute(html, "xml:lang", page->language);
	buffer_text(html, ">\n<head>\n<meta charset=\"UTF-8\"/>\n");
	policy_write(html, page);
	buffer_text(html, "<meta name=\"viewport\" content=\"width=device-width,"
			  " initial-scale=1\"/>\n<meta name=\"color-scheme\""
			  " content=\"light dark\"/>\n<title>");
	buffer_escape(html, page->title);
	buffer_text(html, "</title>\n<style>");
	buffer_add(html, page->css->data, page->css->length);
	buffer_text(html, "</style>\n</head>\n<body>\n");
}

void html_page_end(struct buffer *html, const struct html_page *page)
{
	if (page->script) {
		buffer_text(html, "<script>");
		buffer_add(html, page->script->data, page->script->length);
		buffer_text(html, "</script>\n");
	}
	buffer_text(html, "</body>\n</html>\n");
}
