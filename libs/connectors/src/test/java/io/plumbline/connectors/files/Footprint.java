package io.plumbline.connectors.files;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.hadoop.fs.FileSystem;

import static org.assertj.core.api.Assertions.assertThat;

/** What this process holds: threads, sockets, and Hadoop's file systems. */
record Footprint(List<String> threads, long sockets, int fileSystems) {

    /** The pools of the one Spark session, which grow up to their limits whatever is read. */
    private static final Pattern SPARK = Pattern.compile("(shuffle-exchange|ResultQueryStageExecution|QueryStageCreator"
            + "|block-manager-.*|map-output-dispatcher|task-result-getter|Executor task launch.*|dispatcher-.*"
            + "|rpc-.*|broadcast-exchange|subquery|ForkJoinPool.*|awaitility.*|process reaper.*)-?.*");

    /** What the JVM's own threads and connections in use elsewhere may vary by; a leak is at least one a source. */
    private static final int BREATH = 5;

    static Footprint taken() throws IOException, ReflectiveOperationException {
        List<String> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !SPARK.matcher(name).matches())
                .sorted()
                .toList();
        long sockets;
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            sockets = open.filter(Footprint::isSocket).count();
        }
        Method cached = FileSystem.class.getDeclaredMethod("cacheSize");
        cached.setAccessible(true);
        return new Footprint(threads, sockets, (int) cached.invoke(null));
    }

    void requireAtMost(Footprint before) {
        assertThat(fileSystems).as("file systems").isEqualTo(before.fileSystems);
        assertThat(sockets).as("sockets").isLessThanOrEqualTo(before.sockets + BREATH);
        assertThat(threads).as("threads").hasSizeLessThanOrEqualTo(before.threads.size() + BREATH);
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
