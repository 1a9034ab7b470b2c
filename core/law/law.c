/* law.c - reading the law's data: each file is checked against law.xsd by the walker,
 * then what refers to each other is joined. */
#include "law/law.h"

#include "base/buffer.h"
#include "base/folder.h"
#include "base/message.h"
#include "record/walk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct loading {
	struct law *law;
	struct arena *arena;
	const char *language;
	struct findings *findings;
	bool right;
};

/* --- values */

static const char *text_attribute(
	const struct loading *loading, const struct xml_node *node, const char *name)
{
	return xml_attribute_text(loading->arena, node, name);
}

static long number_attribute(const struct xml_node *node, const char *name)
{
	const char *text = xml_attribute(node, name);

	return text ? strtol(text, NULL, 10) : 0;
}

static const char *child_text(
	const struct loading *loading, const struct xml_node *node, const char *name)
{
	return xml_trimmed(loading->arena, xml_child(node, name));
}

/* The child NAME in the language asked for; NULL when there is none. */
static const char *child_worded(
	const struct loading *loading, const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_child(node, name);

	while (child && !xml_attribute_is(child, "language", loading->language))
		child = xml_next_same(child);
	return xml_trimmed(loading->arena, child);
}

static void law_wrong(struct loading *loading, const struct xml_node *node, const char *id)
{
	finding_add(loading->findings, "law-unknown", xml_place(node), "id", id, "name",
		xml_name(node), NULL);
	loading->right = false;
}

static struct date date_attribute(
	struct loading *loading, const struct xml_node *node, const char *name, int year)
{
	const char *text = xml_attribute(node, name);
	struct date date = {year, year == 1 ? 1 : 12, year == 1 ? 1 : 31};

	if (text
		&& (sscanf(text, "%4d-%2d-%2d", &date.year, &date.month, &date.day) != 3
			|| !date_valid(date)))
		law_wrong(loading, node, text);
	return date;
}

static struct law_force force_read(struct loading *loading, const struct xml_node *node)
{
	return (struct law_force){date_attribute(loading, node, "from", 1),
		date_attribute(loading, node, "until", 9999)};
}

static struct place place_keep(const struct loading *loading, const struct xml_node *node)
{
	struct place place = xml_place(node);

	place.file = arena_text(loading->arena, place.file);
	return place;
}

static struct xpath *xpath_attribute(
	struct loading *loading, const struct xml_node *node, const char *name)
{
	const struct xml_node *attribute = xml_attribute_node(node, name);
	struct xpath *xpath;

	if (!attribute)
		return NULL;
	xpath = xpath_new(xml_content(attribute), xml_place(attribute), loading->findings);
	loading->right = loading->right && xpath;
	return xpath;
}

/* --- conditions */

static enum law_result result_read(const char *name)
{
	return strcmp(name, "appears") == 0 ? LAW_APPEARS
	       : strcmp(name, "open") == 0  ? LAW_OPEN
					    : LAW_CONFIRM;
}

static struct law_test *tests_read(struct loading *loading, const struct xml_node *node)
{
	struct law_test *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		struct law_test *test = arena_alloc(loading->arena, sizeof *test);

		test->result = result_read(xml_attribute(node, "result"));
		test->select = xpath_attribute(loading, node, "select");
		test->text = child_worded(loading, node, "text");
		test->place = place_keep(loading, node);
		*end = test;
		end = &test->next;
	}
	return first;
}

static void condition_read(struct loading *loading, const struct xml_node *node)
{
	struct law_condition *condition = arena_alloc(loading->arena, sizeof *condition);

	condition->id = text_attribute(loading, node, "id");
	condition->title = child_worded(loading, node, "title");
	condition->article = child_text(loading, node, "article");
	condition->of_group = xml_attribute_is(node, "of", "group");
	condition->tests = tests_read(loading, xml_child(node, "test"));
	condition->next = loading->law->conditions;
	loading->law->conditions = condition;
}

/* --- grounds */

static enum law_regime regime_read(const struct xml_node *node)
{
	return xml_attribute_is(node, "regime", "private")  ? REGIME_PRIVATE
	       : xml_attribute_is(node, "regime", "public") ? REGIME_PUBLIC
							    : REGIME_ANY;
}

static void conditions_join(
	struct loading *loading, const struct xml_node *node, struct law_ground *ground)
{
	char *rest = xml_attribute_text(loading->arena, node, "conditions"), *id;
	size_t count = 0;

