/* calls.c - which documents of a pack a record calls for. */
#include "command/calls.h"

#include "command/catalog.h"
#include "command/release.h"
#include "record/path.h"
#include "record/view.h"
#include "template/binding.h"

#include "xml/xpath.h"
#include <string.h>

struct calling {
	const struct command *command;
	const struct record *record;
	const struct pack *pack;
	const char *stage;
	const struct moment *as_of;
	const struct variant *asked; /* there is no other; NULL: releases and tests decide */
	const struct pack_call *first, **end;
};

static void call_add(struct calling *calling, const struct pack *pack, const char *each)
{
	struct pack_call *call = arena_alloc(calling->command->arena, sizeof *call);

	*call = (struct pack_call){pack, each, NULL};
	*calling->end = call;
	calling->end = &call->next;
}

/* --- tests */

struct xml *calls_view(const struct command *command, const struct record *record,
	const struct pack *pack, const char *each, const char *stage)
{
	const struct view_reader reader = view_reader_of(record, pack->audience, each);
	const struct xml_node *release = release_find(record, pack, each, stage, NULL);
	struct moment cut;

	return view_open(record, &reader,
		moment_of(release_as_of(command, record, release), &cut), command->findings);
}

static bool view_holds(const struct calling *calling, const struct pack *pack, struct xml *view,
	const char *expression, struct place place)
{
	struct findings *findings = calling->command->findings;
	struct xpath *test = xpath_new(expression, place, findings);
	struct xpath_tree *tree = xpath_tree_new(view);
	bool holds;

	binding_set(tree, view, pack, calling->stage, calling->command->arena);
	holds = test && xpath_true(tree, test, xml_root(view), place, findings);
	xpath_tree_free(tree);
	xpath_free(test);
	return holds;
}

/* Whether TEST (NULL: always) of PACK, at PLACE of its manifest, is true for EACH. */
static bool test_holds(const struct calling *calling, const struct pack *pack, const char *each,
	const char *test, struct place place)
{
	struct xml *view;
	bool holds;

	if (!test)
		return true;
	view = calls_view(calling->command, calling->record, pack, each, calling->stage);
	holds = view && view_holds(calling, pack, view, test, place);
	xml_free(view);
	return holds;
}

/* A translation is for whoever is said to read its language. */
static bool speaks_to(
	const struct calling *calling, const struct variant *variant, const char *each)
{
	const struct xml_node *one =
		each ? path_id(record_root(calling->record), each, strlen(each)) : NULL;

	return !variant->translates
	       || (one && xml_attribute_is(one, "language", variant->pack->language));
}

static bool is_called(
	const struct calling *calling, const struct variant *variant, const char *each)
{
	return speaks_to(calling, variant, each)
	       && test_holds(calling, variant->pack, each, variant->test, variant->place);
}

bool calls_concern(
	const struct command *command, const struct record *record, const struct pack *pack)
{
	const struct calling calling = {.command = command, .record = record, .pack = pack};

	return test_holds(&calling, pack, NULL, pack->concerns, pack->place);
}

/* --- one choice for each */

/* The variant of the last release to EACH that names one which goes before others, or NULL. */
static const struct variant *variant_released(const struct calling *calling, const char *each)
{
	const struct xml_node *release = release_find(
		calling->record, calling->pack, each, calling->stage, calling->as_of);
	const char *id = release ? xml_attribute(release, "variant") : NULL;
	const struct variant *variant = id ? pack_variant_find(calling->pack, id) : NULL;

	return variant && variant->made != VARIANT_ALSO ? variant : NULL;
}

/* PACK, or what says the same to EACH in another language. */
static const struct pack *pack_for(
	const struct calling *calling, const struct pack *pack, const char *each)
{
	const struct variant *translation = pack_translation(pack);

	return translation && is_called(calling, translation, each) ? translation->pack : pack;
}

static void variants_call(struct calling *calling, const char *each)
{
	const struct variant *variant = calling->pack->variants;
	const struct variant *chosen =
		calling->asked ? calling->asked : variant_released(calling, each);
	const struct variant *one;

	if (chosen && each && !is_called(calling, chosen, each))
		chosen = NULL; /* not for this one */
	one = chosen;
	for (; variant; variant = variant->next) {
		bool other = variant->made == VARIANT_ALSO
			     || (variant->made == VARIANT_FIRST && !one);

		if (variant != chosen
			&& (calling->asked || !other || !is_called(calling, variant, each)))
			continue;
		if (variant->made == VARIANT_FIRST)
			one = variant;
		call_add(calling, pack_for(calling, variant->pack, each), each);
	}
}

/* PACK may be that of a variant which was asked for: then it is for those it fits. */
static void document_call(struct calling *calling, const char *each)
{
	const struct variant *own = calling->pack->variant;

	if (calling->pack->variants)
		variants_call(calling, each);
	else if (!own || !each || is_called(calling, own, each))
		call_add(calling, pack_for(calling, calling->pack, each), each);
}

/* False, with a finding, when a variant is asked for that there is not. */
static bool variant_choose(struct calling *calling)
{
	const char *asked = calling->command->options->variant;

	if (asked)
		calling->asked = pack_variant_find(calling->pack, asked);
	return catalog_variant_check(calling->command, calling->pack);
}

/* --- of a record */

const struct pack_call *calls_of(const struct command *command, const struct record *record,
	const struct pack *pack, const char *each, const char *stage,
	const struct moment *as_of)
{
	struct calling calling = {.command = command,
		.record = record,
		.pack = pack,
		.stage = stage,
		.as_of = as_of};

	calling.end = &calling.first;
	if (variant_choose(&calling))
		document_call(&calling, each);
	return calling.first;
}

/* Who reads another language than the document they get has no other. */
static void languages_tell(const struct calling *calling, const struct xml_node *each)
{
	const struct pack_call *call = calling->first;

	for (; each && call; call = call->next) {
		const struct xml_node *one =
			path_id(record_root(calling->record), call->each, strlen(call->each));
		const char *language = xml_attribute(one, "language");

		if (language && strcmp(language, call->pack->language) != 0)
			finding_add(calling->command->findings, "addressee-language",
				xml_place(one), "id", call->each, "language", language, "title",
				call->pack->title, NULL);
	}
}

const struct pack_call *calls_find(const struct command *command, const struct record *record,
	const struct pack *pack, const char *stage, const struct moment *as_of)
{
	struct calling calling = {.command = command,
		.record = record,
		.pack = pack,
		.stage = stage,
		.as_of = as_of};
	const struct xml_node *first =
		pack->each ? xml_child(record_root(record), pack->each) : NULL;

	calling.end = &calling.first;
	if (!variant_choose(&calling))
		return NULL;
	if (!first)
		document_call(&calling, NULL);
	for (const struct xml_node *each = first; each; each = xml_next_same(each))
		document_call(&calling, xml_attribute(each, "id"));
	languages_tell(&calling, first);
	if (!calling.first)
		finding_add(command->findings,
			calling.asked || pack->variant ? "variant-unfit"
						       : "variant-none-called",
			(struct place){command->options->subject, 0, 0}, "title",
			calling.asked ? calling.asked->pack->title : pack->title, "pack",
			pack->id, "variants", catalog_variants(pack, command->arena), NULL);
	return calling.first;
}
