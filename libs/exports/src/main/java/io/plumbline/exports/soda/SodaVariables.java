package io.plumbline.exports.soda;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What Soda takes for a variable: it replaces {@code ${namespace.name}} in the texts of a contract after it has parsed them, so that
 * no way of writing a text keeps it. Names and values of the data could then pull in the environment of whoever runs the contract.
 */
final class SodaVariables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{ *[a-z]+\\.[a-zA-Z_][a-zA-Z_0-9]* *}");

    private SodaVariables() {}

    /** Whether any text of the tree has one, keys left aside, which are ours. */
    static boolean in(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map.values().stream().filter(Objects::nonNull).anyMatch(SodaVariables::in);
        }
        return tree instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).anyMatch(SodaVariables::in)
                : tree instanceof String text && VARIABLE.matcher(text).find();
    }

    /** A text for people, with a blank in each variable, so that it stays a text. */
    static String told(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> "\\$ " + found.group().substring(1));
    }
}
