package io.plumbline.connectors.files;

/**
 * How a delimited file is laid out.
 *
 * @param quote {@code \0} if quoting is off
 * @param breaks those of all files together
 */
record CsvDialect(String encoding, char delimiter, char quote, boolean header, LineBreaks breaks) {

    /** True if both can be read with the same settings. */
    boolean agrees(CsvDialect other) {
        return encoding.equals(other.encoding)
                && delimiter == other.delimiter
                && quote == other.quote
                && header == other.header;
    }
}
