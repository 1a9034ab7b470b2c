/* layout.c - how fast whole documents are laid out: dense pages a second, one core, and the
 * memory that a page takes.
 *
 * A report of long paragraphs with headings, lists and names with readings, in the style
 * "official": 48 characters a line, 48 lines a page.  No PDF.
 */
#include "layout/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static const char *const prose[] = {
	"令和8年11月16日、当社が管理するお客様の個人データについて、電子メールの誤送信により漏"
	"えいが発生した"
	"ことが判明いたしました。本件につきましては、「個人情報の保護に関する法律」（平成15年法"
	"律第57号）第26条"
	"第1項の規定に基づき、個人情報保護委員会に報告しております。",
	"委託先が管理するVPN装置に、令和8年7月に公表された脆弱性の修正が適用されていなかった。"
	"委託契約では修正の"
	"適用期限を定めていたが、当社は適用の状況を確認していなかった。また、装置の管理者の認証"
	"に多要素認証を用い"
	"ておらず、窃取された認証情報のみで接続が可能であった。",
	"対象となるお客様は最大27,413人（うち漏えいが確認された方は1,"
	"204人）であり、その項目は、氏名、住所、電話"
	"番号、メールアドレス（privacy@example.co.jp など）及びクレジットカード情報である。",
};

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct block *words_add(
	struct document *document, struct block *in, enum block_kind kind, const char *words)
{
	struct block *block = block_add(document, in, kind);

	block_words(document, block, words);
	return block;
}

static struct document *report_new(struct arena *arena, size_t sections)
{
	struct document *document = document_new(arena);

	document->language = "ja";
	words_add(document, document->root, BLOCK_TITLE, "個人データの漏えい等に関する報告");
	for (size_t i = 0; i < sections; i++) {
		struct block *paragraph;

		words_add(document, document->root, BLOCK_HEADING, "発生した事態")->level = 1;
		for (size_t j = 0; j < 12; j++) {
			paragraph = words_add(document, document->root, BLOCK_PARAGRAPH,
				prose[j % (sizeof prose / sizeof *prose)]);
			block_words(document, paragraph, prose[(i + j) % 3]);
		}
		paragraph = words_add(document, document->root, BLOCK_PARAGRAPH, "責任者は");
		words_add(document, words_add(document, paragraph, BLOCK_RUBY, "三日月"),
			BLOCK_READING, "みかづき");
	}
	return document;
}

int main(int count, char **arguments)
{
	size_t sections = count > 1 ? strtoul(arguments[1], NULL, 10) : 200;
	struct font_library *library = font_library_new();
	struct findings *findings = findings_new();
	struct arena *arena = arena_new();
	const struct page_style *style = style_open("official", NULL,
		&(struct style_places){.templates = "templates"}, library, arena, findings);
	struct document *document;
	struct pages *pages;
	struct rusage before, after;
	double start;

	if (!style)
		return 3;
	document = report_new(arena, sections);
	document_finish(document, findings);
	getrusage(RUSAGE_SELF, &before);
	start = seconds();
	pages = layout_document(document, style, arena, findings);
	start = seconds() - start;
	getrusage(RUSAGE_SELF, &after);
	printf("%zu pages, %.0f pages/s, %.0f kB a page\n", pages->count,
		(double)pages->count / start,
		(double)(after.ru_maxrss - before.ru_maxrss) / (double)pages->count);
	arena_free(arena);
	findings_free(findings);
	font_library_free(library);
	return 0;
}
