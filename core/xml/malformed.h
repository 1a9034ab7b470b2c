/* malformed.h - what libxml2's parser objects to, in our words. */
#ifndef TODOKE_MALFORMED_H
#define TODOKE_MALFORMED_H

#include "xml/sax.h"

#include <libxml/xmlerror.h>

/* Turns ERROR into the finding that ends the run; heeds only the first. */
void malformed_report(struct sax *sax, const xmlError *error);

#endif
