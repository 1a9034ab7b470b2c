/* The table of rules itself: it is whole, our files keep it, and broken files do not. */
#include "pdf_assertions.h"
#include "pdf_rules.h"
#include "program.h"
#include "sheet.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *pdf_rules_suite(void);

/* --- the table */

#define NUMBERS "tests/pdf_rules.txt"

static const struct pdf_rule *rule_find(const char *standard, const char *clause, int test)
{
	const struct pdf_rule *rule;

	for (size_t i = 0; (rule = pdf_rule(i)); i++)
		if (!strcmp(rule->standard, standard) && !strcmp(rule->clause, clause)
			&& rule->test == test)
			return rule;
	return NULL;
}

START_TEST(every_rule_has_its_row)
{
	char *numbers = file_read(NUMBERS, &(size_t){0}), *rest = NULL;
	size_t listed = 0, rows = 0;

	ck_assert_ptr_nonnull(numbers);
	for (char *line = strtok_r(numbers, "\n", &rest); line;
		line = strtok_r(NULL, "\n", &rest)) {
		char standard[4], clause[16];
		int test;

		if (*line == '#')
			continue;
		ck_assert_int_eq(sscanf(line, "%3s %15s %d", standard, clause, &test), 3);
		ck_assert_msg(rule_find(standard, clause, test) != NULL, "no row for %s", line);
		listed++;
	}
	for (size_t i = 0; pdf_rule(i); i++) {
		const struct pdf_rule *rule = pdf_rule(i);

		rows += strcmp(rule->standard, "PDF") != 0;
		ck_assert_ptr_eq(rule_find(rule->standard, rule->clause, rule->test), rule);
	}
	ck_assert_uint_eq(listed, 261);
	ck_assert_uint_eq(rows, listed);
	free(numbers);
}
END_TEST

/* --- broken files */

static struct sheet sheet;
static char *plain; /* the sound file as text that can be changed: qpdf's QDF */
static size_t plain_size;

/* Two pages with whatever a rule is about that we ever write. */
static void sound_make(void)
{
	static struct attachment attachment = {.name = "document.xml",
		.description = "機械で読めるデータ",
		.type = "application/xml",
		.relationship = "Source",
		.data = "<document/>\n",
		.size = 12};
	struct run run;

	sheet = sheet_new();
	sheet.pages->attachments = &attachment;
	sheet_letter(&sheet);
	sheet_add(&sheet, NULL, "Figure", "☆")->alternate = "Star";
	sheet_add(&sheet, NULL, "P", "外字\xEE\x80\x80");
	sheet_add(&sheet, NULL, "P", "Notice of what was found")->language = "en";
	sheet_page(&sheet);
	sheet_add(&sheet, NULL, "H2", "第二頁");
	sheet_text(&sheet, NULL, "- 2 -");
	sheet_write(&sheet, PDF_A3A_UA1);
	run = run_shell("cd '%s' && qpdf --qdf --object-streams=disable"
			" --no-original-object-ids sheet.pdf plain.pdf",
		sheet.folder);
	ck_assert_int_eq(run.status, 0);
	run_done(&run);
	plain = file_read(arena_format(sheet.arena, "%s/plain.pdf", sheet.folder), &plain_size);
}

static void sound_done(void)
{
	free(plain);
	sheet_done(&sheet);
}

static void bytes_write(const char *name, const struct buffer *bytes)
{
	FILE *file = fopen(arena_format(sheet.arena, "%s/%s", sheet.folder, name), "wb");

	ck_assert(file && fwrite(bytes->data, 1, bytes->length, file) == bytes->length);
	ck_assert_int_eq(fclose(file), 0);
}

/* WITH in place of the first WHAT, which must be there; of all, if WHAT begins with !. */
static void bytes_replace(struct buffer *bytes, const char *what, const char *with)
{
	struct buffer replaced = {0};
	bool all = *what == '!';
	size_t length = strlen(what + all);
	const char *from = bytes->data, *end = bytes->data + bytes->length, *at;

	while ((at = memmem(from, (size_t)(end - from), what + all, length))
		&& (all || from == bytes->data)) {
		buffer_add(&replaced, from, (size_t)(at - from));
		buffer_text(&replaced, with);
		from = at + length;
	}
	ck_assert_msg(from != bytes->data, "there is no %s", what);
	buffer_add(&replaced, from, (size_t)(end - from));
	buffer_done(bytes);
	*bytes = replaced;
}

