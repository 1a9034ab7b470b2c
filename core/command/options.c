/* options.c - reading the command line. */
#include "command/options.h"

#include "base/encoding.h"
#include "output/pdf.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

const char *const format_names[FORMATS] = {
	"pdf", "xml", "text", "html", "sheet", "sheet-pdf", "trace", "json"};
const char *const format_endings[FORMATS] = {
	"pdf", "xml", "txt", "html", "sheet.html", "sheet.pdf", "trace", "json"};

enum {
	OPTION_AS_OF = 256,
	OPTION_NOW,
	OPTION_WHAT_IF,
	OPTION_HOLIDAYS,
	OPTION_ICS,
	OPTION_STAGE,
	OPTION_VARIANT,
	OPTION_ENCODING,
	OPTION_PDF,
	OPTION_DRAFT,
	OPTION_FINAL,
	OPTION_LANGUAGE,
	OPTION_PACKS,
	OPTION_PLUGINS,
	OPTION_STYLE,
	OPTION_WINDOW,
	OPTION_FONT,
	OPTION_FONT_PATH,
	OPTION_PHRASES,
	OPTION_RECORD,
	OPTION_AUDIENCE,
	OPTION_FOR,
	OPTION_BY,
	OPTION_ROLE,
	OPTION_FROM,
	OPTION_TO,
	OPTION_RECEIPT,
	OPTION_AT,
	OPTION_NO_LEDGER,
	OPTION_HTML,
	OPTION_LIST,
	OPTION_TABLE,
	OPTION_MAP,
	OPTION_PREVIEW,
	OPTION_MAIL,
	OPTION_LIST_PDF,
	OPTION_CSV,
	OPTION_SHARD,
	OPTION_VOLUME,
	OPTION_JOBS,
	OPTION_DUPLEX,
	OPTION_MARKS,
	OPTION_VERIFY,
	OPTION_ONE_EACH,
	OPTION_BY_POSTAL_CODE,
	OPTION_RESUME,
	OPTION_AFTER,
	OPTION_JSON
};

enum { COUNT_LARGEST = 1000000 };

/* --list of new asks for a list; that of leakcheck names one. */
static const struct option list_asked = {"list", no_argument, NULL, OPTION_LIST};
static const struct option list_named = {"list", required_argument, NULL, OPTION_LIST};

