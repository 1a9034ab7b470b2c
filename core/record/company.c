/* company.c - the name of a company without its legal form. */
#include "record/company.h"

#include <string.h>

const char *company_core(const char *name, struct arena *arena)
{
	static const char *const forms[] = {"株式会社", "有限会社", "合同会社", "合資会社",
		"合名会社", "一般社団法人", "一般財団法人", "公益社団法人", "公益財団法人",
		"独立行政法人", "国立大学法人", "学校法人", "医療法人", "社会福祉法人",
		"（株）", "(株)"};
	size_t length;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t size = strlen(forms[i]);

		if (strncmp(name, forms[i], size) == 0)
			name += size;
		length = strlen(name);
		if (length > size && strcmp(name + length - size, forms[i]) == 0)
			name = arena_copy(arena, name, length - size);
	}
	return name;
}
