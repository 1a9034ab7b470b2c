/* diff.c - pairing statements, and saying for people what changed. */
#include "diff/diff.h"

#include "record/choices.h"
#include "record/descent.h"
#include "record/path.h"
#include "record/statement.h"
#include "record/when.h"
#include "record/wording.h"

#include <string.h>

struct comparing {
	const struct diff_question *question;
	const struct xml *now;
	struct statements old, new;
	bool *new_is_added, *old_is_gone; /* by order */
	struct change **placed;           /* by order in the new view, then the old */
	struct arena *arena;
	struct buffer same;
	struct diff *diff;
};

const char *change_code(enum change_kind kind)
{
	static const char *const codes[] = {"changed", "resolved", "added", "withdrawn"};

	return codes[kind];
}

/* --- what a fact is called */

static const char *element_label(const struct comparing *comparing, const struct xml_node *node)
{
	const struct schema_element *element =
		descent_declaration(comparing->question->schema, node);
	bool japanese = strcmp(comparing->question->language, "ja") == 0;

	if (!element)
		return xml_name(node);
	return japanese ? label_ja(comparing->arena, element->words)
			: label_en(comparing->arena, element->words);
}

/* What people call NODE itself: its name or title, when it has one. */
static const char *own_name(const struct comparing *comparing, const struct xml_node *node)
{
	const struct xml_node *name = xml_child(node, "name");

	if (!name)
		name = xml_child(node, "title");
	return name ? xml_trimmed(comparing->arena, name) : NULL;
}

/* The word for NODE's kind, or NULL. */
static const char *kind_word(const struct comparing *comparing, const struct xml_node *node)
{
	const struct schema_element *element =
		descent_declaration(comparing->question->schema, node);
	const char *kind = xml_attribute(node, "kind");
	const struct schema_attribute *declared =
		element && kind ? schema_attribute(element->type, "kind") : NULL;
	const struct schema_code *code =
		declared ? schema_code(declared->text, kind, strlen(kind)) : NULL;
	bool japanese = strcmp(comparing->question->language, "ja") == 0;

	if (!code)
		return NULL;
	return japanese ? label_ja(comparing->arena, code->words)
			: label_en(comparing->arena, code->words);
}

/* グループ「当社のお客様」・本人の数; 出来事（発覚）・日時 */
static const char *label_of(const struct comparing *comparing, const struct xml_node *node)
{
	const struct xml_node *parent = xml_parent(node);
	const char *label = element_label(comparing, node);
	const char *name = own_name(comparing, node), *kind = kind_word(comparing, node);

	if (name)
		label = arena_format(comparing->arena, "%s「%s」", label, name);
	else if (kind)
		label = arena_format(comparing->arena, "%s（%s）", label, kind);
	if (parent && xml_parent(parent) && xml_is_element(xml_parent(parent)))
		label = arena_format(
			comparing->arena, "%s・%s", label_of(comparing, parent), label);
	return label;
}

/* --- what it says */

/* The word for TEXT when NODE's type has it as a code. */
static const char *code_word(
	const struct comparing *comparing, const struct xml_node *node, const char *text)
{
	const struct schema_element *element =
		descent_declaration(comparing->question->schema, node);
	const struct schema_text *codes = element ? element->type->text : NULL;
	const struct schema_code *code = codes ? schema_code(codes, text, strlen(text)) : NULL;
	bool japanese = strcmp(comparing->question->language, "ja") == 0;

	if (!code)
		return text;
	return japanese ? label_ja(comparing->arena, code->words)
			: label_en(comparing->arena, code->words);
}

