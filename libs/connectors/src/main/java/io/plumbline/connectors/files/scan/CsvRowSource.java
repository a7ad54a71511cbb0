package io.plumbline.connectors.files.scan;

import java.io.IOException;
import java.io.InputStream;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.store.TaskFiles;
import io.plumbline.connectors.files.text.ByteLines;
import io.plumbline.connectors.files.text.CsvDialect;
import io.plumbline.connectors.files.text.CsvRecords;

/**
 * A delimited file, or the part of it whose records begin after {@code from} and not after {@code to}.
 *
 * @param to the file's end or beyond for the last part
 */
public record CsvRowSource(
        int file,
        String shown,
        String location,
        CsvDialect dialect,
        FileColumns columns,
        RowShape shape,
        long from,
        long to)
        implements RowSource {

    private static final int SUSPICIOUS_LINES = 3;

    @Override
    public Rows open(TaskFiles files, ScanFindings findings) throws IOException {
        InputStream bytes = dialect.compression().unpack(files.open(location, from));
        ByteLines lines = ByteLines.of(bytes, dialect.encoding(), from);
        CsvRecords records = new CsvRecords(lines, dialect.delimiter(), dialect.quote(), shape.maxValueChars(), false);
        if (from > 0) {
            lines.next();
        } else {
            for (int i = 0; i < dialect.skipped(); i++) {
                records.next();
            }
        }
        return new CsvRows(lines, records, findings);
    }

    private final class CsvRows implements Rows {

        private final ByteLines lines;
        private final CsvRecords records;
        private final ScanFindings findings;

        private CsvRows(ByteLines lines, CsvRecords records, ScanFindings findings) {
            this.lines = lines;
            this.records = records;
            this.findings = findings;
        }

        @Override
        public @Nullable InternalRow next() throws IOException {
            @Nullable String @Nullable [] values = records.next();
            if (values == null || records.start() > to) {
                return null;
            }
            ScanFindings.Place place = new ScanFindings.Place(file, from, records.line());
            if (records.loneQuote()) {
                findings.row(ScanFindings.Kind.QUOTE_UNCLOSED, place);
            }
            if (values.length != columns.width()) {
                findings.row(ScanFindings.Kind.ROW_MALFORMED, place);
            }
            if (records.lines() >= SUSPICIOUS_LINES && swallows(values)) {
                findings.row(ScanFindings.Kind.QUOTE_SWALLOWS, place);
            }
            int[] places = columns.places();
            @Nullable Object[] row = new @Nullable Object[places.length];
            for (int i = 0; i < row.length; i++) {
                int at = places[i];
                row[i] = at < 0
                        ? columns.constant(i, findings, place)
                        : shape.value(i, at < values.length ? values[at] : null, findings, place);
            }
            return new GenericInternalRow(row);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }

        /** True if the lines within a value all look like records: then a quote may be missing where the value should end. */
        private boolean swallows(@Nullable String[] values) {
            for (String value : values) {
                String[] within = value == null || value.indexOf('\n') < 0 ? new String[0] : value.split("\n", -1);
                boolean alike = within.length >= SUSPICIOUS_LINES && columns.width() > 1;
                for (int i = 1; i < within.length - 1 && alike; i++) {
                    String line = within[i];
                    alike = line.chars().filter(c -> c == dialect.delimiter()).count() == columns.width() - 1L;
                }
                if (alike) {
                    return true;
                }
            }
            return false;
        }
    }
}
