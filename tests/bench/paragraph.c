/* paragraph.c - how fast text is set: pages of 1,600 characters a second, one core.
 *
 * Prose of a notice, in ten paragraphs a page; no PDF, no blocks.
 */
#include "text/paragraph.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char prose[] =
	"　令和8年11月16日、当社が管理するお客様の個人データについて、電子メールの誤送信により"
	"漏えいが発生したことが判明いたしました。本件につきましては、「個人情報の保護に関する法"
	"律」"
	"（平成15年法律第57号）第26条第1項の規定に基づき、個人情報保護委員会に報告しております"
	"。"
	"お問い合わせは、窓口（電話：03-1234-5678、メール：privacy@example.co.jp）まで。";

enum { PAGE = 1600, ROUNDS = 20000 };

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(void)
{
	struct font_library *library = font_library_new();
	const struct font *faces[] = {font_find(library, "BIZ UDMincho", 400), NULL};
	const struct font *latin[] = {font_find(library, "BIZ UDPMincho", 400), NULL};
	const struct text_style style = {faces, latin, 10500, 0};
	const struct text_run run = {.text = prose, .length = strlen(prose), .style = &style};
	const struct paragraph_options options = {.width = 420000};
	struct findings *findings = findings_new();
	double start, taken, pages;

	if (!faces[0] || !latin[0]) {
		fputs("BIZ UDMincho is not installed\n", stderr);
		return 3;
	}
	start = seconds();
	for (int i = 0; i < ROUNDS; i++) {
		struct arena *arena = arena_new();

		paragraph_set(&run, 1, &options, arena, findings);
		arena_free(arena);
	}
	taken = seconds() - start;
	pages = (double)ROUNDS * (double)utf8_count(prose, strlen(prose)) / PAGE;
	printf("%.0f pages/s, %.0f paragraphs/s, %.0f ns a character\n", pages / taken,
		ROUNDS / taken, taken / (pages * PAGE) * 1e9);
	findings_free(findings);
	font_library_free(library);
	return 0;
}
