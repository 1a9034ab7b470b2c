/* denial.c - does a text say that nothing leaked? */
#include "consistency/denial.h"

#include "record/wording.h"

#include <stdbool.h>
#include <string.h>

/* Moves *AT over all PIECES that stand there, in any order. */
static void pieces_skip(const char **at, const char *const *pieces)
{
	while (wording_take_any(at, pieces))
		;
}

/* Is what stands from FROM to END only of the data as a whole, if of any? */
static bool is_general(const char *from, const char *end)
{
	static const char *const words[] = {"個人情報", "個人データ", "情報", "データ",
		"お客様", "お客さま", "顧客", "当社", "弊社", "第三者", "外部", "本件", "今回",
		"現時点", "による", "から", "への", "へ", "では", "で", "の", "等", "が", "は",
		"も", NULL};

	pieces_skip(&from, words);
	return from >= end;
}

/* Where the clause that END stands in begins. */
static const char *clause_start(const char *text, const char *end)
{
	static const char *const marks[] = {"、", "。", "，", "．", "「", "（", "(", ","};
	const char *start = text;

	for (const char *at = text; at < end; at++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (strncmp(at, marks[i], strlen(marks[i])) == 0)
				start = at + strlen(marks[i]);
	return start;
}

/* Moves *AT over what denies: した事実はありません.  False where nothing does, or somebody
 * asks whether. */
static bool denial_take(const char **at)
{
	static const char *const between[] = {"した", "の", "事実", "可能性", "おそれ", "恐れ",
		"虞", "こと", "懸念", "は", "が", "も", "一切", "全く", NULL};
	static const char *const denials[] = {"ありません", "ございません", "なかった", "なく",
		"なし", "ない", "しておりません", "していません", "していなかった",
		"していない", "いたしておりません", NULL};
	static const char *const questions[] = {"か", "かどうか", "よう", "限り", "場合", NULL};
	const char *rest;

	pieces_skip(at, between);
	if (!wording_take_any(at, denials))
		return false;
	rest = *at;
	return !wording_take_any(&rest, questions);
}

const char *denial_find(const char *plain, size_t *length)
{
	static const char *const leaks[] = {
		"漏えい等", "漏えい", "漏洩等", "漏洩", "流出", NULL};

	for (const char *from = plain; *from; from++) {
		const char *at = from;

		if (wording_take_any(&at, leaks) && denial_take(&at)
			&& is_general(clause_start(plain, from), from)) {
			*length = (size_t)(at - from);
			return from;
		}
	}
	return NULL;
}

bool leak_is_possible(const char *code)
{
	static const char *const codes[] = {
		"confirmed", "suspected", "not-excluded", "not-confirmed", "open", "unknown"};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (strcmp(codes[i], code) == 0)
			return true;
	return false;
}
