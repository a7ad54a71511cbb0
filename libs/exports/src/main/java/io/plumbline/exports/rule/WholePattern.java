package io.plumbline.exports.rule;

/** A pattern that matches the whole of a text, for engines that look for a part. */
public final class WholePattern {
    private WholePattern() {}

    public static String of(String pattern) {
        return "^(?:" + pattern + ")$";
    }
}
