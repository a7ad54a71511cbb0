package io.plumbline.profile.same;

import java.math.BigDecimal;
import java.sql.Timestamp;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows as text by RFC 4180: every text is quoted, so that an empty one is told from a null. */
final class Texts {

    private Texts() {}

    static String csv(Dataset<Row> rows) {
        StringBuilder out = new StringBuilder(String.join(",", rows.columns()));
        out.append("\r\n");
        for (Row row : rows.collectAsList()) {
            for (int i = 0; i < row.size(); i++) {
                out.append(i == 0 ? "" : ",").append(of(row.get(i)));
            }
            out.append("\r\n");
        }
        return out.toString();
    }

    private static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Timestamp at ? at.toInstant().toString() : value.toString();
    }
}
