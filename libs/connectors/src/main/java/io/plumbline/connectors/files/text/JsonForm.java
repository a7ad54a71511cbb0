package io.plumbline.connectors.files.text;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.store.Compression;

/**
 * How a JSON file is laid out.
 *
 * @param lines true for one object a line, false for one document
 * @param member the member of the document's single object whose array is the rows; null if the rows are at the top
 * @param encoding as Spark names it
 */
public record JsonForm(boolean lines, @Nullable String member, Compression compression, String encoding)
        implements Serializable {

    /** Whether its values can be found from any place in the file on. */
    public boolean splittable() {
        return compression == Compression.NONE && lines && ByteLines.splittable(encoding);
    }
}
