package io.plumbline.connectors.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.hadoop.HdfsRoot;
import io.plumbline.connectors.hadoop.RemoteRoot;
import io.plumbline.testkit.HdfsServer;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The client of a Hadoop cluster against a real name node and data node. */
@Proves(
        connectors = "hdfs",
        stages = {Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.REAL_SERVER)
class HdfsSourceTest extends RemoteStoreContract {

    private HdfsServer server;

    @Override
    void start() {
        server = HdfsServer.shared();
    }

    private Entered entered(String path, String user) {
        Map<String, Object> properties =
                new HashMap<>(Map.of("host", server.host(), "port", server.port(), "path", path, "user", user));
        return new Entered("hdfs", properties, Map.of());
    }

    @Override
    Entered bucket() {
        return entered("/tests", server.superuser());
    }

    @Override
    Entered namesake() {
        return entered("/others", "other");
    }

    @Override
    Entered wrongCredentials() {
        return entered("/closed", "stranger");
    }

    @Override
    Entered missingBucket() {
        return entered("/missing", server.superuser());
    }

    @Override
    Entered nobodyThere() {
        return bucket().with("port", Ports.free());
    }

    @Override
    String prefixField() {
        return "path";
    }

    @Override
    String prefix(String folder) {
        return "/tests/" + folder;
    }

    @Override
    void put(Entered bucket, String path, byte[] content) throws IOException {
        String folder = String.valueOf(bucket.properties().get("path"));
        try (FileSystem files = superuser();
                var out = files.create(new Path(folder + "/" + path))) {
            out.write(content);
        }
    }

    private FileSystem superuser() throws IOException {
        Map<String, Object> properties = new HashMap<>(bucket().properties());
        properties.put("port", (long) server.port());
        RemoteRoot root = HdfsRoot.of(properties, Map.of());
        Configuration configuration = new Configuration(false);
        configuration.addResource("core-default.xml");
        root.settings().forEach(configuration::set);
        return FileSystem.newInstance(root.uri(), configuration);
    }

    @Override
    String shown(String path) {
        return server.host() + ":tests/" + path;
    }

    /** Without Kerberos there are no credentials to be wrong; a user without rights is told so. */
    @Test
    @Override
    void wrongCredentials_areCalledThat_withoutTheSecret() throws IOException {
        try (FileSystem files = superuser()) {
            files.mkdirs(new Path("/closed"));
            files.setPermission(new Path("/closed"), FsPermission.valueOf("drwx------"));
        }
        try (Source source = wrongCredentials().open()) {
            assertThatThrownBy(source::probe).isInstanceOfSatisfying(SourceException.class, e -> {
                assertThat(e.failure()).isEqualTo(SourceFailure.PERMISSION_DENIED);
                assertThat(e.reason()).startsWith("127.0.0.1:closed: no right to read it");
            });
        }
    }
}
