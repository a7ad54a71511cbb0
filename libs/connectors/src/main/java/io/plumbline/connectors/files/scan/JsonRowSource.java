package io.plumbline.connectors.files.scan;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.files.look.JsonInspection;
import io.plumbline.connectors.files.store.Bytes;
import io.plumbline.connectors.files.store.TaskFiles;
import io.plumbline.connectors.files.text.ByteLines;
import io.plumbline.connectors.files.text.JsonForm;
import io.plumbline.connectors.files.types.TextForm;

/**
 * A JSON file: one object a line, of which a part may be read, or one document, of which one row is held at a time.
 *
 * @param columns constants of the folders only: members are found by name
 * @param wanted forms that a user asked for, by the name of the column
 */
public record JsonRowSource(
        int file,
        String shown,
        String location,
        JsonForm form,
        FileColumns columns,
        StructType read,
        Map<String, TextForm> wanted,
        long from,
        long to)
        implements RowSource {

    @Override
    public Rows open(TaskFiles files, ScanFindings findings) throws IOException {
        var bytes = form.compression().unpack(files.open(location, from));
        if (!form.lines()) {
            return new Document(Bytes.characters(bytes, form.encoding()), findings);
        }
        ByteLines lines = ByteLines.of(bytes, form.encoding(), from);
        if (from > 0) {
            lines.next();
        }
        return new Lines(lines, findings);
    }

    /** What both layouts share. */
    private abstract class Objects implements Rows {

        private final ScanFindings findings;
        private final JsonValues values = new JsonValues();
        private final Map<String, Integer> places = new HashMap<>();
        private final DataType[] types;
        private final @Nullable TextForm[] forms;

        private Objects(ScanFindings findings) {
            this.findings = findings;
            this.types = new DataType[read.size()];
            this.forms = new @Nullable TextForm[read.size()];
            for (int i = 0; i < types.length; i++) {
                types[i] = read.fields()[i].dataType();
                forms[i] = wanted.get(read.fields()[i].name());
                if (columns.folders()[i] == null) {
                    places.put(read.fields()[i].name(), i);
                }
            }
        }

        /** A row that has what the folders say and nothing else. */
        final @Nullable Object[] empty(long line) {
            ScanFindings.Place place = new ScanFindings.Place(file, from, line);
            @Nullable Object[] row = new @Nullable Object[types.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = columns.constant(i, findings, place);
            }
            return row;
        }

        /** The same row without what the line gave it. */
        final void clear(@Nullable Object[] row) {
            for (int at : places.values()) {
                row[at] = null;
            }
        }

        /** The object at the parser's current token. */
        final void fill(@Nullable Object[] row, JsonParser parser, long line) {
            ScanFindings.Place place = new ScanFindings.Place(file, from, line);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                Integer at = places.get(parser.currentName());
                parser.nextToken();
                if (at == null) {
                    parser.skipChildren();
                    continue;
                }
                row[at] = values.value(parser, types[at], forms[at]);
                if (values.misfit()) {
                    findings.value(ScanFindings.Kind.VALUE_UNFIT, at, place, null);
                }
                if (values.undecodable()) {
                    findings.value(ScanFindings.Kind.CHARACTERS, at, place, null);
                }
            }
        }

        final void broken(long line) {
            findings.row(ScanFindings.Kind.ROW_MALFORMED, new ScanFindings.Place(file, from, line));
        }
    }

    private final class Lines extends Objects {

        private final ByteLines lines;

        private Lines(ByteLines lines, ScanFindings findings) {
            super(findings);
            this.lines = lines;
        }

        @Override
        public @Nullable InternalRow next() throws IOException {
            String line = lines.next();
            while (line != null && line.isBlank()) {
                line = lines.next();
            }
            if (line == null || lines.start() > to) {
                return null;
            }
            @Nullable Object[] row = empty(lines.number());
            try (JsonParser parser = JsonInspection.JSON.createParser(ObjectReadContext.empty(), line)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    fill(row, parser, lines.number());
                    if (parser.nextToken() != null) {
                        broken(lines.number());
                    }
                } else {
                    broken(lines.number());
                }
            } catch (JacksonException e) {
                broken(lines.number());
                clear(row);
            }
            return new GenericInternalRow(row);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private final class Document extends Objects {

        private final JsonParser parser;
        private boolean inArray;
        private boolean ended;

        private Document(Reader reader, ScanFindings findings) {
            super(findings);
            this.parser = JsonInspection.JSON.createParser(ObjectReadContext.empty(), reader);
        }

        @Override
        public @Nullable InternalRow next() {
            try {
                if (!inArray && !ended) {
                    if (!begin()) {
                        ended = true;
                        return parser.currentToken() == JsonToken.START_OBJECT ? row() : null;
                    }
                }
                if (ended || parser.nextToken() != JsonToken.START_OBJECT) {
                    ended = true;
                    return null;
                }
                return row();
            } catch (JacksonException e) {
                TokenStreamLocation at = e.getLocation();
                String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
                throw new SourceException(
                        SourceFailure.FILE_UNREADABLE, where + "broken JSON (expected: valid JSON)", e);
            }
        }

        @Override
        public void close() {
            parser.close();
        }

        private InternalRow row() {
            long line = parser.currentTokenLocation().getLineNr();
            @Nullable Object[] row = empty(line);
            fill(row, parser, line);
            return new GenericInternalRow(row);
        }

        /** Goes to the array of rows; false if the document is one row. */
        private boolean begin() {
            JsonToken first = parser.nextToken();
            String member = form.member();
            if (first == JsonToken.START_OBJECT && member != null) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    boolean rows = member.equals(parser.currentName());
                    if (parser.nextToken() == JsonToken.START_ARRAY && rows) {
                        inArray = true;
                        return true;
                    }
                    parser.skipChildren();
                }
                return false;
            }
            inArray = first == JsonToken.START_ARRAY;
            return inArray;
        }
    }
}
