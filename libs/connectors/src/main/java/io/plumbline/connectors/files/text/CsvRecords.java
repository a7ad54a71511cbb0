package io.plumbline.connectors.files.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * The records of a delimited text. A value in quotes may span lines; a quote that is never closed, or closed amid a value of a later
 * line, is taken as a character of its own line, so that the lines after it stay records.
 */
public final class CsvRecords {

    private static final int MOST_COLUMNS = 100_000;

    private final ByteLines lines;
    private final char delimiter;
    private final char quote;
    private final int maxValueChars;
    private final boolean part;
    /** Only for records with quotes, as it takes megabytes; absent until there is one. */
    private @Nullable CsvParser parser;

    private final Deque<Line> ahead = new ArrayDeque<>();
    private long line;
    private long start;
    private boolean loneQuote;
    private int linesJoined;
    private int quoteAt;
    private boolean ended;

    /** A line that was read to look for the end of a value. */
    private record Line(String text, long number, long start) {}

    /** @param part true if the text is cut off somewhere, so that a quote that is open at its end says nothing */
    public CsvRecords(ByteLines lines, char delimiter, char quote, int maxValueChars, boolean part) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.quote = quote;
        this.maxValueChars = maxValueChars;
        this.part = part;
    }

    /** The values of the next record: null for nothing between two delimiters, and for no record at the end. */
    @Nullable
    public String @Nullable [] next() throws IOException {
        Line first = take();
        while (first != null && first.text().isEmpty()) {
            first = take();
        }
        if (first == null || ended) {
            return null;
        }
        line = first.number();
        start = first.start();
        loneQuote = false;
        linesJoined = 1;
        if (quote == CsvDialect.NO_QUOTE || first.text().indexOf(quote) < 0) {
            return split(first.text(), 0, new ArrayList<>());
        }
        if (!scan(first.text(), false)) {
            return parsed(first.text());
        }
        return joined(first);
    }

    /** Number of the line where the record begins, from 1 at the beginning of what was given. */
    public long line() {
        return line;
    }

    /** Where that line begins in its file. */
    public long start() {
        return start;
    }

    /** True if the record has a quote that opens a value and doesn't close it. */
    public boolean loneQuote() {
        return loneQuote;
    }

    /** Lines that the record is made of. */
    public int lines() {
        return linesJoined;
    }

    private @Nullable String @Nullable [] joined(Line first) throws IOException {
        int opened = quoteAt;
        StringBuilder text = new StringBuilder(first.text());
        List<Line> more = new ArrayList<>();
        boolean open = true;
        boolean broken = false;
        while (open && !broken && text.length() <= maxValueChars) {
            Line next = take();
            if (next == null) {
                if (part) {
                    ended = true;
                    return null;
                }
                break;
            }
            more.add(next);
            text.append('\n').append(next.text());
            open = scan(next.text(), true);
            broken = quoteAt == BROKEN;
            opened = open && quoteAt >= 0 ? Integer.MAX_VALUE : opened;
        }
        if (!open && !broken) {
            linesJoined = 1 + more.size();
            return parsed(text.toString());
        }
        for (int i = more.size() - 1; i >= 0; i--) {
            ahead.addFirst(more.get(i));
        }
        loneQuote = true;
        int from = opened == Integer.MAX_VALUE ? firstOpen(first.text()) : opened;
        return literally(first.text(), from);
    }

    private static final int BROKEN = -2;
    private static final int NONE = -1;

    /**
     * Goes through a line and tells whether a value is open at its end; {@link #quoteAt} is then where that was opened, if in this
     * line, or says that the value that came in open was closed amid other characters.
     */
    private boolean scan(String text, boolean inside) {
        boolean in = inside;
        boolean cameIn = inside;
        quoteAt = NONE;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (in) {
                i = text.indexOf(quote, i);
                if (i < 0) {
                    return true;
                }
                char after = i + 1 < length ? text.charAt(i + 1) : delimiter;
                if (after == quote) {
                    i++;
                } else if (after == delimiter) {
                    in = false;
                    cameIn = false;
                } else if (cameIn) {
                    quoteAt = BROKEN;
                    return false;
                } else {
                    // As the parser has it: characters after the closing quote make the value a plain one.
                    in = false;
                    int end = text.indexOf(delimiter, i);
                    if (end < 0) {
                        return false;
                    }
                    i = end - 1;
                }
            } else if (text.charAt(i) == quote && (i == 0 || text.charAt(i - 1) == delimiter)) {
                in = true;
                quoteAt = i;
            }
        }
        return in;
    }

    private int firstOpen(String text) {
        scan(text, false);
        return Math.max(0, quoteAt);
    }

    /** The values before the lone quote as they are, those after it with the quote as a character. */
    private @Nullable String[] literally(String text, int from) {
        List<@Nullable String> values = new ArrayList<>();
        if (from > 0) {
            for (String value : parsed(text.substring(0, from - 1))) {
                values.add(value);
            }
            if (from == 1) {
                values.clear();
                values.add(null);
            }
        }
        return split(text, from, values);
    }

    private @Nullable String[] split(String text, int begin, List<@Nullable String> values) {
        int from = begin;
        while (true) {
            int end = text.indexOf(delimiter, from);
            int stop = end < 0 ? text.length() : end;
            if (stop - from > maxValueChars) {
                throw tooLong(null);
            }
            values.add(stop == from ? null : text.substring(from, stop));
            if (end < 0) {
                return values.toArray(new @Nullable String[0]);
            }
            from = end + 1;
        }
    }

    private @Nullable String[] parsed(String text) {
        if (parser == null) {
            parser = new CsvParser(settings(delimiter, quote));
        }
        @Nullable String @Nullable [] values;
        try {
            values = parser.parseLine(text);
        } catch (TextParsingException e) {
            throw tooLong(e);
        }
        if (values == null) {
            return new @Nullable String[1];
        }
        for (String value : values) {
            if (value != null && value.length() > maxValueChars) {
                throw tooLong(null);
            }
        }
        return values;
    }

    private SourceException tooLong(@Nullable Exception cause) {
        return new SourceException(
                SourceFailure.FILE_UNREADABLE,
                "line " + line + ": a value over " + maxValueChars + " characters or more than " + MOST_COLUMNS
                        + " columns (expected: fewer)",
                cause);
    }

    private @Nullable Line take() throws IOException {
        Line waiting = ahead.poll();
        if (waiting != null) {
            return waiting;
        }
        String text = lines.next();
        return text == null ? null : new Line(text, lines.number(), lines.start());
    }

    private static CsvParserSettings settings(char delimiter, char quote) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.getFormat().setQuote(quote);
        settings.getFormat().setQuoteEscape(quote);
        settings.getFormat().setComment('\0');
        settings.getFormat().setLineSeparator("\n");
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setEmptyValue("");
        settings.setReadInputOnSeparateThread(false);
        settings.setMaxColumns(MOST_COLUMNS);
        // Grows with the longest value.
        settings.setMaxCharsPerColumn(-1);
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.STOP_AT_DELIMITER);
        settings.setErrorContentLength(0);
        return settings;
    }
}
