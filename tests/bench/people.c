/* people.c - writes lists of people who don't exist: any number, the same for the same seed.
 *
 *     build/bench/people [-s SEED] [-e ENCODING] [-x] ROWS > list.csv
 *
 * Names, towns and streets are put together at random from made-up parts; rare characters
 * (𠮷, 髙, 﨑, 葛 with a variation selector) come about as often as in a real list.  In an
 * encoding that lacks one of them it is written as the character closest to it.  Groups are
 * "customer" and "member"; -x adds what lists are refused for.
 */
#include "base/buffer.h"
#include "base/encoding.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct maker {
	uint64_t state;
	struct encoding *encoding;
	bool is_unicode, has_faults;
	struct buffer line, out;
};

#define PICK(maker, texts) (texts)[random_below(maker, sizeof(texts) / sizeof *(texts))]

/* xorshift64*: the same everywhere. */
static uint64_t random_next(struct maker *maker)
{
	maker->state ^= maker->state >> 12;
	maker->state ^= maker->state << 25;
	maker->state ^= maker->state >> 27;
	return maker->state * UINT64_C(2685821657736338717);
}

static size_t random_below(struct maker *maker, size_t limit)
{
	return (size_t)((random_next(maker) >> 33) % limit);
}

static const char *family_name(struct maker *maker)
{
	static const char *const usual[] = {"佐倉", "高峰", "若葉", "三日月", "白波瀬", "汐見",
		"青嶺", "水城", "小鳥遊", "月岡", "朝比奈", "星野原", "東雲", "海野", "花房",
		"霧島", "常盤木", "神楽", "春日野", "深山", "渡良瀬", "緑川", "大路", "日向野"};
	static const char *const rare[] = {
		"𠮷野", "髙瀬", "山﨑", "葛󠄀城", "邉見", "齋木", "濵名", "德山"};
	static const char *const plain[] = {
		"吉野", "髙瀬", "山﨑", "葛城", "邉見", "齋木", "濵名", "德山"};

	if (random_below(maker, 50))
		return PICK(maker, usual);
	return maker->is_unicode ? PICK(maker, rare) : PICK(maker, plain);
}

static const char *given_name(struct maker *maker)
{
	static const char *const names[] = {"澄人", "灯", "遥", "渉", "陽菜", "蒼", "凪沙",
		"紬", "朔太郎", "結衣", "奏多", "小夜子", "千尋", "悠真", "美月", "慧", "律",
		"ひかり", "あおい", "健一", "幸子", "和夫", "正", "のり子"};

	return PICK(maker, names);
}

static void address_add(struct maker *maker)
{
	static const char *const cities[] = {"みなも台市", "青葉原市", "星見市", "東雲町",
		"汐入市", "朝霧郡白樺町", "花咲市北区", "花咲市港区"};
	static const char *const towns[] = {"緑町", "本町", "桜ヶ丘", "大字深山字沢口", "中央",
		"若宮", "一番町", "八幡", "三の丸", "海岸通"};
	static const char *const houses[] = {"コーポ葛󠄀城", "グランメゾン桜ヶ丘",
		"𠮷野ハイツ", "メゾン・ド・ミナモ", "水面第二ビル", "ＡＢＣマンション"};
	static const char *const houses_plain[] = {"コーポ葛城", "グランメゾン桜ヶ丘",
		"吉野ハイツ", "メゾン・ド・ミナモ", "水面第二ビル", "ﾊｲﾂ若宮"};
	const char *city = PICK(maker, cities), *town = PICK(maker, towns);
	size_t block = random_below(maker, 9) + 1, lot = random_below(maker, 40) + 1;
	size_t house = random_below(maker, 30) + 1;

	buffer_format(
		&maker->line, "水面県%s%s%zu丁目%zu番%zu号,", city, town, block, lot, house);
	if (random_below(maker, 3) == 0)
		buffer_format(&maker->line, "%s %zu号室",
			maker->is_unicode ? PICK(maker, houses) : PICK(maker, houses_plain),
			random_below(maker, 900) + 101);
	buffer_byte(&maker->line, ',');
}

