package io.plumbline.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.apache.spark.sql.SparkSession;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;

/** Reads delimited files typed and checked, as a profile does: one narrow and long, one wide and short. Prints the best of three. */
final class FileScan {

    private static final int RUNS = 3;

    private FileScan() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Files.createTempDirectory("plumbline-benchmark");
        write(root.resolve("narrow.csv"), 16, 400_000);
        write(root.resolve("wide.csv"), 3_000, 1);
        write(root.resolve("both.csv"), 400, 5_000);
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.caseSensitive", "true")
                .getOrCreate();
        SourcePolicy policy = new SourcePolicy(Map.of("b", root), EgressPolicy.SELF_HOSTED, SourceLimits.DEFAULT);
        ConnectionSettings settings = new ConnectionSettings("local-files", Map.of("root", "b"), Map.of());
        try (Source source = Sources.open(settings, policy)) {
            source.list(ListingOptions.ALL, container -> measure(spark, source, container));
        } finally {
            spark.stop();
        }
    }

    private static void measure(SparkSession spark, Source source, ContainerDescription container) {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            ReadResult read = source.read(spark, container.ref(), ReadOptions.ALL);
            long rows = read.rows().queryExecution().toRdd().count();
            int warnings = read.warnings().size();
            best = Math.min(best, (System.nanoTime() - began) / 1_000_000);
            if (rows == 0 || warnings > 0) {
                throw new IllegalStateException(container.name() + ": " + rows + " rows, " + warnings + " warnings");
            }
        }
        System.out.println(container.name() + ": " + best + " ms");
    }

    private static void write(Path file, int columns, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = -1; row < rows; row++) {
                StringBuilder line = new StringBuilder();
                for (int column = 0; column < columns; column++) {
                    line.append(column == 0 ? "" : ",").append(row < 0 ? "c" + column : value(row, column));
                }
                out.write(line.append('\n').toString());
            }
        }
    }

    private static String value(int row, int column) {
        return switch (column % 4) {
            case 0 -> Integer.toString(row + column);
            case 1 -> "text " + row;
            case 2 -> row + ".25";
            default -> "2024-01-" + (10 + row % 20);
        };
    }
}
