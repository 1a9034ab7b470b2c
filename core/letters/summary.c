/* summary.c - what was made of a list. */
#include "letters/summary.h"

#include "base/file_name.h"
#include "letters/gifts.h"
#include "output/bytes.h"
#include "output/document_text.h"
#include "output/staging.h"
#include "template/terms.h"

#include <string.h>

struct writing {
	const struct summary *summary;
	const struct terms *terms; /* NULL: none could be read */
	struct document *document;
	struct block *root;
};

/* 12,345 and its UNIT. */
static const char *number(const struct writing *writing, size_t value, const char *unit)
{
	struct arena *arena = writing->document->arena;
	const char *text = arena_format(arena, "%zu", value % 1000);

	for (size_t rest = value / 1000, last = value % 1000; rest; rest /= 1000) {
		text = arena_format(arena, "%zu,%03zu%s", rest % 1000, last,
			strlen(text) > 3 ? strchr(text, ',') : "");
		last = rest % 1000;
	}
	return arena_format(arena, "%s%s", text, unit);
}

static void entry_add(
	struct writing *writing, struct block *list, const char *term, const char *text)
{
	struct block *entry = block_add(writing->document, list, BLOCK_DEFINITION);

	block_add_words(writing->document, entry, BLOCK_TERM, term);
	block_add_words(writing->document, entry, BLOCK_DESCRIPTION, text);
}

static void heading_add(struct writing *writing, const char *text)
{
	block_add_words(writing->document, writing->root, BLOCK_HEADING, text)->level = 1;
}

/* Whether letters before those of TALLY are of the same moment. */
static bool moment_was_listed(const struct letters_counts *counts, size_t tally)
{
	for (size_t i = 0; i < tally; i++)
		if (strcmp(counts->tallies[i].as_of, counts->tallies[tally].as_of) == 0)
			return true;
	return false;
}

/* The moments that the letters are of, in the order of the letters. */
static const char *moments_list(const struct writing *writing)
{
	const struct letters_counts *counts = writing->summary->counts;
	const char *moments = "";

	for (size_t i = 0; i < counts->tally_count; i++) {
		const char *as_of = counts->tallies[i].as_of;

		if (*as_of && !moment_was_listed(counts, i))
			moments = arena_format(writing->document->arena, "%s%s%s", moments,
				*moments ? "、" : "", as_of);
	}
	return moments;
}

static const char *record_id(const struct summary *summary)
{
	return xml_attribute(record_root(summary->record), "id");
}

static void head_write(struct writing *writing)
{
	static const char *const signers[] = {"作成者", "照合者", "承認者"};
	const struct summary *summary = writing->summary;
	const char *moments = moments_list(writing);
	struct block *list, *box;

	if (*moments)
		writing->document->as_of = moments;

	block_add_words(writing->document, writing->root, BLOCK_TITLE,
		summary->draft ? "発送内容の確認書（下書きの書状）" : "発送内容の確認書");
	list = block_add(writing->document, writing->root, BLOCK_DEFINITIONS);
	entry_add(writing, list, "記録", record_id(summary));
	entry_add(writing, list, "文書", summary->pack->title);
	if (*moments)
		entry_add(writing, list, "記録の時点", moments);
	box = block_add(writing->document, writing->root, BLOCK_APPROVAL);
	for (size_t i = 0; i < sizeof signers / sizeof *signers; i++)
		block_add_words(writing->document,
			block_add(writing->document, box, BLOCK_APPROVER), BLOCK_LABEL,
			signers[i]);
}

/* In groups of eight, so that it can be compared and lines can end. */
static const char *digest_grouped(const struct writing *writing)
{
	const char *digest = list_digest(writing->summary->list)->text, *grouped = "";
	struct arena *arena = writing->document->arena;

	for (; *digest; digest += 8)
		grouped = arena_format(arena, "%s%s%.8s", grouped, *grouped ? " " : "", digest);
	return grouped;
}

