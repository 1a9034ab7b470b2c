/* pagination.h - a column of strips onto pages, with the boxes around them. */
#ifndef TODOKE_PAGINATION_H
#define TODOKE_PAGINATION_H

#include "layout/flow.h"

/* Puts FLOW onto new pages of PAGES; that of a vertical style is turned.  ADDRESSED: an
 * envelope's window looks onto the first page, and strips keep clear of it. */
void flow_place(const struct flow *flow, const struct page_style *style, bool addressed,
	struct pages *pages, struct findings *findings);

#endif
