/* pdf_metadata.c - what a PDF file says of itself: XMP, Info, output intent. */
#include "output/pdf_metadata.h"

#include "output/pdf_syntax.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char producer[] = "Todoke";

static void text_add(struct buffer *xmp, const char *name, const char *text)
{
	if (!text)
		return;
	buffer_format(xmp, "<%s>", name);
	buffer_escape(xmp, text);
	buffer_format(xmp, "</%s>\n", name);
}

/* A text in languages; readers look for x-default first. */
static void alternatives_add(
	struct buffer *xmp, const char *name, const char *text, const char *language)
{
	if (!text)
		return;
	buffer_format(xmp, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
	buffer_escape(xmp, text);
	buffer_text(xmp, "</rdf:li><rdf:li xml:lang=\"");
	buffer_escape(xmp, language);
	buffer_text(xmp, "\">");
	buffer_escape(xmp, text);
	buffer_format(xmp, "</rdf:li></rdf:Alt></%s>\n", name);
}

static void sequence_add(struct buffer *xmp, const char *name, const char *text)
{
	if (!text)
		return;
	buffer_format(xmp, "<%s><rdf:Seq><rdf:li>", name);
	buffer_escape(xmp, text);
	buffer_format(xmp, "</rdf:li></rdf:Seq></%s>\n", name);
}

static void description_begin(struct buffer *xmp, const char *prefix, const char *space)
{
	buffer_format(xmp, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">\n", prefix, space);
}

static void description_end(struct buffer *xmp)
{
	buffer_text(xmp, "</rdf:Description>\n");
}

static void document_add(struct buffer *xmp, const struct pages *pages)
{
	description_begin(xmp, "dc", "http://purl.org/dc/elements/1.1/");
	text_add(xmp, "dc:format", "application/pdf");
	alternatives_add(xmp, "dc:title", pages->title, pages->language);
	sequence_add(xmp, "dc:creator", pages->author);
	alternatives_add(xmp, "dc:description", pages->subject, pages->language);
	description_end(xmp);
	description_begin(xmp, "xmp", "http://ns.adobe.com/xap/1.0/");
	text_add(xmp, "xmp:CreateDate", pages->date);
	text_add(xmp, "xmp:ModifyDate", pages->date);
	description_end(xmp);
	description_begin(xmp, "pdf", "http://ns.adobe.com/pdf/1.3/");
	text_add(xmp, "pdf:Producer", producer);
	description_end(xmp);
}

/* ISO 19005-3, 6.6.2.3: a property that PDF/A does not know is declared. */
static const char pdfua_declaration[] =
	"<rdf:Description rdf:about=\"\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	"</rdf:Description>\n";

/* Which standards the file keeps to. */
static void identification_add(struct buffer *xmp, enum pdf_edition edition)
{
	description_begin(xmp, "pdfaid", "http://www.aiim.org/pdfa/ns/id/");
	text_add(xmp, "pdfaid:part", edition == PDF_A1B ? "1" : "3");
	text_add(xmp, "pdfaid:conformance", edition == PDF_A1B ? "B" : "A");
	description_end(xmp);
	if (edition == PDF_A1B)
		return;
	description_begin(xmp, "pdfuaid", "http://www.aiim.org/pdfua/ns/id/");
	text_add(xmp, "pdfuaid:part", "1");
	description_end(xmp);
	buffer_text(xmp, pdfua_declaration);
}

uint32_t pdf_xmp_write(
	struct pdf_file *file, const struct pages *pages, enum pdf_edition edition)
{
	struct buffer xmp = {0};
	uint32_t number;

	buffer_text(&xmp,
		"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	document_add(&xmp, pages);
	identification_add(&xmp, edition);
	buffer_text(&xmp, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
	number = pdf_stream_format(
		file, xmp.data, xmp.length, PDF_PLAIN, "/Type /Metadata\n/Subtype /XML\n");
	buffer_done(&xmp);
	return number;
}

static void info_add(struct buffer *body, const char *key, const char *text)
{
	if (!text)
		return;
	buffer_format(body, "/%s ", key);
	pdf_text(body, text, strlen(text));
	buffer_byte(body, '\n');
}

uint32_t pdf_info_write(
	struct pdf_file *file, const struct pages *pages, struct findings *findings)
{
	struct buffer date = {0}, body = {0};
	uint32_t number = 0;

	info_add(&body, "Title", pages->title);
	info_add(&body, "Author", pages->author);
	info_add(&body, "Subject", pages->subject);
	info_add(&body, "Producer", producer);
	if (!pages->date || pdf_date(&date, pages->date)) {
		if (pages->date)
			buffer_format(
				&body, "/CreationDate %s\n/ModDate %s\n", date.data, date.data);
		number = pdf_dictionary(file, &body);
	} else {
		finding_add(findings, "pdf-date", (struct place){0}, "date", pages->date, NULL);
	}
	buffer_done(&body);
	buffer_done(&date);
	return number;
}

/* Reads all of FD; false with errno. */
static bool descriptor_read(int fd, struct buffer *to)
{
	char part[4096];
	ssize_t length;

	while ((length = read(fd, part, sizeof part)) != 0) {
		if (length > 0)
			buffer_add(to, part, (size_t)length);
		else if (errno != EINTR)
			return false;
	}
	return true;
}

/* ICC.1, 7.2: the header says what the profile is for.  An N of 3 over a profile
 * of one channel would pass many a validator. */
static bool profile_is_rgb(const struct buffer *profile)
{
	return profile->length >= 128 && memcmp(profile->data + 36, "acsp", 4) == 0
	       && memcmp(profile->data + 12, "mntrRGB ", 8) == 0;
}

static bool profile_load(const char *path, struct buffer *profile, struct findings *findings)
{
	const struct place nowhere = {0};
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool loaded = fd >= 0 && descriptor_read(fd, profile);

	if (!loaded)
		finding_add(findings, "pdf-profile-unreadable", nowhere, "file", path, "reason",
			strerror(errno), NULL);
	else if (!profile_is_rgb(profile))
		finding_add(findings, "pdf-profile-wrong", nowhere, "file", path, NULL);
	if (fd >= 0)
		close(fd);
	return loaded && profile_is_rgb(profile);
}

uint32_t pdf_intent_write(struct pdf_file *file, const char *path, struct findings *findings)
{
	static const char condition[] = "sRGB IEC61966-2.1";
	struct buffer profile = {0};
	uint32_t number = 0;

	if (profile_load(path, &profile, findings)) {
		uint32_t stream = pdf_stream_format(
			file, profile.data, profile.length, PDF_DEFLATE, "/N 3\n");

		number = pdf_dictionary_format(file,
			"/Type /OutputIntent\n/S /GTS_PDFA1\n/OutputConditionIdentifier (%s)\n"
			"/Info (%s)\n/DestOutputProfile %u 0 R\n",
			condition, condition, stream);
	}
	buffer_done(&profile);
	return number;
}