static const struct option long_options[] = {
	{"type", required_argument, NULL, 't'},
	{"format", required_argument, NULL, 'f'},
	{"output", required_argument, NULL, 'o'},
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{"now", required_argument, NULL, OPTION_NOW},
	{"what-if", required_argument, NULL, OPTION_WHAT_IF},
	{"ics", required_argument, NULL, OPTION_ICS},
	{"holidays", required_argument, NULL, OPTION_HOLIDAYS},
	{"stage", required_argument, NULL, OPTION_STAGE},
	{"variant", required_argument, NULL, OPTION_VARIANT},
	{"draft", optional_argument, NULL, OPTION_DRAFT},
	{"final", no_argument, NULL, OPTION_FINAL},
	{"encoding", required_argument, NULL, OPTION_ENCODING},
	{"pdf", required_argument, NULL, OPTION_PDF},
	{"lang", required_argument, NULL, OPTION_LANGUAGE},
	{"packs", required_argument, NULL, OPTION_PACKS},
	{"plugins", required_argument, NULL, OPTION_PLUGINS},
	{"style", required_argument, NULL, OPTION_STYLE},
	{"window", required_argument, NULL, OPTION_WINDOW},
	{"font", required_argument, NULL, OPTION_FONT},
	{"font-path", required_argument, NULL, OPTION_FONT_PATH},
	{"phrases", required_argument, NULL, OPTION_PHRASES},
	{"record", required_argument, NULL, OPTION_RECORD},
	{"audience", required_argument, NULL, OPTION_AUDIENCE},
	{"for", required_argument, NULL, OPTION_FOR},
	{"by", required_argument, NULL, OPTION_BY},
	{"role", required_argument, NULL, OPTION_ROLE},
	{"from", required_argument, NULL, OPTION_FROM},
	{"to", required_argument, NULL, OPTION_TO},
	{"receipt", required_argument, NULL, OPTION_RECEIPT},
	{"at", required_argument, NULL, OPTION_AT},
	{"no-ledger", no_argument, NULL, OPTION_NO_LEDGER},
	{"html", no_argument, NULL, OPTION_HTML},
	{"table", no_argument, NULL, OPTION_TABLE},
	{"map", required_argument, NULL, OPTION_MAP},
	{"after", required_argument, NULL, OPTION_AFTER},
	{"preview", required_argument, NULL, OPTION_PREVIEW},
	{"mail", required_argument, NULL, OPTION_MAIL},
	{"list-pdf", no_argument, NULL, OPTION_LIST_PDF},
	{"csv", required_argument, NULL, OPTION_CSV},
	{"shard", required_argument, NULL, OPTION_SHARD},
	{"volume", required_argument, NULL, OPTION_VOLUME},
	{"jobs", required_argument, NULL, OPTION_JOBS},
	{"duplex", no_argument, NULL, OPTION_DUPLEX},
	{"marks", required_argument, NULL, OPTION_MARKS},
	{"verify", required_argument, NULL, OPTION_VERIFY},
	{"one-each", no_argument, NULL, OPTION_ONE_EACH},
	{"by-postal-code", no_argument, NULL, OPTION_BY_POSTAL_CODE},
	{"resume", no_argument, NULL, OPTION_RESUME},
	{"force", no_argument, NULL, 'F'},
	{"json", no_argument, NULL, OPTION_JSON},
	{"help", no_argument, NULL, 'h'},
	{"version", no_argument, NULL, 'V'},
	{NULL, 0, NULL, 0},
};

static void usage_finding(struct findings *findings, const char *id, const char *value)
{
	finding_add(findings, id, (struct place){0}, "value", value, NULL);
}

/* English only where the environment asks for it; Japanese otherwise. */
static const char *language_default(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG", NULL};

	for (const char *const *name = names; *name; name++) {
		const char *value = getenv(*name);

		if (value && *value)
			return strncmp(value, "en", 2) == 0 ? "en" : "ja";
	}
	return "ja";
}

static void language_read(struct options *options, const char *value, struct findings *findings)
{
	if (strcmp(value, "ja") == 0 || strcmp(value, "en") == 0)
		options->language = value;
	else
		usage_finding(findings, "usage-language", value);
}

static void encoding_read(
	const char **encoding, const char *option, const char *value, struct findings *findings)
{
	if (encoding_suits_documents(value))
		*encoding = value;
	else
		finding_add(findings, "usage-encoding", (struct place){0}, "option", option,
			"value", value, NULL);
}

/* That of letters and leakcheck is their list's: lists come in more than documents are written
 * in. */
static void encoding_check(struct options *options, struct findings *findings)
{
	const char *value = options->encoding;
	bool is_list = options->command
		       && (strcmp(options->command, "letters") == 0
			       || strcmp(options->command, "leakcheck") == 0);
	struct encoding *known = is_list && value ? encoding_open(value) : NULL;

	if (value && is_list && !known)
		usage_finding(findings, "usage-list-encoding", value);
	else if (value && !is_list)
		encoding_read(&options->encoding, "--encoding", value, findings);
	encoding_close(known);
}

static void pdf_read(struct options *options, const char *value, struct findings *findings)
{
	if (pdf_edition_find(value, &(enum pdf_edition){0}))
		options->pdf = value;
	else
		usage_finding(findings, "usage-pdf", value);
}

static void format_read(struct options *options, const char *name, struct findings *findings)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(format_names[i], name) == 0) {
			options->formats[i] = options->formatted = true;
			return;
		}
	usage_finding(findings, "usage-format", name);
}

