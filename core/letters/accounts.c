/* accounts.c - what became of every row. */
#include "letters/accounts.h"

#include "letters/paper.h"
#include "letters/traces.h"
#include "list/csv.h"
#include "list/csv_out.h"
#include "output/staging.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A column of the register. */
static const struct column {
	const char *heading;
	enum list_field field;
} columns[] = {
	{"番号（キー）", LIST_KEY},
	{"郵便番号", LIST_POSTAL_CODE},
	{"住所1", LIST_ADDRESS_1},
	{"住所2", LIST_ADDRESS_2},
	{"住所3", LIST_ADDRESS_3},
	{"会社名", LIST_COMPANY},
	{"部署", LIST_DEPARTMENT},
	{"役職", LIST_POSITION},
	{"氏名", LIST_NAME},
	{"敬称", LIST_HONORIFIC},
	{"保護者", LIST_GUARDIAN},
	{"メールアドレス", LIST_MAIL},
	{"取引先", LIST_PARTY},
	{"グループ", LIST_GROUP},
	{"言語", LIST_LANGUAGE},
	{"通知方法", LIST_CHANNEL},
	{"お詫びの品（円）", LIST_GIFT},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

/* Columns that stay empty, for people to fill in. */
static const char *const blanks[] = {"発送日", "返戻日", "返戻の理由", "備考"};

enum { BLANKS = sizeof blanks / sizeof *blanks };

/* People are of no party. */
static bool is_kept(const struct list *list, const struct column *column)
{
	return column->field != LIST_PARTY || list_is_of_partners(list);
}

/* Codes as people call them; no key that a row of a list without keys got for its files, by
 * which somebody else of a later list would seem to have this letter. */
static const char *field_registered(
	const struct list *list, const struct list_row *row, enum list_field field)
{
	const char *text = row->fields[field];

	if (field == LIST_KEY && !list_heading(list, LIST_KEY))
		return "";
	return field == LIST_LANGUAGE || field == LIST_CHANNEL ? paper_word(text) : text;
}

static void heading_write(const struct list *list, struct csv_out *out)
{
	csv_out_text(out, "通し番号");
	csv_out_text(out, "名簿の行");
	for (size_t i = 0; i < COLUMNS; i++)
		if (is_kept(list, &columns[i]))
			csv_out_text(out, columns[i].heading);
	for (size_t i = 0; i < BLANKS; i++)
		csv_out_text(out, blanks[i]);
	csv_out_row(out);
}

static bool letters_register(
	const struct list *list, struct csv_out *out, struct findings *findings)
{
	struct list_reader *reader = list_reader_new(list);
	size_t count = list_counts(list)->accepted, index;

	heading_write(list, out);
	for (index = 0; index < count; index++) {
		const struct list_row *row = list_reader_row(reader, index, findings);

		if (!row)
			break;
		csv_out_number(out, index + 1);
		csv_out_number(out, row->number);
		for (size_t i = 0; i < COLUMNS; i++)
			if (is_kept(list, &columns[i]))
				csv_out_text(
					out, field_registered(list, row, columns[i].field));
		for (size_t i = 0; i < BLANKS; i++)
			csv_out_text(out, "");
		csv_out_row(out);
	}
	list_reader_free(reader);
	return index == count;
}

void accounts_lacking(const struct letters_question *question, size_t lacking, const char *name,
	struct findings *findings)
{
	char rows[24];

	snprintf(rows, sizeof rows, "%zu", lacking);
	if (lacking)
		finding_add(findings, "letters-csv-lacks", (struct place){name, 0, 0}, "rows",
			rows, "encoding", question->csv, NULL);
}

static bool register_write(const struct letters_question *question, const char *name, int fd,
	struct findings *findings)
{
	struct csv_out *out = csv_out_new(fd, question->csv, findings);
	bool right = letters_register(question->list, out, findings);
	size_t lacking;

	right = csv_out_close(out, &lacking) && right;
	if (right)
		accounts_lacking(question, lacking, name, findings);
	return right;
}

static bool refused_write(const struct letters_question *question, const char *name, int fd,
	struct findings *findings)
{
	(void)name;
	return list_write_refused(question->list, fd, findings);
}

static bool held_write(const struct letters_question *question, const char *name, int fd,
	struct findings *findings)
{
	(void)name;
	return list_write_held(question->list, fd, findings);
}

static bool doubtful_write(const struct letters_question *question, const char *name, int fd,
	struct findings *findings)
{
	size_t lacking;
	bool right = list_write_doubtful(question->list, question->csv, fd, &lacking, findings);

	if (right)
		accounts_lacking(question, lacking, name, findings);
	return right;
}

/* A list of some rows. */
struct account {
	const char *name;
	size_t rows; /* of none there is no file */
	bool (*write)(const struct letters_question *question, const char *name, int fd,
		struct findings *findings);
};

enum { ACCOUNTS = 4 };

static void accounts_of(const struct letters_question *question, struct arena *arena,
	struct account accounts[ACCOUNTS])
{
	const struct list_counts *counts = list_counts(question->list);

	accounts[0] =
		(struct account){arena_format(arena, "%s-register.csv", question->accounts),
			counts->accepted, register_write};
	accounts[1] = (struct account){"refused.csv", counts->refused, refused_write};
	accounts[2] = (struct account){"held.csv", counts->stopped + counts->apart, held_write};
	accounts[3] = (struct account){"doubtful.csv", counts->doubtful, doubtful_write};
}

static bool is_in(const char *folder, const char *name, struct arena *arena)
{
	return access(arena_format(arena, "%s/%s", folder, name), F_OK) == 0;
}

bool accounts_mixed(const struct letters_question *question, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *other = traces_other(question->folder, question->name, arena);
	struct account accounts[ACCOUNTS];
	size_t i = 1; /* registers are called as their letters are */

	accounts_of(question, arena, accounts);
	while (i < ACCOUNTS && !accounts[i].rows
		&& !is_in(question->folder, accounts[i].name, arena))
		i++;
	if (other && i < ACCOUNTS)
		finding_add(findings, "letters-lists-mixed", (struct place){other, 0, 0},
			"list", accounts[i].name, "folder", question->folder, NULL);
	arena_free(arena);
	return other && i < ACCOUNTS;
}

/* Writes ACCOUNT and puts it into its place. */
static bool account_write(const struct account *account,
	const struct letters_question *question, const struct journal *journal,
	struct findings *findings)
{
	int fd = journal_file(journal, account->name, findings);
	bool right = fd >= 0 && account->write(question, account->name, fd, findings);

	return journal_place(journal, account->name, fd, right, NULL, findings);
}

bool accounts_write(const struct letters_question *question, const struct journal *journal,
	struct findings *findings)
{
	struct arena *arena = arena_new();
	struct account accounts[ACCOUNTS];
	bool right = true;

	accounts_of(question, arena, accounts);
	for (size_t i = ACCOUNTS; right && i-- > 0;) /* the register comes last */
		if (accounts[i].rows)
			right = account_write(&accounts[i], question, journal, findings);
		else
			journal_absent(journal, accounts[i].name);
	arena_free(arena);
	return right;
}

const char *const *accounts_names(const struct letters_question *question, struct arena *arena)
{
	const char **names = arena_array(arena, ACCOUNTS + 1, sizeof *names);
	struct account accounts[ACCOUNTS];
	size_t count = 0;

	accounts_of(question, arena, accounts);
	for (size_t i = 0; i < ACCOUNTS; i++)
		if (accounts[i].rows)
			names[count++] = accounts[i].name;
	return names;
}

static bool excluded_stage(struct staging *staging, const char *name, size_t count,
	bool (*write)(const struct list *list, int fd, struct findings *findings),
	const struct list *list, struct findings *findings)
{
	int fd = count ? staging_open(staging, name, findings) : -1;

	return !count || (fd >= 0 && write(list, fd, findings));
}

bool accounts_excluded(
	const struct list *list, const char *folder, bool replaces, struct findings *findings)
{
	const struct list_counts *counts = list_counts(list);
	struct staging *staging = staging_new(folder, replaces, findings);
	bool done = staging
		    && excluded_stage(staging, "refused.csv", counts->refused,
			    list_write_refused, list, findings)
		    && excluded_stage(staging, "held.csv", counts->stopped + counts->apart,
			    list_write_held, list, findings)
		    && staging_commit(staging, findings);

	staging_free(staging);
	return done;
}

/* --- of an earlier run */

static const char *heading_of(enum list_field field)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (columns[i].field == field)
			return columns[i].heading;
	return "";
}

static void channels_find(struct csv *csv, bool *paper, bool *mail, struct findings *findings)
{
	size_t count, number, column = 0;
	const char *const *cells = csv_heading(csv, &count);

	while (column < count && strcmp(cells[column], heading_of(LIST_CHANNEL)) != 0)
		column++;
	while (column < count && (cells = csv_next(csv, &number, findings))) {
		*paper = *paper || strcmp(cells[column], paper_word("paper")) == 0;
		*mail = *mail || strcmp(cells[column], paper_word("mail")) == 0;
	}
}

bool accounts_channels(const char *path, bool *paper, bool *mail, struct findings *findings)
{
	struct findings *own = findings_new();
	struct csv *csv = csv_open(path, NULL, own);
	bool read;

	*paper = *mail = false;
	if (csv)
		channels_find(csv, paper, mail, own);
	read = !findings_count(own, LEVEL_ERROR);
	findings_add_errors(findings, own);
	csv_close(csv);
	findings_free(own);
	return read;
}
