package io.plumbline.profiling;

import java.lang.reflect.Field;

import org.apache.spark.sql.execution.vectorized.Dictionary;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;

/**
 * Tells which dictionary a column's ids are of. Spark keeps it to itself (the field is protected, and on executors our classes come
 * from another loader, so that sharing its package wouldn't help), but ids can only be counted over many batches by knowing when
 * their meaning changes.
 */
final class Dictionaries {
    private static final Field DICTIONARY = field();

    private Dictionaries() {}

    private static Field field() {
        try {
            Field field = WritableColumnVector.class.getDeclaredField("dictionary");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(
                    "WritableColumnVector: no field dictionary (expected: the Spark that this was built with)", e);
        }
    }

    /** Of a column that has one. */
    static Dictionary of(WritableColumnVector column) {
        try {
            return (Dictionary) DICTIONARY.get(column);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("dictionary: not accessible (expected: setAccessible to hold)", e);
        }
    }
}