/* ATTRIBUTE of NODE in words; when there is no OTHER to compare with, only a code. */
static const char *attribute_word(const struct comparing *comparing,
	const struct xml_node *node, const struct xml_node *attribute,
	const struct statement *other)
{
	const struct schema_element *element =
		descent_declaration(comparing->question->schema, node);
	const struct schema_attribute *declared =
		element ? schema_attribute(element->type, xml_name(attribute)) : NULL;
	const char *value = xml_content(attribute);
	const struct schema_code *code =
		declared && declared->text ? schema_code(declared->text, value, strlen(value))
					   : NULL;
	bool japanese = strcmp(comparing->question->language, "ja") == 0;

	if (!code && !other)
		return NULL;
	if (!declared)
		return arena_format(comparing->arena, "%s: %s", xml_name(attribute), value);
	return arena_format(comparing->arena, japanese ? "%s：%s" : "%s: %s",
		japanese ? label_ja(comparing->arena, declared->words)
			 : label_en(comparing->arena, declared->words),
		!code      ? value
		: japanese ? label_ja(comparing->arena, code->words)
			   : label_en(comparing->arena, code->words));
}

static bool shares(const struct statement *other, const struct xml_node *attribute)
{
	const char *value = other ? xml_attribute(other->node, xml_name(attribute)) : NULL;

	return value && strcmp(value, xml_content(attribute)) == 0;
}

static bool is_silent(const struct xml_node *attribute)
{
	static const char *const names[] = {
		"id", "as-of", "change", "reason", "ground", "min", "max"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], xml_name(attribute)) == 0)
			return true;
	return false;
}

/* The root of the view that NODE is of. */
static const struct xml_node *root_of(const struct xml_node *node)
{
	while (xml_parent(node) && xml_is_element(xml_parent(node)))
		node = xml_parent(node);
	return node;
}

/* NODE as a date in the style that is asked for; NULL when it is none, or as it stands. */
static const char *date_text(const struct comparing *comparing, const struct xml_node *node)
{
	const struct schema_element *element =
		descent_declaration(comparing->question->schema, node);
	struct findings *said = findings_new(); /* nothing new: the record was checked */
	enum when_style style;
	struct buffer text = {0};
	const char *date = NULL;
	struct when when;

	if (element && element->type->value == VALUE_WHEN && comparing->question->dates
		&& when_style_find(comparing->question->dates, &style)
		&& when_read(node, comparing->arena, &when, said)) {
		when_format(&when, style, &text);
		date = arena_text(comparing->arena, text.data);
	}
	buffer_done(&text);
	findings_free(said);
	return date;
}

static const char *plain_text(const struct comparing *comparing, const struct xml_node *node)
{
	const char *date = date_text(comparing, node);

	return date ? date : xml_trimmed(comparing->arena, node);
}

/* Prose as it is put together, as template/fact.c prints it: a sentence that quotes what these
 * readers may not see drops. */
struct telling {
	struct arena *arena;
	const char *told;     /* whole sentences */
	const char *sentence; /* the one that is not ended yet */
	bool lacking;         /* it quotes what is not there */
};

static void sentence_end(struct telling *telling)
{
	if (!telling->lacking)
		telling->told =
			arena_format(telling->arena, "%s%s", telling->told, telling->sentence);
	telling->sentence = "";
	telling->lacking = false;
}

static void words_tell(struct telling *telling, const char *words)
{
	static const char stop[] = "。";
	const char *end;

	for (; (end = strstr(words, stop)); words = end + strlen(stop)) {
		telling->sentence = arena_format(telling->arena, "%s%.*s", telling->sentence,
			(int)(end + strlen(stop) - words), words);
		sentence_end(telling);
	}
	telling->sentence = arena_format(telling->arena, "%s%s", telling->sentence, words);
}

/* The text of NODE with the facts it quotes in place. */
static const char *prose_text(const struct comparing *comparing, const struct xml_node *node)
{
	struct telling telling = {.arena = comparing->arena, .told = "", .sentence = ""};

	for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
		const char *ref = xml_is(child, "v") ? xml_attribute(child, "ref") : NULL;
		const struct xml_node *fact = ref ? path_find(root_of(node), ref) : NULL;

		if (xml_is_text(child))
			words_tell(&telling, xml_content(child));
		else if (fact)
			telling.sentence = arena_format(telling.arena, "%s%s", telling.sentence,
				plain_text(comparing, fact));
		else
			telling.lacking |= xml_is(child, "v");
	}
	sentence_end(&telling);
	return telling.told + strspn(telling.told, " \t\r\n");
}

