/* Where pages break, and that nothing is lost over it. */
#include "letter.h"
#include "marks.h"

#include "base/buffer.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *flow_suite(void);

enum { LONG = 40 }; /* paragraphs: more than two pages */

static struct letter letter;

static void setup(void)
{
	letter = letter_new();
	ck_assert_ptr_nonnull(letter.style);
}

static void teardown(void)
{
	letter_done(&letter);
}

/* TEXT without what the form of a letter adds, so that it can be compared. */
static char *text_strip(const char *text)
{
	static const char *const added[] = {"謹啓　", "謹啓", "記", "以上", "・"};
	struct buffer kept = {0};
	char *copy;

	while (*text) {
		size_t skip = 0;

		for (size_t i = 0; i < sizeof added / sizeof *added && !skip; i++)
			if (strncmp(text, added[i], strlen(added[i])) == 0)
				skip = strlen(added[i]);
		if (skip)
			text += skip;
		else
			buffer_byte(&kept, *text++);
	}
	copy = arena_copy(letter.arena, kept.data, kept.length);
	buffer_done(&kept);
	return copy;
}

START_TEST(one_page_has_no_number)
{
	letter_notice(&letter, 0);
	letter_lay(&letter);
	ck_assert_uint_eq(letter.pages->count, 1);
	ck_assert_ptr_null(mark_find(letter.pages, "1/"));
}
END_TEST

START_TEST(several_pages_are_numbered)
{
	const struct mark *number;

	letter_notice(&letter, LONG);
	letter_lay(&letter);
	ck_assert_uint_ge(letter.pages->count, 3);
	number = page_find(letter.pages, letter.pages->first->next, "2/");
	ck_assert_ptr_nonnull(number);
	ck_assert_ptr_null(number->element);
	ck_assert_int_gt(number->y, letter.style->area.y + letter.style->area.height);
}
END_TEST

static void page_assert_inside(const struct page *page)
{
	const struct rectangle *area = &letter.style->area;

	for (const struct mark *mark = text_first(page); mark; mark = text_next(mark->next)) {
		if (in_address(letter.pages, mark))
			continue;
		ck_assert_int_ge(mark->y - mark->glyphs[0].size, area->y);
		ck_assert_int_le(mark->y, area->y + area->height);
		for (size_t i = 0; i < mark->count; i++) {
			ck_assert_int_ge(mark->x + glyph_end(&mark->glyphs[i]), area->x);
			ck_assert_int_lt(mark->x + mark->glyphs[i].x, area->x + area->width);
		}
	}
}

/* A line's neighbour on the same page that belongs to the same element. */
static size_t lines_of(const struct page *page, const struct element *element)
{
	size_t count = 0;

	for (const struct mark *mark = page->first; mark; mark = mark->next)
		count += mark->element == element;
	return count;
}

static void page_assert_breaks(const struct page *page)
{
	const struct mark *first = text_first(page), *last = text_last(page);
	size_t before, after;

	ck_assert_str_ne(mark_type(last), "H1");
	ck_assert_str_ne(mark_type(last), "H2");
	ck_assert_str_ne(mark_text(letter.pages, last), "記");
	ck_assert_str_ne(mark_text(letter.pages, last), "次の情報の漏えいが確認されました。");
	if (!page->next)
		return;
	first = text_first(page->next);
	ck_assert_str_ne(mark_text(letter.pages, first), "謹白");
	ck_assert_str_ne(mark_text(letter.pages, first), "以上");
	ck_assert(mark_find(letter.pages, "電話")->element != first->element);
	ck_assert(mark_find(letter.pages, "受付時間")->element != first->element);
	if (first->element != last->element)
		return;
	before = lines_of(page, last->element);
	after = lines_of(page->next, last->element);
	ck_assert_uint_ge(before, 2);
	ck_assert_uint_ge(after, 2);
}

/* With ever more text every line of the letter comes to stand at a page's end. */
START_TEST(pages_break_well_wherever_they_break)
{
	letter_notice(&letter, (size_t)_i);
	letter_lay(&letter);
	for (const struct page *page = letter.pages->first; page; page = page->next) {
		ck_assert_ptr_nonnull(text_first(page));
		page_assert_inside(page);
		page_assert_breaks(page);
	}
}
END_TEST

START_TEST(nothing_is_lost_over_pages)
{
	letter_notice(&letter, LONG);
	letter_lay(&letter);
	ck_assert(strcmp(text_strip(pages_text(letter.pages)),
			  text_strip(block_text(letter.arena, letter.root)))
		  == 0);
}
END_TEST

