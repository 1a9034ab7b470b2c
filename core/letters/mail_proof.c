/* mail_proof.c - a folder of mail is read back and compared with the list. */
#include "letters/mail_proof.h"

#include "base/digest.h"
#include "base/encoding.h"
#include "base/utf8.h"
#include "letters/excerpt.h"
#include "letters/letter_file.h"
#include "letters/proof.h"
#include "output/bytes.h"
#include "output/document_text.h"
#include "reading/mail_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum {
	MARK = '\x01', /* no XML has it: what a row will say stands here */
	MARK_FIELD = 'A',
	ID = 32 /* hexadecimal digits of a message's id */
};

/* What the mails of a kind say, with MARKs. */
struct mould {
	const char *subject, *body;
	const char *language;
};

struct proving {
	const struct mail_proof *question;
	const char *folder; /* its name */
	struct findings *findings;
	struct arena *arena;
	const struct mould **moulds; /* by the number of their kind; NULL: not made yet */
	struct buffer wanted, found;
};

/* The mail that is looked at. */
struct copy {
	const struct list_row *row;
	const struct mould *mould;
	const char *file; /* its name */
	struct arena *arena;
	struct mail_file mail; /* as it was read */
};

/* --- findings */

/* The finding ID about the copy's FIELD, or a text without one, with what the buffers hold;
 * false. */
static bool wrong(const struct proving *proving, const struct copy *copy, const char *id,
	const char *field)
{
	size_t at = excerpt_start(&proving->wanted, &proving->found);

	finding_add(proving->findings, id,
		(struct place){kinds_list(proving->question->kinds), copy->row->number, 0},
		"file", copy->file, "name", copy->row->fields[LIST_NAME], "field", field,
		"found", excerpt_around(&proving->found, at, copy->arena), "wanted",
		excerpt_around(&proving->wanted, at, copy->arena), NULL);
	return false;
}

static bool unreadable(
	const struct proving *proving, const struct copy *copy, const char *id, const char *why)
{
	finding_add(proving->findings, id,
		(struct place){kinds_list(proving->question->kinds), copy->row->number, 0},
		"file", copy->file, "name", copy->row->fields[LIST_NAME], "reason", why,
		"found", why, NULL);
	return false;
}

/* --- what it should say */

static const char *mark_of(size_t field, struct arena *arena)
{
	return arena_format(arena, "%c%c", MARK, (int)(MARK_FIELD + field));
}

/* Subject and text as the kind of ROW has them for everybody: no word of a person's goes in. */
static const struct mould *mould_new(struct proving *proving, const struct list_row *row)
{
	struct kinds *kinds = proving->question->kinds;
	struct arena *arena = proving->arena;
	struct mould *mould = arena_alloc(arena, sizeof *mould);
	struct list_row marks = *row;
	struct document document;
	struct buffer text = {0};
	const struct block *title;

	for (size_t i = 0; i < LIST_FIELDS; i++)
		marks.fields[i] = *row->fields[i] ? mark_of(i, arena) : "";
	marks.fields[LIST_ADDRESS_3] = ""; /* stands behind line 2 */
	document = kind_document(kinds, kinds_of(kinds, row), &marks, arena);
	document_text(&document, &text);
	mould->body = arena_text(arena, text.data);
	mould->language = arena_text(arena, document.language);
	title = block_child(document.root, BLOCK_TITLE);
	mould->subject = title ? block_text(arena, title) : "";
	if (document.draft && *document.draft)
		mould->subject = arena_format(arena,
			strcmp(document.language, "en") == 0 ? "[%s] %s" : "【%s】%s",
			document.draft, mould->subject);
	buffer_done(&text);
	return mould;
}

static const struct mould *mould_of(struct proving *proving, const struct list_row *row)
{
	size_t number = kinds_of(proving->question->kinds, row)->number;

	if (!proving->moulds[number])
		proving->moulds[number] = mould_new(proving, row);
	return proving->moulds[number];
}

