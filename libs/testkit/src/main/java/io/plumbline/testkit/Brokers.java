package io.plumbline.testkit;

import java.nio.file.Path;

import io.plumbline.embedded.EmbeddedBroker;

/** The Kafka of this JVM's tests: the one that {@value #VARIABLE} names, or an embedded broker that starts at first use. */
public final class Brokers {
    public static final String VARIABLE = "PLUMBLINE_TEST_KAFKA_BOOTSTRAP";

    private Brokers() {}

    private static final class Shared {
        private static final String BOOTSTRAP = start();

        private static String start() {
            String named = System.getenv(VARIABLE);
            if (named != null && !named.isBlank()) {
                return named;
            }
            Path directory = TemporaryDirectories.create("kafka");
            EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
            AtExit.close(broker);
            return broker.bootstrapServers();
        }
    }

    /** For {@code bootstrap.servers}. Other tests use the same broker: take topics and groups from {@link #freshName}. */
    public static String bootstrapServers() {
        return Shared.BOOTSTRAP;
    }

    /** Whether the broker was named from outside, so that a test must not stop or reconfigure it. */
    public static boolean isExternal() {
        String named = System.getenv(VARIABLE);
        return named != null && !named.isBlank();
    }

    /** A name for a topic or group that no other test uses. Topics are not made by use: make them. */
    public static String freshName(String prefix) {
        return FreshNames.of(prefix);
    }
}
