/* package.c - reading ledgers back, and comparing files with what they say. */
#include "log/package.h"

#include "base/file_name.h"
#include "base/folder.h"
#include "base/text.h"
#include "record/walk.h"
#include "xml/xml.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEDGER_ENDING ".ledger.xml"

struct reading {
	struct schema *schema;
	struct arena *arena;
	struct findings *findings;
	struct package *first, **end;
};

/* --- the digest of a file */

/* Of all files in PATH, if it is a folder. */
static bool place_digest(const char *path, struct digest *digest)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode)
		       ? digest_folder(path, digest)
		       : digest_path(path, digest);
}

/* False with the finding MISSING, or package-unreadable. */
static bool file_digest(
	const char *path, const char *missing, struct digest *digest, struct findings *findings)
{
	const struct place place = {.file = path};

	if (place_digest(path, digest))
		return true;
	finding_add(findings, errno == ENOENT ? missing : "package-unreadable", place, "reason",
		strerror(errno), NULL);
	return false;
}

/* --- reading a ledger */

static struct log_file *file_new(const char *name, const char *digest, struct arena *arena)
{
	struct log_file *file = arena_alloc(arena, sizeof *file);

	file->name = arena_text(arena, name);
	file->digest = arena_text(arena, digest);
	return file;
}

/* The files that ROOT, a ledger, names, and at their end the ledger itself. */
static struct log_file *files_read(const struct xml_node *root, const char *ledger,
	const char *digest, struct arena *arena)
{
	const struct xml_node *output = xml_child(root, "output");
	struct log_file *first = NULL, **end = &first;

	for (; output; output = xml_next_same(output)) {
		*end = file_new(
			xml_attribute(output, "file"), xml_attribute(output, "sha256"), arena);
		end = &(*end)->next;
	}
	*end = file_new(ledger, digest, arena);
	return first;
}

static bool names_are_plain(const struct xml_node *root, struct findings *findings)
{
	const struct xml_node *output = xml_child(root, "output");

	for (; output; output = xml_next_same(output))
		if (!file_name_is_plain(xml_attribute(output, "file"))) {
			finding_add(findings, "output-name", xml_place(output), "name",
				xml_attribute(output, "file"), NULL);
			return false;
		}
	return true;
}

static void package_read(struct reading *reading, const char *folder, const char *ledger,
	const struct xml_node *root, const struct digest *digest)
{
	struct arena *arena = reading->arena;
	struct package *package = arena_alloc(arena, sizeof *package);

	*package = (struct package){.folder = folder,
		.ledger = ledger,
		.incident = xml_attribute_text(arena, root, "incident"),
		.record_digest = xml_attribute_text(arena, xml_child(root, "record"), "sha256"),
		.marked = xml_attribute_is(root, "state", "draft"),
		.document = {
			.pack = xml_attribute_text(arena, root, "pack"),
			.audience = xml_attribute_text(arena, root, "audience"),
			.stage = xml_attribute_text(arena, root, "stage"),
			.variant = xml_attribute_text(arena, root, "variant"),
			.each = xml_attribute_text(arena, root, "each"),
			.as_of = xml_attribute_text(arena, root, "as-of"),
			.draft = xml_attribute_text(arena, root, "draft"),
			.content = xml_attribute_text(arena, root, "content"),
			.view = arena_text(
				arena, xml_attribute(xml_child(root, "view"), "sha256")),
			.files = files_read(root, ledger, digest->text, arena),
			.dispatch = dispatch_read(root, arena),
		}};
	*reading->end = package;
	reading->end = &package->next;
}

static bool is_taken(const struct reading *reading, const char *folder, const char *ledger)
{
	const struct package *package = reading->first;

	while (package
		&& (strcmp(package->folder, folder) != 0
			|| strcmp(package->ledger, ledger) != 0))
		package = package->next;
	return package != NULL;
}

static void ledger_load(struct reading *reading, const char *folder, const char *ledger)
{
	const char *path = arena_format(reading->arena, "%s/%s", folder, ledger);
	struct digest digest;
	struct xml *xml;

	if (is_taken(reading, folder, ledger)
		|| !file_digest(path, "package-ledger-missing", &digest, reading->findings))
		return;
	xml = xml_open(path, &xml_limits_default, reading->findings);
	if (xml && walk(xml, reading->schema, reading->findings)
		&& names_are_plain(xml_root(xml), reading->findings))
		package_read(reading, folder, ledger, xml_root(xml), &digest);
	xml_free(xml);
}

/* --- which ledgers */

/* Whether NAME in the folder PATH holds the journal of letters that are not all made
 * (letters/journal.h). */
static bool is_unfinished(const struct reading *reading, const char *path, const char *name)
{
	return strncmp(name, ".todoke-", strlen(".todoke-")) == 0
	       && access(arena_format(reading->arena, "%s/%s/journal", path, name), F_OK) == 0;
}

static bool folder_finished(const struct reading *reading, const char *path)
{
	DIR *entries = opendir(path);
	const struct dirent *entry;
	bool finished = true;

	while (entries && finished && (entry = readdir(entries)))
		finished = !is_unfinished(reading, path, entry->d_name);
	if (entries)
		closedir(entries);
	if (!finished)
		finding_add(reading->findings, "package-unfinished",
			(struct place){.file = path}, NULL);
	return finished;
}

