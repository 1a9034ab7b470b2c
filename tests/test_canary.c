/* test_canary.c - no template, by whatever XPath, and no pack prints what is not meant for
 * its readers.
 *
 * Every free text of made-up records has a mark (canary.h).  A template that asks for
 * everything there is prints all marks that its readers may see, and no other; so do, as far
 * as they print it, the packs of the program, in every byte of every format.
 */
#include "canary.h"
#include "output/document_html.h"
#include "output/document_text.h"
#include "output/document_xml.h"
#include "program.h"
#include "reading/pdf_reader.h"
#include "record/record.h"
#include "record/view.h"
#include "said.h"
#include "template/pack.h"
#include "template/template.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *canary_suite(void);

#define FULL "tests/records/full.xml"
#define PROCESSOR "templates/records/processor.xml"
#define PARTNERS "tests/records/partners.xml"

static struct arena *arena;
static struct findings *findings;
static struct schema *schema;

/* One made-up record. */
static const char *text;
static struct record *record;
static size_t count;
static bool *allowed, *printed; /* by the number of the mark */

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
	schema = schema_load("core/schema/incident.xsd", findings);
	record = NULL;
}

static void teardown(void)
{
	record_free(record);
	schema_free(schema);
	findings_free(findings);
	arena_free(arena);
}

static void given(const char *path, size_t odds, unsigned long long *state)
{
	text = canary_record(path, schema, odds, state, arena);
	record_free(record);
	record = record_read("r.xml", text, strlen(text), schema, findings);
	ck_assert_msg(record != NULL, "%s: %s", path, said(findings, arena));
	count = canary_count(text);
	allowed = arena_array(arena, count, sizeof *allowed);
	printed = arena_array(arena, count, sizeof *printed);
}

/* Marks in comments and instructions are never allowed: no element has them. */
static void allow(const struct view_reader *reader, bool cut)
{
	const struct xml_node *node = record_root(record);

	memset(allowed, 0, count * sizeof *allowed);
	memset(printed, 0, count * sizeof *printed);
	for (; node; node = xml_following(node)) {
		const char *mark = canary_of(node, arena);
		size_t number;

		if (!mark || !canary_next(&mark, &number))
			continue;
		allowed[number] =
			canary_stated(node, cut)
			&& !(reader->readers & ~canary_meant(schema, node, reader->party))
			&& (canary_is_addressee_s(node, reader->addressee)
				|| reader->readers == AUDIENCE_INTERNAL)
			&& (!reader->party || canary_is_party_s(schema, node, reader->party));
	}
}

/* Fails the test when BYTES have a mark that is not allowed; notes the others.  White space
 * within a mark is the layout's. */
static void marks_check(const char *bytes, size_t size, const char *where)
{
	char *plain = arena_alloc(arena, size + 1);
	const char *at = plain;
	size_t length = 0, number;

	for (size_t i = 0; i < size; i++)
		if (bytes[i] && !strchr(" \t\r\n", bytes[i]))
			plain[length++] = bytes[i];
	plain[length] = '\0';
	while (canary_next(&at, &number)) {
		ck_assert_msg(
			number < count && allowed[number], "%s tells mark %zu", where, number);
		printed[number] = true;
	}
}

static size_t marks(const bool *flags)
{
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += flags[i];
	return sum;
}

/* --- a template that asks for everything */

/* What it prints, node by node. */
static const char *const wanted[] = {
	"//*",
	"//@*",
	"//text()",
	"//*[not(*)]",
	"/descendant-or-self::node()",
	"*[1]/following::node()",
	"*[last()]/preceding::node()",
	"*/ancestor::node()//*",
	"../../..//*",
	"/..",
	"(//*)[position() mod 2 = 1]",
	"(//*)[last()]/preceding::*",
	"//*[@for = 'internal'] | //@for",
	"//comment() | //processing-instruction()",
	"//*[1]/namespace::*",
	"//*[local-name() = 'note' or name() = 'i:note']",
	"//note | //reason | //ground | //conflict | //remark | //addressee",
	"id('memo') | id('withheld') | id('two')",
	"$here/preceding-sibling::node()",
	"//*[@as-of > '2027'] | //*[@change]",
};

/* Where it looks for each mark, hidden ones too, only to say that it is there (#). */
static const char *const probes[] = {
	"contains(string(/), '#')",
	"contains(string(/incident/..), '#')",
	"//node()[contains(., '#')]",
	"//@*[contains(., '#')]",
	"//comment()[contains(., '#')]",
	"//processing-instruction()[contains(., '#')]",
	"//*[1]/namespace::*[contains(., '#')]",
	"ancestor-or-self::node()/following-sibling::node()[contains(., '#')]",
	"ancestor-or-self::node()/preceding-sibling::node()[contains(., '#')]",
	"count(//node()[contains(., '#')]) + sum(//@*[contains(., '#')]) &gt; 0",
	"string-length(substring-after(concat(/, //comment(), /..), '#')) &gt; 0",
	"$here[contains(., '#')] | id('memo')[contains(., '#')]",
	"lang('#') or starts-with(normalize-space(/), '#')",
};

