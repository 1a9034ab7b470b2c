/* The schema files, and what a schema may not hold. */
#include "program.h"
#include "said.h"

#include "base/buffer.h"
#include "record/schema.h"
#include "record/schema_image.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *schema_suite(void);

#define INCIDENT "core/schema/incident.xsd"

static struct arena *arena;
static struct findings *findings;

static void setup(void)
{
	arena = arena_new();
	findings = findings_new();
}

static void teardown(void)
{
	arena_free(arena);
	findings_free(findings);
}

static void worded(const char *name, struct schema_words words)
{
	ck_assert_msg(words.ja && *words.ja, "%s lacks Japanese documentation", name);
	ck_assert_msg(words.en && *words.en, "%s lacks English documentation", name);
}

static void text_worded(const struct schema_text *text)
{
	for (size_t i = 0; i < text->code_count; i++)
		worded(text->codes[i].code, text->codes[i].words);
	ck_assert_msg(!text->pattern || text->example, "%s lacks an example", text->name);
}

/* The types of incident.xsd do not hold themselves, so this ends. */
static void type_worded(const struct schema_type *type)
{
	if (type->text)
		text_worded(type->text);
	for (size_t i = 0; i < type->attribute_count; i++) {
		worded(type->attributes[i].name, type->attributes[i].words);
		text_worded(type->attributes[i].text);
	}
	for (size_t i = 0; i < type->element_count; i++) {
		worded(type->elements[i].name, type->elements[i].words);
		type_worded(type->elements[i].type);
	}
}

START_TEST(everything_is_documented_in_both_languages)
{
	struct schema *schema = schema_load(INCIDENT, findings);

	ck_assert_msg(schema != NULL, "%s", said(findings, arena));
	worded("incident", schema_root(schema)->words);
	type_worded(schema_root(schema)->type);
	schema_free(schema);
}
END_TEST

/* Every member of a list can be named; every attribute "for" is the same. */
static void type_keeps_to_the_rules(const struct schema_type *type)
{
	for (size_t i = 0; i < type->element_count; i++) {
		const struct schema_element *element = &type->elements[i];
		const struct schema_attribute *sight = schema_attribute(element->type, "for");
		bool fact = schema_attribute(element->type, "as-of") != NULL;

		ck_assert_msg(element->most != SCHEMA_UNBOUNDED || fact
				      || schema_attribute(element->type, "id")
				      || strcmp(element->name, "v") == 0,
			"%s repeats without an id", element->name);
		ck_assert_msg(!fact || (sight && schema_attribute(element->type, "change")),
			"%s is a fact without audience or change", element->name);
		ck_assert(!sight || sight->text->is_list);
		type_keeps_to_the_rules(element->type);
	}
}

START_TEST(members_have_ids_and_facts_have_audiences)
{
	struct schema *schema = schema_load(INCIDENT, findings);

	type_keeps_to_the_rules(schema_root(schema)->type);
	schema_free(schema);
}
END_TEST

START_TEST(defaults_are_careful)
{
	struct schema *schema = schema_load(INCIDENT, findings);
	const struct schema_type *type = schema_root(schema)->type;

	ck_assert_uint_eq(schema_element(type, "addressee")->audience,
		AUDIENCE_INDIVIDUAL | AUDIENCE_INTERNAL);
	ck_assert_uint_eq(schema_element(type, "note")->audience, AUDIENCE_INTERNAL);
	ck_assert(!(schema_element(type, "party")->audience & AUDIENCE_PUBLIC));
	ck_assert(!(schema_element(type, "ground")->audience & AUDIENCE_PUBLIC));
	ck_assert_uint_eq(schema_element(type, "desk")->audience, AUDIENCE_ALL);
	schema_free(schema);
}
END_TEST

/* A schema with BODY beside a root element "r" of type "r". */
static const char *schema_of(const char *body)
{
	return arena_format(arena,
		"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'"
		" xmlns:t='urn:todoke:schema:1' xmlns='u' targetNamespace='u'"
		" elementFormDefault='qualified'>\n<xs:element name='r' type='r'/>\n%s"
		"</xs:schema>",
		body);
}

static struct schema *loaded(const char *body)
{
	char *folder = folder_new();
	const char *path = arena_format(arena, "%s/schema.xsd", folder);
	struct schema *schema;

