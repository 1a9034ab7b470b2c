/* Customer barcodes: the examples of Japan Post's manual, and addresses that mislead. */
#include "code/address.h"
#include "code/customer_barcode.h"

#include <check.h>
#include <string.h>

Suite *barcode_suite(void);

/* 郵便番号・バーコードマニュアル, バーコードに必要な文字情報の抜き出し法 (1/9) to (9/9): what
 * is taken out of the address, and the characters between start and stop. */
static const struct {
	const char *postal_code, *address, *number, *characters;
} examples[] = {
	{"100-0013", "東京都千代田区霞が関1丁目3番2号　郵便プラザ503室", "1-3-2-503",
		"1 0 0 0 0 1 3 1 - 3 - 2 - 5 0 3 CC4 CC4 CC4 CC4 9"},
	{"263-0023", "千葉市稲毛区緑町3丁目30-8　郵便ビル403号", "3-30-8-403",
		"2 6 3 0 0 2 3 3 - 3 0 - 8 - 4 0 3 CC4 CC4 CC4 5"},
	{"0140113", "秋田県大仙市堀見内　南田茂木　添60-1", "60-1",
		"0 1 4 0 1 1 3 6 0 - 1 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC8"},
	{"110-0016", "東京都台東区台東5-6-3　ABCビル10F", "5-6-3-10",
		"1 1 0 0 0 1 6 5 - 6 - 3 - 1 0 CC4 CC4 CC4 CC4 CC4 9"},
	{"060-0906", "北海道札幌市東区北六条東4丁目　郵便センター6号館", "4-6",
		"0 6 0 0 9 0 6 4 - 6 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 9"},
	{"065-0006", "北海道札幌市東区北六条東8丁目　郵便センター10号館", "8-10",
		"0 6 5 0 0 0 6 8 - 1 0 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 9"},
	{"407-0033", "山梨県韮崎市龍岡町下條南割　韮崎400", "400",
		"4 0 7 0 0 3 3 4 0 0 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 -"},
	{"273-0102", "千葉県鎌ケ谷市右京塚　東3丁目-20-5　郵便・A&bコーポB604号", "3-20-5B604",
		"2 7 3 0 1 0 2 3 - 2 0 - 5 CC1 1 6 0 4 CC4 CC4 0"},
	{"198-0036", "東京都青梅市河辺町十一丁目六番地一号　郵便タワー601", "11-6-1-601",
		"1 9 8 0 0 3 6 1 1 - 6 - 1 - 6 0 1 CC4 CC4 CC4 CC8"},
	{"027-0203", "岩手県宮古市大字津軽石第二十一地割大淵川480", "21-480",
		"0 2 7 0 2 0 3 2 1 - 4 8 0 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC5"},
	{"590-0016", "大阪府堺市堺区中田出井町四丁六番十九号", "4-6-19",
		"5 9 0 0 0 1 6 4 - 6 - 1 9 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC2"},
	{"080-0831", "北海道帯広市稲田町南七線　西28", "7-28",
		"0 8 0 0 8 3 1 7 - 2 8 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC4 CC7"},
	{"317-0055", "茨城県日立市宮田町6丁目7-14　ABCビル2F", "6-7-14-2",
		"3 1 7 0 0 5 5 6 - 7 - 1 4 - 2 CC4 CC4 CC4 CC4 CC4 CC1"},
	{"650-0046", "神戸市中央区港島中町9丁目7-6　郵便シティA棟1F1号", "9-7-6A1-1",
		"6 5 0 0 0 4 6 9 - 7 - 6 CC1 0 1 - 1 CC4 CC4 CC4 5"},
	{"623-0011", "京都府綾部市青野町綾部6-7　LプラザB106", "6-7LB106",
		"6 2 3 0 0 1 1 6 - 7 CC2 1 CC1 1 1 0 6 CC4 CC4 CC4 4"},
	{"064-0804", "札幌市中央区南四条西29丁目1524-23　第2郵便ハウス501", "29-1524-23-2-",
		"0 6 4 0 8 0 4 2 9 - 1 5 2 4 - 2 3 - 2 - 3"},
	{"910-0067", "福井県福井市新田塚3丁目80-25　J1ビル2-B", "3-80-25J1-2B",
		"9 1 0 0 0 6 7 3 - 8 0 - 2 5 CC1 9 1 - 2 CC1 9"},
};

/* The bars of CHARACTERS between start and stop, by the manual's table. */
static void bars_of(const char *characters, char *bars)
{
	static const struct {
		const char *character, *bars;
	} table[] = {{"1", "FFT"}, {"2", "FDA"}, {"3", "DFA"}, {"4", "FAD"}, {"5", "FTF"},
		{"6", "DAF"}, {"7", "AFD"}, {"8", "ADF"}, {"9", "TFF"}, {"0", "FTT"},
		{"-", "TFT"}, {"CC1", "DAT"}, {"CC2", "DTA"}, {"CC3", "ADT"}, {"CC4", "TDA"},
		{"CC5", "ATD"}, {"CC6", "TAD"}, {"CC7", "TTF"}, {"CC8", "FFF"}};

	strcpy(bars, "FD");
	for (size_t length; *characters; characters += length + (characters[length] == ' ')) {
		size_t i = 0;

		length = strcspn(characters, " ");
		while (strlen(table[i].character) != length
			|| memcmp(table[i].character, characters, length) != 0)
			i++;
		strcat(bars, table[i].bars);
	}
	strcat(bars, "DF");
}

