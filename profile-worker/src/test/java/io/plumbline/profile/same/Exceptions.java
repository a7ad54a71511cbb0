package io.plumbline.profile.same;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ReadOptions;

/** What can't be the same, store by store and field by field, and why. */
final class Exceptions {

    /**
     * @param aspects those of the field that differ; each must
     * @param reason why no reader could do better without being told
     * @param remedy the type that makes the profile the same when a user asks for it; null if the store itself has lost something
     */
    record Stated(
            Set<String> stores,
            String field,
            Set<String> aspects,
            String reason,
            @Nullable String remedy) {

        boolean covers(Differences.Difference difference) {
            return difference.field().equals(field) && aspects.contains(difference.aspect());
        }
    }

    private static final List<Stated> ALL = List.of(
            new Stated(
                    Set.of("csv", "xlsx"),
                    "eighth",
                    Set.of("type", "nanCount", "infinityCount"),
                    "nothing says that 0.125 was a binary fraction, so it is the exact decimal that is written",
                    "double"),
            new Stated(
                    Set.of("json lines", "json array"),
                    "amount",
                    Set.of("type", "mean", "nanCount", "infinityCount"),
                    "a number of JSON with a point is a double to nearly every program that writes one",
                    "decimal(18,2)"),
            new Stated(
                    Set.of("json lines", "json array"),
                    "vast",
                    Set.of(
                            "type",
                            "max",
                            "range",
                            "mean",
                            "sum",
                            "nanCount",
                            "infinityCount",
                            "integerCount",
                            "integerRatio",
                            "maxDecimalPlaces"),
                    "a number of JSON with a point is a double to nearly every program that writes one",
                    "decimal(38,10)"),
            new Stated(
                    Set.of("mariadb"),
                    "ok",
                    Set.of(
                            "type",
                            "min",
                            "max",
                            "mean",
                            "stddev",
                            "variance",
                            "sum",
                            "q1",
                            "median",
                            "q3",
                            "zeroCount",
                            "negativeCount",
                            "trueCount",
                            "falseCount",
                            "range",
                            "coefficientOfVariation",
                            "skewness",
                            "kurtosis",
                            "isNotNormal",
                            "p1",
                            "p5",
                            "p10",
                            "p90",
                            "p95",
                            "p99",
                            "interquartileRange",
                            "medianAbsoluteDeviation",
                            "outlierCount",
                            "positiveCount",
                            "integerCount",
                            "integerRatio",
                            "maxDecimalPlaces",
                            "benfordDeviation",
                            "trueRatio",
                            "distributions",
                            "topValues",
                            "histogram"),
                    "MariaDB has no boolean: it is a tinyint(1), which may hold 2 as well",
                    "boolean"),
            new Stated(
                    Set.of("xlsx"),
                    "big",
                    Set.of("min", "range", "stddev", "variance", "coefficientOfVariation", "skewness", "kurtosis"),
                    "a number in a workbook is a double, exact to 2^53",
                    null),
            new Stated(
                    Set.of("xlsx"),
                    "vast",
                    Set.of(
                            "type",
                            "min",
                            "max",
                            "range",
                            "mean",
                            "sum",
                            "p1",
                            "p5",
                            "p10",
                            "q1",
                            "median",
                            "q3",
                            "p90",
                            "p95",
                            "p99",
                            "interquartileRange",
                            "medianAbsoluteDeviation",
                            "integerCount",
                            "integerRatio",
                            "maxDecimalPlaces"),
                    "a number in a workbook is a double: of 29 digits 15 are left, and none of the fraction",
                    null),
            new Stated(
                    Set.of("xlsx"),
                    "fine",
                    Set.of("min", "max", "range", "midnightCount", "midnightRatio", "freshnessLag"),
                    "a time in a workbook is a double in days, exact to the millisecond",
                    null),
            new Stated(Set.of("xlsx"), "seen", Set.of("type", "min", "max"), "a time in a workbook has no zone", null),
            new Stated(
                    Set.of("xlsx"),
                    "note",
                    Set.of(
                            "nullCount",
                            "completeness",
                            "distinctCount",
                            "distinctRatio",
                            "duplicateCount",
                            "stddevLength",
                            "distributions",
                            "entropy",
                            "min",
                            "emptyCount",
                            "minLength",
                            "meanLength",
                            "topValues",
                            "typeShares",
                            "histogram"),
                    "an empty text in a workbook looks like a cell without anything",
                    null));

    private Exceptions() {}

    static List<Stated> of(String store) {
        return ALL.stream().filter(stated -> stated.stores().contains(store)).toList();
    }

    /** The types that a user would ask for. */
    static Map<String, ReadOptions.WantedType> remedies(String store) {
        Map<String, ReadOptions.WantedType> types = new HashMap<>();
        for (Stated stated : of(store)) {
            if (stated.remedy() != null) {
                types.put(stated.field(), new ReadOptions.WantedType(stated.remedy(), null));
            }
        }
        return types;
    }

    static Set<String> stores() {
        return ALL.stream().flatMap(stated -> stated.stores().stream()).collect(Collectors.toSet());
    }
}