	file_write(path, schema_of(body));
	schema = schema_load(path, findings);
	folder_done(folder);
	return schema;
}

#define R "<xs:complexType name='r'/>"

static const struct {
	const char *body, *said;
} mistakes[] = {
	{R "<xs:group name='g'/>", "3:27 schema-construct"},
	{"<xs:complexType name='r'><xs:all/></xs:complexType>", "3:26 schema-construct"},
	{"<xs:complexType name='r' abstract='true'/>", "3:26 schema-construct"},
	{"<xs:complexType/>" R, "3:1 schema-attributes"},
	{"", "2:1 schema-type"},
	{R "<xs:element name='s' type='r'/>", "2:1 schema-root"},
	{R R, "3:27 schema-twice"},
	{R "<xs:simpleType name='a'><xs:restriction base='xs:date'/></xs:simpleType>",
		"3:27 schema-type"},
	{R "<xs:simpleType name='a'><xs:restriction base='a'/></xs:simpleType>",
		"3:27 schema-type"},
	{R "<xs:simpleType name='a'><xs:restriction base='b'/></xs:simpleType>"
	   "<xs:simpleType name='b'><xs:list itemType='a'/></xs:simpleType>",
		"3:93 schema-type"},
	{R "<xs:simpleType name='a'><xs:restriction base='xs:token'/></xs:simpleType>"
	   "<xs:simpleType name='a'><xs:restriction base='xs:token'/></xs:simpleType>",
		"3:100 schema-twice"},
	{R "<xs:simpleType name='a'><xs:restriction base='xs:token'>"
	   "<xs:pattern value='\\d+'/></xs:restriction></xs:simpleType>",
		"3:83 schema-pattern"},
	{R "<xs:simpleType name='a'><xs:restriction base='xs:token'>"
	   "<xs:pattern value='(a'/></xs:restriction></xs:simpleType>",
		"3:83 schema-pattern"},
	{"<xs:complexType name='r'><xs:sequence><xs:element name='a' type='r'/>"
	 "<xs:element name='a' type='r'/></xs:sequence></xs:complexType>",
		"3:70 schema-twice"},
	{"<xs:complexType name='r'><xs:choice minOccurs='0' maxOccurs='unbounded'/>"
	 "</xs:complexType>",
		"3:26 schema-construct"},
	{"<xs:complexType name='r' mixed='true'><xs:choice minOccurs='0' maxOccurs='1'/>"
	 "</xs:complexType>",
		"3:39 schema-construct"},
	{"<xs:complexType name='r'><xs:attributeGroup ref='g'/></xs:complexType>",
		"3:26 schema-type"},
	{"<xs:complexType name='r'><xs:attribute name='a' type='xs:token'/>"
	 "<xs:attribute name='a' type='xs:token'/></xs:complexType>",
		"3:66 schema-twice"},
	{"<xs:complexType name='r'><xs:annotation><xs:appinfo><t:value>x</t:value>"
	 "</xs:appinfo></xs:annotation></xs:complexType>",
		"3:53 schema-construct"},
	{"<xs:complexType name='r'><xs:sequence><xs:element name='a' type='r'>"
	 "<xs:annotation><xs:appinfo><t:audience>all</t:audience></xs:appinfo>"
	 "</xs:annotation></xs:element></xs:sequence></xs:complexType>",
		"3:96 schema-audience"},
	{"<xs:complexType name='r'><xs:sequence><xs:element name='a' type='r'"
	 " minOccurs='few'/></xs:sequence></xs:complexType>",
		"3:39 schema-construct"},
};

START_TEST(mistakes_in_schemas_are_said)
{
	ck_assert(!loaded(mistakes[_i].body));
	ck_assert_msg(strcmp(said(findings, arena), mistakes[_i].said) == 0, "%s: %s, not %s",
		mistakes[_i].body, said(findings, arena), mistakes[_i].said);
}
END_TEST

