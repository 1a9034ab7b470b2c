/* release.c - what a record says of the documents that were or will be issued. */
#include "command/release.h"

#include "base/words.h"
#include "command/catalog.h"
#include "record/nearest.h"
#include "record/path.h"
#include "record/sight.h"
#include "record/when.h"

#include <stdio.h>
#include <string.h>

/* --- the day of a document */

static const struct xml_node *date_find(
	const struct record *record, const struct xml_node *release, const struct moment *as_of)
{
	const struct xml_node *date = xml_child(release, "date");

	return date ? observation_newest(record_observations(record), date, as_of) : NULL;
}

/* The party that EACH is or is an addressee of. */
static const char *party_of(const struct record *record, const char *each)
{
	const struct xml_node *one = path_id(record_root(record), each, strlen(each));
	const char *party =
		one && xml_is(one, "addressee") ? xml_attribute(one, "party") : NULL;

	return party ? party : each;
}

/* Does RELEASE go to another party than EACH (NULL: to anybody)? */
static bool goes_elsewhere(
	const struct record *record, const struct xml_node *release, const char *each)
{
	return each && xml_attribute(release, "party")
	       && !xml_attribute_is(release, "party", party_of(record, each));
}

const struct xml_node *release_find(const struct record *record, const struct pack *pack,
	const char *each, const char *stage, const struct moment *as_of)
{
	const struct xml_node *release = xml_child(record_root(record), "release");
	const struct xml_node *found = NULL;

	for (; release; release = xml_next_same(release)) {
		if (!xml_attribute_is(release, "pack", pack->id)
			|| (stage && !xml_attribute_is(release, "stage", stage))
			|| goes_elsewhere(record, release, each)
			|| !date_find(record, release, as_of))
			continue;
		if (!found
			|| pack_release_rank(pack, release) >= pack_release_rank(pack, found))
			found = release;
	}
	return found;
}

const char *release_day(
	const struct record *record, const struct xml_node *release, struct arena *arena)
{
	const struct xml_node *date = release ? date_find(record, release, NULL) : NULL;
	struct findings *said = findings_new(); /* nothing new: the record was checked */
	struct when when = {0};
	struct moment moment;
	const char *day = NULL;

	if (date && when_read(date, arena, &when, said) && when.state == WHEN_STATED
		&& when.first.year && date_compare(when.first, when.last) == 0)
		day = arena_format(arena, "%04d-%02d-%02d", when.first.year, when.first.month,
			when.first.day);
	if (day && (!moment_read(day, &moment) || date_find(record, release, &moment) != date))
		day = NULL;
	findings_free(said);
	return day;
}

const char *release_as_of(const struct command *command, const struct record *record,
	const struct xml_node *release)
{
	const char *asked = command->options->as_of;

	return asked ? asked : release_day(record, release, command->arena);
}

/* --- its stage */

static const char *stages_list(const struct pack *pack, struct arena *arena)
{
	const char *list = "";

	for (const struct stage *stage = pack->stages; stage; stage = stage->next)
		list = arena_format(
			arena, "%s%s%s(%s)", list, *list ? ", " : "", stage->id, stage->title);
	return list;
}

bool release_stage(const struct command *command, const struct record *record,
	const struct pack *pack, const struct moment *as_of, const char **stage)
{
	const struct xml_node *release = release_find(record, pack, NULL, NULL, as_of);

	*stage = NULL;
	if (!pack->stages)
		return true;
	*stage = command->options->stage;
	if (!*stage && release)
		*stage = xml_attribute(release, "stage");
	if (*stage && pack_stage_find(pack, *stage))
		return true;
	finding_add(command->findings, *stage ? "stage-unknown" : "stage-missing",
		(struct place){command->options->subject, 0, 0}, "title", pack->title, "pack",
		pack->id, "stages", stages_list(pack, command->arena), "stage",
		*stage ? *stage : "", NULL);
	return false;
}

/* --- what was stated later */

/* Is STATED later than AS_OF, and may all READERS see it? */
static bool is_later(const struct record *record, audience_set readers,
	const struct moment *as_of, const struct observation *stated)
{
	return moment_compare(stated->as_of, *as_of) > 0
	       && (sight_meant(record, stated->node) & readers) == readers;
}

void release_later(const struct record *record, audience_set readers,
	const struct moment *as_of, const char *day, const char *title,
	struct findings *findings)
{
	const struct observations *observations = record_observations(record);
	const struct observation *first = NULL;
	size_t count = 0;
	char number[24];

	for (size_t i = 0; i < observations->count; i++) {
		const struct observation *stated = &observations->list[i];

		if (!is_later(record, readers, as_of, stated))
			continue;
		if (!first || stated->order < first->order)
			first = stated;
		count++;
	}
	if (!first)
		return;
	snprintf(number, sizeof number, "%zu", count);
	finding_add(findings, "facts-left-out", xml_place(first->node), "title", title, "day",
		day, "count", number, NULL);
}

/* --- names of packs */

static void pack_unknown(const struct xml_node *attribute, const struct pack **catalog,
	struct findings *findings)
{
	struct nearest nearest = {0};

	for (; *catalog; catalog++)
		nearest_try(&nearest, xml_content(attribute), (*catalog)->id, NULL);
	finding_add(findings, nearest.name ? "release-pack-similar" : "release-pack-unknown",
		xml_place(attribute), "pack", xml_content(attribute), "nearest",
		nearest.name ? nearest.name : "", NULL);
}

/* ATTRIBUTE, if there is one, names a variant of PACK; a finding otherwise. */
static void variant_check(const struct xml_node *attribute, const struct pack *pack,
	struct arena *arena, struct findings *findings)
{
	if (attribute && !pack_variant_find(pack, xml_content(attribute)))
		catalog_variant_unknown(
			pack, xml_content(attribute), xml_place(attribute), arena, findings);
}

/* The joint publishers of RELEASE whom the readers of PACK may not know. */
static void publishers_check(const struct record *record, const struct xml_node *release,
	const struct pack *pack, struct findings *findings)
{
	const struct xml_node *attribute = xml_attribute_node(release, "publishers");
	const char *ids = attribute ? xml_content(attribute) : "", *bad;
	audience_set readers = AUDIENCE_ALL;
	size_t length = 0;

	audience_read(pack->audience, &readers, &bad, &length);
	for (const char *id; (id = words_next(&ids, &length));) {
		const struct xml_node *party = path_id(record_root(record), id, length);

		if (party && (sight_meant(record, party) & readers) != readers)
			finding_add(findings, "publisher-hidden", xml_place(attribute), "id",
				xml_attribute(party, "id"), "audience", pack->audience, NULL);
	}
}

void releases_check(const struct record *record, const struct pack **catalog,
	struct arena *arena, struct findings *findings)
{
	const struct xml_node *release = xml_child(record_root(record), "release");

	for (; release; release = xml_next_same(release)) {
		const struct xml_node *attribute = xml_attribute_node(release, "pack");
		const struct pack *pack =
			attribute ? catalog_find(catalog, xml_content(attribute)) : NULL;

		if (pack) {
			variant_check(
				xml_attribute_node(release, "variant"), pack, arena, findings);
			publishers_check(record, release, pack, findings);
		} else if (attribute)
			pack_unknown(attribute, catalog, findings);
	}
}
