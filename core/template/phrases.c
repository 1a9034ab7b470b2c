/* phrases.c - a house's own wording and style. */
#include "template/phrases.h"

#include "base/folder.h"
#include "base/text.h"
#include "record/nearest.h"
#include "record/walk.h"

#include <string.h>

/* One block as the house words it, or how it writes (NAME NULL). */
struct phrase {
	const char *pack, *variant, *name; /* PACK or VARIANT NULL: of all */
	const struct xml_node *node;
	const struct phrase *next;
};

struct phrase_file {
	struct xml *xml;
	struct phrase_file *next;
};

/* The last phrase first: it goes before others. */
struct phrases {
	struct arena *arena;
	struct phrase_file *files;
	const struct phrase *last;
};

/* --- reading */

/* False with a finding when the same file words the block of NODE before. */
static bool phrase_add(
	struct phrases *phrases, const struct xml_node *node, struct findings *findings)
{
	struct phrase *phrase = arena_alloc(phrases->arena, sizeof *phrase);
	const struct phrase *other = phrases->last;

	*phrase = (struct phrase){
		.pack = xml_attribute(node, "pack"),
		.variant = xml_attribute(node, "variant"),
		.name = xml_attribute(node, "name"),
		.node = node,
		.next = phrases->last,
	};
	while (other
		&& !(text_same(other->pack, phrase->pack)
			&& text_same(other->variant, phrase->variant)
			&& text_same(other->name, phrase->name)))
		other = other->next;
	if (other && xml_parent(other->node) == xml_parent(node)) {
		finding_add(findings, "phrase-twice", xml_place(node), "name",
			phrase->name ? phrase->name : xml_name(node), "pack",
			phrase->pack ? phrase->pack : "", NULL);
		return false;
	}
	phrases->last = phrase;
	return true;
}

static bool file_read(struct phrases *phrases, const char *path, const char *schema,
	struct findings *findings)
{
	struct phrase_file *file = arena_alloc(phrases->arena, sizeof *file);
	const struct xml_node *node;
	bool right;

	file->xml = walk_open(path, schema, findings);
	file->next = phrases->files;
	phrases->files = file;
	if (!file->xml)
		return false;
	right = true;
	node = xml_first_element(xml_root(file->xml));
	for (; node; node = xml_next_element(node))
		right = phrase_add(phrases, node, findings) && right;
	return right;
}

struct phrases *phrases_open(const char *const *paths, const char *schema, struct arena *arena,
	struct findings *findings)
{
	struct phrases *phrases = arena_alloc(arena, sizeof *phrases);
	bool right = true;

	phrases->arena = arena;
	for (; *paths; paths++)
		right = file_read(phrases, *paths, schema, findings) && right;
	if (right)
		return phrases;
	phrases_free(phrases);
	return NULL;
}

void phrases_free(struct phrases *phrases)
{
	for (struct phrase_file *file = phrases ? phrases->files : NULL; file;
		file = file->next)
		xml_free(file->xml);
}

const struct xml_node *phrases_find(const struct phrases *phrases, const char *pack,
	const char *variant, const char *name, bool is_translation)
{
	const struct xml_node *general = NULL;

	for (const struct phrase *phrase = phrases->last; phrase; phrase = phrase->next) {
		if (!text_same(phrase->pack, pack) || !text_same(phrase->name, name))
			continue;
		if (phrase->variant && text_same(phrase->variant, variant))
			return phrase->node;
		if (!phrase->variant && !general && !is_translation)
			general = phrase->node;
	}
	return general;
}

/* Takes from STYLE of the file what OWN does not say yet. */
static void style_take(struct house_style *own, const struct xml_node *style)
{
	const struct {
		const char **member, *name;
	} members[] = {
		{&own->self, "self"},
		{&own->dates, "dates"},
		{&own->figures, "figures"},
		{&own->tone, "tone"},
	};

	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		if (!*members[i].member)
			*members[i].member = xml_attribute(style, members[i].name);
}

static void styles_take(struct house_style *own, const struct phrases *phrases,
	const char *pack, const char *variant)
{
	for (const struct phrase *phrase = phrases->last; phrase; phrase = phrase->next)
		if (!phrase->name && text_same(phrase->pack, pack)
			&& text_same(phrase->variant, variant))
			style_take(own, phrase->node);
}

