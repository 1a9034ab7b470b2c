/* build.c - one document from one view: the child's work, as a table of contents.
 *
 * Pack, plugin and template are loaded, the hooks run, the document is finished,
 * laid out and written.  An error anywhere means that nothing is written: a
 * document with a hole must not look like a document.
 */
#include "base/buffer.h"
#include "job/context.h"
#include "job/deadline.h"
#include "job/plugin.h"
#include "layout/layout.h"
#include "output/bytes.h"
#include "output/document_html.h"
#include "output/document_text.h"
#include "output/document_xml.h"
#include "output/encoded.h"
#include "output/ledger.h"
#include "output/pdf.h"
#include "output/trace.h"
#include "xml/source.h"

#include <string.h>

static char *home_file(const todoke_job *job, const char *name)
{
	return arena_format(job->arena, "%s/%s", job->task->home, name);
}

static bool job_open(todoke_job *job)
{
	const struct job_task *task = job->task;

	job->pack = pack_open(task->pack, home_file(job, "schema"), task->language, job->arena,
		job->findings);
	if (!job->pack)
		return false;
	job->view = view_read(task->view, task->view_size, task->record, job->findings);
	job->schema = schema_load(home_file(job, "schema/incident.xsd"), job->findings);
	job->terms = terms_open(arena_format(job->arena, "%s/locales/%s/terms.xml", task->home,
					job->pack->language),
		job->arena, job->findings);
	if (!job->view || !job->schema || !job->terms)
		return false;
	job->tree = xpath_tree_new(job->view);
	xpath_bind_text(job->tree, "stage", task->stage ? task->stage : "");
	if (job->pack->options)
		job->options = options_book_open(arena_format(job->arena, "%s/%s",
							 job->pack->folder, job->pack->options),
			home_file(job, "schema/options.xsd"), job->arena, job->findings);
	return !job->pack->options || job->options;
}

static void document_begin(todoke_job *job)
{
	struct document *document = document_new(job->arena);

	document->pack = job->pack->id;
	document->pack_version = job->pack->version;
	document->record = arena_text(job->arena, xml_attribute(xml_root(job->view), "id"));
	document->language = job->pack->language;
	document->style = job->pack->style;
	document->personal = job->pack->each != NULL;
	job->document = document;
	job->printing = (struct printing){document, xml_root(job->view), job->tree, job->schema,
		job->terms, job->pack->dates, job->findings, job->options};
}

static void job_close(todoke_job *job)
{
	options_book_free(job->options);
	xpath_tree_free(job->tree);
	schema_free(job->schema);
	xml_free(job->view);
	arena_free(job->arena);
}

void context_expand(
	todoke_job *job, struct block *in, const char *file, const struct xml_node *node)
{
	struct template *template =
		template_open(arena_format(job->arena, "%s/%s", job->pack->folder, file),
			job->pack->language, job->arena, job->findings);

	if (template)
		template_expand(template, &job->printing, in, node);
	template_free(template);
}

static void item_missing(const todoke_job *job, const struct requirement *item)
{
	const struct stage *stage =
		job->task->stage ? pack_stage_find(job->pack, job->task->stage) : NULL;
	const char *title = job->pack->title;
	const char *id = item->advised                    ? "item-advised"
			 : requirement_holds(item, stage) ? "item-missing"
							  : "item-later";

	if (stage)
		title = arena_format(job->arena, "%s %s", title, stage->title);
	finding_add(job->findings, id, (struct place){job->task->record, 0, 0}, "item",
		item->item, "select", item->select, "article", item->article, "title", title,
		"basis", stage ? stage->basis : "", NULL);
}

static void requirements_check(todoke_job *job)
{
	const struct requirement *item = job->pack->requirements;

	for (; item; item = item->next) {
		struct xpath *select = xpath_new(item->select, item->place, job->findings);

		if (select
			&& !xpath_true(job->tree, select, xml_root(job->view), item->place,
				job->findings))
			item_missing(job, item);
		xpath_free(select);
	}
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
	document_finish(job->document, job->findings);
	deadline_check(job);
	return true;
}

static bool wants_pages(const char *format)
{
	return strcmp(format, "pdf") == 0 || strcmp(format, "trace") == 0;
}

static bool html_write(const todoke_job *job, struct buffer *html)
{
	struct buffer css = {0};
	bool read = source_load(home_file(job, "templates/styles/page.css"),
		xml_limits_default.bytes, &css, job->findings);

	if (read)
		document_html(job->document, &css, html);
	buffer_done(&css);
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

static bool output_write(
	const todoke_job *job, const struct pages *pages, const struct job_output *output)
{
	struct buffer bytes = {0};
	bool done = true;

	if (strcmp(output->format, "pdf") == 0)
		return pdf_write(pages, PDF_A3A_UA1, output->fd, job->findings);
	if (strcmp(output->format, "xml") == 0 || strcmp(output->format, "text") == 0)
		text_write(job, output->format, &bytes);
	else if (strcmp(output->format, "html") == 0)
		done = html_write(job, &bytes);
	else
		trace_write(job->document, pages, &bytes);
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
		"Data", xml->data, xml->length, NULL};
	pages->attachments = attachment;
}

/* The page style that is asked for, or the pack's. */
static const struct page_style *job_style(const todoke_job *job, struct font_library *fonts)
{
	const struct job_task *task = job->task;
	const struct style_places places = {
		task->record, job->pack->folder, home_file(job, "templates")};

	return style_open(task->style ? task->style : job->document->style, task->window,
		&places, fonts, job->arena, job->findings);
}

static bool outputs_write(todoke_job *job, struct font_library *fonts)
{
	const struct job_task *task = job->task;
	struct pages *pages = NULL;
	struct buffer xml = {0};
	bool done = true;

	for (size_t i = 0; i < task->output_count && !pages; i++)
		if (wants_pages(task->outputs[i].format)) {
			const struct page_style *style = job_style(job, fonts);

			if (!style)
				return false;
			pages = layout_document(
				job->document, style, job->arena, job->findings);
			pages_attach(job, pages, &xml);
		}
	if (findings_count(job->findings, LEVEL_ERROR))
		done = false;
	for (size_t i = 0; i < task->output_count && done; i++)
		done = output_write(job, pages, &task->outputs[i]);
	if (done && task->ledger)
		ledger_fill(task->ledger, job->document, pages);
	buffer_done(&xml);
	return done;
}

bool job_build(const struct job_task *task, struct findings *findings)
{
	todoke_job job = {.task = task, .arena = arena_new(), .findings = findings};
	struct todoke_plugin plugin = {0};
	bool done = job_open(&job);

	if (done && task->plugin)
		done = plugin_load(task->plugin, job.pack->id, &plugin, findings);
	if (done) {
		document_begin(&job);
		done = hooks_run(&job, &plugin) && !findings_count(findings, LEVEL_ERROR);
	}
	if (done) {
		struct font_library *fonts = font_library_new();

		done = outputs_write(&job, fonts);
		font_library_free(fonts);
	}
	job_close(&job);
	return done;
}