static void list_write(struct writing *writing)
{
	const struct summary *summary = writing->summary;
	const struct list_counts *counts = list_counts(summary->list);
	struct block *list;

	heading_add(writing, "1　名簿");
	list = block_add(writing->document, writing->root, BLOCK_DEFINITIONS);
	entry_add(writing, list, "ファイル", file_name_last(summary->list_file));
	entry_add(writing, list, "文字コード", list_encoding(summary->list));
	entry_add(writing, list, "SHA-256", digest_grouped(writing));
	entry_add(writing, list, "行数", number(writing, counts->rows, "行"));
	entry_add(writing, list, "受付", number(writing, counts->accepted, "行"));
	entry_add(writing, list, "うち疑わしい行",
		number(writing, counts->doubtful, "行（doubtful.csv）"));
	entry_add(writing, list, "拒否", number(writing, counts->refused, "行（refused.csv）"));
	entry_add(
		writing, list, "送付停止", number(writing, counts->stopped, "行（held.csv）"));
	entry_add(writing, list, "別送", number(writing, counts->apart, "行（held.csv）"));
}

static void row_add(
	struct writing *writing, struct block *table, const char *const *cells, size_t count)
{
	struct block *row = block_add(writing->document, table, BLOCK_TABLE_ROW);

	for (size_t i = 0; i < count; i++)
		block_add_words(writing->document, row, BLOCK_CELL, cells[i]);
}

/* The name of the group or party ID, and the ID: "会員の方（member）"; of a nameless group the
 * kind. */
static const char *named(const struct writing *writing, const char *id)
{
	const struct record *record = writing->summary->record;
	struct arena *arena = writing->document->arena;
	const struct xml_node *node = record_find(record, id, NULL);
	const struct xml_node *name =
		record_find(record, arena_format(arena, "%s/name", id), NULL);
	const char *kind = node ? xml_attribute(node, "kind") : NULL;
	const char *word = kind && writing->terms
				   ? terms_find(writing->terms, "kind", kind, "group")
				   : NULL;

	if (name)
		word = xml_trimmed(arena, name);
	return word ? arena_format(arena, "%s（%s）", word, id) : id;
}

/* Several groups are one letter's. */
static const char *groups_named(const struct writing *writing, const char *groups)
{
	struct arena *arena = writing->document->arena;
	char *rest = arena_text(arena, groups), *id;
	const char *all = "";
	size_t count = 0;

	while ((id = strsep(&rest, " ")))
		all = arena_format(
			arena, "%s%s%s", all, count++ ? "と、" : "", named(writing, id));
	return count > 1 ? arena_format(arena, "%s（一通で%zuグループ）", all, count) : all;
}

/* The title of the pack, or of its VARIANT. */
static const char *wording_of(const struct writing *writing, const char *variant)
{
	const struct variant *found = pack_variant_find(writing->summary->pack, variant);

	if (!found)
		found = writing->summary->pack->variant; /* asked for by its name */
	return (found ? found->pack : writing->summary->pack)->title;
}

/* Whose letters they are: groups, of partners by their party. */
static const char *whose(const struct writing *writing, const struct letters_tally *tally)
{
	const char *groups = *tally->groups ? groups_named(writing, tally->groups) : "";

	if (!*tally->party)
		return groups;
	return arena_format(writing->document->arena, "%s%s%s", named(writing, tally->party),
		*groups ? "、" : "", groups);
}

static void letters_write(struct writing *writing)
{
	const char *const heads[] = {
		list_is_of_partners(writing->summary->list) ? "取引先（グループ）" : "グループ",
		"文面", "通知方法", "言語", "通数"};
	const struct letters_counts *counts = writing->summary->counts;
	struct block *table;
	size_t sum = 0;

	heading_add(writing, "2　書状とメール");
	table = block_add(writing->document, writing->root, BLOCK_TABLE);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		block_add_words(writing->document, table, BLOCK_COLUMN, heads[i]);
	for (size_t i = 0; i < counts->tally_count; i++) {
		const struct letters_tally *tally = &counts->tallies[i];

		row_add(writing, table,
			(const char *const[]){whose(writing, tally),
				wording_of(writing, tally->variant), paper_word(tally->channel),
				paper_word(tally->language),
				number(writing, tally->letters, "通")},
			sizeof heads / sizeof *heads);
		sum += tally->letters;
	}
	row_add(writing, table,
		(const char *const[]){"合計", "―", "―", "―", number(writing, sum, "通")},
		sizeof heads / sizeof *heads);
}

/* How many of each gift are to be sent along, and how many letters go without; nothing when no
 * letter speaks of one. */