/* One thing that goes wrong, and the rules that this breaks. */
struct fault {
	const char *what, *with;           /* in the text of the objects */
	const char *also_what, *also_with; /* NULL: nothing */
	const char *rules;
};

/* The file with the fault in its objects, its table put right. */
static const char *fault_make(const struct fault *fault)
{
	struct buffer broken = {0};
	struct run run;

	buffer_add(&broken, plain, plain_size);
	bytes_replace(&broken, fault->what, fault->with);
	if (fault->also_what)
		bytes_replace(&broken, fault->also_what, fault->also_with);
	bytes_write("broken.qdf", &broken);
	buffer_done(&broken);
	run = run_shell("cd '%s' && fix-qdf broken.qdf >fixed.pdf && qpdf --static-id"
			" --stream-data=preserve --object-streams=disable"
			" --newline-before-endstream fixed.pdf broken.pdf",
		sheet.folder);
	ck_assert_msg(run.status == 0, "%s: %s", fault->what, run.errors);
	run_done(&run);
	return arena_format(sheet.arena, "%s/broken.pdf", sheet.folder);
}

START_TEST(sound_file_keeps_them)
{
	pdf_rules_assert(arena_format(sheet.arena, "%s/sheet.pdf", sheet.folder));
	pdf_rules_assert(
		fault_make(&(struct fault){.what = "/Lang (ja)", .with = "/Lang (ja)"}));
}
END_TEST