static void formats_read(struct options *options, const char *list, struct arena *arena,
	struct findings *findings)
{
	char *rest = arena_text(arena, list), *name;

	while ((name = strsep(&rest, ",")))
		format_read(options, name, findings);
}

/* Adds the packs of LIST, which commas part. */
static void packs_add(struct options *options, const char *list, struct arena *arena)
{
	char *rest = arena_text(arena, list), *name;
	const char **end = options->packs;

	while (*end)
		end++;
	while ((name = strsep(&rest, ",")))
		*end++ = name;
}

/* LIST has room for as many texts as there are arguments. */
static void text_append(const char **list, const char *text)
{
	while (*list)
		list++;
	*list = text;
}

/* As many packs as ARGUMENTS could name. */
static size_t packs_count(int count, char **arguments)
{
	size_t packs = (size_t)count;

	for (int i = 0; i < count; i++)
		for (const char *comma = strchr(arguments[i], ','); comma;
			comma = strchr(comma + 1, ','))
			packs++;
	return packs;
}

static void what_if_add(struct options *options, const char *assumption)
{
	const char **end = options->what_ifs;

	while (*end)
		end++;
	*end = assumption;
}

/* A number from 1 on. */
static void count_read(
	size_t *count, const char *option, const char *value, struct findings *findings)
{
	char *end;
	unsigned long number = strtoul(value, &end, 10);

	if (*value >= '1' && *value <= '9' && !*end && number <= COUNT_LARGEST)
		*count = number;
	else
		finding_add(findings, "usage-count", (struct place){0}, "option", option,
			"value", value, NULL);
}

static void option_read(struct options *options, int option, const char *given,
	struct arena *arena, struct findings *findings)
{
	switch (option) {
	case 't':
		packs_add(options, optarg, arena);
		break;
	case 'f':
		formats_read(options, optarg, arena, findings);
		break;
	case 'o':
		options->output = optarg;
		break;
	case OPTION_AS_OF:
		options->as_of = optarg;
		break;
	case OPTION_NOW:
		options->now = optarg;
		break;
	case OPTION_WHAT_IF:
		what_if_add(options, optarg);
		break;
	case OPTION_ICS:
		options->ics = optarg;
		break;
	case OPTION_HOLIDAYS:
		options->holidays = optarg;
		break;
	case OPTION_STAGE:
		options->stage = optarg;
		break;
	case OPTION_VARIANT:
		options->variant = optarg;
		break;
	case OPTION_DRAFT:
		options->draft = optarg ? optarg : "";
		break;
	case OPTION_FINAL:
		options->final = true;
		break;
	case OPTION_ENCODING:
		options->encoding = optarg;
		break;
	case OPTION_PDF:
		pdf_read(options, optarg, findings);
		break;
	case OPTION_LANGUAGE:
		language_read(options, optarg, findings);
		break;
	case OPTION_PACKS:
		options->pack_path = optarg;
		break;
	case OPTION_PLUGINS:
		options->plugin_path = optarg;
		break;
	case OPTION_STYLE:
		options->style = optarg;
		break;
	case OPTION_WINDOW:
		options->window = optarg;
		break;
	case OPTION_AUDIENCE:
		options->audience = optarg;
		break;
	case OPTION_FOR:
		options->each = optarg;
		break;
	case OPTION_FONT:
		text_append(options->fonts, optarg);
		break;
	case OPTION_FONT_PATH:
		text_append(options->font_paths, optarg);
		break;
	case OPTION_PHRASES:
		text_append(options->phrases, optarg);
		break;
	case OPTION_RECORD:
		options->record = optarg;
		break;
	case OPTION_BY:
		options->by = optarg;
		break;
	case OPTION_ROLE:
		options->role = optarg;
		break;
	case OPTION_FROM:
		options->from = optarg;
		break;
	case OPTION_TO:
		options->to = optarg;
		break;
	case OPTION_RECEIPT:
		options->receipt = optarg;
		break;
	case OPTION_AT:
		options->at = optarg;
		break;
	case OPTION_NO_LEDGER:
		options->no_ledger = true;
		break;
	case OPTION_HTML:
		options->html = true;
		break;
	case OPTION_TABLE:
		options->table = true;
		break;
	case OPTION_MAP:
		text_append(options->maps, optarg);
		break;
	case OPTION_AFTER:
		text_append(options->afters, optarg);
		break;
	case OPTION_PREVIEW:
		count_read(&options->preview, "--preview", optarg, findings);
		break;
	case OPTION_MAIL:
		encoding_read(&options->mail, "--mail", optarg, findings);
		break;
	case OPTION_LIST_PDF:
		options->rolls = true;
		break;
	case OPTION_CSV:
		encoding_read(&options->csv, "--csv", optarg, findings);
		break;
	case OPTION_SHARD:
		options->shard = optarg;
		break;
	case OPTION_VOLUME:
		count_read(&options->volume, "--volume", optarg, findings);
		break;
	case OPTION_JOBS:
		count_read(&options->processes, "--jobs", optarg, findings);
		break;
	case OPTION_VERIFY:
		options->verify = optarg;
		break;
	case OPTION_MARKS:
		options->marks = optarg;
		break;
	case OPTION_ONE_EACH:
		options->scattered = true;
		break;
	case OPTION_DUPLEX:
		options->duplex = true;
		break;
	case OPTION_BY_POSTAL_CODE:
		options->by_postal_code = true;
		break;
	case OPTION_RESUME:
		options->resume = true;
		break;
	case OPTION_LIST:
		options->list = true;
		options->list_file = optarg;
		break;
	case 'F':
		options->force = true;
		break;
	case OPTION_JSON:
		options->json = true;
		break;
	case 'h':
		options->help = true;
		break;
	case 'V':
		options->version = true;
		break;
	case ':':
		usage_finding(findings, "usage-value", given);
		break;
	default:
		usage_finding(findings, "usage-option", given);
	}
}

