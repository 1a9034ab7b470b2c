/* fonts.c - the faces there are: installed ones, and those that somebody names. */
#include "layout/fonts.h"

void fonts_choose(struct font_library *fonts, const char *const *families,
	const char *const *paths, struct findings *findings)
{
	for (const char *const *path = paths; path && *path; path++)
		if (!font_library_add(fonts, *path))
			finding_add(
				findings, "font-path", (struct place){0}, "path", *path, NULL);
	for (const char *const *family = families; family && *family; family++)
		if (!font_library_has(fonts, *family))
			finding_add(findings, "font-unknown", (struct place){0}, "family",
				*family, NULL);
	if (families)
		font_library_prefer(fonts, families);
}
