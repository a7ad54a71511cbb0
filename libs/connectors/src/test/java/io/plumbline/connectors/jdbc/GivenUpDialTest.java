package io.plumbline.connectors.jdbc;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A server that accepts and never answers holds neither a socket nor a thread of ours once the dial is given up. */
class GivenUpDialTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "mysql", "redshift"})
    void cancel_closesTheSocketOfADialThatIsUnderWay(String type) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Source source = open(type, silent.getLocalPort())) {
            CompletableFuture<Void> spoken = new CompletableFuture<>();
            Future<Boolean> closed = threads.submit(() -> {
                try (Socket accepted = silent.accept()) {
                    spoken.complete(null);
                    accepted.setSoTimeout(30_000);
                    while (accepted.getInputStream().read() >= 0) {
                        // What the driver says first is of no interest.
                    }
                    return true;
                }
            });
            Future<?> probe = threads.submit(source::probe);
            spoken.get(20, SECONDS);

            source.cancel();

            assertThatThrownBy(() -> probe.get(20, SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.CANCELLED));
            assertThat(closed.get(20, SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        // The driver's thread sees the closed socket when it gets its turn.
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.contains("connection thread")));
    }

    private static Source open(String type, int port) {
        Map<String, Object> properties =
                Map.of("host", "127.0.0.1", "port", port, "database", "shop", "user", "reader");
        return Sources.open(
                new ConnectionSettings(type, properties, Map.of("password", Secret.of("any"))),
                new SourcePolicy(Map.of(), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT, Mariadb.DRIVERS));
    }
}
