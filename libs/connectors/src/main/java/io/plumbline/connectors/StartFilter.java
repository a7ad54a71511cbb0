package io.plumbline.connectors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

import static org.apache.spark.sql.functions.lit;

/** A start as a condition on a column of a DataFrame, in a form that readers of Parquet and ORC take over. */
public final class StartFilter {

    private StartFilter() {}

    /**
     * True where the value is greater; not true where there is none.
     *
     * @param type of the column
     */
    public static Column of(Column column, DataType type, StartValue start) {
        if (start instanceof StartValue.OfNumber number) {
            return beyond(column, type, number.value());
        } else if (start instanceof StartValue.OfDay day) {
            return column.gt(lit(day.value()));
        } else if (start instanceof StartValue.OfClock clock) {
            return column.gt(lit(clock.value()));
        }
        return column.gt(lit(((StartValue.OfMoment) start).utc().toInstant(ZoneOffset.UTC)));
    }

    private static Column beyond(Column column, DataType type, BigDecimal number) {
        if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
            return column.gt(lit(number.doubleValue()));
        }
        // Of whole numbers those beyond 1.5 are those beyond 1; of decimals alike at their scale. Of the column's own
        // type, so
        // that the condition can be handed to the reader.
        boolean whole = !(type instanceof DecimalType);
        int scale = type instanceof DecimalType decimal ? decimal.scale() : 0;
        BigDecimal floor = number.setScale(scale, RoundingMode.FLOOR);
        BigDecimal greatest = greatest(type);
        BigDecimal least = whole ? greatest.negate().subtract(BigDecimal.ONE) : greatest.negate();
        if (floor.compareTo(greatest) >= 0) {
            return lit(false);
        } else if (floor.compareTo(least) < 0 || !whole && floor.compareTo(least) == 0) {
            return column.isNotNull();
        }
        return column.gt(lit(floor).cast(type));
    }

    /** The greatest whole number of the type; of decimals the least number that is beyond them. */
    private static BigDecimal greatest(DataType type) {
        if (type instanceof DecimalType decimal) {
            return BigDecimal.TEN.pow(decimal.precision() - decimal.scale());
        }
        long most = type.equals(DataTypes.ByteType)
                ? Byte.MAX_VALUE
                : type.equals(DataTypes.ShortType)
                        ? Short.MAX_VALUE
                        : type.equals(DataTypes.IntegerType) ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return BigDecimal.valueOf(most);
    }
}