START_TEST(types_may_be_used_before_they_are_defined)
{
	struct schema *schema = loaded(
		"<xs:complexType name='r'><xs:simpleContent><xs:extension base='c'/>"
		"</xs:simpleContent></xs:complexType>"
		"<xs:simpleType name='c'><xs:restriction base='b'><xs:minLength value='2'/>"
		"</xs:restriction></xs:simpleType>"
		"<xs:simpleType name='b'><xs:list itemType='a'/></xs:simpleType>"
		"<xs:simpleType name='a'><xs:restriction base='xs:token'>"
		"<xs:enumeration value='x'/><xs:enumeration value='y'/></xs:restriction>"
		"</xs:simpleType>");
	const struct schema_text *text;

	ck_assert_msg(schema != NULL, "%s", said(findings, arena));
	text = schema_root(schema)->type->text;
	ck_assert_str_eq(text->name, "c");
	ck_assert(text->is_list && text->is_token);
	ck_assert_uint_eq(text->least, 2);
	ck_assert(schema_code(text, "y", 1) && !schema_code(text, "z", 1));
	schema_free(schema);
}
END_TEST

START_TEST(audiences_are_sets)
{
	audience_set set;
	const char *bad;
	size_t length;

	ck_assert(audience_read(" ppc\tpublic ", &set, &bad, &length));
	ck_assert_uint_eq(set, AUDIENCE_PPC | AUDIENCE_PUBLIC | AUDIENCE_INTERNAL);
	ck_assert(audience_may_see(AUDIENCE_PPC, set));
	ck_assert(audience_may_see(AUDIENCE_INTERNAL, set));
	ck_assert(audience_may_see(AUDIENCE_PPC | AUDIENCE_PUBLIC, set));
	/* One of the readers may not: then none of them may. */
	ck_assert(!audience_may_see(AUDIENCE_PPC | AUDIENCE_PARTNER, set));
	ck_assert(!audience_may_see(0, AUDIENCE_ALL));
	ck_assert(!audience_read("ppc publik", &set, &bad, &length));
	ck_assert(strncmp(bad, "publik", length) == 0 && length == 6 && !set);
	ck_assert(!audience_read(" ", &set, &bad, &length) && !set);
}
END_TEST

/* --- images */

static void same_words(struct schema_words a, struct schema_words b)
{
	ck_assert_pstr_eq(a.ja, b.ja);
	ck_assert_pstr_eq(a.en, b.en);
}

static void same_text(const struct schema_text *a, const struct schema_text *b)
{
	ck_assert(!a == !b);
	if (!a)
		return;
	ck_assert_str_eq(a->name, b->name);
	same_words(a->words, b->words);
	ck_assert_pstr_eq(a->example, b->example);
	ck_assert(a->is_list == b->is_list && a->is_token == b->is_token);
	ck_assert(a->least == b->least && !a->pattern == !b->pattern);
	ck_assert_uint_eq(a->code_count, b->code_count);
	for (size_t i = 0; i < a->code_count; i++) {
		ck_assert_str_eq(a->codes[i].code, b->codes[i].code);
		same_words(a->codes[i].words, b->codes[i].words);
	}
	if (a->pattern && a->example)
		ck_assert(schema_text_matches(b, a->example) && !schema_text_matches(b, "\t"));
}

static void same_type(const struct schema_type *a, const struct schema_type *b)
{
	ck_assert_str_eq(a->name, b->name);
	same_words(a->words, b->words);
	same_text(a->text, b->text);
	ck_assert(a->content == b->content && a->value == b->value);
	ck_assert_uint_eq(a->attribute_count, b->attribute_count);
	for (size_t i = 0; i < a->attribute_count; i++) {
		ck_assert_str_eq(a->attributes[i].name, b->attributes[i].name);
		same_words(a->attributes[i].words, b->attributes[i].words);
		same_text(a->attributes[i].text, b->attributes[i].text);
		ck_assert_pstr_eq(a->attributes[i].refers, b->attributes[i].refers);
		ck_assert(a->attributes[i].required == b->attributes[i].required);
	}
	ck_assert_uint_eq(a->element_count, b->element_count);
	for (size_t i = 0; i < a->element_count; i++) {
		const struct schema_element *c = &a->elements[i], *d = &b->elements[i];

		ck_assert_str_eq(c->name, d->name);
		same_words(c->words, d->words);
		ck_assert(c->least == d->least && c->most == d->most);
		ck_assert_uint_eq(c->audience, d->audience);
		same_type(c->type, d->type);
	}
}