struct house_style phrases_style(
	const struct phrases *phrases, const char *pack, const char *variant)
{
	struct house_style own = {0};

	styles_take(&own, phrases, pack, variant);
	styles_take(&own, phrases, pack, NULL);
	styles_take(&own, phrases, NULL, NULL);
	return own;
}

/* --- checking */

struct checking {
	const char *common;
	struct arena *arena;
	struct findings *findings;
};

static bool unknown(const struct checking *checking, const char *what, const char *in,
	const struct xml_node *attribute, const struct nearest *nearest)
{
	finding_add(checking->findings,
		arena_format(checking->arena, "phrase-%s-%s", what,
			nearest->name ? "similar" : "unknown"),
		xml_place(attribute), "name", xml_content(attribute), "pack", in, "nearest",
		nearest->name ? nearest->name : "", NULL);
	return false;
}

/* Tries the names of the blocks in all templates of FOLDER; true when NAME is one. */
static bool folder_has(const struct checking *checking, const char *folder, const char *name,
	struct nearest *nearest)
{
	const char **file = folder_xml(folder, checking->arena, checking->findings);
	bool found = false;

	for (; *file && !found; file++) {
		struct xml *xml =
			xml_open(arena_format(checking->arena, "%s/%s", folder, *file),
				&xml_limits_default, checking->findings);
		const struct xml_node *node = xml ? xml_root(xml) : NULL;

		for (; node && !found; node = xml_following(node)) {
			const char *own =
				xml_is(node, "block") ? xml_attribute(node, "name") : NULL;

			if (!own)
				continue;
			found = strcmp(own, name) == 0;
			nearest_try(nearest, name, arena_text(checking->arena, own), NULL);
		}
		xml_free(xml);
	}
	return found;
}

static bool name_check(const struct checking *checking, const struct pack *pack,
	const struct xml_node *attribute)
{
	const char *name = xml_content(attribute);
	struct nearest nearest = {0};

	return folder_has(checking, pack->folder, name, &nearest)
	       || folder_has(checking, checking->common, name, &nearest)
	       || unknown(checking, "block", pack->id, attribute, &nearest);
}

static bool variant_check(const struct checking *checking, const struct pack *pack,
	const struct xml_node *attribute)
{
	struct nearest nearest = {0};

	if (!attribute || pack_variant_find(pack, xml_content(attribute)))
		return true;
	for (const struct variant *variant = pack->variants; variant; variant = variant->next)
		nearest_try(&nearest, xml_content(attribute), variant->id, NULL);
	return unknown(checking, "variant", pack->id, attribute, &nearest);
}

/* Only a pack that is worded in a tone can be asked for it. */
static bool tone_check(const struct checking *checking, const struct pack *pack,
	const struct xml_node *attribute)
{
	if (!attribute || pack_allows_tone(pack, xml_content(attribute)))
		return true;
	finding_add(checking->findings, "phrase-tone", xml_place(attribute), "pack", pack->id,
		"tone", xml_content(attribute), "tones", pack->tones ? pack->tones : "", NULL);
	return false;
}

static bool phrase_check(const struct checking *checking, const struct phrase *phrase,
	const struct pack *const *catalog)
{
	struct nearest nearest = {0};
	const struct pack *const *pack = catalog;
	bool right;

	if (!phrase->pack)
		return true;
	for (; *pack && strcmp((*pack)->id, phrase->pack) != 0; pack++)
		nearest_try(&nearest, phrase->pack, (*pack)->id, NULL);
	if (!*pack)
		return unknown(checking, "pack", "", xml_attribute_node(phrase->node, "pack"),
			&nearest);
	right = variant_check(checking, *pack, xml_attribute_node(phrase->node, "variant"));
	if (!phrase->name)
		return tone_check(checking, *pack, xml_attribute_node(phrase->node, "tone"))
		       && right;
	return name_check(checking, *pack, xml_attribute_node(phrase->node, "name")) && right;
}

bool phrases_check(const struct phrases *phrases, const struct pack *const *catalog,
	const char *common, struct arena *arena, struct findings *findings)
{
	const struct checking checking = {common, arena, findings};
	bool right = true;

	for (const struct phrase *phrase = phrases->last; phrase; phrase = phrase->next)
		right = phrase_check(&checking, phrase, catalog) && right;
	return right;
}