START_TEST(lines_end_at_the_margin)
{
	size_t seen = 0;

	letter_notice(&letter, LONG);
	letter_lay(&letter);
	for (const struct page *page = letter.pages->first; page; page = page->next)
		for (const struct mark *mark = text_first(page); mark;
			mark = text_next(mark->next)) {
			const struct mark *next = text_next(mark->next);
			const char *text = mark_text(letter.pages, mark);

			if (in_address(letter.pages, mark) || !next
				|| next->element != mark->element)
				continue;
			if (strcmp(text + strlen(text) - strlen("、"), "、") == 0)
				continue; /* its glyph is set half as wide */
			seen++;
			ck_assert_int_le(abs(mark_end(mark) - letter.style->area.x
						 - letter.style->area.width),
				50);
		}
	ck_assert_uint_gt(seen, LONG);
}
END_TEST

START_TEST(page_break_begins_a_page)
{
	letter_add(&letter, letter.root, BLOCK_PAGE_BREAK, "");
	letter_add(&letter, letter.root, BLOCK_TITLE, "お知らせ");
	letter_add(&letter, letter.root, BLOCK_PAGE_BREAK, "");
	letter_add(&letter, letter.root, BLOCK_PAGE_BREAK, "");
	letter_add(&letter, letter.root, BLOCK_PARAGRAPH, "次のページです。");
	letter_add(&letter, letter.root, BLOCK_PAGE_BREAK, "");
	letter_lay(&letter);
	ck_assert_uint_eq(letter.pages->count, 2); /* and no empty ones */
	ck_assert_ptr_nonnull(page_find(letter.pages, letter.pages->last, "次のページです。"));
}
END_TEST

START_TEST(contact_larger_than_a_page_is_divided)
{
	struct block *contact = letter_add(&letter, letter.root, BLOCK_CONTACT, "");
	struct block *list = letter_add(&letter, contact, BLOCK_DEFINITIONS, "");

	for (int i = 0; i < 100; i++)
		letter_definition(&letter, list, "電話", "0120-000-000");
	letter_lay(&letter);
	ck_assert_uint_ge(letter.pages->count, 3);
	ck_assert_uint_le(letter.pages->count, 4);
	for (const struct page *page = letter.pages->first; page; page = page->next)
		page_assert_inside(page);
	ck_assert(strcmp(pages_text(letter.pages), block_text(letter.arena, letter.root)) == 0);
}
END_TEST

/* LIST behind as many lines as bring it to the foot of the first page, and AFTER more. */
static void lay_list_at_foot(const char *list, int after)
{
	letter_expand_text(
		&letter, arena_format(letter.arena, "%s<list>%s</list>",
				 letter_repeated(&letter, "<paragraph>文</paragraph>",
					 (size_t)(36 + after)),
				 list));
	letter_lay(&letter);
	ck_assert_uint_ge(letter.pages->count, 2);
}

START_TEST(item_of_one_line_is_not_alone_at_foot_or_head)
{
	const struct page *first;

	lay_list_at_foot("<item>一</item><item>二</item><item>三</item><item>四</item>"
			 "<item>五</item><item>六</item><item>七</item><item>八</item>",
		_i);
	first = letter.pages->first;
	ck_assert(
		!page_find(letter.pages, first, "一") == !page_find(letter.pages, first, "二"));
	ck_assert(
		!page_find(letter.pages, first, "七") == !page_find(letter.pages, first, "八"));
}
END_TEST

/* Items that are longer are held together no more than paragraphs are. */
START_TEST(long_items_fill_the_page)
{
	const char *item = arena_format(letter.arena, "<item>%s</item>",
		letter_repeated(&letter, "記録を確認した。", 20));
	const struct rectangle *area = &letter.style->area;
	int32_t lead = letter.style->blocks->look->lead;

	lay_list_at_foot(arena_format(letter.arena, "%s<list>%s</list>%s", item,
				 letter_repeated(&letter, item, 3), item),
		_i);
	ck_assert_int_gt(text_last(letter.pages->first)->y, area->y + area->height - 4 * lead);
}
END_TEST

START_TEST(document_without_anything_is_one_page)
{
	letter_lay(&letter);
	ck_assert_uint_eq(letter.pages->count, 1);
	ck_assert_ptr_null(letter.pages->first->first);
	ck_assert_ptr_null(letter.pages->root->first);
}
END_TEST

Suite *flow_suite(void)
{
	Suite *suite = suite_create("flow");
	TCase *tests = tcase_create("flow");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, one_page_has_no_number);
	tcase_add_test(tests, several_pages_are_numbered);
	tcase_add_test(tests, nothing_is_lost_over_pages);
	tcase_add_test(tests, lines_end_at_the_margin);
	tcase_add_test(tests, page_break_begins_a_page);
	tcase_add_test(tests, contact_larger_than_a_page_is_divided);
	tcase_add_test(tests, document_without_anything_is_one_page);
	tcase_add_loop_test(tests, item_of_one_line_is_not_alone_at_foot_or_head, 0, 8);
	tcase_add_loop_test(tests, long_items_fill_the_page, 0, 8);
	tcase_add_loop_test(tests, pages_break_well_wherever_they_break, 0, LONG);
	suite_add_tcase(suite, tests);
	return suite;
}
