/* figure.h - figures typed by hand in prose.
 *
 * What is counted belongs into the record, and prose quotes it: <v ref="…"/>.  Here
 * only figures with a unit of what is counted in an incident are looked at (人, 件,
 * 世帯, 口座, 台, 社, 校, 円 …), and only in prose that somebody outside may read and that
 * tells what happened: not in measures, safeguards and requests.  Dates, times, sections,
 * telephone numbers and 第2報 are no such figures, nor are kanji numerals.
 */
#ifndef TODOKE_FIGURE_H
#define TODOKE_FIGURE_H

#include "record/rules.h"

/* Reports (figure-by-hand) every such figure that no fact of the record states. */
void figures_check(const struct rules_run *run);

#endif
