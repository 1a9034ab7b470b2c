/* row_party.c - which of the record's parties a row is about. */
#include "base/arena.h"
#include "base/words.h"
#include "list/row_reading.h"
#include "record/company.h"
#include "record/nearest.h"
#include "record/wording.h"

#include <string.h>

enum { CORE_LEAST = 6 }; /* bytes: two characters of Japanese */

static bool is_named(const struct list_party *party, const char *name)
{
	const char *const *known = party->names;

	while (*known && strcmp(*known, name) != 0)
		known++;
	return *known;
}

/* The party that WRITTEN is the id or the name of; NULL when none is, or several are. */
static const struct list_party *party_called(
	const struct list_question *question, const char *written)
{
	const struct list_party *party = question->parties, *found = NULL;

	for (size_t i = 0; i < question->party_count; i++, party++) {
		if (strcmp(party->id, written) == 0)
			return party;
		if (!is_named(party, written))
			continue;
		if (found)
			return NULL;
		found = party;
	}
	return found;
}

/* Do NAME and WRITTEN have in common what people say of a company? */
static bool is_alike(const char *name, const char *written, struct arena *arena)
{
	const char *one = wording_plain(arena, name), *other = wording_plain(arena, written);
	const char *core = company_core(one, arena), *other_core = company_core(other, arena);

	return (strlen(core) >= CORE_LEAST && strstr(other, core))
	       || (strlen(other_core) >= CORE_LEAST && strstr(one, other_core));
}

/* The id or the name that WRITTEN may have been meant to be, or NULL. */
static const char *name_near(const struct list_question *question, const char *written)
{
	struct arena *arena = arena_new();
	struct nearest nearest = {0};
	const char *near = NULL;

	for (size_t i = 0; i < question->party_count; i++) {
		const struct list_party *party = &question->parties[i];

		nearest_try(&nearest, written, party->id, NULL);
		for (const char *const *name = party->names; *name && !near; name++)
			if (is_alike(*name, written, arena))
				near = *name;
	}
	arena_free(arena);
	return near ? near : nearest.name;
}

/* The collective party that a row of GROUP ("": any) can be of; NULL when several can. */
static const struct list_party *party_collective(
	const struct list_question *question, const char *group)
{
	const struct list_party *party = question->parties, *found = NULL;

	for (size_t i = 0; i < question->party_count; i++, party++) {
		if (!party->collective || (*group && !words_hold(party->groups, group)))
			continue;
		if (found)
			return NULL;
		found = party;
	}
	return found;
}

/* Some lists have the company in the column of names. */
static void company_move(const struct list_question *question, const char **fields)
{
	const struct list_party *party =
		*fields[LIST_COMPANY] ? NULL : party_called(question, fields[LIST_NAME]);

	if (!party || !is_named(party, fields[LIST_NAME]))
		return;
	fields[LIST_COMPANY] = fields[LIST_NAME];
	fields[LIST_NAME] = "";
}

void party_take(struct row_reader *reader)
{
	const struct list_question *question = reader->list->question;
	const char **fields = reader->row.fields;

	if (!question->parties) {
		fields[LIST_PARTY] = "";
		return;
	}
	company_move(question, fields);
	if (*fields[LIST_PARTY])
		reader->party = party_called(question, fields[LIST_PARTY]);
	else
		reader->party = party_called(question, fields[LIST_COMPANY]);
	if (!reader->party && !reader->list->columns.has[LIST_PARTY]
		&& !name_near(question, fields[LIST_COMPANY]))
		reader->party = party_collective(question, fields[LIST_GROUP]);
	if (reader->party) {
		fields[LIST_PARTY] = reader->party->id;
		if (!*fields[LIST_COMPANY] && !reader->party->collective
			&& *reader->party->names)
			fields[LIST_COMPANY] = *reader->party->names;
		if (!*fields[LIST_GROUP])
			fields[LIST_GROUP] = reader->party->groups;
	}
	reader->company = fields[LIST_COMPANY];
}

static void unknown_refuse(struct row_reader *reader)
{
	const struct list_question *question = reader->list->question;
	enum list_field field = *reader->row.fields[LIST_PARTY] ? LIST_PARTY : LIST_COMPANY;
	const char *written = field == LIST_PARTY ? reader->row.fields[field] : reader->company;
	const char *near = name_near(question, written);

	if (!*written)
		row_refuse(reader, "list-row-party-none", NULL);
	else
		row_refuse(reader, near ? "list-row-party-near" : "list-row-party-unknown",
			"column", row_heading(reader, field), "value", written, "nearest",
			near ? near : "", NULL);
}

void party_check(struct row_reader *reader)
{
	const struct list_party *party = reader->party;

	if (!reader->list->question->parties)
		return;
	if (!party)
		unknown_refuse(reader);
	else if (!party->addressed)
		row_refuse(reader, "list-row-party-unaddressed", "party", party->id, "name",
			*party->names ? *party->names : "", NULL);
	else if (party->collective && !*reader->company)
		row_refuse(reader, "list-row-party-company-none", "party", party->id, NULL);
	else if (!party->collective && !is_named(party, reader->company))
		row_refuse(reader, "list-row-party-company", "column",
			row_heading(reader, LIST_COMPANY), "company", reader->company, "name",
			*party->names ? *party->names : "", "party", party->id, NULL);
}

/* What the letter says of the way it was sent is the record's. */
static void channel_check(struct row_reader *reader)
{
	const char *channel = reader->row.fields[LIST_CHANNEL];
	const char *channels = reader->party->channels;
	bool is_mail = strcmp(channel, "mail") == 0;

	if (channels
		&& (is_mail ? !words_hold(channels, "mail") : strcmp(channels, "mail") == 0))
		row_refuse(reader, is_mail ? "list-row-party-mail" : "list-row-party-paper",
			"party", reader->party->id, "channels", channels, NULL);
}

void party_means_check(struct row_reader *reader)
{
	const char *const *group = reader->list->question->groups;

	if (!reader->party)
		return;
	for (size_t i = 0; group && group[i]; i++)
		if (reader->groups[i] && !words_hold(reader->party->groups, group[i]))
			row_refuse(reader, "list-row-party-group", "group", group[i], "party",
				reader->party->id, "groups", reader->party->groups, NULL);
	channel_check(reader);
}