static void formats_default(struct options *options)
{
	if (!options->formatted)
		options->formats[FORMAT_PDF] = options->formats[FORMAT_XML] = true;
}

bool options_read(int count, char **arguments, struct options *options, struct arena *arena,
	struct findings *findings)
{
	struct option known[sizeof long_options / sizeof *long_options + 1];
	int option;

	known[0] =
		count > 1 && strcmp(arguments[1], "leakcheck") == 0 ? list_named : list_asked;
	memcpy(known + 1, long_options, sizeof long_options);
	*options = (struct options){.language = language_default()};
	options->packs =
		arena_array(arena, packs_count(count, arguments) + 1, sizeof *options->packs);
	options->what_ifs = arena_array(arena, (size_t)count + 1, sizeof *options->what_ifs);
	options->fonts = arena_array(arena, (size_t)count + 1, sizeof *options->fonts);
	options->maps = arena_array(arena, (size_t)count + 1, sizeof *options->maps);
	options->afters = arena_array(arena, (size_t)count + 1, sizeof *options->afters);
	options->font_paths =
		arena_array(arena, (size_t)count + 1, sizeof *options->font_paths);
	options->phrases = arena_array(arena, (size_t)count + 1, sizeof *options->phrases);
	optind = 1;
	while ((option = getopt_long(count, arguments, ":t:f:o:h", known, NULL)) != -1)
		option_read(options, option, arguments[optind - 1], arena, findings);
	formats_default(options);
	if (options->final && (options->draft || options->no_ledger))
		finding_add(findings, "usage-final", (struct place){0}, NULL);
	if (options->final && options->preview)
		finding_add(findings, "usage-preview-final", (struct place){0}, NULL);
	if (optind < count)
		options->command = arguments[optind++];
	if (optind < count)
		options->subject = arguments[optind++];
	options->files = (const char **)(arguments + optind);
	encoding_check(options, findings);
	return !findings_count(findings, LEVEL_NOTE);
}
