/* diff_text.c - old above new, one change after the other. */
#include "diff/diff_text.h"

#include "base/message.h"
#include "record/view.h"

static void words(struct buffer *to, const char *id, const char *const *pairs)
{
	message_format(to, id, pairs);
}

static void side(struct buffer *to, const char *id, const char *value)
{
	if (!*value)
		return;
	buffer_text(to, "    ");
	words(to, id, (const char *const[]){NULL});
	buffer_format(to, "  %s\n", value);
}

static void change_text(const struct change *change, struct buffer *to)
{
	struct buffer id = {0};

	buffer_format(&id, "diff-%s", change_code(change->kind));
	words(to, id.data, (const char *const[]){NULL});
	buffer_format(to, "  %s\n", change->label);
	side(to, "diff-before", change->before);
	side(to, "diff-now", change->now);
	side(to, "diff-because", change->reason);
	buffer_done(&id);
}

void diff_text(const struct diff *diff, const struct diff_head *head, struct buffer *to)
{
	struct buffer changed = {0}, same = {0};

	words(to, "diff-head",
		(const char *const[]){
			"from", head->from, "to", head->to, "readers", head->readers, NULL});
	buffer_text(to, "\n\n");
	for (const struct change *change = diff->changes; change; change = change->next)
		change_text(change, to);
	buffer_format(&changed, "%zu", diff->changed);
	buffer_format(&same, "%zu", diff->same);
	buffer_text(to, diff->changes ? "\n" : "");
	words(to, "diff-same",
		(const char *const[]){"changed", changed.data, "same", same.data, "digest",
			diff->same_digest.text, NULL});
	buffer_text(to, "\n");
	buffer_done(&changed);
	buffer_done(&same);
}

static void member(struct buffer *to, const char *name, const char *value)
{
	buffer_format(to, ",\"%s\":", name);
	buffer_json(to, value);
}

static void change_json(const struct change *change, struct buffer *to)
{
	buffer_text(to, "{\"kind\":");
	buffer_json(to, change_code(change->kind));
	member(to, "path", change->path);
	member(to, "label", change->label);
	member(to, "before", change->before);
	member(to, "now", change->now);
	member(to, "reason", change->reason);
	buffer_format(
		to, ",\"line\":%zu,\"column\":%zu}", change->place.line, change->place.column);
}

void diff_json(const struct diff *diff, const struct diff_head *head, struct buffer *to)
{
	buffer_text(to, "{\"from\":");
	buffer_json(to, head->from);
	member(to, "to", head->to);
	member(to, "readers", head->readers);
	buffer_text(to, ",\"changes\":[");
	for (const struct change *change = diff->changes; change; change = change->next) {
		change_json(change, to);
		buffer_text(to, change->next ? "," : "");
	}
	buffer_format(to, "],\"changed\":%zu,\"same\":%zu", diff->changed, diff->same);
	member(to, "sha256", diff->same_digest.text);
	buffer_text(to, "}\n");
}

static void part(struct buffer *to, const char *name, const char *value, struct place place)
{
	if (!*value)
		return;
	buffer_format(to, "<%s", name);
	view_place(to, place);
	buffer_byte(to, '>');
	buffer_escape(to, value);
	buffer_format(to, "</%s>", name);
}

static void change_xml(const struct change *change, struct buffer *to)
{
	buffer_text(to, "<change");
	buffer_attribute(to, "kind", change_code(change->kind));
	buffer_attribute(to, "part", change->part);
	buffer_attribute(to, "path", change->path);
	buffer_attribute(to, "stated", *change->stated ? change->stated : NULL);
	view_place(to, change->place);
	buffer_byte(to, '>');
	part(to, "label", change->label, change->place);
	part(to, "before", change->before, change->place);
	part(to, "now", change->now, change->place);
	part(to, "because", change->reason, change->place);
	buffer_text(to, "</change>");
}

void diff_xml(const struct diff *diff, const struct diff_head *head, struct buffer *to)
{
	buffer_text(to, "<diff");
	buffer_attribute(to, "from", head->from);
	buffer_attribute(to, "to", head->to);
	buffer_format(to, " changed=\"%zu\" same=\"%zu\"", diff->changed, diff->same);
	buffer_attribute(to, "sha256", diff->same_digest.text);
	buffer_byte(to, '>');
	for (const struct change *change = diff->changes; change; change = change->next)
		change_xml(change, to);
	buffer_text(to, "</diff>");
}
