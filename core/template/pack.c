/* pack.c - reading a pack's manifest.
 *
 * The manifest is checked against core/schema/pack.xsd by the same walker that
 * checks records; what stands here may rely on its shape.
 */
#include "template/pack.h"

#include "base/buffer.h"
#include "base/file_name.h"
#include "record/walk.h"
#include "template/pack_check.h"

#include <stdlib.h>
#include <string.h>

static char *child_text(const struct xml_node *node, const char *name, struct arena *arena)
{
	return xml_trimmed(arena, xml_child(node, name));
}

/* The child NAME of NODE in LANGUAGE, else the first there is. */
static char *child_in(const struct xml_node *node, const char *name, const char *language,
	struct arena *arena)
{
	const struct xml_node *first = xml_child(node, name), *child = first;

	while (child && strcmp(xml_attribute(child, "language"), language) != 0)
		child = xml_next_same(child);
	return xml_trimmed(arena, child ? child : first);
}

static const struct deadline *deadlines_read(
	const struct xml_node *node, const char *language, struct arena *arena)
{
	struct deadline *deadline;

	if (!node)
		return NULL;
	deadline = arena_alloc(arena, sizeof *deadline);
	deadline->days = (int)strtol(xml_attribute(node, "days"), NULL, 10);
	deadline->after = xml_attribute_text(arena, node, "after");
	deadline->test = xml_attribute_text(arena, node, "test");
	deadline->from = xml_attribute_text(arena, node, "from");
	deadline->until = xml_attribute_text(arena, node, "until");
	deadline->words = child_in(node, "words", language, arena);
	deadline->source = child_text(node, "source", arena);
	deadline->place = xml_place(node);
	deadline->place.file = arena_text(arena, deadline->place.file);
	deadline->next = deadlines_read(xml_next_same(node), language, arena);
	return deadline;
}

static const struct stage *stages_read(
	const struct xml_node *node, const char *language, struct arena *arena)
{
	struct stage *stage;

	if (!node)
		return NULL;
	stage = arena_alloc(arena, sizeof *stage);
	stage->id = xml_attribute_text(arena, node, "id");
	stage->title = child_in(node, "title", language, arena);
	stage->basis = child_text(node, "basis", arena);
	stage->deadlines = deadlines_read(xml_child(node, "deadline"), language, arena);
	stage->next = stages_read(xml_next_same(node), language, arena);
	return stage;
}

/* Whether ID is one of the codes in LIST, which spaces part. */
static bool list_has(const char *list, const char *id)
{
	const size_t length = strlen(id);
	const char *at = list;

	while ((at = strstr(at, id))) {
		if ((at == list || at[-1] == ' ') && (!at[length] || at[length] == ' '))
			return true;
		at += length;
	}
	return false;
}

/* The article of VARIANT that asks for the item NODE, else that of all others; without a
 * variant all of them. */
static const char *article_read(
	const struct xml_node *node, const char *variant, struct arena *arena)
{
	const char *all = NULL, *general = NULL;

	for (node = xml_child(node, "article"); node; node = xml_next_same(node)) {
		const char *text = xml_trimmed(arena, node);
		const char *variants = xml_attribute(node, "variant");

		if (variant && variants && list_has(variants, variant))
			return text;
		if (!variants)
			general = text;
		all = all ? arena_format(arena, "%s、%s", all, text) : text;
	}
	return variant && general ? general : all;
}

/* Those that VARIANT (NULL: any) asks for. */
static const struct requirement *requirements_read(const struct xml_node *node,
	const char *variant, const char *language, struct arena *arena)
{
	struct requirement *requirement;
	const char *variants = node ? xml_attribute(node, "variant") : NULL;

	if (!node)
		return NULL;
	if (variant && variants && !list_has(variants, variant))
		return requirements_read(xml_next_same(node), variant, language, arena);
	requirement = arena_alloc(arena, sizeof *requirement);
	requirement->select = xml_attribute_text(arena, node, "select");
	requirement->article = article_read(node, variant, arena);
	requirement->item = child_in(node, "item", language, arena);
	requirement->stages = xml_attribute_text(arena, node, "stage");
	requirement->variants = arena_text(arena, variants);
	requirement->advised = xml_attribute(node, "advised") != NULL;
	requirement->place = xml_place(node);
	requirement->place.file = arena_text(arena, requirement->place.file);
	requirement->next = requirements_read(xml_next_same(node), variant, language, arena);
	return requirement;
}

