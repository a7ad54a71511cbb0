package io.plumbline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apache.spark.sql.SparkSession;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;

/**
 * Catalogues 10,000 Parquet, Avro or ORC files in 200 partitioned folders and says how long it took and how many bytes were read, which tells
 * whether a data page was among them.
 */
public final class FileCatalog {

    private static final int FOLDERS = 200;
    private static final int FILES_IN_EACH = 50;

    private FileCatalog() {}

    /** Takes an empty directory to work in and a format: {@code parquet}, which it is without one, {@code avro} or {@code orc}. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        String format = arguments.length > 1 ? arguments[1] : "parquet";
        long stored = fill(directory, format);
        AtomicInteger files = new AtomicInteger();
        long readBefore = bytesRead();
        long start = System.nanoTime();
        SourcePolicy policy =
                new SourcePolicy(Map.of("bench", directory), EgressPolicy.SELF_HOSTED, SourceLimits.DEFAULT);
        try (Source source = Sources.open(
                new ConnectionSettings("local-files", Map.of("root", "bench", "path", "sales"), Map.of()), policy)) {
            int containers = source.list(ListingOptions.ALL, container -> {
                        Integer count = container.fileCount();
                        files.addAndGet(count == null ? 0 : count);
                    })
                    .containers();
            System.out.printf(
                    "%,d files in %d container(s): %.1f s, %,d of %,d bytes read%n",
                    files.get(), containers, (System.nanoTime() - start) / 1e9, bytesRead() - readBefore, stored);
        }
    }

    private static long fill(Path directory, String format) throws IOException {
        Path one = directory.resolve("one");
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
        List<String> columns = Stream.iterate(0, i -> i + 1)
                .limit(20)
                .map(i -> "uuid() AS c" + i)
                .toList();
        spark.range(500)
                .selectExpr(columns.toArray(String[]::new))
                .coalesce(1)
                .write()
                .format(format)
                .save(one.toString());
        Path file;
        try (Stream<Path> written = Files.list(one)) {
            file = written.filter(p -> p.toString().endsWith("." + format))
                    .findFirst()
                    .orElseThrow();
        }
        for (int folder = 0; folder < FOLDERS; folder++) {
            Path day = Files.createDirectories(directory.resolve("sales/day=" + (1000 + folder)));
            for (int i = 0; i < FILES_IN_EACH; i++) {
                Files.copy(file, day.resolve("part-" + i + "." + format));
            }
        }
        return Files.size(file) * FOLDERS * FILES_IN_EACH;
    }

    /** By this process, from files and anything else. */
    private static long bytesRead() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/io"))) {
            return lines.filter(line -> line.startsWith("rchar: "))
                    .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
