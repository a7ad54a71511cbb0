package io.plumbline.connectors.files;

import java.io.Serializable;

/**
 * How a delimited file is laid out.
 *
 * @param quote {@code \0} if quoting is off
 * @param multiLine true if a value in quotes spans lines
 */
record CsvDialect(String encoding, char delimiter, char quote, boolean header, boolean multiLine)
        implements Serializable {}
