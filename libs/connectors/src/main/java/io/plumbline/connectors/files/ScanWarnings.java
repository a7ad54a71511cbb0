package io.plumbline.connectors.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.files.look.Contents;
import io.plumbline.connectors.files.scan.ScanFindings;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.FoundFile;
import io.plumbline.connectors.files.text.CsvDialect;
import io.plumbline.connectors.files.text.JsonForm;

/** Says what a scan found, with the file and the line where it is first. */
final class ScanWarnings {

    private final FileStore store;
    private final FileContainer container;
    private final List<FieldDescription> fields;
    private final Set<String> masked;

    /** @param masked names of the fields of which no value is quoted */
    ScanWarnings(FileStore store, FileContainer container, List<FieldDescription> fields, Set<String> masked) {
        this.store = store;
        this.container = container;
        this.fields = fields;
        this.masked = masked;
    }

    List<ReadWarning> of(ScanFindings findings) {
        List<ReadWarning> warnings = new ArrayList<>();
        for (ScanFindings.Kind kind : ScanFindings.Kind.values()) {
            findings.found().entrySet().stream()
                    .filter(e -> e.getKey().kind() == kind)
                    .sorted(java.util.Comparator.comparingInt(e -> e.getKey().column()))
                    .forEach(e -> warnings.add(warning(e)));
        }
        return warnings;
    }

    private ReadWarning warning(Map.Entry<ScanFindings.Key, ScanFindings.Found> entry) {
        ScanFindings.Found found = entry.getValue();
        int column = entry.getKey().column();
        FieldDescription field = column < 0 ? null : fields.get(column);
        String code = switch (entry.getKey().kind()) {
            case ROW_MALFORMED -> "ROWS_MALFORMED";
            case QUOTE_UNCLOSED, QUOTE_SWALLOWS -> "QUOTES_UNCLOSED";
            case VALUE_UNFIT -> "VALUES_UNPARSEABLE";
            case VALUE_ERROR -> "VALUES_ARE_ERRORS";
            case CHARACTERS -> "CHARACTERS_UNDECODABLE";
        };
        String what = switch (entry.getKey().kind()) {
            case ROW_MALFORMED ->
                container.known().json() != null
                        ? "lines are no JSON object"
                        : "lines have more or fewer values than there are columns";
            case QUOTE_UNCLOSED -> "lines open a quote that is never closed, read as a character";
            case QUOTE_SWALLOWS -> "values span lines that look like records; a quote may be missing";
            case VALUE_UNFIT -> "values are no " + (field == null ? "value" : field.sparkType()) + ", read as null";
            case VALUE_ERROR -> "cells hold an error, read as null";
            case CHARACTERS -> "values have bytes that are not " + encoding();
        };
        String name = field == null ? "" : "column " + field.name() + ": ";
        // What concerns whole rows is not said of one field, and may be of any.
        boolean quotes = field == null ? masked.isEmpty() : !masked.contains(field.name());
        String example = found.example() == null || !quotes ? "" : ": " + found.example();
        return new ReadWarning(
                code,
                field == null ? null : field.name(),
                found.count(),
                store.shown(container.name()) + ": " + name + found.count() + " " + what + ", first at "
                        + where(found.first()) + example);
    }

    private String encoding() {
        Contents contents = container.known();
        CsvDialect dialect = contents.dialect();
        JsonForm json = contents.json();
        return dialect != null ? dialect.encoding() : json != null ? json.encoding() : "text";
    }

    private String where(ScanFindings.Place place) {
        FoundFile file = container.members().get(place.file()).file();
        boolean sheet = file.format().holdsSheets();
        Long before = place.from() == 0 ? Long.valueOf(0) : breaks(file, place.from());
        String shown = store.shown(file.relative());
        return before == null ? shown : shown + (sheet ? " row " : " line ") + (before + place.line());
    }

    /** Lines that end before that byte; null if the file can't be read any more. */
    private @Nullable Long breaks(FoundFile file, long end) {
        try (InputStream in = new BufferedInputStream(store.open(file).newStream(), 1 << 16)) {
            long breaks = 0;
            int before = 0;
            for (long i = 0; i < end; i++) {
                int b = in.read();
                breaks += b == '\r' || b == '\n' && before != '\r' ? 1 : 0;
                before = b;
            }
            return breaks;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
