package io.plumbline.connectors.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one text column could be read as, narrowed value by value. Codes stay text: leading zeros, a leading plus
 * sign and more than 18 digits would not survive as numbers.
 */
final class TextType {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile(
            "-?(0|[1-9][0-9]{0,17})?\\.[0-9]{1,18}([eE][+-]?[0-9]{1,3})?|-?[1-9][0-9]{0,17}[eE][+-]?[0-9]{1,3}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?");
    private static final Pattern ZONE = Pattern.compile("(.*[0-9])(Z|[+-][0-9]{2}:?[0-9]{2})");

    private boolean seen;
    private boolean bool = true;
    private boolean whole = true;
    private boolean decimal = true;
    private boolean date = true;
    private boolean local = true;
    private boolean zoned = true;
    private @Nullable String code;

    /** Narrows by one value; an empty one says nothing. */
    void add(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        seen = true;
        String lower = value.length() <= 5 ? value.toLowerCase(Locale.ROOT) : value;
        bool = bool && (lower.equals("true") || lower.equals("false"));
        boolean isWhole = WHOLE.matcher(value).matches();
        if (!isWhole && code == null && DIGITS.matcher(value).matches()) {
            code = value;
        }
        whole = whole && isWhole;
        decimal = decimal && (isWhole || DECIMAL.matcher(value).matches());
        date = date && isDate(value);
        local = local && (isDate(value) || isTime(value));
        zoned = zoned && isZoned(value);
    }

    /** What both could be read as. */
    void merge(TextType other) {
        if (!other.seen) {
            return;
        }
        seen = true;
        bool &= other.bool;
        whole &= other.whole;
        decimal &= other.decimal;
        date &= other.date;
        local &= other.local;
        zoned &= other.zoned;
        code = code == null ? other.code : code;
    }

    DataType type() {
        if (!seen) {
            return DataTypes.StringType;
        }
        return bool
                ? DataTypes.BooleanType
                : whole
                        ? DataTypes.LongType
                        : decimal
                                ? DataTypes.DoubleType
                                : date
                                        ? DataTypes.DateType
                                        : local
                                                ? DataTypes.TimestampNTZType
                                                : zoned ? DataTypes.TimestampType : DataTypes.StringType;
    }

    /** Why it stays text although it has numbers; null if there is nothing to say. */
    @Nullable
    String note() {
        String kept = code;
        if (!seen) {
            return "no value seen";
        }
        return kept == null || !type().equals(DataTypes.StringType)
                ? null
                : "text, since a number would lose digits: " + (kept.length() > 40 ? kept.substring(0, 40) : kept);
    }

    private static boolean isDate(String value) {
        if (!DATE.matcher(value).matches()) {
            return false;
        }
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        return TIME.matcher(value).matches() && isDate(value.substring(0, 10));
    }

    private static boolean isZoned(String value) {
        var zone = ZONE.matcher(value);
        return value.length() > 16 && zone.matches() && isTime(zone.group(1));
    }
}
