/* pack.h - a document pack: the folder that makes one kind of document.
 *
 * manifest.xml (urn:todoke:pack:1, core/schema/pack.xsd) says who the reader is,
 * which law asks for it, what must be in the record and how the file is called;
 * the templates beside it hold the wording.  A pack needs no code; the one that
 * has some names its plugin.
 */
#ifndef TODOKE_PACK_H
#define TODOKE_PACK_H

#include "base/arena.h"
#include "base/finding.h"
#include "record/schema.h"
#include "xml/xml.h"

#include <stdbool.h>

/* By when; the day that it runs from is the first of DAYS. */
struct deadline {
	int days;
	const char *after;        /* XPath of the days it may run from: the earliest */
	const char *test;         /* XPath; NULL: always */
	const char *from, *until; /* in force; UNTIL may be NULL */
	const char *words;        /* "60日以内", in the language of messages */
	const char *source;       /* the rule that sets it */
	struct place place;
	const struct deadline *next;
};

/* A report is made again as more is known: 速報, 続報, 確報. */
struct stage {
	const char *id;                   /* "final" */
	const char *title;                /* in the language of messages */
	const char *basis;                /* the rule that says what it must hold */
	const struct deadline *deadlines; /* the first that is in force and true holds */
	const struct stage *next;
};

/* When a variant is made that nobody names (command/called.h). */
enum variant_made { VARIANT_FIRST, VARIANT_ALSO, VARIANT_ON_REQUEST };

/* One of several documents that a pack makes of the same facts: letter, mail, correction. */
struct variant {
	const char *id;
	const char *test; /* XPath in the document's view; NULL: always */
	enum variant_made made;
	/* ids of variants, with spaces, in whose place it is made for who reads its language
	 * where its test is true; or NULL */
	const char *translates;
	const struct pack *pack; /* the pack as this variant has it */
	struct place place;
	const struct variant *next;
};

/* An item that the record must hold for this document. */
struct requirement {
	const char *select;   /* XPath in the view */
	const char *item;     /* its name for people, in the language of messages */
	const char *article;  /* the rule that asks for it */
	const char *stages;   /* codes of those that can't do without; NULL: all */
	const char *variants; /* ids of those that ask for it; NULL: all */
	bool advised;         /* its absence is never an error */
	struct place place;
	const struct requirement *next;
};

/* A message of the pack's plugin, with its own wording. */
struct pack_message {
	const char *id;
	enum level level;
	const char *wording; /* in the language of messages; {name} for arguments */
	const struct pack_message *next;
};

struct pack {
	const char *folder, *id, *version;
	const char *title;    /* in the language of messages */
	const char *audience; /* codes with spaces: "individual" */
	const char *basis;    /* the law it rests on */
	const char *language; /* of the document */
	const char *style;    /* page style: "letter" */
	const char *tones;    /* that it is worded in, its own first: "polite plain"; or NULL */
	const char *dates;    /* how it writes dates: "western", "era" */
	const char *template; /* file in the folder */
	/* ids of lints (lint/rulebook.h) that do not hold for it; or NULL */
	const char *unlinted;
	const char *plugin;   /* name of the shared object, or NULL */
	const char *each;     /* element of the record of which each gets a document, or NULL */
	const char *concerns; /* XPath in its readers' view: such records; NULL: all */
	struct place place;   /* of the manifest */
	bool on_request;      /* made only when asked for by name */
	bool planned;         /* its view holds the plan (plan/plan_xml.h) */
	const char *duties; /* duties of the law, with spaces, whose state is in it; or NULL */
	bool compares;      /* what todoke diff finds is in its view */
	bool changes;       /* and what changed since the report before it */
	const char *addressees; /* the duty of which those that fit are in its view, or NULL */
	const char *file; /* file name pattern: {record}, {pack}, {each}, {stage}, {variant} */
	const char *options;                    /* file of its option lists, or NULL */
	const struct stage *stages;             /* NULL: it is made once */
	const struct variant *variants;         /* NULL: there is but one document */
	const struct variant *variant;          /* the one that this is the pack of, or NULL */
	const struct pack *family;              /* the whole of which VARIANT is one, or NULL */
	const struct requirement *requirements; /* of VARIANT; without one, of all */
	const struct pack_message *messages;
};

/* Reads FOLDER/manifest.xml; LANGUAGE chooses among texts.  NULL with findings
 * when it can't be used.  SCHEMAS is the folder with pack.xsd. */
const struct pack *pack_open(const char *folder, const char *schemas, const char *language,
	struct arena *arena, struct findings *findings);

/* The same by SCHEMA, that of pack.xsd: for several in a row. */
const struct pack *pack_open_by(const char *folder, const struct schema *schema,
	const char *language, struct arena *arena, struct findings *findings);

/* A document that is called for: that of PACK for EACH, the id of an element of the record
 * (NULL: for none in particular). */
struct pack_call {
	const struct pack *pack;
	const char *each;
	const struct pack_call *next;
};

/* The message ID of the pack, or NULL. */
const struct pack_message *pack_message_find(const struct pack *pack, const char *id);

/* The stage ID of the pack, or NULL. */
const struct stage *pack_stage_find(const struct pack *pack, const char *id);

/* The variant ID of the pack, or NULL. */
const struct variant *pack_variant_find(const struct pack *pack, const char *id);

/* The variant that takes the place of PACK for who reads another language, or NULL. */
const struct variant *pack_translation(const struct pack *pack);

/* Whether PACK is a variant in another language than the whole. */
bool pack_is_translation(const struct pack *pack);

/* Whether PACK, or what takes its place, is in LANGUAGE. */
bool pack_speaks(const struct pack *pack, const char *language);

/* Whether PACK is worded in TONE. */
bool pack_allows_tone(const struct pack *pack, const char *tone);

/* The tone to be used where the house asks for ASKED (NULL: for none): that, else the pack's
 * own; "" when it has but one. */
const char *pack_tone(const struct pack *pack, const char *asked, struct arena *arena);

/* How well RELEASE, of the pack, suits the variant that PACK is: 3 when it names that one, 2
 * one that it translates, 1 when it names none or PACK is of none, 0 when it names another.  Of
 * equals the last is it. */
int pack_release_rank(const struct pack *pack, const struct xml_node *release);

/* Whether the document can't be made without ITEM at STAGE (NULL: there are none). */
bool requirement_holds(const struct requirement *item, const struct stage *stage);

/* What a file name is made of besides the pack and its variant: ids; EACH and STAGE may be
 * NULL. */
struct pack_names {
	const char *record, *each, *stage;
};

/* The file name, without ending.  Characters that do not belong in file names become "-". */
char *pack_file_name(
	const struct pack *pack, const struct pack_names *names, struct arena *arena);

#endif
