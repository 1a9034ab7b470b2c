/* schema_image.c - writing and mapping images of schemas.
 *
 * An image is a head, tables and strings; then the places of all pointers in the tables.  A
 * pointer is written as the distance from the head; mapping adds where the head came to.
 * Strings stand apart from the tables, so that of them only those that are read are loaded.
 */
#include "record/schema_image.h"

#include "base/digest.h"
#include "record/schema_tables.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "todoke schema 2"

struct head {
	char magic[16];
	struct digest source;
	uint32_t sizes[6];  /* of what stands in the tables */
	char layout[65];    /* of it: the digest of the headers that say so (Makefile) */
	struct digest rest; /* of all that follows */
	size_t size;        /* of the file */
	size_t places, place_count;
	struct schema schema;
};

/* What says whose image it is. */
static void head_begin(struct head *head, const struct digest *source)
{
	memcpy(head->magic, MAGIC, sizeof MAGIC);
	head->source = *source;
	head->sizes[0] = sizeof(struct head);
	head->sizes[1] = sizeof(struct schema_text);
	head->sizes[2] = sizeof(struct schema_pattern);
	head->sizes[3] = sizeof(struct schema_type);
	head->sizes[4] = sizeof(struct schema_element);
	head->sizes[5] = sizeof(struct schema_attribute);
	memcpy(head->layout, TODOKE_SCHEMA_LAYOUT, sizeof head->layout);
}

/* Of all behind itself, in an image of SIZE bytes. */
static struct digest head_rest(const struct head *head, size_t size)
{
	return digest_bytes((const char *)&head->size, size - offsetof(struct head, size));
}

/* --- writing */

struct pointer {
	size_t place, target;
	bool is_text; /* TARGET is in the strings */
};

struct writing {
	const struct schema *schema;
	struct buffer tables, strings;
	struct buffer pointers; /* struct pointer, one after the other */
	size_t types, texts;    /* where they begin */
	size_t string, token;   /* xs:string and xs:token, which are no schema's own */
};

/* Room for COUNT things of SIZE, all zero; where it begins. */
static size_t table_add(struct writing *writing, size_t count, size_t size)
{
	const size_t align = _Alignof(max_align_t), at = writing->tables.length;
	const size_t bytes = (memory_product(count, size) + align - 1) / align * align;
	char *zeros = memory_alloc(bytes);

	buffer_add(&writing->tables, memset(zeros, 0, bytes), bytes);
	free(zeros);
	return at;
}

/* What stands at PLACE; lent until more is added. */
static void *table_at(const struct writing *writing, size_t place)
{
	return writing->tables.data + place;
}

/* The pointer at PLACE leads to TARGET in the tables. */
static void pointer_set(struct writing *writing, size_t place, size_t target)
{
	buffer_add(&writing->pointers, &(struct pointer){place, target, false},
		sizeof(struct pointer));
}

static void string_set(struct writing *writing, size_t place, const char *text)
{
	const struct pointer pointer = {place, writing->strings.length, true};

	if (!text)
		return;
	buffer_add(&writing->strings, text, strlen(text) + 1);
	buffer_add(&writing->pointers, &pointer, sizeof pointer);
}

static void words_set(struct writing *writing, size_t place, struct schema_words words)
{
	string_set(writing, place + offsetof(struct schema_words, ja), words.ja);
	string_set(writing, place + offsetof(struct schema_words, en), words.en);
}

static void text_pointer_set(
	struct writing *writing, size_t place, const struct schema_text *text)
{
	const struct schema_texts *texts = &writing->schema->texts;

	if (!text)
		return;
	if (text < texts->list || text >= texts->list + texts->count)
		pointer_set(writing, place, text->is_token ? writing->token : writing->string);
	else
		pointer_set(writing, place,
			writing->texts + (size_t)(text - texts->list) * sizeof *text);
}

static void attribute_set(
	struct writing *writing, size_t place, const struct schema_attribute *from)
{
	struct schema_attribute *to = table_at(writing, place);

	to->required = from->required;
	string_set(writing, place + offsetof(struct schema_attribute, name), from->name);
	words_set(writing, place + offsetof(struct schema_attribute, words), from->words);
	text_pointer_set(writing, place + offsetof(struct schema_attribute, text), from->text);
	string_set(writing, place + offsetof(struct schema_attribute, refers), from->refers);
}

