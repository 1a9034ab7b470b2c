/* picture.c - a company's logo: a PNG or JPEG file, ready for a page. */
#include "layout/picture.h"

#include "xml/source.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

enum {
	FILE_LARGEST = 16 * 1024 * 1024,
	SIDE_LARGEST = 8000 /* pixels: 30 cm at 600 to the inch */
};

struct reading {
	const char *path;
	struct place place;
	struct arena *arena;
	struct findings *findings;
	struct picture *picture;
};

static bool refuse(const struct reading *reading, const char *id, const char *reason)
{
	finding_add(reading->findings, id, reading->place, "file", reading->path, "reason",
		reason, NULL);
	return false;
}

/* Both decoders give sizes that fit an int or are refused by their own limits. */
static bool size_take(const struct reading *reading, uint64_t width, uint64_t height)
{
	if (!width || !height || width > SIDE_LARGEST || height > SIDE_LARGEST)
		return refuse(reading, "picture-large", "");
	reading->picture->width = (int32_t)width;
	reading->picture->height = (int32_t)height;
	return true;
}

/* --- PNG */

static bool png_decode(const struct reading *reading, png_image *png)
{
	static const png_color white = {255, 255, 255};
	struct picture *picture = reading->picture;
	void *data;

	picture->gray = !(png->format & PNG_FORMAT_FLAG_COLOR);
	png->format = picture->gray ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
	if (!size_take(reading, png->width, png->height))
		return false;
	picture->size = PNG_IMAGE_SIZE(*png);
	picture->data = data = arena_alloc(reading->arena, picture->size);
	return png_image_finish_read(png, &white, data, 0, NULL)
	       || refuse(reading, "picture-damaged", png->message);
}

static bool png_take(const struct reading *reading, const struct buffer *bytes)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	bool taken = png_image_begin_read_from_memory(&png, bytes->data, bytes->length)
		     || refuse(reading, "picture-damaged", png.message);

	taken = taken && png_decode(reading, &png);
	png_image_free(&png);
	return taken;
}

/* --- JPEG */

/* Only decoding shows whether the file is whole; what it gives is not needed. */
static bool jpeg_decode(
	const struct reading *reading, tjhandle handle, const struct buffer *bytes)
{
	const struct picture *picture = reading->picture;
	const size_t pixels = (size_t)picture->width * (size_t)picture->height;
	unsigned char *scratch = memory_alloc(pixels);
	bool whole = tjDecompress2(handle, (const unsigned char *)bytes->data, bytes->length,
			     scratch, picture->width, 0, picture->height, TJPF_GRAY,
			     TJFLAG_STOPONWARNING)
		     == 0;

	free(scratch);
	return whole || refuse(reading, "picture-damaged", tjGetErrorStr2(handle));
}

static bool jpeg_describe(
	const struct reading *reading, tjhandle handle, const struct buffer *bytes)
{
	int width = 0, height = 0, sampling, colours;

	if (tjDecompressHeader3(handle, (const unsigned char *)bytes->data, bytes->length,
		    &width, &height, &sampling, &colours)
		!= 0)
		return refuse(reading, "picture-damaged", tjGetErrorStr2(handle));
	if (colours == TJCS_CMYK || colours == TJCS_YCCK)
		return refuse(reading, "picture-cmyk", "");
	reading->picture->gray = colours == TJCS_GRAY;
	reading->picture->jpeg = true;
	return size_take(reading, (uint64_t)width, (uint64_t)height);
}

static bool jpeg_take(const struct reading *reading, const struct buffer *bytes)
{
	tjhandle handle = tjInitDecompress();
	bool taken =
		jpeg_describe(reading, handle, bytes) && jpeg_decode(reading, handle, bytes);

	tjDestroy(handle);
	reading->picture->data = arena_copy(reading->arena, bytes->data, bytes->length);
	reading->picture->size = bytes->length;
	return taken;
}

/* --- either */

static bool begins_with(const struct buffer *bytes, const char *mark, size_t length)
{
	return bytes->length >= length && memcmp(bytes->data, mark, length) == 0;
}

static bool picture_take(const struct reading *reading, const struct buffer *bytes)
{
	if (begins_with(bytes, "\x89PNG\r\n\x1a\n", 8))
		return png_take(reading, bytes);
	if (begins_with(bytes, "\xff\xd8\xff", 3))
		return jpeg_take(reading, bytes);
	return refuse(reading, "picture-format", "");
}

const struct picture *picture_open(
	const char *path, struct place place, struct arena *arena, struct findings *findings)
{
	const struct reading reading = {
		path, place, arena, findings, arena_alloc(arena, sizeof(struct picture))};
	struct buffer bytes = {0};
	bool taken = source_load(path, FILE_LARGEST, &bytes, findings)
		     && picture_take(&reading, &bytes);

	buffer_done(&bytes);
	return taken ? reading.picture : NULL;
}
