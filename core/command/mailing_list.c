/* mailing_list.c - the list of people whom letters go to, and what its rows may ask for. */
#include "command/mailing.h"

#include "command/partners.h"

/* Ids of the record's groups, ended by NULL. */
static const char *const *groups_list(const struct mailing *mailing)
{
	const struct xml_node *root = record_root(mailing->record);
	const char **ids =
		arena_array(mailing->command->arena, xml_count(root, "group") + 1, sizeof *ids);
	size_t count = 0;

	for (const struct xml_node *node = xml_child(root, "group"); node;
		node = xml_next_same(node))
		if (xml_attribute(node, "id"))
			ids[count++] = xml_attribute(node, "id");
	return ids;
}

/* What the letters can say, for rows that ask for something else. */
static struct offer *offer_take(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct options *options = command->options;

	mailing->print = (struct glyphs_question){
		.style = options->style ? options->style : mailing->pack->style,
		.window = options->window,
		.places = {options->subject, mailing->pack->folder,
			arena_format(command->arena, "%s/templates", command->home)},
		.fonts = mailing->fonts,
	};
	mailing->offer = (struct offer_question){
		.record = mailing->record,
		.paper = mailing->pack,
		.mail = mailing->mail_pack,
		.variant = options->variant,
		.as_of = mailing->as_of,
		.glyphs = glyphs_new(&mailing->print, command->arena),
	};
	return offer_new(&mailing->offer, command->arena, command->findings);
}

/* Who must get no second letter. */
static bool earlier_take(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct earlier_question question = {
		.folders = command->options->afters,
		.list_file = *command->options->files,
		.output = mailing->folder,
		.name = mailing->name,
	};
	bool taken = earlier_runs_find(&question, list_is_rest(mailing->list), command->arena,
		&mailing->earlier, command->findings);

	mailing->question.registers = mailing->earlier.registers;
	mailing->question.held = mailing->earlier.held;
	return taken;
}

/* Letters in other languages are looked at before any is made. */
static void translations_ask(struct mailing *mailing)
{
	struct arena *arena = mailing->command->arena;

	mailing_kinds(mailing, &mailing->source, &mailing->looked);
	mailing->mail_source = mailing->source;
	mailing->mail_source.pack = mailing->mail_pack;
	mailing->words = (struct untranslated_question){
		mailing->looked.kinds, &mailing->mail_source, mailing->command->findings};
	mailing->offer.untranslated = untranslated_new(&mailing->words, arena);
}

/* So are those to partners about some of their groups. */
static void partners_ask(struct mailing *mailing)
{
	mailing->narrowed = (struct narrowed_question){
		mailing->looked.kinds, &mailing->source, &mailing->question};
	mailing->partners = narrowed_new(&mailing->narrowed);
}

static bool row_objects(
	void *data, const struct list_row *row, struct list_objection *objection)
{
	const struct mailing *mailing = data;

	return offer_objects(mailing->offered, row, objection)
	       || (mailing->partners && narrowed_objects(mailing->partners, row, objection));
}

bool mailing_list(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct options *options = command->options;

	mailing->offered = offer_take(mailing);
	mailing->question = (struct list_question){
		.path = *options->files,
		.home = command->home,
		.encoding = options->encoding,
		.maps = options->maps,
		.groups = groups_list(mailing),
		.objects = row_objects,
		.data = mailing,
		.by_postal_code = options->by_postal_code,
	};
	if (mailing_to_partners(mailing))
		mailing->question.parties = partners_of(command, mailing->record, mailing->pack,
			mailing->source.stage, mailing->source.as_of,
			&mailing->question.party_count);
	mailing->list =
		mailing->offered ? list_open(&mailing->question, command->findings) : NULL;
	if (!mailing->list)
		return false;
	translations_ask(mailing);
	if (mailing->question.parties)
		partners_ask(mailing);
	return earlier_take(mailing)
	       && list_survey(mailing->list, NULL, NULL, command->findings);
}