/* TEXT of a mould with what ROW says in the place of marks, alone in TO. */
static void mould_fill(const char *text, const struct list_row *row, struct buffer *to)
{
	buffer_clear(to);
	buffer_text(to, "");
	while (*text) {
		size_t length = strcspn(text, "\x01");

		buffer_add(to, text, length);
		text += length;
		if (!*text)
			break;
		buffer_text(to, row->fields[text[1] - MARK_FIELD]);
		if (text[1] - MARK_FIELD == LIST_ADDRESS_2 && *row->fields[LIST_ADDRESS_3]) {
			buffer_text(to, "　");
			buffer_text(to, row->fields[LIST_ADDRESS_3]);
		}
		text += 2;
	}
}

static bool is_english(const struct copy *copy)
{
	return strcmp(copy->mould->language, "en") == 0;
}

/* Whose name the receiver's program shows. */
static void receiver_want(const struct copy *copy, struct buffer *to)
{
	const char *const *fields = copy->row->fields;
	const char *const parts[] = {fields[LIST_COMPANY], fields[LIST_DEPARTMENT],
		fields[LIST_POSITION],
		*fields[LIST_GUARDIAN] ? fields[LIST_GUARDIAN] : fields[LIST_NAME]};
	enum { PARTS = sizeof parts / sizeof *parts };

	for (size_t i = is_english(copy) ? PARTS - 1 : 0; i < PARTS; i++) {
		buffer_text(to, parts[i]);
		if (*parts[i] && !is_english(copy))
			buffer_text(to, "　");
	}
	if (!is_english(copy))
		buffer_text(to, fields[LIST_HONORIFIC]);
}

/* --- comparing */

/* TEXT as encodings of JIS leave it, and mail that is put together from lines: without spaces
 * at their ends. */
static void legacy_fold(struct buffer *text)
{
	struct buffer folded = {0};
	size_t taken;

	buffer_text(&folded, "");
	for (size_t at = 0; at < text->length; at += taken) {
		char bytes[4];
		uint32_t character = utf8_decode(text->data + at, text->length - at, &taken);

		while (character == '\n' && folded.length
			&& folded.data[folded.length - 1] == ' ')
			folded.length--;
		buffer_add(&folded, bytes, utf8_encode(encoding_jis(character), bytes));
	}
	buffer_done(text);
	*text = folded;
}

/* Whether FOUND is what the proof's buffer WANTED has. */
static bool text_holds(struct proving *proving, const struct copy *copy, const char *found)
{
	buffer_clear(&proving->found);
	buffer_text(&proving->found, found);
	if (strcmp(copy->mail.charset, "utf-8") != 0) {
		legacy_fold(&proving->found);
		legacy_fold(&proving->wanted);
	}
	return strcmp(proving->found.data, proving->wanted.data) == 0;
}

static bool field_holds(struct proving *proving, const struct copy *copy, const char *field,
	const char *found, const char *wanted)
{
	buffer_clear(&proving->wanted);
	buffer_text(&proving->wanted, wanted);
	return text_holds(proving, copy, found)
	       || wrong(proving, copy, "letters-proof-mail", field);
}

/* Two that are the same have the same, so that one sent twice is known: the program that
 * receives another's would drop it. */
static const char *id_want(const struct proving *proving, const struct copy *copy,
	const char *subject, const char *body)
{
	const char *from = proving->question->post->from;
	const char *all = arena_format(copy->arena, "%s\n%s\n%s\n%s", from,
		copy->row->fields[LIST_MAIL], subject, body);

	return arena_format(copy->arena, "<%.*s%s>", ID, digest_bytes(all, strlen(all)).text,
		strrchr(from, '@'));
}

static bool people_hold(struct proving *proving, const struct copy *copy)
{
	const struct post *post = proving->question->post;
	const struct mail_file *mail = &copy->mail;

	if (!field_holds(proving, copy, "To", mail->to.address, copy->row->fields[LIST_MAIL])
		|| !field_holds(proving, copy, "From", mail->from.address, post->from)
		|| !field_holds(proving, copy, "From", mail->from.name,
			is_english(copy) ? post->from_name_english : post->from_name))
		return false;
	buffer_clear(&proving->wanted);
	receiver_want(copy, &proving->wanted);
	return text_holds(proving, copy, mail->to.name)
	       || wrong(proving, copy, "letters-proof-mail", "To");
}

