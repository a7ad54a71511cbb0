package io.plumbline.benchmarks.profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has several do their work in turn, so that whatever else the machine does meets all of them, and keeps the times of the
 * rounds after the warm-up.
 */
final class Race {
    private final String title;
    private final List<Contestant> contestants = new ArrayList<>();

    /** One that takes part: a name, who is asked, and what. */
    private record Contestant(String name, EngineProcess engine, String[] words, boolean slow) {}

    /**
     * What came out.
     *
     * @param seconds of each measured round, by contestant, in the order of the rounds
     * @param notes what each contestant said that it had done, in the last round
     * @param failures why a contestant is not among those with times
     */
    record Result(
            String title, Map<String, double[]> seconds, Map<String, String> notes, Map<String, String> failures) {
        double median(String contestant) {
            double[] sorted = times(contestant).clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        double[] times(String contestant) {
            double[] times = seconds.get(contestant);
            if (times == null) {
                throw new IllegalArgumentException(
                        "contestant: " + contestant + " (expected: one of " + seconds.keySet() + ")");
            }
            return times;
        }

        boolean has(String contestant) {
            return seconds.containsKey(contestant);
        }

        /** How many times the other's median the one's is. */
        double ratio(String one, String other) {
            return median(one) / median(other);
        }
    }

    Race(String title) {
        this.title = title;
    }

    Race with(String name, EngineProcess engine, String... words) {
        contestants.add(new Contestant(name, engine, words, false));
        return this;
    }

    /** One that takes minutes: without a warm-up of its own, in the first rounds alone. */
    Race withSlow(String name, EngineProcess engine, String... words) {
        contestants.add(new Contestant(name, engine, words, true));
        return this;
    }

    /**
     * Runs it. Who fails takes no further part, and the result says so.
     *
     * @throws IllegalStateException if the first one fails, which the others are compared with
     */
    Result run(Rounds rounds) throws IOException {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        Map<String, String> failures = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (int round = -rounds.warmUp(); round < rounds.measured(); round++) {
            for (Contestant contestant : contestants) {
                boolean out = contestant.slow && (round < 0 || round >= rounds.slow());
                if (out || failures.containsKey(contestant.name)) {
                    continue;
                }
                EngineProcess.Answer answer;
                try {
                    answer = contestant.engine.ask(contestant.words);
                } catch (IllegalStateException e) {
                    if (contestant.equals(contestants.get(0))) {
                        throw e;
                    }
                    failures.put(contestant.name, String.valueOf(e.getMessage()));
                    times.remove(contestant.name);
                    continue;
                }
                System.err.printf(
                        "%s: %s %.3f s%s%n", title, contestant.name, answer.seconds(), round < 0 ? " (warm-up)" : "");
                if (round >= 0) {
                    times.computeIfAbsent(contestant.name, name -> new ArrayList<>())
                            .add(answer.seconds());
                    notes.put(contestant.name, answer.note());
                }
            }
        }
        Map<String, double[]> seconds = new LinkedHashMap<>();
        times.forEach((name, list) ->
                seconds.put(name, list.stream().mapToDouble(Double::doubleValue).toArray()));
        return new Result(title, seconds, notes, failures);
    }
}
