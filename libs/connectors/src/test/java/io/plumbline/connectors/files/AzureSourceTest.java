package io.plumbline.connectors.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import io.plumbline.connectors.Secret;
import io.plumbline.connectors.hadoop.AzureRoot;
import io.plumbline.connectors.hadoop.RemoteRoot;
import io.plumbline.testkit.AzureServer;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

/** ABFS against a real Blob service, with two accounts that have a container of the same name. */
@Proves(
        connectors = "azure",
        stages = {Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.EMULATOR)
class AzureSourceTest extends RemoteStoreContract {

    private static final String CONTAINER = "container-of-tests";
    private AzureServer server;

    @Override
    void start() {
        server = AzureServer.shared();
    }

    private Entered entered(AzureServer.Account account, String container, String key) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "account",
                account.name(),
                "container",
                container,
                "endpoint",
                server.endpoint(),
                "authentication",
                "shared-key"));
        return new Entered("azure", properties, Map.of("accountKey", key));
    }

    @Override
    Entered bucket() {
        return entered(AzureServer.FIRST, CONTAINER, AzureServer.FIRST.key());
    }

    @Override
    Entered namesake() {
        return entered(AzureServer.SECOND, CONTAINER, AzureServer.SECOND.key());
    }

    @Override
    Entered wrongCredentials() {
        return entered(AzureServer.FIRST, CONTAINER, AzureServer.SECOND.key());
    }

    @Override
    Entered missingBucket() {
        return entered(AzureServer.FIRST, "missing-container", AzureServer.FIRST.key());
    }

    @Override
    Entered nobodyThere() {
        return bucket().with("endpoint", "http://127.0.0.1:" + Ports.free());
    }

    @Override
    void put(Entered bucket, String path, byte[] content) throws IOException {
        RemoteRoot root = AzureRoot.of(
                bucket.properties(),
                Map.of(
                        "accountKey",
                        Secret.of(Objects.requireNonNull(bucket.secrets().get("accountKey")))));
        Configuration configuration = new Configuration(false);
        configuration.addResource("core-default.xml");
        root.settings().forEach(configuration::set);
        configuration.set("fs.azure.createRemoteFileSystemDuringInitialization", "true");
        try (FileSystem files = FileSystem.newInstance(root.uri(), configuration);
                var out = files.create(new Path("/" + path))) {
            out.write(content);
        }
    }

    @Override
    String shown(String path) {
        return CONTAINER + ":" + path;
    }
}
