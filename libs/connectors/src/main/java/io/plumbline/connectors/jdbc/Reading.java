package io.plumbline.connectors.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Under which Spark type a column is read.
 *
 * @param expression that makes it so, in the database's own SQL
 * @param split by what kind of ranges a read can be cut along it; null if by none
 * @param lost a condition that is true where a value is read as null because Spark has no such value; null if there are none
 * @param note why, where that isn't obvious; null otherwise
 */
record Reading(
        String sparkType,
        String expression,
        @Nullable SplitKind split,
        @Nullable String lost,
        @Nullable String note) {

    static Reading as(String sparkType, String expression) {
        return new Reading(sparkType, expression, null, null, null);
    }

    static Reading text(String expression, String note) {
        return new Reading("string", expression, null, null, note);
    }

    Reading split(SplitKind kind) {
        return new Reading(sparkType, expression, kind, lost, note);
    }

    Reading losing(String condition) {
        return new Reading(sparkType, expression, split, condition, note);
    }

    Reading noting(String why) {
        return new Reading(sparkType, expression, split, lost, why);
    }
}
