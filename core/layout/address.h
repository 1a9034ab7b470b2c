/* address.h - the address in an envelope's window, and its customer barcode.
 *
 * For core/layout alone.  Whatever the sheet's place in the envelope, the window shows all
 * of the address and nothing else of the letter.  The same holds for the address to which a
 * letter comes back (role "return") where the envelope has a window for it.
 */
#ifndef TODOKE_LAYOUT_ADDRESS_H
#define TODOKE_LAYOUT_ADDRESS_H

#include "code/customer_barcode.h"
#include "layout/composer.h"

/* Where the bars stand on the first page. */
struct barcode {
	int32_t x, y;
	struct rectangle bars[CUSTOMER_BARS];
};

/* Composes LINE, of an address or a sender: one that is too long is broken between town and
 * number or before the building's name. */
void address_line_compose(struct composer *composer, const struct block *line,
	struct element *parent, struct column column);

/* The element of an address in an envelope's window, without its lines. */
struct element *address_begin(struct composer *composer, struct element *parent);

/* Composes the lines of BLOCK, the composer's address or sender, in their own strip of the
 * composer's flow.  Where they do not fit all get smaller, down to the minimum of their looks.
 * Findings: "layout-address-large" or "layout-return-large" for the line that the window may
 * still hide, "layout-barcode-none" and
 * "layout-barcode-large" when the envelope asks for a barcode and there is none. */
void address_compose(
	struct composer *composer, const struct block *block, struct element *parent);

/* The envelope must say where the letter comes back to: "layout-return-none" when nothing is
 * known of that, "layout-return-empty" when its window has nothing to show. */
void sender_check(const struct composer *composer);

/* "layout-window-shows" for what else on the first page a window may show. */
void window_check(const struct composer *composer);

#endif