static const struct fault faults[] = {
	{"/Marked true", "/Marked false", NULL, NULL, "A 6.7.2.2-1, UA 6.2-1"},
	{"/Marked true", "/Marked true /Suspects true", NULL, NULL, "UA 7.1-4"},
	{"/DisplayDocTitle true", "/DisplayDocTitle false", NULL, NULL, "UA 7.1-10"},
	{"/Lang (ja)", "/Lang (j@)", NULL, NULL, "A 6.7.4-1, UA 7.2-29"},
	{"/Lang (ja)", "", NULL, NULL,
		"UA 7.2-2, UA 7.2-21, UA 7.2-22, UA 7.2-23, UA 7.2-24, UA 7.2-25, UA 7.2-30, "
		"UA 7.2-31, UA 7.2-32, UA 7.2-33, UA 7.2-34"},
	{"/Lang (en)", "/Lang (englishlanguage)", NULL, NULL,
		"A 6.7.4-1, UA 7.2-29, PDF 14.9.2-1"},
	{"/Lang (en)", "", NULL, NULL, "PDF 14.9.2-1"},
	{"/StructTreeRoot 9 0 R", "", NULL, NULL, "A 6.7.3.3-1, UA 7.1-11, PDF 14.7.4.4-1"},
	{"/Type /Metadata", "/Type /Metadatum", NULL, NULL, "A 6.6.2.1-1, UA 7.1-8"},
	{"/S /GTS_PDFA1", "/S /GTS_PDFX", NULL, NULL,
		"A 6.2.4.3-2, A 6.2.4.3-4, A 6.2.10-2, PDF 14.11.5-1"},
	{"/N 3\n", "/N 1\n", NULL, NULL, "PDF 14.11.5-1"},
	{"mntrRGB ", "scnrRGB ", NULL, NULL, "A 6.2.3-1"},
	{"mntrRGB ", "mntrGRAY", NULL, NULL, "A 6.2.4.3-2, PDF 14.11.5-1"},
	{"/S /GTS_PDFA1", "/DestOutputProfileRef << >> /S /GTS_PDFA1", NULL, NULL, "A 6.2.3-3"},
	{"595.276", "2", NULL, NULL, "A 6.1.13-11"},
	{"/ParentTreeNextKey 2", "/ParentTreeNextKey 3000000000", NULL, NULL, "A 6.1.13-1"},
	{"764.89", "0.00000000000000000000000000000000000000001", NULL, NULL, "A 6.1.13-5"},
	{"764.89", "400000000000000000000000000000000000000000.0", NULL, NULL, "A 6.1.13-2"},
	{"/S /Figure", "/S /Figurine", NULL, NULL, "A 6.7.3.4-1, UA 7.1-5"},
	{"/ParentTreeNextKey 2", "/RoleMap << /P /Span >> /ParentTreeNextKey 2", NULL, NULL,
		"A 6.7.3.4-2, A 6.7.3.4-3, UA 7.1-6, UA 7.1-7"},
	{"  /Alt (Star)\n", "", NULL, NULL, "UA 7.3-1"},
	{"/S /H2", "/S /H4", NULL, NULL, "UA 7.4.2-1"},
	{"/S /H1", "/S /H", NULL, NULL, "UA 7.4.2-1, UA 7.4.4-2, UA 7.4.4-3"},
	{"/S /Lbl", "/S /P", NULL, NULL, "UA 7.2-20"},
	{"/S /LI\n", "/S /P\n", NULL, NULL, "UA 7.2-18, UA 7.2-19"},
	{"/S /L\n", "/S /Sect\n", NULL, NULL, "UA 7.2-17"},
	{"/S /TR\n", "/S /P\n", NULL, NULL, "UA 7.2-3, UA 7.2-8"},
	{"/S /TD\n", "/S /P\n", NULL, NULL, "UA 7.2-10"},
	{"/S /Table\n", "/S /Sect\n", NULL, NULL, "UA 7.2-4"},
	{"/S /TR\n", "/S /THead\n", NULL, NULL, "UA 7.2-8, UA 7.2-14, UA 7.2-36"},
	{"/S /TR\n", "/S /TFoot\n", NULL, NULL, "UA 7.2-8, UA 7.2-13, UA 7.2-38"},
	{"/S /TR\n", "/S /TBody\n", NULL, NULL, "UA 7.2-8, UA 7.2-37"},
	{"  /Alt (Star)\n  /K", "  /K", "/S /Figure", "/S /Formula", "UA 7.7-1"},
	{"/S /Figure", "/S /Note", NULL, NULL, "UA 7.9-1"},
	{"/S /Figure", "/S /TOCI", NULL, NULL, "UA 7.2-26"},
	{"/S /Figure", "/S /LBody", NULL, NULL, "UA 7.2-18"},
	{"/S /Figure", "/S /TD", NULL, NULL, "UA 7.2-9"},
	{"/S /Figure", "/S /TR", NULL, NULL, "UA 7.2-4"},
	{"/Scope /Column", "", NULL, NULL, "PDF 14.8.5.7-1"},
	{"!/S /TH", "/S /TD", NULL, NULL, "UA 7.5-1"},
	{"    12\n  ]", "    12\n  ] /A << /O /Table /Headers [(x)] >>", NULL, NULL,
		"UA 7.5-2"},
	{"/Scope /Row", "/Scope /Row /ColSpan 2", NULL, NULL, "UA 7.2-42, UA 7.2-43"},
	{"    14\n  ]", "    14\n  ] /A << /O /Table /RowSpan 2 >>", NULL, NULL, "UA 7.2-41"},
	{"    12\n  ]", "    12\n  ] /A << /O /Table /RowSpan 2 >>",
		"/Scope /Row\n  >>\n  /K [\n    13\n",
		"/Scope /Row /ColSpan 2\n  >>\n  /K [\n    13\n",
		"UA 7.2-15, UA 7.2-42, UA 7.2-43"},
	{"/P 16 0 R\n  /Pg 18 0 R\n  /S /H1", "/P 9 0 R\n  /Pg 18 0 R\n  /S /H1", NULL, NULL,
		"UA 7.1-12"},
	{"/P << /MCID 0 >> BDC\n", "/P << /MCID 0 >> BDC\n/Artifact BMC EMC\n", NULL, NULL,
		"UA 7.1-1"},
	{"/Artifact << /Type /Layout >> BDC\n",
		"/Artifact << /Type /Layout >> BDC /P << /MCID 19 >> BDC EMC\n", NULL, NULL,
		"UA 7.1-2, PDF 14.7.4.4-1, PDF 14.8.2.3-1"},
	{"/P << /MCID 0 >> BDC\n", "0 0 1 1 re f\n/P << /MCID 0 >> BDC\n", NULL, NULL,
		"UA 7.1-3"},
	{"/P << /MCID 0 >> BDC\n", "/P << /MCID 0 >> BDC\nxyzzy\n", NULL, NULL, "A 6.2.2-1"},
	{"/P << /MCID 0 >> BDC\n",
		"/P << /MCID 0 >> BDC\nq q q q q q q q q q q q q q q q q q q q q q q q q q q q "
		"q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q Q\n",
		NULL, NULL, "A 6.1.13-8"},
	{"/P << /MCID 0 >> BDC\n", "/P << /MCID 0 >> BDC\n/Nice ri\n", NULL, NULL, "A 6.2.6-1"},
	{"/P << /MCID 0 >> BDC\n", "/P << /MCID 0 >> BDC\n0 0 0 1 k\n", NULL, NULL,
		"A 6.2.4.3-3"},
	{"/P << /MCID 0 >> BDC\n", "/P << /MCID 0 >> BDC\nBI /W 1 /H 1 /CS /G /BPC 8 ID x EI\n",
		NULL, NULL, "A 6.1.10-1"},
	{"EMC\n", "\n", NULL, NULL, "UA 7.1-1, PDF 14.6-1"},
	{"/P << /MCID 0 >> BDC\n", "/P << /MCID 1 >> BDC\n", NULL, NULL, "PDF 14.8.2.3-1"},
	{"      22 0 R\n      23 0 R\n", "      23 0 R\n      22 0 R\n", NULL, NULL,
		"PDF 14.7.4.4-1"},
	{"/Subtype /Type0", "/Subtype /Type1", NULL, NULL, "A 6.2.11.2-2"},
	{"/Type /Font\n", "/Type /Fount\n", NULL, NULL, "A 6.2.11.2-1"},
	{"/Encoding /Identity-H", "/Encoding /90ms-RKSJ-H", NULL, NULL,
		"A 6.1.13-10, A 6.2.11.3.1-1, A 6.2.11.3.3-1, A 6.2.11.3.3-2, UA 7.21.3.1-1, "
		"UA 7.21.3.3-1, UA 7.21.3.3-2"},
	{"/CIDToGIDMap ", "/CIDToGIDMop ", NULL, NULL,
		"A 6.2.11.3.2-1, A 6.2.11.4.1-2, A 6.2.11.5-1, UA 7.21.3.2-1, UA 7.21.4.1-2, "
		"UA 7.21.5-1"},
	{"/FontFile2 ", "/FontFile4 ", NULL, NULL,
		"A 6.2.11.4.1-1, A 6.2.11.4.1-2, A 6.2.11.5-1, UA 7.21.4.1-1, UA 7.21.4.1-2, "
		"UA 7.21.5-1, PDF 9.7.4.2-1"},
	{"/ToUnicode ", "/ToUnicade ", NULL, NULL, "A 6.2.11.7.2-1, UA 7.21.7-1"},
	{"/BaseFont /", "/BaseFant /", NULL, NULL, "A 6.2.11.2-3, PDF 9.6.4-1"},
	{"<0001> <", "<0001> <0000", NULL, NULL, "A 6.2.11.7.2-2, UA 7.21.7-2"},
	{"<0001> <", "<0001> <E000", NULL, NULL, "A 6.2.11.7.3-1"},
	{"<0001> <", "<0001> <FEFF", NULL, NULL, "A 6.2.11.7.2-2, UA 7.21.7-2"},
	{"<0001> <", "<9001> <", NULL, NULL, "A 6.2.11.7.2-1, UA 7.21.7-1"},
	{"761.89 Tm\n[<", "761.89 Tm\n[<0000", NULL, NULL,
		"A 6.2.11.7.2-1, A 6.2.11.8-1, UA 7.21.7-1, UA 7.21.8-1, PDF 9.7.4.2-1"},
	{"/DW 1000", "/DW 900", NULL, NULL, "A 6.2.11.5-1, UA 7.21.5-1"},
	{"/FontName /", "/FontName /X", NULL, NULL, "PDF 9.6.4-1"},
	{"/FontName /", "/CIDSet 44 0 R /FontName /", NULL, NULL,
		"A 6.2.11.4.2-2, UA 7.21.4.2-2"},
	{"/AFRelationship /Source", "", NULL, NULL, "A 6.8-3"},
	{"/application#2fxml", "/xml", NULL, NULL, "A 6.8-1"},
	{"/UF (document.xml)", "", NULL, NULL, "A 6.8-2, UA 7.11-1"},
	{"/AF [", "/AX [", NULL, NULL, "A 6.8-4"},
	{"/Type /Catalog", "/AA << >> /Type /Catalog", NULL, NULL, "A 6.5.2-1, A 6.5.2-2"},
	{"/Type /Catalog", "/OpenAction << /S /JavaScript /JS (x) >> /Type /Catalog", NULL,
		NULL, "A 6.5.1-1"},
	{"/Type /Catalog", "/OpenAction << /S /Launch >> /Type /Catalog", NULL, NULL,
		"A 6.5.1-1"},
	{"/Type /Catalog", "/OpenAction << /S /Named /N /Print >> /Type /Catalog", NULL, NULL,
		"A 6.5.1-2"},
	{"/Type /Catalog", "/AcroForm << /Fields [] >> /Type /Catalog", NULL, NULL,
		"A 6.4.1-2"},
	{"/Type /Catalog", "/AcroForm << /Fields [] /NeedAppearances true >> /Type /Catalog",
		NULL, NULL, "A 6.4.1-2, A 6.4.1-3"},
	{"/Type /Catalog", "/AcroForm << /Fields [] /XFA (x) >> /Type /Catalog", NULL, NULL,
		"A 6.4.1-2, A 6.4.2-1, UA 7.15-1"},
	{"/Type /Catalog", "/NeedsRendering true /Type /Catalog", NULL, NULL, "A 6.4.2-2"},
	{"/Type /Catalog", "/OCProperties << /OCGs [] /D << >> >> /Type /Catalog", NULL, NULL,
		"A 6.9-1, A 6.9-2, A 6.9-3, A 6.9-4, UA 7.10-1, UA 7.10-2"},
	{"/Type /Catalog", "/Requirements [] /Type /Catalog", NULL, NULL, "A 6.11-1"},
	{"/Type /Catalog", "/AlternatePresentations << >> /Type /Catalog", NULL, NULL,
		"A 6.10-1"},
	{"/Type /Catalog", "/Perms << /DocMDP << >> >> /Type /Catalog", NULL, NULL,
		"A 6.1.12-1"},
	{"/StructParents 0\n", "/StructParents 0 /PresSteps << >>\n", NULL, NULL, "A 6.10-2"},
	{"  /Font <<\n", "  /ExtGState << /G << /TR /Identity >> >>\n  /Font <<\n", NULL, NULL,
		"A 6.2.5-1"},
	{"  /Font <<\n", "  /ExtGState << /G << /TR2 /Identity >> >>\n  /Font <<\n", NULL, NULL,
		"A 6.2.5-2"},
	{"  /Font <<\n", "  /ExtGState << /G << /HTP [0 0] >> >>\n  /Font <<\n", NULL, NULL,
		"A 6.2.5-3"},
	{"  /Font <<\n", "  /ExtGState << /G << /HT << /HalftoneType 6 >> >> >>\n  /Font <<\n",
		NULL, NULL, "A 6.2.5-4"},
	{"  /Font <<\n", "  /ExtGState << /G << /BM /Loud >> >>\n  /Font <<\n", NULL, NULL,
		"A 6.2.10-1"},
	{"  /Font <<\n", "  /ExtGState << /G << /OP true /OPM 1 >> >>\n  /Font <<\n", NULL,
		NULL, "A 6.2.4.2-2"},
	{"  /Font <<\n",
		"  /ColorSpace << /C [/Separation /Gold /DeviceGray 44 0 R] >>\n  /Font <<\n",
		NULL, NULL, "A 6.2.4.4-2"},
	{"  /Font <<\n",
		"  /ColorSpace << /C [/DeviceN [/Gold] /DeviceGray 44 0 R] >>\n  /Font <<\n",
		NULL, NULL, "A 6.1.13-9, A 6.2.4.4-1"},
	{"  /Font <<\n", "  /ColorSpace << /C [/ICCBased 13 0 R] >>\n  /Font <<\n", NULL, NULL,
		"A 6.2.4.2-1"},
	{"/Type /EmbeddedFile", "/Type /EmbeddedFile /FFilter /FlateDecode", NULL, NULL,
		"A 6.1.7.1-3"},
	{"/StructParents 0\n",
		"/StructParents 0 /Annots [<< /Type /Annot /Subtype /Text /Rect [9 9 99 99] "
		"/Contents (x) /F 4 >>] /Tabs /S\n",
		NULL, NULL, "A 6.3.1-1, A 6.3.3-1, UA 7.18.1-1, UA 7.18.5-1"},
	{"/StructParents 0\n",
		"/StructParents 0 /Annots [<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] "
		"/Contents (x) /F 4 >>] /Tabs /S\n",
		NULL, NULL, "UA 7.18.5-1"},
	{"/StructParents 0\n",
		"/StructParents 0 /Annots [<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] "
		"/Contents (x) /F 2 >>] /Tabs /S\n",
		NULL, NULL, "A 6.3.2-2, UA 7.18.5-1"},
	{"/StructParents 0\n",
		"/StructParents 0 /Annots [<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /F "
		"4 >>] /Tabs /S\n",
		NULL, NULL, "UA 7.18.1-2, UA 7.18.5-1, UA 7.18.5-2"},
	{"/StructParents 0\n",
		"/StructParents 0 /Annots [<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] "
		"/Contents (x) /F 4 >>]\n",
		NULL, NULL, "UA 7.18.3-1, UA 7.18.5-1"},
	{"pdfaid:part>3", "pdfaid:part>2", NULL, NULL, "A 6.6.4-2"},
	{"conformance>A", "conformance>B", NULL, NULL, "A 6.6.4-3"},
	{"pdfuaid:part>1", "pdfuaid:part>2", NULL, NULL, "UA 5-2"},
	{"<pdfaid:part>3</pdfaid:part>", "", NULL, NULL, "A 6.6.4-1, A 6.6.4-2"},
	{"!pdfaid", "pdfand", NULL, NULL, "A 6.6.4-4, A 6.6.4-5"},
	{"!pdfuaid", "pdfuand", NULL, NULL, "UA 5-3"},
	{"!dc:title", "dc:tittle", NULL, NULL,
		"A 6.6.2.3.1-1, A 6.6.2.3.1-2, UA 7.1-9, PDF 14.3.3-2"},
	{"id=\"W5M0", "bytes=\"9\" id=\"W5M0", NULL, NULL, "A 6.6.2.1-2"},
	{"id=\"W5M0", "encoding=\"UTF-8\" id=\"W5M0", NULL, NULL, "A 6.6.2.1-3"},
	{"begin=\"\xEF\xBB\xBF", "begin=\"", NULL, NULL, "A 6.6.2.1-5"},
	{">internal<", ">inside<", NULL, NULL, "A 6.6.2.3.3-9"},
	{">Integer<", ">Whole<", NULL, NULL, "A 6.6.2.3.3-8"},
	{">Part of ISO 14289<", "><", NULL, NULL, "A 6.6.2.3.3-10"},
	{">part<", "><", NULL, NULL, "A 6.6.2.3.1-1, A 6.6.2.3.3-7"},
	{">PDF/UA identification schema<", "><", NULL, NULL, "A 6.6.2.3.3-2"},
	{">pdfuaid<", "><", NULL, NULL, "A 6.6.2.3.3-4"},
	{">http://www.aiim.org/pdfua/ns/id/<", "><", NULL, NULL,
		"A 6.6.2.3.1-1, A 6.6.2.3.3-3"},
	{"</pdfaSchema:prefix>", "</pdfaSchema:prefix><pdfaSchema:extra>x</pdfaSchema:extra>",
		NULL, NULL, "A 6.6.2.3.2-1"},
	{"</pdfaSchema:prefix>", "</pdfaSchema:prefix><pdfaSchema:valueType/>", NULL, NULL,
		"A 6.6.2.3.2-1, A 6.6.2.3.3-6"},
	{"</pdfaSchema:prefix>",
		"</pdfaSchema:prefix><pdfaType:type "
		"xmlns:pdfaType=\"http://www.aiim.org/pdfa/ns/type#\">x</pdfaType:type>",
		NULL, NULL,
		"A 6.6.2.3.2-1, A 6.6.2.3.3-11, A 6.6.2.3.3-12, A 6.6.2.3.3-13, A "
		"6.6.2.3.3-14, A 6.6.2.3.3-15"},
	{"!pdf:Producer", "pdf:Maker", NULL, NULL, "A 6.6.2.3.1-1"},
	{"<xmp:CreateDate>2", "<xmp:CreateDate>X", NULL, NULL, "A 6.6.2.3.1-2, PDF 14.3.3-1"},
	{"</pdfaid:part>", "</pdfaid:part><pdfaid:amd>1</pdfaid:amd>", NULL, NULL,
		"A 6.6.2.3.1-1, A 6.6.4-6, UA 5-4"},
	{"!rdf:RDF", "rdf:RDX", NULL, NULL,
		"A 6.6.2.1-4, A 6.6.2.3.3-1, A 6.6.4-1, A 6.6.4-2, A 6.6.4-3, UA 5-1, UA 5-2, "
		"UA 7.1-9, PDF 14.3.3-1, PDF 14.3.3-2"},
	{"/Title <feff", "/Title <feff0041", NULL, NULL, "PDF 14.3.3-2"},
	{"/CreationDate (D:2026", "/CreationDate (D:2025", NULL, NULL, "PDF 14.3.3-1"},
};

