/* plan.c - the memo on who must be told: when it may not be final yet.
 *
 * A memo that no report is made stays a draft while any group is feared, open or unknown
 * (規則7条 counts what is feared), or any ground can't be judged.  One that leads to a
 * report may be final at any time.
 */
#include "todoke.h"

#include <stddef.h>

static void states_check(todoke_job *job, const todoke_node *group)
{
	static const char *const states[] = {"leak", "loss", "damage"};

	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		const todoke_node *state = todoke_at(group, states[i]);

		if (state
			&& todoke_at(state, "self::node()[. != 'confirmed' and . != 'denied']"))
			todoke_find(job, "unsettled", state, "group",
				todoke_attribute(group, "id"), "state", todoke_text(state),
				NULL);
	}
}

static void check(todoke_job *job)
{
	const todoke_node *view = todoke_view(job), *group = todoke_at(view, "group");
	const todoke_node *open = todoke_at(
		view, "plan/reporter[@own]/duty[@report]/ground[@result='open']/title");

	if (!todoke_at(view, "self::node()[$stage='final']")
		|| todoke_at(view, "plan/reporter[@own]/duty[@report][@result='appears']"))
		return;
	if (!group)
		todoke_find(job, "no-group", view, NULL);
	for (; group; group = todoke_next(group))
		states_check(job, group);
	if (open)
		todoke_find(job, "open-ground", open, "ground", todoke_text(open), NULL);
}

TODOKE_API const struct todoke_plugin todoke_plugin_0 = {
	.size = sizeof(struct todoke_plugin),
	.id = "plan",
	.check = check,
};
