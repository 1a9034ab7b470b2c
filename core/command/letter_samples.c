/* letter_samples.c - letters of a list go out by samples: of each variant one that was
 * approved.
 *
 * A sample is a letter that todoke make made to an addressee of the record.
 */
#include "command/letter_samples.h"

#include "base/message.h"
#include "base/text.h"
#include "base/words.h"
#include "command/final.h"

#include <string.h>

/* Letters that compare to samples alike. */
struct lot {
	const char *variant; /* of the pack, or NULL */
	const char *groups, *gift;
	bool narrowed; /* the list says which items */
	size_t rows, line;
	struct lot *next;
};

/* Adds LOT to the like of it in LOTS. */
static void lot_add(struct lot **lots, struct lot lot, struct arena *arena)
{
	for (struct lot *like; (like = *lots); lots = &like->next)
		if (text_same(like->variant, lot.variant)
			&& strcmp(like->groups, lot.groups) == 0
			&& strcmp(like->gift, lot.gift) == 0
			&& like->narrowed == lot.narrowed) {
			like->rows += lot.rows;
			return;
		}
	*lots = arena_alloc(arena, sizeof **lots);
	**lots = lot;
}

/* --- samples that there are */

static const struct pack *pack_of(const struct letter_source *source, const char *variant)
{
	const struct variant *found = variant ? pack_variant_find(source->pack, variant) : NULL;

	return found ? found->pack : source->pack;
}

static bool is_sampled(
	const struct letter_source *source, const struct lot *lot, const char *addressee)
{
	return final_seen(source->log, source->record,
		&(struct log_document){.pack = source->pack->id,
			.stage = source->stage,
			.variant = lot->variant,
			.each = addressee});
}

static bool variant_approved(const struct letter_source *source, const struct lot *lot)
{
	const struct command *command = source->command;
	const struct pack *pack = pack_of(source, lot->variant);

	if (is_sampled(source, lot, NULL))
		return final_approved(command, source->log, source->record, pack,
			&(struct log_document){.pack = pack->id,
				.stage = source->stage,
				.variant = lot->variant});
	finding_add(command->findings, "final-unseen",
		(struct place){*command->options->files, lot->line, 0}, "title", pack->title,
		"variant",
		lot->variant ? arena_format(command->arena, "%s/%s", pack->id, lot->variant)
			     : pack->id,
		"rows", arena_format(command->arena, "%zu", lot->rows), "record",
		command->options->subject, NULL);
	return false;
}

/* Whether ONE (or NULL) and OTHER are the same ids, in whatever order. */
static bool same_ids(const char *one, const char *other)
{
	return one && words_hold_all(one, other) && words_hold_all(other, one);
}

/* Whether a sample of LOT's variant is of its groups. */
static bool groups_sampled(const struct letter_source *source, const struct lot *lot)
{
	const struct xml_node *node = xml_child(record_root(source->record), "addressee");

	for (; node; node = xml_next_same(node))
		if (same_ids(xml_attribute(node, "group"), lot->groups)
			&& is_sampled(source, lot, xml_attribute(node, "id")))
			return true;
	return false;
}

/* How many gifts the record has: a sample has all of its groups'. */
static size_t gifts_count(const struct record *record)
{
	size_t count = 0;

	for (const struct xml_node *node = record_root(record); node;
		node = xml_following(node))
		count += xml_is(node, "gift");
	return count;
}

/* --- what no sample says */

static void unlike_add(struct buffer *text, const char *id, const char *value)
{
	if (text->length)
		message_format(text, "final-unlike-and", (const char *const[]){NULL});
	message_format(text, id, (const char *const[]){"value", value, NULL});
}

static void lot_tell(const struct letter_source *source, const struct lot *lot)
{
	const struct command *command = source->command;
	size_t gifts = gifts_count(source->record);
	struct buffer unlike = {0};

	if (*lot->groups && !groups_sampled(source, lot))
		unlike_add(&unlike, "final-unlike-groups", lot->groups);
	if (lot->narrowed)
		unlike_add(&unlike, "final-unlike-items", "");
	if (list_heading(source->list, LIST_GIFT) && gifts && !*lot->gift)
		unlike_add(&unlike, "final-unlike-no-gift", "");
	if (gifts > 1 && *lot->gift)
		unlike_add(&unlike, "final-unlike-gift", lot->gift);
	if (unlike.length)
		finding_add(command->findings, "final-unlike",
			(struct place){*command->options->files, lot->line, 0}, "title",
			pack_of(source, lot->variant)->title, "rows",
			arena_format(command->arena, "%zu", lot->rows), "unlike", unlike.data,
			NULL);
	buffer_done(&unlike);
}

/* --- all of them */

/* The lots of one variant as one, at the first of them. */
static struct lot *variants_of(const struct lot *lots, struct arena *arena)
{
	struct lot *variants = NULL;

	for (; lots; lots = lots->next)
		lot_add(&variants,
			(struct lot){.variant = lots->variant,
				.groups = "",
				.gift = "",
				.rows = lots->rows,
				.line = lots->line},
			arena);
	return variants;
}

bool samples_permit(void *data, const struct kinds *kinds)
{
	const struct letter_source *source = data;
	struct arena *arena = source->command->arena;
	struct lot *lots = NULL;
	bool all = true;

	if (!source->log || source->approves_each)
		return true;
	for (const struct kind *kind = NULL; (kind = kinds_next(kinds, kind));)
		lot_add(&lots,
			(struct lot){.variant = kind->variant,
				.groups = kind->groups,
				.gift = kind->gift,
				.narrowed = *kind->items != '\0',
				.rows = kind->rows,
				.line = kind->line},
			arena);
	for (const struct lot *lot = variants_of(lots, arena); lot; lot = lot->next)
		all = variant_approved(source, lot) && all;
	for (const struct lot *lot = lots; lot && all; lot = lot->next)
		lot_tell(source, lot);
	return all;
}
