package io.plumbline.exports.profile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A profile as CSV (RFC 4180): one line for each metric of each field. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it, so that opening the file runs nothing; numbers don't.
 */
public final class ProfileCsv {
    private static final List<String> HEADER = List.of(
            "ordinal",
            "path",
            "sparkType",
            "profiledType",
            "metric",
            "kind",
            "value",
            "exact",
            "lower",
            "upper",
            "bound",
            "absentReason");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final String FORMULA = "=+-@\t\r\n";

    private ProfileCsv() {}

    /** Leaves the stream open. */
    public static void write(Iterator<ProfiledField> fields, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(String.join(",", HEADER) + "\r\n");
        while (fields.hasNext()) {
            ProfiledField field = fields.next();
            for (ProfiledField.Figure figure : field.figures()) {
                writer.write(field.ordinal() + ","
                        + cell(field.path()) + ","
                        + cell(field.sparkType()) + ","
                        + cell(field.profiledType()) + ","
                        + cell(figure.name()) + ","
                        + cell(figure.kind()) + ","
                        + cell(figure.value()) + ","
                        + figure.exact() + ","
                        + cell(figure.lower()) + ","
                        + cell(figure.upper()) + ","
                        + cell(figure.bound()) + ","
                        + cell(figure.absentReason()) + "\r\n");
            }
        }
        writer.flush();
    }

    /** Empty for null. */
    static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        boolean formula =
                FORMULA.indexOf(value.charAt(0)) >= 0 && !NUMBER.matcher(value).matches();
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == '\t')
                || safe.charAt(0) == ' '
                || safe.charAt(safe.length() - 1) == ' ';
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
