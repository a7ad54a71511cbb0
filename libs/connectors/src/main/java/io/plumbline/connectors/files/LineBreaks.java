package io.plumbline.connectors.files;

/**
 * The line breaks of a delimited text.
 *
 * @param mixed true if lines end in more than one way: CR LF here, LF there
 * @param quoted true if a value in quotes spans lines
 */
record LineBreaks(boolean mixed, boolean quoted) {

    /** @param quote {@code \0} if quoting is off */
    static LineBreaks in(String text, char delimiter, char quote) {
        boolean pairs = false;
        boolean feeds = false;
        boolean returns = false;
        boolean quoted = false;
        boolean inside = false;
        char before = '\n';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inside) {
                inside = c != quote;
                quoted |= c == '\n' || c == '\r';
            } else if (c == quote && quote != FileOptions.NO_QUOTE) {
                // A quote amid a value opens nothing; one right after a quoted value goes on with it.
                inside = before == delimiter || before == '\n' || before == '\r' || before == quote;
            } else if (c == '\n') {
                pairs |= before == '\r';
                feeds |= before != '\r';
            } else if (before == '\r') {
                returns = true;
            }
            before = c;
        }
        return new LineBreaks(pairs ? feeds || returns : feeds && returns, quoted);
    }

    /** With the same breaks everywhere, those within values included. */
    static String made(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
