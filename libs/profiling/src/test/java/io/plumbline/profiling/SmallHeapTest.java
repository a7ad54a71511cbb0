package io.plumbline.profiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.profiling.SmallHeapRun.Needed;

import static org.assertj.core.api.Assertions.assertThat;

/** In a JVM of its own with 512 MB, about the least that Spark starts with: memory goes with columns, not with rows. */
class SmallHeapTest {
    private static final Logger log = LoggerFactory.getLogger(SmallHeapTest.class);
    private static final long HEAP = 512L << 20;

    @TempDir
    private Path folder;

    @Test
    @Timeout(240)
    void dataLargerThanTheHeap_isProfiledToItsEnd_andTenTimesTheRowsNeedNoMore() throws Exception {
        Path few = folder.resolve("few");
        Path many = folder.resolve("many");
        SmallHeapRun.writeTexts(LocalSpark.session(), few.toString(), 120_000);
        SmallHeapRun.writeTexts(LocalSpark.session(), many.toString(), 1_200_000);
        assertThat(size(many)).isGreaterThan(HEAP * 11 / 10);

        List<Needed> needed = run(few, many);

        log.info("Rows, fields, failures, bytes in use: {}", needed);
        assertThat(needed).extracting(Needed::rows).containsExactly(120_000L, 1_200_000L);
        assertThat(needed).allSatisfy(each -> {
            assertThat(each.fields()).isEqualTo(6);
            assertThat(each.failures()).isZero();
        });
        // What is seen of the blocks that the two tasks are reading differs from one look to the next.
        assertThat(needed.get(1).live()).isLessThanOrEqualTo(needed.get(0).live() * 12 / 10 + 2 * SmallHeapRun.BLOCK);
    }

    @Test
    @Timeout(240)
    void twelveHundredColumns_fitIntoTheSameHeap() throws Exception {
        Path wide = folder.resolve("wide");
        SmallHeapRun.writeColumns(LocalSpark.session(), wide.toString(), 1_200, 3_000);

        List<Needed> needed = run(wide);

        log.info("Rows, fields, failures, bytes in use: {}", needed);
        assertThat(needed.get(0).rows()).isEqualTo(3_000);
        assertThat(needed.get(0).fields()).isEqualTo(1_200);
        assertThat(needed.get(0).failures()).isZero();
    }

    private List<Needed> run(Path... data) throws IOException, InterruptedException {
        Path result = folder.resolve("needed.txt");
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC"));
        command.addAll(ClusterTest.opens());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), SmallHeapRun.class.getName(), result.toString()));
        Stream.of(data).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(200, TimeUnit.SECONDS))
                    .as(() -> end(output))
                    .isTrue();
            assertThat(process.exitValue()).as(() -> end(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(result).stream().map(Needed::of).toList();
    }

    private static String end(Path output) {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "no output: " + e.getMessage();
        }
    }

    private static long size(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(SmallHeapTest::length)
                    .sum();
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