static void gifts_write(struct writing *writing)
{
	const struct letters_counts *counts = writing->summary->counts;
	struct block *list = NULL;
	bool any = false;

	for (size_t i = 0; i < counts->gift_count; i++)
		any = any || *counts->gifts[i].gifts;
	for (size_t i = 0; any && i < counts->gift_count; i++) {
		const struct gift_tally *tally = &counts->gifts[i];

		if (!list)
			list = block_add(writing->document, writing->root, BLOCK_DEFINITIONS);
		entry_add(writing, list, "お詫びの品",
			arena_format(writing->document->arena, "%s　%s",
				*tally->gifts
					? gifts_listed(tally->gifts, writing->document->arena)
					: "なし",
				number(writing, tally->letters, "通")));
	}
}

/* What the program itself has looked at; had it found something, this would not be written.
 * Shards that read back in different ways are not let into one folder (traces.h). */
static void proofs_write(struct writing *writing)
{
	static const char *const extents[] = {
		[PROOF_EVERY] = "すべての書状を、できたPDFから読み返し、名簿の行と一致した。",
		[PROOF_SAMPLE] =
			("一部の書状（ファイルごとに、最初と最後、その間の100通に1通）を、"
			 "できたPDFから読み返し、名簿の行と一致した。"),
		[PROOF_NONE] = "していない。"};
	static const char *const mails[] = {
		[PROOF_EVERY] =
			("すべてのメールを、できたファイルから読み返し、宛先（一人だけ）、"
			 "差出人、件名、本文が名簿の行と一致した。"),
		[PROOF_SAMPLE] =
			("一部のメール（フォルダごとに、最初と最後、その間の100通に1通）を、"
			 "できたファイルから読み返し、宛先（一人だけ）、差出人、件名、本文が"
			 "名簿の行と一致した。ファイルの数は、名簿の通数と一致した。"),
		[PROOF_NONE] = "していない。"};
	const struct summary *summary = writing->summary;
	struct block *list = block_add(writing->document, writing->root, BLOCK_DEFINITIONS);

	if (list_counts(summary->list)->paper)
		entry_add(writing, list, "読み返しての照合", extents[summary->proof]);
	if (list_counts(summary->list)->mail)
		entry_add(writing, list, "メールの読み返し", mails[summary->proof]);
	entry_add(writing, list, "見せてはならない事実",
		"文面の種類のすべてについて、出す前に探し、見つからなかった。");
}

static void checks_write(struct writing *writing)
{
	static const char *const checks[] = {"通数の合計が、名簿の受付の行数と同じである。",
		"疑わしい行を一つずつ確かめ、直すか、そのままでよいと判断した。",
		"別の書体で印字する字、字形を置き換えた字（names.csv）があれば、確かめた。",
		"拒否の行を直して別に送るか、送らない理由を記録した。",
		"送付停止・別送の人に、この一括の発送で書状もメールも送られない。",
		"最初と最後の書状を、名簿及び封入照合リストと見比べた。"};

	heading_add(writing, "3　確かめること");
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		block_add_words(writing->document, writing->root, BLOCK_PARAGRAPH,
			arena_format(writing->document->arena, "□　%s", checks[i]));
}

static struct document *summary_document(const struct summary *summary, const char *home,
	struct arena *arena, struct findings *findings)
{
	struct document *document = paper_new(record_id(summary), arena);
	const struct terms *terms = terms_open(
		arena_format(arena, "%s/locales/ja/terms.xml", home), arena, findings);
	struct writing writing = {summary, terms, document, document->root};

	head_write(&writing);
	list_write(&writing);
	letters_write(&writing);
	gifts_write(&writing);
	proofs_write(&writing);
	checks_write(&writing);
	document_finish(document, findings);
	return document;
}

static bool text_save(const struct document *document, int fd, struct findings *findings)
{
	struct buffer text = {0};
	bool done;

	document_text(document, &text);
	done = bytes_write(&text, fd, findings);
	buffer_done(&text);
	return done;
}

bool summary_write(const struct summary *summary, const char *folder, const char *name,
	bool replaces, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct document *document =
		summary_document(summary, summary->setting.home, arena, findings);
	struct staging *staging = staging_new(folder, replaces, findings);
	int pdf = -1, text = -1;
	bool done;

	if (staging)
		pdf = staging_open(
			staging, arena_format(arena, "%s-summary.pdf", name), findings);
	if (pdf >= 0)
		text = staging_open(
			staging, arena_format(arena, "%s-summary.txt", name), findings);
	done = text >= 0 && paper_save(document, &summary->setting, pdf, findings)
	       && text_save(document, text, findings) && staging_commit(staging, findings);
	staging_free(staging);
	arena_free(arena);
	return done;
}