/* These functions would open the record itself: there are none. */
static const char *const absent[] = {
	"document('tests/records/full.xml')//*",
	"document('')//*",
	"doc('tests/records/full.xml')//*",
	"current()//*",
	"key('note', 'memo')",
	"unparsed-text('tests/records/full.xml')",
	"$record//*",
	"i:note",
};

/* Prints MARK where TEST, in which # is the mark, is true. */
static void probe_add(struct buffer *to, const char *test, const char *mark)
{
	buffer_text(to, "<if test=\"");
	for (; *test; test++)
		if (*test == '#')
			buffer_text(to, mark);
		else
			buffer_byte(to, *test);
	buffer_format(to, "\"><paragraph>%s</paragraph></if>\n", mark);
}

static void each_add(struct buffer *to, const char *select)
{
	buffer_format(to,
		"<each select=\"%s\"><paragraph><value select=\".\"/></paragraph></each>\n",
		select);
}

static void template_save(const char *path)
{
	struct buffer to = {0};

	buffer_text(&to, "<template xmlns='urn:todoke:template:1'><title>問い</title>");
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		each_add(&to, wanted[i]);
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
		each_add(&to, absent[i]);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < sizeof probes / sizeof *probes; k++)
			probe_add(&to, probes[k], canary_mark(arena, i));
	buffer_text(&to, "</template>");
	file_write(path, to.data);
	buffer_done(&to);
}

static void document_check(const struct document *document)
{
	struct buffer bytes = {0}, css = {0};

	document_xml(document, "UTF-8", &bytes);
	buffer_text(&css, "p { margin: 0 }");
	document_html(document, &css, &bytes);
	document_text(document, &bytes);
	marks_check(bytes.data, bytes.length, "the template that asks for everything");
	buffer_done(&bytes);
	buffer_done(&css);
}

/* Checks what the template PATH makes of the VIEW, which lends to the document. */
static void template_check(const char *path, const struct buffer *view)
{
	struct findings *said_of_it = findings_new();
	struct xml *tree = view_read(view->data, view->length, "r.xml", said_of_it);
	struct template *template = template_open(
		&(struct template_source){.path = path, .language = "ja"}, arena, said_of_it);
	struct document *document = document_new(arena);
	struct printing printing = {
		.document = document,
		.root = xml_root(tree),
		.tree = xpath_tree_new(tree),
		.schema = schema,
		.terms = terms_open("locales/ja/terms.xml", arena, said_of_it),
		.dates = "western",
		.findings = said_of_it,
	};

	ck_assert_msg(template != NULL, "%s", said(said_of_it, arena));
	document->language = "ja";
	template_expand(template, &printing, document->root, xml_root(tree));
	document_finish(document, said_of_it);
	document_check(document);
	template_free(template);
	xpath_tree_free(printing.tree);
	xml_free(tree);
	findings_free(said_of_it);
}

/* So that all of the above could fail: what is in the view, comes out. */
static void view_check(const struct buffer *view)
{
	const char *at = view->data;
	size_t number;

	while (canary_next(&at, &number))
		ck_assert_msg(printed[number], "mark %zu is not printed", number);
}

/* A reader of each kind in turn, then made-up ones. */
static struct view_reader reader_draw(size_t turn, unsigned long long *state)
{
	static const struct view_reader readers[] = {
		{AUDIENCE_PUBLIC, NULL, NULL},
		{AUDIENCE_INDIVIDUAL, "one", NULL},
		{AUDIENCE_INDIVIDUAL, "two", NULL},
		{AUDIENCE_PARTNER, NULL, "host"},
		{AUDIENCE_PARTNER, NULL, "print"},
		{AUDIENCE_PPC, NULL, NULL},
		{AUDIENCE_INTERNAL, NULL, NULL},
	};
	const size_t kinds = sizeof readers / sizeof *readers;
	struct view_reader reader = {0};
	const char *bad;
	size_t length;

	if (turn < kinds)
		return readers[turn];
	audience_read(canary_audience(state, arena), &reader.readers, &bad, &length);
	return reader;
}

