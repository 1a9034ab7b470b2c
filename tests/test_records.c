/* The records of thirteen interviewed companies, and the starter records.
 *
 * Each passes the check and libxml2's validation; what the companies said is found
 * at its place with its value.  Nothing here tests how a record is read.
 */
#include "program.h"
#include "said.h"

#include "record/anchor.h"
#include "record/count.h"
#include "record/descent.h"
#include "record/record.h"

#include <check.h>
#include <glob.h>
#include <string.h>

Suite *records_suite(void);

static struct arena *arena;
static struct findings *findings;
static struct schema *schema;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
	schema = schema_load("core/schema/incident.xsd", findings);
}

static void teardown(void)
{
	schema_free(schema);
	findings_free(findings);
	arena_free(arena);
}

/* --- every record */

static void succeeds(const char *path, const char *command, int worst)
{
	struct run run = run_shell("%s %s", command, path);

	ck_assert_msg(
		run.status >= 0 && run.status <= worst, "%s %s: %s", command, path, run.errors);
	run_done(&run);
}

START_TEST(records_pass_the_check_and_the_schema)
{
	glob_t paths = {0};

	ck_assert_int_eq(glob("tests/records/*.xml", 0, NULL, &paths), 0);
	ck_assert_int_eq(glob("templates/records/*.xml", GLOB_APPEND, NULL, &paths), 0);
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		succeeds(paths.gl_pathv[i], "todoke check", 1);
		succeeds(paths.gl_pathv[i], "xmllint --noout --schema core/schema/incident.xsd",
			0);
	}
	globfree(&paths);
}
END_TEST

/* --- warnings */

/* Where the sources contradict themselves, and nowhere else. */
static const struct {
	const char *number, *warnings;
} contradictions[] = {
	{"01", "cost-sum\n"}, /* 1,800 in all, of 1,700 in parts */
	{"02", ""},
	{"03", ""},
	{"04", ""},
	{"05", "cost-sum\n"}, /* over 250 million, of 247 million in parts */
	{"06", ""},
	{"07", ""},
	{"08", ""},
	{"09", ""},
	{"10", ""},
	{"11", ""},
	{"12", ""},
	{"13", ""},
};

START_TEST(warnings_are_where_the_source_contradicts_itself)
{
	struct run run = run_shell("todoke check tests/records/jnsa-%s.xml 2>&1"
				   " | sed -n 's/.* warning\\[\\([^]]*\\)\\].*/\\1/p'",
		contradictions[_i].number);

	ck_assert_msg(strcmp(run.output, contradictions[_i].warnings) == 0, "jnsa-%s: %s",
		contradictions[_i].number, run.output);
	run_done(&run);
}
END_TEST

/* --- facts */

/* "at-least 500/ 500人以上": the form, the bounds, the wording. */
static const char *counted(const struct xml_node *node, enum count_measure measure)
{
	struct count count;
	const char *value;

	ck_assert_msg(count_read(node, measure, arena, &count, findings), "%s",
		said(findings, arena));
	value = count_value(&count, arena);
	return arena_format(arena, "%s%s%s %s", count_code(&count), value ? " " : "",
		value ? value : "", count.wording);
}

/* "2024-01-07/2024-12-31 2024年M月D日+6日": the days it may be, the wording. */
static const char *dated(const struct xml_node *root, const struct xml_node *node)
{
	struct when when;
	struct date first, last;

	ck_assert_msg(when_read(node, arena, &when, findings), "%s", said(findings, arena));
	if (anchor_bounds(root, node, &first, &last) != ANCHOR_BOUNDED)
		return arena_format(arena, "open %s", when.wording);
	return arena_format(arena, "%04d-%02d-%02d/%04d-%02d-%02d %s", first.year, first.month,
		first.day, last.year, last.month, last.day, when.wording);
}

static const char *valued(const struct xml_node *root, const struct xml_node *node)
{
	enum schema_value value = descent_declaration(schema, node)->type->value;

	switch (value) {
	case VALUE_WHEN:
		return dated(root, node);
	case VALUE_COUNT:
	case VALUE_PEOPLE:
	case VALUE_MONEY:
	case VALUE_QUANTITY:
		return counted(node, schema_measure(value));
	default:
		return xml_text(arena, node);
	}
}