static void folder_load(struct reading *reading, const char *path)
{
	const char **file = folder_xml(path, reading->arena, reading->findings);
	bool found = false;

	if (!folder_finished(reading, path))
		return;
	for (; *file; file++)
		if (text_ends(*file, LEDGER_ENDING)) {
			ledger_load(reading, path, *file);
			found = true;
		}
	if (!found)
		finding_add(
			reading->findings, "package-none", (struct place){.file = path}, NULL);
}

/* The ledger of the file at PATH is called as the file is, but for what follows its
 * last dot. */
static void file_load(struct reading *reading, const char *path)
{
	struct arena *arena = reading->arena;
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *folder = slash ? arena_copy(arena, path, (size_t)(slash - path)) : ".";
	const char *dot = strrchr(name, '.');
	size_t stem = dot && dot > name ? (size_t)(dot - name) : strlen(name);

	if (!text_ends(name, LEDGER_ENDING))
		name = arena_format(arena, "%.*s" LEDGER_ENDING, (int)stem, name);
	ledger_load(reading, folder, name);
}

static void path_load(struct reading *reading, const char *given)
{
	struct stat status;
	size_t length = strlen(given);
	const char *path;

	while (length > 1 && given[length - 1] == '/')
		length--;
	path = arena_copy(reading->arena, given, length);
	if (stat(path, &status) != 0)
		finding_add(reading->findings, "file-missing", (struct place){.file = path},
			"file", path, NULL);
	else if (S_ISDIR(status.st_mode))
		folder_load(reading, path);
	else
		file_load(reading, path);
}

struct package *packages_load(const char *const *paths, const char *schemas,
	struct arena *arena, struct findings *findings)
{
	size_t before = findings_count(findings, LEVEL_ERROR);
	struct reading reading = {
		.schema = schema_load(arena_format(arena, "%s/ledger.xsd", schemas), findings),
		.arena = arena,
		.findings = findings,
	};

	reading.end = &reading.first;
	for (; reading.schema && *paths; paths++)
		path_load(&reading, *paths);
	schema_free(reading.schema);
	return findings_count(findings, LEVEL_ERROR) == before ? reading.first : NULL;
}

/* --- comparing */

static bool file_check(
	const struct package *package, const struct log_file *file, struct findings *findings)
{
	struct arena *arena = arena_new();
	const char *path = arena_format(arena, "%s/%s", package->folder, file->name);
	struct digest digest;
	bool same = file_digest(path, "package-missing", &digest, findings);

	if (same && strcmp(digest.text, file->digest) != 0) {
		finding_add(findings, "package-changed", (struct place){.file = path}, NULL);
		same = false;
	}
	arena_free(arena);
	return same;
}

bool package_check(const struct package *package, struct findings *findings)
{
	bool whole = true;

	for (const struct log_file *file = package->document.files; file; file = file->next)
		whole = file_check(package, file, findings) && whole;
	return whole;
}

/* The list of a document's characters (output/character_report.h) is of no account. */
static bool is_report_of(const struct package *package, const char *name)
{
	size_t stem = strlen(package->ledger) - strlen(LEDGER_ENDING);

	return strncmp(name, package->ledger, stem) == 0
	       && strcmp(name + stem, ".characters.txt") == 0;
}

/* What goes with letters of a list for people to work on (letters/accounts.h). */
static bool is_account_of(const struct package *package, const char *name)
{
	static const char *const names[] = {"refused.csv", "held.csv", "doubtful.csv"};
	static const char *const endings[] = {
		"-register.csv", "-names.csv", "-summary.pdf", "-summary.txt"};
	size_t stem = strlen(package->ledger) - strlen(LEDGER_ENDING);

	for (size_t i = 0; package->document.dispatch && i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	for (size_t i = 0; package->document.dispatch && i < sizeof endings / sizeof *endings;
		i++)
		if (strncmp(name, package->ledger, stem) == 0
			&& strcmp(name + stem, endings[i]) == 0)
			return true;
	return false;
}

/* What a run of letters, or a shard of one, noted of its files (letters/journal.h). */
static bool is_journal_of(const struct package *package, const char *name)
{
	size_t stem = strlen(package->ledger) - strlen(LEDGER_ENDING);

	return package->document.dispatch && strncmp(name, package->ledger, stem) == 0
	       && text_ends(name, ".journal");
}

static bool is_named(const struct package *packages, const char *folder, const char *name)
{
	for (; packages; packages = packages->next) {
		if (strcmp(packages->folder, folder) == 0
			&& (is_report_of(packages, name) || is_account_of(packages, name)
				|| is_journal_of(packages, name)))
			return true;
		for (const struct log_file *file = packages->document.files; file;
			file = file->next)
			if (strcmp(packages->folder, folder) == 0
				&& strcmp(file->name, name) == 0)
				return true;
	}
	return false;
}

void packages_extra(
	const struct package *packages, const char *folder, struct findings *findings)
{
	struct arena *arena = arena_new();
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (*name != '.' && !is_named(packages, folder, name))
			finding_add(findings, "package-extra",
				(struct place){
					.file = arena_format(arena, "%s/%s", folder, name)},
				NULL);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	arena_free(arena);
}
