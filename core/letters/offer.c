/* offer.c - what a record and a pack have for the rows of a list. */
#include "letters/offer.h"

#include "base/words.h"
#include "record/view.h"

#include <ctype.h>
#include <string.h>

/* Items and gifts of groups, by the texts that a list calls them with. */
struct choice {
	const char *text, *id; /* of a gift: the digits of its value; ID may be NULL */
	const char *groups;    /* ids; NULL: all */
	struct choice *next;
};

struct offer {
	const struct offer_question *question;
	struct choice *items, *gifts;
};

static void choice_add(struct choice **to, const char *text, const char *id, const char *groups,
	struct arena *arena)
{
	struct choice *choice = arena_alloc(arena, sizeof *choice);

	*choice = (struct choice){text, id, groups, *to};
	*to = choice;
}

/* --- what the record has */

/* What is open or unknown is nobody's own. */
static void items_read(struct offer *offer, const struct xml_node *root, struct arena *arena)
{
	for (const struct xml_node *group = xml_child(root, "group"); group;
		group = xml_next_same(group))
		for (const struct xml_node *item = xml_child(group, "item"); item;
			item = xml_next_same(item))
			if (!xml_attribute(item, "state"))
				choice_add(&offer->items, xml_text(arena, item),
					xml_attribute_text(arena, item, "id"),
					xml_attribute_text(arena, group, "id"), arena);
}

static const char *digits_of(const char *text, struct arena *arena)
{
	char *digits = arena_text(arena, text), *to = digits;

	for (; *text; text++)
		if (isdigit((unsigned char)*text))
			*to++ = *text;
	*to = '\0';
	return digits;
}

static void gifts_read(struct offer *offer, const struct xml_node *root, struct arena *arena)
{
	for (const struct xml_node *node = root; node; node = xml_following(node)) {
		const struct xml_node *value =
			xml_is(node, "gift") ? xml_child(node, "value") : NULL;

		if (value)
			choice_add(&offer->gifts, digits_of(xml_text(arena, value), arena),
				NULL, xml_attribute_text(arena, xml_parent(node), "group"),
				arena);
	}
}

struct offer *offer_new(
	const struct offer_question *question, struct arena *arena, struct findings *findings)
{
	const struct view_reader reader =
		view_reader_of(question->record, question->paper->audience, NULL);
	struct offer *offer = arena_alloc(arena, sizeof *offer);
	struct xml *view = view_open(question->record, &reader, question->as_of, findings);

	*offer = (struct offer){.question = question};
	if (!view)
		return NULL;
	items_read(offer, xml_root(view), arena);
	gifts_read(offer, xml_root(view), arena);
	xml_free(view);
	return offer;
}

/* --- what a row asks for */

static bool text_is(const char *text, const char *other, size_t length)
{
	return text && strncmp(text, other, length) == 0 && !text[length];
}

static bool is_offered(
	const struct choice *choice, const char *text, size_t length, const char *groups)
{
	while (choice
		&& !((text_is(choice->text, text, length) || text_is(choice->id, text, length))
			&& (!choice->groups || words_meet(choice->groups, groups))))
		choice = choice->next;
	return choice;
}

/* Whether a letter that PACK or one of its variants could be is in LANGUAGE. */
static bool is_written(const struct pack *pack, const char *asked, const char *language)
{
	const struct variant *variant = pack->variants;

	if (!variant)
		return pack_speaks(pack, language);
	for (; variant; variant = variant->next)
		if ((asked ? strcmp(variant->id, asked) == 0
			   : variant->made != VARIANT_ON_REQUEST)
			&& pack_speaks(variant->pack, language))
			return true;
	return false;
}

static bool objection_make(struct list_objection *objection, const char *id,
	enum list_field field, const char *value, size_t length)
{
	objection->id = id;
	objection->field = field;
	buffer_add(&objection->value, value, length);
	return true;
}

/* The first of the person's own items that the record does not have in the row's groups. */
static bool items_object(
	const struct offer *offer, const struct list_row *row, struct list_objection *objection)
{
	const char *line = row->fields[LIST_ITEMS];

	while (*line) {
		size_t length = strcspn(line, "\n");

		if (!is_offered(offer->items, line, length, row->fields[LIST_GROUP]))
			return objection_make(
				objection, "list-row-item", LIST_ITEMS, line, length);
		line += length + (line[length] == '\n');
	}
	return false;
}

bool offer_objects(void *data, const struct list_row *row, struct list_objection *objection)
{
	const struct offer *offer = data;
	const struct offer_question *question = offer->question;
	bool is_mail = strcmp(row->fields[LIST_CHANNEL], "mail") == 0;
	const struct pack *pack = is_mail ? question->mail : question->paper;
	const char *language = row->fields[LIST_LANGUAGE], *gift = row->fields[LIST_GIFT];

	if (pack && !is_written(pack, question->variant, language))
		return objection_make(objection, "list-row-language-none", LIST_LANGUAGE,
			language, strlen(language));
	if (*gift && !is_offered(offer->gifts, gift, strlen(gift), row->fields[LIST_GROUP]))
		return objection_make(
			objection, "list-row-gift-none", LIST_GIFT, gift, strlen(gift));
	if (items_object(offer, row, objection)
		|| (!is_mail && glyphs_object(question->glyphs, row, objection)))
		return true;
	return pack && strcmp(language, "ja") != 0
	       && untranslated_finds(question->untranslated, row)
	       && objection_make(objection, "list-row-untranslated", LIST_LANGUAGE, language,
		       strlen(language));
}
