/* message.c - the one table of messages, and their wording by gettext.
 *
 * Sorted by the part of the program that says them.  The wording lives in
 * locales/LANGUAGE/messages.po under the same ids.
 */
#include "base/message.h"

#include "base/buffer.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const struct message {
	const char *id;
	enum level level;
	const char *article; /* the rule that asks for the item, or NULL */
} messages[] = {
	/* the program itself */
	{"message-unknown", LEVEL_ERROR, NULL},
	{"help", LEVEL_NOTE, NULL},
	{"version", LEVEL_NOTE, NULL},
	{"usage-language", LEVEL_FATAL, NULL},
	{"usage-format", LEVEL_FATAL, NULL},
	{"usage-board-format", LEVEL_FATAL, NULL},
	{"usage-encoding", LEVEL_FATAL, NULL},
	{"usage-pdf", LEVEL_FATAL, NULL},
	{"usage-value", LEVEL_FATAL, NULL},
	{"usage-option", LEVEL_FATAL, NULL},
	{"usage-argument", LEVEL_FATAL, NULL},
	{"usage-moment", LEVEL_FATAL, NULL},
	{"usage-what-if", LEVEL_FATAL, NULL},
	{"usage-record", LEVEL_FATAL, NULL},
	{"usage-command", LEVEL_FATAL, NULL},
	{"usage-none", LEVEL_FATAL, NULL},
	{"folder-unreadable", LEVEL_ERROR, NULL},
	/* letters in bulk */
	{"usage-list", LEVEL_FATAL, NULL},
	{"usage-count", LEVEL_FATAL, NULL},
	{"usage-shard", LEVEL_FATAL, NULL},
	{"letters-tree", LEVEL_ERROR, NULL},
	{"letters-word", LEVEL_ERROR, NULL},
	{"letters-worker", LEVEL_ERROR, NULL},
	{"letters-interrupted", LEVEL_ERROR, NULL},
	{"letters-changed", LEVEL_ERROR, NULL},
	{"letters-busy", LEVEL_ERROR, NULL},
	{"letters-unfinished", LEVEL_ERROR, NULL},
	{"letters-made", LEVEL_ERROR, NULL},
	{"letters-none", LEVEL_ERROR, NULL},
	{"letters-progress", LEVEL_NOTE, NULL},
	{"letters-summary", LEVEL_NOTE, NULL},
	{"law-unknown", LEVEL_ERROR, NULL},
	{"law-calendar", LEVEL_ERROR, NULL},
	{"holidays-line", LEVEL_ERROR, NULL},
	{"holidays-empty", LEVEL_ERROR, NULL},
	{"pack-plan-readers", LEVEL_ERROR, NULL},
	{"plan-overdue", LEVEL_WARNING, NULL},
	{"plan-late", LEVEL_WARNING, NULL},
	{"plan-too-late", LEVEL_WARNING, NULL},
	{"plan-unrecorded", LEVEL_NOTE, NULL},
	{"plan-order", LEVEL_WARNING, NULL},
	{"plan-order-advised", LEVEL_NOTE, NULL},
	{"plan-embargo", LEVEL_WARNING, NULL},
	{"ledger-title", LEVEL_NOTE, NULL},
	{"characters-title", LEVEL_NOTE, NULL},
	{"characters-head", LEVEL_NOTE, NULL},
	{"characters-missing", LEVEL_NOTE, NULL},
	{"characters-substituted", LEVEL_NOTE, NULL},
	{"characters-fallback", LEVEL_NOTE, NULL},
	{"characters-private", LEVEL_NOTE, NULL},
	{"characters-garbled", LEVEL_NOTE, NULL},
	{"board-have", LEVEL_NOTE, NULL},
	{"board-open", LEVEL_NOTE, NULL},
	{"board-missing", LEVEL_NOTE, NULL},
	{"board-later", LEVEL_NOTE, NULL},
	{"board-advised", LEVEL_NOTE, NULL},
	{"board-kept-no", LEVEL_NOTE, NULL},
	{"board-kept-open", LEVEL_NOTE, NULL},
	{"board-kept-yes", LEVEL_NOTE, NULL},
	{"board-current", LEVEL_NOTE, NULL},
	{"board-filed", LEVEL_NOTE, NULL},
	{"board-comma", LEVEL_NOTE, NULL},
	{"board-item", LEVEL_NOTE, NULL},
	{"board-head-item", LEVEL_NOTE, NULL},
	{"board-head-state", LEVEL_NOTE, NULL},
	{"board-head-article", LEVEL_NOTE, NULL},
	{"board-head-open", LEVEL_NOTE, NULL},
	{"board-head-what", LEVEL_NOTE, NULL},
	{"board-head-left", LEVEL_NOTE, NULL},
	{"board-head-document", LEVEL_NOTE, NULL},
	{"board-head-role", LEVEL_NOTE, NULL},
	{"board-head-place", LEVEL_NOTE, NULL},
	{"board-title", LEVEL_NOTE, NULL},
	{"board-needed", LEVEL_NOTE, NULL},
	{"board-dues", LEVEL_NOTE, NULL},
	{"board-if", LEVEL_NOTE, NULL},
	{"board-groundless", LEVEL_NOTE, NULL},
	{"board-approvals", LEVEL_NOTE, NULL},
	{"board-given", LEVEL_NOTE, NULL},
	{"board-outstanding", LEVEL_NOTE, NULL},
	{"board-planned", LEVEL_NOTE, NULL},
	{"board-promises", LEVEL_NOTE, NULL},
	{"board-undated", LEVEL_NOTE, NULL},
	{"board-proposal", LEVEL_NOTE, NULL},
	{"explain-nothing", LEVEL_FATAL, NULL},
	{"explain-similar", LEVEL_ERROR, NULL},
	{"explain-elsewhere", LEVEL_ERROR, NULL},
	{"explain-unknown", LEVEL_ERROR, NULL},
	{"preset-unknown", LEVEL_ERROR, NULL},

	/* approvals, filings and what was filed */
	{"usage-files", LEVEL_FATAL, NULL},
	{"usage-at", LEVEL_FATAL, NULL},
	{"usage-at-missing", LEVEL_FATAL, NULL},
	{"usage-to", LEVEL_FATAL, NULL},
	{"usage-role", LEVEL_FATAL, NULL},
	{"usage-by", LEVEL_FATAL, NULL},
	{"decided-record", LEVEL_ERROR, NULL},
	{"log-missing", LEVEL_ERROR, NULL},
	{"log-broken", LEVEL_ERROR, NULL},
	{"log-raced", LEVEL_ERROR, NULL},
	{"log-failed", LEVEL_ERROR, NULL},
	{"log-none", LEVEL_NOTE, NULL},
	{"package-none", LEVEL_ERROR, NULL},
	{"package-ledger-missing", LEVEL_ERROR, NULL},
	{"package-unreadable", LEVEL_ERROR, NULL},
	{"package-missing", LEVEL_ERROR, NULL},
	{"package-changed", LEVEL_ERROR, NULL},
	{"package-extra", LEVEL_WARNING, NULL},
	{"package-incident", LEVEL_ERROR, NULL},
	{"package-stale", LEVEL_ERROR, NULL},
	{"approve-draft", LEVEL_ERROR, NULL},
	{"final-unapproved", LEVEL_ERROR, NULL},
	{"final-unasked", LEVEL_ERROR, NULL},
	{"usage-final", LEVEL_FATAL, NULL},
	{"approved-noted", LEVEL_NOTE, NULL},
	{"filed-noted", LEVEL_NOTE, NULL},
	{"verify-whole", LEVEL_NOTE, NULL},
	{"verify-approved", LEVEL_NOTE, NULL},
	{"verify-filed", LEVEL_NOTE, NULL},
	{"frozen-changed", LEVEL_ERROR, NULL},
	{"frozen-gone", LEVEL_ERROR, NULL},
	{"frozen-new", LEVEL_ERROR, NULL},
	{"told-otherwise", LEVEL_ERROR, NULL},
	{"told-unexplained", LEVEL_ERROR, NULL},
	{"figure-superseded", LEVEL_ERROR, NULL},
	{"figure-contradicts", LEVEL_ERROR, NULL},
	{"figure-near", LEVEL_WARNING, NULL},
	{"figure-by-hand", LEVEL_NOTE, NULL},
	{"date-superseded", LEVEL_ERROR, NULL},
	{"date-impossible", LEVEL_ERROR, NULL},
	{"denial-contradicts", LEVEL_ERROR, NULL},
	{"denial-unfounded", LEVEL_ERROR, NULL},
	{"count-fell", LEVEL_ERROR, NULL},
	{"counts-near", LEVEL_WARNING, NULL},
	{"report-lacks", LEVEL_NOTE, NULL},
	{"report-behind", LEVEL_NOTE, NULL},
	{"filed-unrecorded", LEVEL_WARNING, NULL},
	{"filed-unapproved", LEVEL_NOTE, NULL},
	{"filed-early", LEVEL_WARNING, NULL},
	{"usage-end", LEVEL_FATAL, NULL},
	{"diff-entry", LEVEL_ERROR, NULL},
	{"diff-head", LEVEL_NOTE, NULL},
	{"diff-changed", LEVEL_NOTE, NULL},
	{"diff-resolved", LEVEL_NOTE, NULL},
	{"diff-added", LEVEL_NOTE, NULL},
	{"diff-withdrawn", LEVEL_NOTE, NULL},
	{"diff-before", LEVEL_NOTE, NULL},
	{"diff-now", LEVEL_NOTE, NULL},
	{"diff-because", LEVEL_NOTE, NULL},
	{"diff-same", LEVEL_NOTE, NULL},
	{"diff-reason", LEVEL_WARNING, NULL},
	{"diff-update", LEVEL_NOTE, NULL},
	{"leak-found", LEVEL_ERROR, NULL},
	{"leak-chatter", LEVEL_ERROR, NULL},
	{"leak-none", LEVEL_NOTE, NULL},
	{"leak-record", LEVEL_FATAL, NULL},
	{"usage-audience", LEVEL_FATAL, NULL},
	{"list-encoding", LEVEL_ERROR, NULL},
	{"list-columns", LEVEL_ERROR, NULL},
	{"list-unreadable", LEVEL_FATAL, NULL},
	{"list-changed", LEVEL_FATAL, NULL},
	{"list-encoding-found", LEVEL_NOTE, NULL},
	{"list-encoding-unsure", LEVEL_FATAL, NULL},
	{"list-encoding-mark", LEVEL_FATAL, NULL},
	{"list-heading", LEVEL_FATAL, NULL},
	{"list-map", LEVEL_FATAL, NULL},
	{"list-map-near", LEVEL_FATAL, NULL},
	{"list-map-heading", LEVEL_FATAL, NULL},
	{"list-column-twice", LEVEL_FATAL, NULL},
	{"list-column-name", LEVEL_FATAL, NULL},
	{"list-column-reach", LEVEL_FATAL, NULL},
	{"list-column-group", LEVEL_FATAL, NULL},
	{"list-group-all", LEVEL_NOTE, NULL},
	{"list-columns-read", LEVEL_NOTE, NULL},
	{"list-columns-unread", LEVEL_NOTE, NULL},
	{"list-refused", LEVEL_WARNING, NULL},
	{"list-held", LEVEL_NOTE, NULL},
	{"list-counted", LEVEL_NOTE, NULL},
	{"list-excluded-number", LEVEL_NOTE, NULL},
	{"list-excluded-reason", LEVEL_NOTE, NULL},
	{"list-row-bytes", LEVEL_WARNING, NULL},
	{"list-row-nul", LEVEL_WARNING, NULL},
	{"list-row-quote", LEVEL_WARNING, NULL},
	{"list-row-long", LEVEL_WARNING, NULL},
	{"list-row-cells", LEVEL_WARNING, NULL},
	{"list-row-broken", LEVEL_WARNING, NULL},
	{"list-row-name", LEVEL_WARNING, NULL},
	{"list-row-garbled", LEVEL_WARNING, NULL},
	{"list-row-private", LEVEL_WARNING, NULL},
	{"list-row-control", LEVEL_WARNING, NULL},
	{"list-row-honorific", LEVEL_WARNING, NULL},
	{"list-row-honorific-twice", LEVEL_WARNING, NULL},
	{"list-row-address", LEVEL_WARNING, NULL},
	{"list-row-address-lines", LEVEL_WARNING, NULL},
	{"list-row-postal-code", LEVEL_WARNING, NULL},
	{"list-row-mail", LEVEL_WARNING, NULL},
	{"list-row-mail-address", LEVEL_WARNING, NULL},
	{"list-row-channel", LEVEL_WARNING, NULL},
	{"list-row-language", LEVEL_WARNING, NULL},
	{"list-row-group", LEVEL_WARNING, NULL},
	{"list-row-group-unknown", LEVEL_WARNING, NULL},
	{"list-row-group-near", LEVEL_WARNING, NULL},
	{"list-row-gift", LEVEL_WARNING, NULL},
	{"list-row-guardian", LEVEL_WARNING, NULL},
	{"list-row-party", LEVEL_WARNING, NULL},
	{"list-row-key", LEVEL_WARNING, NULL},
	{"list-row-key-twice", LEVEL_WARNING, NULL},
	{"list-row-key-held", LEVEL_WARNING, NULL},
	{"list-row-duplicate", LEVEL_WARNING, NULL},
	{"list-row-duplicate-differs", LEVEL_WARNING, NULL},
	{"list-row-duplicate-held", LEVEL_WARNING, NULL},
	{"list-row-stopped", LEVEL_NOTE, NULL},
	{"list-row-apart", LEVEL_NOTE, NULL},
	{"leak-unreadable", LEVEL_ERROR, NULL},

	/* xml: reading files */
	{"file-missing", LEVEL_FATAL, NULL},
	{"file-denied", LEVEL_FATAL, NULL},
	{"file-directory", LEVEL_FATAL, NULL},
	{"file-special", LEVEL_FATAL, NULL},
	{"file-unreadable", LEVEL_FATAL, NULL},
	{"xml-empty", LEVEL_ERROR, NULL},
	{"xml-large", LEVEL_ERROR, NULL},
	{"xml-encoding", LEVEL_ERROR, NULL},
	{"xml-bytes", LEVEL_ERROR, NULL},
	{"xml-declared", LEVEL_ERROR, NULL},
	{"xml-nul", LEVEL_ERROR, NULL},
	{"xml-control", LEVEL_ERROR, NULL},
	{"xml-dtd", LEVEL_ERROR, NULL},
	{"xml-deep", LEVEL_ERROR, NULL},
	{"xml-no-root", LEVEL_ERROR, NULL},
	{"xml-after-root", LEVEL_ERROR, NULL},
	{"xml-tag-mismatch", LEVEL_ERROR, NULL},
	{"xml-tag-unclosed", LEVEL_ERROR, NULL},
	{"xml-tag-open", LEVEL_ERROR, NULL},
	{"xml-entity", LEVEL_ERROR, NULL},
	{"xml-ampersand", LEVEL_ERROR, NULL},
	{"xml-less-than", LEVEL_ERROR, NULL},
	{"xml-name", LEVEL_ERROR, NULL},
	{"xml-character", LEVEL_ERROR, NULL},
	{"xml-attribute-twice", LEVEL_ERROR, NULL},
	{"xml-attribute-value", LEVEL_ERROR, NULL},
	{"xml-quote", LEVEL_ERROR, NULL},
	{"xml-quote-open", LEVEL_ERROR, NULL},
	{"xml-space", LEVEL_ERROR, NULL},
	{"xml-comment-open", LEVEL_ERROR, NULL},
	{"xml-comment-hyphen", LEVEL_ERROR, NULL},
	{"xml-cdata-open", LEVEL_ERROR, NULL},
	{"xml-cdata-end", LEVEL_ERROR, NULL},
	{"xml-instruction", LEVEL_ERROR, NULL},
	{"xml-declaration", LEVEL_ERROR, NULL},
	{"xml-declaration-late", LEVEL_ERROR, NULL},
	{"xml-prefix", LEVEL_ERROR, NULL},
	{"xml-malformed", LEVEL_ERROR, NULL},
	{"xml-colon", LEVEL_ERROR, NULL},

	/* xpath */
	{"xpath-malformed", LEVEL_ERROR, NULL},
	{"xpath-variable", LEVEL_ERROR, NULL},
	{"xpath-function", LEVEL_ERROR, NULL},
	{"xpath-heavy", LEVEL_ERROR, NULL},
	{"xpath-no-nodes", LEVEL_ERROR, NULL},
	{"xpath-failed", LEVEL_ERROR, NULL},
	{"xpath-prefix", LEVEL_ERROR, NULL},

	/* record: schema, values, references */
	{"schema-construct", LEVEL_ERROR, NULL},
	{"schema-attributes", LEVEL_ERROR, NULL},
	{"schema-type", LEVEL_ERROR, NULL},
	{"schema-twice", LEVEL_ERROR, NULL},
	{"schema-pattern", LEVEL_ERROR, NULL},
	{"schema-audience", LEVEL_ERROR, NULL},
	{"schema-root", LEVEL_ERROR, NULL},
	{"root-unexpected", LEVEL_ERROR, NULL},
	{"root-namespace", LEVEL_ERROR, NULL},
	{"element-namespace", LEVEL_ERROR, NULL},
	{"element-similar", LEVEL_ERROR, NULL},
	{"element-unknown", LEVEL_ERROR, NULL},
	{"element-none", LEVEL_ERROR, NULL},
	{"element-repeated", LEVEL_ERROR, NULL},
	{"element-missing", LEVEL_ERROR, NULL},
	{"text-misplaced", LEVEL_ERROR, NULL},
	{"attribute-similar", LEVEL_ERROR, NULL},
	{"attribute-unknown", LEVEL_ERROR, NULL},
	{"attribute-none", LEVEL_ERROR, NULL},
	{"attribute-missing", LEVEL_ERROR, NULL},
	{"value-similar", LEVEL_ERROR, NULL},
	{"value-unknown", LEVEL_ERROR, NULL},
	{"value-pattern", LEVEL_ERROR, NULL},
	{"value-malformed", LEVEL_ERROR, NULL},
	{"value-empty", LEVEL_ERROR, NULL},
	{"when-unclear", LEVEL_ERROR, NULL},
	{"when-year", LEVEL_ERROR, NULL},
	{"when-date", LEVEL_ERROR, NULL},
	{"when-era", LEVEL_ERROR, NULL},
	{"when-weekday", LEVEL_ERROR, NULL},
	{"when-zone", LEVEL_ERROR, NULL},
	{"when-bounds", LEVEL_ERROR, NULL},
	{"when-disagrees", LEVEL_ERROR, NULL},
	{"count-unclear", LEVEL_ERROR, NULL},
	{"count-vague", LEVEL_ERROR, NULL},
	{"count-commas", LEVEL_ERROR, NULL},
	{"count-fraction", LEVEL_ERROR, NULL},
	{"count-large", LEVEL_ERROR, NULL},
	{"count-unit", LEVEL_ERROR, NULL},
	{"count-unit-unknown", LEVEL_ERROR, NULL},
	{"count-disagrees", LEVEL_ERROR, NULL},
	{"id-twice", LEVEL_ERROR, NULL},
	{"reference-missing", LEVEL_ERROR, NULL},
	{"reference-similar", LEVEL_ERROR, NULL},
	{"reference-kind", LEVEL_ERROR, NULL},
	{"quotation-missing", LEVEL_ERROR, NULL},
	{"quotation-kind", LEVEL_ERROR, NULL},
	{"prose-empty", LEVEL_ERROR, NULL},
	{"people-unit", LEVEL_ERROR, NULL},
	{"as-of-date", LEVEL_ERROR, NULL},
	{"fact-twice", LEVEL_ERROR, NULL},
	{"change-nothing", LEVEL_ERROR, NULL},
	{"change-reason", LEVEL_WARNING, NULL},
	{"denied-ground", LEVEL_ERROR, NULL},
	{"rule-malformed", LEVEL_ERROR, NULL},
	{"element-late", LEVEL_ERROR, NULL},
	{"element-early", LEVEL_ERROR, NULL},
	{"text-in-empty", LEVEL_ERROR, NULL},
	{"walk-stopped", LEVEL_ERROR, NULL},

	/* template and pack */
	{"pack-unknown", LEVEL_ERROR, NULL},
	{"pack-twice", LEVEL_ERROR, NULL},
	{"packs-none", LEVEL_ERROR, NULL},
	{"item-missing", LEVEL_ERROR, NULL},
	{"item-later", LEVEL_NOTE, NULL},
	{"item-advised", LEVEL_NOTE, NULL},
	{"stage-missing", LEVEL_ERROR, NULL},
	{"stage-unknown", LEVEL_ERROR, NULL},
	{"variant-unknown", LEVEL_ERROR, NULL},
	{"variant-similar", LEVEL_ERROR, NULL},
	{"include-missing", LEVEL_ERROR, NULL},
	{"include-circle", LEVEL_ERROR, NULL},
	{"block-twice", LEVEL_ERROR, NULL},
	{"template-join", LEVEL_ERROR, NULL},
	{"phrase-figure", LEVEL_WARNING, NULL},
	{"phrase-tone", LEVEL_ERROR, NULL},
	{"phrase-twice", LEVEL_ERROR, NULL},
	{"phrase-pack-unknown", LEVEL_ERROR, NULL},
	{"phrase-pack-similar", LEVEL_ERROR, NULL},
	{"phrase-variant-unknown", LEVEL_ERROR, NULL},
	{"phrase-variant-similar", LEVEL_ERROR, NULL},
	{"phrase-block-unknown", LEVEL_ERROR, NULL},
	{"phrase-block-similar", LEVEL_ERROR, NULL},
	{"variant-none", LEVEL_ERROR, NULL},
	{"variant-none-called", LEVEL_NOTE, NULL},
	{"variant-audience", LEVEL_ERROR, NULL},
	{"options-none", LEVEL_ERROR, NULL},
	{"deadline-passed", LEVEL_WARNING, NULL},
	{"template-root", LEVEL_ERROR, NULL},
	{"template-unknown", LEVEL_ERROR, NULL},
	{"template-misplaced", LEVEL_ERROR, NULL},
	{"template-words", LEVEL_ERROR, NULL},
	{"template-attribute", LEVEL_ERROR, NULL},
	{"template-attribute-wrong", LEVEL_ERROR, NULL},
	{"fact-untranslated", LEVEL_WARNING, NULL},
	{"fact-absent", LEVEL_ERROR, NULL},
	{"fact-many", LEVEL_ERROR, NULL},
	{"sentence-dropped", LEVEL_NOTE, NULL},
	{"fact-none", LEVEL_ERROR, NULL},
	{"fact-later", LEVEL_WARNING, NULL},
	{"facts-left-out", LEVEL_NOTE, NULL},
	{"release-pack-similar", LEVEL_WARNING, NULL},
	{"release-pack-unknown", LEVEL_NOTE, NULL},
	{"fact-style", LEVEL_ERROR, NULL},
	{"term-missing", LEVEL_ERROR, NULL},
	{"document-untitled", LEVEL_ERROR, NULL},
	{"letter-pair", LEVEL_ERROR, NULL},
	{"heading-alone", LEVEL_WARNING, NULL},
	{"lint-pattern", LEVEL_ERROR, NULL},
	{"lint-sentence-long", LEVEL_WARNING, NULL},
	{"lint-brackets-empty", LEVEL_ERROR, NULL},
	{"lint-conjunction", LEVEL_WARNING, NULL},
	{"lint-stop", LEVEL_WARNING, NULL},
	{"lint-punctuation", LEVEL_WARNING, NULL},
	{"lint-leftover", LEVEL_ERROR, NULL},
	{"lint-notation", LEVEL_WARNING, NULL},
	{"lint-word", LEVEL_WARNING, NULL},
	{"lint-forbidden", LEVEL_ERROR, NULL},
	{"lint-readable", LEVEL_WARNING, NULL},
	{"lint-named", LEVEL_WARNING, NULL},
	{"lint-years-mixed", LEVEL_WARNING, NULL},
	{"lint-digits-mixed", LEVEL_WARNING, NULL},
	{"lint-pair", LEVEL_WARNING, NULL},
	{"lint-undated", LEVEL_WARNING, NULL},
	{"lint-apology-early", LEVEL_WARNING, NULL},
	{"lint-silent-cause", LEVEL_WARNING, NULL},
	{"lint-silent-items", LEVEL_WARNING, NULL},
	{"lint-silent-next", LEVEL_WARNING, NULL},
	{"lint-silent-desk", LEVEL_WARNING, NULL},
	{"lint-assurance", LEVEL_WARNING, NULL},
	{"lint-promise", LEVEL_WARNING, NULL},
	{"lint-promise-dated", LEVEL_WARNING, NULL},
	{"promise-unowned", LEVEL_WARNING, NULL},
	{"row-unlabelled", LEVEL_ERROR, NULL},
	{"table-cells", LEVEL_ERROR, NULL},
	{"table-order", LEVEL_ERROR, NULL},
	{"table-span", LEVEL_ERROR, NULL},

	/* plugin and job */
	{"plugin-unreadable", LEVEL_ERROR, NULL},
	{"plugin-no-object", LEVEL_ERROR, NULL},
	{"plugin-writable", LEVEL_ERROR, NULL},
	{"plugin-load", LEVEL_ERROR, NULL},
	{"plugin-symbol", LEVEL_ERROR, NULL},
	{"plugin-entry", LEVEL_ERROR, NULL},
	{"plugin-struct", LEVEL_ERROR, NULL},
	{"plugin-newer", LEVEL_ERROR, NULL},
	{"plugin-id", LEVEL_ERROR, NULL},
	{"job-start", LEVEL_FATAL, NULL},
	{"job-crashed", LEVEL_ERROR, NULL},
	{"job-hung", LEVEL_ERROR, NULL},
	{"job-memory", LEVEL_ERROR, NULL},
	{"job-failed", LEVEL_ERROR, NULL},
	{"job-garbled", LEVEL_ERROR, NULL},
	{"job-flood", LEVEL_ERROR, NULL},
	{"job-printed", LEVEL_NOTE, NULL},
	{"plugin-message", LEVEL_ERROR, NULL},
	{"plugin-hook", LEVEL_ERROR, NULL},
	{"plugin-block", LEVEL_ERROR, NULL},
	{"figure-in-words", LEVEL_WARNING, NULL},

	/* text and fonts */
	{"encoding-character", LEVEL_ERROR, NULL},
	{"sheet-none", LEVEL_ERROR, NULL},
	{"sheet-long", LEVEL_WARNING, NULL},
	{"glyph-missing", LEVEL_ERROR, NULL},
	{"glyph-substituted", LEVEL_WARNING, NULL},
	{"glyph-fallback", LEVEL_NOTE, NULL},
	{"glyph-private", LEVEL_WARNING, NULL},
	{"text-garbled", LEVEL_WARNING, NULL},
	{"text-too-long", LEVEL_WARNING, NULL},

	/* layout */
	{"style-root", LEVEL_ERROR, NULL},
	{"style-element", LEVEL_ERROR, NULL},
	{"style-element-missing", LEVEL_ERROR, NULL},
	{"style-element-repeated", LEVEL_ERROR, NULL},
	{"style-text", LEVEL_ERROR, NULL},
	{"style-attribute", LEVEL_ERROR, NULL},
	{"style-missing", LEVEL_ERROR, NULL},
	{"style-value", LEVEL_ERROR, NULL},
	{"style-length", LEVEL_ERROR, NULL},
	{"style-reference", LEVEL_ERROR, NULL},
	{"style-faces", LEVEL_ERROR, NULL},
	{"style-lead", LEVEL_ERROR, NULL},
	{"style-area", LEVEL_ERROR, NULL},
	{"style-area-window", LEVEL_ERROR, NULL},
	{"style-window", LEVEL_ERROR, NULL},
	{"style-base", LEVEL_ERROR, NULL},
	{"style-pair", LEVEL_ERROR, NULL},
	{"window-root", LEVEL_ERROR, NULL},
	{"window-element-missing", LEVEL_ERROR, NULL},
	{"window-barcode", LEVEL_ERROR, NULL},
	{"style-face", LEVEL_WARNING, NULL},
	{"style-face-package", LEVEL_WARNING, NULL},
	{"font-unknown", LEVEL_ERROR, NULL},
	{"font-path", LEVEL_ERROR, NULL},
	{"layout-address-large", LEVEL_ERROR, NULL},
	{"layout-barcode-large", LEVEL_WARNING, NULL},
	{"layout-barcode-none", LEVEL_WARNING, NULL},
	{"layout-window-shows", LEVEL_ERROR, NULL},
	{"layout-code", LEVEL_WARNING, NULL},
	{"style-logo", LEVEL_ERROR, NULL},
	{"picture-format", LEVEL_ERROR, NULL},
	{"picture-damaged", LEVEL_ERROR, NULL},
	{"picture-cmyk", LEVEL_ERROR, NULL},
	{"picture-large", LEVEL_ERROR, NULL},
	{"picture-coarse", LEVEL_WARNING, NULL},
	{"layout-label-large", LEVEL_ERROR, NULL},
	{"layout-overflow", LEVEL_ERROR, NULL},
	{"layout-running", LEVEL_ERROR, NULL},
	{"layout-table-narrow", LEVEL_ERROR, NULL},
	{"layout-cell-large", LEVEL_ERROR, NULL},

	/* output */
	{"output-exists", LEVEL_ERROR, NULL},
	{"output-is-folder", LEVEL_ERROR, NULL},
	{"output-not-folder", LEVEL_FATAL, NULL},
	{"output-no-folder", LEVEL_FATAL, NULL},
	{"output-full", LEVEL_FATAL, NULL},
	{"output-denied", LEVEL_FATAL, NULL},
	{"output-long", LEVEL_ERROR, NULL},
	{"output-name", LEVEL_ERROR, NULL},
	{"output-failed", LEVEL_FATAL, NULL},
	{"output-twice", LEVEL_ERROR, NULL},
	{"pdf-failed", LEVEL_ERROR, NULL},
	{"pdf-empty", LEVEL_ERROR, NULL},
	{"pdf-profile-unreadable", LEVEL_ERROR, NULL},
	{"pdf-profile-wrong", LEVEL_ERROR, NULL},
	{"pdf-date", LEVEL_ERROR, NULL},
	{"pdf-unreadable", LEVEL_ERROR, NULL},
	{"font-not-embeddable", LEVEL_ERROR, NULL},
	{"font-subset-failed", LEVEL_ERROR, NULL},
};

