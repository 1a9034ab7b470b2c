/* schema_image.h - a schema as it is in memory, in a file: nothing is left to be parsed.
 *
 * To parse the XSD of the record takes 10 ms, in each process that reads a record or builds a
 * document; to map its image a tenth of one.  make writes the images (todoke --schema-image)
 * beside the folder of the XSDs: that of schema/incident.xsd is schema-images/incident.image.
 * An image knows which bytes it was made from, how its program lays memory out and what its own
 * bytes are; when any of these is another, the XSD itself is read.
 */
#ifndef TODOKE_SCHEMA_IMAGE_H
#define TODOKE_SCHEMA_IMAGE_H

#include "base/buffer.h"
#include "record/schema.h"

/* The schema in the XSD file PATH, or NULL when it has no image that can be used. */
struct schema *schema_image_open(const char *path);
void schema_image_close(struct schema *schema);

/* The image of the schema in PATH goes to IMAGE; false with findings. */
bool schema_image_write(const char *path, struct buffer *image, struct findings *findings);

#endif