START_TEST(examples_of_the_manual)
{
	char number[ADDRESS_NUMBER_SIZE], bars[CUSTOMER_BARS + 1], expected[200];

	address_number(examples[_i].address, number);
	ck_assert_str_eq(number, examples[_i].number);
	ck_assert(customer_barcode(examples[_i].postal_code, number, bars));
	bars_of(examples[_i].characters, expected);
	ck_assert_str_eq(bars, expected);
}
END_TEST

START_TEST(bars_are_as_printed_in_the_manual)
{
	char bars[CUSTOMER_BARS + 1];

	ck_assert(customer_barcode("100-0013", "1-3-2-503", bars));
	ck_assert_str_eq(bars, "FDFFTFTTFTTFTTFTTFFTDFAFFTTFTDFATFTFDATFTFTFFTTDFATDATDATDATDAT"
			       "FFDF");
	ck_assert(customer_barcode("100-0014", "1-11-32", bars));
	ck_assert_int_eq(strncmp(bars + 62, "ATDDF", 5), 0); /* CC5 */
}
END_TEST

/* What the manual has no example of: names with numerals in them, other signs. */
static const struct {
	const char *address, *number;
} others[] = {
	{"東京都千代田区一番町3番地4", "3-4"},
	{"東京都中央区八丁堀二丁目5番1号", "2-5-1"},
	{"茨城県水戸市三の丸一丁目1", "1-1"},
	{"千葉県千葉市中央区五の三", "5-3"},
	{"水面県みなも台市大字三千院五十二番地の三", "52-3"},
	{"水面県みなも台市緑町四丁目5番の6", "4-5-6"},
	{"水面県みなも台市緑町四丁目５番６号　コーポ𠮷野 ２０３号", "4-5-6-203"},
	{"水面県みなも台市緑町１－２−３‐４", "1-2-3-4"},
	{"水面県みなも台市緑町1ー2ー3 コーポ", "1-2-3"},
	{"水面県みなも台市緑町二〇三番地", "203"},
	{"水面県みなも台市緑町5 A.B荘 c", "5C"},
	{"水面県みなも台市緑町5 B棟F", "5BF"},
	{"水面県みなも台市緑町", ""},
	{"", ""},
	{"\xe5\x9c", ""},
	{"12345678901234567890", "1234567890123"},
	{"123456789012A", "123456789012A"},
};

START_TEST(other_addresses)
{
	char number[ADDRESS_NUMBER_SIZE];

	address_number(others[_i].address, number);
	ck_assert_str_eq(number, others[_i].number);
}
END_TEST

START_TEST(what_has_no_barcode_is_refused)
{
	char bars[CUSTOMER_BARS + 1];

	ck_assert(!customer_barcode("", "1", bars));
	ck_assert(!customer_barcode("100-001", "1", bars));
	ck_assert(!customer_barcode("100-00134", "1", bars));
	ck_assert(!customer_barcode("10-00013", "1", bars));
	ck_assert(!customer_barcode("１００００１３", "1", bars));
	ck_assert(!customer_barcode("100-0000", "1", bars)); /* 代表の郵便番号 */
	ck_assert(!customer_barcode("100-0013", "1番", bars));
	ck_assert(customer_barcode("100-8792", "", bars));
}
END_TEST

/* The places where a line may end, marked with a stroke. */
static const char *const broken[] = {
	"水面県みなも台市緑町|四丁目5番6号",
	"水面県みなも台市緑町|4番15号|コーポ|𠮷野203号",
	"水面県みなも台市緑町|4-15|コーポ|𠮷野 |203号",
	"水面県みなも台市緑町|4番15号　|コーポ|𠮷野",
	"グランドハイツ|緑ヶ丘プレミアム|弐番館 |1203号室",
	"水面県みなも台市緑町|5番6号室",
	"千代田区一番町|3番地|青葉荘201",
	"三丁目4番",
	"水面県",
	"",
};

START_TEST(lines_end_at_sensible_places)
{
	char address[200], marked[200];
	size_t length = 0, at, from = 0;

	for (const char *c = broken[_i]; *c; c++)
		if (*c != '|')
			address[length++] = *c;
	address[length] = marked[0] = '\0';
	for (; (at = address_break(address, length, from)) < length; from = at) {
		strncat(marked, address + from, at - from);
		strcat(marked, "|");
	}
	strcat(marked, address + from);
	ck_assert_str_eq(marked, broken[_i]);
}
END_TEST

Suite *barcode_suite(void)
{
	Suite *suite = suite_create("barcode");
	TCase *tests = tcase_create("barcode");

	tcase_add_loop_test(
		tests, examples_of_the_manual, 0, sizeof examples / sizeof *examples);
	tcase_add_test(tests, bars_are_as_printed_in_the_manual);
	tcase_add_loop_test(tests, other_addresses, 0, sizeof others / sizeof *others);
	tcase_add_test(tests, what_has_no_barcode_is_refused);
	tcase_add_loop_test(
		tests, lines_end_at_sensible_places, 0, sizeof broken / sizeof *broken);
	suite_add_tcase(suite, tests);
	return suite;
}
