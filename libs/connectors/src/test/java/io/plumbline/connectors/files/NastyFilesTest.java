package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.spark.sql.Observation;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Every nasty file, beside a good one, is listed and read within 30 s, in a heap of 1 GiB, and ends as {@link NastyOutcomes} says: with so
 * many rows and these warnings, or with a class and words that name it. The good one is read all the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NastyFilesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Their long line goes over the border of two splits: the task of either may be the first to tell of it. */
    private static final Map<String, String> LONG_LINES =
            Map.of("line-100mb.jsonl", "line 700001:", "line-100mb-late.csv", "line 2000002:");

    private static final String BEYOND_THE_BORDER = "the line at byte 67108865:";

    private final Map<String, Supplier<byte[]>> files = NastyFiles.all();
    private final NastyOutcomes outcomes = NastyOutcomes.read();

    Stream<String> names() {
        return files.keySet().stream();
    }

    @BeforeAll
    static void heap() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(1L << 30);
    }

    @Test
    void thereAreMoreThan250_andEachHasItsOutcome() {
        assertThat(files).hasSizeGreaterThan(250);
        assertThat(outcomes.names()).containsExactlyInAnyOrderElementsOf(files.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void nastyFile_endsInTime_asItShould(String name, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("good.csv"), "g,h\n1,x\n2,y\n");
        Files.write(folder.resolve(name), files.get(name).get());
        AtomicReference<List<String>> ends = new AtomicReference<>(List.of());
        assertTimeoutPreemptively(LIMIT, () -> {
            try (Source source = LocalFilesSourceTest.open(folder, Map.of("root", "sample"))) {
                Listed listed = Listed.of(source);
                assertThat(listed.all().size()).isGreaterThanOrEqualTo(2);
                List<String> found = new ArrayList<>();
                for (ContainerDescription container : listed.all()) {
                    if (!container.name().equals("good.csv")) {
                        found.add(container
                                        .name()
                                        .replaceFirst("^\\Q" + name + "\\E(.+)", "$1: ")
                                        .replaceFirst("^\\Q" + name + "\\E$", "")
                                + end(source, container, name, folder));
                    }
                }
                ends.set(found);
                assertThat(source.read(Session.spark(), listed.get("good.csv").ref(), ReadOptions.ALL)
                                .rows()
                                .collectAsList())
                        .hasSize(2);
            }
        });
        outcomes.check(name, ends.get());
    }

    @AfterAll
    void write() throws IOException {
        outcomes.writeIfWanted();
    }

    /** The end in words: rows, columns and warnings, or when it failed and how. */
    private static String end(Source source, ContainerDescription container, String name, Path folder) {
        if (container.problem() != null) {
            return "listed: "
                    + named(container.problem().failure(), container.problem().message(), name, folder);
        }
        assertThat(container.fields()).extracting(f -> f.name()).doesNotHaveDuplicates();
        try {
            ReadResult read = source.read(Session.spark(), container.ref(), ReadOptions.ALL);
            Observation counted = new Observation();
            read.rows()
                    .observe(counted, functions.count(functions.lit(1)).as("rows"))
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
            Object rows = counted.getAsJava().get("rows");
            return rows + " rows of " + columns(container)
                    + Stream.concat(
                                    container.warnings().stream().map(w -> " | told when listed: " + w),
                                    read.warnings().stream().map(w -> " | " + w.code() + ": " + w.message()))
                            .peek(words -> assertThat(words).contains("sample:" + name))
                            .map(words -> clean(words, name))
                            .collect(Collectors.joining());
        } catch (Exception e) {
            SourceException explained = source.explain(e);
            if (explained.failure() == SourceFailure.INTERNAL) {
                throw new AssertionError(name + " has no explanation", e);
            }
            String words = named(explained.failure(), explained.reason(), name, folder);
            return "read: " + words.replace(LONG_LINES.getOrDefault(name, BEYOND_THE_BORDER), BEYOND_THE_BORDER);
        }
    }

    private static String columns(ContainerDescription container) {
        String all = container.fields().stream()
                .limit(8)
                .map(f -> f.name() + " " + f.sparkType())
                .collect(Collectors.joining(", "));
        String shown = all.length() > 150 ? all.substring(0, 150) + " …" : all;
        return container.fields().size() > 8 ? container.fields().size() + " columns: " + shown + " …" : shown;
    }

    private static String named(SourceFailure failure, String words, String name, Path folder) {
        assertThat(failure)
                .as(words)
                .isIn(List.of(SourceFailure.FILE_UNREADABLE, SourceFailure.FILE_EMPTY, SourceFailure.TOO_LARGE));
        assertThat(words)
                .startsWith("sample:" + name)
                .contains("(expected: ")
                .doesNotContain(folder.toString())
                .doesNotContain("Exception")
                .hasSizeLessThan(500);
        return failure + " " + clean(words, name);
    }

    private static String clean(String words, String name) {
        return words.replace("sample:" + name, "it");
    }
}
