/* no-entry.c - a shared object, but no plugin. */
#include "todoke.h"

int nothing_to_see_here;
