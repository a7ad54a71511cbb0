package io.plumbline.connectors.jdbc;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Under which Spark type a column is read.
 *
 * @param expression that makes it so, in the database's own SQL
 * @param split by what kind of ranges a read can be cut along it; null if by none
 * @param lost the values that are not read as they are; empty if there can be none
 * @param note why, where that isn't obvious; null otherwise
 */
record Reading(
        String sparkType,
        String expression,
        @Nullable SplitKind split,
        List<Lost> lost,
        @Nullable String note) {

    Reading {
        lost = List.copyOf(lost);
    }

    static Reading as(String sparkType, String expression) {
        return new Reading(sparkType, expression, null, List.of(), null);
    }

    static Reading text(String expression, String note) {
        return new Reading("string", expression, null, List.of(), note);
    }

    Reading split(SplitKind kind) {
        return new Reading(sparkType, expression, kind, lost, note);
    }

    Reading losing(Loss loss, String condition) {
        List<Lost> all = Stream.concat(lost.stream(), Stream.of(new Lost(loss, condition)))
                .toList();
        return new Reading(sparkType, expression, split, all, note);
    }

    Reading noting(String why) {
        return new Reading(sparkType, expression, split, lost, why);
    }
}
