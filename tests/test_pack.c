/* Manifests with a mistake, as a law firm might write them. */
#include "program.h"
#include "said.h"

#include "template/pack.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *pack_suite(void);

#define REQUIRE(attributes)                                                                    \
	"<require " attributes "><item language='ja'>項目</item><article>規則</article>"   \
	"</require>"

#define STAGE(deadline)                                                                        \
	"<stage id='final'><title language='ja'>確報</title><basis>規則</basis>" deadline      \
	"</stage>"

#define VARIANT(attributes, more)                                                              \
	"<variant " attributes "><title language='ja'>メール</title>" more "</variant>"

#define DEADLINE(attributes)                                                                   \
	"<deadline days='30' from='2022-04-01' " attributes "><words language='ja'>期限"     \
	"</words><source>規則</source></deadline>"

/* In its last line, the second, stands what the case is about. */
static const char manifest[] =
	"<pack xmlns='urn:todoke:pack:1' id='firm' version='1'><title language='ja'>報告"
	"</title><audience>ppc</audience><basis>規則</basis><language>ja</language>"
	"<style>letter</style><dates>era</dates><template>t.xml</template>"
	"<file>{record}</file>\n%s</pack>";

static const struct {
	const char *rest, *said;
} cases[] = {
	{REQUIRE("select='basis'"), ""},
	{STAGE("") REQUIRE("select='basis' stage='final'"), ""},
	{REQUIRE("select='basis['"), "2:10 xpath-malformed"},
	{REQUIRE("selct='basis'"), "2:10 attribute-similar; 2:1 attribute-missing"},
	{STAGE(DEADLINE("after='event/when'")), ""},
	{STAGE(DEADLINE("after='event/['")), "2:105 xpath-malformed"},
	{STAGE(DEADLINE("after='a' test='b['")), "2:115 xpath-malformed"},
	{STAGE("") REQUIRE("select='a' stage='fianl'"), "2:95 value-similar"},
	{STAGE("") REQUIRE("select='a' stage='final other'"), "2:95 value-unknown"},
	{REQUIRE("select='a' stage='final'"), "2:21 value-unknown"},
	{VARIANT("id='mail' test='a'", "") REQUIRE("select='a' variant='mail'"), ""},
	{VARIANT("id='mail'", "") REQUIRE("select='a' variant='mial'"), "2:82 value-similar"},
	{VARIANT("id='mail'", "") VARIANT("id='mail'", ""), "2:71 pack-part-twice"},
	{VARIANT("id='mail' test='a['", ""), "2:20 xpath-malformed"},
	{VARIANT("id='mail' made='never'", ""), "2:20 value-unknown"},
	{VARIANT("id='mail'", "<audience>ppc</audience>"), ""},
	{VARIANT("id='mail'", "<unlinted>lint-silent-cause</unlinted>"), ""},
	{VARIANT("id='mail'", "<unlinted>lint-silent-casue</unlinted>"), "2:52 value-similar"},
	{VARIANT("id='mail'", "<audience>public</audience>"), "2:52 variant-audience"},
};

START_TEST(mistakes_are_found_at_their_place)
{
	struct arena *arena = arena_new();
	struct findings *findings = findings_new();
	char *folder = folder_new();
	const struct pack *pack;

	file_write(arena_format(arena, "%s/manifest.xml", folder),
		arena_format(arena, manifest, cases[_i].rest));
	pack = pack_open(folder, "core/schema", "ja", arena, findings);
	ck_assert_str_eq(said(findings, arena), cases[_i].said);
	ck_assert_int_eq(pack == NULL, *cases[_i].said != '\0');
	folder_done(folder);
	findings_free(findings);
	arena_free(arena);
}
END_TEST

Suite *pack_suite(void)
{
	Suite *suite = suite_create("pack");
	TCase *tests = tcase_create("pack");

	tcase_add_loop_test(
		tests, mistakes_are_found_at_their_place, 0, sizeof cases / sizeof *cases);
	suite_add_tcase(suite, tests);
	return suite;
}
