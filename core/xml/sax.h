/* sax.h - libxml2's SAX parser, taught to note where every node begins. */
#ifndef TODOKE_SAX_H
#define TODOKE_SAX_H

#include "xml/node.h"
#include "xml/source.h"

#include <libxml/parser.h>

/* One run of the parser over bytes that source_check has passed. */
struct sax {
	struct xml *xml; /* its document is what is made */
	const char *data;
	size_t size;
	size_t limit, depth; /* nesting of elements: the most, and now */
	bool dense;          /* no texts of white space alone */
	struct findings *findings;
	xmlParserCtxt *parser;
	struct cursor cursor; /* the last place noted */
	size_t text;          /* where a text would begin: after the last tag */
	bool refused;         /* a finding was made; nothing more is read */
};

/* Fills sax->xml->document.  False with a finding when the bytes are not
 * well-formed or hold what is not allowed. */
bool sax_run(struct sax *sax);

/* Says ID at OFFSET, with pairs as finding_add_pairs takes them, and ends the run. */
void sax_refuse(struct sax *sax, const char *id, size_t offset, const char *const *pairs);

/* How far the parser has read. */
size_t sax_offset(const struct sax *sax);

/* Where the last '<' before OFFSET stands. */
size_t sax_tag(const struct sax *sax, size_t offset);

#endif
