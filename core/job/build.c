/* build.c - one document from one view: the child's work, as a table of contents.
 *
 * Pack, plugin and template are loaded, the hooks run, the document is finished,
 * laid out and written.  An error anywhere means that nothing is written: a
 * document with a hole must not look like a document.
 */
#include "base/buffer.h"
#include "job/context.h"
#include "job/deadline.h"
#include "job/lacking.h"
#include "job/plugin.h"
#include "job/tree.h"
#include "layout/fonts.h"
#include "layout/layout.h"
#include "layout/manner.h"
#include "lint/lint.h"
#include "output/bytes.h"
#include "output/document_html.h"
#include "output/document_text.h"
#include "output/document_xml.h"
#include "output/encoded.h"
#include "output/ledger.h"
#include "output/pdf.h"
#include "output/trace.h"
#include "template/binding.h"
#include "template/holding.h"
#include "transcript/transcript_document.h"
#include "transcript/transcript_html.h"
#include "xml/source.h"

#include <string.h>

static char *home_file(const todoke_job *job, const char *name)
{
	return arena_format(job->arena, "%s/%s", job->task->home, name);
}

static const struct terms *terms_of(const todoke_job *job)
{
	if (ready_serves(job->ready, job->task->home, job->pack->language))
		return job->ready->terms;
	return terms_open(arena_format(job->arena, "%s/locales/%s/terms.xml", job->task->home,
				  job->pack->language),
		job->arena, job->findings);
}

static bool job_open(todoke_job *job)
{
	const struct job_task *task = job->task;

	job->pack = pack_open(task->pack, home_file(job, "schema"), task->language, job->arena,
		job->findings);
	if (!job->pack)
		return false;
	if (task->variant)
		job->pack = pack_variant_find(job->pack, task->variant)->pack;
	job->view = view_read(task->view, task->view_size, task->record, job->findings);
	job->schema = schema_load_bare(home_file(job, "schema/incident.xsd"), job->findings);
	job->terms = terms_of(job);
	if (!job->view || !job->schema || !job->terms)
		return false;
	job->tree = xpath_tree_new(job->view);
	binding_set(job->tree, job->view, job->pack, task->stage, job->arena);
	job->phrases = phrases_open(
		task->phrases, home_file(job, "schema/phrases.xsd"), job->arena, job->findings);
	if (!job->phrases)
		return false;
	if (strcmp(job->pack->language, "ja") == 0)
		job->house = phrases_style(job->phrases, job->pack->id, task->variant);
	xpath_bind_text(job->tree, "tone", pack_tone(job->pack, job->house.tone, job->arena));
	if (job->pack->options)
		job->options = options_book_open(arena_format(job->arena, "%s/%s",
							 job->pack->folder, job->pack->options),
			home_file(job, "schema/options.xsd"), job->arena, job->findings);
	return !job->pack->options || job->options;
}

/* A form is transcribed: its figures stay as they are. */
static enum figures figures_of(const todoke_job *job)
{
	const char *code = job->house.figures;

	if (!code || job->pack->options)
		return FIGURES_HALF;
	return strcmp(code, "wide") == 0          ? FIGURES_WIDE
	       : strcmp(code, "single-wide") == 0 ? FIGURES_SINGLE_WIDE
						  : FIGURES_HALF;
}

static void document_begin(todoke_job *job)
{
	struct document *document = document_new(job->arena);

	document->pack = job->pack->id;
	document->pack_version = job->pack->version;
	document->record = xml_attribute_text(job->arena, xml_root(job->view), "id");
	document->language = job->pack->language;
	document->style = job->pack->style;
	document->draft = job->task->draft;
	document->personal = job->pack->each != NULL;
	document->figures = figures_of(job);
	job->document = document;
	job->printing = (struct printing){
		.document = document,
		.root = xml_root(job->view),
		.tree = job->tree,
		.schema = job->schema,
		.terms = job->terms,
		.dates = job->house.dates ? job->house.dates : job->pack->dates,
		.self = job->house.self,
		.findings = job->findings,
		.options = job->options,
	};
	if (job->task->as_of)
		document->as_of = moment_print(&job->printing, job->task->as_of);
}

static void job_close(todoke_job *job)
{
	phrases_free(job->phrases);
	options_book_free(job->options);
	xpath_tree_free(job->tree);
	schema_free(job->schema);
	xml_free(job->view);
	arena_free(job->arena);
}

void context_expand(
	todoke_job *job, struct block *in, const char *file, const struct xml_node *node)
{
	const struct template_source source = {
		.path = arena_format(job->arena, "%s/%s", job->pack->folder, file),
		.language = job->pack->language,
		.common = home_file(job, "templates/common"),
		.phrases = job->phrases,
		.pack = job->pack->id,
		.variant = job->task->variant,
		.is_translation = pack_is_translation(job->pack),
	};
	struct template *template = template_open(&source, job->arena, job->findings);

	if (template)
		template_expand(template, &job->printing, in, node);
	template_free(template);
}

