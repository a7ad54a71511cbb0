package io.plumbline.benchmarks.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param scenarios names in the order given; every one when none was
 * @param data where data sets are kept between runs
 * @param without contestants that stay away
 * @param scale TPC-H's scale of lineitem
 * @param deequClassPath null when Deequ wasn't built
 */
record Settings(
        List<String> scenarios,
        Path data,
        Set<String> without,
        Rounds rounds,
        double scale,
        @Nullable String deequClassPath) {

    static final List<String> ALL = List.of("lineitem", "csv", "group", "wide", "many", "strings", "merge", "memory");

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException if one isn't known
     */
    static Settings of(String[] arguments) {
        List<String> scenarios = new ArrayList<>();
        Path data = Path.of("benchmarks", "target", "data");
        Set<String> without = Set.of();
        int warmUp = 2;
        int rounds = 5;
        int slow = 2;
        double scale = 1;
        String deequ = null;
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String value = argument.substring(equals + 1);
            switch (equals < 0 ? argument : argument.substring(0, equals)) {
                case "--data" -> data = Path.of(value);
                case "--without" -> without = Set.of(value.split(",", -1));
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--slow-rounds" -> slow = Integer.parseInt(value);
                case "--scale" -> scale = Double.parseDouble(value);
                case "--deequ-class-path" -> deequ = value;
                default -> {
                    if (!ALL.contains(argument) && !argument.equals("gate")) {
                        throw new IllegalArgumentException(
                                "argument: " + argument + " (expected: gate, " + ALL
                                        + ", --data=DIRECTORY, --without=NAME,…, --warm-up=N, --rounds=N, --slow-rounds=N or --scale=N)");
                    }
                    scenarios.add(argument);
                }
            }
        }
        return new Settings(
                scenarios.isEmpty() ? ALL : List.copyOf(scenarios),
                data,
                without,
                new Rounds(warmUp, rounds, slow),
                scale,
                deequ);
    }

    boolean has(String contestant) {
        return !without.contains(contestant);
    }
}