static const struct pack_message *messages_read(const struct xml_node *node, const char *pack,
	const char *language, struct arena *arena)
{
	struct pack_message *message;

	if (!node)
		return NULL;
	message = arena_alloc(arena, sizeof *message);
	message->id = arena_format(arena, "%s/%s", pack, xml_attribute(node, "id"));
	message->level = level_named(xml_attribute(node, "level"));
	message->wording = child_in(node, "text", language, arena);
	message->next = messages_read(xml_next_same(node), pack, language, arena);
	return message;
}

static struct pack *pack_read(const struct xml_node *root, const char *folder,
	const char *variant, const char *language, struct arena *arena)
{
	struct pack *pack = arena_alloc(arena, sizeof *pack);

	pack->folder = arena_text(arena, folder);
	pack->id = xml_attribute_text(arena, root, "id");
	pack->version = xml_attribute_text(arena, root, "version");
	pack->title = child_in(root, "title", language, arena);
	pack->audience = child_text(root, "audience", arena);
	pack->basis = child_text(root, "basis", arena);
	pack->language = child_text(root, "language", arena);
	pack->style = child_text(root, "style", arena);
	pack->dates = child_text(root, "dates", arena);
	pack->tones = child_text(root, "tone", arena);
	pack->template = child_text(root, "template", arena);
	pack->unlinted = child_text(root, "unlinted", arena);
	pack->plugin = child_text(root, "plugin", arena);
	pack->each = child_text(root, "each", arena);
	pack->planned = xml_attribute(root, "plan") != NULL;
	pack->duties = xml_attribute_text(arena, root, "duties");
	pack->compares = xml_attribute(root, "diff") != NULL;
	pack->changes = xml_attribute(root, "changes") != NULL;
	pack->addressees = xml_attribute_text(arena, root, "addressees");
	pack->concerns = xml_attribute_text(arena, root, "concerns");
	pack->place = xml_place(root);
	pack->place.file = arena_text(arena, pack->place.file);
	pack->on_request = xml_attribute(root, "made") != NULL;
	pack->file = child_text(root, "file", arena);
	pack->options = child_text(root, "options", arena);
	pack->stages = stages_read(xml_child(root, "stage"), language, arena);
	pack->requirements =
		requirements_read(xml_child(root, "require"), variant, language, arena);
	pack->messages = messages_read(xml_child(root, "message"), pack->id, language, arena);
	return pack;
}

/* The text of the child NAME of NODE in place of *TEXT, if there is one. */
static void text_override(
	const char **text, const struct xml_node *node, const char *name, struct arena *arena)
{
	if (xml_child(node, name))
		*text = child_text(node, name, arena);
}

static enum variant_made made_read(const char *name)
{
	return !name                       ? VARIANT_FIRST
	       : strcmp(name, "also") == 0 ? VARIANT_ALSO
					   : VARIANT_ON_REQUEST;
}

/* The variant NODE of FAMILY, whose pack is that of the manifest but for what it says itself.
 */
static struct variant *variant_read(const struct pack *family, const struct xml_node *node,
	const char *language, struct arena *arena)
{
	struct variant *variant = arena_alloc(arena, sizeof *variant);
	struct pack *pack;

	variant->id = xml_attribute_text(arena, node, "id");
	variant->test = xml_attribute_text(arena, node, "test");
	variant->translates = xml_attribute_text(arena, node, "translates");
	variant->made = variant->translates ? VARIANT_ON_REQUEST
					    : made_read(xml_attribute(node, "made"));
	variant->place = xml_place(node);
	variant->place.file = arena_text(arena, variant->place.file);
	pack = pack_read(xml_parent(node), family->folder, variant->id, language, arena);
	pack->variant = variant;
	pack->family = family;
	pack->title = child_in(node, "title", language, arena);
	text_override(&pack->basis, node, "basis", arena);
	text_override(&pack->audience, node, "audience", arena);
	text_override(&pack->language, node, "language", arena);
	text_override(&pack->style, node, "style", arena);
	text_override(&pack->template, node, "template", arena);
	text_override(&pack->file, node, "file", arena);
	text_override(&pack->unlinted, node, "unlinted", arena);
	variant->pack = pack;
	return variant;
}

static const struct pack *manifest_read(const struct xml_node *root, const char *folder,
	const char *language, struct arena *arena)
{
	const struct xml_node *node = xml_child(root, "variant");
	struct pack *pack = pack_read(root, folder, NULL, language, arena);
	const struct variant **end = &pack->variants;

	for (; node; node = xml_next_same(node)) {
		struct variant *variant = variant_read(pack, node, language, arena);

		*end = variant;
		end = &variant->next;
	}
	return pack;
}