	while ((id = strsep(&rest, " "))) {
		const struct law_condition *condition = law_condition(loading->law, id);

		if (!condition || count == LAW_CONDITIONS - 1)
			law_wrong(loading, node, id);
		else
			ground->conditions[count++] = condition;
	}
}

static void ground_read(struct loading *loading, const struct xml_node *node)
{
	struct law_ground *ground = arena_alloc(loading->arena, sizeof *ground);

	ground->id = text_attribute(loading, node, "id");
	ground->title = child_worded(loading, node, "title");
	ground->article = child_text(loading, node, "article");
	ground->source = child_text(loading, node, "source");
	ground->regime = regime_read(node);
	ground->over = number_attribute(node, "over");
	ground->about = number_attribute(node, "about");
	ground->also = text_attribute(loading, node, "also");
	ground->presumed = xml_attribute(node, "certainty") != NULL;
	ground->force = force_read(loading, node);
	conditions_join(loading, node, ground);
	ground->next = loading->law->grounds;
	loading->law->grounds = ground;
}

/* --- duties */

static struct law_clock *clocks_read(struct loading *loading, const struct xml_node *node)
{
	struct law_clock *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		struct law_clock *clock = arena_alloc(loading->arena, sizeof *clock);

		clock->words = child_worded(loading, node, "words");
		clock->source = child_text(loading, node, "source");
		clock->from_discovery = xml_attribute_is(node, "start", "discovery");
		clock->shifts = xml_attribute(node, "shift") != NULL;
		clock->recorded = xml_attribute(node, "recorded") != NULL;
		clock->presumed = xml_attribute(node, "certainty") != NULL;
		clock->first = (int)number_attribute(node, "first");
		clock->days = (int)number_attribute(node, "days");
		clock->hours = (int)number_attribute(node, "hours");
		clock->ground = text_attribute(loading, node, "ground");
		clock->force = force_read(loading, node);
		if (clock->ground && !law_ground(loading->law, clock->ground, NULL))
			law_wrong(loading, node, clock->ground);
		*end = clock;
		end = &clock->next;
	}
	return first;
}

static void grounds_known(
	struct loading *loading, const struct xml_node *node, const char *grounds)
{
	char *rest = arena_text(loading->arena, grounds), *id;

	while ((id = strsep(&rest, " ")))
		if (!law_ground(loading->law, id, NULL))
			law_wrong(loading, node, id);
}

static struct law_step *steps_read(struct loading *loading, const struct xml_node *node)
{
	struct law_step *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		struct law_step *step = arena_alloc(loading->arena, sizeof *step);

		step->id = text_attribute(loading, node, "id");
		step->title = child_worded(loading, node, "title");
		step->article = child_text(loading, node, "article");
		step->done = xpath_attribute(loading, node, "done");
		step->grounds = text_attribute(loading, node, "grounds");
		step->clocks = clocks_read(loading, xml_child(node, "clock"));
		step->place = place_keep(loading, node);
		grounds_known(loading, node, step->grounds);
		*end = step;
		end = &step->next;
	}
	return first;
}

static struct law_naming *namings_read(struct loading *loading, const struct xml_node *node)
{
	struct law_naming *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		struct law_naming *naming = arena_alloc(loading->arena, sizeof *naming);

		naming->pattern = xml_trimmed(loading->arena, node);
		naming->stage = text_attribute(loading, node, "stage");
		*end = naming;
		end = &naming->next;
	}
	return first;
}

static struct law_addressee *addressees_read(
	struct loading *loading, const struct xml_node *node)
{
	struct law_addressee *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		struct law_addressee *addressee =
			arena_alloc(loading->arena, sizeof *addressee);

		addressee->when = xpath_attribute(loading, node, "when");
		addressee->text = child_worded(loading, node, "text");
		addressee->source = child_text(loading, node, "source");
		addressee->office = child_text(loading, node, "office");
		addressee->means = child_text(loading, node, "means");
		addressee->legend = child_text(loading, node, "legend");
		addressee->subjects = namings_read(loading, xml_child(node, "subject"));
		addressee->files = namings_read(loading, xml_child(node, "file"));
		addressee->presumed = xml_attribute(node, "certainty") != NULL;
		addressee->force = force_read(loading, node);
		addressee->place = place_keep(loading, node);
		*end = addressee;
		end = &addressee->next;
	}
	return first;
}