START_TEST(no_xpath_leads_out_of_the_view)
{
	unsigned long long state = 7;
	size_t hidden = 0, shown = 0;
	char *folder = folder_new();
	const char *path = arena_format(arena, "%s/t.xml", folder);
	struct moment moment;

	ck_assert(moment_read(CANARY_CUT, &moment));
	for (size_t turn = 0; turn < 12; turn++) {
		struct view_reader reader = reader_draw(turn, &state);
		struct buffer view = {0};

		given(FULL, 3, &state);
		allow(&reader, turn % 2);
		template_save(path);
		view_write(record, &reader, turn % 2 ? &moment : NULL, &view);
		template_check(path, &view);
		view_check(&view);
		buffer_done(&view);
		shown += marks(printed);
		hidden += count - marks(allowed);
	}
	folder_done(folder);
	ck_assert_uint_gt(hidden, 500);
	ck_assert_uint_gt(shown, 100);
}
END_TEST

/* --- the packs of the program */

static void piece_check(void *context, const struct pdf_piece *piece)
{
	marks_check(piece->bytes, piece->length, context);
}

static void pdf_check(const char *path)
{
	struct pdf_reader *reader = pdf_reader_open(path, findings);
	struct buffer pages = {0};

	ck_assert_msg(reader != NULL, "%s: %s", path, said(findings, arena));
	ck_assert(pdf_reader_text(reader, &pages));
	for (size_t i = 1; i <= pdf_reader_pages(reader); i++)
		for (const struct pdf_run *run = pdf_reader_page(reader, i)->first; run;
			run = run->next)
			buffer_add(&pages, run->text, run->length);
	marks_check(pages.data, pages.length, path);
	ck_assert(pdf_reader_visit(reader, piece_check, arena_text(arena, path)));
	pdf_reader_close(reader);
	buffer_done(&pages);
}

/* The files of a document, if it was made; how many there are. */
static size_t files_check(const char *folder, const char *name)
{
	static const char *const endings[] = {"xml", "txt", "html", "ledger.xml", "pdf"};
	size_t there = 0;

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		const char *path = arena_format(arena, "%s/%s.%s", folder, name, endings[i]);
		size_t size;
		char *bytes = file_read(path, &size);

		if (!bytes)
			continue;
		there++;
		marks_check(bytes, size, path);
		if (strcmp(endings[i], "pdf") == 0)
			pdf_check(path);
		free(bytes);
	}
	return there;
}

/* The file of PACK at STAGE, of which there may be one for each person. */
static size_t documents_check(
	const char *folder, const struct pack *pack, const char *stage, size_t *shown)
{
	const struct xml_node *root = record_root(record);
	const struct xml_node *each = pack->each ? xml_child(root, pack->each) : NULL;
	size_t there = 0, length;
	const char *bad;

	do {
		const char *id = each ? xml_attribute(each, "id") : NULL;
		struct view_reader reader = {
			.addressee = each && xml_is(each, "addressee") ? id : NULL,
			.party = each && xml_is(each, "party") ? id : NULL,
		};

		ck_assert(audience_read(pack->audience, &reader.readers, &bad, &length));
		allow(&reader, true);
		there += files_check(folder,
			pack_file_name(pack,
				&(struct pack_names){xml_attribute(root, "id"), id, stage},
				arena));
		*shown += marks(printed);
		each = each ? xml_next_same(each) : NULL;
	} while (each);
	return there;
}

/* Makes PACK at STAGE of the record as it is now; the number of files. */
static size_t pack_make(const struct pack *pack, const char *stage, size_t *shown)
{
	char *folder = folder_new();
	struct run run;
	size_t there;

	file_write(arena_format(arena, "%s/r.xml", folder), text);
	run = run_shell(
		"todoke make %s/r.xml -t %s%s%s %s%s -f pdf,xml,text,html --as-of " CANARY_CUT
		" -o %s/out",
		folder, pack->id, pack->variant ? "/" : "",
		pack->variant ? pack->variant->id : "", stage ? "--stage " : "",
		stage ? stage : "", folder);
	ck_assert_msg(!strstr(run.errors, "leak-found"), "%s: %s", pack->id, run.errors);
	there = documents_check(arena_format(arena, "%s/out", folder), pack, stage, shown);
	run_done(&run);
	folder_done(folder);
	return there;
}

/* Each stage of PACK, of RECORDS in turn; the number of files. */
static size_t stages_make(const struct pack *pack, unsigned long long *state, size_t *shown)
{
	static const char *const records[] = {"templates/records/ransomware.xml",
		"templates/records/misdelivery.xml", PROCESSOR};
	const struct stage *stage = pack->stages;
	size_t there = 0, turn = 0;

	do {
		given(records[turn++ % 3], 40, state);
		there += pack_make(pack, stage ? stage->id : NULL, shown);
		stage = stage ? stage->next : NULL;
	} while (stage);
	return there;
}

