package io.plumbline.statistics.metric;

import java.math.BigDecimal;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.ValueDomain;

/** The values that name groups of rows, in the text that figures have too. */
public final class GroupValues {
    private static final int MOST_DIGITS = 24;

    private GroupValues() {}

    /** A value of a domain that {@code FieldState.addLong} is for. */
    public static String ofLong(FieldShape shape, long value) {
        return ValueText.of(shape, value);
    }

    /** Zero, however it is signed, is one value, and NaN is one. What would have very many digits has an exponent. */
    public static String ofDouble(FieldShape shape, double value) {
        String plain = ValueText.ofDouble(shape.domain(), value);
        if (plain.length() <= MOST_DIGITS) {
            return plain;
        }
        return shape.domain() == ValueDomain.FLOAT ? Float.toString((float) value) : Double.toString(value);
    }

    /** Without zeros at the end. */
    public static String ofDecimal(BigDecimal value) {
        return ValueText.plain(value);
    }
}