static void requirements_check(todoke_job *job)
{
	const struct requirement *item = job->pack->requirements;
	const struct xml_node **nodes;

	for (; item; item = item->next)
		if (holding_of(job->tree, job->view, item, job->arena, job->findings, &nodes)
			== HOLDING_NONE)
			lacking_tell(job, item);
}

/* The page style that is asked for, or the pack's. */
static const char *style_name(const todoke_job *job)
{
	return job->task->style ? job->task->style : job->document->style;
}

static struct style_places style_places(const todoke_job *job)
{
	return (struct style_places){
		job->task->record, job->pack->folder, home_file(job, "templates")};
}

/* What is said, whoever worded it, in the language of the document. */
static void words_lint(todoke_job *job)
{
	const bool is_ready = ready_serves(job->ready, job->task->home, job->pack->language);
	struct rulebook *rulebook =
		is_ready ? job->ready->rulebook
			 : rulebook_open(arena_format(job->arena, "%s/locales/%s/lint.xml",
						 job->task->home, job->pack->language),
				 home_file(job, "schema/lint.xsd"), job->arena, job->findings);

	if (rulebook)
		lint_document(&(struct lint_question){
			.rulebook = rulebook,
			.document = job->document,
			.view = xml_root(job->view),
			.audience = job->pack->audience,
			.unlinted = job->pack->unlinted,
			.promised = job->task->promised,
			.lacking = job->printing.lacking,
			.findings = job->findings,
		});
	if (!is_ready)
		rulebook_close(rulebook);
}

/* In all outputs alike: they say the same. */
static void document_end(todoke_job *job)
{
	struct style_places places = style_places(job);
	struct style_manner manner;

	style_manner(style_name(job), job->task->window, &places, job->arena, job->findings,
		&manner);
	document_finish_in(job->document, &manner, job->findings);
}

/* The hooks in their order; false when the document is not called for. */
static bool hooks_run(todoke_job *job, const struct todoke_plugin *plugin)
{
	job->hook = HOOK_APPLIES;
	if (plugin->applies)
		plugin->applies(job);
	if (job->not_applicable)
		return false;
	requirements_check(job);
	job->hook = HOOK_CHECK;
	if (plugin->check)
		plugin->check(job);
	job->hook = HOOK_BUILD;
	if (plugin->build)
		plugin->build(job);
	else
		context_expand(
			job, job->document->root, job->pack->template, xml_root(job->view));
	words_lint(job);
	document_end(job);
	deadline_check(job);
	return true;
}

/* A file of the program's own data. */
static bool data_load(const todoke_job *job, const char *name, struct buffer *bytes)
{
	return source_load(
		home_file(job, name), xml_limits_default.bytes, bytes, job->findings);
}

static bool html_write(const todoke_job *job, struct buffer *html)
{
	struct buffer css = {0};
	bool read = data_load(job, "templates/styles/page.css", &css);

	if (read)
		document_html(job->document, &css, html);
	buffer_done(&css);
	return read;
}

static bool sheet_write(const todoke_job *job, struct buffer *html)
{
	struct buffer css = {0}, script = {0};
	bool read = data_load(job, "templates/sheet/sheet.css", &css)
		    && data_load(job, "templates/sheet/sheet.js", &script);

	if (read)
		transcript_html(job->sheet, &css, &script, html);
	buffer_done(&css);
	buffer_done(&script);
	return read;
}

/* XML and text come in the encoding of the task; XML can write what it lacks. */
static void text_write(const todoke_job *job, const char *format, struct buffer *bytes)
{
	struct encoding *encoding =
		encoding_open(job->task->encoding ? job->task->encoding : "utf-8");

	if (strcmp(format, "xml") == 0) {
		document_xml(job->document, encoding_label(encoding), bytes);
	} else {
		encoded_check(job->document, encoding, job->findings);
		document_text(job->document, bytes);
	}
	encoded_convert(encoding, bytes);
	encoding_close(encoding);
}

/* The pages of the document, and of its transcription sheet, where they are wanted. */
struct job_pages {
	struct pages *document, *sheet;
};

static enum pdf_edition edition_of(const struct job_task *task)
{
	enum pdf_edition edition = PDF_A3A_UA1;

	if (task->pdf)
		pdf_edition_find(task->pdf, &edition);
	return edition;
}

static bool output_write(
	const todoke_job *job, const struct job_pages *pages, const struct job_output *output)
{
	struct buffer bytes = {0};
	bool done = true;

	if (strcmp(output->format, "pdf") == 0)
		return pdf_write(
			pages->document, edition_of(job->task), output->fd, job->findings);
	if (strcmp(output->format, "sheet-pdf") == 0)
		return pdf_write(
			pages->sheet, edition_of(job->task), output->fd, job->findings);
	if (strcmp(output->format, "xml") == 0 || strcmp(output->format, "text") == 0)
		text_write(job, output->format, &bytes);
	else if (strcmp(output->format, "html") == 0)
		done = html_write(job, &bytes);
	else if (strcmp(output->format, "sheet") == 0)
		done = sheet_write(job, &bytes);
	else if (strcmp(output->format, "tree") == 0)
		tree_write(job->document, &bytes);
	else
		trace_write(job->document, pages->document, &bytes);
	done = done && !findings_count(job->findings, LEVEL_ERROR)
	       && bytes_write(&bytes, output->fd, job->findings);
	buffer_done(&bytes);
	return done;
}