static bool texts_hold(struct proving *proving, const struct copy *copy)
{
	const struct mail_file *mail = &copy->mail;
	const char *date = proving->question->post->date, *subject, *id;

	mould_fill(copy->mould->subject, copy->row, &proving->wanted);
	subject = arena_text(copy->arena, proving->wanted.data);
	mould_fill(copy->mould->body, copy->row, &proving->wanted);
	id = id_want(proving, copy, subject, proving->wanted.data);
	return (text_holds(proving, copy, mail->body)
		       || wrong(proving, copy, "letters-proof-mail-text", ""))
	       && field_holds(proving, copy, "Subject", mail->subject, subject)
	       && field_holds(proving, copy, "Message-ID", mail->id, id)
	       && field_holds(proving, copy, "Date", mail->date, date ? date : "")
	       && field_holds(proving, copy, "Content-Language", mail->language,
		       copy->mould->language);
}

/* --- files */

static bool file_holds(
	struct proving *proving, struct copy *copy, const char *bytes, size_t size)
{
	if (!mail_file_read(bytes, size, copy->arena, &copy->mail))
		return unreadable(proving, copy, "letters-proof-mail-form", copy->mail.refused);
	copy->mould = mould_of(proving, copy->row);
	return people_hold(proving, copy) && texts_hold(proving, copy);
}

static bool mail_holds(
	struct proving *proving, const struct list_row *row, size_t index, int folder)
{
	struct arena *arena = arena_new();
	const char *name = letter_file_name(row, index, ".eml", arena);
	struct copy copy = {.row = row,
		.file = arena_format(arena, "%s/%s", proving->folder, name),
		.arena = arena};
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct buffer bytes = {0};
	bool holds = fd >= 0 && bytes_read(fd, &bytes);

	holds = holds ? file_holds(proving, &copy, bytes.data ? bytes.data : "", bytes.length)
		      : unreadable(
			      proving, &copy, "letters-proof-mail-missing", strerror(errno));
	if (fd >= 0)
		close(fd);
	buffer_done(&bytes);
	arena_free(arena);
	return holds;
}

static bool mails_hold(struct proving *proving, int folder)
{
	const struct mail_proof *question = proving->question;
	bool holds = true;

	for (size_t i = 0; i < question->count && holds; i++) {
		const struct list_row *row;

		if (!proof_takes(question->extent, i, question->count))
			continue;
		row = list_reader_row(question->reader, question->first + i, proving->findings);
		holds = row && mail_holds(proving, row, question->first + i, folder);
	}
	return holds;
}

/* How many files are in FOLDER. */
static size_t files_count_in(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;
	size_t count = 0;

	while (entries && (entry = readdir(entries)))
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	if (entries)
		closedir(entries);
	else if (fd >= 0)
		close(fd);
	return count;
}

/* No file that is no row's would be sent with the others. */
static bool folder_holds(const struct proving *proving, int folder)
{
	size_t found = files_count_in(folder);

	if (found == proving->question->count)
		return true;
	finding_add(proving->findings, "letters-proof-mail-folder",
		(struct place){kinds_list(proving->question->kinds), 0, 0}, "file",
		proving->folder, "found", arena_format(proving->arena, "%zu", found), "wanted",
		arena_format(proving->arena, "%zu", proving->question->count), NULL);
	return false;
}

bool mail_proof_holds(
	const struct mail_proof *proof, int folder, const char *name, struct findings *findings)
{
	struct proving proving = {
		.question = proof, .folder = name, .findings = findings, .arena = arena_new()};
	bool holds = true;

	proving.moulds = arena_array(
		proving.arena, kinds_count(proof->kinds), sizeof(const struct mould *));
	if (proof->extent != PROOF_NONE)
		holds = mails_hold(&proving, folder) && folder_holds(&proving, folder);
	buffer_done(&proving.wanted);
	buffer_done(&proving.found);
	arena_free(proving.arena);
	return holds;
}
