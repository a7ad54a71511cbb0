package io.plumbline.connectors.hadoop;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.testkit.GcsServer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A mount seen from Hadoop's side: in this process, and in one that knows it by the options of a read alone. */
class MountTest {

    private static final String BUCKET = "bucket-of-mounts";
    private static GcsServer server;
    private static RemoteRoot root;

    @BeforeAll
    static void start() {
        server = GcsServer.start();
        server.put(BUCKET, "folder/a.txt", "hello".getBytes(UTF_8));
        String key = server.serviceAccountKey("reader@test.example.org", java.util.Set.of(BUCKET));
        root = GcsRoot.of(
                Map.of("bucket", BUCKET, "endpoint", server.endpoint(), "authentication", "service-account"),
                Map.of("serviceAccountKey", Secret.of(key)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Configuration configuration(Map<String, String> options) {
        Configuration configuration = new Configuration(false);
        // As Spark hands them on.
        options.forEach((name, value) -> configuration.set(name.toLowerCase(Locale.ROOT), value));
        return configuration;
    }

    private static String text(Path path, Configuration configuration) throws IOException {
        try (FSDataInputStream in = path.getFileSystem(configuration).open(path)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void path_isReadUnderTheOptionsOfItsMount_untilThatIsClosed() throws IOException {
        Mount mount = Mount.of(root, EgressPolicy.OWN_MACHINE);
        Configuration configuration = configuration(mount.options());
        Path path = mount.path("folder/a.txt");
        assertThat(text(path, configuration)).isEqualTo("hello");
        assertThat(path.getFileSystem(configuration).listStatus(path.getParent()))
                .extracting(status -> status.getPath())
                .isEqualTo(List.of(path));
        mount.close();
        assertThatThrownBy(() -> text(path, configuration)).hasMessageContaining("closed");
    }

    @Test
    void mountOfAnotherProcess_isMadeFromTheOptions_andClosedOnceItIsIdle() throws IOException {
        int before = Mounts.open();
        try (Mount mount = Mount.of(root, EgressPolicy.OWN_MACHINE)) {
            String value = mount.options().entrySet().stream()
                    .filter(option -> option.getKey().endsWith(".secret"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            Configuration executor = configuration(mount.options());
            executor.set(Mounts.option("elsewhere-1"), value);
            Path path = new Path("plumbline://elsewhere-1/folder/a.txt");
            try (FSDataInputStream open = path.getFileSystem(executor).open(path)) {
                Mounts.closeIdle(0);
                assertThat(new String(open.readAllBytes(), UTF_8)).isEqualTo("hello");
                assertThat(Mounts.open()).isEqualTo(before + 2);
            }
            Mounts.closeIdle(0);
            assertThat(Mounts.open()).isEqualTo(before + 1);
        }
    }

    @Test
    void policy_travelsWithTheOptions() {
        try (Mount mount = Mount.of(root, EgressPolicy.SELF_HOSTED)) {
            Configuration executor = configuration(mount.options());
            executor.set(Mounts.option("elsewhere-2"), executor.get(Mounts.option(mount.id())));
            Path path = new Path("plumbline://elsewhere-2/folder/a.txt");
            assertThatThrownBy(() -> path.getFileSystem(executor).open(path))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.POLICY_DENIED));
            Mounts.closeIdle(0);
        }
    }

    @Test
    void nothingIsEverWritten() throws IOException {
        try (Mount mount = Mount.of(root, EgressPolicy.OWN_MACHINE)) {
            Path path = mount.path("folder/b.txt");
            FileSystem files = path.getFileSystem(configuration(mount.options()));
            assertThatThrownBy(() -> files.create(path)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> files.mkdirs(path)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> files.delete(path, true)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> files.rename(path, path)).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