static enum law_strength strength_read(const char *name)
{
	static const char *const names[] = {
		"law", "contract", "rule", "guideline", "voluntary"};
	size_t i = 0;

	while (i < sizeof names / sizeof *names - 1 && strcmp(names[i], name) != 0)
		i++;
	return (enum law_strength)i;
}

/* Behind those of a lower or the same order. */
static void duty_insert(struct law *law, struct law_duty *duty)
{
	struct law_duty **at = &law->duties;

	while (*at && (*at)->order <= duty->order)
		at = &(*at)->next;
	duty->next = *at;
	*at = duty;
}

static void duty_read(struct loading *loading, const struct xml_node *node)
{
	struct law_duty *duty = arena_alloc(loading->arena, sizeof *duty);

	duty->id = text_attribute(loading, node, "id");
	duty->title = child_worded(loading, node, "title");
	duty->recipient = child_worded(loading, node, "recipient");
	duty->article = child_text(loading, node, "article");
	duty->source = child_text(loading, node, "source");
	duty->order = number_attribute(node, "order");
	duty->strength = strength_read(xml_attribute(node, "strength"));
	duty->regime = regime_read(node);
	duty->own = xml_attribute_is(node, "whose", "self");
	duty->presumed = xml_attribute(node, "certainty") != NULL;
	duty->grounds = text_attribute(loading, node, "grounds");
	duty->filed = text_attribute(loading, node, "filed");
	duty->exempt = text_attribute(loading, node, "exempt");
	duty->each = xpath_attribute(loading, node, "each");
	duty->steps = steps_read(loading, xml_child(node, "step"));
	duty->addressees = addressees_read(loading, xml_child(node, "addressee"));
	duty->force = force_read(loading, node);
	duty->place = place_keep(loading, node);
	grounds_known(loading, node, duty->grounds);
	duty_insert(loading->law, duty);
}

/* --- the rest */

static void pending_read(struct loading *loading, const struct xml_node *node)
{
	struct law_pending *pending = arena_alloc(loading->arena, sizeof *pending);

	pending->id = text_attribute(loading, node, "id");
	pending->text = child_worded(loading, node, "text");
	pending->source = child_text(loading, node, "source");
	pending->next = loading->law->pendings;
	loading->law->pendings = pending;
}

static void phrase_read(struct loading *loading, const struct xml_node *node)
{
	struct law_phrase *phrase = arena_alloc(loading->arena, sizeof *phrase);

	phrase->id = text_attribute(loading, node, "id");
	phrase->text = child_worded(loading, node, "text");
	phrase->next = loading->law->phrases;
	loading->law->phrases = phrase;
}

static struct law_after *afters_read(struct loading *loading, const struct xml_node *node)
{
	struct law_after *first = NULL, **end = &first;

	for (; node; node = xml_next_same(node)) {
		struct law_after *after = arena_alloc(loading->arena, sizeof *after);

		after->id = text_attribute(loading, node, "ref");
		after->source = child_text(loading, node, "source");
		after->advised = xml_attribute(node, "advised") != NULL;
		*end = after;
		end = &after->next;
	}
	return first;
}

static void release_read(struct loading *loading, const struct xml_node *node)
{
	struct law_release *release = arena_alloc(loading->arena, sizeof *release), **end;

	release->id = text_attribute(loading, node, "id");
	release->title = child_worded(loading, node, "title");
	release->select = xpath_attribute(loading, node, "select");
	release->afters = afters_read(loading, xml_child(node, "after"));
	release->place = place_keep(loading, node);
	for (end = &loading->law->releases; *end; end = &(*end)->next)
		;
	*end = release;
}

static void calendar_read(struct loading *loading, const struct xml_node *node)
{
	loading->law->holidays = holidays_read(node, loading->arena);
}

/* In the order in which they refer to each other, over all files. */
static const struct {
	const char *name;
	void (*read)(struct loading *loading, const struct xml_node *node);
} kinds[] = {
	{"condition", condition_read},
	{"ground", ground_read},
	{"duty", duty_read},
	{"pending", pending_read},
	{"release", release_read},
	{"phrase", phrase_read},
	{"calendar", calendar_read},
};