static void element_set(
	struct writing *writing, size_t place, const struct schema_element *from)
{
	struct schema_element *to = table_at(writing, place);
	size_t type = (size_t)(from->type - writing->schema->types);

	to->least = from->least;
	to->most = from->most;
	to->audience = from->audience;
	string_set(writing, place + offsetof(struct schema_element, name), from->name);
	words_set(writing, place + offsetof(struct schema_element, words), from->words);
	pointer_set(writing, place + offsetof(struct schema_element, type),
		writing->types + type * sizeof *from->type);
}

static void type_set(struct writing *writing, size_t place, const struct schema_type *from)
{
	struct schema_type *to = table_at(writing, place);
	size_t elements, attributes;

	to->content = from->content;
	to->value = from->value;
	to->element_count = from->element_count;
	to->attribute_count = from->attribute_count;
	string_set(writing, place + offsetof(struct schema_type, name), from->name);
	words_set(writing, place + offsetof(struct schema_type, words), from->words);
	text_pointer_set(writing, place + offsetof(struct schema_type, text), from->text);
	elements = table_add(writing, from->element_count, sizeof *from->elements);
	pointer_set(writing, place + offsetof(struct schema_type, elements), elements);
	for (size_t i = 0; i < from->element_count; i++)
		element_set(writing, elements + i * sizeof *from->elements, &from->elements[i]);
	attributes = table_add(writing, from->attribute_count, sizeof *from->attributes);
	pointer_set(writing, place + offsetof(struct schema_type, attributes), attributes);
	for (size_t i = 0; i < from->attribute_count; i++)
		attribute_set(writing, attributes + i * sizeof *from->attributes,
			&from->attributes[i]);
}

static void code_set(struct writing *writing, size_t place, const struct schema_code *from)
{
	string_set(writing, place + offsetof(struct schema_code, code), from->code);
	words_set(writing, place + offsetof(struct schema_code, words), from->words);
}

static void pattern_add(
	struct writing *writing, size_t place, const struct schema_pattern *pattern)
{
	size_t at;

	if (!pattern)
		return;
	at = table_add(writing, 1, sizeof *pattern);
	pointer_set(writing, place, at);
	string_set(writing, at + offsetof(struct schema_pattern, source), pattern->source);
}

static void text_set(struct writing *writing, size_t place, const struct schema_text *from)
{
	struct schema_text *to = table_at(writing, place);
	size_t codes;

	to->code_count = from->code_count;
	to->is_list = from->is_list;
	to->is_token = from->is_token;
	to->least = from->least;
	string_set(writing, place + offsetof(struct schema_text, name), from->name);
	words_set(writing, place + offsetof(struct schema_text, words), from->words);
	string_set(writing, place + offsetof(struct schema_text, example), from->example);
	pattern_add(writing, place + offsetof(struct schema_text, pattern), from->pattern);
	codes = table_add(writing, from->code_count, sizeof *from->codes);
	pointer_set(writing, place + offsetof(struct schema_text, codes), codes);
	for (size_t i = 0; i < from->code_count; i++)
		code_set(writing, codes + i * sizeof *from->codes, &from->codes[i]);
}

static size_t basic_add(struct writing *writing, const char *name)
{
	const struct schema_text *text = schema_texts_find(&writing->schema->texts, name);
	size_t at = table_add(writing, 1, sizeof *text);

	text_set(writing, at, text);
	return at;
}

static void schema_set(struct writing *writing, size_t place)
{
	const struct schema *from = writing->schema;
	const struct schema_texts *texts = &from->texts;
	struct schema *to = table_at(writing, place);

	to->texts.count = texts->count;
	to->type_count = from->type_count;
	writing->string = basic_add(writing, "xs:string");
	writing->token = basic_add(writing, "xs:token");
	writing->texts = table_add(writing, texts->count, sizeof *texts->list);
	writing->types = table_add(writing, from->type_count, sizeof *from->types);
	for (size_t i = 0; i < texts->count; i++)
		text_set(writing, writing->texts + i * sizeof *texts->list, &texts->list[i]);
	for (size_t i = 0; i < from->type_count; i++)
		type_set(writing, writing->types + i * sizeof *from->types, &from->types[i]);
	string_set(writing, place + offsetof(struct schema, namespace), from->namespace);
	pointer_set(writing, place + offsetof(struct schema, texts.list), writing->texts);
	pointer_set(writing, place + offsetof(struct schema, types), writing->types);
	element_set(writing, place + offsetof(struct schema, root), &from->root);
}

