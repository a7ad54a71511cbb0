package io.plumbline.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.embedded.BrokerProcess;
import io.plumbline.embedded.StoreProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ChildJvmTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    /** Writes its argument and a variable, then counts until it is stopped. */
    static final class Counter {
        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("BYE")));
            System.out.println("READY " + arguments[0] + " " + System.getenv("GREETING"));
            for (int i = 0; ; i++) {
                System.out.println("tick " + i);
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    @Test
    void aChild_getsArgumentsAndEnvironment_andStopsOnRequest() {
        try (ChildJvm child = counter()) {
            assertThat(child.waitForLine("READY", SOON)).isEqualTo("READY a b hello");
            assertThat(child.stop(SOON)).isEqualTo(143);
            assertThat(child.lines()).contains("BYE");
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void aKilledChild_hasNoTimeToSayAnything() {
        try (ChildJvm child = counter()) {
            child.waitForLine("READY", SOON);
            child.kill();
            assertThat(child.isAlive()).isFalse();
            assertThat(child.lines()).doesNotContain("BYE");
        }
    }

    @Test
    void aFrozenChild_standsStill_untilItIsResumed() {
        try (ChildJvm child = counter()) {
            child.waitForLine("tick 3", SOON);
            child.freeze();
            int before = settled(child);
            child.resume();
            await().atMost(SOON).until(() -> child.lines().size() > before + 5);
        }
    }

    @Test
    void aChildThatEndsEarly_failsTheWait_withItsLog() {
        try (ChildJvm child = ChildJvm.ofMain(StoreProcess.class)
                .log(directory.resolve("child.log"))
                .start()) {
            assertThatThrownBy(() -> child.waitForLine("READY", SOON))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("ended with 2")
                    .hasMessageContaining("arguments: 0 (expected: <data directory> [port])");
        }
        assertThat(directory.resolve("child.log")).isNotEmptyFile();
    }

    @Test
    void brokerAndStore_runAsProcesses_andRefuseASecondOpener() throws Exception {
        for (Class<?> main : new Class<?>[] {BrokerProcess.class, StoreProcess.class}) {
            String data = Files.createDirectories(directory.resolve(main.getSimpleName()))
                    .toString();
            try (ChildJvm first = ChildJvm.ofMain(main).arguments(data).start();
                    ChildJvm second = waitThenStart(first, main, data)) {
                second.waitForLine("is in use by another process", SOON);
                assertThat(second.lines()).anyMatch(line -> line.contains(data + " is in use"));
                assertThat(first.stop(Duration.ofSeconds(12))).isEqualTo(143);
            }
        }
    }

    private static ChildJvm waitThenStart(ChildJvm first, Class<?> main, String data) {
        first.waitForLine("READY ", SOON);
        return ChildJvm.ofMain(main).arguments(data).start();
    }

    private static ChildJvm counter() {
        return ChildJvm.ofMain(Counter.class)
                .jvmArguments("-Xmx64m", "-XX:TieredStopAtLevel=1")
                .arguments("a b")
                .environment("GREETING", "hello")
                .start();
    }

    /** The number of lines when it has not changed for a while. */
    private static int settled(ChildJvm child) {
        int[] last = {-1};
        await().pollInterval(Duration.ofMillis(300)).atMost(SOON).until(() -> {
            int before = last[0];
            last[0] = child.lines().size();
            return last[0] == before;
        });
        return last[0];
    }
}