START_TEST(fault_breaks_just_its_rules)
{
	char *broken = pdf_rules_broken(fault_make(&faults[_i]));

	ck_assert_msg(!strcmp(broken, faults[_i].rules), "%s -> %s breaks %s", faults[_i].what,
		faults[_i].with, broken);
	free(broken);
}
END_TEST

/* --- faults below the objects, which a reader of objects would refuse */

static const struct {
	const char *file, *rules;
} raw_faults[] = {
#define HEAD "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n"
#define OBJECT "1 0 obj\n<</A <00>>>\nendobj\n"
#define STREAM "2 0 obj\n<</Length 2>>\nstream\nab\nendstream\nendobj\n"
#define TABLE "xref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n0\n%%EOF"
	{HEAD OBJECT STREAM TABLE "\n", ""},
	{HEAD OBJECT STREAM TABLE, ""},
	{"\n" HEAD OBJECT STREAM TABLE, "A 6.1.2-1, A 6.1.2-2, UA 6.1-1"},
	{"%PDF-1.8\n%\xB7\xBE\xAD\xAA\n" OBJECT TABLE, "A 6.1.2-1, A 6.1.2-2, UA 6.1-1"},
	{"%PDF-1.7\n%abcd\n" OBJECT STREAM TABLE, "A 6.1.2-2"},
	{"%PDF-1.7\n" OBJECT STREAM TABLE, "A 6.1.2-2"},
	{HEAD OBJECT STREAM TABLE "\n\n", "A 6.1.3-3"},
	{HEAD OBJECT STREAM TABLE "\nmore", "A 6.1.3-3"},
	{HEAD OBJECT STREAM "xref 0 1\n%%EOF", "A 6.1.4-2"},
	{HEAD OBJECT STREAM "xref\n\n0 1\n%%EOF", "A 6.1.4-2"},
	{HEAD "1 0 obj\n<</A <000>>>\nendobj\n" TABLE, "A 6.1.6-1"},
	{HEAD "1 0 obj\n<</A <0g>>>\nendobj\n" TABLE, "A 6.1.6-2"},
	{HEAD "2 0 obj\n<</Length 1>>\nstream\nab\nendstream\nendobj\n" TABLE, "A 6.1.7.1-1"},
	{HEAD "2 0 obj\n<</Length 4>>\nstream\nab\nendstream\nendobj\n" TABLE, "A 6.1.7.1-1"},
	{HEAD "2 0 obj\n<</Length 2>>\nstream\nabendstream\nendobj\n" TABLE, "A 6.1.7.1-2"},
	{HEAD "2 0 obj\n<</Length 2>>\nstream\rab\nendstream\nendobj\n" TABLE, "A 6.1.7.1-2"},
	{HEAD "1 0 obj\n<</#FF#FE 1>>\nendobj\n" TABLE, "A 6.1.8-1"},
	{HEAD "1  0 obj\n<<>>\nendobj\n" TABLE, "A 6.1.9-1"},
	{HEAD "1 0 obj <<>>\nendobj\n" TABLE, "A 6.1.9-1"},
	{HEAD "1 0 obj\n<<>> endobj\n" TABLE, "A 6.1.9-1"},
	{HEAD "1 0 obj\n<<>>\nendobj 2 0 obj\n<<>>\nendobj\n" TABLE, "A 6.1.9-1"},
};

