/* pdf_assert_content.c - rules about content streams, colours and images. */
#include "pdf_assertions.h"

#include <string.h>

/* --- colour */

/* ICC.1, 7.2: version, device class and colour space from the profile's header. */
static const char *profile_of(struct pdf_facts *facts, size_t at, size_t *size)
{
	const char *profile =
		pdf_data(facts->reader, size, "Root/OutputIntents/%zu/DestOutputProfile", at);

	return profile && *size >= 128 ? profile : NULL;
}

bool intent_is_right(struct pdf_facts *facts, const char *argument)
{
	size_t size;

	(void)argument;
	for (size_t i = 0; i < pdf_count(facts->reader, "Root/OutputIntents"); i++) {
		const char *profile = profile_of(facts, i, &size);

		if (!profile || profile[8] >= 5
			|| (memcmp(profile + 12, "mntr", 4) != 0
				&& memcmp(profile + 12, "prtr", 4) != 0)
			|| (memcmp(profile + 16, "RGB ", 4) != 0
				&& memcmp(profile + 16, "CMYK", 4) != 0
				&& memcmp(profile + 16, "GRAY", 4) != 0))
			return false;
	}
	return true;
}

bool intents_are_one(struct pdf_facts *facts, const char *argument)
{
	int first = pdf_object(facts->reader, "Root/OutputIntents/0/DestOutputProfile");

	(void)argument;
	for (size_t i = 1; i < pdf_count(facts->reader, "Root/OutputIntents"); i++)
		if (pdf_object(facts->reader, "Root/OutputIntents/%zu/DestOutputProfile", i)
			!= first)
			return false;
	return true;
}

bool intent_is_there(struct pdf_facts *facts, const char *argument)
{
	size_t size;

	(void)argument;
	return profile_of(facts, 0, &size)
	       && pdf_value_is(facts->reader, "/GTS_PDFA1", "Root/OutputIntents/0/S");
}

/* gOutputCS: what the intent of PDF/A is for. */
bool colour_is_rgb(struct pdf_facts *facts, const char *argument)
{
	size_t size;
	const char *profile = profile_of(facts, 0, &size);

	(void)argument;
	return intent_is_there(facts, NULL) && memcmp(profile + 16, "RGB ", 4) == 0;
}

bool profile_is_rgb(struct pdf_facts *facts, const char *argument)
{
	return colour_is_rgb(facts, argument)
	       && pdf_number(facts->reader, "Root/OutputIntents/0/DestOutputProfile/N") == 3;
}

bool rendering_is_standard(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	for (size_t i = 0; i < facts->values.count; i++) {
		const char *value = facts->values.words[i];

		if (!strncmp(value, "Intent ", 7) && strcmp(value + 7, "RelativeColorimetric")
			&& strcmp(value + 7, "AbsoluteColorimetric")
			&& strcmp(value + 7, "Perceptual") && strcmp(value + 7, "Saturation"))
			return false;
	}
	return facts->content.intents;
}

/* --- images */

/* 8.9.5: BitsPerComponent, where it is said. */
bool images_are_plain(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	for (int i = 1; i < pdf_objects(facts->reader); i++) {
		long bits = pdf_number(facts->reader, "Object/%d/BitsPerComponent", i);

		if (bits >= 0 && bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16)
			return false;
	}
	return true;
}

/* --- operators */

/* ISO 32000-1, table A.1. */
bool operators_are_known(struct pdf_facts *facts, const char *argument)
{
	static const char known[] = " b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI "
				    "EMC ET EX f F f* G g gs h"
				    " i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN "
				    "scn sh T* Tc Td TD Tf Tj TJ"
				    " TL Tm Tr Ts Tw Tz v w W W* y ' \" ";
	const struct words *operators = &facts->content.operators;

	(void)argument;
	for (size_t i = 0; i < operators->count; i++)
		if (!strstr(known, arena_format(facts->arena, " %s ", operators->words[i])))
			return false;
	return true;
}

bool nesting_fits(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return facts->content.nesting <= 28;
}

/* --- marked content */

bool artifacts_are_outside(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return !facts->content.artifact_in_tagged;
}

bool tags_are_outside_artifacts(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return !facts->content.tagged_in_artifact;
}

bool all_is_marked(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return facts->content.all_marked;
}

/* A form that many may paint has no marked content of its own. */
bool forms_have_one_parent(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return !facts->content.ids_in_forms;
}

bool content_is_balanced(struct pdf_facts *facts, const char *argument)
{
	(void)argument;
	return facts->content.balanced;
}