/* Something that a list is refused for, in place of a right row. */
static void fault_add(struct maker *maker, size_t number)
{
	static const char *const faults[] = {
		"K%08zu,佐倉?一,サクラ,999-0001,水面県星見市本町1-1-1,,,様,customer,,\r\n",
		"K%08zu,,サクラ,999-0001,水面県星見市本町1-1-1,,,様,customer,,\r\n",
		"K%08zu,佐倉 一,サクラ,90-0001,水面県星見市本町1-1-1,,,様,customer,,\r\n",
		"K%08zu,佐倉 一,サクラ,999-0001,,,,様,customer,,\r\n",
		"K%08zu,佐倉 一様,サクラ,999-0001,水面県星見市本町1-1-1,,,様,custmer,,\r\n",
		"K%08zu,佐倉 停,サクラ,999-0001,水面県星見市本町1-1-2,,,様,customer,,1\r\n"};
	const char *fault = PICK(maker, faults);
	const char *field = strstr(fault, "%08zu");

	buffer_add(&maker->line, fault, (size_t)(field - fault));
	buffer_format(&maker->line, "%08zu%s", number, field + strlen("%08zu"));
}

static void person_add(struct maker *maker, size_t number)
{
	static const char *const readings[] = {"サクラ ハルカ", "ﾐｶﾂﾞｷ ｽﾐﾄ", "ワカバ アカリ"};
	const char *family = family_name(maker), *given = given_name(maker);

	if (maker->has_faults && random_below(maker, 100) == 0) {
		fault_add(maker, number);
		return;
	}
	buffer_format(&maker->line, "K%08zu,%s %s,%s,%03zu-%04zu,", number, family, given,
		PICK(maker, readings), random_below(maker, 900) + 100,
		random_below(maker, 10000));
	address_add(maker);
	buffer_format(&maker->line, "%s,様,%s,person%zu@example.jp,\r\n",
		random_below(maker, 20) ? "" : "株式会社みなも台ハウスケア",
		random_below(maker, 3) ? "customer" : "member", number);
}

static void line_write(struct maker *maker)
{
	encoding_add(maker->encoding, maker->line.data, maker->line.length, &maker->out);
	buffer_clear(&maker->line);
	if (maker->out.length < 1 << 20)
		return;
	fwrite(maker->out.data, 1, maker->out.length, stdout);
	buffer_clear(&maker->out);
}

int main(int count, char **arguments)
{
	struct maker maker = {.state = UINT64_C(0x9E3779B97F4A7C15)};
	const char *encoding = "utf-8";
	size_t rows;
	int option;

	while ((option = getopt(count, arguments, "s:e:x")) != -1) {
		if (option == 's')
			maker.state ^=
				strtoull(optarg, NULL, 10) * UINT64_C(0xD1342543DE82EF95);
		else if (option == 'e')
			encoding = optarg;
		else if (option == 'x')
			maker.has_faults = true;
		else
			return EXIT_FAILURE;
	}
	maker.encoding = encoding_open(encoding);
	if (!maker.encoding || optind == count) {
		fprintf(stderr, "people [-s SEED] [-e ENCODING] [-x] ROWS\n");
		return EXIT_FAILURE;
	}
	maker.is_unicode = strncmp(encoding, "utf", 3) == 0;
	rows = strtoul(arguments[optind], NULL, 10);
	buffer_text(&maker.line,
		"会員番号,氏名,フリガナ,郵便番号,住所1,住所2,会社名,敬称,グループ,"
		"メールアドレス,送付停止\r\n");
	line_write(&maker);
	for (size_t number = 1; number <= rows; number++) {
		person_add(&maker, number);
		line_write(&maker);
	}
	fwrite(maker.out.data, 1, maker.out.length, stdout);
	encoding_close(maker.encoding);
	buffer_done(&maker.line);
	buffer_done(&maker.out);
	return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