START_TEST(raw_fault_breaks_just_its_rules)
{
	static pdf_assertion *const raw[] = {raw_header, raw_binary, raw_ended, raw_table,
		raw_hexadecimal_even, raw_hexadecimal_only, raw_lengths, raw_streams,
		raw_names_utf8, raw_objects};
	struct pdf_facts facts = {.raw = pdf_raw_new()};
	struct buffer broken = {0};

	buffer_text(&broken, "");
	pdf_raw_read(&facts.raw, raw_faults[_i].file, strlen(raw_faults[_i].file));
	for (size_t i = 0; pdf_rule(i); i++) {
		const struct pdf_rule *rule = pdf_rule(i);
		bool is_raw = false;

		for (size_t at = 0; at < sizeof raw / sizeof *raw; at++)
			is_raw = is_raw || rule->holds == raw[at];
		if (is_raw && !rule->holds(&facts, NULL))
			buffer_format(&broken, "%s%s %s-%d", broken.length ? ", " : "",
				rule->standard, rule->clause, rule->test);
	}
	ck_assert_str_eq(broken.data, raw_faults[_i].rules);
	buffer_done(&broken);
}
END_TEST

/* ISO 19005-3, 6.1.13: what is too long to stand in a table of faults. */
START_TEST(long_strings_and_names_break_their_rule)
{
	struct buffer with = {0};
	char *broken;

	buffer_text(&with, _i ? "/Type /Catalog /" : "/Type /Catalog /X (");
	for (size_t i = 0; i < (_i ? 128 : 32768); i++)
		buffer_byte(&with, 'x');
	buffer_text(&with, _i ? " 1" : ")");
	broken = pdf_rules_broken(
		fault_make(&(struct fault){.what = "/Type /Catalog", .with = with.data}));
	ck_assert_str_eq(broken, _i ? "A 6.1.13-4" : "A 6.1.13-3");
	free(broken);
	buffer_done(&with);
}
END_TEST

Suite *pdf_rules_suite(void)
{
	Suite *suite = suite_create("pdf_rules");
	TCase *table = tcase_create("table"), *broken = tcase_create("broken");

	tcase_add_test(table, every_rule_has_its_row);
	tcase_add_loop_test(table, raw_fault_breaks_just_its_rules, 0,
		(int)(sizeof raw_faults / sizeof *raw_faults));
	suite_add_tcase(suite, table);
	tcase_add_unchecked_fixture(broken, sound_make, sound_done);
	tcase_set_timeout(broken, 30);
	tcase_add_test(broken, sound_file_keeps_them);
	tcase_add_loop_test(
		broken, fault_breaks_just_its_rules, 0, (int)(sizeof faults / sizeof *faults));
	tcase_add_loop_test(broken, long_strings_and_names_break_their_rule, 0, 2);
	suite_add_tcase(suite, broken);
	return suite;
}
