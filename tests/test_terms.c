/* How sure a fact is, in words: each state has its own in each manner of speaking. */
#include "template/terms.h"

#include "record/record.h"
#include "said.h"

#include <check.h>
#include <string.h>

Suite *terms_suite(void);

static struct arena *arena;
static struct findings *findings;
static struct schema *schema;
static const struct terms *terms;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
	schema = schema_load("core/schema/incident.xsd", findings);
	terms = terms_open("locales/ja/terms.xml", arena, findings);
}

static void teardown(void)
{
	schema_free(schema);
	findings_free(findings);
	arena_free(arena);
}

/* Persons and the public, authorities, columns of tables. */
static const char *const manners[] = {"predicate", "report", "short"};
static const char *const facts[] = {
	"leak", "loss", "damage", "misuse", "exposure", "viewing", "outflow"};

/* What the words of a state hold, whatever they are of. */
static const struct {
	const char *state, *held;
} holding[] = {
	{"suspected", "おそれ"},
	{"not-excluded", "否定でき"},
	{"not-confirmed", "確認されて"},
	{"open", "調査"},
	{"undisclosed", "公"},
};

/* All states that the schema knows for FACT. */
static const struct schema_text *states_of(const char *fact)
{
	const struct schema_type *incident = schema_root(schema)->type;
	const struct schema_element *group = schema_element(incident, "group");
	const struct schema_element *element = schema_element(group->type, fact);

	if (!element)
		element = schema_element(incident, fact);
	ck_assert_ptr_nonnull(element);
	return element->type->text;
}

static void words_check(const char *fact, const char *manner, size_t state)
{
	const struct schema_text *states = states_of(fact);
	const char *code = states->codes[state].code;
	const char *word = terms_find(terms, fact, code, manner);

	ck_assert_msg(word != NULL, "%s %s %s", fact, code, manner);
	for (size_t i = 0; i < sizeof holding / sizeof *holding; i++)
		if (strcmp(holding[i].state, code) == 0)
			ck_assert_msg(strstr(word, holding[i].held), "%s", word);
	for (size_t i = 0; i < state; i++)
		ck_assert_str_ne(word, terms_find(terms, fact, states->codes[i].code, manner));
	if (strcmp(code, "denied") != 0)
		ck_assert_msg(
			!strstr(word, "ないこと") && !strstr(word, "事実がない"), "%s", word);
}

START_TEST(every_state_has_its_words_in_every_manner)
{
	const char *fact = facts[_i];

	ck_assert_uint_gt(states_of(fact)->code_count, 7);
	for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
		for (size_t state = 0; state < states_of(fact)->code_count; state++)
			words_check(fact, manners[i], state);
}
END_TEST

Suite *terms_suite(void)
{
	Suite *suite = suite_create("terms");
	TCase *cases = tcase_create("certainty");

	tcase_add_checked_fixture(cases, setup, teardown);
	tcase_add_loop_test(cases, every_state_has_its_words_in_every_manner, 0,
		(int)(sizeof facts / sizeof *facts));
	suite_add_tcase(suite, cases);
	return suite;
}