static const struct message *message_find(const char *id)
{
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
		if (strcmp(messages[i].id, id) == 0)
			return &messages[i];
	return NULL;
}

bool message_level(const char *id, enum level *level)
{
	const struct message *message = message_find(id);

	if (message)
		*level = message->level;
	return message != NULL;
}

/* The article that asks for it, or NULL. */
static const char *message_article(const char *id)
{
	const struct message *message = message_find(id);

	return message ? message->article : NULL;
}

const char *message_id(size_t index)
{
	return index < sizeof messages / sizeof *messages ? messages[index].id : NULL;
}

void message_language(const char *language, const char *directory)
{
	/* gettext heeds LANGUAGE in any locale but "C"; C.UTF-8 is always installed. */
	setlocale(LC_ALL, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
	setenv("LANGUAGE", language, 1);
	bindtextdomain("todoke", directory);
	bind_textdomain_codeset("todoke", "UTF-8");
}

const char *message_language_chosen(void)
{
	const char *language = getenv("LANGUAGE");

	return language && strcmp(language, "en") == 0 ? "en" : "ja";
}

static const char *argument_value(const char *name, size_t length, const char *const *pairs)
{
	for (; pairs[0] && pairs[1]; pairs += 2)
		if (strlen(pairs[0]) == length && strncmp(pairs[0], name, length) == 0)
			return pairs[1];
	return NULL;
}

void message_fill(struct buffer *to, const char *wording, const char *const *pairs)
{
	for (const char *c = wording; *c; c++) {
		const char *end = *c == '{' ? strchr(c, '}') : NULL;
		const char *value =
			end ? argument_value(c + 1, (size_t)(end - c) - 1, pairs) : NULL;

		if (value) {
			buffer_text(to, value);
			c = end;
		} else {
			buffer_byte(to, *c);
		}
	}
}

void message_format(struct buffer *to, const char *id, const char *const *names_values)
{
	const char *article = message_article(id);

	message_fill(to, dgettext("todoke", id), names_values);
	if (article)
		buffer_format(to, " (%s)", article);
}
