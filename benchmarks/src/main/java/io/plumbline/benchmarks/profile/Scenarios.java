package io.plumbline.benchmarks.profile;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** The races, with the figures that they must show. */
final class Scenarios {
    private static final String OURS = "plumbline";
    private static final String DUCKDB = "duckdb";
    private static final String NOOP = "noop";

    private final Bench bench;
    private final Settings settings;
    private final Report report;

    Scenarios(Bench bench, Settings settings, Report report) {
        this.bench = bench;
        this.settings = settings;
        this.report = report;
    }

    void run(String name) throws IOException {
        switch (name) {
            case "gate" -> gate();
            case "lineitem" -> lineitem();
            case "csv" -> csv();
            case "group" -> group();
            case "wide" -> wide();
            case "many" -> many();
            case "strings" -> strings();
            case "merge" -> merge();
            case "memory" -> memory();
            default ->
                throw new IllegalArgumentException("scenario: " + name + " (expected: one of " + Settings.ALL + ")");
        }
    }

    /** The ratios that a change must not make much worse; a smaller table, and limits with a margin. */
    private void gate() throws IOException {
        Rounds rounds = new Rounds(3, 7, 0);
        int columns = 200;
        String data = bench.data("lineitem", "parquet", "0.1");
        Race.Result lineitem = new Race("lineitem at scale 0.1, Parquet")
                .with(OURS, bench.spark(), "profile", "parquet", data)
                .with(NOOP, bench.spark(), NOOP, "parquet", data)
                .with(DUCKDB, bench.duckDb(), "profile", "parquet", data)
                .run(rounds);
        report.race(lineitem);
        report.target("profile / noop scan", lineitem.ratio(OURS, NOOP), GateLimits.PROFILE_TO_NOOP);
        report.target("profile / DuckDB SUMMARIZE", lineitem.ratio(OURS, DUCKDB), GateLimits.PROFILE_TO_DUCKDB);
        Race.Result cells = cells(columns, 16, new Rounds(2, 5, 0));
        report.target(
                "time per cell, " + columns + " columns / 16", perCell(cells, columns, 16), GateLimits.CELL_OF_WIDE);
    }

    private void lineitem() throws IOException {
        String data = bench.data("lineitem", "parquet", text(settings.scale()));
        Race race = new Race(
                        "lineitem at scale " + text(settings.scale()) + ", Parquet, " + Bench.megabytes(data) + " MB")
                .with(OURS, bench.spark(), "profile", "parquet", data)
                .with(NOOP, bench.spark(), NOOP, "parquet", data);
        if (settings.has(DUCKDB)) {
            race.with(DUCKDB, bench.duckDb(), "profile", "parquet", data);
        }
        if (settings.has("summary")) {
            race.withSlow("summary", bench.spark(), "summary", "parquet", data);
        }
        if (bench.hasDeequ()) {
            race.withSlow("deequ", bench.deequ(), "profile", data);
        }
        Race.Result result = race.run(settings.rounds());
        report.race(result);
        limit(result, NOOP, 2.0);
        limit(result, DUCKDB, 0.6);
        limit(result, "deequ", 0.05);
    }

    private void csv() throws IOException {
        String data = bench.data("lineitem", "csv", text(settings.scale()));
        Race race = new Race("lineitem at scale " + text(settings.scale()) + ", CSV, " + Bench.megabytes(data) + " MB")
                .with("plumbline's own reader", bench.spark(), "profile-source", data)
                .with("plumbline on Spark's reader", bench.spark(), "profile", "csv", data)
                .with(NOOP, bench.spark(), NOOP, "csv", data);
        if (settings.has(DUCKDB)) {
            race.with(DUCKDB, bench.duckDb(), "profile", "csv", data);
        }
        Race.Result result = race.run(settings.rounds());
        report.race(result);
        report.target("plumbline's own reader / noop read", result.ratio("plumbline's own reader", NOOP), 1.5);
    }

    /** What groups cost beside the whole: no limit, as it depends on how many groups there are and how large. */
    private void group() throws IOException {
        String data = bench.data("lineitem", "parquet", text(settings.scale()));
        report.race(new Race("lineitem at scale " + text(settings.scale())
                        + ", Parquet, in groups by l_returnflag and l_linestatus")
                .with(OURS, bench.spark(), "profile-groups", "parquet", data, "l_returnflag", "l_linestatus")
                .with("plumbline without groups", bench.spark(), "profile-groups", "parquet", data)
                .with("group by, count", bench.spark(), "count-groups", "parquet", data, "l_returnflag", "l_linestatus")
                .run(settings.rounds()));
    }

