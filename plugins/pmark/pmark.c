/* pmark.c - the report to the Privacy Mark body: what its manifest and template can't say.
 *
 * Wording, options and required items are in templates/pmark.  Here: whether there is an
 * accident as PMK500 has it (wider than 法26条), and what in the record points to a
 * preliminary report (12条3項).  That no report is owed is never said: people judge that.
 */
#include "todoke.h"

#include <stdbool.h>
#include <stddef.h>

/* What the record says of LAW, or of RULE, the item of the Commission's that implies it. */
#define OWN "[not(@party) or @party=/incident/self/@ref]"
#define BASIS(law, rule) "mark-basis[@law='" law "'] | basis[@law='" rule "']" OWN

/* What points to a preliminary report; at most one finding for each. */
static const struct sign {
	const char *law, *rule, *words, *basis, *select;
} signs[] = {
	{"mark-1", "rules-7-1", "要配慮個人情報", BASIS("mark-1", "rules-7-1"),
		"group/item[@kind='sensitive']"},
	{"mark-2", "rules-7-2", "財産的被害のおそれのある項目", BASIS("mark-2", "rules-7-2"),
		"group/item[@kind='card' or @kind='security-code' or @kind='bank']"},
	{"mark-3", "rules-7-3", "不正の目的のおそれ", BASIS("mark-3", "rules-7-3"),
		"attack | event[@kind='intrusion']"
		" | cause[contains(@type, 'unauthorised-access') or contains(@type, 'theft')"
		" or contains(@type, 'insider')]"},
	{"mark-4", "rules-7-4", "千人を超える本人の数", BASIS("mark-4", "rules-7-4"),
		"*[self::group or self::total]/people[@max > 1000 or contains(., '万')"
		" or number(translate(., '0123456789最大約少なくとも以上超,人名分、', "
		"'0123456789')) > 1000]"},
	{"mark-number-1～4", "number-2-1～4", "特定個人情報",
		"mark-basis[starts-with(@law, 'mark-number-')]"
		" | basis[starts-with(@law, 'number-2-')]" OWN,
		"group/item[@kind='my-number']"},
};

enum { SIGNS = sizeof signs / sizeof *signs };

/* JIPDECのFAQ: nine kinds, one person's data being enough.  What is merely not confirmed, or
 * open, is not ruled out; what was mislaid or sent astray is one, whatever became of it. */
static bool is_accident(const todoke_node *view)
{
	return todoke_at(view, "group/*[self::leak or self::loss or self::damage"
			       " or self::exposure or self::viewing or self::outflow]"
			       "[. != 'denied']"
			       " | infringement[not(status) or status != 'denied']"
			       " | cause[contains(@type, 'loss') or contains(@type, 'theft')"
			       " or contains(@type, 'mis') or contains(@type, 'insider')]");
}

static bool is_holder(const todoke_node *view)
{
	return todoke_at(view, "party[@id=/incident/self/@ref]/mark | filing[@kind='pmark']");
}

/* A reason that somebody recorded, or that a fact points to. */
static bool is_urgent(const todoke_node *view)
{
	bool urgent = todoke_at(view,
		"mark-basis[not(status='denied')]"
		" | basis[starts-with(@law, 'rules-7-')"
		" or starts-with(@law, 'number-2-')]" OWN "[not(status='denied')]");

	for (size_t i = 0; i < SIGNS; i++)
		urgent = urgent
			 || (!todoke_at(view, signs[i].basis)
				 && todoke_at(view, signs[i].select));
	return urgent;
}

static void applies(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);

	if (!is_holder(view))
		todoke_not_applicable(job, "no-mark", NULL, NULL);
	else if (!is_accident(view))
		todoke_not_applicable(job, "none-found", NULL, NULL);
	else if (todoke_at(view, "self::node()[$stage = 'preliminary']") && !is_urgent(view))
		todoke_not_applicable(job, "not-urgent", NULL, NULL);
}

static void signs_check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);

	for (size_t i = 0; i < SIGNS; i++) {
		const todoke_node *sign = todoke_at(view, signs[i].select);

		if (sign && !todoke_at(view, signs[i].basis))
			todoke_find(job, "sign", sign, "sign", signs[i].words, "law",
				signs[i].law, "rule", signs[i].rule, NULL);
	}
}

/* ただし書き: use outside the purpose and a refusal count only when none applies. */
static void exceptions_check(todoke_job *job)
{
	const todoke_node *one = todoke_at(todoke_view(job), "infringement");

	for (; one; one = todoke_next(one))
		if (todoke_at(one, "self::node()[@kind='purpose' or @kind='refusal']"
				   "[not(status='denied') and not(exception='denied')]"))
			todoke_find(job, "exception", one, NULL);
}

static void check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job);

	signs_check(job);
	exceptions_check(job);
	if (todoke_at(view, "group/handler[@role='controller'][@ref != /incident/self/@ref]"))
		todoke_find(job, "entrusted",
			todoke_at(view, "group/handler[@role='controller']"
					"[@ref != /incident/self/@ref]"),
			NULL);
	todoke_find(job,
		todoke_at(view, "party[@id=/incident/self/@ref]/mark[@status != 'granted']")
			? "applicant"
			: "transcribe",
		NULL, NULL);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "pmark",
	.applies = applies,
	.check = check,
};
