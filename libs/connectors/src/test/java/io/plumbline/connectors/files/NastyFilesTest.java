package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
 * Every nasty file, beside a good one, is listed and read within 30 s, in a heap of 1 GiB: well, or with a class and words that name
 * it. The good one is read all the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NastyFilesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Map<SourceFailure, Integer> ENDS = new java.util.EnumMap<>(SourceFailure.class);
    private static int well;

    private final Map<String, Supplier<byte[]>> files = NastyFiles.all();

    Stream<String> names() {
        return files.keySet().stream();
    }

    @BeforeAll
    static void heap() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(1L << 30);
    }

    @Test
    void thereAreMoreThan250() {
        assertThat(files).hasSizeGreaterThan(250);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nastyFile_endsInTime_wellOrNamed(String name, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("good.csv"), "g,h\n1,x\n2,y\n");
        Files.write(folder.resolve(name), files.get(name).get());
        assertTimeoutPreemptively(LIMIT, () -> {
            try (Source source = LocalFilesSourceTest.open(folder, Map.of("root", "sample"))) {
                Listed listed = Listed.of(source);
                assertThat(listed.all().size()).isGreaterThanOrEqualTo(2);
                for (ContainerDescription container : listed.all()) {
                    if (!container.name().equals("good.csv")) {
                        end(source, container, name, folder);
                    }
                }
                assertThat(source.read(Session.spark(), listed.get("good.csv").ref(), ReadOptions.ALL)
                                .rows()
                                .collectAsList())
                        .hasSize(2);
            }
        });
    }

    @AfterAll
    static void bothEndsOccur() {
        assertThat(well).isGreaterThan(50);
        assertThat(ENDS).containsKeys(SourceFailure.FILE_UNREADABLE, SourceFailure.FILE_EMPTY, SourceFailure.TOO_LARGE);
    }

    private static void end(Source source, ContainerDescription container, String name, Path folder) {
        if (container.problem() != null) {
            named(container.problem().failure(), container.problem().message(), name, folder);
            return;
        }
        assertThat(container.fields()).extracting(f -> f.name()).doesNotHaveDuplicates();
        try {
            ReadResult read = source.read(Session.spark(), container.ref(), ReadOptions.ALL);
            read.rows().write().format("noop").mode("overwrite").save();
            assertThat(read.warnings()).allSatisfy(w -> assertThat(w.message()).contains("sample:" + name));
            well++;
        } catch (Exception e) {
            SourceException explained = source.explain(e);
            if (explained.failure() == SourceFailure.INTERNAL) {
                throw new AssertionError(name + " has no explanation", e);
            }
            named(explained.failure(), explained.reason(), name, folder);
        }
    }

    private static void named(SourceFailure failure, String words, String name, Path folder) {
        ENDS.merge(failure, 1, Integer::sum);
        assertThat(failure)
                .as(words)
                .isIn(List.of(SourceFailure.FILE_UNREADABLE, SourceFailure.FILE_EMPTY, SourceFailure.TOO_LARGE));
        assertThat(words)
                .startsWith("sample:" + name)
                .contains("(expected: ")
                .doesNotContain(folder.toString())
                .doesNotContain("Exception")
                .hasSizeLessThan(500);
    }
}
