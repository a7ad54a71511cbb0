package io.plumbline.connectors.files.look;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.store.Compression;
import io.plumbline.connectors.files.text.ByteLines;
import io.plumbline.connectors.files.text.CsvDialect;
import io.plumbline.connectors.files.text.CsvHeader;
import io.plumbline.connectors.files.text.CsvRecords;
import io.plumbline.connectors.files.text.TextColumns;
import io.plumbline.connectors.files.text.TextEncoding;
import io.plumbline.connectors.files.types.TextType;

/** Finds delimiter, header, columns and types of a delimited file from its beginning, with the parser that Spark reads it with. */
public final class CsvInspection {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int PROBED_RECORDS = 200;

    private final String shown;
    private final String fileName;
    private final Compression compression;
    private final TextEncoding encoding;
    private final FileOptions options;
    private final SourceLimits limits;
    private final boolean whole;

    /** @param whole true if the sample is all that the file has */
    public CsvInspection(
            String shown,
            String fileName,
            Compression compression,
            TextEncoding encoding,
            FileOptions options,
            SourceLimits limits,
            boolean whole) {
        this.shown = shown;
        this.fileName = fileName;
        this.compression = compression;
        this.encoding = encoding;
        this.options = options;
        this.limits = limits;
        this.whole = whole;
    }

    /** The columns of the file with the types that the sample allows. */
    public Contents contents() {
        Character wanted = options.delimiter();
        char delimiter = wanted != null ? wanted : delimiter();
        Sampled sample = sampled(delimiter, Integer.MAX_VALUE);
        List<@Nullable String[]> records = sample.records();
        if (!whole && records.size() > 1) {
            records.remove(records.size() - 1);
        }
        if (records.isEmpty()) {
            throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": no rows (expected: rows)");
        }
        CsvHeader header = CsvHeader.of(records, options.header());
        List<@Nullable String[]> data = records.subList(header.above() + (header.named() ? 1 : 0), records.size());
        List<String> names = header.named() ? names(records.get(header.above())) : numbered(widest(records));
        if (names.size() > limits.maxColumns()) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    shown + ": " + names.size() + " columns (expected: at most " + limits.maxColumns() + ")");
        }
        CsvDialect dialect = new CsvDialect(
                compression,
                encoding.name(),
                delimiter,
                options.quote(),
                header.above() + (header.named() ? 1 : 0),
                sample.multiLine());
        List<String> warnings = new ArrayList<>();
        if (header.above() > 0) {
            warnings.add(shown + ": " + header.above() + (header.above() == 1 ? " line" : " lines")
                    + " above the names of the columns left out, as no row");
        }
        if (sample.loneQuote() != null) {
            warnings.add(shown + ": line " + sample.loneQuote() + ": a quote that is never closed");
        }
        return contents(names, types(names, data), dialect, whole ? (long) data.size() : null)
                .withWarnings(warnings);
    }

    private List<TextType> types(List<String> names, List<@Nullable String[]> data) {
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
        if (!whole) {
            types.forEach(TextType::partOnly);
        }
        return types;
    }

    /** The description of columns whose types are known. */
    public static Contents contents(List<String> names, List<TextType> types, CsvDialect dialect, @Nullable Long rows) {
        TextColumns columns = TextColumns.of(names, types, "text");
        return new Contents(columns.fields(), columns.schema(), rows, columns, dialect, null, null, List.of());
    }

    /**
     * What a look at the beginning gave.
     *
     * @param loneQuote line of the first quote that is never closed; null if there is none
     */
    private record Sampled(
            List<@Nullable String[]> records,
            boolean multiLine,
            @Nullable Long loneQuote) {}

    private Sampled sampled(char delimiter, int most) {
        List<@Nullable String[]> records = new ArrayList<>();
        boolean multiLine = false;
        Long loneQuote = null;
        byte[] bytes = encoding.text().getBytes(StandardCharsets.UTF_8);
        try (ByteLines lines = ByteLines.of(new ByteArrayInputStream(bytes), "UTF-8", 0)) {
            CsvRecords parser = new CsvRecords(lines, delimiter, options.quote(), limits.maxValueChars(), !whole);
            for (@Nullable String[] row = parser.next(); row != null && records.size() < most; row = parser.next()) {
                records.add(row);
                multiLine |= parser.lines() > 1;
                loneQuote = loneQuote == null && parser.loneQuote() ? Long.valueOf(parser.line()) : loneQuote;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SourceException e) {
            throw new SourceException(e.failure(), shown + ": " + e.reason(), e);
        }
        return new Sampled(records, multiLine, loneQuote);
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
            records = sampled(candidate, PROBED_RECORDS).records();
        } catch (SourceException e) {
            return 0;
        }
        int width = CsvHeader.usualWidth(records);
        long agreeing = records.stream().filter(r -> r.length == width).count();
        double share = records.isEmpty() ? 0 : (double) agreeing / records.size();
        return width < 2 ? 0 : share * share * (2 + Math.min(width, 50) / 50.0);
    }

    public static List<String> names(@Nullable String[] header) {
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
