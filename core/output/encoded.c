/* encoded.c - a document's text or XML in another encoding than UTF-8. */
#include "output/encoded.h"

#include "text/cluster.h"

#include <string.h>

static void cluster_find(const struct cluster *cluster, const struct block *leaf,
	const struct encoding *encoding, struct findings *findings)
{
	struct buffer text = {0}, codes = {0};

	buffer_add(&text, cluster->text, cluster->length);
	cluster_codes(*cluster, &codes);
	finding_add(findings, "encoding-character",
		leaf->kind == BLOCK_FACT ? leaf->fact->place : leaf->parent->source,
		"character", text.data, "code", codes.data, "encoding",
		encoding_label(encoding), NULL);
	buffer_done(&text);
	buffer_done(&codes);
}

static void leaf_check(
	const struct block *leaf, struct encoding *encoding, struct findings *findings)
{
	size_t left = strlen(leaf->text);
	const char *at = leaf->text;

	while (left > 0) {
		struct cluster cluster = cluster_read(at, left);

		if (encoding_reach(encoding, at, cluster.length) < cluster.length)
			cluster_find(&cluster, leaf, encoding, findings);
		at += cluster.length;
		left -= cluster.length;
	}
}

static void block_check(
	const struct block *block, struct encoding *encoding, struct findings *findings)
{
	if (block_is_leaf(block))
		leaf_check(block, encoding, findings);
	for (const struct block *child = block->first; child; child = child->next)
		block_check(child, encoding, findings);
}

void encoded_check(
	const struct document *document, struct encoding *encoding, struct findings *findings)
{
	block_check(document->root, encoding, findings);
}

void encoded_convert(struct encoding *encoding, struct buffer *bytes)
{
	struct buffer converted = {0};

	encoding_add(encoding, bytes->data, bytes->length, &converted);
	buffer_done(bytes);
	*bytes = converted;
}
