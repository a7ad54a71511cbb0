package io.plumbline.connectors.files.text;

import java.io.Serializable;

import io.plumbline.connectors.files.store.Compression;

/**
 * How a delimited file is laid out.
 *
 * @param quote {@code \0} if quoting is off
 * @param skipped records at the beginning that are no rows: the header and what stands above it
 * @param multiLine true if a value in quotes spans lines
 */
public record CsvDialect(
        Compression compression, String encoding, char delimiter, char quote, int skipped, boolean multiLine)
        implements Serializable {

    /** Instead of a character, if quoting is off. */
    public static final char NO_QUOTE = '\0';

    /** Whether its records can be found from any place in the file on. */
    public boolean splittable() {
        return compression == Compression.NONE && !multiLine && ByteLines.splittable(encoding);
    }
}
