/* mailing.c - which letters todoke letters makes: of which pack, at which stage, by which name.
 */
#include "command/mailing.h"

#include "command/catalog.h"
#include "command/house.h"
#include "command/letter_samples.h"
#include "command/release.h"
#include "lint/promise.h"

#include <string.h>

static bool is_each(const struct pack *pack, const char *element)
{
	return pack->each && strcmp(pack->each, element) == 0;
}

bool mailing_to_partners(const struct mailing *mailing)
{
	return is_each(mailing->pack, "party");
}

/* Whether PACK has a letter for each addressee or partner; a finding otherwise. */
static bool is_addressed(const struct command *command, const struct pack *pack)
{
	if (is_each(pack, "addressee") || is_each(pack, "party"))
		return true;
	finding_add(command->findings, "letters-nobody", (struct place){pack->folder, 0, 0},
		"title", pack->title, "pack", pack->id, NULL);
	return false;
}

/* The pack that -t names, else the letter to a person, and how the house words it; false with
 * findings when one can't be used. */
static bool pack_take(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const char *asked = *command->options->packs ? *command->options->packs : "individual";
	const struct pack **catalog = house_has_phrases(command) ? catalog_load(command)
								 : catalog_only(command, asked);

	if (!catalog)
		return false;
	mailing->pack = catalog_asked(command, catalog, asked);
	if (mailing->pack
		&& (!is_addressed(command, mailing->pack)
			|| !catalog_variant_check(command, mailing->pack)))
		return false;
	mailing->phrases = house_phrases(command, catalog);
	return mailing->pack && mailing->phrases;
}

/* AS_OF is that of --as-of. */
static bool mailing_cut(struct mailing *mailing, const struct moment *as_of)
{
	const struct command *command = mailing->command;

	mailing->source = (struct letter_source){.command = command,
		.record = mailing->record,
		.pack = mailing->pack,
		.phrases = mailing->phrases,
		.words = &mailing->open_words,
		.as_of = command->options->as_of ? as_of : NULL};
	if (!release_stage(command, mailing->record, mailing->pack, mailing->source.as_of,
		    &mailing->source.stage))
		return false;
	mailing->release =
		release_find(mailing->record, mailing->pack, NULL, mailing->source.stage, NULL);
	mailing->as_of = moment_of(
		release_as_of(command, mailing->record, mailing->release), &mailing->moment);
	return true;
}

/* Of mail: the usual variant for it, or the one that is asked for; NULL: there is none.  To a
 * partner the document itself goes by mail. */
static const struct pack *mail_pack_find(const struct mailing *mailing)
{
	const struct variant *variant = pack_variant_find(mailing->pack, "mail");

	if (mailing->command->options->variant || mailing_to_partners(mailing))
		return mailing->pack;
	return variant ? variant->pack : NULL;
}

/* "-" and TEXT; nothing for NULL. */
static const char *name_part(const struct mailing *mailing, const char *text)
{
	return text ? arena_format(mailing->command->arena, "-%s", text) : "";
}

/* What partners get in another variant, or at another stage, are other files. */
static void mailing_name(struct mailing *mailing)
{
	const struct command *command = mailing->command;
	const struct variant *own = mailing->pack->variant;
	const char *variant = own ? own->id : command->options->variant;

	mailing->mail_pack = mail_pack_find(mailing);
	mailing->folder = command->options->output ? command->options->output : ".";
	mailing->name = arena_format(command->arena, "%s-%s%s%s",
		xml_attribute(record_root(mailing->record), "id"), mailing->pack->id,
		name_part(mailing, mailing_to_partners(mailing) ? variant : NULL),
		name_part(mailing, mailing->source.stage));
}

bool mailing_open(struct mailing *mailing, const struct moment *as_of)
{
	if (!pack_take(mailing) || !mailing_cut(mailing, as_of))
		return false;
	mailing_name(mailing);
	return true;
}

void mailing_kinds(struct mailing *mailing, struct letter_source *source,
	struct letters_question *question)
{
	const struct command *command = mailing->command;
	const struct options *options = command->options;
	struct job_task *task = arena_alloc(command->arena, sizeof *task);
	struct kinds_question *kinds = arena_alloc(command->arena, sizeof *kinds);

	*task = (struct job_task){
		.home = command->home,
		.pack = mailing->pack->folder,
		.plugin = catalog_plugin(command, mailing->pack),
		.language = options->language,
		.record = options->subject,
		.style = options->style,
		.window = options->window,
		.phrases = mailing->phrases,
		.promised = promises_owned(mailing->record),
	};
	*kinds = (struct kinds_question){
		.task = task,
		.call = letter_call,
		.view = letter_view,
		.safe = letter_safe,
		.ready = letter_ready,
		.permits = samples_permit,
		.data = source,
		.apart = options->scattered,
		.gifts = list_heading(mailing->list, LIST_GIFT) != NULL,
		.mail = question->post != NULL,
		.fonts = mailing->fonts,
		.runner = &mailing->runner,
		.record = mailing->record,
		.source = &mailing->record_bytes,
		.list_file = *options->files,
		.sheets = &question->sheets,
		.processes = question->processes,
	};
	question->kinds = kinds;
}