/* What stands at PATH, which may end in @attribute. */
static const char *stated(
	const struct record *record, const char *path, const struct moment *as_of)
{
	const char *at = strchrnul(path, '@');
	const struct xml_node *node =
		record_find(record, arena_copy(arena, path, (size_t)(at - path)), as_of);

	if (!node)
		return "nothing";
	return *at ? xml_attribute(node, at + 1) : valued(record_root(record), node);
}

static const struct {
	const char *number, *path, *value;
} facts[] = {
	{"01", "/financial-loss/amount", "exact 18000000 1,800万円"},
	{"01", "customer-records", "about 20000 約2万件"},
	{"01", "customers/leak", "suspected"},
	{"01", "mail-contacts/leak", "confirmed"},
	{"01", "infected/when", "2020-01-01/2020-12-31 2020年M月D日"},
	{"01", "second/date", "2020-01-11/2021-01-10 2020年M月D+10日"},
	{"01", "shop-resumed/when", "2020-01-19/2021-01-18 2020年M月D+18日"},
	{"01", "forensics/amount", "free —"},
	{"01", "condolence/amount", "exact 12000000 1,200万円"},
	{"01", "card-receivers", "exact 18000 18,000人"},
	{"01", "card-advice@party", "counsel"},
	{"01", "police@how", "consultation"},
	{"01", "known@by", "contacts"},
	{"01", "known@how", "partner customer"},
	{"02", "infected/when", "open YYYY年M月D日"},
	{"02", "detected/when", "open YYYY年M月D日+7日"},
	{"02", "warning@subject", "other"},
	{"02", "mails", "range 10000/99999 数万件"},
	{"02", "mail-contacts/leak", "suspected"},
	{"02", "logs/status", "never-kept"},
	{"02", "/financial-loss/amount", "at-least 20000000/ 2,000万円以上"},
	{"02", "own-hours/amount", "exact 2 2人月"},
	{"02", "recovery/amount", "undisclosed 非公開"},
	{"02", "recovery/amount@reason", "wish-of-company"},
	{"03", "intrusion/when", "open YYYY年M月"},
	{"03", "published/date", "open YYYY年M月D+3日"},
	{"03", "server-count", "wording 複数台"},
	{"03", "servers@place", "domestic"},
	{"03", "backup/restorable", "denied"},
	{"03", "/ransom/double-extortion", "no"},
	{"03", "systems-down/duration", "range 1.5/2 1.5か月から2か月"},
	{"03", "business/duration", "about 0.5 約半年"},
	{"03", "/financial-loss/amount", "exact 40000000 4,000万円"},
	{"03", "/financial-loss/profit", "unknown 不明"},
	{"03", "operating/amount", "incalculable 算出不可"},
	{"04", "listed/when", "open YYYY年M月D+約2週間"},
	{"04", "listed/when@after", "day-0"},
	{"04", "day-0@kind", "reference"},
	{"04", "/ransom/paid", "no"},
	{"04", "/ransom/leak-site", "yes"},
	{"04", "shop/infected", "denied"},
	{"04", "business/duration", "about 7 約7か月"},
	{"04", "/financial-loss/amount", "exact 124000000 1億2,400万円"},
	{"04", "own-hours/value", "about 10000000 1,000万円強"},
	{"04", "advice@kind", "legal consulting dark-web"},
	{"04", "cyber/extent", "損失の大部分"},
	{"04", "vpn-maintenance@status", "cancelled"},
	{"05", "known/when", "2022-01-01/2022-12-31 2022年M月D日 平日朝"},
	{"05", "remote-restarted/when", "2022-05-01/2023-04-30 発覚から4か月"},
	{"05", "vpn-decision/when", "2021-12-01/2022-11-30 感染1か月前"},
	{"05", "files/share", "about 20 2割強"},
	{"05", "person-records", "wording 若干"},
	{"05", "/financial-loss/amount", "at-least 250000000/ 約2億5,000万円以上"},
	{"05", "fixed/amount", "exact 150000000 1.5億"},
	{"05", "fixed@estimated", "yes"},
	{"05", "computers-examined", "range 4/5 4、5台"},
	{"05", "prevention-backup@planned-before", "yes"},
	{"05", "own-hours/amount", "exact 45 45人月"},
	{"05", "drills", "exact 2 年2回"},
	{"05", "drills@of", "restore-drill"},
	{"06", "restored/when", "2023-01-01/2023-12-31 2023年M月（発覚から12か月）"},
	{"06", "entry@party", "vendor"},
	{"06", "vendor-known@party", "vendor"},
	{"06", "/ransom/attacker-contact", "yes"},
	{"06", "/ransom/what", "脅迫文は英文のテキストファイルだった。"},
	{"06", "mailed@kind", "extortion"},
	{"06", "posted/state", "confirmed"},
	{"06", "complaints", "wording 多々"},
	{"06", "/financial-loss/amount", "at-least 5000000/ 500万円以上"},
	{"06", "investigation@paid-by", "vendor"},
	{"06", "boundary/status", "negotiated"},
	{"06", "restoring/duration", "exact 1 1年"},
	{"07", "published-count", "exact 27000 2.7万件"},
	{"07", "damage-count", "about 30000 約3万件"},
	{"07", "known/when", "2024-01-01/2024-12-31 2024年M月D日 早朝"},
	{"07", "first/label", "マルウェア感染"},
	{"07", "second/label", "ランサムウェア感染"},
	{"07", "third/date", "2024-03-01/2024-12-31 2024年M月（発覚から2か月）"},
	{"07", "computers@place", "domestic"},
	{"07", "traces/status", "lost"},
	{"07", "path@certainty", "unknowable"},
	{"07", "effort-months", "about 95.4 約95.4人月"},
	{"07", "effort-hours", "exact 14309 14,309時間"},
	{"07", "overtime-pay/amount", "exact 12000000 1200万円"},
	{"07", "cyber/later", "yes"},
	{"08", "unknown-cause@certainty", "unknown"},
	{"08", "remote-desktop@certainty", "confirmed"},
	{"08", "affiliate-staff/leak", "suspected"},
	{"08", "affiliate-staff/viewing", "suspected"},
	{"08", "affiliate-staff/outflow", "not-confirmed"},
	{"08", "orders/outflow", "not-confirmed"},
	{"08", "cleaned/when", "2023-02-01/2023-12-31 2023年M月（発覚から1か月）"},
	{"08", "legal/amount", "none —"},
	{"08", "logs/status", "handed-over"},
	{"08", "transfer/status", "no-trace"},
	{"08", "/financial-loss/amount", "exact 161000000 1億6,100万円"},
	{"09", "customer-records", "range 100000/999999 数十万件規模"},
	{"09", "known@party", "company"},
	{"09", "abnormal@party", "subsidiary"},
	{"09", "scope-found/when", "2024-01-08/2025-01-07 2024年M月D+7日"},
	{"09", "/ransom/demanded", "yes"},
	{"09", "/ransom/paid", "no"},
	{"09", "prevention@paid-by", "subsidiary"},
	{"09", "call-centre@operator", "call-centre-company"},
	{"09", "earlier/amount", "about 100000000 1億円弱"},
	{"09", "/financial-loss/amount", "exact 50000000 5,000万円"},
	{"10", "company/business", "—"},
	{"10", "company/business@reason", "could-identify"},
	{"10", "company/size", "従業員1,000名～"},
	{"10", "known/when", "2022-01-01/2022-12-31 2022年M月"},
	{"10", "ended/when", "2023-01-01/2023-03-31 2023年M月（発覚から3か月）"},
	{"10", "/financial-loss/amount", "at-least 100000000/ 数億円以上"},
	{"10", "/financial-loss/profit", "unknown 100000000/ 不明も億単位"},
	{"10", "dark-web/amount", "wording 一定額"},
	{"10", "recovery/amount", "wording 数億円"},
	{"10", "examined", "about 20 20台強"},
	{"10", "own-hours/amount", "exact 21 21人月"},
	{"11", "told/when", "2024-01-07/2025-01-06 2024年M月D日+6日"},
	{"11", "told@by", "processor"},
	{"11", "sub-published@party", "sub-processor"},
	{"11", "customers-sub@under", "processor"},
	{"11", "second/number", "第2報"},
	{"11", "told-customers", "at-least 700/ 700件以上"},
	{"11", "no-inquiry", "exact 0 0件"},
	{"11", "/financial-loss/amount", "exact 0 0円"},
	{"11", "conference-held@persons", "heads"},
	{"11", "extraction@estimated", "yes"},
	{"11", "mailing@estimated", "yes"},
	{"11", "own-months", "exact 1.3 1.3人月"},
	{"11", "own-total", "exact 215 215時間"},
	{"11", "claim/status", "not-made"},
	{"11", "times-a-year", "range 1/2 年1、2度"},
	{"12", "told/when", "2024-01-01/2024-12-31 2024年M月"},
	{"12", "customer-records", "at-least 20000/ 20,000件以上"},
	{"12", "final-report@reporters", "company processor"},
	{"12", "final-report@by", "processor"},
	{"12", "no-leak/date", "2024-03-01/2024-12-31 2024年M+2月"},
	{"12", "by-post/when", "2025-01-01/2025-03-31 2025年M+3月"},
	{"12", "/financial-loss/amount", "exact 6300000 630万円"},
	{"12", "letters/amount", "exact 900000 90万円"},
	{"12", "call-centre/duration", "exact 1 1か月"},
	{"12", "claim/status", "not-made"},
	{"12", "reimbursement/status", "received"},
	{"12", "reimbursement/amount", "wording 対応に要した費用相当額"},
	{"12", "call-count", "wording 当初の見込みをかなり下回る"},
	{"13", "told/when", "2024-01-01/2024-12-31 2024年M月D日"},
	{"13", "session@by", "processor"},
	{"13", "no-schedule/when", "2024-01-12/2025-01-11 2024年M月D+11日"},
	{"13", "none-confirmed/when", "2024-02-01/2024-12-31 2024年M+1月"},
	{"13", "customer-records", "unknown 把握できない"},
	{"13", "customer-records@reason", "not-known-to-us"},
	{"13", "processor-system/duration", "about 1 1か月程度"},
	{"13", "vpn-renewal@status", "considered"},
	{"13", "third/date", "2024-02-01/2024-12-31 2024年M+1月"},
	{"13", "/financial-loss/amount", "exact 790000 79万円"},
	{"13", "claim/status", "not-made"},
	{"13", "vpn@party", "processor"},
};

