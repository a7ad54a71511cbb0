package io.plumbline.connectors.jdbc;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How columns of one of a database's own types are read, where JDBC's word for it doesn't say enough.
 *
 * @param type matches the type's name in lower case
 * @param expression with {@code {c}} for the column
 */
record TypeRule(
        Pattern type,
        String sparkType,
        String expression,
        @Nullable String note) {

    static TypeRule of(String type, String sparkType, String expression) {
        return new TypeRule(Pattern.compile(type), sparkType, expression, null);
    }

    static TypeRule text(String type, String expression, String note) {
        return new TypeRule(Pattern.compile(type), "string", expression, note);
    }

    /** The reading, if the rule is for that type. */
    Optional<Reading> reading(String typeName, String column) {
        if (!type.matcher(typeName.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        Reading reading = Reading.as(sparkType, expression.replace("{c}", column));
        return Optional.of(note == null ? reading : reading.noting(note));
    }
}