/* NODE, which holds no elements but quotations, as people read it. */
static const char *leaf_text(const struct comparing *comparing, const struct xml_node *node)
{
	const char *date = date_text(comparing, node);

	return date ? date : code_word(comparing, node, prose_text(comparing, node));
}

/* All text in NODE, what stands in different elements parted. */
static const char *text_below(const struct comparing *comparing, const struct xml_node *node)
{
	const bool japanese = strcmp(comparing->question->language, "ja") == 0;
	const char *all = "";

	for (const struct xml_node *child = xml_first_element(node);
		child && !xml_is(child, "v"); child = xml_next_element(child)) {
		const char *text =
			xml_first_element(child) && !xml_is(xml_first_element(child), "v")
				? text_below(comparing, child)
				: leaf_text(comparing, child);

		if (*text)
			all = arena_format(comparing->arena, "%s%s%s", all,
				!*all      ? ""
				: japanese ? "　"
					   : " / ",
				text);
	}
	return all;
}

/* Does the label say ATTRIBUTE already? */
static bool is_in_label(const struct comparing *comparing, const struct xml_node *attribute)
{
	return strcmp(xml_name(attribute), "kind") == 0
	       && !own_name(comparing, xml_parent(attribute));
}

/* STATEMENT for people: its text, and the attributes that OTHER has not alike. */
static const char *value_of(const struct comparing *comparing,
	const struct statement *statement, const struct statement *other)
{
	const struct xml_node *attribute = xml_first_attribute(statement->node);
	const char *value = *statement->text ? leaf_text(comparing, statement->node) : "";
	const char *more = "";

	for (; attribute; attribute = xml_next_attribute(attribute)) {
		const char *word =
			is_silent(attribute) || shares(other, attribute)
					|| (!other && is_in_label(comparing, attribute))
				? NULL
				: attribute_word(comparing, statement->node, attribute, other);

		if (word)
			more = arena_format(
				comparing->arena, "%s%s%s", more, *more ? "、" : "", word);
	}
	if (!*value && !other)
		value = text_below(comparing, statement->node);
	if (*value && *more)
		return arena_format(comparing->arena, "%s（%s）", value, more);
	return *value ? value : more;
}

static const char *reason_of(const struct comparing *comparing, const struct xml_node *node)
{
	const char *id = node ? xml_attribute(node, "reason") : NULL;
	const struct xml_node *reason =
		id ? path_id(xml_root(comparing->now), id, strlen(id)) : NULL;

	return reason ? prose_text(comparing, reason) : "";
}

/* Was nothing known before, as codes or words say? */
static bool was_open(const struct comparing *comparing, const struct statement *statement)
{
	const char *state = xml_attribute(statement->node, "state");
	const char *certainty = xml_attribute(statement->node, "certainty");
	enum wording_state known =
		wording_state(wording_plain(comparing->arena, statement->text));

	if (state)
		known = wording_state_of(state);
	return known == WORDING_OPEN || known == WORDING_UNKNOWN
	       || (certainty && strcmp(certainty, "open") == 0)
	       || strcmp(statement->text, "open") == 0
	       || strcmp(statement->text, "unknown") == 0;
}

/* --- changes */

/* The child of the root that NODE is, or is in. */
static const struct xml_node *part_of(const struct xml_node *node)
{
	while (xml_parent(node) && xml_parent(node) != root_of(node))
		node = xml_parent(node);
	return node;
}

static struct change *change_new(const struct comparing *comparing, const struct statement *old,
	const struct statement *new)
{
	const struct statement *shown = new ? new : old;
	const char *stated = new ? xml_attribute(new->node, "change") : NULL;
	struct change *change = arena_alloc(comparing->arena, sizeof *change);
	struct place place = xml_place(shown->node);

	place.file = arena_text(comparing->arena, place.file);
	*change = (struct change){
		.kind = !old   ? CHANGE_ADDED
			: !new ? CHANGE_WITHDRAWN
			: was_open(comparing, old) && !was_open(comparing, new)
				? CHANGE_RESOLVED
				: CHANGE_VALUE,
		.path = shown->path,
		.part = arena_text(comparing->arena, xml_name(part_of(shown->node))),
		.label = label_of(comparing, shown->node),
		.before = old ? value_of(comparing, old, new) : "",
		.now = new ? value_of(comparing, new, old) : "",
		.reason = reason_of(comparing, new ? new->node : NULL),
		.stated = stated ? arena_text(comparing->arena, stated) : "",
		.place = place,
	};
	return change;
}

