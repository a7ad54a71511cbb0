package io.plumbline.exports.gx;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SQL as SQLAlchemy's {@code text()} takes it: a colon before a word is a parameter there, also within quotes, unless a backslash
 * is before it, which is then taken away.
 */
final class SqlAlchemyText {
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w\\\\]):(?=\\w+(?!:))");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(:[\\w$]*)(?![:\\w$])");
    private static final Pattern TO_ESCAPE =
            Pattern.compile("(?:(?<![:\\w\\\\]):(?=\\w+(?!:)))|(?:(?<=\\\\):(?=[\\w$]*(?![:\\w$])))");

    private SqlAlchemyText() {}

    /** Empty for the few texts that can't be written so that the same comes out, such as {@code ':a:'}. */
    static Optional<String> of(String sql) {
        String escaped = TO_ESCAPE.matcher(sql).replaceAll("\\\\:");
        boolean same = !PARAMETER.matcher(escaped).find()
                && ESCAPED.matcher(escaped).replaceAll("$1").equals(sql);
        return same ? Optional.of(escaped) : Optional.empty();
    }
}