/* A copy of the record's XSD in FOLDER, and its image. */
static const char *imaged(const char *folder, struct buffer *image)
{
	const char *path = arena_format(arena, "%s/schema/incident.xsd", folder);
	char *text = file_read(INCIDENT, NULL);
	FILE *file;

	mkdir(arena_format(arena, "%s/schema", folder), 0700);
	mkdir(arena_format(arena, "%s/schema-images", folder), 0700);
	file_write(path, text);
	free(text);
	ck_assert(schema_image_write(path, image, findings));
	file = fopen(arena_format(arena, "%s/schema-images/incident.image", folder), "w");
	ck_assert_uint_eq(fwrite(image->data, 1, image->length, file), image->length);
	fclose(file);
	return path;
}

START_TEST(an_image_is_the_schema)
{
	char *folder = folder_new();
	struct buffer image = {0}, again = {0};
	const char *path = imaged(folder, &image);
	struct schema *parsed = schema_load(INCIDENT, findings);
	struct schema *mapped = schema_image_open(path);

	ck_assert_ptr_nonnull(mapped);
	ck_assert_str_eq(schema_namespace(parsed), schema_namespace(mapped));
	ck_assert_str_eq(schema_root(parsed)->name, schema_root(mapped)->name);
	same_type(schema_root(parsed)->type, schema_root(mapped)->type);
	same_text(schema_text(parsed, "audiences"), schema_text(mapped, "audiences"));
	ck_assert(schema_image_write(path, &again, findings));
	ck_assert_uint_eq(image.length, again.length);
	ck_assert_mem_eq(image.data, again.data, image.length);
	schema_free(mapped);
	schema_free(parsed);
	buffer_done(&image);
	buffer_done(&again);
	folder_done(folder);
}
END_TEST

START_TEST(an_image_of_other_bytes_or_half_of_one_is_none)
{
	char *folder = folder_new();
	struct buffer image = {0};
	const char *path = imaged(folder, &image);
	char *text = file_read(path, NULL);

	file_write(path, arena_format(arena, "%s\n", text));
	ck_assert_ptr_null(schema_image_open(path));
	file_write(path, text);
	ck_assert_int_eq(
		truncate(arena_format(arena, "%s/schema-images/incident.image", folder),
			(off_t)image.length / 2),
		0);
	ck_assert_ptr_null(schema_image_open(path));
	free(text);
	buffer_done(&image);
	folder_done(folder);
}
END_TEST

/* Whether the image of PATH, open as FD, is one with the byte AT changed. */
static bool opens_changed(const char *path, int fd, const struct buffer *image, size_t at)
{
	const char other = (char)~image->data[at];
	struct schema *schema;

	ck_assert_int_eq(pwrite(fd, &other, 1, (off_t)at), 1);
	schema = schema_image_open(path);
	ck_assert_int_eq(pwrite(fd, &image->data[at], 1, (off_t)at), 1);
	if (!schema)
		return false;
	schema_free(schema);
	return true;
}

START_TEST(an_image_with_a_byte_changed_is_none)
{
	char *folder = folder_new();
	struct buffer image = {0};
	const char *path = imaged(folder, &image);
	int fd = open(arena_format(arena, "%s/schema-images/incident.image", folder), O_RDWR);
	struct schema *schema;

	ck_assert_int_ge(fd, 0);
	for (size_t at = 0; at < 512; at += 16)
		ck_assert(!opens_changed(path, fd, &image, at));
	for (size_t at = 0; at < image.length; at += 8191)
		ck_assert(!opens_changed(path, fd, &image, image.length - 1 - at));
	schema = schema_image_open(path);
	ck_assert_ptr_nonnull(schema);
	schema_free(schema);
	close(fd);
	buffer_done(&image);
	folder_done(folder);
}
END_TEST

Suite *schema_suite(void)
{
	Suite *suite = suite_create("schema");
	TCase *tests = tcase_create("schema");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, everything_is_documented_in_both_languages);
	tcase_add_test(tests, members_have_ids_and_facts_have_audiences);
	tcase_add_test(tests, defaults_are_careful);
	tcase_add_loop_test(
		tests, mistakes_in_schemas_are_said, 0, sizeof mistakes / sizeof *mistakes);
	tcase_add_test(tests, types_may_be_used_before_they_are_defined);
	tcase_add_test(tests, audiences_are_sets);
	tcase_add_test(tests, an_image_is_the_schema);
	tcase_add_test(tests, an_image_of_other_bytes_or_half_of_one_is_none);
	tcase_add_test(tests, an_image_with_a_byte_changed_is_none);
	suite_add_tcase(suite, tests);
	return suite;
}
