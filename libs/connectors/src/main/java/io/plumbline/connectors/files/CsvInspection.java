package io.plumbline.connectors.files;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;

/** Finds delimiter, header, columns and types of a delimited file from its beginning, with the parser that Spark reads it with. */
final class CsvInspection {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int PROBED_RECORDS = 200;
    private static final int MAX_COLUMNS_PARSED = 20_000;

    private final String shown;
    private final String fileName;
    private final TextEncoding encoding;
    private final FileOptions options;
    private final SourceLimits limits;
    private final boolean whole;

    /** @param whole true if the sample is all that the file has */
    CsvInspection(
            String shown,
            String fileName,
            TextEncoding encoding,
            FileOptions options,
            SourceLimits limits,
            boolean whole) {
        this.shown = shown;
        this.fileName = fileName;
        this.encoding = encoding;
        this.options = options;
        this.limits = limits;
        this.whole = whole;
    }

    /** The columns of the file with the types that the sample allows. */
    Contents contents() {
        Character wanted = options.delimiter();
        char delimiter = wanted != null ? wanted : delimiter();
        List<@Nullable String[]> records = records(delimiter, Integer.MAX_VALUE);
        if (!whole && records.size() > 1) {
            records.remove(records.size() - 1);
        }
        if (records.isEmpty()) {
            throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": no rows (expected: rows)");
        }
        Boolean header = options.header();
        boolean named = header != null ? header : looksLikeHeader(records);
        List<@Nullable String[]> data = named ? records.subList(1, records.size()) : records;
        List<String> names = named ? names(records.get(0)) : numbered(widest(records));
        if (names.size() > limits.maxColumns()) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    shown + ": " + names.size() + " columns (expected: at most " + limits.maxColumns() + ")");
        }
        List<TextType> types = new ArrayList<>();
        names.forEach(name -> types.add(new TextType()));
        for (@Nullable String[] row : data) {
            for (int i = 0; i < Math.min(row.length, types.size()); i++) {
                String value = row[i];
                if (value != null) {
                    types.get(i).add(value.equals(options.nullValue()) ? null : value);
                }
            }
        }
        CsvDialect dialect = new CsvDialect(encoding.name(), delimiter, options.quote(), named, breaks(delimiter));
        return contents(names, types, dialect, whole ? (long) data.size() : null);
    }

    /** The description of columns whose types are known. */
    static Contents contents(List<String> names, List<TextType> types, CsvDialect dialect, @Nullable Long rows) {
        List<FieldDescription> fields = new ArrayList<>();
        List<StructField> schema = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            TextType type = types.get(i);
            String spark = type.type().catalogString();
            fields.add(FieldDescription.of(names.get(i), i + 1, "text", spark, type.note()));
            schema.add(DataTypes.createStructField(names.get(i), type.type(), true));
        }
        return new Contents(
                fields,
                new StructType(schema.toArray(StructField[]::new)),
                rows,
                dialect,
                null,
                List.copyOf(types),
                null);
    }

    /** The parser's settings, as Spark makes them from the options that {@link CsvReading} gives it. */
    static CsvParserSettings settings(char delimiter, char quote, boolean mixedBreaks, SourceLimits limits) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(delimiter);
        settings.getFormat().setQuote(quote);
        settings.getFormat().setQuoteEscape(quote);
        settings.getFormat().setComment('\0');
        settings.getFormat().setLineSeparator("\n");
        settings.setLineSeparatorDetectionEnabled(!mixedBreaks);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setSkipEmptyLines(true);
        settings.setReadInputOnSeparateThread(false);
        settings.setMaxColumns(MAX_COLUMNS_PARSED);
        settings.setMaxCharsPerColumn(limits.maxValueChars());
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.STOP_AT_DELIMITER);
        settings.setErrorContentLength(0);
        return settings;
    }

    private List<@Nullable String[]> records(char delimiter, int most) {
        boolean mixed = breaks(delimiter).mixed();
        CsvParser parser = new CsvParser(settings(delimiter, options.quote(), mixed, limits));
        List<@Nullable String[]> records = new ArrayList<>();
        try {
            parser.beginParsing(new StringReader(mixed ? LineBreaks.made(encoding.text()) : encoding.text()));
            @Nullable String @Nullable [] row;
            while (records.size() < most && (row = parser.parseNext()) != null) {
                records.add(row);
            }
        } catch (TextParsingException e) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    shown + ": line " + (e.getLineIndex() + 1) + " has more than " + MAX_COLUMNS_PARSED
                            + " columns or a value over " + limits.maxValueChars()
                            + " characters (expected: fewer; a quote may be left open)",
                    e);
        } finally {
            parser.stopParsing();
        }
        return records;
    }

    private LineBreaks breaks(char delimiter) {
        return LineBreaks.in(encoding.text(), delimiter, options.quote());
    }

    private char delimiter() {
        String name = fileName.toLowerCase(Locale.ROOT);
        char best = name.contains(".tsv") || name.contains(".tab") ? '\t' : name.contains(".psv") ? '|' : ',';
        double bestScore = 0;
        for (char candidate : DELIMITERS) {
            double score = score(candidate) + (candidate == best ? 0.01 : 0);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /** How many columns the delimiter makes, weighed by how often it makes the same number. */
    private double score(char candidate) {
        List<@Nullable String[]> records;
        try {
            records = records(candidate, PROBED_RECORDS);
        } catch (SourceException e) {
            return 0;
        }
        int width = records.isEmpty() ? 0 : records.get(0).length;
        long agreeing = records.stream().filter(r -> r.length == width).count();
        double share = records.isEmpty() ? 0 : (double) agreeing / records.size();
        return width < 2 ? 0 : share * share * (2 + Math.min(width, 50) / 50.0);
    }

    /** A header has a different name in every column, and none of them is a number, a date or a truth value. */
    private boolean looksLikeHeader(List<@Nullable String[]> records) {
        Set<String> names = new HashSet<>();
        for (String name : records.get(0)) {
            TextType type = new TextType();
            type.add(name);
            boolean plain = type.type().equals(DataTypes.StringType) && type.note() == null;
            if (name == null || name.isBlank() || !plain || !names.add(name)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(@Nullable String[] header) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < header.length; i++) {
            String given = header[i];
            String name = given == null || given.isBlank() ? "column_" + (i + 1) : given.strip();
            String free = name;
            for (int n = 2; !taken.add(free); n++) {
                free = name + "_" + n;
            }
            names.add(free);
        }
        return names;
    }

    private static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("column_" + i);
        }
        return names;
    }

    private static int widest(List<@Nullable String[]> records) {
        return records.stream().mapToInt(r -> r.length).max().orElse(0);
    }
}