START_TEST(what_was_said_is_found_at_its_place)
{
	const char *path = arena_format(arena, "tests/records/jnsa-%s.xml", facts[_i].number);
	struct record *record = record_open(path, schema, findings);
	const char *found;

	ck_assert_msg(record != NULL, "%s: %s", path, said(findings, arena));
	found = stated(record, facts[_i].path, NULL);
	ck_assert_msg(found && strcmp(found, facts[_i].value) == 0, "%s %s: %s", path,
		facts[_i].path, found ? found : "no attribute");
	record_free(record);
}
END_TEST

/* --- facts that changed */

static const struct {
	const char *number, *path, *as_of, *value;
} statements[] = {
	{"11", "customers/leak", "2024-06-30", "suspected"},
	{"11", "customers/leak", "2025-02-11", "denied"},
	{"12", "customers/leak", "2024-06-30", "suspected"},
	{"12", "customers/leak", "2025-01-31", "denied"},
	{"12", "customers/leak", "2025-12-31", "suspected"},
	{"12", "attack/kind", "2024-12-31", "unauthorised-access"},
	{"12", "attack/kind", "2025-12-31", "ransomware"},
	{"13", "customers/leak", "2024-06-30", "suspected"},
	{"13", "customers/leak", "2024-12-31", "not-confirmed"},
};

START_TEST(earlier_statements_stay)
{
	const char *path =
		arena_format(arena, "tests/records/jnsa-%s.xml", statements[_i].number);
	struct record *record = record_open(path, schema, findings);
	struct moment as_of;

	ck_assert(moment_read(statements[_i].as_of, &as_of));
	ck_assert_msg(record != NULL, "%s: %s", path, said(findings, arena));
	ck_assert_str_eq(stated(record, statements[_i].path, &as_of), statements[_i].value);
	record_free(record);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

Suite *records_suite(void)
{
	Suite *suite = suite_create("records");
	TCase *files = tcase_create("files");
	TCase *contents = tcase_create("contents");

	tcase_set_timeout(files, 60);
	tcase_add_test(files, records_pass_the_check_and_the_schema);
	tcase_add_loop_test(files, warnings_are_where_the_source_contradicts_itself, 0,
		COUNT(contradictions));
	suite_add_tcase(suite, files);
	tcase_add_checked_fixture(contents, setup, teardown);
	tcase_add_loop_test(contents, what_was_said_is_found_at_its_place, 0, COUNT(facts));
	tcase_add_loop_test(contents, earlier_statements_stay, 0, COUNT(statements));
	suite_add_tcase(suite, contents);
	return suite;
}