    private void wide() throws IOException {
        Race.Result result = cells(1_000, 16, settings.rounds());
        report.target("time per cell, 1,000 columns / 16", perCell(result, 1_000, 16), 1.5);
        String data = bench.data("wide", "parquet", "1000");
        EngineProcess.Answer small = bench.spark("2g").ask("live-profile", "parquet", data);
        report.line(String.format(
                Locale.ROOT,
                "  1,000 columns with a heap of 2 GiB: done, at most %d MB live",
                LiveHeap.bytes(small.note()) / 1_000_000));
        String wider = bench.data("wide", "parquet", "5000");
        EngineProcess.Answer answer = bench.spark().ask("profile", "parquet", wider);
        report.line(String.format(Locale.ROOT, "  5,000 columns with 4 GiB: done in %.1f s", answer.seconds()));
    }

    /** Ours on tables of two widths, of the same types and number of rows. */
    private Race.Result cells(int columns, int fewer, Rounds rounds) throws IOException {
        String wide = bench.data("wide", "parquet", Integer.toString(columns));
        String narrow = bench.data("wide", "parquet", Integer.toString(fewer));
        Race.Result result = new Race(columns + " columns × 100,000 rows, Parquet, " + Bench.megabytes(wide) + " MB")
                .with(columns + " columns", bench.spark(), "profile", "parquet", wide)
                .with("noop of " + columns, bench.spark(), NOOP, "parquet", wide)
                .with(fewer + " columns", bench.spark(), "profile", "parquet", narrow)
                .run(rounds);
        report.race(result);
        return result;
    }

    private static double perCell(Race.Result result, int columns, int fewer) {
        return result.ratio(columns + " columns", fewer + " columns") * fewer / columns;
    }

    private void many() throws IOException {
        int tables = 2_000;
        String data = bench.data("many", "parquet", Integer.toString(tables));
        Race.Result result = new Race(tables + " Parquet files of 100 rows × 10 columns, a table each")
                .with(OURS, bench.spark(), "profile-each", data)
                .run(settings.rounds());
        report.race(result);
        report.target("seconds for each table", result.median(OURS) / tables, 0.15);
    }

    private void strings() throws IOException {
        String data = bench.data("strings", "parquet", "2000000");
        Race race = new Race(
                        "2,000,000 rows × 6 texts, nearly all different, Parquet, " + Bench.megabytes(data) + " MB")
                .with(OURS, bench.spark(), "profile", "parquet", data)
                .with(NOOP, bench.spark(), NOOP, "parquet", data);
        if (settings.has(DUCKDB)) {
            race.with(DUCKDB, bench.duckDb(), "profile", "parquet", data);
        }
        report.race(race.run(settings.rounds()));
    }

    private void merge() throws IOException {
        String data = bench.data("parts", "parquet", "365");
        EngineProcess.Answer kept = bench.spark().ask("keep-parts", data);
        Race.Result result = new Race("Stored states of 50 columns to one profile: " + kept.note())
                .with(OURS, bench.spark(), "merge-parts")
                .run(settings.rounds());
        report.race(result);
        report.target("seconds", result.median(OURS), 1.0);
    }

    private void memory() throws IOException {
        String one = bench.data("lineitem", "parquet", "1");
        String ten = bench.data("lineitem", "parquet", "10");
        EngineProcess spark = bench.spark("4g");
        spark.ask("live-profile", "parquet", one);
        int rounds = settings.rounds().measured();
        double[] quotients = new double[rounds];
        report.line("");
        for (int round = 0; round < rounds; round++) {
            double small =
                    LiveHeap.bytes(spark.ask("live-profile", "parquet", one).note());
            double large =
                    LiveHeap.bytes(spark.ask("live-profile", "parquet", ten).note());
            quotients[round] = large / small;
            report.line(String.format(
                    Locale.ROOT,
                    "Live heap: %.0f MB for 6 million rows, %.0f MB for 60 million",
                    small / 1e6,
                    large / 1e6));
        }
        Arrays.sort(quotients);
        report.target("heap, 60 million rows / 6 million", quotients[rounds / 2], 1.2);
    }

    private void limit(Race.Result result, String other, double limit) {
        if (result.has(other)) {
            report.target("plumbline / " + other, result.ratio(OURS, other), limit);
        }
    }

    private static String text(double scale) {
        return scale == Math.rint(scale) ? Long.toString((long) scale) : Double.toString(scale);
    }
}