/* Is the element that NODE stands in among those FLAGS marks? */
static bool parent_is_marked(
	const struct statements *statements, const struct xml_node *node, const bool *flags)
{
	const struct xml_node *parent = xml_parent(node);

	for (size_t i = 0; i < statements->count; i++)
		if (statements->first[i].node == parent)
			return flags[statements->first[i].order];
	return false;
}

/* What came or went is marked first, so that a part is told once with all in it. */
static void parts_mark(struct comparing *comparing)
{
	struct statement_pair pair = {0};

	while (statements_next(&comparing->old, &comparing->new, &pair)) {
		if (!pair.before)
			comparing->new_is_added[pair.now->order] = true;
		else if (!pair.now)
			comparing->old_is_gone[pair.before->order] = true;
	}
}

static void pair_compare(struct comparing *comparing, const struct statement_pair *pair)
{
	const struct statement *old = pair->before, *new = pair->now;
	size_t place = new ? new->order : comparing->new.count + old->order;

	if (xml_is((new ? new : old)->node, "v"))
		return; /* the fact it quotes is told itself */
	if (old && new &&statement_equal(old, new)) {
		comparing->diff->same++;
		buffer_format(&comparing->same, "%s\n%s\n%s\n", new->path, new->text,
			new->attributes);
		return;
	}
	if (!old && parent_is_marked(&comparing->new, new->node, comparing->new_is_added))
		return;
	if (!new &&parent_is_marked(&comparing->old, old->node, comparing->old_is_gone))
		return;
	comparing->placed[place] = change_new(comparing, old, new);
	comparing->diff->changed++;
}

static void changes_link(struct comparing *comparing)
{
	struct change **end = &comparing->diff->changes;

	for (size_t i = 0; i < comparing->new.count + comparing->old.count; i++)
		if (comparing->placed[i]) {
			*end = comparing->placed[i];
			end = &(*end)->next;
		}
}

struct diff *diff_new(const struct diff_question *question, const struct xml *before,
	const struct xml *now, struct arena *arena)
{
	struct comparing comparing = {
		.question = question,
		.now = now,
		.old = statements_of(before, arena),
		.new = statements_of(now, arena),
		.arena = arena,
		.diff = arena_alloc(arena, sizeof *comparing.diff),
	};
	struct statement_pair pair = {0};

	comparing.new_is_added = arena_array(arena, comparing.new.count, sizeof(bool));
	comparing.old_is_gone = arena_array(arena, comparing.old.count, sizeof(bool));
	comparing.placed = arena_array(
		arena, comparing.new.count + comparing.old.count, sizeof *comparing.placed);
	parts_mark(&comparing);
	while (statements_next(&comparing.old, &comparing.new, &pair))
		pair_compare(&comparing, &pair);
	changes_link(&comparing);
	comparing.diff->same_digest = digest_bytes(
		comparing.same.data ? comparing.same.data : "", comparing.same.length);
	buffer_done(&comparing.same);
	return comparing.diff;
}

void diff_findings(const struct diff *diff, bool updates, struct findings *findings)
{
	for (const struct change *change = diff->changes; change; change = change->next) {
		bool update = strcmp(change->stated, "update") == 0;

		if (*change->reason || change->kind == CHANGE_ADDED
			|| change->kind == CHANGE_RESOLVED || (update && !updates))
			continue;
		finding_add(findings, update ? "diff-update" : "diff-reason", change->place,
			"label", change->label, "before", change->before, "now", change->now,
			"path", change->path, NULL);
	}
}
