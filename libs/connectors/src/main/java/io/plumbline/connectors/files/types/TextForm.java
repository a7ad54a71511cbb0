package io.plumbline.connectors.files.types;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** How the text of one column becomes values of one type. The same object says what fits when types are found and when rows are read. */
public sealed interface TextForm extends Serializable {

    /** Text as it is. */
    TextForm TEXT = new Text();

    DataType type();

    /** The value as Spark stores it; null if the text, which isn't blank, doesn't fit. */
    @Nullable
    Object parse(String text);

    /** How values are spelled, where the type alone doesn't say; null otherwise. */
    @Nullable
    String format();

    /** Text as it is. */
    record Text() implements TextForm {
        @Override
        public DataType type() {
            return DataTypes.StringType;
        }

        @Override
        public Object parse(String text) {
            return UTF8String.fromString(text);
        }

        @Override
        public @Nullable String format() {
            return null;
        }
    }

    /** One of two words. */
    record Bool(@Nullable Truth words) implements TextForm {
        @Override
        public DataType type() {
            return DataTypes.BooleanType;
        }

        @Override
        public @Nullable Object parse(String text) {
            Truth one = words;
            if (one != null) {
                return one.of(text.strip());
            }
            for (Truth any : Truth.values()) {
                Boolean value = any.of(text.strip());
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public @Nullable String format() {
            Truth one = words;
            return one == null || one == Truth.TRUE_FALSE ? null : one.words();
        }
    }

    /** A whole number that fits the type: bigint, int, smallint, tinyint. */
    record Whole(DataType type, NumberStyle style) implements TextForm {
        @Override
        public @Nullable Object parse(String text) {
            String plain = style == NumberStyle.POINT ? text.strip() : style.plain(text.strip());
            if (plain == null || plain.isEmpty() || plain.length() > 40) {
                return null;
            }
            try {
                long value = Long.parseLong(plain);
                if (type.equals(DataTypes.LongType)) {
                    return value;
                }
                if (type.equals(DataTypes.IntegerType)) {
                    return value == (int) value ? (Object) (int) value : null;
                }
                if (type.equals(DataTypes.ShortType)) {
                    return value == (short) value ? (Object) (short) value : null;
                }
                return value == (byte) value ? (Object) (byte) value : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        public @Nullable String format() {
            return style.grouped() ? style.example().substring(0, 5) : null;
        }
    }

    /** An exact decimal. */
    record Exact(int precision, int scale, NumberStyle style) implements TextForm {
        @Override
        public DataType type() {
            return DataTypes.createDecimalType(precision, scale);
        }

        @Override
        public @Nullable Object parse(String text) {
            String plain = style.plain(text.strip());
            return plain == null || plain.length() > 400 ? null : decimal(plain, precision, scale);
        }

        @Override
        public @Nullable String format() {
            return style == NumberStyle.POINT ? null : style.example();
        }

        /** The number in that many digits; null if it has more. */
        static @Nullable Decimal decimal(String plain, int precision, int scale) {
            try {
                BigDecimal value = new BigDecimal(plain);
                if (value.scale() > scale) {
                    value = value.setScale(scale, RoundingMode.UNNECESSARY);
                }
                if (value.precision() - value.scale() > precision - scale && value.signum() != 0) {
                    return null;
                }
                return Decimal.apply(value.setScale(scale, RoundingMode.UNNECESSARY), precision, scale);
            } catch (ArithmeticException | NumberFormatException e) {
                return null;
            }
        }
    }

    /** A number that floats; {@code NaN} and {@code Infinity} are some. */
    record Floating(DataType type) implements TextForm {
        @Override
        public @Nullable Object parse(String text) {
            String stripped = text.strip();
            Double value = number(stripped);
            return value == null ? null : type.equals(DataTypes.FloatType) ? (Object) value.floatValue() : value;
        }

        @Override
        public @Nullable String format() {
            return null;
        }

        static @Nullable Double number(String text) {
            if (text.isEmpty() || text.length() > 400) {
                return null;
            }
            char last = text.charAt(text.length() - 1);
            if (last >= '0' && last <= '9') {
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    if (!(c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                        return null;
                    }
                }
                try {
                    return Double.valueOf(text);
                } catch (NumberFormatException e) {
                    return null;
                }
            }
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "nan" -> Double.NaN;
                case "inf", "infinity", "+inf", "+infinity" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                default -> null;
            };
        }
    }

    /** A date. */
    record Day(DateStyle style) implements TextForm {
        @Override
        public DataType type() {
            return DataTypes.DateType;
        }

        @Override
        public @Nullable Object parse(String text) {
            String stripped = text.strip();
            long day = style.day(stripped, stripped.length());
            return day == DateStyle.NONE ? null : (Object) (int) day;
        }

        @Override
        public @Nullable String format() {
            return style == DateStyle.ISO ? null : style.pattern();
        }
    }

    /** A date and a time of day, in no zone or in a zone that the text gives. */
    record Moment(DateStyle style, boolean zoned) implements TextForm {
        private static final long DAY = 86_400_000_000L;

        @Override
        public DataType type() {
            return zoned ? DataTypes.TimestampType : DataTypes.TimestampNTZType;
        }

        @Override
        public @Nullable Object parse(String text) {
            String stripped = text.strip();
            ClockTime time = ClockTime.in(stripped);
            if (time == null) {
                long day = zoned ? DateStyle.NONE : style.day(stripped, stripped.length());
                return day == DateStyle.NONE ? null : (Object) (day * DAY);
            }
            Integer offset = time.offsetSeconds();
            long day = style.day(stripped, time.dateEnd());
            if (day == DateStyle.NONE || (offset != null) != zoned || time.finer()) {
                return null;
            }
            return day * DAY + time.micros() - (offset == null ? 0 : offset * 1_000_000L);
        }

        @Override
        public @Nullable String format() {
            return style == DateStyle.ISO ? null : style.pattern() + " HH:mm:ss" + (zoned ? "XXX" : "");
        }
    }

    /** A date or a time by a pattern that a user gave. */
    record Patterned(DataType type, String pattern) implements TextForm {
        @Override
        public @Nullable Object parse(String text) {
            try {
                DateTimeFormatter formatter = TimePatterns.of(pattern);
                if (type.equals(DataTypes.DateType)) {
                    return (int) LocalDate.parse(text.strip(), formatter).toEpochDay();
                }
                if (type.equals(DataTypes.TimestampNTZType)) {
                    return micros(LocalDateTime.parse(text.strip(), formatter));
                }
                // A moment without a zone is taken to be in UTC.
                return formatter.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from)
                                instanceof OffsetDateTime moment
                        ? micros(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
                        : micros(LocalDateTime.parse(text.strip(), formatter));
            } catch (DateTimeException e) {
                return null;
            }
        }

        @Override
        public String format() {
            return pattern;
        }

        private static long micros(LocalDateTime time) {
            return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1000;
        }
    }

    /**
     * What a user asks for.
     *
     * @param type as Spark's DDL names it
     * @param format a pattern of Java's DateTimeFormatter for dates and times; null for ISO
     * @throws IllegalArgumentException that says what is expected
     */
    static TextForm of(String type, @Nullable String format) {
        return WantedForms.of(type, format);
    }
}
