package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.ValueDomain;

/** Values in their one canonical text. */
final class ValueText {
    private static final long MICROS = 1_000_000L;

    private ValueText() {}

    /** A value as {@code ValueCounts} keeps it in numbers. */
    static String of(FieldShape shape, long value) {
        return switch (shape.domain()) {
            case BOOLEAN -> value == 0 ? "false" : "true";
            case LONG -> plain(BigDecimal.valueOf(value, shape.scale()));
            case FLOAT, DOUBLE -> ofDouble(shape.domain(), Double.longBitsToDouble(value));
            case DATE -> LocalDate.ofEpochDay(value).toString();
            case INSTANT -> instant(value).toString();
            case LOCAL_DATE_TIME ->
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(instant(value), ZoneOffset.UTC));
            case DECIMAL, TEXT, BYTES, SIZE, NONE -> Long.toString(value);
        };
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    }

    /** A finite number in the shortest form that identifies it; otherwise NaN, Infinity or -Infinity. */
    static String ofDouble(ValueDomain domain, double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return plain(
                new BigDecimal(domain == ValueDomain.FLOAT ? Float.toString((float) value) : Double.toString(value)));
    }

    static String ofDouble(double value) {
        return ofDouble(ValueDomain.DOUBLE, value);
    }

    /** A quantile, which sketches keep as a double, in the text of the field's domain. */
    static String ofRank(FieldShape shape, double value) {
        return switch (shape.domain()) {
            case DATE, INSTANT, LOCAL_DATE_TIME -> of(shape, Math.round(value));
            case FLOAT -> ofDouble(ValueDomain.FLOAT, value);
            case LONG ->
                shape.scale() == 0 ? plain(new BigDecimal(value)) : plain(new BigDecimal(value, MathContext.DECIMAL64));
            case BOOLEAN, DECIMAL, DOUBLE, TEXT, BYTES, SIZE, NONE -> ofDouble(value);
        };
    }

    /** No exponent, no trailing zeros after the point. */
    static String plain(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** A kept value as a number for ranking and buckets. */
    static double toDouble(FieldShape shape, long value) {
        return switch (shape.domain()) {
            case FLOAT, DOUBLE -> Double.longBitsToDouble(value);
            case LONG -> BigDecimal.valueOf(value, shape.scale()).doubleValue();
            case BOOLEAN, DECIMAL, TEXT, DATE, INSTANT, LOCAL_DATE_TIME, BYTES, SIZE, NONE -> value;
        };
    }
}
