/* transcript_document.h - a transcription sheet for paper: a document like any other. */
#ifndef TODOKE_TRANSCRIPT_DOCUMENT_H
#define TODOKE_TRANSCRIPT_DOCUMENT_H

#include "transcript/transcript.h"

/* A finished document in the arena of SHEET's own: every field with its value, its length,
 * what to mind and a box to tick, and lines to note the receipt on. */
struct document *transcript_document(const struct transcript *sheet, struct findings *findings);

#endif