/* Strings behind the tables, and behind both the places of the pointers in them. */
static void image_join(struct writing *writing, struct buffer *image)
{
	const struct pointer *pointers = (const struct pointer *)writing->pointers.data;
	const size_t count = writing->pointers.length / sizeof *pointers;
	const size_t strings = table_add(writing, 1, writing->strings.length);
	struct head *head = table_at(writing, 0);

	memcpy(table_at(writing, strings), writing->strings.data, writing->strings.length);
	head->places = writing->tables.length;
	head->place_count = count;
	head->size = writing->tables.length + count * sizeof pointers->place;
	for (size_t i = 0; i < count; i++) {
		size_t *pointer = table_at(writing, pointers[i].place);

		*pointer = pointers[i].target + (pointers[i].is_text ? strings : 0);
	}
	buffer_add(image, writing->tables.data, writing->tables.length);
	for (size_t i = 0; i < count; i++)
		buffer_add(image, &pointers[i].place, sizeof pointers[i].place);
	head = (struct head *)image->data;
	head->rest = head_rest(head, image->length);
}

bool schema_image_write(const char *path, struct buffer *image, struct findings *findings)
{
	struct schema *schema = schema_parse(path, findings);
	struct writing writing = {.schema = schema};
	struct digest source;
	struct head *head;

	if (!schema || !digest_path(path, &source)) {
		schema_free(schema);
		return false;
	}
	table_add(&writing, 1, sizeof *head);
	head = table_at(&writing, 0);
	head_begin(head, &source);
	schema_set(&writing, offsetof(struct head, schema));
	image_join(&writing, image);
	buffer_done(&writing.tables);
	buffer_done(&writing.strings);
	buffer_done(&writing.pointers);
	schema_free(schema);
	return true;
}

/* --- mapping */

/* schema/incident.xsd: schema-images/incident.image */
static int image_open(const char *path)
{
	const char *slash = strrchr(path, '/'), *ending = strrchr(path, '.');
	struct arena *arena;
	int fd;

	if (!slash || !ending || ending < slash)
		return -1;
	arena = arena_new();
	fd = open(arena_format(arena, "%.*s-images%.*s.image", (int)(slash - path), path,
			  (int)(ending - slash), slash),
		O_RDONLY | O_CLOEXEC);
	arena_free(arena);
	return fd;
}

/* Whether the image of SIZE at HEAD was made by a program like this one from PATH, and is as
 * it was made: places and pointers in it are not looked at again. */
static bool image_holds(const struct head *head, size_t size, const char *path)
{
	struct head wanted;
	struct digest source;

	memset(&wanted, 0, sizeof wanted); /* padding, too */
	if (size < sizeof *head || head->size != size || !digest_path(path, &source))
		return false;
	head_begin(&wanted, &source);
	wanted.rest = head_rest(head, size);
	return memcmp(head, &wanted, offsetof(struct head, size)) == 0;
}

static struct schema *image_settle(struct head *head)
{
	char *bytes = (char *)head;
	const size_t *places = (const size_t *)(bytes + head->places);

	for (size_t i = 0; i < head->place_count; i++) {
		char **pointer = (char **)(bytes + places[i]);

		*pointer = bytes + (size_t)*pointer;
	}
	head->schema.image_size = head->size;
	return &head->schema;
}

struct schema *schema_image_open(const char *path)
{
	int fd = image_open(path);
	void *head = MAP_FAILED;
	struct stat status;
	struct schema *schema = NULL;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &status) == 0 && status.st_size > 0)
		head = mmap(NULL, (size_t)status.st_size, PROT_READ | PROT_WRITE, MAP_PRIVATE,
			fd, 0);
	close(fd);
	if (head == MAP_FAILED)
		return NULL;
	if (image_holds(head, (size_t)status.st_size, path))
		schema = image_settle(head);
	else
		munmap(head, (size_t)status.st_size);
	return schema;
}

void schema_image_close(struct schema *schema)
{
	munmap((char *)schema - offsetof(struct head, schema), schema->image_size);
}
