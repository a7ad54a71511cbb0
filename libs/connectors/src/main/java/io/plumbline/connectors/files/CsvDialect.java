package io.plumbline.connectors.files;

/**
 * How a delimited file is laid out.
 *
 * @param quote {@code \0} if quoting is off
 * @param newlineInQuotes true if a value was seen that spans lines
 */
record CsvDialect(String encoding, char delimiter, char quote, boolean header, boolean newlineInQuotes) {

    /** True if both can be read with the same settings. */
    boolean agrees(CsvDialect other) {
        return encoding.equals(other.encoding)
                && delimiter == other.delimiter
                && quote == other.quote
                && header == other.header;
    }
}