/* The document's XML travels in its PDF, but not to a person. */
static void pages_attach(const todoke_job *job, struct pages *pages, struct buffer *xml)
{
	struct attachment *attachment = arena_alloc(job->arena, sizeof *attachment);

	if (job->document->personal)
		return;
	document_xml(job->document, "UTF-8", xml);
	*attachment = (struct attachment){"document.xml", job->document->title, "text/xml",
		"Source", xml->data, xml->length, NULL};
	pages->attachments = attachment;
}

/* DOCUMENT laid out in the style NAME; NULL with findings. */
static struct pages *pages_lay(const todoke_job *job, const struct document *document,
	const char *name, struct font_library *fonts)
{
	const struct style_places places = style_places(job);
	const struct page_style *style =
		style_open(name, job->task->window, &places, fonts, job->arena, job->findings);

	return style ? layout_document(document, style, job->arena, job->findings) : NULL;
}

static bool is_wanted(const todoke_job *job, const char *format)
{
	for (size_t i = 0; i < job->task->output_count; i++)
		if (strcmp(job->task->outputs[i].format, format) == 0)
			return true;
	return false;
}

/* Finding fonts takes longer than all else that a document without pages needs. */
static bool pages_wanted(const todoke_job *job)
{
	return is_wanted(job, "pdf") || is_wanted(job, "trace") || is_wanted(job, "sheet-pdf");
}

static bool is_of_sheet(const struct job_output *output)
{
	return strcmp(output->format, "sheet") == 0 || strcmp(output->format, "sheet-pdf") == 0;
}

/* The document has no form: what else is wanted is made all the same. */
static bool sheet_is_missed(todoke_job *job)
{
	const struct job_task *task = job->task;
	bool is_all = true;

	for (size_t i = 0; i < task->output_count; i++)
		is_all = is_all && is_of_sheet(&task->outputs[i]);
	finding_add(job->findings, is_all ? "sheet-none" : "sheet-left-out",
		job->document->root->source, "title", job->document->title, NULL);
	return !is_all;
}

static bool sheet_make(todoke_job *job)
{
	struct characters *characters =
		characters_open(home_file(job, "templates/sheet/characters.xml"),
			home_file(job, "schema/characters.xsd"), job->arena, job->findings);

	if (characters)
		job->sheet =
			transcript_new(job->document, job->options, characters, job->findings);
	characters_close(characters);
	return job->sheet || (characters && sheet_is_missed(job));
}

/* What is wanted of sheet and pages; false with findings. */
static bool pages_make(todoke_job *job, struct job_pages *pages, struct buffer *xml,
	struct font_library *fonts)
{
	if ((is_wanted(job, "sheet") || is_wanted(job, "sheet-pdf")) && !sheet_make(job))
		return false;
	if (is_wanted(job, "pdf") || is_wanted(job, "trace")) {
		pages->document = pages_lay(job, job->document, style_name(job), fonts);
		if (!pages->document)
			return false;
		pages->document->subject = job->pack->basis;
		pages_attach(job, pages->document, xml);
	}
	if (is_wanted(job, "sheet-pdf") && job->sheet) {
		const struct document *sheet = transcript_document(job->sheet, job->findings);

		pages->sheet = pages_lay(job, sheet, sheet->style, fonts);
		if (!pages->sheet)
			return false;
	}
	return !findings_count(job->findings, LEVEL_ERROR);
}

static bool outputs_write(todoke_job *job, struct font_library *fonts)
{
	const struct job_task *task = job->task;
	struct job_pages pages = {0};
	struct buffer xml = {0};
	bool done = pages_make(job, &pages, &xml, fonts);

	for (size_t i = 0; i < task->output_count && done; i++)
		if (job->sheet || !is_of_sheet(&task->outputs[i]))
			done = output_write(job, &pages, &task->outputs[i]);
	if (done && task->ledger)
		ledger_fill(task->ledger, job->document, pages.document);
	buffer_done(&xml);
	return done;
}

bool job_build(
	const struct job_task *task, const struct ready *ready, struct findings *findings)
{
	todoke_job job = {
		.task = task, .ready = ready, .arena = arena_new(), .findings = findings};
	struct todoke_plugin plugin = {0};
	bool done = job_open(&job);

	if (done && task->plugin)
		done = plugin_load(task->plugin, job.pack->id, &plugin, findings);
	if (done) {
		document_begin(&job);
		done = hooks_run(&job, &plugin) && !findings_count(findings, LEVEL_ERROR);
	}
	if (done) {
		if (pages_wanted(&job))
			fonts_choose(ready->fonts, task->fonts, task->font_paths, findings);
		done = !findings_count(findings, LEVEL_ERROR)
		       && outputs_write(&job, ready->fonts);
	}
	job_close(&job);
	return done;
}