const struct pack *pack_open_by(const char *folder, const struct schema *schema,
	const char *language, struct arena *arena, struct findings *findings)
{
	struct xml *xml = xml_open(
		arena_format(arena, "%s/manifest.xml", folder), &xml_limits_default, findings);
	const struct pack *pack = NULL;

	if (!xml)
		return NULL;
	if (walk(xml, schema, findings) && pack_check(xml_root(xml), arena, findings))
		pack = manifest_read(xml_root(xml), folder, language, arena);
	xml_free(xml);
	return pack;
}

const struct pack *pack_open(const char *folder, const char *schemas, const char *language,
	struct arena *arena, struct findings *findings)
{
	struct schema *schema =
		schema_load(arena_format(arena, "%s/pack.xsd", schemas), findings);
	const struct pack *pack =
		schema ? pack_open_by(folder, schema, language, arena, findings) : NULL;

	schema_free(schema);
	return pack;
}

const struct pack_message *pack_message_find(const struct pack *pack, const char *id)
{
	const struct pack_message *message = pack->messages;
	size_t length = strlen(pack->id);

	while (message && strcmp(message->id + length + 1, id) != 0)
		message = message->next;
	return message;
}

const struct stage *pack_stage_find(const struct pack *pack, const char *id)
{
	const struct stage *stage = pack->stages;

	while (stage && strcmp(stage->id, id) != 0)
		stage = stage->next;
	return stage;
}

const struct variant *pack_variant_find(const struct pack *pack, const char *id)
{
	const struct variant *variant = pack->variants;

	while (variant && strcmp(variant->id, id) != 0)
		variant = variant->next;
	return variant;
}

bool pack_allows_tone(const struct pack *pack, const char *tone)
{
	return pack->tones && list_has(pack->tones, tone);
}

const struct variant *pack_translation(const struct pack *pack)
{
	const struct variant *variant = pack->family ? pack->family->variants : NULL;

	while (variant
		&& !(variant->translates && list_has(variant->translates, pack->variant->id)))
		variant = variant->next;
	return variant;
}

bool pack_is_translation(const struct pack *pack)
{
	return pack->family && strcmp(pack->family->language, pack->language) != 0;
}

bool pack_speaks(const struct pack *pack, const char *language)
{
	const struct variant *translation = pack_translation(pack);

	return strcmp(pack->language, language) == 0
	       || (translation && strcmp(translation->pack->language, language) == 0);
}

const char *pack_tone(const struct pack *pack, const char *asked, struct arena *arena)
{
	if (!pack->tones)
		return "";
	return asked && pack_allows_tone(pack, asked)
		       ? asked
		       : arena_copy(arena, pack->tones, strcspn(pack->tones, " \t\r\n"));
}

int pack_release_rank(const struct pack *pack, const struct xml_node *release)
{
	const char *named = xml_attribute(release, "variant");

	if (!pack->variant || !named)
		return 1;
	if (strcmp(named, pack->variant->id) == 0)
		return 3;
	return pack->variant->translates && list_has(pack->variant->translates, named) ? 2 : 0;
}

bool requirement_holds(const struct requirement *item, const struct stage *stage)
{
	return !item->advised && (!item->stages || !stage || list_has(item->stages, stage->id));
}

/* A value for {NAME} in a file name. */
static const char *name_part(const struct pack *pack, const struct pack_names *names,
	const char *name, size_t length)
{
	const struct {
		const char *name, *value;
	} parts[] = {
		{"record", names->record},
		{"pack", pack->id},
		{"each", names->each ? names->each : ""},
		{"stage", names->stage ? names->stage : ""},
		{"variant", pack->variant ? pack->variant->id : ""},
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (strlen(parts[i].name) == length
			&& strncmp(parts[i].name, name, length) == 0)
			return parts[i].value;
	return NULL;
}

char *pack_file_name(
	const struct pack *pack, const struct pack_names *names, struct arena *arena)
{
	struct buffer name = {0};
	char *copy;

	for (const char *c = pack->file; *c; c++) {
		const char *end = *c == '{' ? strchr(c, '}') : NULL;
		const char *part =
			end ? name_part(pack, names, c + 1, (size_t)(end - c) - 1) : NULL;

		buffer_add(&name, part ? part : c, part ? strlen(part) : 1);
		if (part)
			c = end;
	}
	copy = arena_copy(arena, name.data ? name.data : "", name.length);
	file_name_clean(copy);
	buffer_done(&name);
	return copy;
}