START_TEST(no_pack_prints_what_is_not_for_its_readers)
{
	static const char *const packs[] = {
		"common-form", "individual", "partner", "ppc", "pmark", "public"};
	unsigned long long state = 11;
	size_t there = 0, shown = 0;

	for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
		const struct pack *pack =
			pack_open(arena_format(arena, "templates/%s", packs[i]), "core/schema",
				"ja", arena, findings);
		const struct variant *variant = pack->variants;

		if (!variant)
			there += stages_make(pack, &state, &shown);
		for (; variant; variant = variant->next)
			there += stages_make(variant->pack, &state, &shown);
	}
	ck_assert_uint_gt(there, 0);
	ck_assert_uint_gt(shown, 0);
}
END_TEST

/* Nor does what is said in English: of each statement there is one more to take. */
START_TEST(no_letter_in_english_prints_what_is_not_for_its_reader)
{
	static const char *const variants[] = {"english", "english-mail", "english-warning"};
	const struct pack *pack =
		pack_open("templates/individual", "core/schema", "ja", arena, findings);
	unsigned long long state = 17;

	for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
		const struct variant *variant = pack_variant_find(pack, variants[i]);
		size_t shown = 0;

		given("tests/records/letters.xml", (size_t)-1, &state);
		ck_assert_uint_ge(pack_make(variant->pack, NULL, &shown), 4);
		ck_assert_uint_gt(shown, 10);
	}
}
END_TEST

/* --- letters of a list to partners */

/* A row for each party of the record, which the channel takes to it. */
static void list_write(const char *path, const char *channel)
{
	const struct xml_node *party = xml_child(record_root(record), "party");
	struct buffer rows = {0};

	buffer_text(&rows, "管理番号,取引先,郵便番号,住所,メール,通知方法\n");
	for (; party; party = xml_next_same(party))
		buffer_format(&rows,
			"%s,%s,999-0001,水面県水面市港町1丁目2番,a@example.jp,%s\n",
			xml_attribute(party, "id"), xml_attribute(party, "id"), channel);
	file_write(path, rows.data);
	buffer_done(&rows);
}

/* The letter to the party ID in FOLDER, if there is one: on paper, or as mail. */
static size_t letter_check(const char *folder, const char *id)
{
	struct run run = run_shell("ls %s/*/%s.pdf %s/*/%s.eml 2>/dev/null | tr -d '\\n'; true",
		folder, id, folder, id);
	const char *path = arena_text(arena, run.output);
	size_t length = strlen(path);

	run_done(&run);
	if (length && strcmp(path + length - 4, ".pdf") == 0) {
		pdf_check(path);
	} else if (length) {
		run = run_shell("sed '1,/^\\r*$/d' %s | base64 -di", path);
		marks_check(run.output, strlen(run.output), path);
		run_done(&run);
	}
	return length > 0;
}

/* Letters to all partners of the record PATH that CHANNEL takes them to; how many. */
static size_t letters_check(
	const char *path, const char *channel, unsigned long long *state, size_t *shown)
{
	char *folder = folder_new();
	const char *out = arena_format(arena, "%s/out", folder);
	size_t there = 0;
	struct run run;

	given(path, (size_t)-1, state);
	file_write(arena_format(arena, "%s/r.xml", folder), text);
	list_write(arena_format(arena, "%s/list.csv", folder), channel);
	run = run_shell("todoke letters %s/r.xml %s/list.csv -t partner --stage preliminary "
			"--as-of " CANARY_CUT " --from post@example.jp --one-each -o %s",
		folder, folder, out);
	ck_assert_msg(run.status <= 1, "%s: %s", path, run.errors);
	for (const struct xml_node *party = xml_child(record_root(record), "party"); party;
		party = xml_next_same(party)) {
		const struct view_reader reader = {
			AUDIENCE_PARTNER, NULL, xml_attribute(party, "id")};

		allow(&reader, true);
		there += letter_check(out, reader.party);
		*shown += marks(printed);
	}
	run_done(&run);
	folder_done(folder);
	return there;
}

START_TEST(no_letter_of_a_list_tells_what_is_not_its_partner_s)
{
	unsigned long long state = 13;
	size_t shown = 0;

	ck_assert_uint_eq(letters_check(PROCESSOR, "メール", &state, &shown), 3);
	ck_assert_uint_eq(letters_check(PARTNERS, "メール", &state, &shown), 3);
	ck_assert_uint_eq(letters_check(PARTNERS, "郵送", &state, &shown), 2);
	ck_assert_uint_gt(shown, 50);
}
END_TEST

Suite *canary_suite(void)
{
	Suite *suite = suite_create("canary");
	TCase *tests = tcase_create("canary");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, no_xpath_leads_out_of_the_view);
	tcase_add_test(tests, no_pack_prints_what_is_not_for_its_readers);
	tcase_add_test(tests, no_letter_in_english_prints_what_is_not_for_its_reader);
	tcase_add_test(tests, no_letter_of_a_list_tells_what_is_not_its_partner_s);
	suite_add_tcase(suite, tests);
	return suite;
}