static void files_join(struct loading *loading, struct xml **files, size_t count)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		for (size_t j = 0; j < count; j++)
			for (const struct xml_node *node =
					xml_child(xml_root(files[j]), kinds[i].name);
				node; node = xml_next_same(node))
				kinds[i].read(loading, node);
}

/* Opens all of FOLDER that is right. */
static size_t files_open(struct loading *loading, const char *folder,
	const struct schema *schema, const char **names, struct xml **files)
{
	size_t count = 0;

	for (; *names; names++) {
		struct xml *xml =
			xml_open(arena_format(loading->arena, "%s/%s", folder, *names),
				&xml_limits_default, loading->findings);

		if (!xml || !walk(xml, schema, loading->findings))
			loading->right = false;
		if (xml)
			files[count++] = xml;
	}
	return count;
}

/* Releases may name later ones. */
static void afters_known(struct loading *loading)
{
	for (const struct law_release *release = loading->law->releases; release;
		release = release->next)
		for (const struct law_after *after = release->afters; after;
			after = after->next) {
			const struct law_release *other = loading->law->releases;

			while (other && strcmp(other->id, after->id) != 0)
				other = other->next;
			if (other)
				continue;
			finding_add(loading->findings, "law-unknown", release->place, "id",
				after->id, "name", "after", NULL);
			loading->right = false;
		}
}

struct law *law_load(const char *folder, const char *schema_path, const char *language,
	struct findings *findings)
{
	struct law *law = memory_alloc(sizeof *law);
	struct loading loading = {law, arena_new(), language, findings, true};
	struct schema *schema = schema_load(schema_path, findings);
	const char **names = folder_xml(folder, loading.arena, findings);
	struct xml **files;
	size_t count = 0;

	*law = (struct law){.arena = loading.arena};
	while (names[count])
		count++;
	files = arena_array(loading.arena, count + 1, sizeof *files);
	count = schema ? files_open(&loading, folder, schema, names, files) : 0;
	if (loading.right && count)
		files_join(&loading, files, count);
	while (count)
		xml_free(files[--count]);
	schema_free(schema);
	if (loading.right)
		afters_known(&loading);
	if (loading.right && law->holidays)
		return law;
	if (loading.right)
		finding_add(findings, "law-calendar", (struct place){folder, 0, 0}, NULL);
	law_free(law);
	return NULL;
}

void law_free(struct law *law)
{
	if (!law)
		return;
	for (struct law_condition *condition = law->conditions; condition;
		condition = condition->next)
		for (struct law_test *test = condition->tests; test; test = test->next)
			xpath_free(test->select);
	for (struct law_duty *duty = law->duties; duty; duty = duty->next) {
		xpath_free(duty->each);
		for (struct law_step *step = duty->steps; step; step = step->next)
			xpath_free(step->done);
		for (struct law_addressee *addressee = duty->addressees; addressee;
			addressee = addressee->next)
			xpath_free(addressee->when);
	}
	for (struct law_release *release = law->releases; release; release = release->next)
		xpath_free(release->select);
	arena_free(law->arena);
	free(law);
}

bool law_in_force(struct law_force force, struct date day)
{
	return date_compare(force.from, day) <= 0 && date_compare(day, force.until) <= 0;
}

const struct law_condition *law_condition(const struct law *law, const char *id)
{
	const struct law_condition *condition = law->conditions;

	while (condition && strcmp(condition->id, id) != 0)
		condition = condition->next;
	return condition;
}

const struct law_ground *law_ground(
	const struct law *law, const char *id, const struct date *day)
{
	const struct law_ground *ground = law->grounds;

	while (ground
		&& (strcmp(ground->id, id) != 0 || (day && !law_in_force(ground->force, *day))))
		ground = ground->next;
	return ground;
}

const char *law_say(const struct law *law, struct arena *arena, const char *id, ...)
{
	const struct law_phrase *phrase = law->phrases;
	const char *pairs[17] = {NULL};
	struct buffer text = {0};
	const char *said;
	va_list arguments;
	size_t count = 0;

	while (phrase && strcmp(phrase->id, id) != 0)
		phrase = phrase->next;
	va_start(arguments, id);
	while (count < 16 && (pairs[count] = va_arg(arguments, const char *)))
		count++;
	va_end(arguments);
	message_fill(&text, phrase ? phrase->text : id, pairs);
	said = arena_copy(arena, text.data ? text.data : "", text.length);
	buffer_done(&text);
	return said;
}
