package io.plumbline.benchmarks.profile;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** Prints races and targets, and remembers whether one was missed. */
final class Report {
    private final PrintStream out;
    private int missed;

    Report(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
    }

    /** A table of the times, with how many times each one's median the first one's is. */
    void race(Race.Result result) {
        out.println();
        out.println(result.title());
        out.printf("  %-34s %10s %10s %10s %5s %10s%n", "", "median s", "min s", "max s", "runs", "1st / it");
        String first = result.seconds().keySet().iterator().next();
        result.seconds().forEach((name, times) -> {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            out.printf(
                    Locale.ROOT,
                    "  %-34s %10.3f %10.3f %10.3f %5d %10.3f   %s%n",
                    name,
                    result.median(name),
                    sorted[0],
                    sorted[sorted.length - 1],
                    times.length,
                    result.ratio(first, name),
                    result.notes().get(name));
        });
        result.failures().forEach((name, why) -> out.printf("  %-34s failed: %s%n", name, why));
    }

    /** Whether a figure keeps a limit. */
    void target(String what, double value, double limit) {
        boolean kept = value <= limit;
        missed += kept ? 0 : 1;
        out.printf(Locale.ROOT, "  %-6s %s: %.3f (at most %.3f)%n", kept ? "kept" : "MISSED", what, value, limit);
    }

    int missed() {
        return missed;
    }
}
