/* options.h - what stands on the command line. */
#ifndef TODOKE_OPTIONS_H
#define TODOKE_OPTIONS_H

#include "base/arena.h"
#include "base/finding.h"

#include <stdbool.h>
#include <stddef.h>

enum format {
	FORMAT_PDF,
	FORMAT_XML,
	FORMAT_TEXT,
	FORMAT_HTML,
	FORMAT_SHEET,
	FORMAT_SHEET_PDF,
	FORMAT_TRACE,
	FORMAT_JSON, /* of check */
	FORMATS
};

extern const char *const format_names[FORMATS];   /* "pdf", "text" ... */
extern const char *const format_endings[FORMATS]; /* "pdf", "txt" ... */

struct options {
	const char *command; /* "make"; NULL: none was given */
	const char *subject; /* what it is about: the record's file, a name; or NULL */
	const char **files;  /* what follows the subject, ended by NULL */
	const char *
		*packs; /* -t, commas too, ended by NULL; none: all that are not on request */
	bool formats[FORMATS];    /* -f, else those of make */
	bool formatted;           /* -f was given */
	const char *output;       /* -o: a folder or file, or NULL */
	const char *as_of;        /* --as-of, or NULL */
	const char *now;          /* --now of plan: the time it is, or NULL */
	const char **what_ifs;    /* --what-if, ended by NULL */
	const char *ics;          /* --ics of plan: a file for the calendar, or NULL */
	const char *holidays;     /* --holidays: the Cabinet Office's CSV, or NULL */
	const char *stage;        /* --stage: of a report that has some, or NULL */
	const char *variant;      /* --variant: of a pack that has some, or NULL */
	const char *draft;        /* --draft: its mark, "" the usual one; or NULL */
	bool final;               /* --final: without the mark of a draft */
	const char *encoding;     /* --encoding: of text and XML, or NULL */
	const char *pdf;          /* --pdf: "a-1b", or NULL */
	const char *language;     /* --lang, else LANG, else "ja" */
	const char *pack_path;    /* --packs: a folder of packs of one's own, or NULL */
	const char *plugin_path;  /* --plugins: the same for plugins */
	const char *style;        /* --style: a page style's name or file, or NULL */
	const char *window;       /* --window: the same of an envelope, or NULL */
	const char **phrases;     /* --phrases, ended by NULL: the house's own wording */
	const char *record;       /* --record: of explain and leakcheck, or NULL */
	const char *audience;     /* --audience of leakcheck, or NULL */
	const char *list_file;    /* --list of leakcheck: people, or NULL */
	const char *each;         /* --for: the one person or partner who reads, or NULL */
	const char **fonts;       /* --font, ended by NULL: families to be tried after a
				   * style's first face */
	const char **font_paths;  /* --font-path, likewise: where further fonts are */
	const char *by, *role;    /* --by, --role: of an approval, or NULL */
	const char *to, *receipt; /* --to, --receipt: of a filing, or NULL */
	const char *at;           /* --at: of either, or NULL */
	const char *from;         /* --from of diff, whose other end is --to; or NULL */
	bool no_ledger;           /* --no-ledger */
	bool table;               /* --table of packs */
	bool html, list;          /* --html of explain, --list of new */
	const char **maps;        /* --map of letters, ended by NULL: HEADING=FIELD */
	const char **afters;      /* --after of letters: folders of earlier runs, likewise */
	size_t preview;           /* --preview of letters: rows to be shown; 0: all are made */
	const char *mail;         /* --mail: encoding of mail, or NULL */
	bool rolls;               /* --list-pdf: lists beside the letters as PDF, too */
	const char *csv;          /* --csv: encoding of lists that are written, or NULL */
	const char *shard;        /* --shard of letters: "2/4", or NULL */
	size_t volume;            /* --volume: letters in a file; 0: the usual number */
	size_t processes;         /* --jobs; 0: as many as there are cores */
	const char *verify;       /* --verify of letters: "every", "sample", "none"; or NULL */
	const char *marks;        /* --marks of letters: "code,bars", or NULL */
	bool scattered;           /* --one-each: a file for each letter */
	bool duplex;              /* --duplex: every letter begins on a new sheet */
	bool by_postal_code;      /* --by-postal-code */
	bool resume;              /* --resume */
	bool force, json, help, version;
};

/* Reads the arguments of main.  False with findings when they make no sense;
 * the language is set all the same, so that the findings can be printed. */
bool options_read(int count, char **arguments, struct options *options, struct arena *arena,
	struct findings *findings);

#endif
