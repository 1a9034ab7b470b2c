/* entry.c - one entry of the log as XML, there and back. */
#include "log/entry.h"

#include "record/walk.h"
#include "xml/xml.h"

#include <string.h>

static const char *const kind_names[] = {"approved", "filed"};

/* --- writing */

static void document_write(const struct log_document *document, struct buffer *xml)
{
	buffer_text(xml, "\t<document");
	buffer_attribute(xml, "pack", document->pack);
	buffer_attribute(xml, "stage", document->stage);
	buffer_attribute(xml, "variant", document->variant);
	buffer_attribute(xml, "each", document->each);
	buffer_attribute(xml, "audience", document->audience);
	buffer_attribute(xml, "as-of", document->as_of);
	buffer_attribute(xml, "draft", document->draft);
	buffer_attribute(xml, "content", document->content);
	buffer_attribute(xml, "view", document->view);
	buffer_text(xml, ">\n");
	for (const struct log_file *file = document->files; file; file = file->next) {
		buffer_text(xml, "\t\t<file");
		buffer_attribute(xml, "name", file->name);
		buffer_attribute(xml, "sha256", file->digest);
		buffer_text(xml, "/>\n");
	}
	if (document->dispatch)
		dispatch_write(document->dispatch, "\t\t", xml);
	buffer_text(xml, "\t</document>\n");
}

void entry_write(const struct log_entry *entry, struct buffer *xml)
{
	buffer_text(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<entry"
			 " xmlns=\"urn:todoke:log:1\"");
	buffer_attribute(xml, "kind", kind_names[entry->kind]);
	buffer_attribute(xml, "incident", entry->incident);
	buffer_attribute(xml, "at", entry->at);
	buffer_attribute(xml, "by", entry->by);
	buffer_attribute(xml, "role", entry->role);
	buffer_attribute(xml, "to", entry->to);
	buffer_attribute(xml, "receipt", entry->receipt);
	buffer_attribute(xml, "previous", entry->previous);
	buffer_text(xml, ">\n");
	for (const struct log_document *document = entry->documents; document;
		document = document->next)
		document_write(document, xml);
	buffer_text(xml, "</entry>\n");
}

/* --- reading */

static struct log_file *files_read(const struct xml_node *node, struct arena *arena)
{
	struct log_file *first = NULL, **end = &first;

	for (node = xml_child(node, "file"); node; node = xml_next_same(node)) {
		*end = arena_alloc(arena, sizeof **end);
		(*end)->name = xml_attribute_text(arena, node, "name");
		(*end)->digest = xml_attribute_text(arena, node, "sha256");
		end = &(*end)->next;
	}
	return first;
}

static struct log_document *documents_read(const struct xml_node *node, struct arena *arena)
{
	struct log_document *first = NULL, **end = &first;

	for (node = xml_child(node, "document"); node; node = xml_next_same(node)) {
		*end = arena_alloc(arena, sizeof **end);
		**end = (struct log_document){
			.pack = xml_attribute_text(arena, node, "pack"),
			.stage = xml_attribute_text(arena, node, "stage"),
			.variant = xml_attribute_text(arena, node, "variant"),
			.each = xml_attribute_text(arena, node, "each"),
			.audience = xml_attribute_text(arena, node, "audience"),
			.as_of = xml_attribute_text(arena, node, "as-of"),
			.draft = xml_attribute_text(arena, node, "draft"),
			.content = xml_attribute_text(arena, node, "content"),
			.view = xml_attribute_text(arena, node, "view"),
			.files = files_read(node, arena),
			.dispatch = dispatch_read(node, arena),
		};
		end = &(*end)->next;
	}
	return first;
}

struct log_entry *entry_read(const char *name, const char *data, size_t size,
	const struct schema *schema, struct arena *arena, struct findings *findings)
{
	struct xml *xml = xml_read(name, data, size, &xml_limits_default, findings);
	const struct xml_node *root = xml_root(xml);
	struct log_entry *entry = NULL;

	if (xml && walk(xml, schema, findings)) {
		entry = arena_alloc(arena, sizeof *entry);
		*entry = (struct log_entry){
			.kind = strcmp(xml_attribute(root, "kind"), kind_names[LOG_FILED]) == 0
					? LOG_FILED
					: LOG_APPROVED,
			.incident = xml_attribute_text(arena, root, "incident"),
			.at = xml_attribute_text(arena, root, "at"),
			.by = xml_attribute_text(arena, root, "by"),
			.role = xml_attribute_text(arena, root, "role"),
			.to = xml_attribute_text(arena, root, "to"),
			.receipt = xml_attribute_text(arena, root, "receipt"),
			.previous = xml_attribute_text(arena, root, "previous"),
			.documents = documents_read(root, arena),
		};
	}
	xml_free(xml);
	return entry;
}
