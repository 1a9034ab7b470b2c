/* explain_words.c - what is said of every element, in both languages at once. */
#include "command/explain_words.h"

#include "record/observation.h"

#include <string.h>

const struct schema_words explain_words[] = {
	[WORD_WHERE] = {"置き場所", "stands at"},
	[WORD_OFTEN] = {"回数", "how often"},
	[WORD_CONTENT] = {"中身", "content"},
	[WORD_AUDIENCE] = {"初めの読み手", "audience by default"},
	[WORD_ATTRIBUTES] = {"属性", "attributes"},
	[WORD_CARRIERS] = {"付けられる要素", "elements that have it"},
	[WORD_ELEMENTS] = {"中の要素(この順)", "elements inside, in this order"},
	[WORD_VALUES] = {"値", "values"},
	[WORD_REFERS] = {"指すもの", "refers to"},
	[WORD_REQUIRED] = {"必須", "required"},
	[WORD_OPTIONAL] = {"任意", "optional"},
	[WORD_EXAMPLE] = {"例", "example"},
	[WORD_RECORD] = {"記録では", "in the record"},
	[WORD_USES] = {"使う文書", "documents that use it"},
	[WORD_USES_HOW] = {"文面と manifest.xml のXPath式に、この名前が出てくる所です。"
			   "同じ名前の別の要素のこともあり、プラグインのコードは見ていません",
		"where an XPath expression of a template or manifest.xml has this name; it may"
		" mean another element of the same name, and code of plugins is not searched"},
	[WORD_NO_USES] = {"なし", "none"},
};

const char *words_in(struct schema_words both, const char *language)
{
	const char *chosen = strcmp(language, "en") == 0 ? both.en : both.ja;

	return chosen ? chosen : "";
}

static struct schema_words often_at_all(size_t least, size_t most, struct arena *arena)
{
	if (least == 1 && most == 1)
		return (struct schema_words){"ちょうど1つ", "exactly one"};
	if (!least && most == 1)
		return (struct schema_words){"なくてもよい、1つまで", "at most one"};
	if (!least && most == SCHEMA_UNBOUNDED)
		return (struct schema_words){"なくてもよい、いくつでも", "any number, or none"};
	if (most == SCHEMA_UNBOUNDED)
		return (struct schema_words){arena_format(arena, "%zuつ以上", least),
			arena_format(arena, "%zu or more", least)};
	return (struct schema_words){arena_format(arena, "%zuから%zuまで", least, most),
		arena_format(arena, "%zu to %zu", least, most)};
}

struct schema_words words_often(const struct schema_path *path, struct arena *arena)
{
	const struct schema_element *element = path->element;
	bool in_prose = path->above && path->above->element->type->content == CONTENT_PROSE;
	bool restated = observation_possible(element->type);
	/* Without an id all of a name are statements of one fact. */
	bool one = restated && !schema_attribute(element->type, "id");
	struct schema_words often =
		in_prose ? often_at_all(0, SCHEMA_UNBOUNDED, arena)
			 : often_at_all(element->least, one ? 1 : element->most, arena);

	if (restated)
		often = (struct schema_words){
			arena_format(arena, "%s。新しい as-of で述べ直せる", often.ja),
			arena_format(
				arena, "%s; may be stated again with a newer as-of", often.en)};
	return often;
}

struct schema_words words_content(const struct schema_type *type)
{
	if (type->content == CONTENT_EMPTY)
		return (struct schema_words){"なし(属性だけ)", "nothing but attributes"};
	if (type->content == CONTENT_ELEMENTS)
		return (struct schema_words){"要素", "elements"};
	if (type->content == CONTENT_PROSE)
		return (struct schema_words){"文章。<v ref=\"…\"/> で事実を引用できる",
			"prose, in which <v ref=\"…\"/> quotes a fact"};
	return type->words.ja ? type->words : type->text->words;
}

/* The words may have commas themselves. */
static const char *audience_list(const struct schema_text *codes, audience_set set,
	const char *language, struct arena *arena)
{
	const char *list = "", *code;

	for (size_t i = 0; (code = audience_code(i)); i++) {
		const struct schema_code *known = schema_code(codes, code, strlen(code));

		if (set & 1U << i && known)
			list = arena_format(arena, "%s%s%s", list, *list ? " / " : "",
				words_in(known->words, language));
	}
	return list;
}

struct schema_words words_audience(
	const struct schema *schema, audience_set set, struct arena *arena)
{
	const struct schema_text *codes = schema_text(schema, "audience");

	if (set == AUDIENCE_ALL)
		return (struct schema_words){"すべての読み手", "everyone"};
	if (!codes)
		return (struct schema_words){NULL, NULL};
	return (struct schema_words){
		audience_list(codes, set, "ja", arena), audience_list(codes, set, "en", arena)};
}
