package io.plumbline.testkit;

import java.nio.file.Path;

import io.plumbline.embedded.EmbeddedStore;

/** The MongoDB of this JVM's tests: the one that {@value #VARIABLE} names, or an embedded store that starts at first use. */
public final class Stores {
    public static final String VARIABLE = "PLUMBLINE_TEST_MONGO_URI";

    private Stores() {}

    private static final class Shared {
        private static final String URI = start();

        private static String start() {
            String named = System.getenv(VARIABLE);
            if (named != null && !named.isBlank()) {
                return named;
            }
            Path directory = TemporaryDirectories.create("store");
            EmbeddedStore store = EmbeddedStore.start(directory, 0);
            AtExit.close(store);
            return store.connectionString();
        }
    }

    /** {@code mongodb://…}. Other tests use the same server: take the database from {@link #freshDatabase}. */
    public static String connectionString() {
        return Shared.URI;
    }

    /** Whether the server was named from outside, so that a test must not stop it. */
    public static boolean isExternal() {
        String named = System.getenv(VARIABLE);
        return named != null && !named.isBlank();
    }

    /** The name of a database that no other test uses. */
    public static String freshDatabase() {
        return FreshNames.of("test");
    }
}
