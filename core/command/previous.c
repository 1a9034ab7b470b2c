/* previous.c - finding the report before, and comparing with it. */
#include "command/previous.h"

#include "base/text.h"

#include "command/release.h"
#include "leak/secret.h"
#include "log/frozen.h"
#include "record/path.h"
#include "record/view.h"
#include "record/when.h"

#include <string.h>

/* The report before: ENTRY of the log, or the record as it stood at MOMENT. */
struct earlier {
	const struct log_entry *entry; /* or NULL */
	const char *as_of;             /* NULL: there is none */
	struct moment moment;
};

static const char *file_of_record(const struct command *command)
{
	return command->options->record ? command->options->record : command->options->subject;
}

/* Takes AS_OF when it is before the document and not before what was found. */
static bool earlier_try(
	const struct supplement *supplement, const char *as_of, struct earlier *earlier)
{
	struct moment moment;

	if (!as_of || !moment_read(as_of, &moment)
		|| (supplement->as_of && moment_compare(moment, *supplement->as_of) >= 0)
		|| (earlier->as_of && moment_compare(moment, earlier->moment) < 0))
		return false;
	*earlier = (struct earlier){.as_of = as_of, .moment = moment};
	return true;
}

static bool is_of_pack(const struct supplement *supplement, const struct xml_node *release)
{
	const char *pack = xml_attribute(release, "pack");

	return pack && strcmp(pack, supplement->pack->id) == 0;
}

/* Does VALUE, of a release, keep it from the one that is asked for? */
static bool is_other(const char *value, const char *wanted)
{
	return value && !text_same(value, wanted);
}

static const char *variant_of(const struct supplement *supplement)
{
	return supplement->pack->variant ? supplement->pack->variant->id : NULL;
}

/* Was RELEASE an earlier report to the same readers? */
static bool is_earlier(const struct supplement *supplement, const struct xml_node *release)
{
	return is_of_pack(supplement, release)
	       && !is_other(xml_attribute(release, "party"), supplement->reader->party)
	       && !is_other(xml_attribute(release, "variant"), variant_of(supplement));
}

/* The report to the same readers that ENTRY is about, or NULL: never another's. */
static const struct log_document *document_of(
	const struct supplement *supplement, const struct log_entry *entry)
{
	const struct log_document *document = entry->documents;
	const char *each = supplement->reader->party ? supplement->reader->party
						     : supplement->reader->addressee;

	while (document
		&& (strcmp(document->pack, supplement->pack->id) != 0
			|| !text_same(document->each, each)
			|| (variant_of(supplement)
				&& !text_same(document->variant, variant_of(supplement)))))
		document = document->next;
	return document;
}

static struct earlier earlier_find(const struct supplement *supplement)
{
	const struct command *command = supplement->command;
	const struct log *log = log_load(file_of_record(command),
		arena_format(command->arena, "%s/schema", command->home), command->arena,
		command->findings);
	const struct xml_node *release = xml_child(record_root(supplement->record), "release");
	struct earlier earlier = {0};

	for (; release; release = xml_next_same(release))
		if (is_earlier(supplement, release))
			earlier_try(supplement,
				release_day(supplement->record, release, command->arena),
				&earlier);
	for (const struct log_entry *entry = log->first; entry; entry = entry->next) {
		const struct log_document *document = document_of(supplement, entry);

		if (document && entry->kind == LOG_FILED
			&& earlier_try(supplement,
				document->as_of ? document->as_of : entry->at, &earlier))
			earlier.entry = entry;
	}
	return earlier;
}

/* What its readers were told by EARLIER; NULL with findings. */
static struct xml *earlier_view(
	const struct supplement *supplement, const struct earlier *earlier)
{
	const struct command *command = supplement->command;

	if (!earlier->entry)
		return view_open(supplement->record, supplement->reader, &earlier->moment,
			command->findings);
	return frozen_open(earlier->entry, document_of(supplement, earlier->entry),
		file_of_record(command), command->findings);
}

/* --- what is not told */

/* Is the element with the id that PATH begins with a report of the pack, or its filing? */
static bool tells_of_reports(
	const struct supplement *supplement, const struct xml_node *root, const char *path)
{
	const struct xml_node *node = path_id(root, path, strcspn(path, "/"));
	const char *id = node ? xml_attribute(node, "release") : NULL;

	if (id)
		node = path_id(root, id, strlen(id));
	return node && xml_is(node, "release") && is_of_pack(supplement, node);
}

/* Is PATH of the one person who reads, whom a report before did not name? */
static bool tells_of_reader(const struct supplement *supplement, const char *path)
{
	const char *reader = supplement->reader->addressee;
	size_t length = strcspn(path, "/");

	return reader && strlen(reader) == length && strncmp(path, reader, length) == 0;
}

/* Drops what tells of the reports themselves and of the reader, and what is withdrawn from
 * these readers alone: INSIDE is what the house knows now. */
static void changes_sift(const struct supplement *supplement, struct diff *diff,
	const struct xml *now, const struct xml *inside)
{
	struct change **at = &diff->changes;

	while (*at) {
		const struct change *change = *at;

		if (tells_of_reports(supplement, xml_root(now), change->path)
			|| tells_of_reader(supplement, change->path)
			|| (change->kind == CHANGE_WITHDRAWN
				&& path_find(xml_root(inside), change->path))) {
			*at = change->next;
			diff->changed--;
		} else {
			at = &(*at)->next;
		}
	}
}

static struct xml *inside_view(const struct supplement *supplement)
{
	const struct view_reader house = {.readers = AUDIENCE_INTERNAL};

	return view_open(
		supplement->record, &house, supplement->as_of, supplement->command->findings);
}

static const char *day_text(const struct supplement *supplement, const char *as_of)
{
	struct when when = {.state = WHEN_STATED, .precision = WHEN_DAY};
	enum when_style style = WHEN_WESTERN;
	struct buffer text = {0};
	const char *day;

	day_read(&as_of, &when.named);
	when.first = when.last = when.named;
	when_style_find(supplement->pack->dates, &style);
	when_format(&when, style, &text);
	day = arena_text(supplement->command->arena, text.data);
	buffer_done(&text);
	return day;
}

const struct diff *previous_diff(const struct supplement *supplement, const struct buffer *view,
	const char **from, struct buffer *told)
{
	const struct command *command = supplement->command;
	const struct earlier earlier = earlier_find(supplement);
	const struct diff_question question = {
		record_schema(supplement->record), "ja", supplement->pack->dates};
	struct xml *before = earlier.as_of ? earlier_view(supplement, &earlier) : NULL;
	struct xml *now = before ? view_read(view->data, view->length, file_of_record(command),
				  command->findings)
				 : NULL;
	struct xml *inside = now ? inside_view(supplement) : NULL;
	struct diff *diff = NULL;

	if (inside) {
		diff = diff_new(&question, before, now, command->arena);
		changes_sift(supplement, diff, now, inside);
		*from = day_text(supplement, earlier.as_of);
		for (const struct change *change = diff->changes; change;
			change = change->next) {
			plain_add(told, change->before, strlen(change->before));
			buffer_byte(told, '\n');
		}
	}
	xml_free(before);
	xml_free(now);
	xml_free(inside);
	return diff;
}
